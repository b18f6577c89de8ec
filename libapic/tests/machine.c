// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev_test.h>

#include "machine.h"

static void start_cpu(struct machine *m, unsigned i, enum osdev_apic_mode mode)
{
    static const struct osdev_apic_config config = {
        .spurious_vector = 0xff,
        .error_vector = 0xfe,
    };

    osdev_apic_model_init(&m->cpus[i], i, i == 0, &m->bus);
    if (mode == OSDEV_APIC_MODE_X2APIC) {
        assert_true(osdev_apic_model_write_base(
            &m->cpus[i], m->cpus[i].base | OSDEV_X86_APIC_BASE_X2APIC
        ));
    }
    assert_int_equal(
        osdev_apic_init(&m->apic[i], mode, &osdev_apic_model_ops, &m->cpus[i]),
        OSDEV_APIC_OK
    );
    assert_int_equal(osdev_apic_enable(&m->apic[i], &config), OSDEV_APIC_OK);
}

void machine_start(struct machine *m, enum osdev_apic_mode mode)
{
    memset(m, 0, sizeof(*m));
    m->bus.cpus = m->cpus;
    m->bus.cpu_count = MACHINE_CPUS;
    m->bus.ios = m->ios;
    m->bus.io_count = MACHINE_IOS;
    osdev_apic_io_model_init(&m->ios[0], 24, 0x11, &m->bus);
    osdev_apic_io_model_init(&m->ios[1], 8, 0x20, &m->bus);
    for (unsigned i = 0; i < MACHINE_CPUS; i++) {
        start_cpu(m, i, mode);
    }
    for (unsigned i = 0; i < MACHINE_IOS; i++) {
        assert_int_equal(
            osdev_apic_io_init(
                &m->io[i], i * 24, &osdev_apic_io_model_ops, &m->ios[i]
            ),
            OSDEV_APIC_OK
        );
    }
}

uint8_t machine_take(struct machine *m, unsigned cpu)
{
    assert_true(osdev_apic_model_pending(&m->cpus[cpu]));
    return osdev_apic_model_ack(&m->cpus[cpu]);
}
