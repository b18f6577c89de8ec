// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Chooses the steps: runs, decisions and the states seen before.
#include "internal.h"

#if defined(__SANITIZE_ADDRESS__)
    #define WITH_ASAN 1
#elif defined(__has_feature)
    #if __has_feature(address_sanitizer)
        #define WITH_ASAN 1
    #endif
#endif
#ifdef WITH_ASAN
    #include <sanitizer/asan_interface.h>
#endif

#define STACK_SIZE (32u * 1024u)
#define SEEN_MAX   (1u << 22)

struct explorer ex;

static uint8_t stacks[EXPLORE_THREADS][STACK_SIZE] __attribute__((aligned(64)));
static uint64_t *seen;

// ---------------------------------------------------------------- decisions

void fail_run(const char *reason)
{
    ex.result->failed = true;
    ex.result->reason = reason;
    ex.stop = true;
}

unsigned decide(unsigned count)
{
    if (count == 1) {
        return 0;
    }
    if (ex.decided == ex.planned) {
        if (ex.planned == DECISIONS_MAX) {
            fail_run("too many decisions");
            return 0;
        }
        ex.decisions[ex.planned].chosen = 0;
        ex.decisions[ex.planned].count = (uint8_t)count;
        ex.planned++;
    }
    return ex.decisions[ex.decided++].chosen;
}

static bool next_plan(void)
{
    while (ex.planned > 0) {
        struct decision *last = &ex.decisions[ex.planned - 1];

        if (++last->chosen < last->count) {
            return true;
        }
        ex.planned--;
    }
    return false;
}

// -------------------------------------------------------------------- state

// Nobody alive sees anything older than this.
static uint8_t oldest_visible(unsigned at)
{
    uint8_t oldest = ex.locations[at].latest;

    for (unsigned i = 0; i < ex.thread_count; i++) {
        struct thread *thread = &ex.threads[i];

        if (thread->state != DONE && thread->now.at[at] < oldest) {
            oldest = thread->now.at[at];
        }
    }
    return oldest;
}

// Locations have numbers in the order of their first use, which differs from
// run to run, so they are hashed by address and summed up.
static uint64_t view_hash(const struct view *view, const uint8_t *oldest)
{
    uint64_t sum = 0;

    for (unsigned i = 0; i < ex.location_count; i++) {
        if (view->at[i] > oldest[i]) {
            sum +=
                mix((uintptr_t)ex.locations[i].addr,
                    (uint64_t)(view->at[i] - oldest[i]));
        }
    }
    return sum;
}

static uint64_t location_hash(unsigned at, const uint8_t *oldest)
{
    const struct location *location = &ex.locations[at];
    uint64_t hash =
        mix((uintptr_t)location->addr,
            (uint64_t)(location->latest - oldest[at]));

    if (location->plain) {
        return location->latest == oldest[at] ? 0 : hash;
    }
    for (unsigned i = oldest[at]; i <= location->latest; i++) {
        hash =
            mix(hash, location->values[i].bits * 2 + location->values[i].glued);
        hash = mix(hash, view_hash(&location->values[i].view, oldest));
    }
    return hash;
}

static uint64_t thread_hash(const struct thread *thread, const uint8_t *oldest)
{
    uint64_t hash = mix((uint64_t)thread->state, thread->history);

    if (thread->state == DONE) {
        return hash;
    }
    hash = mix(hash, view_hash(&thread->now, oldest));
    hash = mix(hash, view_hash(&thread->acquired, oldest));
    hash = mix(hash, view_hash(&thread->released, oldest));
    for (unsigned i = 0; i < ex.location_count; i++) {
        if (thread->looked[i] != 0) {
            hash +=
                mix((uintptr_t)ex.locations[i].addr,
                    (uint64_t)(ex.locations[i].latest - thread->looked[i]));
        }
    }
    return hash;
}

static uint64_t state_hash(void)
{
    uint8_t oldest[LOCATIONS_MAX];
    const uint8_t *world = (const uint8_t *)ex.scenario->world;
    uint64_t hash = 1;

    for (unsigned i = 0; i < ex.location_count; i++) {
        oldest[i] = oldest_visible(i);
    }
    for (unsigned i = 0; i < ex.location_count; i++) {
        hash += location_hash(i, oldest);
    }
    for (unsigned i = 0; i < ex.thread_count; i++) {
        hash = mix(hash, thread_hash(&ex.threads[i], oldest));
    }
    hash = mix(hash, view_hash(&ex.fenced, oldest));
    for (size_t i = 0; i < ex.scenario->world_size; i++) {
        hash = mix(hash, world[i]);
    }
    return hash == 0 ? 1 : hash;
}

