// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Registers of 8 bits. See <osdev/volatile/cell.h>.
 */
#ifndef OSDEV_VOLATILE_CELL8_H
#define OSDEV_VOLATILE_CELL8_H

#include <stdbool.h>
#include <stdint.h>

#include <osdev/base/attr.h>
#include <osdev/volatile/access.h>
#include <osdev/volatile/wait.h>

OSDEV_BEGIN_DECLS

/** @name Types
 * @{ */

/** A 8-bit register that is only read. */
typedef struct {
    volatile uint8_t word; /**< Private: use the functions. */
} osdev_ro8_t;

/** A 8-bit register that is only written. */
typedef struct {
    volatile uint8_t word; /**< Private: use the functions. */
} osdev_wo8_t;

/** A 8-bit register that is read and written. */
typedef struct {
    volatile uint8_t word; /**< Private: use the functions. */
} osdev_rw8_t;

/** A 8-bit register whose bits are cleared by writing ones. */
typedef struct {
    volatile uint8_t word; /**< Private: use the functions. */
} osdev_w1c8_t;

/** A 8-bit register that is cleared by reading it. */
typedef struct {
    volatile uint8_t word; /**< Private: use the functions. */
} osdev_rc8_t;

/** @} */

/** @name Registers that are only read
 * @{ */

/**
 * Read the register.
 *
 * @param reg  The register.
 */
OSDEV_ALWAYS_INLINE uint8_t osdev_ro8_read(const osdev_ro8_t *reg)
{
    return osdev_mmio_read8(&reg->word);
}

/**
 * Read until the bits under a mask have a value, a bounded number of times.
 *
 * @param reg       The register.
 * @param mask      The bits to look at.
 * @param value     What they shall be; bits outside of @p mask are 0.
 * @param attempts  How often to read; 0 never reads and fails.
 * @return Whether the bits had the value.
 */
OSDEV_NODISCARD
static inline bool osdev_ro8_poll(
    const osdev_ro8_t *reg, uint8_t mask, uint8_t value, unsigned attempts
)
{
    for (unsigned i = 0; i < attempts; i++) {
        if ((osdev_ro8_read(reg) & mask) == value) {
            return true;
        }
        osdev_relax();
    }
    return false;
}

/**
 * Read until the bits under a mask have a value or the time is over. After
 * the end of time the register is read once more, so a caller that was held
 * up does not report a timeout that was none.
 *
 * @param reg    The register.
 * @param mask   The bits to look at.
 * @param value  What they shall be; bits outside of @p mask are 0.
 * @param wait   Says when the time is over.
 * @return Whether the bits had the value.
 */
OSDEV_NODISCARD
static inline bool osdev_ro8_poll_until(
    const osdev_ro8_t *reg, uint8_t mask, uint8_t value,
    const struct osdev_wait *wait
)
{
    while (!wait->is_over(wait->ctx)) {
        if ((osdev_ro8_read(reg) & mask) == value) {
            return true;
        }
        osdev_relax();
    }
    return (osdev_ro8_read(reg) & mask) == value;
}

/** @} */
/** @name Registers that are only written
 * @{ */

/**
 * Write the register.
 *
 * @param reg    The register.
 * @param value  What to write.
 */
OSDEV_ALWAYS_INLINE void osdev_wo8_write(osdev_wo8_t *reg, uint8_t value)
{
    osdev_mmio_write8(&reg->word, value);
}

/** @} */
/** @name Registers that are read and written
 * @{ */

/**
 * Read the register.
 *
 * @param reg  The register.
 */
OSDEV_ALWAYS_INLINE uint8_t osdev_rw8_read(const osdev_rw8_t *reg)
{
    return osdev_mmio_read8(&reg->word);
}

/**
 * Write the register.
 *
 * @param reg    The register.
 * @param value  What to write.
 */
OSDEV_ALWAYS_INLINE void osdev_rw8_write(osdev_rw8_t *reg, uint8_t value)
{
    osdev_mmio_write8(&reg->word, value);
}

/**
 * Write the register and wait until the write has arrived, by reading back:
 * a bus may hold a write for any time, but a read pushes it through.
 *
 * @param reg    The register; must not react to being read.
 * @param value  What to write.
 */
OSDEV_ALWAYS_INLINE void osdev_rw8_write_posted(osdev_rw8_t *reg, uint8_t value)
{
    osdev_rw8_write(reg, value);
    (void)osdev_rw8_read(reg);
}

/**
 * Replace the bits under a mask: one read, one write. Not atomic.
 *
 * @param reg    The register; none of its bits reacts to being written back.
 * @param mask   The bits to replace.
 * @param value  What they become; bits outside of @p mask are ignored.
 */
OSDEV_ALWAYS_INLINE void
osdev_rw8_update(osdev_rw8_t *reg, uint8_t mask, uint8_t value)
{
    uint8_t old = osdev_rw8_read(reg);

    osdev_rw8_write(reg, (uint8_t)((old & ~mask) | (value & mask)));
}

/**
 * Set bits: one read, one write. Not atomic.
 *
 * @param reg   The register; none of its bits reacts to being written back.
 * @param bits  The bits to set.
 */
OSDEV_ALWAYS_INLINE void osdev_rw8_set(osdev_rw8_t *reg, uint8_t bits)
{
    osdev_rw8_update(reg, bits, bits);
}

/**
 * Clear bits: one read, one write. Not atomic.
 *
 * @param reg   The register; none of its bits reacts to being written back.
 * @param bits  The bits to clear.
 */
