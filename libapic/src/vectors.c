// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Who has which vector.
#include "internal.h"

#include <osdev/apic/vectors.h>

#define CLASS_SIZE 16

static bool
is_free(const struct osdev_apic_vectors *v, uint32_t cpu, unsigned vector)
{
    return vector >= v->first && vector <= v->last &&
           !osdev_apic_vector_set_has(&v->cpus[cpu], (uint8_t)vector);
}

static void flip(struct osdev_apic_vectors *v, uint32_t cpu, unsigned vector)
{
    v->cpus[cpu].words[vector / 32] ^= OSDEV_BIT32(vector % 32);
}

// How many of the vectors from first on are free, below end.
static unsigned count_free(
    const struct osdev_apic_vectors *v, uint32_t cpu, unsigned first,
    unsigned end
)
{
    unsigned count = 0;

    for (unsigned vector = first; vector < end; vector++) {
        count += is_free(v, cpu, vector);
    }
    return count;
}

enum osdev_apic_err osdev_apic_vectors_init(
    struct osdev_apic_vectors *vectors, struct osdev_apic_vector_set *cpus,
    uint32_t cpu_count, uint8_t first, uint8_t last
)
{
    if (cpu_count == 0 || cpu_count == OSDEV_APIC_ANY_CPU) {
        return OSDEV_APIC_ERR_BAD_CPU;
    }
    if (first < 32 || first > last) {
        return OSDEV_APIC_ERR_BAD_VECTOR;
    }
    for (uint32_t cpu = 0; cpu < cpu_count; cpu++) {
        for (unsigned i = 0; i < OSDEV_APIC_VECTOR_WORDS; i++) {
            cpus[cpu].words[i] = 0;
        }
    }
    vectors->cpus = cpus;
    vectors->cpu_count = cpu_count;
    vectors->first = first;
    vectors->last = last;
    return OSDEV_APIC_OK;
}

enum osdev_apic_err
osdev_apic_vectors_reserve(struct osdev_apic_vectors *vectors, uint8_t vector)
{
    if (vector < vectors->first || vector > vectors->last) {
        return OSDEV_APIC_ERR_BAD_VECTOR;
    }
    for (uint32_t cpu = 0; cpu < vectors->cpu_count; cpu++) {
        if (!is_free(vectors, cpu, vector)) {
            return OSDEV_APIC_ERR_VECTOR_STATE;
        }
    }
    for (uint32_t cpu = 0; cpu < vectors->cpu_count; cpu++) {
        flip(vectors, cpu, vector);
    }
    return OSDEV_APIC_OK;
}

// The lowest run of one class on one processor that fits.
static bool find_run(
    const struct osdev_apic_vectors *v, uint32_t cpu, unsigned priority_class,
    unsigned count, unsigned *out
)
{
    const unsigned base = priority_class * CLASS_SIZE;

    for (unsigned at = base; at < base + CLASS_SIZE; at += count) {
        if (at % count == 0 && count_free(v, cpu, at, at + count) == count) {
            *out = at;
            return true;
        }
    }
    return false;
}

// The run in the class with the most vectors left.
static bool find_best(
    const struct osdev_apic_vectors *v, uint32_t cpu, unsigned count,
    unsigned *out
)
{
    unsigned best = 0;

    for (unsigned c = 1; c < 256 / CLASS_SIZE; c++) {
        const unsigned left =
            count_free(v, cpu, c * CLASS_SIZE, (c + 1) * CLASS_SIZE);
        unsigned at;

        if (left > best && find_run(v, cpu, c, count, &at)) {
            best = left;
            *out = at;
        }
    }
    return best != 0;
}

static bool find_on(
    const struct osdev_apic_vectors *v, uint32_t cpu,
    const struct osdev_apic_vector_request *request, unsigned *out
)
{
    return request->priority_class == OSDEV_APIC_ANY_CLASS
               ? find_best(v, cpu, request->count, out)
               : find_run(v, cpu, request->priority_class, request->count, out);
}

static enum osdev_apic_err check_request(
    const struct osdev_apic_vectors *v,
    const struct osdev_apic_vector_request *request
)
{
    if (request->cpu != OSDEV_APIC_ANY_CPU && request->cpu >= v->cpu_count) {
        return OSDEV_APIC_ERR_BAD_CPU;
    }
    if (request->priority_class > 15 || request->count > 32 ||
        !osdev_apic_is_one_bit_(request->count)) {
        return OSDEV_APIC_ERR_BAD_VALUE;
    }
    return OSDEV_APIC_OK;
}

enum osdev_apic_err osdev_apic_vectors_alloc(
    struct osdev_apic_vectors *vectors,
    const struct osdev_apic_vector_request *request,
    struct osdev_apic_vector_grant *out
)
{
    const bool any = request->cpu == OSDEV_APIC_ANY_CPU;
    const uint32_t start = any ? 0 : request->cpu;
    const uint32_t end = any ? vectors->cpu_count : request->cpu + 1;
    const enum osdev_apic_err err = check_request(vectors, request);
    unsigned most = 0;
    unsigned vector = 0;
    uint32_t cpu = 0;

    if (err != OSDEV_APIC_OK) {
        return err;
    }
    for (uint32_t i = start; i < end; i++) {
        const unsigned left = osdev_apic_vectors_left(vectors, i);

        if (left > most && find_on(vectors, i, request, &vector)) {
            most = left;
            cpu = i;
        }
    }
    if (most == 0) {
        return OSDEV_APIC_ERR_NO_VECTOR;
    }
    for (unsigned i = 0; i < request->count; i++) {
        flip(vectors, cpu, vector + i);
    }
    out->cpu = cpu;
    out->vector = (uint8_t)vector;
    return OSDEV_APIC_OK;
}

enum osdev_apic_err osdev_apic_vectors_free(
    struct osdev_apic_vectors *vectors,
    const struct osdev_apic_vector_grant *grant, unsigned count
)
{
    if (grant->cpu >= vectors->cpu_count) {
        return OSDEV_APIC_ERR_BAD_CPU;
    }
    if (count == 0 || grant->vector < vectors->first ||
        grant->vector > vectors->last ||
        count > vectors->last - grant->vector + 1u) {
        return OSDEV_APIC_ERR_BAD_VECTOR;
    }
    if (count_free(vectors, grant->cpu, grant->vector, grant->vector + count) !=
        0) {
        return OSDEV_APIC_ERR_VECTOR_STATE;
    }
    for (unsigned i = 0; i < count; i++) {
        flip(vectors, grant->cpu, grant->vector + i);
    }
    return OSDEV_APIC_OK;
}

unsigned
osdev_apic_vectors_left(const struct osdev_apic_vectors *vectors, uint32_t cpu)
{
    OSDEV_ASSERT(cpu < vectors->cpu_count);
    return count_free(vectors, cpu, vectors->first, vectors->last + 1u);
}
