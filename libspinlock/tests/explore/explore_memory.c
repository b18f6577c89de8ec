// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Makes the steps: the memory, and what the threads of a scenario call.
#include "internal.h"

#define STEPS_MAX 1500u

// Survives from scenario to scenario.
static struct {
    struct explore_site list[EXPLORE_SITES_MAX];
    bool met[EXPLORE_SITES_MAX];
    unsigned count;
    const char *file; // of the step that comes
    int line;
} sites;

// ------------------------------------------------------------------- memory

static uint64_t read_bits(const volatile void *ptr, size_t size)
{
    switch (size) {
    case 1:
        return *(const volatile uint8_t *)ptr;
    case 4:
        return *(const volatile uint32_t *)ptr;
    default:
        return *(const volatile uint64_t *)ptr;
    }
}

static void write_bits(void *ptr, size_t size, uint64_t bits)
{
    switch (size) {
    case 1:
        *(volatile uint8_t *)ptr = (uint8_t)bits;
        break;
    case 4:
        *(volatile uint32_t *)ptr = (uint32_t)bits;
        break;
    default:
        *(volatile uint64_t *)ptr = bits;
        break;
    }
}

static void join(struct view *into, const struct view *from)
{
    for (unsigned i = 0; i < ex.location_count; i++) {
        if (into->at[i] < from->at[i]) {
            into->at[i] = from->at[i];
        }
    }
}

static unsigned locate(const void *addr, uint64_t initial)
{
    for (unsigned i = 0; i < ex.location_count; i++) {
        if (ex.locations[i].addr == addr) {
            return i;
        }
    }
    if (ex.location_count == LOCATIONS_MAX) {
        fprintf(stderr, "too many locations\n");
        abort();
    }
    struct location *location = &ex.locations[ex.location_count];

    location->addr = addr;
    location->latest = 0;
    location->plain = false;
    location->values[0].bits = initial;
    location->values[0].glued = false;
    memset(&location->values[0].view, 0, sizeof(struct view));
    return ex.location_count++;
}

static struct thread *self(void)
{
    return &ex.threads[ex.current];
}

uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * UINT64_C(0x9e3779b97f4a7c15);
    return hash ^ (hash >> 29);
}

static void record(char what, unsigned location, uint64_t value)
{
    struct step *step = &ex.steps[ex.step_count % TRACE_MAX];

    step->thread = (uint8_t)ex.current;
    step->what = what;
    step->location = (uint8_t)location;
    step->value = (uint32_t)value;
    self()->history =
        mix(mix(self()->history, (uint64_t)what),
            mix((uintptr_t)ex.locations[location].addr, value));
    if (++ex.step_count > STEPS_MAX) {
        fail_run("a run does not end");
    }
}

static bool acquires(int order)
{
    return !ex.scenario->relaxed && order != __ATOMIC_RELAXED &&
           order != __ATOMIC_RELEASE;
}

static bool releases(int order)
{
    return !ex.scenario->relaxed &&
           (order == __ATOMIC_RELEASE || order == __ATOMIC_ACQ_REL ||
            order == __ATOMIC_SEQ_CST);
}

void explore_at(const char *file, int line)
{
    sites.file = file;
    sites.line = line;
}

unsigned explore_site_count(void)
{
    return sites.count;
}

const struct explore_site *explore_site(unsigned index)
{
    return &sites.list[index];
}

bool explore_site_met(unsigned index)
{
    return sites.met[index];
}

void forget_sites(void)
{
    memset(sites.met, 0, sizeof(sites.met));
}

static unsigned this_site(int order)
{
    unsigned i = 0;

    while (i < sites.count && (sites.list[i].line != sites.line ||
                               strcmp(sites.list[i].file, sites.file) != 0)) {
        i++;
    }
    if (i == EXPLORE_SITES_MAX) {
        fprintf(stderr, "too many sites\n");
        abort();
    }
    if (i == sites.count) {
        sites.list[sites.count++] =
            (struct explore_site){sites.file, sites.line, order};
    }
    sites.met[i] = true;
    return i;
}

// The order that the scenario wants here. Called before the thread stops, as
// the next thread tells its own site.
static int order_here(int order)
{
    if (order == __ATOMIC_RELAXED) {
        return order;
    }
    unsigned site = this_site(order);

    return ex.scenario->weakened == site + 1 ? ex.scenario->weaker : order;
}

static uint64_t see(unsigned at, unsigned index, int order)
{
    struct value *value = &ex.locations[at].values[index];
    struct thread *thread = self();

    if (thread->now.at[at] < index) {
        thread->now.at[at] = (uint8_t)index;
    }
    join(&thread->acquired, &value->view);
    if (acquires(order)) {
        join(&thread->now, &value->view);
    }
    // The first look counts: a later one in the same round may have come too
    // late for the decision that the round made.
    if (thread->looked[at] == 0) {
        thread->looked[at] = (uint8_t)(index + 1);
    }
    return value->bits;
}

