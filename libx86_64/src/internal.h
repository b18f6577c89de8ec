// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// What files of libx86_64 share.
#ifndef OSDEV_X86_INTERNAL_H
#define OSDEV_X86_INTERNAL_H

#include <osdev/x86/insn.h>

// The operand of LGDT and LIDT for a table of len bytes, 1..65536.
static inline struct osdev_x86_table_ptr
osdev_x86_table_ptr_make_(osdev_vaddr_t base, size_t len)
{
    struct osdev_x86_table_ptr ptr = {
        (uint16_t)(len - 1),
        {(uint16_t)base.raw, (uint16_t)(base.raw >> 16),
         (uint16_t)(base.raw >> 32), (uint16_t)(base.raw >> 48)}};

    return ptr;
}

#endif
