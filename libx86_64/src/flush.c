// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Ways to flush. Intel SDM volume 3, 4.10.4.1; AMD APM volume 2, 5.5.
#include <osdev/x86/flush.h>

#include <osdev/x86/tlb.h>

static uint64_t count_pages(const struct osdev_x86_gather *gather)
{
    uint64_t pages = 0;

    for (unsigned i = 0; i < gather->count; i++) {
        pages += gather->ranges[i].len /
                 OSDEV_X86_LEVEL_SIZE(gather->ranges[i].level);
    }
    return pages;
}

enum osdev_x86_flush_way osdev_x86_flush_way(
    const struct osdev_x86_flusher *flusher,
    const struct osdev_x86_gather *gather
)
{
    uint64_t pages = count_pages(gather);
    // Going page by page drops what leads to tables out of use only in the
    // space that the processor runs in.
    bool is_short = !gather->needs_all && pages != 0 &&
                    pages <= flusher->pages_max &&
                    (flusher->is_current || !gather->has_tables);

    if (osdev_x86_gather_is_empty(gather)) {
        return OSDEV_X86_FLUSH_NOTHING;
    }
    if (is_short && flusher->is_current) {
        return OSDEV_X86_FLUSH_INVLPG;
    }
    if (gather->has_global) {
        return flusher->has_invpcid ? OSDEV_X86_FLUSH_INVPCID_ALL
                                    : OSDEV_X86_FLUSH_CR4;
    }
    if (flusher->is_current) {
        return OSDEV_X86_FLUSH_CR3;
    }
    if (!flusher->has_pcid) {
        // Leaving the space has flushed it.
        return OSDEV_X86_FLUSH_NOTHING;
    }
    if (!flusher->has_invpcid) {
        return OSDEV_X86_FLUSH_CR4;
    }
    return is_short ? OSDEV_X86_FLUSH_INVPCID_PAGE
                    : OSDEV_X86_FLUSH_INVPCID_ONE;
}

static void flush_page(
    const struct osdev_x86_flusher *flusher, osdev_vaddr_t va, bool by_pcid
)
{
    if (!by_pcid) {
        osdev_x86_tlb_flush_page(va);
        return;
    }
    struct osdev_x86_invpcid_desc desc = {flusher->pcid, va.raw};

    osdev_x86_insn_invpcid(OSDEV_X86_INVPCID_ADDRESS, &desc);
}

static void flush_pages(
    const struct osdev_x86_flusher *flusher,
    const struct osdev_x86_gather *gather, bool by_pcid
)
{
    for (unsigned i = 0; i < gather->count; i++) {
        const struct osdev_x86_flush_range *range = &gather->ranges[i];
        uint64_t size = OSDEV_X86_LEVEL_SIZE(range->level);

        for (uint64_t done = 0; done < range->len; done += size) {
            flush_page(flusher, osdev_vaddr(range->va.raw + done), by_pcid);
        }
    }
}

void osdev_x86_flush_local(
    const struct osdev_x86_flusher *flusher,
    const struct osdev_x86_gather *gather
)
{
    struct osdev_x86_invpcid_desc desc = {0, 0};

    OSDEV_ASSERT(flusher->pcid <= OSDEV_X86_PCID_MAX);
    switch (osdev_x86_flush_way(flusher, gather)) {
    case OSDEV_X86_FLUSH_NOTHING:
        break;
    case OSDEV_X86_FLUSH_INVLPG:
        flush_pages(flusher, gather, false);
        break;
    case OSDEV_X86_FLUSH_INVPCID_PAGE:
        flush_pages(flusher, gather, true);
        break;
    case OSDEV_X86_FLUSH_INVPCID_ONE:
        desc.pcid = flusher->pcid;
        osdev_x86_insn_invpcid(OSDEV_X86_INVPCID_SINGLE, &desc);
        break;
    case OSDEV_X86_FLUSH_INVPCID_ALL:
        osdev_x86_insn_invpcid(OSDEV_X86_INVPCID_ALL, &desc);
        break;
    case OSDEV_X86_FLUSH_CR3:
        osdev_x86_tlb_flush();
        break;
    case OSDEV_X86_FLUSH_CR4:
        osdev_x86_tlb_flush_global();
        break;
    }
}

// The ranges came from the library, so the broadcast accepts them.
static void broadcast_range(
    const struct osdev_x86_flusher *flusher,
    const struct osdev_x86_gather *gather, osdev_vaddr_t va, uint64_t len,
    unsigned level
)
{
    struct osdev_x86_broadcast_flush what = {
        va,
        len,
        level,
        flusher->has_pcid && !gather->has_global,
        flusher->pcid,
        false,
        0,
        gather->has_global,
        false,
        false};

    if (osdev_x86_broadcast_flush(flusher->broadcast, &what) != OSDEV_X86_OK) {
        OSDEV_ASSERT(false);
        what.len = 0;
        what.has_pcid = false;
        osdev_ignore(osdev_x86_broadcast_flush(flusher->broadcast, &what));
    }
}

static void broadcast_all(
    const struct osdev_x86_flusher *flusher,
    const struct osdev_x86_gather *gather
)
{
    if (gather->needs_all || gather->has_tables || gather->count == 0) {
        broadcast_range(flusher, gather, osdev_vaddr(0), 0, 1);
    } else {
        for (unsigned i = 0; i < gather->count; i++) {
            const struct osdev_x86_flush_range *range = &gather->ranges[i];

            broadcast_range(
                flusher, gather, range->va, range->len, range->level
            );
        }
    }
    osdev_x86_broadcast_sync();
}

void osdev_x86_flush(
    const struct osdev_x86_flusher *flusher,
    const struct osdev_x86_gather *gather
)
{
    if (osdev_x86_gather_is_empty(gather)) {
        return;
    }
    if (flusher->broadcast != NULL) {
        broadcast_all(flusher, gather);
        return;
    }
    osdev_x86_flush_local(flusher, gather);
    if (flusher->shoot_down != NULL) {
        flusher->shoot_down(flusher->ctx, gather);
    }
}
