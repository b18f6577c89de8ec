// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// libuart16550 in the kernel: the port that prints these lines.
#include <stddef.h>

#include <osdev/uart16550.h>
#include <osdev/x86.h>

#include "log.h"
#include "selftest.h"
#include "serial.h"

#define POLLS 1000000

static void loopback(void)
{
    struct osdev_uart16550_limit limit = osdev_uart16550_limit_polls(POLLS);
    bool were_on = osdev_x86_interrupts_save_disable();
    enum osdev_uart16550_err flushed;
    enum osdev_uart16550_err tested;

    // The receive interrupt must not take the bytes that come back.
    flushed = osdev_uart16550_flush(serial_uart(), limit);
    tested = osdev_uart16550_self_test(serial_uart(), limit);
    osdev_x86_interrupts_restore(were_on);
    CHECK(flushed == OSDEV_UART16550_OK);
    CHECK(tested == OSDEV_UART16550_OK);
}

static void probe(void)
{
    struct osdev_uart16550_limit limit = osdev_uart16550_limit_polls(POLLS);
    struct osdev_uart16550_info info = {0};
    bool were_on = osdev_x86_interrupts_save_disable();
    enum osdev_uart16550_err err = osdev_uart16550_flush(serial_uart(), limit);

    if (err == OSDEV_UART16550_OK) {
        err = osdev_uart16550_probe(serial_uart(), &info);
    }
    osdev_x86_interrupts_restore(were_on);
    CHECK(err == OSDEV_UART16550_OK);
    CHECK(info.fifo_depth >= 16);
}

static const struct selftest_step steps[] = {
    {"loopback", loopback},
    {"probe", probe},
};

SELFTEST_SUITE(selftest_uart16550, "uart16550", steps);
