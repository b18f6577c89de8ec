// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The object and its initialisation. 8259A data sheet, initialization command
// words.
#include "internal.h"

enum osdev_pic8259_err osdev_pic8259_init(
    struct osdev_pic8259 *pic, const struct osdev_pic8259_ops *ops, void *ctx
)
{
    static const struct osdev_pic8259 empty = {.lowest = {7, 7}};

    if (ops->read == NULL || ops->write == NULL) {
        return OSDEV_PIC8259_ERR_BAD_OPS;
    }
    *pic = empty;
    pic->ops = ops;
    pic->ctx = ctx;
    pic->masks = osdev_pic8259_read_masks(pic);
    return OSDEV_PIC8259_OK;
}

static enum osdev_pic8259_err check_vector(uint8_t vector)
{
    if (vector % 8 != 0) {
        return OSDEV_PIC8259_ERR_VECTOR_ALIGN;
    }
    return vector < 32 ? OSDEV_PIC8259_ERR_VECTOR_RESERVED : OSDEV_PIC8259_OK;
}

static enum osdev_pic8259_err
check_config(const struct osdev_pic8259_config *config)
{
    enum osdev_pic8259_err err = check_vector(config->master_vector);

    if (err == OSDEV_PIC8259_OK) {
        err = check_vector(config->slave_vector);
    }
    if (err == OSDEV_PIC8259_OK &&
        config->master_vector == config->slave_vector) {
        err = OSDEV_PIC8259_ERR_VECTOR_OVERLAP;
    }
    return err;
}

enum osdev_pic8259_err osdev_pic8259_config_contiguous(
    uint8_t vector, struct osdev_pic8259_config *out_config
)
{
    enum osdev_pic8259_err err = check_vector(vector);
    struct osdev_pic8259_config config = {.master_vector = vector};

    if (err != OSDEV_PIC8259_OK) {
        return err;
    }
    if (vector > 256 - OSDEV_PIC8259_LINES) {
        return OSDEV_PIC8259_ERR_VECTOR_RANGE;
    }
    config.slave_vector = (uint8_t)(vector + 8);
    *out_config = config;
    return OSDEV_PIC8259_OK;
}

static void
put_and_wait(const struct osdev_pic8259 *pic, uint16_t port, uint8_t word)
{
    osdev_pic8259_put_(pic, port, word);
    if (pic->ops->delay != NULL) {
        pic->ops->delay(pic->ctx);
    }
}

static void initialise_chip(
    const struct osdev_pic8259 *pic, bool slave,
    const struct osdev_pic8259_config *config
)
{
    const uint16_t data = osdev_pic8259_data_port_(slave);
    const struct osdev_pic8259_icw icw = osdev_pic8259_icw_encode(
        slave, slave ? config->slave_vector : config->master_vector,
        config->auto_eoi, config->fully_nested
    );

    put_and_wait(pic, osdev_pic8259_cmd_port_(slave), icw.icw1);
    put_and_wait(pic, data, icw.icw2);
    put_and_wait(pic, data, icw.icw3);
    put_and_wait(pic, data, icw.icw4);
    // ICW1 has opened all lines.
    put_and_wait(pic, data, UINT8_MAX);
}

enum osdev_pic8259_err osdev_pic8259_remap(
    struct osdev_pic8259 *pic, const struct osdev_pic8259_config *config
)
{
    enum osdev_pic8259_err err = check_config(config);
    uint16_t masks = OSDEV_PIC8259_ALL_LINES;

    if (err != OSDEV_PIC8259_OK) {
        return err;
    }
    if (config->keep_masks) {
        masks = osdev_pic8259_read_masks(pic);
    }
    osdev_pic8259_disable(pic);
    initialise_chip(pic, false, config);
    initialise_chip(pic, true, config);

    pic->config = *config;
    pic->mapped = true;
    pic->serving = 0;
    pic->lowest[0] = 7;
    pic->lowest[1] = 7;
    pic->special_mask = false;
    // Not among the things that ICW1 is said to reset.
    osdev_pic8259_auto_rotate(pic, false);
    osdev_pic8259_write_masks(pic, masks);
    return OSDEV_PIC8259_OK;
}
