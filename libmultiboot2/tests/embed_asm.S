// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// A header of every kind of assembly macro.
#include <osdev/multiboot2/embed.h>

    .section .rodata
    .globl embed_asm_header
    .globl embed_asm_header_end
    .balign 8
embed_asm_header:
    OSDEV_MULTIBOOT2_ASM_START(OSDEV_MULTIBOOT2_ARCH_I386)
    OSDEV_MULTIBOOT2_ASM_WORDS(OSDEV_MULTIBOOT2_HEADER_REQUEST, OSDEV_MULTIBOOT2_HEADER_OPTIONAL, OSDEV_MULTIBOOT2_TYPE_MMAP, OSDEV_MULTIBOOT2_TYPE_RSDP_V2, OSDEV_MULTIBOOT2_TYPE_CMDLINE)
    OSDEV_MULTIBOOT2_ASM_WORDS(OSDEV_MULTIBOOT2_HEADER_ENTRY_EFI64, OSDEV_MULTIBOOT2_HEADER_OPTIONAL, 0x100000)
    OSDEV_MULTIBOOT2_ASM_TAG(OSDEV_MULTIBOOT2_HEADER_MODULE_ALIGN, 0)
    OSDEV_MULTIBOOT2_ASM_END
embed_asm_header_end:

    .section .note.GNU-stack, "", %progbits
