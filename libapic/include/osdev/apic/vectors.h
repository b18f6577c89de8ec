// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Who has which vector: one bit a vector and processor, in the caller's
 * memory.
 *
 * Vectors of one priority class, their bits 7..4, wait for each other; a higher
 * class interrupts a lower one. Without a wish the allocator takes the class
 * with the most vectors left, so that devices spread over the classes.
 */
#ifndef OSDEV_APIC_VECTORS_H
#define OSDEV_APIC_VECTORS_H

#include <osdev/apic/lapic.h>

OSDEV_BEGIN_DECLS

/** The allocator. All members may be read. */
struct osdev_apic_vectors {
    /** Allocated vectors, one set a processor. The caller's. */
    struct osdev_apic_vector_set *cpus;
    /** Number of processors. */
    uint32_t cpu_count;
    /** Lowest vector to give away. */
    uint8_t first;
    /** Highest vector to give away. */
    uint8_t last;
};

/** Any class. */
#define OSDEV_APIC_ANY_CLASS 0
/** Any processor: the one with the fewest vectors allocated. */
#define OSDEV_APIC_ANY_CPU UINT32_MAX

/** What is wanted. */
struct osdev_apic_vector_request {
    uint32_t cpu;           /**< Processor, or #OSDEV_APIC_ANY_CPU. */
    uint8_t priority_class; /**< 1..15, or #OSDEV_APIC_ANY_CLASS. */
    uint8_t count;          /**< 1, 2, 4, 8, 16 or 32 in a row, aligned to
                                their number, as several MSIs of one function
                                need it; 32 fill two classes. */
};

/** What was given. */
struct osdev_apic_vector_grant {
    uint32_t cpu;   /**< Processor. */
    uint8_t vector; /**< The first one. */
};

/**
 * Set up an allocator with nothing allocated.
 *
 * @param[out] vectors    The allocator.
 * @param[out] cpus       Memory for it, must outlive it.
 * @param      cpu_count  Number of processors, at least 1.
 * @param      first      Lowest vector to give away, at least 32.
 * @param      last       Highest vector to give away; below the spurious one.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BAD_CPU     no processors.
 * @retval OSDEV_APIC_ERR_BAD_VECTOR  @p first is below 32, or above @p last.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_vectors_init(
    struct osdev_apic_vectors *vectors, struct osdev_apic_vector_set *cpus,
    uint32_t cpu_count, uint8_t first, uint8_t last
);

/**
 * Take a vector on all processors, as for IPIs, the timer, or 0x80.
 *
 * @param vectors  The allocator.
 * @param vector   Within its range.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BAD_VECTOR    outside of the range.
 * @retval OSDEV_APIC_ERR_VECTOR_STATE  a processor has it allocated already;
 *                                      nothing changed.
 */
OSDEV_NODISCARD
enum osdev_apic_err
osdev_apic_vectors_reserve(struct osdev_apic_vectors *vectors, uint8_t vector);

/**
 * Allocate one vector or several in a row.
 *
 * @param      vectors  The allocator.
 * @param      request  What is wanted.
 * @param[out] out      Written only on success.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BAD_CPU    no such processor.
 * @retval OSDEV_APIC_ERR_BAD_VALUE  no such class or number.
 * @retval OSDEV_APIC_ERR_NO_VECTOR  none is free that fits.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_vectors_alloc(
    struct osdev_apic_vectors *vectors,
    const struct osdev_apic_vector_request *request,
    struct osdev_apic_vector_grant *out
);

/**
 * Give vectors back.
 *
 * @param vectors  The allocator.
 * @param grant    Processor and first vector.
 * @param count    As allocated.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BAD_CPU       no such processor.
 * @retval OSDEV_APIC_ERR_BAD_VECTOR    not all are in the range.
 * @retval OSDEV_APIC_ERR_VECTOR_STATE  one is not allocated; nothing changed.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_vectors_free(
    struct osdev_apic_vectors *vectors,
    const struct osdev_apic_vector_grant *grant, unsigned count
);

/**
 * How many vectors a processor can still get.
 *
 * @param vectors  The allocator.
 * @param cpu      Below @c cpu_count.
 */
unsigned
osdev_apic_vectors_left(const struct osdev_apic_vectors *vectors, uint32_t cpu);

OSDEV_END_DECLS

#endif
