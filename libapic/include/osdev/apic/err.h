// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Errors of libapic: the block 0x0500..0x05ff.
 */
#ifndef OSDEV_APIC_ERR_H
#define OSDEV_APIC_ERR_H

#include <osdev/base.h>

OSDEV_BEGIN_DECLS

/** What can go wrong. */
enum osdev_apic_err {
    /** No error. */
    OSDEV_APIC_OK = 0,
    /** The operations lack a required member. */
    OSDEV_APIC_ERR_BAD_OPS = 0x0501,
    /** A vector is below 16, or outside of the range it has to be in. */
    OSDEV_APIC_ERR_BAD_VECTOR,
    /** A value is reserved, or does not go together with the others. */
    OSDEV_APIC_ERR_BAD_VALUE,
    /** A destination does not fit the mode or the format. */
    OSDEV_APIC_ERR_BAD_DESTINATION,
    /** The mode is not one that registers can be reached in, or not the one
     * that the call needs. */
    OSDEV_APIC_ERR_BAD_MODE,
    /** The processor is locked in x2APIC mode. */
    OSDEV_APIC_ERR_LOCKED,
    /** The controller lacks the register or the feature. */
    OSDEV_APIC_ERR_UNSUPPORTED,
    /** Nothing answers. */
    OSDEV_APIC_ERR_ABSENT,
    /** The local APIC has not sent the last interrupt in time. */
    OSDEV_APIC_ERR_BUSY,
    /** A processor has not answered in time. */
    OSDEV_APIC_ERR_NO_ANSWER,
    /** A start page is not a page below 1 MiB that processors can start in. */
    OSDEV_APIC_ERR_BAD_PAGE,
    /** An address is not aligned, too high, or zero. */
    OSDEV_APIC_ERR_BAD_ADDRESS,
    /** A reference clock is described in a way that cannot be measured. */
    OSDEV_APIC_ERR_BAD_CLOCK,
    /** The reference clock does not go on. */
    OSDEV_APIC_ERR_CLOCK_STUCK,
    /** The timer does not count. */
    OSDEV_APIC_ERR_TIMER_STUCK,
    /** A time does not fit the counter. */
    OSDEV_APIC_ERR_RANGE,
    /** The I/O APIC has no such pin. */
    OSDEV_APIC_ERR_BAD_PIN,
    /** No I/O APIC has that global system interrupt. */
    OSDEV_APIC_ERR_NO_GSI,
    /** A register does not hold what was written. */
    OSDEV_APIC_ERR_READ_BACK,
    /** A level interrupt stays in service whatever is written. */
    OSDEV_APIC_ERR_STUCK,
    /** No vector is free. */
    OSDEV_APIC_ERR_NO_VECTOR,
    /** The processor number is out of range. */
    OSDEV_APIC_ERR_BAD_CPU,
    /** The vector is not allocated, or already. */
    OSDEV_APIC_ERR_VECTOR_STATE,
};

/**
 * Name an error in a few words.
 *
 * @param err  Any value; an unknown one gives "unknown error".
 * @return A static string.
 */
const char *osdev_apic_strerror(enum osdev_apic_err err);

OSDEV_END_DECLS

#endif
