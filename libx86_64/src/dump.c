// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// An address space as text.
#include <osdev/x86/region.h>

#include "internal.h"

// A line is shorter than this; see write_line().
#define LINE_SIZE 160u

struct line {
    char text[LINE_SIZE];
    size_t len;
};

static void put(struct line *line, const char *text)
{
    while (*text != '\0') {
        line->text[line->len] = *text;
        line->len++;
        text++;
    }
}

static void put_hex(struct line *line, uint64_t value)
{
    for (unsigned shift = 64; shift > 0; shift -= 4) {
        line->text[line->len] = "0123456789abcdef"[value >> (shift - 4) & 0xf];
        line->len++;
    }
}

static void
put_flag(struct line *line, uint64_t word, uint64_t flag, const char *name)
{
    if ((word & flag) != 0) {
        put(line, " ");
        put(line, name);
    }
}

static void put_page(struct line *line, const struct osdev_x86_region *region)
{
    uint64_t rights = region->rights;

    put(line, (rights & OSDEV_X86_PAGE_USER) != 0 ? " u" : " k");
    put(line, "r");
    put(line, (rights & OSDEV_X86_PAGE_WRITE) != 0 ? "w" : "-");
    put(line, (rights & OSDEV_X86_PAGE_NO_EXECUTE) != 0 ? "-" : "x");
    put(line, " to ");
    put_hex(line, region->pa.raw);
    put_flag(line, region->flags, OSDEV_X86_PAGE_PWT, "pwt");
    put_flag(line, region->flags, OSDEV_X86_PAGE_PCD, "pcd");
    put_flag(line, region->flags, OSDEV_X86_PAGE_PAT, "pat");
    put_flag(line, region->flags, OSDEV_X86_PAGE_ACCESSED, "accessed");
    put_flag(line, region->flags, OSDEV_X86_PAGE_DIRTY, "dirty");
    put_flag(line, region->flags, OSDEV_X86_PAGE_GLOBAL, "global");
    put_flag(line, region->flags, OSDEV_X86_PAGE_SHARED, "shared");
}

static void write_line(
    const struct osdev_x86_region *region, osdev_x86_write_fn *write, void *ctx
)
{
    static const char *const sizes[] = {"",    " 4K",   " 2M",
                                        " 1G", " 512G", " 256T"};
    struct line line;

    line.len = 0;
    put_hex(&line, region->va.raw);
    put(&line, "-");
    put_hex(&line, region->va.raw + (region->len - 1));
    put(&line, sizes[region->level]);
    if (region->kind == OSDEV_X86_PTE_LEAF) {
        put_page(&line, region);
    } else {
        put(&line, " not present, entry ");
        put_hex(&line, region->entry.raw);
    }
    put(&line, "\n");
    write(ctx, line.text, line.len);
}

static enum osdev_x86_err dump_half(
    const struct osdev_x86_space *space, osdev_vaddr_t va,
    osdev_x86_write_fn *write, void *ctx
)
{
    struct osdev_x86_regions regions;
    struct osdev_x86_region region;

    osdev_x86_regions_init(&regions, space, va, space->masks.va_half);
    while (osdev_x86_regions_next(&regions, &region)) {
        write_line(&region, write, ctx);
    }
    return regions.err;
}

enum osdev_x86_err osdev_x86_dump(
    const struct osdev_x86_space *space, osdev_x86_write_fn *write, void *ctx
)
{
    enum osdev_x86_err err = dump_half(space, osdev_vaddr(0), write, ctx);

    if (err != OSDEV_X86_OK) {
        return err;
    }
    return dump_half(space, osdev_vaddr(0 - space->masks.va_half), write, ctx);
}
