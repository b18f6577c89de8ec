// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The I/O APIC. 82093AA data sheet, chapter 3.
#include "internal.h"

#include <osdev/volatile/access.h>

#define LOW_MASK     ((uint32_t)OSDEV_APIC_RTE_MASK)
#define LOW_LEVEL    ((uint32_t)OSDEV_APIC_RTE_LEVEL)
#define LOW_REMOTE   ((uint32_t)OSDEV_APIC_RTE_REMOTE_IRR)
#define LOW_READONLY ((uint32_t)(OSDEV_APIC_RTE_PENDING) | LOW_REMOTE)

static uint64_t lock(const struct osdev_apic_io *io)
{
    return io->ops->lock != NULL ? io->ops->lock(io->ctx) : 0;
}

static void unlock(const struct osdev_apic_io *io, uint64_t state)
{
    if (io->ops->unlock != NULL) {
        io->ops->unlock(io->ctx, state);
    }
}

static uint32_t get(const struct osdev_apic_io *io, uint8_t reg)
{
    return io->ops->read(io->ctx, reg);
}

static void put(const struct osdev_apic_io *io, uint8_t reg, uint32_t value)
{
    io->ops->write(io->ctx, reg, value);
}

static uint32_t get_locked(const struct osdev_apic_io *io, uint8_t reg)
{
    const uint64_t state = lock(io);
    const uint32_t value = get(io, reg);

    unlock(io, state);
    return value;
}

static uint8_t low_reg(unsigned pin)
{
    return (uint8_t)(OSDEV_APIC_IO_REG_ENTRY + 2 * pin);
}

static uint8_t high_reg(unsigned pin)
{
    return (uint8_t)(low_reg(pin) + 1);
}

enum osdev_apic_err osdev_apic_io_init(
    struct osdev_apic_io *io, uint32_t gsi_base,
    const struct osdev_apic_io_ops *ops, void *ctx
)
{
    struct osdev_apic_io made = {
        .gsi_base = gsi_base,
        .ops = ops,
        .ctx = ctx,
    };
    uint32_t word;
    uint32_t last;

    if (ops->read == NULL || ops->write == NULL || ops->eoi == NULL ||
        (ops->lock == NULL) != (ops->unlock == NULL)) {
        return OSDEV_APIC_ERR_BAD_OPS;
    }
    word = get_locked(&made, OSDEV_APIC_IO_REG_VERSION);
    last = OSDEV_FIELD_GET(OSDEV_APIC_IO_MAX_ENTRY, word);
    if (word == UINT32_MAX || last >= OSDEV_APIC_IO_MAX_PINS) {
        return OSDEV_APIC_ERR_ABSENT;
    }
    if (gsi_base > UINT32_MAX - last) {
        return OSDEV_APIC_ERR_RANGE;
    }
    made.pins = (uint16_t)(last + 1);
    made.version = (uint8_t)(word & OSDEV_APIC_VERSION_MASK);
    *io = made;
    return OSDEV_APIC_OK;
}

uint8_t osdev_apic_io_read_id(const struct osdev_apic_io *io)
{
    return (uint8_t)OSDEV_FIELD_GET(
        OSDEV_APIC_IO_ID_MASK, get_locked(io, OSDEV_APIC_IO_REG_ID)
    );
}

enum osdev_apic_err
osdev_apic_io_write_id(const struct osdev_apic_io *io, uint8_t id)
{
    uint64_t state;

    if (id > OSDEV_FIELD_MAX(OSDEV_APIC_IO_ID_MASK)) {
        return OSDEV_APIC_ERR_BAD_VALUE;
    }
    state = lock(io);
    put(io, OSDEV_APIC_IO_REG_ID,
        OSDEV_FIELD_PREP(OSDEV_APIC_IO_ID_MASK, (uint32_t)id));
    unlock(io, state);
    return OSDEV_APIC_OK;
}

uint8_t osdev_apic_io_read_arbitration(const struct osdev_apic_io *io)
{
    return (uint8_t)OSDEV_FIELD_GET(
        OSDEV_APIC_IO_ID_MASK, get_locked(io, OSDEV_APIC_IO_REG_ARBITRATION)
    );
}

static uint64_t get_entry(const struct osdev_apic_io *io, unsigned pin)
{
    const uint64_t high = get(io, high_reg(pin));

    return high << 32 | get(io, low_reg(pin));
}

// Masked before the destination changes, unmasked after.
static void
put_entry(const struct osdev_apic_io *io, unsigned pin, uint64_t word)
{
    const uint32_t low = (uint32_t)word & ~LOW_READONLY;

    put(io, low_reg(pin), get(io, low_reg(pin)) | LOW_MASK);
    put(io, high_reg(pin), (uint32_t)(word >> 32));
    put(io, low_reg(pin), low);
}

enum osdev_apic_err osdev_apic_io_read_entry(
    const struct osdev_apic_io *io, unsigned pin, uint64_t *out
)
{
    uint64_t state;

    if (pin >= io->pins) {
        return OSDEV_APIC_ERR_BAD_PIN;
    }
    state = lock(io);
    *out = get_entry(io, pin);
    unlock(io, state);
    return OSDEV_APIC_OK;
}