static void shift(struct view *view, unsigned at, unsigned from)
{
    if (view->at[at] >= from) {
        view->at[at]++;
    }
}

// Everybody who knows a value from this index on knows it by the next one.
static void shift_all(unsigned at, unsigned from)
{
    for (unsigned i = 0; i < ex.thread_count; i++) {
        struct thread *thread = &ex.threads[i];

        shift(&thread->now, at, from);
        shift(&thread->acquired, at, from);
        shift(&thread->released, at, from);
        if (thread->looked[at] > from) {
            thread->looked[at]++;
        }
    }
    shift(&ex.fenced, at, from);
    for (unsigned i = 0; i < ex.location_count; i++) {
        for (unsigned v = 0; v <= ex.locations[i].latest; v++) {
            if (!ex.locations[i].plain) {
                shift(&ex.locations[i].values[v].view, at, from);
            }
        }
    }
}

// A store that is not ordered after another one may come before it in the
// location's history, but not between the halves of a read-modify-write.
static unsigned choose_place(unsigned at)
{
    const struct location *location = &ex.locations[at];
    unsigned places[VALUES_MAX];
    unsigned count = 0;

    places[count++] = location->latest + 1u;
    for (unsigned i = location->latest; i > self()->now.at[at]; i--) {
        if (!location->values[i].glued) {
            places[count++] = i;
        }
    }
    return places[decide(count)];
}

// A read-modify-write step carries on what the value before it published.
static void
append(unsigned at, void *ptr, size_t size, uint64_t bits, int order, bool rmw)
{
    struct location *location = &ex.locations[at];
    struct thread *thread = self();

    if (location->latest + 1u == VALUES_MAX) {
        fail_run("too many values");
        return;
    }
    unsigned place = rmw ? location->latest + 1u : choose_place(at);

    if (place <= location->latest) {
        shift_all(at, place);
    }
    for (unsigned i = location->latest + 1u; i > place; i--) {
        location->values[i] = location->values[i - 1];
    }
    location->latest++;

    struct value *value = &location->values[place];

    value->bits = bits;
    value->glued = rmw;
    thread->now.at[at] = (uint8_t)place;
    value->view = releases(order) ? thread->now : thread->released;
    value->view.at[at] = (uint8_t)place;
    if (rmw) {
        join(&value->view, &location->values[place - 1].view);
    }
    write_bits(ptr, size, location->values[location->latest].bits);
    thread->wrote = true;
    if (rmw && ex.scenario->on_rmw != NULL) {
        ex.scenario->on_rmw(ptr);
    }
}

static void to_scheduler(void)
{
    struct thread *thread = self();

    swapcontext(&thread->context, &ex.scheduler);
}

void explore_yield(void)
{
    to_scheduler();
}

uint64_t explore_load(const volatile void *ptr, size_t size, int order)
{
    if (ex.current < 0) {
        return read_bits(ptr, size);
    }
    order = order_here(order);
    to_scheduler();

    unsigned at = locate((const void *)(uintptr_t)ptr, read_bits(ptr, size));
    unsigned latest = ex.locations[at].latest;
    unsigned back = decide(latest - self()->now.at[at] + 1);
    uint64_t bits = see(at, latest - back, order);

    record('r', at, bits);
    return bits;
}

void explore_store(void *ptr, size_t size, uint64_t value, int order)
{
    if (ex.current < 0) {
        write_bits(ptr, size, value);
        return;
    }
    order = order_here(order);
    to_scheduler();

    unsigned at = locate(ptr, 0);

    append(at, ptr, size, value, order, false);
    record('w', at, value);
}

static uint64_t
result_of(enum explore_kind kind, uint64_t before, uint64_t value)
{
    switch (kind) {
    case EXPLORE_ADD:
        return before + value;
    case EXPLORE_OR:
        return before | value;
    case EXPLORE_AND:
        return before & value;
    case EXPLORE_XOR:
        return before ^ value;
    case EXPLORE_SWAP:
        break;
    }
    return value;
}

static uint64_t cut(uint64_t bits, size_t size)
{
    return size >= 8 ? bits : bits & ((UINT64_C(1) << (8 * size)) - 1);
}

uint64_t explore_rmw(
    void *ptr, size_t size, enum explore_kind kind, uint64_t value, int order
)
{
    uint64_t before = read_bits(ptr, size);

    if (ex.current < 0) {
        write_bits(ptr, size, result_of(kind, before, value));
        return before;
    }
    order = order_here(order);
    to_scheduler();

    unsigned at = locate(ptr, read_bits(ptr, size));

    before = see(at, ex.locations[at].latest, order);
    uint64_t after = cut(result_of(kind, before, value), size);

    append(at, ptr, size, after, order, true);
    record('m', at, before);
    record('M', at, after);
    return before;
}

