// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Copying between device memory and ordinary memory where the width does not
 * matter to the device: frame buffers, shared buffers, packet memory. Only
 * naturally aligned accesses of 8 bits and of the processor's word are made,
 * whatever the addresses and the length.
 */
#ifndef OSDEV_VOLATILE_COPY_H
#define OSDEV_VOLATILE_COPY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <osdev/base/attr.h>
#include <osdev/volatile/access.h>

OSDEV_BEGIN_DECLS

#if OSDEV_MMIO_HAS_64
typedef uint64_t osdev_mmio_word_;
    #define OSDEV_MMIO_READ_WORD_  osdev_mmio_read64
    #define OSDEV_MMIO_WRITE_WORD_ osdev_mmio_write64
#else
typedef uint32_t osdev_mmio_word_;
    #define OSDEV_MMIO_READ_WORD_  osdev_mmio_read32
    #define OSDEV_MMIO_WRITE_WORD_ osdev_mmio_write32
#endif

// Whether a whole aligned word of device memory starts here.
static inline bool osdev_mmio_word_fits_(const volatile void *addr, size_t len)
{
    return (uintptr_t)addr % sizeof(osdev_mmio_word_) == 0 &&
           len >= sizeof(osdev_mmio_word_);
}

/**
 * Copy device memory to ordinary memory, each byte read once.
 *
 * @param[out] to    @p len bytes, at any address.
 * @param      from  Device memory, at any address.
 * @param      len   Length in bytes; with 0 both may be NULL.
 */
static inline void
osdev_mmio_copy_out(void *to, const volatile void *from, size_t len)
{
    uint8_t *out = (uint8_t *)to;
    const volatile uint8_t *in = (const volatile uint8_t *)from;

    while (len != 0) {
        size_t step = 1;

        if (osdev_mmio_word_fits_(in, len)) {
            osdev_mmio_word_ word = OSDEV_MMIO_READ_WORD_(in);

            step = sizeof(word);
            __builtin_memcpy(out, &word, sizeof(word));
        } else {
            *out = osdev_mmio_read8(in);
        }
        out += step;
        in += step;
        len -= step;
    }
}

/**
 * Copy ordinary memory to device memory, each byte written once.
 *
 * @param to    Device memory, at any address.
 * @param from  @p len bytes, at any address.
 * @param len   Length in bytes; with 0 both may be NULL.
 */
static inline void
osdev_mmio_copy_in(volatile void *to, const void *from, size_t len)
{
    volatile uint8_t *out = (volatile uint8_t *)to;
    const uint8_t *in = (const uint8_t *)from;

    while (len != 0) {
        size_t step = 1;

        if (osdev_mmio_word_fits_(out, len)) {
            osdev_mmio_word_ word;

            step = sizeof(word);
            __builtin_memcpy(&word, in, sizeof(word));
            OSDEV_MMIO_WRITE_WORD_(out, word);
        } else {
            osdev_mmio_write8(out, *in);
        }
        out += step;
        in += step;
        len -= step;
    }
}

/**
 * Fill device memory, each byte written once.
 *
 * @param to     Device memory, at any address.
 * @param value  What to write to each byte.
 * @param len    Length in bytes; with 0 @p to may be NULL.
 */
static inline void osdev_mmio_fill(volatile void *to, uint8_t value, size_t len)
{
    volatile uint8_t *out = (volatile uint8_t *)to;
    osdev_mmio_word_ word = (osdev_mmio_word_)-1 / 0xff * value;

    while (len != 0) {
        size_t step = 1;

        if (osdev_mmio_word_fits_(out, len)) {
            step = sizeof(word);
            OSDEV_MMIO_WRITE_WORD_(out, word);
        } else {
            osdev_mmio_write8(out, value);
        }
        out += step;
        len -= step;
    }
}

OSDEV_END_DECLS

#endif
