// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Memory map normaliser. A sweep over the sorted ranges cuts them into pieces
// of one type; a writer rounds the pieces to pages and joins neighbours. The
// sweep needs no list of open ranges: of each type only the furthest end
// matters.
#include <osdev/boot/memmap.h>

// Highest multiple of the page size that fits 64 bits.
static uint64_t top_of(uint64_t page_size)
{
    return 0 - page_size;
}

struct writer {
    struct osdev_boot_region *out;
    size_t cap;
    size_t count; // what there is, room or not
    uint64_t page_size;
    // The last region, which may still grow; none if base equals end.
    uint64_t base;
    uint64_t end;
    uint32_t type;
    // The page that pieces have touched in part.
    uint64_t page;
    uint64_t covered; // bytes of it; 0 if there is none
    uint32_t highest;
    uint32_t highest_kept; // not RAM; 0 if none
};

static void close_region(struct writer *writer)
{
    if (writer->base == writer->end) {
        return;
    }
    if (writer->count < writer->cap) {
        struct osdev_boot_region *region = &writer->out[writer->count];

        region->base = writer->base;
        region->len = writer->end - writer->base;
        region->type = writer->type;
        region->reserved = 0;
    }
    writer->count++;
    writer->base = writer->end;
}

// Whole pages of one type, above all before them.
static void
write_pages(struct writer *writer, uint64_t base, uint64_t end, uint32_t type)
{
    if (base == end) {
        return;
    }
    if (writer->end != base || writer->type != type) {
        close_region(writer);
        writer->base = base;
        writer->type = type;
    }
    writer->end = end;
}

static void close_page(struct writer *writer)
{
    uint32_t type = writer->covered == writer->page_size ? writer->highest
                                                         : writer->highest_kept;

    if (writer->covered != 0 && type != 0) {
        write_pages(
            writer, writer->page, writer->page + writer->page_size, type
        );
    }
    writer->covered = 0;
}

// Part of one page.
static void
write_part(struct writer *writer, uint64_t base, uint64_t end, uint32_t type)
{
    uint64_t page = base & ~(writer->page_size - 1);

    if (base == end) {
        return;
    }
    if (writer->covered == 0 || writer->page != page) {
        close_page(writer);
        writer->page = page;
        writer->highest = 0;
        writer->highest_kept = 0;
    }
    writer->covered += end - base;
    if (type > writer->highest) {
        writer->highest = type;
    }
    if (type > writer->highest_kept && !osdev_boot_mem_is_ram(type)) {
        writer->highest_kept = type;
    }
}

// A piece of one type, above all before it.
static void
write_piece(struct writer *writer, uint64_t base, uint64_t end, uint32_t type)
{
    uint64_t mask = writer->page_size - 1;
    uint64_t first = base + (-base & mask); // start of the first whole page
    uint64_t last = end & ~mask;            // end of the last whole page

    if (first > last) {
        write_part(writer, base, end, type);
        return;
    }
    write_part(writer, base, first, type);
    if (first != last) {
        close_page(writer);
        write_pages(writer, first, last, type);
    }
    write_part(writer, last, end, type);
}

// Make a range legal: a known type, an end that fits, or length 0.
static void clip(struct osdev_boot_region *range, uint64_t top)
{
    if (range->type == 0 || range->type >= OSDEV_BOOT_MEM_TYPE_COUNT) {
        range->type = OSDEV_BOOT_MEM_RESERVED;
    }
    bool wraps = range->len > UINT64_MAX - range->base;

    if (range->base >= top || (wraps && osdev_boot_mem_is_ram(range->type))) {
        range->len = 0;
    } else if (range->len > top - range->base) {
        range->len = top - range->base;
    }
}

static void sift_down(struct osdev_boot_region *ranges, size_t at, size_t count)
{
    for (;;) {
        size_t child = 2 * at + 1;

        if (child >= count) {
            return;
        }
        if (child + 1 < count && ranges[child + 1].base > ranges[child].base) {
            child++;
        }
        if (ranges[at].base >= ranges[child].base) {
            return;
        }
        struct osdev_boot_region swap = ranges[at];

        ranges[at] = ranges[child];
        ranges[child] = swap;
        at = child;
    }
}

// Heap sort: in place, no recursion, no bad case.
static void sort_by_base(struct osdev_boot_region *ranges, size_t count)
{
    for (size_t i = count / 2; i > 0; i--) {
        sift_down(ranges, i - 1, count);
    }
    for (size_t left = count; left > 1; left--) {
        struct osdev_boot_region swap = ranges[0];

        ranges[0] = ranges[left - 1];
        ranges[left - 1] = swap;
        sift_down(ranges, 0, left - 1);
    }
}

// Write what lies between two addresses, of which ends says how far each type
// reaches.
static void sweep(
    struct writer *writer, const uint64_t ends[OSDEV_BOOT_MEM_TYPE_COUNT],
    uint64_t from, uint64_t to
)
{
    for (uint32_t type = OSDEV_BOOT_MEM_TYPE_COUNT - 1; type > 0; type--) {
        uint64_t end = ends[type] < to ? ends[type] : to;

        if (end > from) {
            write_piece(writer, from, end, type);
            from = end;
        }
    }
}

enum osdev_boot_err osdev_boot_memmap_normalise(
    struct osdev_boot_region *ranges, size_t count, uint64_t page_size,
    struct osdev_boot_region *out, size_t cap, size_t *out_count
)
{
    uint64_t ends[OSDEV_BOOT_MEM_TYPE_COUNT] = {0};
    struct writer writer = {.out = out, .cap = cap, .page_size = page_size};
    uint64_t from = 0;

    OSDEV_ASSERT(ranges != NULL || count == 0);
    OSDEV_ASSERT(out != NULL || cap == 0);
    OSDEV_ASSERT(out_count != NULL);
    if (page_size == 0 || (page_size & (page_size - 1)) != 0) {
        return OSDEV_BOOT_ERR_BAD_ARG;
    }
    uint64_t top = top_of(page_size);

    for (size_t i = 0; i < count; i++) {
        clip(&ranges[i], top);
    }
    sort_by_base(ranges, count);
    for (size_t i = 0; i < count; i++) {
        const struct osdev_boot_region *range = &ranges[i];
        uint64_t end = range->base + range->len;

        if (range->len == 0) {
            continue;
        }
        sweep(&writer, ends, from, range->base);
        from = range->base;
        if (end > ends[range->type]) {
            ends[range->type] = end;
        }
    }
    sweep(&writer, ends, from, top);
    close_page(&writer);
    close_region(&writer);
    *out_count = writer.count;
    return writer.count > cap ? OSDEV_BOOT_ERR_NO_SPACE : OSDEV_BOOT_OK;
}

const struct osdev_boot_region *osdev_boot_memmap_find(
    const struct osdev_boot_region *regions, size_t count, uint64_t addr
)
{
    size_t low = 0;

    OSDEV_ASSERT(regions != NULL || count == 0);
    while (low < count) {
        size_t middle = low + (count - low) / 2;

        if (addr < regions[middle].base) {
            count = middle;
        } else if (addr - regions[middle].base >= regions[middle].len) {
            low = middle + 1;
        } else {
            return &regions[middle];
        }
    }
    return NULL;
}

uint64_t osdev_boot_memmap_total(
    const struct osdev_boot_region *regions, size_t count,
    enum osdev_boot_mem_type type
)
{
    uint64_t total = 0;

    OSDEV_ASSERT(regions != NULL || count == 0);
    for (size_t i = 0; i < count; i++) {
        if (regions[i].type == (uint32_t)type) {
            total += regions[i].len;
        }
    }
    return total;
}
