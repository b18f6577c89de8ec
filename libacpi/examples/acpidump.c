// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Print tables readably: raw files as in /sys/firmware/acpi/tables, and the
// text that the program acpidump writes.
#include <osdev/acpi.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FILE_MAX (64u << 20)

static void print_bytes(struct osdev_span bytes)
{
    for (size_t i = 0; i < bytes.len; i++) {
        printf("%s%02x", i == 0 ? "" : " ", bytes.ptr[i]);
    }
}

static void print_text(struct osdev_span bytes)
{
    putchar('"');
    for (size_t i = 0; i < bytes.len; i++) {
        int c = bytes.ptr[i];

        putchar(c >= ' ' && c <= '~' ? c : '.');
    }
    putchar('"');
}

// One line an item: where it lies, how long it is, its name, its value.
static void print_item(void *ctx, const struct osdev_acpi_item *item)
{
    (void)ctx;
    if (item->kind == OSDEV_ACPI_ITEM_STRUCT) {
        printf("%*s%s\n", (int)item->depth * 2, "", item->name);
        return;
    }
    printf(
        "[%04zx %4zu] %*s%s%s%s : ", item->offset, item->bytes.len,
        (int)item->depth * 2, "", item->name, item->part[0] != 0 ? "." : "",
        item->part
    );
    switch (item->kind) {
    case OSDEV_ACPI_ITEM_NUMBER:
        printf(
            "%0*llx", (int)item->bytes.len * 2, (unsigned long long)item->value
        );
        break;
    case OSDEV_ACPI_ITEM_TEXT:
        print_text(item->bytes);
        break;
    case OSDEV_ACPI_ITEM_ERROR:
        printf("error: %s", osdev_acpi_strerror(item->err));
        break;
    case OSDEV_ACPI_ITEM_STRUCT:
    case OSDEV_ACPI_ITEM_BYTES:
        print_bytes(item->bytes);
        break;
    }
    putchar('\n');
}

static int print_table(struct osdev_span table)
{
    const char *name = osdev_acpi_signature_name(table);
    enum osdev_acpi_err err;

    if (table.len >= 4) {
        printf("%.4s: %s\n", (const char *)table.ptr, name);
    }
    err = osdev_acpi_describe(table, print_item, NULL);
    if (err != OSDEV_ACPI_OK) {
        printf("error: %s\n", osdev_acpi_strerror(err));
    }
    putchar('\n');
    return err == OSDEV_ACPI_OK ? 0 : 1;
}

// Lines such as "    0010: 41 50 ... text" hold up to 16 bytes.
static size_t take_line(const char *line, uint8_t *out)
{
    const char *at = strchr(line, ':');
    size_t count = 0;

    for (at = at == NULL ? "" : at + 1; count < 16; count++) {
        char *end;
        unsigned long byte = strtoul(at, &end, 16);

        if (end != at + 3 || byte > 0xff) {
            break;
        }
        out[count] = (uint8_t)byte;
        at = end;
    }
    return count;
}

// Tables follow each other; a line that is not indented starts one.
static int print_dump(char *text, uint8_t *bytes)
{
    size_t len = 0;
    int failed = 0;

    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
        if (line[0] != ' ' && len != 0) {
            failed += print_table(osdev_span_make(bytes, len));
            len = 0;
        }
        if (line[0] == ' ') {
            len += take_line(line, bytes + len);
        }
    }
    if (len != 0) {
        failed += print_table(osdev_span_make(bytes, len));
    }
    return failed;
}

static int print_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    char *data = malloc(FILE_MAX + 1);
    uint8_t *bytes = malloc(FILE_MAX + 1);
    int failed = 1;

    if (file == NULL || data == NULL || bytes == NULL) {
        fprintf(stderr, "%s: cannot be read\n", path);
    } else {
        size_t len = fread(data, 1, FILE_MAX, file);

        data[len] = '\0';
        printf("%s\n", path);
        failed = len > 9 && memcmp(data + 4, " @ 0x", 5) == 0
                     ? print_dump(data, bytes)
                     : print_table(osdev_span_make(data, len));
    }
    if (file != NULL) {
        fclose(file);
    }
    free(data);
    free(bytes);
    return failed;
}

int main(int argc, char **argv)
{
    int failed = 0;

    for (int i = 1; i < argc; i++) {
        failed += print_file(argv[i]);
    }
    return failed == 0 ? 0 : 1;
}
