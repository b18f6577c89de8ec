// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// A small printf for the serial port.
#include "log.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "serial.h"
#include "string.h"

struct conversion {
    bool left; // The text is at the left of its field.
    bool zero; // Zeros fill the field, not spaces.
    unsigned width;
    unsigned size; // sizeof the argument.
    char kind;
};

static void put_padding(unsigned width, size_t len, char fill)
{
    for (size_t i = len; i < width; i++) {
        serial_put(fill);
    }
}

static void
put_text(const struct conversion *spec, const char *text, size_t len)
{
    if (!spec->left) {
        put_padding(spec->width, len, ' ');
    }
    for (size_t i = 0; i < len; i++) {
        serial_put(text[i]);
    }
    if (spec->left) {
        put_padding(spec->width, len, ' ');
    }
}

static void
put_number(const struct conversion *spec, uint64_t value, bool negative)
{
    char digits[24];
    size_t at = sizeof(digits);
    unsigned base = spec->kind == 'x' || spec->kind == 'p' ? 16 : 10;

    do {
        digits[--at] = "0123456789abcdef"[value % base];
        value /= base;
    } while (value != 0);
    while (spec->zero && sizeof(digits) - at < spec->width && at > 1) {
        digits[--at] = '0';
    }
    if (negative) {
        digits[--at] = '-';
    }
    put_text(spec, digits + at, sizeof(digits) - at);
}

static const char *parse(const char *format, struct conversion *spec)
{
    *spec = (struct conversion){.size = sizeof(int)};
    for (; *format == '-' || *format == '0'; format++) {
        spec->left |= *format == '-';
        spec->zero |= *format == '0';
    }
    for (; *format >= '0' && *format <= '9'; format++) {
        spec->width = spec->width * 10 + (unsigned)(*format - '0');
    }
    for (; *format == 'l' || *format == 'z'; format++) {
        spec->size = sizeof(long);
    }
    spec->kind = *format;
    return *format == '\0' ? format : format + 1;
}

// The analyzer loses sight of a va_list behind a pointer.
// NOLINTBEGIN(clang-analyzer-valist.Uninitialized)
static void convert(struct conversion *spec, va_list *args)
{
    const char *text;
    int64_t number;
    char c;

    switch (spec->kind) {
    case 's':
        text = va_arg(*args, const char *);
        text = text == NULL ? "(null)" : text;
        put_text(spec, text, string_length(text));
        break;
    case 'c':
        c = (char)va_arg(*args, int);
        put_text(spec, &c, 1);
        break;
    case 'd':
        number = spec->size == 8 ? va_arg(*args, int64_t) : va_arg(*args, int);
        put_number(
            spec, number < 0 ? 0 - (uint64_t)number : (uint64_t)number,
            number < 0
        );
        break;
    case 'p':
        spec->size = sizeof(void *);
        spec->zero = true;
        spec->width = 16;
        // fall through
    case 'u':
    case 'x':
        put_number(
            spec,
            spec->size == 8 ? va_arg(*args, uint64_t) : va_arg(*args, unsigned),
            false
        );
        break;
    default:
        serial_put(spec->kind);
        break;
    }
}
// NOLINTEND(clang-analyzer-valist.Uninitialized)

void log_vprint(const char *format, va_list args)
{
    struct conversion spec;
    va_list rest;

    va_copy(rest, args);
    while (*format != '\0') {
        if (*format == '%') {
            format = parse(format + 1, &spec);
            convert(&spec, &rest);
        } else {
            serial_put(*format++);
        }
    }
    va_end(rest);
}

void log_print(const char *format, ...)
{
    va_list args;

    va_start(args, format);
    log_vprint(format, args);
    va_end(args);
}
