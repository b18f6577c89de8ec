// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The local vector table. Intel SDM volume 3, 11.5.1.
#include "internal.h"

// Where an entry is, what it can be, and how many entries a local APIC has
// that has this one.
struct kind {
    uint32_t fields;
    uint16_t reg;
    uint8_t deliveries;
    uint8_t needs;
};

#define PLAIN \
    (OSDEV_APIC_LVT_VECTOR | OSDEV_APIC_LVT_MASK | OSDEV_APIC_LVT_PENDING)
#define SENSOR (PLAIN | OSDEV_APIC_LVT_DELIVERY)
#define PIN                                               \
    (SENSOR | OSDEV_APIC_LVT_LOW | OSDEV_APIC_LVT_LEVEL | \
     OSDEV_APIC_LVT_REMOTE_IRR)
#define CAN(delivery) (1u << (delivery))
#define CAN_SENSOR \
    (CAN(OSDEV_APIC_FIXED) | CAN(OSDEV_APIC_SMI) | CAN(OSDEV_APIC_NMI))
#define CAN_PIN (CAN_SENSOR | CAN(OSDEV_APIC_INIT) | CAN(OSDEV_APIC_EXTINT))
#define CAN_EXT (CAN_SENSOR | CAN(OSDEV_APIC_EXTINT))

static const struct kind kinds[OSDEV_APIC_LVT_COUNT] = {
    [OSDEV_APIC_LVT_TIMER] =
        {PLAIN | OSDEV_APIC_LVT_TIMER_MODE, OSDEV_APIC_REG_LVT_TIMER,
         CAN(OSDEV_APIC_FIXED), 1},
    [OSDEV_APIC_LVT_LINT0] = {PIN, OSDEV_APIC_REG_LVT_LINT0, CAN_PIN, 1},
    [OSDEV_APIC_LVT_LINT1] = {PIN, OSDEV_APIC_REG_LVT_LINT1, CAN_PIN, 1},
    [OSDEV_APIC_LVT_ERROR] =
        {PLAIN, OSDEV_APIC_REG_LVT_ERROR, CAN(OSDEV_APIC_FIXED), 4},
    [OSDEV_APIC_LVT_PERF] = {SENSOR, OSDEV_APIC_REG_LVT_PERF, CAN_SENSOR, 5},
    [OSDEV_APIC_LVT_THERMAL] =
        {SENSOR, OSDEV_APIC_REG_LVT_THERMAL, CAN_SENSOR, 6},
    [OSDEV_APIC_LVT_CMCI] = {SENSOR, OSDEV_APIC_REG_LVT_CMCI, CAN_SENSOR, 7},
};

static const struct kind ext_kind = {
    SENSOR, OSDEV_APIC_REG_EXT_LVT, CAN_EXT, 0};

static uint32_t pack(const struct osdev_apic_lvt_entry *entry)
{
    return OSDEV_FIELD_PREP(OSDEV_APIC_LVT_VECTOR, (uint32_t)entry->vector) |
           OSDEV_FIELD_PREP(
               OSDEV_APIC_LVT_DELIVERY, (uint32_t)entry->delivery
           ) |
           (entry->active_low ? OSDEV_APIC_LVT_LOW : 0) |
           (entry->level ? OSDEV_APIC_LVT_LEVEL : 0) |
           (entry->masked ? OSDEV_APIC_LVT_MASK : 0) |
           OSDEV_FIELD_PREP(
               OSDEV_APIC_LVT_TIMER_MODE, (uint32_t)entry->timer_mode
           );
}

static struct osdev_apic_lvt_entry unpack(uint32_t word)
{
    struct osdev_apic_lvt_entry entry = {
        .delivery = (enum osdev_apic_delivery
        )OSDEV_FIELD_GET(OSDEV_APIC_LVT_DELIVERY, word),
        .timer_mode = (enum osdev_apic_timer_mode
        )OSDEV_FIELD_GET(OSDEV_APIC_LVT_TIMER_MODE, word),
        .vector = (uint8_t)OSDEV_FIELD_GET(OSDEV_APIC_LVT_VECTOR, word),
        .masked = (word & OSDEV_APIC_LVT_MASK) != 0,
        .active_low = (word & OSDEV_APIC_LVT_LOW) != 0,
        .level = (word & OSDEV_APIC_LVT_LEVEL) != 0,
        .pending = (word & OSDEV_APIC_LVT_PENDING) != 0,
        .remote_irr = (word & OSDEV_APIC_LVT_REMOTE_IRR) != 0,
    };

    return entry;
}

