// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Explores every way in which two or three threads can interleave their
// atomic steps, and every value that a weak memory lets their loads see.
//
// Threads are coroutines that stop before each atomic step. A run is a list
// of decisions (who steps next, which value a load gets); depth-first search
// goes through all lists. A state seen before is not entered again.
//
// Memory is a "view machine": each location keeps all the values written to
// it; each thread has a view, the oldest value that it may still see at each
// location; release attaches the view to a value, acquire takes it over.
// A store may come before stores that its thread has not seen. Loads see the
// past alone, so load buffering is not explored; everything that a missing
// acquire, release or fence of a lock can do is.
//
// Data under a lock are plain variables, read and written by explore_read and
// explore_write: an access that does not see the one before is a data race,
// which is how a broken lock or a too weak order shows.
//
// A spin loop ends in explore_pause, where the thread stops until another
// one has written what the loop looked at. So a deadlock is a state in which
// nobody can step.
#ifndef EXPLORE_H
#define EXPLORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define EXPLORE_THREADS 3

enum explore_kind {
    EXPLORE_SWAP,
    EXPLORE_ADD,
    EXPLORE_OR,
    EXPLORE_AND,
    EXPLORE_XOR,
};

struct explore_scenario {
    void (*setup)(void);                   // before each run
    void (*thread[EXPLORE_THREADS])(void); // NULL ends the list
    void (*check)(void);                   // after each run; may be NULL
    void (*on_rmw)(const void *ptr); // a thread has changed it; may be NULL
    void *world;                     // all variables of the scenario
    size_t world_size;
    bool relaxed;      // take every order for relaxed
    unsigned weakened; // number + 1 of the one site whose order is weaker
    int weaker;        // its order then
    // The loops count their rounds: a pause does not wait and each round is
    // a state of its own.
    bool counted;
};

struct explore_result {
    bool failed;
    const char *reason; // NULL if not failed
    unsigned long runs;
    unsigned long states;
    char trace[2048]; // the steps of the failed run
};

// A line of the library that steps, found while exploring.
struct explore_site {
    const char *file;
    int line;
    int order;
};

#define EXPLORE_SITES_MAX 128u

// The sites met so far, in all scenarios.
unsigned explore_site_count(void);
const struct explore_site *explore_site(unsigned index);
// Whether the last exploration met a site.
bool explore_site_met(unsigned index);

void explore(
    const struct explore_scenario *scenario, struct explore_result *out
);

// For the threads of a scenario.
unsigned explore_self(void);
void explore_expect(bool cond, const char *reason);
void explore_yield(void);
uint32_t explore_read(const uint32_t *data);
void explore_write(uint32_t *data, uint32_t value);

// For the header that replaces the atomic operations.
void explore_at(const char *file, int line);
uint64_t explore_load(const volatile void *ptr, size_t size, int order);
void explore_store(void *ptr, size_t size, uint64_t value, int order);
uint64_t explore_rmw(
    void *ptr, size_t size, enum explore_kind kind, uint64_t value, int order
);
bool explore_cas(
    void *ptr, size_t size, void *expected, uint64_t value, int order
);
void explore_fence(int order);
void explore_pause(int site);

#endif