enum osdev_apic_err osdev_apic_io_write_entry(
    const struct osdev_apic_io *io, unsigned pin, uint64_t word
)
{
    uint64_t state;

    if (pin >= io->pins) {
        return OSDEV_APIC_ERR_BAD_PIN;
    }
    state = lock(io);
    put_entry(io, pin, word);
    unlock(io, state);
    return OSDEV_APIC_OK;
}

enum osdev_apic_err osdev_apic_io_route(
    const struct osdev_apic_io *io, unsigned pin,
    const struct osdev_apic_redirection *entry
)
{
    uint64_t word;
    const enum osdev_apic_err err = osdev_apic_redirection_encode(entry, &word);

    return err == OSDEV_APIC_OK ? osdev_apic_io_write_entry(io, pin, word)
                                : err;
}

enum osdev_apic_err
osdev_apic_io_mask(const struct osdev_apic_io *io, unsigned pin, bool masked)
{
    uint64_t state;
    uint32_t low;

    if (pin >= io->pins) {
        return OSDEV_APIC_ERR_BAD_PIN;
    }
    state = lock(io);
    low = get(io, low_reg(pin));
    put(io, low_reg(pin), masked ? low | LOW_MASK : low & ~LOW_MASK);
    unlock(io, state);
    return OSDEV_APIC_OK;
}

// Masked, remembered as edge for a moment, and back.
static void forget(const struct osdev_apic_io *io, unsigned pin, uint32_t low)
{
    put(io, low_reg(pin), low | LOW_MASK);
    put(io, low_reg(pin), (low | LOW_MASK) & ~LOW_LEVEL);
    put(io, low_reg(pin), low | LOW_MASK);
}

void osdev_apic_io_clear(const struct osdev_apic_io *io)
{
    for (unsigned pin = 0; pin < io->pins; pin++) {
        const uint64_t state = lock(io);

        // Edge triggered at once: nothing stays in service either.
        put_entry(io, pin, OSDEV_APIC_RTE_MASK);
        unlock(io, state);
    }
}

enum osdev_apic_err
osdev_apic_io_eoi(const struct osdev_apic_io *io, unsigned pin)
{
    enum osdev_apic_err err = OSDEV_APIC_OK;
    uint64_t state;
    uint32_t low;

    if (pin >= io->pins) {
        return OSDEV_APIC_ERR_BAD_PIN;
    }
    state = lock(io);
    low = get(io, low_reg(pin));
    if ((low & LOW_REMOTE) != 0) {
        // Masked, a line that is still up cannot request again in between.
        put(io, low_reg(pin), low | LOW_MASK);
        if (io->version >= OSDEV_APIC_IO_EOI_VERSION) {
            io->ops->eoi(io->ctx, (uint8_t)(low & OSDEV_APIC_RTE_VECTOR));
        } else {
            forget(io, pin, low);
        }
        if ((get(io, low_reg(pin)) & LOW_REMOTE) != 0) {
            err = OSDEV_APIC_ERR_STUCK;
        } else {
            put(io, low_reg(pin), low & ~LOW_READONLY);
        }
    }
    unlock(io, state);
    return err;
}

void osdev_apic_io_save(const struct osdev_apic_io *io, uint64_t *out)
{
    for (unsigned pin = 0; pin < io->pins; pin++) {
        const uint64_t state = lock(io);

        out[pin] = get_entry(io, pin);
        unlock(io, state);
    }
}

enum osdev_apic_err
osdev_apic_io_restore(const struct osdev_apic_io *io, const uint64_t *entries)
{
    enum osdev_apic_err err = OSDEV_APIC_OK;

    for (unsigned pin = 0; pin < io->pins; pin++) {
        const uint64_t want = entries[pin] & ~(uint64_t)LOW_READONLY;
        const uint64_t state = lock(io);

        put_entry(io, pin, want);
        if ((get_entry(io, pin) & ~(uint64_t)LOW_READONLY) != want) {
            err = OSDEV_APIC_ERR_READ_BACK;
        }
        unlock(io, state);
    }
    return err;
}

static volatile uint8_t *cell(void *ctx, unsigned offset)
{
    return (volatile uint8_t *)ctx + offset;
}

static uint32_t mmio_read(void *ctx, uint8_t reg)
{
    osdev_mmio_write32(cell(ctx, OSDEV_APIC_IO_SELECT), reg);
    return osdev_mmio_read32(cell(ctx, OSDEV_APIC_IO_WINDOW));
}

static void mmio_write(void *ctx, uint8_t reg, uint32_t value)
{
    osdev_mmio_write32(cell(ctx, OSDEV_APIC_IO_SELECT), reg);
    osdev_mmio_write32(cell(ctx, OSDEV_APIC_IO_WINDOW), value);
}

static void mmio_eoi(void *ctx, uint8_t vector)
{
    osdev_mmio_write32(cell(ctx, OSDEV_APIC_IO_EOI), vector);
}

const struct osdev_apic_io_ops osdev_apic_io_mmio_ops = {
    .read = mmio_read,
    .write = mmio_write,
    .eoi = mmio_eoi,
};
