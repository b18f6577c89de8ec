// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// A machine of models, with a driver for each of them.
#ifndef MACHINE_H
#define MACHINE_H

#include <osdev/apic.h>

#define MACHINE_CPUS 4
#define MACHINE_IOS  2

struct machine {
    struct osdev_apic_model_bus bus;
    struct osdev_apic_model cpus[MACHINE_CPUS];
    struct osdev_apic_io_model ios[MACHINE_IOS];
    struct osdev_apic apic[MACHINE_CPUS];
    struct osdev_apic_io io[MACHINE_IOS];
};

// All local APICs enabled, in one mode; spurious vector 0xff, errors 0xfe. The
// I/O APICs have 24 pins (version 0x11) and 8 pins (version 0x20).
void machine_start(struct machine *m, enum osdev_apic_mode mode);

// Take the next vector; fails if there is none.
uint8_t machine_take(struct machine *m, unsigned cpu);

#endif