static enum osdev_apic_err encode(
    const struct kind *kind, const struct osdev_apic_lvt_entry *entry,
    uint32_t *out
)
{
    const unsigned delivery = (unsigned)entry->delivery;
    const uint32_t word = pack(entry);

    if (delivery > OSDEV_APIC_EXTINT ||
        (kind->deliveries >> delivery & 1) == 0 ||
        (unsigned)entry->timer_mode > OSDEV_APIC_TIMER_DEADLINE ||
        (word & ~kind->fields) != 0) {
        return OSDEV_APIC_ERR_BAD_VALUE;
    }
    /* Intel SDM volume 3, 11.5.1: edge for these whatever the bit says. */
    if (entry->level &&
        (CAN(delivery) & (CAN(OSDEV_APIC_SMI) | CAN(OSDEV_APIC_NMI) |
                          CAN(OSDEV_APIC_INIT))) != 0) {
        return OSDEV_APIC_ERR_BAD_VALUE;
    }
    if (delivery == OSDEV_APIC_FIXED &&
        entry->vector < OSDEV_APIC_FIRST_VECTOR) {
        return OSDEV_APIC_ERR_BAD_VECTOR;
    }
    *out = word;
    return OSDEV_APIC_OK;
}

enum osdev_apic_err osdev_apic_lvt_encode(
    enum osdev_apic_lvt lvt, const struct osdev_apic_lvt_entry *entry,
    uint32_t *out
)
{
    if ((unsigned)lvt >= OSDEV_APIC_LVT_COUNT) {
        return OSDEV_APIC_ERR_BAD_VALUE;
    }
    return encode(&kinds[lvt], entry, out);
}

struct osdev_apic_lvt_entry
osdev_apic_lvt_decode(enum osdev_apic_lvt lvt, uint32_t word)
{
    OSDEV_ASSERT((unsigned)lvt < OSDEV_APIC_LVT_COUNT);
    return unpack(word & kinds[lvt].fields);
}

uint16_t osdev_apic_lvt_reg(enum osdev_apic_lvt lvt)
{
    OSDEV_ASSERT((unsigned)lvt < OSDEV_APIC_LVT_COUNT);
    return kinds[lvt].reg;
}

bool osdev_apic_has_lvt(const struct osdev_apic *apic, enum osdev_apic_lvt lvt)
{
    return (unsigned)lvt < OSDEV_APIC_LVT_COUNT &&
           apic->version.lvt_count >= kinds[lvt].needs;
}

enum osdev_apic_err osdev_apic_write_lvt(
    const struct osdev_apic *apic, enum osdev_apic_lvt lvt,
    const struct osdev_apic_lvt_entry *entry
)
{
    enum osdev_apic_err err;
    uint32_t word;

    if (!osdev_apic_has_lvt(apic, lvt)) {
        return OSDEV_APIC_ERR_UNSUPPORTED;
    }
    err = osdev_apic_lvt_encode(lvt, entry, &word);
    if (err == OSDEV_APIC_OK) {
        osdev_apic_write(apic, kinds[lvt].reg, word);
    }
    return err;
}

enum osdev_apic_err osdev_apic_read_lvt(
    const struct osdev_apic *apic, enum osdev_apic_lvt lvt,
    struct osdev_apic_lvt_entry *out
)
{
    if (!osdev_apic_has_lvt(apic, lvt)) {
        return OSDEV_APIC_ERR_UNSUPPORTED;
    }
    *out = osdev_apic_lvt_decode(lvt, osdev_apic_read(apic, kinds[lvt].reg));
    return OSDEV_APIC_OK;
}

enum osdev_apic_err osdev_apic_mask_lvt(
    const struct osdev_apic *apic, enum osdev_apic_lvt lvt, bool masked
)
{
    uint32_t word;

    if (!osdev_apic_has_lvt(apic, lvt)) {
        return OSDEV_APIC_ERR_UNSUPPORTED;
    }
    word = osdev_apic_read(apic, kinds[lvt].reg);
    osdev_apic_write(
        apic, kinds[lvt].reg,
        masked ? word | OSDEV_APIC_LVT_MASK : word & ~OSDEV_APIC_LVT_MASK
    );
    return OSDEV_APIC_OK;
}

unsigned osdev_apic_ext_lvt_count(const struct osdev_apic *apic)
{
    const unsigned count =
        OSDEV_FIELD_GET(OSDEV_APIC_EXT_LVT_COUNT, apic->ext_features);

    return count < OSDEV_APIC_EXT_LVTS ? count : OSDEV_APIC_EXT_LVTS;
}

enum osdev_apic_err osdev_apic_write_ext_lvt(
    const struct osdev_apic *apic, unsigned index,
    const struct osdev_apic_lvt_entry *entry
)
{
    enum osdev_apic_err err;
    uint32_t word;

    if (index >= osdev_apic_ext_lvt_count(apic)) {
        return OSDEV_APIC_ERR_UNSUPPORTED;
    }
    err = encode(&ext_kind, entry, &word);
    if (err == OSDEV_APIC_OK) {
        osdev_apic_write(apic, osdev_apic_word_reg_(ext_kind.reg, index), word);
    }
    return err;
}

enum osdev_apic_err osdev_apic_read_ext_lvt(
    const struct osdev_apic *apic, unsigned index,
    struct osdev_apic_lvt_entry *out
)
{
    if (index >= osdev_apic_ext_lvt_count(apic)) {
        return OSDEV_APIC_ERR_UNSUPPORTED;
    }
    *out = unpack(
        osdev_apic_read(apic, osdev_apic_word_reg_(ext_kind.reg, index)) &
        ext_kind.fields
    );
    return OSDEV_APIC_OK;
}
