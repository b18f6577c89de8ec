// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Segment registers. Intel SDM volume 3, 3.4.
#include <osdev/x86/segment.h>

#include "internal.h"

osdev_x86_selector_t osdev_x86_segment_read(enum osdev_x86_segment segment)
{
    switch (segment) {
    case OSDEV_X86_SEGMENT_CS:
        return osdev_x86_selector(osdev_x86_insn_read_cs());
    case OSDEV_X86_SEGMENT_DS:
        return osdev_x86_selector(osdev_x86_insn_read_ds());
    case OSDEV_X86_SEGMENT_ES:
        return osdev_x86_selector(osdev_x86_insn_read_es());
    case OSDEV_X86_SEGMENT_SS:
        return osdev_x86_selector(osdev_x86_insn_read_ss());
    case OSDEV_X86_SEGMENT_FS:
        return osdev_x86_selector(osdev_x86_insn_read_fs());
    case OSDEV_X86_SEGMENT_GS:
        return osdev_x86_selector(osdev_x86_insn_read_gs());
    }
    OSDEV_ASSERT(false);
    return osdev_x86_selector(0);
}

void osdev_x86_segment_write(
    enum osdev_x86_segment segment, osdev_x86_selector_t selector
)
{
    switch (segment) {
    case OSDEV_X86_SEGMENT_CS:
        osdev_x86_load_cs_(selector.raw);
        return;
    case OSDEV_X86_SEGMENT_DS:
        osdev_x86_insn_write_ds(selector.raw);
        return;
    case OSDEV_X86_SEGMENT_ES:
        osdev_x86_insn_write_es(selector.raw);
        return;
    case OSDEV_X86_SEGMENT_SS:
        osdev_x86_insn_write_ss(selector.raw);
        return;
    case OSDEV_X86_SEGMENT_FS:
        osdev_x86_insn_write_fs(selector.raw);
        return;
    case OSDEV_X86_SEGMENT_GS:
        osdev_x86_insn_write_gs(selector.raw);
        return;
    }
    OSDEV_ASSERT(false);
}
