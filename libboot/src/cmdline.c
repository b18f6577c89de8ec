// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Options on a kernel's command line.
#include <osdev/boot/cmdline.h>

static bool is_blank(uint8_t byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static struct osdev_span span_from(struct osdev_span span, size_t offset)
{
    return osdev_span_make(span.ptr + offset, span.len - offset);
}

// Length of the first word; equals is where its equals sign is, or its length.
static size_t word_len(struct osdev_span text, size_t *equals)
{
    bool quoted = false;
    bool has_equals = false;
    size_t len = 0;

    while (len < text.len && (quoted || !is_blank(text.ptr[len]))) {
        if (text.ptr[len] == '"') {
            quoted = !quoted;
        } else if (text.ptr[len] == '=' && !has_equals) {
            has_equals = true;
            *equals = len;
        }
        len++;
    }
    if (!has_equals) {
        *equals = len;
    }
    return len;
}

static struct osdev_span without_quotes(struct osdev_span text)
{
    if (text.len != 0 && text.ptr[0] == '"') {
        text = span_from(text, 1);
        if (text.len != 0 && text.ptr[text.len - 1] == '"') {
            text.len--;
        }
    }
    return text;
}

bool osdev_boot_cmdline_next(
    struct osdev_span *cmdline, struct osdev_boot_option *out_option
)
{
    OSDEV_ASSERT(cmdline != NULL && out_option != NULL);
    struct osdev_span text = *cmdline;
    size_t equals;

    while (text.len != 0 && is_blank(text.ptr[0])) {
        text = span_from(text, 1);
    }
    if (text.len == 0) {
        return false;
    }
    size_t len = word_len(text, &equals);
    struct osdev_span word = osdev_span_make(text.ptr, len);

    out_option->name = osdev_span_make(text.ptr, equals);
    out_option->has_value = equals < len;
    out_option->value =
        without_quotes(span_from(word, equals < len ? equals + 1 : len));
    *cmdline = span_from(text, len);
    return true;
}

static bool equals_text(struct osdev_span span, const char *text)
{
    for (size_t i = 0; i < span.len; i++) {
        if (text[i] == 0 || (uint8_t)text[i] != span.ptr[i]) {
            return false;
        }
    }
    return text[span.len] == 0;
}

bool osdev_boot_cmdline_find(
    struct osdev_span cmdline, const char *name, struct osdev_span *out_value
)
{
    struct osdev_boot_option option;
    bool found = false;

    OSDEV_ASSERT(name != NULL);
    while (osdev_boot_cmdline_next(&cmdline, &option)) {
        if (equals_text(option.name, name)) {
            found = true;
            if (out_value != NULL) {
                *out_value = option.value;
            }
        }
    }
    return found;
}
