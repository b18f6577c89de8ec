// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/apic.h>

// A machine of models. A kernel calls osdev_apic_init_here() and gives the I/O
// APIC osdev_apic_io_mmio_ops with its mapped address.
static struct osdev_apic_model cpu;
static struct osdev_apic_io_model ioapic;
static const struct osdev_apic_model_bus bus = {&cpu, 1, &ioapic, 1, false};

int main(void)
{
    const struct osdev_apic_config config = {.spurious_vector = 0xff};
    const struct osdev_apic_override timer = {.line = 0, .gsi = 2};
    const struct osdev_apic_redirection route = {.vector = 0x40};
    struct osdev_apic_source source;
    struct osdev_apic apic;
    struct osdev_apic_io io;

    osdev_apic_model_init(&cpu, 0, true, &bus);
    osdev_apic_io_model_init(&ioapic, 24, 0x20, &bus);
    if (osdev_apic_init(
            &apic, OSDEV_APIC_MODE_XAPIC, &osdev_apic_model_ops, &cpu
        ) ||
        osdev_apic_enable(&apic, &config) ||
        osdev_apic_io_init(&io, 0, &osdev_apic_io_model_ops, &ioapic) ||
        osdev_apic_isa_source(&timer, 1, 0, &source) ||
        osdev_apic_io_route_source(&io, 1, &source, &route)) {
        return 1;
    }
    osdev_apic_io_model_set_line(&ioapic, 2, true);
    if (osdev_apic_model_ack(&cpu) != 0x40) {
        return 1;
    }
    osdev_apic_eoi(&apic);
    return osdev_apic_is_in_service(&apic, 0x40);
}
