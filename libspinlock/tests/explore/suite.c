// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include "suite.h"

#include <stdlib.h>

struct world world;

static void setup(void)
{
    memset(&world, 0, sizeof(world));
}

void count_one(void)
{
    explore_write(&world.data, explore_read(&world.data) + 1);
}

void counted_two(void)
{
    explore_expect(world.data == 2, "an increment was lost");
}

void counted_three(void)
{
    explore_expect(world.data == 3, "an increment was lost");
}

struct explore_scenario
scenario(void (*a)(void), void (*b)(void), void (*c)(void))
{
    struct explore_scenario s = {
        .setup = setup,
        .thread = {a, b, c},
        .world = &world,
        .world_size = sizeof(world),
    };

    return s;
}

// What held, for each_order_is_needed.
static struct {
    struct explore_scenario scenario;
    unsigned long states;
    bool met[EXPLORE_SITES_MAX];
} known[64];
static unsigned known_count;

static void remember(const struct explore_scenario *s, unsigned long states)
{
    assert_in_range(known_count, 0, OSDEV_COUNTOF(known) - 1);
    known[known_count].scenario = *s;
    known[known_count].states = states;
    for (unsigned i = 0; i < explore_site_count(); i++) {
        known[known_count].met[i] = explore_site_met(i);
    }
    known_count++;
}

void holds(const char *name, const struct explore_scenario *s)
{
    struct explore_result result;

    explore(s, &result);
    print_message(
        "%-34s %8lu runs %8lu states\n", name, result.runs, result.states
    );
    if (result.failed) {
        print_error("%s:%s\n", result.reason, result.trace);
        fail();
    }
    assert_true(result.states > 0);
    remember(s, result.states);
}

void breaks(
    const char *name, const struct explore_scenario *s, const char *reason
)
{
    struct explore_result result;

    explore(s, &result);
    print_message(
        "%-34s %8lu runs: %s\n", name, result.runs,
        result.failed ? result.reason : "holds"
    );
    assert_true(result.failed);
    if (reason != NULL) {
        assert_string_equal(result.reason, reason);
    }
}

// The same scenario must hold as it is and break without its orders.
void needs_orders(const char *name, struct explore_scenario s)
{
    holds(name, &s);
    s.relaxed = true;
    breaks("    with all orders relaxed", &s, NULL);
}

static int by_states(const void *a, const void *b)
{
    unsigned long x = known[*(const unsigned *)a].states;
    unsigned long y = known[*(const unsigned *)b].states;

    return (x > y) - (x < y);
}

// Whether some scenario that holds breaks with a weaker order at one site.
static bool order_matters(unsigned site, int weaker, const unsigned *by_size)
{
    for (unsigned i = 0; i < known_count; i++) {
        struct explore_scenario s = known[by_size[i]].scenario;
        struct explore_result result;

        if (known[by_size[i]].met[site]) {
            s.weakened = site + 1;
            s.weaker = weaker;
            explore(&s, &result);
            if (result.failed) {
                return true;
            }
        }
    }
    return false;
}

// The next weaker orders of an order.
static unsigned weaker_orders(int order, int out[2])
{
    switch (order) {
    case __ATOMIC_SEQ_CST:
        out[0] = __ATOMIC_ACQ_REL;
        return 1;
    case __ATOMIC_ACQ_REL:
        out[0] = __ATOMIC_ACQUIRE;
        out[1] = __ATOMIC_RELEASE;
        return 2;
    default:
        out[0] = __ATOMIC_RELAXED;
        return 1;
    }
}

void check_each_order(const char *part, bool in_part, unsigned least)
{
    unsigned by_size[OSDEV_COUNTOF(known)];
    unsigned count = explore_site_count();
    unsigned checked = 0;
    unsigned idle = 0;

    for (unsigned i = 0; i < known_count; i++) {
        by_size[i] = i;
    }
    qsort(by_size, known_count, sizeof(by_size[0]), by_states);
    for (unsigned site = 0; site < count; site++) {
        const struct explore_site *where = explore_site(site);
        int weaker[2];
        bool ours = strstr(where->file, "test_") == NULL &&
                    (strstr(where->file, part) != NULL) == in_part;
        unsigned options = ours ? weaker_orders(where->order, weaker) : 0;

        checked += ours;
        for (unsigned i = 0; i < options; i++) {
            if (!order_matters(site, weaker[i], by_size)) {
                print_error(
                    "%s:%d: order %d could be %d\n", where->file, where->line,
                    where->order, weaker[i]
                );
                idle++;
            }
        }
    }
    print_message("%u lines with an order, %u too strong\n", checked, idle);
    assert_int_equal(idle, 0);
    assert_true(checked >= least);
}

int run_suite(const struct CMUnitTest *tests, size_t count)
{
#if defined(__SANITIZE_THREAD__)
    #define WITH_TSAN 1
#elif defined(__has_feature)
    #if __has_feature(thread_sanitizer)
        #define WITH_TSAN 1
    #endif
#endif
#ifdef WITH_TSAN
    (void)tests;
    (void)count;
    printf("skipped: TSan does not follow the explorer's coroutines\n");
    return OSDEV_TEST_SKIP;
#else
    return _cmocka_run_group_tests("explore", tests, count, NULL, NULL);
#endif
}