// The newest value may be replaced; any value still visible may make it fail.
static bool
cas_step(void *ptr, size_t size, uint64_t *expected, uint64_t value, int order)
{
    unsigned at = locate(ptr, read_bits(ptr, size));
    struct location *location = &ex.locations[at];
    unsigned options[VALUES_MAX];
    unsigned count = 0;

    for (unsigned i = location->latest + 1u; i > self()->now.at[at]; i--) {
        bool same = location->values[i - 1].bits == *expected;

        if (!same || i - 1 == location->latest) {
            options[count++] = i - 1;
        }
    }
    unsigned index = options[decide(count)];
    bool same = location->values[index].bits == *expected;
    uint64_t before = see(at, index, same ? order : __ATOMIC_RELAXED);

    if (same) {
        append(at, ptr, size, value, order, true);
        record('C', at, value);
    } else {
        record('c', at, before);
        *expected = before;
    }
    return same;
}

bool explore_cas(
    void *ptr, size_t size, void *expected, uint64_t value, int order
)
{
    uint64_t wanted = read_bits(expected, size);
    bool done;

    if (ex.current < 0) {
        uint64_t before = read_bits(ptr, size);

        done = before == wanted;
        wanted = before;
        if (done) {
            write_bits(ptr, size, value);
        }
    } else {
        order = order_here(order);
        to_scheduler();
        done = cas_step(ptr, size, &wanted, cut(value, size), order);
    }
    if (!done) {
        write_bits(expected, size, wanted);
    }
    return done;
}

void explore_fence(int order)
{
    if (ex.current < 0) {
        return;
    }
    order = order_here(order);
    if (acquires(order)) {
        join(&self()->now, &self()->acquired);
    }
    if (order == __ATOMIC_SEQ_CST && !ex.scenario->relaxed) {
        to_scheduler();
        join(&self()->now, &ex.fenced);
        ex.fenced = self()->now;
        self()->history = mix(self()->history, (uint64_t)'f');
    }
    if (releases(order)) {
        self()->released = self()->now;
    }
}

void explore_pause(int site)
{
    if (ex.current < 0) {
        return;
    }
    struct thread *thread = self();
    bool looked = false;

    for (unsigned i = 0; i < ex.location_count; i++) {
        looked |= thread->looked[i] != 0;
    }
    if (!looked) {
        return;
    }
    if (!ex.scenario->counted) {
        // A round of a spin loop leaves nothing behind.
        if (thread->pause_site == site && !thread->wrote) {
            thread->history = thread->pause_history;
        } else {
            thread->history = mix(thread->history, (uint64_t)site);
            thread->pause_history = thread->history;
            thread->pause_site = site;
        }
        thread->wrote = false;
        thread->state = PAUSED;
    }
    to_scheduler();
    thread->state = READY;
    for (unsigned i = 0; i < ex.location_count; i++) {
        // Time passes: what is newer than the last look becomes visible.
        if (thread->looked[i] != 0 &&
            ex.locations[i].latest >= thread->looked[i] &&
            thread->now.at[i] < thread->looked[i]) {
            thread->now.at[i] = thread->looked[i];
        }
    }
    memset(thread->looked, 0, sizeof(thread->looked));
}

// --------------------------------------------------- data and expectations

unsigned explore_self(void)
{
    return (unsigned)ex.current;
}

static void give_up(const char *reason)
{
    fail_run(reason);
    to_scheduler();
}

void explore_expect(bool cond, const char *reason)
{
    if (!cond) {
        if (ex.current < 0) {
            fail_run(reason);
        } else {
            give_up(reason);
        }
    }
}

static bool sees_latest(unsigned at)
{
    return self()->now.at[at] == ex.locations[at].latest;
}

static void touch(unsigned at)
{
    if (ex.locations[at].latest == UINT8_MAX) {
        fail_run("too many accesses");
        return;
    }
    self()->now.at[at] = ++ex.locations[at].latest;
}

static unsigned locate_plain(const uint32_t *data, unsigned byte)
{
    unsigned at = locate((const uint8_t *)data + byte, 0);

    ex.locations[at].plain = true;
    return at;
}

// The first byte stands for the writes, the other three for the reads of the
// three threads.
uint32_t explore_read(const uint32_t *data)
{
    if (!sees_latest(locate_plain(data, 0))) {
        give_up("data race: read against write");
    }
    touch(locate_plain(data, 1 + explore_self()));
    self()->history = mix(self()->history, *data);
    return *data;
}

void explore_write(uint32_t *data, uint32_t value)
{
    unsigned writes = locate_plain(data, 0);

    if (!sees_latest(writes)) {
        give_up("data race: write against write");
    }
    for (unsigned i = 0; i < ex.thread_count; i++) {
        if (!sees_latest(locate_plain(data, 1 + i))) {
            give_up("data race: write against read");
        }
    }
    touch(writes);
    *data = value;
}
