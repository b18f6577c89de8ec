// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include "reference_map.h"

#include <stddef.h>

const struct reference_range *
reference_find(const struct reference_map *map, uint64_t va)
{
    for (unsigned i = 0; i < map->count; i++) {
        if (va >= map->ranges[i].va &&
            va - map->ranges[i].va < map->ranges[i].len) {
            return &map->ranges[i];
        }
    }
    return NULL;
}

uint64_t reference_run(
    const struct reference_map *map, uint64_t va, uint64_t len, bool is_mapped
)
{
    uint64_t done = 0;

    while (done < len) {
        const struct reference_range *range = reference_find(map, va + done);
        uint64_t step = len - done;

        if ((range != NULL) != is_mapped) {
            return done;
        }
        if (range != NULL && range->va + range->len - (va + done) < step) {
            step = range->va + range->len - (va + done);
        }
        for (unsigned i = 0; range == NULL && i < map->count; i++) {
            uint64_t start = map->ranges[i].va;

            if (start > va + done && start - (va + done) < step) {
                step = start - (va + done);
            }
        }
        done += step;
    }
    return len;
}

bool reference_add(
    struct reference_map *map, uint64_t va, uint64_t pa, uint64_t len,
    uint64_t flags
)
{
    if (len == 0) {
        return true;
    }
    if (map->count == REFERENCE_MAX) {
        return false;
    }
    map->ranges[map->count] = (struct reference_range){va, pa, len, flags};
    map->count++;
    return true;
}

// Make va a border between two ranges.
static bool cut(struct reference_map *map, uint64_t va)
{
    for (unsigned i = 0; i < map->count; i++) {
        struct reference_range *range = &map->ranges[i];
        uint64_t head = va - range->va;

        if (va > range->va && head < range->len) {
            if (!reference_add(
                    map, va, range->pa + head, range->len - head, range->flags
                )) {
                return false;
            }
            range->len = head;
            return true;
        }
    }
    return true;
}

bool reference_remove(struct reference_map *map, uint64_t va, uint64_t len)
{
    if (!cut(map, va) || !cut(map, va + len)) {
        return false;
    }
    for (unsigned i = 0; i < map->count;) {
        if (map->ranges[i].va >= va && map->ranges[i].va - va < len) {
            map->count--;
            map->ranges[i] = map->ranges[map->count];
        } else {
            i++;
        }
    }
    return true;
}

bool reference_protect(
    struct reference_map *map, uint64_t va, uint64_t len, uint64_t clear,
    uint64_t set
)
{
    if (!cut(map, va) || !cut(map, va + len)) {
        return false;
    }
    for (unsigned i = 0; i < map->count; i++) {
        if (map->ranges[i].va >= va && map->ranges[i].va - va < len) {
            map->ranges[i].flags = (map->ranges[i].flags & ~clear) | set;
        }
    }
    return true;
}
