// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The model: the I/O APIC. 82093AA data sheet, chapter 3.
#include "model.h"

#define READONLY (OSDEV_APIC_RTE_PENDING | OSDEV_APIC_RTE_REMOTE_IRR)

static unsigned pin_count(const struct osdev_apic_io_model *model)
{
    const unsigned count =
        OSDEV_FIELD_GET(OSDEV_APIC_IO_MAX_ENTRY, model->version) + 1;

    return count < OSDEV_APIC_IO_MAX_PINS ? count : OSDEV_APIC_IO_MAX_PINS;
}

static bool send(const struct osdev_apic_io_model *model, uint64_t word)
{
    const struct osdev_apic_redirection entry = osdev_apic_redirection_decode(
        model->bus->extended ? OSDEV_APIC_FORMAT_EXTENDED
                             : OSDEV_APIC_FORMAT_PLAIN,
        word
    );
    const struct osdev_apic_model_message message = {
        .delivery = entry.delivery,
        .destination = entry.destination == 0xff ? OSDEV_APIC_BROADCAST
                                                 : entry.destination,
        .vector = entry.vector,
        .logical = entry.logical,
        .level = entry.level,
    };

    return osdev_apic_model_send(model->bus, &message);
}

static bool is_active(const struct osdev_apic_io_model *model, unsigned pin)
{
    return model->lines[pin] !=
           ((model->entries[pin] & OSDEV_APIC_RTE_LOW) != 0);
}

// Send a level that is there, open, and not yet in service.
static void serve_level(struct osdev_apic_io_model *model, unsigned pin)
{
    uint64_t *entry = &model->entries[pin];

    if ((*entry & OSDEV_APIC_RTE_LEVEL) != 0 &&
        (*entry & (OSDEV_APIC_RTE_MASK | OSDEV_APIC_RTE_REMOTE_IRR)) == 0 &&
        is_active(model, pin) && send(model, *entry)) {
        *entry |= OSDEV_APIC_RTE_REMOTE_IRR;
    }
}

void osdev_apic_io_model_init(
    struct osdev_apic_io_model *model, unsigned pins, uint8_t version,
    const struct osdev_apic_model_bus *bus
)
{
    OSDEV_ASSERT(pins >= 1 && pins <= OSDEV_APIC_IO_MAX_PINS);
    model->bus = bus;
    model->id = 0;
    model->version = version | (uint32_t)(pins - 1) << 16;
    for (unsigned pin = 0; pin < OSDEV_APIC_IO_MAX_PINS; pin++) {
        model->entries[pin] = OSDEV_APIC_RTE_MASK;
        model->lines[pin] = false;
    }
}

void osdev_apic_io_model_set_line(
    struct osdev_apic_io_model *model, unsigned pin, bool high
)
{
    bool was;

    if (pin >= pin_count(model)) {
        return;
    }
    was = is_active(model, pin);
    model->lines[pin] = high;
    if ((model->entries[pin] & OSDEV_APIC_RTE_LEVEL) != 0) {
        serve_level(model, pin);
    } else if (!was && is_active(model, pin) && (model->entries[pin] & OSDEV_APIC_RTE_MASK) == 0) {
        (void)send(model, model->entries[pin]);
    }
}

void osdev_apic_io_model_eoi(struct osdev_apic_io_model *model, uint8_t vector)
{
    for (unsigned pin = 0; pin < pin_count(model); pin++) {
        uint64_t *entry = &model->entries[pin];

        if ((*entry & OSDEV_APIC_RTE_REMOTE_IRR) != 0 &&
            (*entry & OSDEV_APIC_RTE_VECTOR) == vector) {
            *entry &= ~OSDEV_APIC_RTE_REMOTE_IRR;
            serve_level(model, pin);
        }
    }
}

static bool
find_pin(const struct osdev_apic_io_model *model, uint8_t reg, unsigned *out)
{
    if (reg < OSDEV_APIC_IO_REG_ENTRY) {
        return false;
    }
    *out = (unsigned)(reg - OSDEV_APIC_IO_REG_ENTRY) / 2u;
    return *out < pin_count(model);
}

static uint32_t read_register(void *ctx, uint8_t reg)
{
    const struct osdev_apic_io_model *model = ctx;
    unsigned pin;

    if (find_pin(model, reg, &pin)) {
        return (uint32_t)(model->entries[pin] >> ((reg & 1) != 0 ? 32 : 0));
    }
    switch (reg) {
    case OSDEV_APIC_IO_REG_ID:
    case OSDEV_APIC_IO_REG_ARBITRATION:
        return model->id;
    case OSDEV_APIC_IO_REG_VERSION:
        return model->version;
    default:
        return UINT32_MAX;
    }
}

static void
write_low(struct osdev_apic_io_model *model, unsigned pin, uint32_t value)
{
    uint64_t *entry = &model->entries[pin];
    const uint64_t kept = *entry & (READONLY | ~(uint64_t)UINT32_MAX);

    *entry = kept | (value & ~READONLY & 0x1ffff);
    // What is an edge is not in service.
    if ((value & OSDEV_APIC_RTE_LEVEL) == 0) {
        *entry &= ~OSDEV_APIC_RTE_REMOTE_IRR;
    }
    serve_level(model, pin);
}

static void write_register(void *ctx, uint8_t reg, uint32_t value)
{
    struct osdev_apic_io_model *model = ctx;
    unsigned pin;

    if (find_pin(model, reg, &pin)) {
        if ((reg & 1) == 0) {
            write_low(model, pin, value);
        } else {
            model->entries[pin] =
                (model->entries[pin] & UINT32_MAX) | (uint64_t)value << 32;
        }
    } else if (reg == OSDEV_APIC_IO_REG_ID) {
        model->id = value & OSDEV_APIC_IO_ID_MASK;
    }
}

static void write_eoi(void *ctx, uint8_t vector)
{
    const struct osdev_apic_io_model *model = ctx;

    if ((model->version & OSDEV_APIC_VERSION_MASK) >=
        OSDEV_APIC_IO_EOI_VERSION) {
        osdev_apic_io_model_eoi(ctx, vector);
    }
}

const struct osdev_apic_io_ops osdev_apic_io_model_ops = {
    .read = read_register,
    .write = write_register,
    .eoi = write_eoi,
};
