// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev_test.h>

#include "fake_ports.h"

static bool is_elcr(uint16_t port)
{
    return (port & 0xfffe) == OSDEV_PIC8259_PORT_ELCR;
}

static uint8_t fake_read(void *ctx, uint16_t port)
{
    struct fake_ports *fake = ctx;

    fake->reads++;
    if (fake->absent || (fake->no_elcr && is_elcr(port))) {
        return 0xff;
    }
    const bool polled = fake->model.chips[0].poll;
    uint8_t value = osdev_pic8259_model_ops.read(&fake->model, port);

    if (polled && fake->lose_slave) {
        fake->model.chips[1].irr = 0;
    }

    if (port == OSDEV_PIC8259_PORT_MASTER_CMD &&
        fake->model.chips[0].read_isr) {
        value |= fake->stuck_isr;
    }
    return value;
}

static void fake_write(void *ctx, uint16_t port, uint8_t value)
{
    struct fake_ports *fake = ctx;
    struct osdev_pic8259_chip *chip = &fake->model.chips[(port & 0x80) != 0];
    const uint8_t isr = chip->isr;

    if (fake->count < sizeof(fake->log) / sizeof(fake->log[0])) {
        fake->log[fake->count].port = port;
        fake->log[fake->count].value = value;
    }
    fake->count++;
    if (!fake->absent && port != fake->deaf_port &&
        !(fake->no_elcr && is_elcr(port))) {
        osdev_pic8259_model_ops.write(&fake->model, port, value);
    }
    if (fake->keeps_isr && chip->next_icw != 0) {
        chip->isr = isr;
    }
}

static void fake_delay(void *ctx)
{
    ((struct fake_ports *)ctx)->delays++;
}

const struct osdev_pic8259_ops fake_ports_ops = {
    .read = fake_read,
    .write = fake_write,
    .delay = fake_delay,
};

void fake_ports_start(struct fake_ports *fake, struct osdev_pic8259 *pic)
{
    struct osdev_pic8259_config config;

    memset(fake, 0, sizeof(*fake));
    osdev_pic8259_model_init(&fake->model);
    assert_int_equal(
        osdev_pic8259_init(pic, &fake_ports_ops, fake), OSDEV_PIC8259_OK
    );
    assert_int_equal(
        osdev_pic8259_config_contiguous(32, &config), OSDEV_PIC8259_OK
    );
    assert_int_equal(osdev_pic8259_remap(pic, &config), OSDEV_PIC8259_OK);
    fake->count = 0;
    fake->reads = 0;
    fake->delays = 0;
}

uint8_t fake_ports_take(struct fake_ports *fake, unsigned line)
{
    osdev_pic8259_model_set_line(&fake->model, line, true);
    assert_true(osdev_pic8259_model_pending(&fake->model));
    return osdev_pic8259_model_ack(&fake->model);
}