OSDEV_ALWAYS_INLINE void osdev_rw8_clear(osdev_rw8_t *reg, uint8_t bits)
{
    osdev_rw8_update(reg, bits, 0);
}

/**
 * Replace bits of a register in which others are cleared by writing ones:
 * those are written as zeroes, so a status that is set stays set.
 *
 * @param reg    The register.
 * @param w1c    The bits that ones clear. Those that are also in @p mask and
 *               set in @p value are cleared on purpose.
 * @param mask   The bits to replace.
 * @param value  What they become; bits outside of @p mask are ignored.
 */
OSDEV_ALWAYS_INLINE void
osdev_rw8_update_w1c(osdev_rw8_t *reg, uint8_t w1c, uint8_t mask, uint8_t value)
{
    uint8_t old = (uint8_t)(osdev_rw8_read(reg) & ~w1c);

    osdev_rw8_write(reg, (uint8_t)((old & ~mask) | (value & mask)));
}

/**
 * Read until the bits under a mask have a value, a bounded number of times.
 *
 * @param reg       The register.
 * @param mask      The bits to look at.
 * @param value     What they shall be; bits outside of @p mask are 0.
 * @param attempts  How often to read; 0 never reads and fails.
 * @return Whether the bits had the value.
 */
OSDEV_NODISCARD
static inline bool osdev_rw8_poll(
    const osdev_rw8_t *reg, uint8_t mask, uint8_t value, unsigned attempts
)
{
    for (unsigned i = 0; i < attempts; i++) {
        if ((osdev_rw8_read(reg) & mask) == value) {
            return true;
        }
        osdev_relax();
    }
    return false;
}

/**
 * Read until the bits under a mask have a value or the time is over. After
 * the end of time the register is read once more, so a caller that was held
 * up does not report a timeout that was none.
 *
 * @param reg    The register.
 * @param mask   The bits to look at.
 * @param value  What they shall be; bits outside of @p mask are 0.
 * @param wait   Says when the time is over.
 * @return Whether the bits had the value.
 */
OSDEV_NODISCARD
static inline bool osdev_rw8_poll_until(
    const osdev_rw8_t *reg, uint8_t mask, uint8_t value,
    const struct osdev_wait *wait
)
{
    while (!wait->is_over(wait->ctx)) {
        if ((osdev_rw8_read(reg) & mask) == value) {
            return true;
        }
        osdev_relax();
    }
    return (osdev_rw8_read(reg) & mask) == value;
}

/**
 * See the register as one that is only read.
 *
 * @param reg  The register.
 */
OSDEV_ALWAYS_INLINE const osdev_ro8_t *osdev_rw8_as_ro(const osdev_rw8_t *reg)
{
    return (const osdev_ro8_t *)reg;
}

/**
 * See the register as one that is only written.
 *
 * @param reg  The register.
 */
OSDEV_ALWAYS_INLINE osdev_wo8_t *osdev_rw8_as_wo(osdev_rw8_t *reg)
{
    return (osdev_wo8_t *)reg;
}

/** @} */
/** @name Registers whose bits are cleared by writing ones
 * @{ */

/**
 * Read the register. This clears nothing.
 *
 * @param reg  The register.
 */
OSDEV_ALWAYS_INLINE uint8_t osdev_w1c8_read(const osdev_w1c8_t *reg)
{
    return osdev_mmio_read8(&reg->word);
}

/**
 * Clear the bits that are ones, and no other: one write, no read.
 *
 * @param reg   The register.
 * @param bits  The bits to clear.
 */
OSDEV_ALWAYS_INLINE void osdev_w1c8_clear(osdev_w1c8_t *reg, uint8_t bits)
{
    osdev_mmio_write8(&reg->word, bits);
}

/**
 * Read until the bits under a mask have a value, a bounded number of times.
 *
 * @param reg       The register.
 * @param mask      The bits to look at.
 * @param value     What they shall be; bits outside of @p mask are 0.
 * @param attempts  How often to read; 0 never reads and fails.
 * @return Whether the bits had the value.
 */
OSDEV_NODISCARD
static inline bool osdev_w1c8_poll(
    const osdev_w1c8_t *reg, uint8_t mask, uint8_t value, unsigned attempts
)
{
    for (unsigned i = 0; i < attempts; i++) {
        if ((osdev_w1c8_read(reg) & mask) == value) {
            return true;
        }
        osdev_relax();
    }
    return false;
}

/**
 * Read until the bits under a mask have a value or the time is over. After
 * the end of time the register is read once more, so a caller that was held
 * up does not report a timeout that was none.
 *
 * @param reg    The register.
 * @param mask   The bits to look at.
 * @param value  What they shall be; bits outside of @p mask are 0.
 * @param wait   Says when the time is over.
 * @return Whether the bits had the value.
 */
OSDEV_NODISCARD
static inline bool osdev_w1c8_poll_until(
    const osdev_w1c8_t *reg, uint8_t mask, uint8_t value,
    const struct osdev_wait *wait
)
{
    while (!wait->is_over(wait->ctx)) {
        if ((osdev_w1c8_read(reg) & mask) == value) {
            return true;
        }
        osdev_relax();
    }
    return (osdev_w1c8_read(reg) & mask) == value;
}

/** @} */
/** @name Registers that are cleared by reading
 * @{ */

/**
 * Read the register, which clears it.
 *
 * @param reg  The register.
 */
OSDEV_ALWAYS_INLINE uint8_t osdev_rc8_read(osdev_rc8_t *reg)
{
    return osdev_mmio_read8(&reg->word);
}

/** @} */

OSDEV_END_DECLS

#endif
