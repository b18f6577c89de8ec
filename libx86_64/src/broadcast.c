// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// INVLPGB. AMD APM volume 3, INVLPGB; appendix E, leaf 8000_0008.
#include <osdev/x86/broadcast.h>

#include <osdev/x86/cpuid.h>
#include <osdev/x86/cr3.h>
#include <osdev/x86/pte.h>

#define HAS_VA       OSDEV_BIT64(0)
#define HAS_PCID     OSDEV_BIT64(1)
#define HAS_ASID     OSDEV_BIT64(2)
#define HAS_GLOBAL   OSDEV_BIT64(3)
#define IS_LEAF_ONLY OSDEV_BIT64(4)
#define HAS_NESTED   OSDEV_BIT64(5)
#define STRIDE_2M    OSDEV_BIT32(31)
#define PCID_SHIFT   16
#define CPUID_NESTED 21

enum osdev_x86_err osdev_x86_broadcast_detect(struct osdev_x86_broadcast *out)
{
    struct osdev_x86_cpuid_regs regs = osdev_x86_cpuid(0x80000008, 0);

    if (!osdev_x86_cpu_has(OSDEV_X86_FEATURE_INVLPGB)) {
        return OSDEV_X86_ERR_UNSUPPORTED;
    }
    // The count in the instruction is that of additional pages.
    out->pages_max = (regs.edx & 0xffff) + 1;
    out->has_nested = (regs.ebx >> CPUID_NESTED & 1) != 0;
    out->asids = osdev_x86_cpuid(0x8000000a, 0).ebx;
    return OSDEV_X86_OK;
}

static enum osdev_x86_err check(
    const struct osdev_x86_broadcast *broadcast,
    const struct osdev_x86_broadcast_flush *what
)
{
    uint64_t last;

    if (what->has_pcid && what->pcid > OSDEV_X86_PCID_MAX) {
        return OSDEV_X86_ERR_BAD_PCID;
    }
    if (what->has_asid && what->asid >= broadcast->asids) {
        return OSDEV_X86_ERR_BAD_VALUE;
    }
    if (what->has_nested && !broadcast->has_nested) {
        return OSDEV_X86_ERR_UNSUPPORTED;
    }
    if (what->len == 0) {
        return OSDEV_X86_OK;
    }
    if (what->level < 1 || what->level > 3) {
        return OSDEV_X86_ERR_BAD_SIZE;
    }
    if (((what->va.raw | what->len) & (OSDEV_X86_LEVEL_SIZE(what->level) - 1)
        ) != 0) {
        return OSDEV_X86_ERR_BAD_ALIGN;
    }
    if (__builtin_add_overflow(what->va.raw, what->len - 1, &last) ||
        (last ^ what->va.raw) >> 63 != 0) {
        return OSDEV_X86_ERR_BAD_RANGE;
    }
    return OSDEV_X86_OK;
}

enum osdev_x86_err osdev_x86_broadcast_flush(
    const struct osdev_x86_broadcast *broadcast,
    const struct osdev_x86_broadcast_flush *what
)
{
    enum osdev_x86_err err = check(broadcast, what);

    if (err != OSDEV_X86_OK) {
        return err;
    }
    uint64_t rax = (what->has_pcid ? HAS_PCID : 0) |
                   (what->has_asid ? HAS_ASID : 0) |
                   (what->has_global ? HAS_GLOBAL : 0) |
                   (what->is_leaf_only ? IS_LEAF_ONLY : 0) |
                   (what->has_nested ? HAS_NESTED : 0);
    uint32_t edx = (what->has_asid ? what->asid : UINT32_C(0)) |
                   (what->has_pcid ? (uint32_t)what->pcid << PCID_SHIFT : 0);

    if (what->len == 0) {
        osdev_x86_insn_invlpgb(rax, 0, edx);
        return OSDEV_X86_OK;
    }
    // There is no stride of 1 GiB: such pages are dropped one by one.
    uint64_t size = OSDEV_X86_LEVEL_SIZE(what->level);
    uint64_t most = what->level == 3 ? 1 : broadcast->pages_max;
    uint32_t stride = what->level == 2 ? STRIDE_2M : 0;

    for (uint64_t done = 0; done < what->len;) {
        uint64_t pages = (what->len - done) / size;

        pages = pages < most ? pages : most;
        osdev_x86_insn_invlpgb(
            rax | HAS_VA | (what->va.raw + done),
            stride | (uint32_t)(pages - 1), edx
        );
        done += pages * size;
    }
    return OSDEV_X86_OK;
}
