// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Interrupts from processor to processor. Intel SDM volume 3, 11.6.
#include "internal.h"

#include <osdev/volatile/wait.h>

#define ONE(delivery) (1u << (delivery))
#define BY_VECTOR     (ONE(OSDEV_APIC_FIXED) | ONE(OSDEV_APIC_LOWEST))
#define ANY                                                  \
    (BY_VECTOR | ONE(OSDEV_APIC_SMI) | ONE(OSDEV_APIC_NMI) | \
     ONE(OSDEV_APIC_INIT) | ONE(OSDEV_APIC_STARTUP))

/* Intel SDM volume 3, table 11-3: what goes with which shorthand. */
static const uint8_t allowed[4] = {
    [OSDEV_APIC_TO_DESTINATION] = ANY,
    [OSDEV_APIC_TO_SELF] = ONE(OSDEV_APIC_FIXED),
    [OSDEV_APIC_TO_ALL] = ONE(OSDEV_APIC_FIXED),
    [OSDEV_APIC_TO_OTHERS] = ANY,
};

static enum osdev_apic_err check_icr(const struct osdev_apic_icr *icr)
{
    const unsigned delivery = (unsigned)icr->delivery;
    const unsigned shorthand = (unsigned)icr->shorthand;

    if (delivery > OSDEV_APIC_EXTINT || shorthand > OSDEV_APIC_TO_OTHERS ||
        (allowed[shorthand] >> delivery & 1) == 0 ||
        (icr->deassert && delivery != OSDEV_APIC_INIT)) {
        return OSDEV_APIC_ERR_BAD_VALUE;
    }
    if ((BY_VECTOR >> delivery & 1) != 0
            ? icr->vector < OSDEV_APIC_FIRST_VECTOR
            : icr->vector != 0 &&
                  (delivery == OSDEV_APIC_SMI || delivery == OSDEV_APIC_INIT)) {
        return OSDEV_APIC_ERR_BAD_VECTOR;
    }
    if (shorthand != OSDEV_APIC_TO_DESTINATION && icr->destination != 0) {
        return OSDEV_APIC_ERR_BAD_DESTINATION;
    }
    return OSDEV_APIC_OK;
}

static enum osdev_apic_err
encode_destination(enum osdev_apic_mode mode, uint32_t id, uint64_t *out)
{
    if (mode == OSDEV_APIC_MODE_X2APIC) {
        *out = OSDEV_FIELD_PREP(OSDEV_APIC_ICR_X2APIC_DEST, (uint64_t)id);
        return OSDEV_APIC_OK;
    }
    if (id > UINT8_MAX && id != OSDEV_APIC_BROADCAST) {
        return OSDEV_APIC_ERR_BAD_DESTINATION;
    }
    *out = OSDEV_FIELD_PREP(OSDEV_APIC_ICR_XAPIC_DEST, (uint64_t)(id & 0xff));
    return OSDEV_APIC_OK;
}

enum osdev_apic_err osdev_apic_icr_encode(
    enum osdev_apic_mode mode, const struct osdev_apic_icr *icr, uint64_t *out
)
{
    enum osdev_apic_err err = check_icr(icr);
    uint64_t word = 0;

    if (mode != OSDEV_APIC_MODE_XAPIC && mode != OSDEV_APIC_MODE_X2APIC) {
        return OSDEV_APIC_ERR_BAD_MODE;
    }
    if (err == OSDEV_APIC_OK) {
        err = encode_destination(mode, icr->destination, &word);
    }
    if (err != OSDEV_APIC_OK) {
        return err;
    }
    *out = word |
           OSDEV_FIELD_PREP(OSDEV_APIC_ICR_VECTOR, (uint64_t)icr->vector) |
           OSDEV_FIELD_PREP(OSDEV_APIC_ICR_DELIVERY, (uint64_t)icr->delivery) |
           (icr->logical ? OSDEV_APIC_ICR_LOGICAL : 0) |
           (icr->deassert ? OSDEV_APIC_ICR_LEVEL : OSDEV_APIC_ICR_ASSERT) |
           OSDEV_FIELD_PREP(OSDEV_APIC_ICR_SHORTHAND, (uint64_t)icr->shorthand);
    return OSDEV_APIC_OK;
}

struct osdev_apic_icr
osdev_apic_icr_decode(enum osdev_apic_mode mode, uint64_t word)
{
    const bool x2apic = mode == OSDEV_APIC_MODE_X2APIC;
    struct osdev_apic_icr icr = {
        .delivery = (enum osdev_apic_delivery
        )OSDEV_FIELD_GET(OSDEV_APIC_ICR_DELIVERY, word),
        .shorthand = (enum osdev_apic_shorthand
        )OSDEV_FIELD_GET(OSDEV_APIC_ICR_SHORTHAND, word),
        .destination = (uint32_t
        )(x2apic ? OSDEV_FIELD_GET(OSDEV_APIC_ICR_X2APIC_DEST, word)
                 : OSDEV_FIELD_GET(OSDEV_APIC_ICR_XAPIC_DEST, word)),
        .vector = (uint8_t)OSDEV_FIELD_GET(OSDEV_APIC_ICR_VECTOR, word),
        .logical = (word & OSDEV_APIC_ICR_LOGICAL) != 0,
        .deassert = (word & OSDEV_APIC_ICR_ASSERT) == 0,
        .pending = !x2apic && (word & OSDEV_APIC_ICR_PENDING) != 0,
    };

    if (!x2apic && icr.destination == UINT8_MAX) {
        icr.destination = OSDEV_APIC_BROADCAST;
    }
    return icr;
}

