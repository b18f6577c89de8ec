// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The model behind a bus that counts, records and fails on demand.
#ifndef FAKE_PORTS_H
#define FAKE_PORTS_H

#include <osdev/pic8259.h>

struct fake_write {
    uint16_t port;
    uint8_t value;
};

struct fake_ports {
    struct osdev_pic8259_model model;
    struct fake_write log[64]; // the first writes since count was set to 0
    size_t count;              // writes, also those beyond the log
    size_t reads;
    size_t delays;
    bool absent;        // nothing answers
    bool no_elcr;       // no trigger mode registers
    uint16_t deaf_port; // drops writes; 0 if none
    bool lose_slave;    // the slave's requests go once the master was polled
    uint8_t stuck_isr;  // lines that the master always shows as in service
    bool keeps_isr;     // ICW1 leaves the lines in service alone
};

extern const struct osdev_pic8259_ops fake_ports_ops;

// A model without faults and a driver for it, remapped to 32 and 40.
void fake_ports_start(struct fake_ports *fake, struct osdev_pic8259 *pic);

// Raise a line and let the processor take the vector.
uint8_t fake_ports_take(struct fake_ports *fake, unsigned line);

#endif
