// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Process-context identifiers. Intel SDM volume 3, 4.10.1.
#include <osdev/x86/pcid.h>

#define PAIR_MAX 0x7ffu

void osdev_x86_pcid_pool_init(struct osdev_x86_pcid_pool *pool, bool has_pairs)
{
    pool->generation = 1;
    pool->next = 1;
    pool->last = has_pairs ? PAIR_MAX : OSDEV_X86_PCID_MAX;
}

enum osdev_x86_pcid_use osdev_x86_pcid_assign(
    struct osdev_x86_pcid_pool *pool, struct osdev_x86_pcid *pcid
)
{
    enum osdev_x86_pcid_use use = OSDEV_X86_PCID_FLUSH;

    if (pcid->generation == pool->generation) {
        return OSDEV_X86_PCID_KEEP;
    }
    if (pool->next > pool->last) {
        pool->generation++;
        pool->next = 1;
        use = OSDEV_X86_PCID_FLUSH_ALL;
    }
    pcid->generation = pool->generation;
    pcid->number = pool->next;
    pool->next++;
    return use;
}