enum osdev_apic_err osdev_apic_wait_sent(const struct osdev_apic *apic)
{
    if (osdev_apic_is_x2_(apic)) {
        return OSDEV_APIC_OK;
    }
    for (uint32_t i = 0; i < apic->send_attempts; i++) {
        if ((apic->ops->read_icr(apic->ctx) & OSDEV_APIC_ICR_PENDING) == 0) {
            return OSDEV_APIC_OK;
        }
        osdev_relax();
    }
    return OSDEV_APIC_ERR_BUSY;
}

enum osdev_apic_err
osdev_apic_send(const struct osdev_apic *apic, const struct osdev_apic_icr *icr)
{
    uint64_t word;
    enum osdev_apic_err err = osdev_apic_icr_encode(apic->mode, icr, &word);

    if (err == OSDEV_APIC_OK) {
        err = osdev_apic_wait_sent(apic);
    }
    if (err == OSDEV_APIC_OK) {
        apic->ops->write_icr(apic->ctx, word);
    }
    return err;
}

enum osdev_apic_err osdev_apic_send_vector(
    const struct osdev_apic *apic, uint32_t id, uint8_t vector
)
{
    const struct osdev_apic_icr icr = {.destination = id, .vector = vector};

    return osdev_apic_send(apic, &icr);
}

enum osdev_apic_err osdev_apic_send_shorthand(
    const struct osdev_apic *apic, enum osdev_apic_shorthand shorthand,
    uint8_t vector
)
{
    const struct osdev_apic_icr icr = {
        .shorthand = shorthand,
        .vector = vector,
    };

    if (shorthand == OSDEV_APIC_TO_DESTINATION) {
        return OSDEV_APIC_ERR_BAD_VALUE;
    }
    if (shorthand == OSDEV_APIC_TO_SELF && osdev_apic_is_x2_(apic)) {
        if (vector < OSDEV_APIC_FIRST_VECTOR) {
            return OSDEV_APIC_ERR_BAD_VECTOR;
        }
        osdev_apic_write(apic, OSDEV_APIC_REG_SELF_IPI, vector);
        return OSDEV_APIC_OK;
    }
    return osdev_apic_send(apic, &icr);
}

enum osdev_apic_err osdev_apic_send_cluster(
    const struct osdev_apic *apic, uint32_t cluster, uint32_t mask,
    uint8_t vector
)
{
    const bool x2apic = osdev_apic_is_x2_(apic);
    // Flat destinations have eight bits in the place of cluster 0.
    const uint32_t width = x2apic ? 16 : cluster == 0 ? 8 : 4;
    const uint32_t last = x2apic ? 0xfffe : 14;
    const struct osdev_apic_icr icr = {
        .destination = cluster << (x2apic ? 16 : 4) | mask,
        .vector = vector,
        .logical = true,
    };

    if (cluster > last || mask == 0 || mask >> width != 0) {
        return OSDEV_APIC_ERR_BAD_DESTINATION;
    }
    return osdev_apic_send(apic, &icr);
}

static enum osdev_apic_err check_list(
    const struct osdev_apic *apic, const uint32_t *ids, size_t count,
    uint8_t vector
)
{
    const uint32_t last = osdev_apic_is_x2_(apic) ? UINT32_MAX - 1 : 254;

    if (vector < OSDEV_APIC_FIRST_VECTOR) {
        return OSDEV_APIC_ERR_BAD_VECTOR;
    }
    for (size_t i = 0; i < count; i++) {
        if (ids[i] > last) {
            return OSDEV_APIC_ERR_BAD_DESTINATION;
        }
    }
    return OSDEV_APIC_OK;
}

// Send to the run of neighbours that starts at the first, and count them.
static enum osdev_apic_err send_run(
    const struct osdev_apic *apic, const uint32_t *ids, size_t count,
    uint8_t vector, size_t *out_sent
)
{
    const uint32_t cluster = ids[0] >> 4;
    uint32_t mask = 0;
    size_t sent = 0;

    // Clusters of 16 bits, the last of which stands for all.
    if (!osdev_apic_is_x2_(apic) || cluster > 0xfffe) {
        *out_sent = 1;
        return osdev_apic_send_vector(apic, ids[0], vector);
    }
    for (; sent < count && ids[sent] >> 4 == cluster; sent++) {
        mask |= OSDEV_BIT32(ids[sent] & 15);
    }
    *out_sent = sent;
    return osdev_apic_send_cluster(apic, cluster, mask, vector);
}

enum osdev_apic_err osdev_apic_send_list(
    const struct osdev_apic *apic, const uint32_t *ids, size_t count,
    uint8_t vector
)
{
    enum osdev_apic_err err = check_list(apic, ids, count, vector);

    for (size_t at = 0; err == OSDEV_APIC_OK && at < count;) {
        size_t sent;

        err = send_run(apic, ids + at, count - at, vector, &sent);
        at += sent;
    }
    return err;
}

enum osdev_apic_err
osdev_apic_send_nmi(const struct osdev_apic *apic, uint32_t id)
{
    const struct osdev_apic_icr icr = {
        .delivery = OSDEV_APIC_NMI,
        .destination = id,
    };

    return osdev_apic_send(apic, &icr);
}

enum osdev_apic_err osdev_apic_send_nmi_others(const struct osdev_apic *apic)
{
    const struct osdev_apic_icr icr = {
        .delivery = OSDEV_APIC_NMI,
        .shorthand = OSDEV_APIC_TO_OTHERS,
    };

    return osdev_apic_send(apic, &icr);
}
