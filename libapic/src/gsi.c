// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Interrupts of the machine. ACPI 6.5, 5.2.12.5.
#include "internal.h"

enum osdev_apic_err osdev_apic_inti_decode(
    uint16_t flags, enum osdev_apic_bus bus, struct osdev_apic_source *out
)
{
    const unsigned polarity = OSDEV_FIELD_GET(OSDEV_APIC_INTI_POLARITY, flags);
    const unsigned trigger = OSDEV_FIELD_GET(OSDEV_APIC_INTI_TRIGGER, flags);
    const bool is_pci = bus == OSDEV_APIC_PCI;

    /* 0 is as the bus has it, 1 high or edge, 3 low or level. */
    if (polarity == 2 || trigger == 2) {
        return OSDEV_APIC_ERR_BAD_VALUE;
    }
    out->active_low = polarity == 0 ? is_pci : polarity == 3;
    out->level = trigger == 0 ? is_pci : trigger == 3;
    return OSDEV_APIC_OK;
}

enum osdev_apic_err osdev_apic_isa_source(
    const struct osdev_apic_override *overrides, size_t count, unsigned line,
    struct osdev_apic_source *out
)
{
    struct osdev_apic_source source = {.gsi = line};
    bool is_taken = false;

    if (line >= OSDEV_APIC_ISA_LINES) {
        return OSDEV_APIC_ERR_BAD_VALUE;
    }
    for (size_t i = 0; i < count; i++) {
        if (overrides[i].line == line) {
            const enum osdev_apic_err err = osdev_apic_inti_decode(
                overrides[i].flags, OSDEV_APIC_ISA, &source
            );

            source.gsi = overrides[i].gsi;
            if (err == OSDEV_APIC_OK) {
                *out = source;
            }
            return err;
        }
        is_taken = is_taken || overrides[i].gsi == line;
    }
    if (is_taken) {
        return OSDEV_APIC_ERR_NO_GSI;
    }
    *out = source;
    return OSDEV_APIC_OK;
}

enum osdev_apic_err osdev_apic_io_find(
    const struct osdev_apic_io *ios, size_t count, uint32_t gsi, size_t *out_io,
    unsigned *out_pin
)
{
    for (size_t i = 0; i < count; i++) {
        if (gsi >= ios[i].gsi_base && gsi - ios[i].gsi_base < ios[i].pins) {
            *out_io = i;
            *out_pin = gsi - ios[i].gsi_base;
            return OSDEV_APIC_OK;
        }
    }
    return OSDEV_APIC_ERR_NO_GSI;
}

enum osdev_apic_err osdev_apic_io_route_source(
    const struct osdev_apic_io *ios, size_t count,
    const struct osdev_apic_source *source,
    const struct osdev_apic_redirection *entry
)
{
    struct osdev_apic_redirection made = *entry;
    enum osdev_apic_err err;
    unsigned pin;
    size_t i;

    made.active_low = source->active_low;
    made.level = source->level;
    err = osdev_apic_io_find(ios, count, source->gsi, &i, &pin);
    return err == OSDEV_APIC_OK ? osdev_apic_io_route(&ios[i], pin, &made)
                                : err;
}

enum osdev_apic_err osdev_apic_io_route_nmis(
    const struct osdev_apic_io *ios, size_t io_count,
    const struct osdev_apic_nmi_source *sources, size_t count,
    uint32_t destination
)
{
    const struct osdev_apic_redirection entry = {
        .delivery = OSDEV_APIC_NMI,
        .destination = destination,
    };
    enum osdev_apic_err err = OSDEV_APIC_OK;

    for (size_t i = 0; i < count && err == OSDEV_APIC_OK; i++) {
        struct osdev_apic_source source = {.gsi = sources[i].gsi};

        err = osdev_apic_inti_decode(sources[i].flags, OSDEV_APIC_ISA, &source);
        // An NMI is an edge, whatever the table says about its line.
        source.level = false;
        if (err == OSDEV_APIC_OK) {
            err = osdev_apic_io_route_source(ios, io_count, &source, &entry);
        }
    }
    return err;
}

static enum osdev_apic_err set_local_nmi(
    const struct osdev_apic *apic, const struct osdev_apic_local_nmi *nmi
)
{
    struct osdev_apic_source source = {0, false, false};
    struct osdev_apic_lvt_entry entry = {.delivery = OSDEV_APIC_NMI};
    const enum osdev_apic_err err =
        osdev_apic_inti_decode(nmi->flags, OSDEV_APIC_ISA, &source);

    if (err != OSDEV_APIC_OK || nmi->lint > 1) {
        return OSDEV_APIC_ERR_BAD_VALUE;
    }
    entry.active_low = source.active_low;
    return osdev_apic_write_lvt(
        apic, nmi->lint == 0 ? OSDEV_APIC_LVT_LINT0 : OSDEV_APIC_LVT_LINT1,
        &entry
    );
}

enum osdev_apic_err osdev_apic_set_local_nmis(
    const struct osdev_apic *apic, const struct osdev_apic_local_nmi *nmis,
    size_t count, uint32_t processor
)
{
    enum osdev_apic_err err = OSDEV_APIC_OK;

    for (size_t i = 0; i < count && err == OSDEV_APIC_OK; i++) {
        if (nmis[i].processor == processor ||
            nmis[i].processor == OSDEV_APIC_ALL_PROCESSORS) {
            err = set_local_nmi(apic, &nmis[i]);
        }
    }
    return err;
}
