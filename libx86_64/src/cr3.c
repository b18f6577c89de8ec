// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// CR3 by mode. Intel SDM volume 3, 2.5, 4.5.2 and 4.10.
#include <osdev/x86/cr3.h>

struct osdev_x86_cr3_parts
osdev_x86_cr3_decode(osdev_x86_cr3_t value, enum osdev_x86_cr3_mode mode)
{
    struct osdev_x86_cr3_parts parts = {{0}, 0, false, false, false, false};

    parts.root = osdev_x86_cr3_root(value);
    if (mode == OSDEV_X86_CR3_PCID) {
        parts.pcid = (uint16_t)(value.raw & OSDEV_X86_CR3_PCID_MASK);
    } else {
        parts.is_pwt = (value.raw & OSDEV_X86_CR3_PWT) != 0;
        parts.is_pcd = (value.raw & OSDEV_X86_CR3_PCD) != 0;
    }
    parts.has_lam_u57 = (value.raw & OSDEV_X86_CR3_LAM_U57) != 0;
    parts.has_lam_u48 = (value.raw & OSDEV_X86_CR3_LAM_U48) != 0;
    return parts;
}

enum osdev_x86_err osdev_x86_cr3_encode(
    const struct osdev_x86_cr3_parts *parts, enum osdev_x86_cr3_mode mode,
    osdev_x86_cr3_t *out
)
{
    bool has_flags = parts->is_pwt || parts->is_pcd;

    if (!osdev_paddr_is_aligned(parts->root, 4096)) {
        return OSDEV_X86_ERR_BAD_ALIGN;
    }
    if ((parts->root.raw & ~OSDEV_X86_CR3_ROOT_MASK) != 0) {
        return OSDEV_X86_ERR_PHYS_RANGE;
    }
    if (parts->pcid > OSDEV_X86_PCID_MAX) {
        return OSDEV_X86_ERR_BAD_PCID;
    }
    if (mode == OSDEV_X86_CR3_PCID ? has_flags : parts->pcid != 0) {
        return OSDEV_X86_ERR_BAD_FLAGS;
    }
    out->raw = parts->root.raw | parts->pcid |
               (parts->is_pwt ? OSDEV_X86_CR3_PWT : 0) |
               (parts->is_pcd ? OSDEV_X86_CR3_PCD : 0) |
               (parts->has_lam_u57 ? OSDEV_X86_CR3_LAM_U57 : 0) |
               (parts->has_lam_u48 ? OSDEV_X86_CR3_LAM_U48 : 0);
    return OSDEV_X86_OK;
}
