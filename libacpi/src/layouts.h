// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#ifndef OSDEV_ACPI_LAYOUTS_H
#define OSDEV_ACPI_LAYOUTS_H

#include "families.h"

// A field of a struct: a number, several of them, or bytes.
struct osdev_acpi_field_ {
    const char *name;
    uint16_t offset;
    uint16_t len;
    uint8_t unit; // length of one number; 0 for text, bytes and registers
    uint8_t kind;
};

enum {
    OSDEV_ACPI_FIELD_NUMBER,
    OSDEV_ACPI_FIELD_TEXT,
    OSDEV_ACPI_FIELD_BYTES,
    OSDEV_ACPI_FIELD_GAS,
};

#define FIELD(type, member, unit, kind)                            \
    {                                                              \
        #member, offsetof(struct osdev_acpi_##type, member),       \
            sizeof(((struct osdev_acpi_##type *)0)->member), unit, \
            OSDEV_ACPI_FIELD_##kind                                \
    }
#define NUM(type, member) \
    FIELD(type, member, sizeof(((struct osdev_acpi_##type *)0)->member), NUMBER)
#define ARRAY(type, member, unit) FIELD(type, member, unit, NUMBER)
#define NEST(type, member, inner, field)                     \
    {                                                        \
        #member "." #field,                                  \
            offsetof(struct osdev_acpi_##type, member) +     \
                offsetof(struct osdev_acpi_##inner, field),  \
            sizeof(((struct osdev_acpi_##inner *)0)->field), \
            sizeof(((struct osdev_acpi_##inner *)0)->field), \
            OSDEV_ACPI_FIELD_NUMBER                          \
    }
#define TEXT(type, member)  FIELD(type, member, 0, TEXT)
#define BYTES(type, member) FIELD(type, member, 0, BYTES)
#define GAS(type, member)   FIELD(type, member, 0, GAS)

struct osdev_acpi_level_;

// A struct with its fields and the list that lies in or behind it.
struct osdev_acpi_layout_ {
    const char *name;
    uint32_t type;
    uint32_t len;
    const struct osdev_acpi_field_ *fields;
    size_t count;
    const struct osdev_acpi_level_ *inner;
};

// A list of entries.
struct osdev_acpi_level_ {
    struct osdev_acpi_iter (*open)(struct osdev_span bytes);
    const struct osdev_acpi_family_ *family;
    const struct osdev_acpi_layout_ *layouts;
    size_t count;
};

#endif
