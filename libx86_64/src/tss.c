// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The 64-bit task state segment. Intel SDM volume 3, 8.7; volume 1, 19.5.2.
#include <osdev/x86/gdt.h>
#include <osdev/x86/tss.h>

// From a higher base, a map of all ports would end beyond 64 KiB.
#define IOMAP_OFFSET_MAX 0xdfffu

static struct osdev_x86_tss_addr split_addr(osdev_vaddr_t va)
{
    struct osdev_x86_tss_addr addr = {
        (uint32_t)va.raw, (uint32_t)(va.raw >> 32)};

    return addr;
}

static osdev_vaddr_t join_addr(struct osdev_x86_tss_addr addr)
{
    return osdev_vaddr((uint64_t)addr.high << 32 | addr.low);
}

void osdev_x86_tss_init(struct osdev_x86_tss *tss)
{
    struct osdev_x86_tss empty = {0};

    // At or beyond the limit, the base says that there is no map.
    empty.iomap_base = OSDEV_X86_TSS_SIZE;
    *tss = empty;
}

enum osdev_x86_err osdev_x86_tss_set_rsp(
    struct osdev_x86_tss *tss, unsigned level, osdev_vaddr_t top
)
{
    if (level > 2) {
        return OSDEV_X86_ERR_BAD_LEVEL;
    }
    tss->rsp[level] = split_addr(top);
    return OSDEV_X86_OK;
}

enum osdev_x86_err osdev_x86_tss_set_ist(
    struct osdev_x86_tss *tss, unsigned ist, osdev_vaddr_t top
)
{
    if (ist < 1 || ist > 7) {
        return OSDEV_X86_ERR_BAD_IST;
    }
    tss->ist[ist - 1] = split_addr(top);
    return OSDEV_X86_OK;
}

enum osdev_x86_err osdev_x86_tss_get_rsp(
    const struct osdev_x86_tss *tss, unsigned level, osdev_vaddr_t *out_top
)
{
    if (level > 2) {
        return OSDEV_X86_ERR_BAD_LEVEL;
    }
    *out_top = join_addr(tss->rsp[level]);
    return OSDEV_X86_OK;
}

enum osdev_x86_err osdev_x86_tss_get_ist(
    const struct osdev_x86_tss *tss, unsigned ist, osdev_vaddr_t *out_top
)
{
    if (ist < 1 || ist > 7) {
        return OSDEV_X86_ERR_BAD_IST;
    }
    *out_top = join_addr(tss->ist[ist - 1]);
    return OSDEV_X86_OK;
}

static void describe(
    const struct osdev_x86_tss *tss, uint32_t len,
    struct osdev_x86_system_desc *out
)
{
    struct osdev_x86_desc desc = {
        osdev_vaddr_from_ptr(tss).raw, len - 1,
        OSDEV_X86_DESC_PRESENT |
            OSDEV_FIELD_PREP(
                OSDEV_X86_DESC_TYPE_MASK, OSDEV_X86_DESC_TYPE_TSS
            )};

    // The limit is below 64 KiB and the flags are ours: nothing can be wrong.
    osdev_ignore(osdev_x86_desc_encode(&desc, out));
}

void osdev_x86_tss_describe(
    const struct osdev_x86_tss *tss, struct osdev_x86_system_desc *out
)
{
    describe(tss, OSDEV_X86_TSS_SIZE, out);
}

enum osdev_x86_err osdev_x86_tss_describe_with_iomap(
    const struct osdev_x86_tss *tss, const uint8_t *map, size_t len,
    struct osdev_x86_system_desc *out
)
{
    uint64_t tss_at = osdev_vaddr_from_ptr(tss).raw;
    uint64_t map_at = osdev_vaddr_from_ptr(map).raw;

    if (len > OSDEV_X86_IOMAP_MAX) {
        return OSDEV_X86_ERR_IOMAP_TOO_LONG;
    }
    if (map_at < tss_at + OSDEV_X86_TSS_SIZE) {
        return OSDEV_X86_ERR_IOMAP_BEFORE_TSS;
    }
    if (map_at - tss_at > IOMAP_OFFSET_MAX) {
        return OSDEV_X86_ERR_IOMAP_TOO_FAR;
    }
    if (len == 0 || map[len - 1] != 0xff) {
        return OSDEV_X86_ERR_IOMAP_END;
    }
    if (tss->iomap_base != map_at - tss_at) {
        return OSDEV_X86_ERR_IOMAP_BASE;
    }
    describe(tss, (uint32_t)(tss->iomap_base + len), out);
    return OSDEV_X86_OK;
}
