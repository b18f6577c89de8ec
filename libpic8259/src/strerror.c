// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Names of the errors, apart so that only those who want them link them.
#include <osdev/pic8259/err.h>

const char *osdev_pic8259_strerror(enum osdev_pic8259_err err)
{
    switch (err) {
    case OSDEV_PIC8259_OK:
        return "no error";
    case OSDEV_PIC8259_ERR_BAD_OPS:
        return "operations are missing";
    case OSDEV_PIC8259_ERR_VECTOR_ALIGN:
        return "vector is not a multiple of 8";
    case OSDEV_PIC8259_ERR_VECTOR_RESERVED:
        return "vector belongs to the exceptions";
    case OSDEV_PIC8259_ERR_VECTOR_OVERLAP:
        return "both controllers have the same vectors";
    case OSDEV_PIC8259_ERR_VECTOR_RANGE:
        return "no room for 16 vectors";
    case OSDEV_PIC8259_ERR_BAD_LINE:
        return "no such line";
    case OSDEV_PIC8259_ERR_FIXED_EDGE:
        return "line is always edge triggered";
    case OSDEV_PIC8259_ERR_BAD_FLAGS:
        return "override flags are reserved";
    case OSDEV_PIC8259_ERR_ABSENT:
        return "no controller";
    case OSDEV_PIC8259_ERR_NO_ELCR:
        return "no trigger mode registers";
    case OSDEV_PIC8259_ERR_READ_BACK:
        return "register does not hold its value";
    case OSDEV_PIC8259_ERR_STUCK:
        return "line stays in service";
    }
    return "unknown error";
}
