// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Redirection entries. 82093AA data sheet, 3.2.4; Intel VT-d 4.1, 5.1.5.1;
// AMD IOMMU 3.09, 2.2.5.
#include "internal.h"

static bool is_by_vector(unsigned delivery)
{
    return delivery == OSDEV_APIC_FIXED || delivery == OSDEV_APIC_LOWEST;
}

static enum osdev_apic_err check_plain(const struct osdev_apic_redirection *e)
{
    const unsigned delivery = (unsigned)e->delivery;
    const uint32_t limit =
        e->format == OSDEV_APIC_FORMAT_EXTENDED ? 0x7fff : 0xff;

    if (e->index != 0 || delivery > OSDEV_APIC_EXTINT || delivery == 3 ||
        delivery == OSDEV_APIC_STARTUP ||
        (e->level && !is_by_vector(delivery))) {
        return OSDEV_APIC_ERR_BAD_VALUE;
    }
    if (is_by_vector(delivery)
            ? e->vector < OSDEV_APIC_FIRST_VECTOR
            : e->vector != 0 &&
                  (delivery == OSDEV_APIC_SMI || delivery == OSDEV_APIC_INIT)) {
        return OSDEV_APIC_ERR_BAD_VECTOR;
    }
    return e->destination <= limit ? OSDEV_APIC_OK
                                   : OSDEV_APIC_ERR_BAD_DESTINATION;
}

static enum osdev_apic_err check_remapped(const struct osdev_apic_redirection *e
)
{
    const bool amd = e->format == OSDEV_APIC_FORMAT_AMDVI;

    if (e->destination != 0 || e->logical || e->delivery != OSDEV_APIC_FIXED) {
        return OSDEV_APIC_ERR_BAD_VALUE;
    }
    if (amd ? e->vector != 0 : e->vector < OSDEV_APIC_FIRST_VECTOR) {
        return OSDEV_APIC_ERR_BAD_VECTOR;
    }
    return amd && e->index > OSDEV_FIELD_MAX(OSDEV_APIC_RTE_AMD_INDEX)
               ? OSDEV_APIC_ERR_BAD_DESTINATION
               : OSDEV_APIC_OK;
}

static uint64_t encode_target(const struct osdev_apic_redirection *e)
{
    const uint64_t index = e->index;
    const uint64_t dest = e->destination;

    switch (e->format) {
    case OSDEV_APIC_FORMAT_VTD:
        return OSDEV_APIC_RTE_REMAP | e->vector |
               OSDEV_FIELD_PREP(OSDEV_APIC_RTE_INDEX, index & 0x7fff) |
               (index >> 15 != 0 ? OSDEV_APIC_RTE_INDEX_15 : 0);
    case OSDEV_APIC_FORMAT_AMDVI:
        return OSDEV_FIELD_PREP(OSDEV_APIC_RTE_AMD_INDEX, index);
    case OSDEV_APIC_FORMAT_PLAIN:
    case OSDEV_APIC_FORMAT_EXTENDED:
        break;
    }
    return e->vector |
           OSDEV_FIELD_PREP(OSDEV_APIC_RTE_DELIVERY, (uint64_t)e->delivery) |
           OSDEV_FIELD_PREP(OSDEV_APIC_RTE_DEST, dest & 0xff) |
           OSDEV_FIELD_PREP(OSDEV_APIC_RTE_EXT_DEST, dest >> 8) |
           (e->logical ? OSDEV_APIC_RTE_LOGICAL : 0);
}

enum osdev_apic_err osdev_apic_redirection_encode(
    const struct osdev_apic_redirection *entry, uint64_t *out
)
{
    const bool remapped = entry->format == OSDEV_APIC_FORMAT_VTD ||
                          entry->format == OSDEV_APIC_FORMAT_AMDVI;
    enum osdev_apic_err err = OSDEV_APIC_ERR_BAD_VALUE;

    if ((unsigned)entry->format <= OSDEV_APIC_FORMAT_AMDVI) {
        err = remapped ? check_remapped(entry) : check_plain(entry);
    }
    if (err != OSDEV_APIC_OK) {
        return err;
    }
    *out = encode_target(entry) | (entry->active_low ? OSDEV_APIC_RTE_LOW : 0) |
           (entry->level ? OSDEV_APIC_RTE_LEVEL : 0) |
           (entry->masked ? OSDEV_APIC_RTE_MASK : 0);
    return OSDEV_APIC_OK;
}

static void decode_target(struct osdev_apic_redirection *e, uint64_t word)
{
    if (e->format == OSDEV_APIC_FORMAT_AMDVI) {
        e->index = (uint16_t)OSDEV_FIELD_GET(OSDEV_APIC_RTE_AMD_INDEX, word);
        return;
    }
    e->vector = (uint8_t)OSDEV_FIELD_GET(OSDEV_APIC_RTE_VECTOR, word);
    if (e->format == OSDEV_APIC_FORMAT_VTD) {
        e->index = (uint16_t
        )(OSDEV_FIELD_GET(OSDEV_APIC_RTE_INDEX, word) |
          OSDEV_FIELD_GET(OSDEV_APIC_RTE_INDEX_15, word) << 15);
        return;
    }
    e->delivery = (enum osdev_apic_delivery
    )OSDEV_FIELD_GET(OSDEV_APIC_RTE_DELIVERY, word);
    e->logical = (word & OSDEV_APIC_RTE_LOGICAL) != 0;
    e->destination = (uint32_t)OSDEV_FIELD_GET(OSDEV_APIC_RTE_DEST, word);
    if (e->format == OSDEV_APIC_FORMAT_EXTENDED) {
        e->destination |=
            (uint32_t)OSDEV_FIELD_GET(OSDEV_APIC_RTE_EXT_DEST, word) << 8;
    }
}

struct osdev_apic_redirection
osdev_apic_redirection_decode(enum osdev_apic_format format, uint64_t word)
{
    struct osdev_apic_redirection e = {
        .format = format,
        .active_low = (word & OSDEV_APIC_RTE_LOW) != 0,
        .level = (word & OSDEV_APIC_RTE_LEVEL) != 0,
        .masked = (word & OSDEV_APIC_RTE_MASK) != 0,
        .pending = (word & OSDEV_APIC_RTE_PENDING) != 0,
        .remote_irr = (word & OSDEV_APIC_RTE_REMOTE_IRR) != 0,
    };

    if (format == OSDEV_APIC_FORMAT_VTD && (word & OSDEV_APIC_RTE_REMAP) == 0) {
        e.format = OSDEV_APIC_FORMAT_PLAIN;
    }
    decode_target(&e, word);
    return e;
}
