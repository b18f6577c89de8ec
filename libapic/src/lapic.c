// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The local APIC itself. Intel SDM volume 3, 11.4 to 11.9.
#include "internal.h"

static bool are_complete(const struct osdev_apic_ops *ops)
{
    return ops->read != NULL && ops->write != NULL && ops->read_icr != NULL &&
           ops->write_icr != NULL &&
           (ops->read_deadline == NULL) == (ops->write_deadline == NULL);
}

enum osdev_apic_err osdev_apic_init(
    struct osdev_apic *apic, enum osdev_apic_mode mode,
    const struct osdev_apic_ops *ops, void *ctx
)
{
    struct osdev_apic made = {
        .mode = mode,
        .send_attempts = OSDEV_APIC_SEND_ATTEMPTS,
        .ops = ops,
        .ctx = ctx,
    };
    uint32_t version;

    if (!are_complete(ops)) {
        return OSDEV_APIC_ERR_BAD_OPS;
    }
    if (mode != OSDEV_APIC_MODE_XAPIC && mode != OSDEV_APIC_MODE_X2APIC) {
        return OSDEV_APIC_ERR_BAD_MODE;
    }
    version = osdev_apic_read(&made, OSDEV_APIC_REG_VERSION);
    if (version == 0 || version == UINT32_MAX) {
        return OSDEV_APIC_ERR_ABSENT;
    }
    made.version = osdev_apic_version_decode(version);
    if (made.version.has_extended) {
        made.ext_features = osdev_apic_read(&made, OSDEV_APIC_REG_EXT_FEATURE);
    }
    *apic = made;
    return OSDEV_APIC_OK;
}

static enum osdev_apic_err check_config(
    const struct osdev_apic *apic, const struct osdev_apic_config *config
)
{
    if (config->spurious_vector < OSDEV_APIC_FIRST_VECTOR ||
        config->error_vector == config->spurious_vector ||
        (config->error_vector != 0 &&
         config->error_vector < OSDEV_APIC_FIRST_VECTOR)) {
        return OSDEV_APIC_ERR_BAD_VECTOR;
    }
    if (config->suppress_eoi_broadcast && !apic->version.can_suppress_eoi) {
        return OSDEV_APIC_ERR_UNSUPPORTED;
    }
    return OSDEV_APIC_OK;
}

enum osdev_apic_err osdev_apic_enable(
    const struct osdev_apic *apic, const struct osdev_apic_config *config
)
{
    const struct osdev_apic_spurious spurious = {
        .vector = config->spurious_vector,
        .enabled = true,
        .suppress_eoi = config->suppress_eoi_broadcast,
    };
    const enum osdev_apic_err err = check_config(apic, config);

    if (err != OSDEV_APIC_OK) {
        return err;
    }
    osdev_apic_write_tpr(apic, 0);
    osdev_apic_write(
        apic, OSDEV_APIC_REG_SVR, osdev_apic_spurious_encode(&spurious)
    );
    if (!osdev_apic_is_enabled(apic)) {
        return OSDEV_APIC_ERR_READ_BACK;
    }
    if (config->error_vector != 0 &&
        osdev_apic_has_lvt(apic, OSDEV_APIC_LVT_ERROR)) {
        osdev_apic_write(apic, OSDEV_APIC_REG_LVT_ERROR, config->error_vector);
    }
    // What happened before is not the kernel's.
    (void)osdev_apic_read_errors(apic);
    return OSDEV_APIC_OK;
}

void osdev_apic_disable(const struct osdev_apic *apic)
{
    const uint32_t svr = osdev_apic_read(apic, OSDEV_APIC_REG_SVR);

    osdev_apic_timer_stop(apic);
    for (unsigned lvt = 0; lvt < OSDEV_APIC_LVT_COUNT; lvt++) {
        osdev_ignore(osdev_apic_mask_lvt(apic, (enum osdev_apic_lvt)lvt, true));
    }
    osdev_apic_write(apic, OSDEV_APIC_REG_SVR, svr & ~OSDEV_APIC_SVR_ENABLE);
}

bool osdev_apic_is_enabled(const struct osdev_apic *apic)
{
    return osdev_apic_spurious_decode(osdev_apic_read(apic, OSDEV_APIC_REG_SVR))
        .enabled;
}

uint32_t osdev_apic_read_id(const struct osdev_apic *apic)
{
    const uint32_t word = osdev_apic_read(apic, OSDEV_APIC_REG_ID);

    return osdev_apic_is_x2_(apic) ? word : word >> 24;
}

uint32_t osdev_apic_read_errors(const struct osdev_apic *apic)
{
    osdev_apic_write(apic, OSDEV_APIC_REG_ESR, 0);
    return osdev_apic_read(apic, OSDEV_APIC_REG_ESR);
}

enum osdev_apic_err osdev_apic_set_logical(
    const struct osdev_apic *apic, enum osdev_apic_logical model, uint8_t id
)
{
    const uint32_t bits = model == OSDEV_APIC_FLAT ? id : id & 0x0fu;

    if (osdev_apic_is_x2_(apic)) {
        return OSDEV_APIC_ERR_BAD_MODE;
    }
    if (!osdev_apic_is_one_bit_(bits) ||
        (model == OSDEV_APIC_CLUSTER && id >= 0xf0)) {
        return OSDEV_APIC_ERR_BAD_DESTINATION;
    }
    // The reserved bits of the format register are ones.
    osdev_apic_write(
        apic, OSDEV_APIC_REG_DFR,
        model == OSDEV_APIC_FLAT ? UINT32_MAX : UINT32_MAX >> 4
    );
    osdev_apic_write(apic, OSDEV_APIC_REG_LDR, (uint32_t)id << 24);
    return OSDEV_APIC_OK;
}

uint32_t osdev_apic_read_logical(const struct osdev_apic *apic)
{
    const uint32_t word = osdev_apic_read(apic, OSDEV_APIC_REG_LDR);

    return osdev_apic_is_x2_(apic) ? word : word >> 24;
}
