// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Names of functions, out of the table that tools/embed_symbols writes into
// the linked file. A kernel without it prints bare addresses; give those to
// addr2line -e kernel.elf.
#include "backtrace.h"

#include <stddef.h>

#include "image.h"
#include "string.h"

struct entry {
    uint32_t address; // Low half; the high half is all ones.
    uint32_t name;
};

static const struct {
    char magic[4];
    uint32_t count;
    struct entry entries[];
} *const table = (const void *)ksyms_start;

const char *symbol_find(uint64_t address, uint64_t *out_offset)
{
    uint32_t low = 0;
    uint32_t high = table->count;
    const char *names = (const char *)&table->entries[high];

    if (memcmp(table->magic, "KSYM", 4) != 0 || !image_is_text(address) ||
        high == 0 || (uint32_t)address < table->entries[0].address) {
        return NULL;
    }
    // Invariant: entries[low] is at or below the address, entries[high] above.
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;

        if (table->entries[middle].address <= (uint32_t)address) {
            low = middle;
        } else {
            high = middle;
        }
    }
    *out_offset = (uint32_t)address - table->entries[low].address;
    return names + table->entries[low].name;
}
