// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Names of the errors, apart so that only those who want them link them.
#include <osdev/apic/err.h>

const char *osdev_apic_strerror(enum osdev_apic_err err)
{
    switch (err) {
    case OSDEV_APIC_OK:
        return "no error";
    case OSDEV_APIC_ERR_BAD_OPS:
        return "operations are missing";
    case OSDEV_APIC_ERR_BAD_VECTOR:
        return "no such vector";
    case OSDEV_APIC_ERR_BAD_VALUE:
        return "reserved or contradictory value";
    case OSDEV_APIC_ERR_BAD_DESTINATION:
        return "no such destination";
    case OSDEV_APIC_ERR_BAD_MODE:
        return "wrong mode of the local APIC";
    case OSDEV_APIC_ERR_LOCKED:
        return "locked in x2APIC mode";
    case OSDEV_APIC_ERR_UNSUPPORTED:
        return "not supported by the controller";
    case OSDEV_APIC_ERR_ABSENT:
        return "no controller";
    case OSDEV_APIC_ERR_BUSY:
        return "interrupt has not left in time";
    case OSDEV_APIC_ERR_NO_ANSWER:
        return "processor has not answered in time";
    case OSDEV_APIC_ERR_BAD_PAGE:
        return "processors cannot start there";
    case OSDEV_APIC_ERR_BAD_ADDRESS:
        return "address is not aligned or out of reach";
    case OSDEV_APIC_ERR_BAD_CLOCK:
        return "clock cannot be measured with";
    case OSDEV_APIC_ERR_CLOCK_STUCK:
        return "clock does not go on";
    case OSDEV_APIC_ERR_TIMER_STUCK:
        return "timer does not count";
    case OSDEV_APIC_ERR_RANGE:
        return "time or number does not fit";
    case OSDEV_APIC_ERR_BAD_PIN:
        return "no such pin";
    case OSDEV_APIC_ERR_NO_GSI:
        return "no I/O APIC has that interrupt";
    case OSDEV_APIC_ERR_READ_BACK:
        return "register does not hold its value";
    case OSDEV_APIC_ERR_STUCK:
        return "interrupt stays in service";
    case OSDEV_APIC_ERR_NO_VECTOR:
        return "no vector is free";
    case OSDEV_APIC_ERR_BAD_CPU:
        return "no such processor";
    case OSDEV_APIC_ERR_VECTOR_STATE:
        return "vector is not allocated, or already";
    }
    return "unknown error";
}