static bool seen_before(void)
{
    uint64_t hash = state_hash();
    size_t slot = (size_t)(hash % SEEN_MAX);

    while (seen[slot] != 0) {
        if (seen[slot] == hash) {
            return true;
        }
        slot = (slot + 1) % SEEN_MAX;
    }
    if (++ex.result->states > SEEN_MAX / 4 * 3) {
        fail_run("too many states");
    }
    seen[slot] = hash;
    return false;
}

// --------------------------------------------------------------------- runs

static void thread_main(void)
{
    struct thread *thread = &ex.threads[ex.current];

    ex.scenario->thread[ex.current]();
    thread->state = DONE;
    swapcontext(&thread->context, &ex.scheduler);
}

static void resume(unsigned index)
{
    ex.current = (int)index;
    swapcontext(&ex.scheduler, &ex.threads[index].context);
    ex.current = -1;
}

static void start(unsigned index)
{
    struct thread *thread = &ex.threads[index];

    memset(thread, 0, sizeof(*thread));
    getcontext(&thread->context);
    thread->context.uc_stack.ss_sp = stacks[index];
    thread->context.uc_stack.ss_size = STACK_SIZE;
    makecontext(&thread->context, thread_main, 0);
}

static void start_all(void)
{
#ifdef WITH_ASAN
    // An abandoned run leaves its red zones behind.
    __asan_unpoison_memory_region(stacks, sizeof(stacks));
#endif
    for (unsigned i = 0; i < ex.thread_count; i++) {
        start(i);
    }
    // Up to the first atomic step each: nobody else sees that.
    for (unsigned i = 0; i < ex.thread_count; i++) {
        resume(i);
    }
}

static bool can_step(const struct thread *thread)
{
    if (thread->state != PAUSED) {
        return thread->state == READY;
    }
    for (unsigned i = 0; i < ex.location_count; i++) {
        if (thread->looked[i] != 0 &&
            ex.locations[i].latest >= thread->looked[i]) {
            return true;
        }
    }
    return false;
}

static unsigned runnable(unsigned *out)
{
    unsigned count = 0;

    for (unsigned i = 0; i < ex.thread_count; i++) {
        if (can_step(&ex.threads[i])) {
            out[count++] = i;
        }
    }
    return count;
}

static void finish_run(void)
{
    for (unsigned i = 0; i < ex.thread_count; i++) {
        if (ex.threads[i].state != DONE) {
            fail_run("deadlock");
            return;
        }
    }
    if (ex.scenario->check != NULL) {
        ex.scenario->check();
    }
}

static void run(void)
{
    ex.location_count = 0;
    memset(&ex.fenced, 0, sizeof(ex.fenced));
    ex.decided = 0;
    ex.step_count = 0;
    ex.current = -1;
    ex.stop = false;
    ex.scenario->setup();
    start_all();
    while (!ex.stop) {
        unsigned ready[EXPLORE_THREADS];
        unsigned count = runnable(ready);

        if (count == 0) {
            finish_run();
            return;
        }
        if (ex.decided == ex.planned && seen_before()) {
            return;
        }
        resume(ready[decide(count)]);
    }
}

static void write_trace(void)
{
    char *out = ex.result->trace;
    size_t room = sizeof(ex.result->trace);
    unsigned from = ex.step_count > TRACE_MAX ? ex.step_count - TRACE_MAX : 0;

    out[0] = '\0';
    for (unsigned i = from; i < ex.step_count; i++) {
        const struct step *step = &ex.steps[i % TRACE_MAX];
        int used = snprintf(
            out, room, " %u%c%u=%x", (unsigned)step->thread, step->what,
            (unsigned)step->location, (unsigned)step->value
        );

        if (used < 0 || (size_t)used >= room) {
            return;
        }
        out += used;
        room -= (size_t)used;
    }
}

void explore(
    const struct explore_scenario *scenario, struct explore_result *out
)
{
    memset(out, 0, sizeof(*out));
    forget_sites();
    ex.scenario = scenario;
    ex.result = out;
    ex.planned = 0;
    ex.thread_count = 0;
    while (ex.thread_count < EXPLORE_THREADS &&
           scenario->thread[ex.thread_count] != NULL) {
        ex.thread_count++;
    }
    seen = (uint64_t *)calloc(SEEN_MAX, sizeof(*seen));
    if (seen == NULL) {
        fail_run("out of memory");
        return;
    }
    do {
        run();
        out->runs++;
    } while (!out->failed && next_plan());
    if (out->failed) {
        write_trace();
    }
    free(seen);
}
