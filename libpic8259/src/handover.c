// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Presence, hand-over to the APIC, sleep and wake-up.
#include "internal.h"

static uint8_t
read_selected(const struct osdev_pic8259 *pic, uint16_t port, uint8_t select)
{
    osdev_pic8259_put_(pic, port, select);
    return osdev_pic8259_get_(pic, port);
}

// Ports without a device read 0xff, so only a zero bit proves something. It is
// one whose line has no request: opening it sends no interrupt.
static bool holds_masks(const struct osdev_pic8259 *pic, bool slave)
{
    const uint16_t cmd = osdev_pic8259_cmd_port_(slave);
    const uint16_t data = osdev_pic8259_data_port_(slave);
    const uint8_t old = osdev_pic8259_get_(pic, data);
    const unsigned irr = read_selected(pic, cmd, osdev_pic8259_ocw3_irr());

    if (irr == UINT8_MAX) {
        // No mask can be tried, but two registers that differ are proof too.
        return read_selected(pic, cmd, osdev_pic8259_ocw3_isr()) != UINT8_MAX;
    }
    const uint8_t probe = (uint8_t) ~(~irr & (irr + 1));

    osdev_pic8259_put_(pic, data, probe);
    bool holds = osdev_pic8259_get_(pic, data) == probe;

    osdev_pic8259_put_(pic, data, UINT8_MAX);
    holds = holds && osdev_pic8259_get_(pic, data) == UINT8_MAX;
    osdev_pic8259_put_(pic, data, old);
    return holds;
}

enum osdev_pic8259_err osdev_pic8259_probe(const struct osdev_pic8259 *pic)
{
    return holds_masks(pic, false) && holds_masks(pic, true)
               ? OSDEV_PIC8259_OK
               : OSDEV_PIC8259_ERR_ABSENT;
}

// Lines can nest eight deep.
static bool drain(const struct osdev_pic8259 *pic)
{
    for (unsigned i = 0; i < 8 && osdev_pic8259_read_isr(pic) != 0; i++) {
        const uint8_t word = osdev_pic8259_ocw2_eoi();

        osdev_pic8259_put_(pic, OSDEV_PIC8259_PORT_SLAVE_CMD, word);
        osdev_pic8259_put_(pic, OSDEV_PIC8259_PORT_MASTER_CMD, word);
    }
    return osdev_pic8259_read_isr(pic) == 0;
}

enum osdev_pic8259_err
osdev_pic8259_quiesce(struct osdev_pic8259 *pic, uint8_t vector)
{
    struct osdev_pic8259_config config;
    enum osdev_pic8259_err err =
        osdev_pic8259_config_contiguous(vector, &config);

    if (err == OSDEV_PIC8259_OK) {
        err = osdev_pic8259_remap(pic, &config);
    }
    if (err != OSDEV_PIC8259_OK) {
        return err;
    }
    if (!drain(pic)) {
        return OSDEV_PIC8259_ERR_STUCK;
    }
    return osdev_pic8259_read_masks(pic) == OSDEV_PIC8259_ALL_LINES
               ? OSDEV_PIC8259_OK
               : OSDEV_PIC8259_ERR_READ_BACK;
}

void osdev_pic8259_imcr(const struct osdev_pic8259 *pic, bool apic)
{
    osdev_pic8259_put_(pic, OSDEV_PIC8259_PORT_IMCR_INDEX, OSDEV_PIC8259_IMCR);
    osdev_pic8259_put_(pic, OSDEV_PIC8259_PORT_IMCR_DATA, apic ? 1 : 0);
}

void osdev_pic8259_save(
    const struct osdev_pic8259 *pic, struct osdev_pic8259_state *out_state
)
{
    uint16_t levels = 0;

    OSDEV_ASSERT(pic->mapped);
    out_state->config = pic->config;
    out_state->masks = pic->masks;
    out_state->has_levels =
        osdev_pic8259_read_levels(pic, &levels) == OSDEV_PIC8259_OK;
    out_state->levels = levels;
    out_state->lowest[0] = pic->lowest[0];
    out_state->lowest[1] = pic->lowest[1];
    out_state->special_mask = pic->special_mask;
    out_state->auto_rotate = pic->auto_rotate;
}

static void restore_modes(
    struct osdev_pic8259 *pic, const struct osdev_pic8259_state *state
)
{
    osdev_ignore(osdev_pic8259_set_lowest(pic, state->lowest[0] % 8u));
    osdev_ignore(osdev_pic8259_set_lowest(pic, state->lowest[1] % 8u + 8u));
    osdev_pic8259_special_mask(pic, state->special_mask);
    osdev_pic8259_auto_rotate(pic, state->auto_rotate);
    osdev_pic8259_write_masks(pic, state->masks);
}

enum osdev_pic8259_err osdev_pic8259_restore(
    struct osdev_pic8259 *pic, const struct osdev_pic8259_state *state
)
{
    struct osdev_pic8259_config config = state->config;
    enum osdev_pic8259_err err = OSDEV_PIC8259_OK;

    osdev_pic8259_disable(pic);
    if (state->has_levels) {
        err = osdev_pic8259_write_levels(pic, state->levels);
    }
    if (err == OSDEV_PIC8259_OK) {
        config.keep_masks = false;
        err = osdev_pic8259_remap(pic, &config);
    }
    if (err == OSDEV_PIC8259_OK) {
        pic->config = state->config;
        restore_modes(pic, state);
    }
    return err;
}
