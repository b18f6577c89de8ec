// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Messages. Intel SDM volume 3, 11.11.
#include "internal.h"

#include <osdev/apic/msi.h>

static bool is_by_vector(unsigned delivery)
{
    return delivery == OSDEV_APIC_FIXED || delivery == OSDEV_APIC_LOWEST;
}

static enum osdev_apic_err check_plain(const struct osdev_apic_msi *msi)
{
    const unsigned delivery = (unsigned)msi->delivery;
    const uint32_t limit =
        msi->format == OSDEV_APIC_FORMAT_EXTENDED ? 0x7fff : 0xff;

    if (delivery > OSDEV_APIC_EXTINT || delivery == 3 ||
        delivery == OSDEV_APIC_STARTUP || msi->index != 0 || msi->subhandle ||
        (msi->level && !is_by_vector(delivery))) {
        return OSDEV_APIC_ERR_BAD_VALUE;
    }
    if (is_by_vector(delivery)
            ? msi->vector < OSDEV_APIC_FIRST_VECTOR
            : msi->vector != 0 &&
                  (delivery == OSDEV_APIC_SMI || delivery == OSDEV_APIC_INIT)) {
        return OSDEV_APIC_ERR_BAD_VECTOR;
    }
    return msi->destination <= limit ? OSDEV_APIC_OK
                                     : OSDEV_APIC_ERR_BAD_DESTINATION;
}

static enum osdev_apic_err check_remapped(const struct osdev_apic_msi *msi)
{
    const bool amd = msi->format == OSDEV_APIC_FORMAT_AMDVI;

    if (msi->destination != 0 || msi->logical || msi->hint || msi->level ||
        msi->delivery != OSDEV_APIC_FIXED || (amd && msi->subhandle)) {
        return OSDEV_APIC_ERR_BAD_VALUE;
    }
    if (msi->vector != 0) {
        return OSDEV_APIC_ERR_BAD_VECTOR;
    }
    return amd && msi->index > OSDEV_FIELD_MAX(OSDEV_APIC_MSI_AMD_INDEX)
               ? OSDEV_APIC_ERR_BAD_DESTINATION
               : OSDEV_APIC_OK;
}

static struct osdev_apic_msi_message encode(const struct osdev_apic_msi *msi)
{
    const uint64_t dest = msi->destination;
    const uint64_t index = msi->index;
    struct osdev_apic_msi_message message = {OSDEV_APIC_MSI_BASE, 0};

    switch (msi->format) {
    case OSDEV_APIC_FORMAT_VTD:
        message.address |=
            OSDEV_APIC_MSI_REMAP |
            OSDEV_FIELD_PREP(OSDEV_APIC_MSI_INDEX, index & 0x7fff) |
            (index >> 15 != 0 ? OSDEV_APIC_MSI_LOGICAL : 0) |
            (msi->subhandle ? OSDEV_APIC_MSI_HINT : 0);
        return message;
    case OSDEV_APIC_FORMAT_AMDVI:
        message.data = msi->index;
        return message;
    case OSDEV_APIC_FORMAT_PLAIN:
    case OSDEV_APIC_FORMAT_EXTENDED:
        break;
    }
    message.address |= OSDEV_FIELD_PREP(OSDEV_APIC_MSI_DEST, dest & 0xff) |
                       OSDEV_FIELD_PREP(OSDEV_APIC_MSI_EXT_DEST, dest >> 8) |
                       (msi->hint ? OSDEV_APIC_MSI_HINT : 0) |
                       (msi->logical ? OSDEV_APIC_MSI_LOGICAL : 0);
    message.data =
        msi->vector |
        OSDEV_FIELD_PREP(OSDEV_APIC_MSI_DELIVERY, (uint32_t)msi->delivery) |
        (msi->level ? OSDEV_APIC_MSI_LEVEL | OSDEV_APIC_MSI_ASSERT : 0);
    return message;
}

enum osdev_apic_err osdev_apic_msi_compose(
    const struct osdev_apic_msi *msi, struct osdev_apic_msi_message *out
)
{
    const bool remapped = msi->format == OSDEV_APIC_FORMAT_VTD ||
                          msi->format == OSDEV_APIC_FORMAT_AMDVI;
    enum osdev_apic_err err = OSDEV_APIC_ERR_BAD_VALUE;

    if ((unsigned)msi->format <= OSDEV_APIC_FORMAT_AMDVI) {
        err = remapped ? check_remapped(msi) : check_plain(msi);
    }
    if (err == OSDEV_APIC_OK) {
        *out = encode(msi);
    }
    return err;
}

static void
decode_vtd(struct osdev_apic_msi *msi, const struct osdev_apic_msi_message *m)
{
    const uint64_t low = OSDEV_FIELD_GET(OSDEV_APIC_MSI_INDEX, m->address);
    const uint64_t high = OSDEV_FIELD_GET(OSDEV_APIC_MSI_LOGICAL, m->address);

    msi->index = (uint16_t)(low | high << 15);
    msi->subhandle = (m->address & OSDEV_APIC_MSI_HINT) != 0;
}

static void
decode_plain(struct osdev_apic_msi *msi, const struct osdev_apic_msi_message *m)
{
    msi->delivery = (enum osdev_apic_delivery
    )OSDEV_FIELD_GET(OSDEV_APIC_MSI_DELIVERY, m->data);
    msi->vector = (uint8_t)OSDEV_FIELD_GET(OSDEV_APIC_MSI_VECTOR, m->data);
    msi->level = (m->data & OSDEV_APIC_MSI_LEVEL) != 0;
    msi->hint = (m->address & OSDEV_APIC_MSI_HINT) != 0;
    msi->logical = (m->address & OSDEV_APIC_MSI_LOGICAL) != 0;
    msi->destination =
        (uint32_t)OSDEV_FIELD_GET(OSDEV_APIC_MSI_DEST, m->address);
    if (msi->format == OSDEV_APIC_FORMAT_EXTENDED) {
        msi->destination |=
            (uint32_t)OSDEV_FIELD_GET(OSDEV_APIC_MSI_EXT_DEST, m->address) << 8;
    }
}

enum osdev_apic_err osdev_apic_msi_decode(
    enum osdev_apic_format format, const struct osdev_apic_msi_message *message,
    struct osdev_apic_msi *out
)
{
    struct osdev_apic_msi msi = {.format = format};

    if ((message->address & OSDEV_APIC_MSI_BASE_MASK) != OSDEV_APIC_MSI_BASE) {
        return OSDEV_APIC_ERR_BAD_ADDRESS;
    }
    if (format == OSDEV_APIC_FORMAT_VTD &&
        (message->address & OSDEV_APIC_MSI_REMAP) == 0) {
        msi.format = OSDEV_APIC_FORMAT_PLAIN;
    }
    if (msi.format == OSDEV_APIC_FORMAT_VTD) {
        decode_vtd(&msi, message);
    } else if (format == OSDEV_APIC_FORMAT_AMDVI) {
        msi.index =
            (uint16_t)OSDEV_FIELD_GET(OSDEV_APIC_MSI_AMD_INDEX, message->data);
    } else {
        decode_plain(&msi, message);
    }
    *out = msi;
    return OSDEV_APIC_OK;
}
