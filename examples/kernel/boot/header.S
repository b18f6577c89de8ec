// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// What tells a loader that this file is a kernel. One image carries two
// headers: loaders look for their own and ignore the other.
#include <osdev/boot/pvh.h>
#include <osdev/multiboot2/embed.h>

// Multiboot2 (GRUB). In the first 32 KiB of the file; the linker script places
// it first. An optional tag is a wish: a machine without a frame buffer boots as
// well. Multiboot2 specification 2.0, 3.1.
    .section .multiboot2, "a"
OSDEV_MULTIBOOT2_ASM_START(OSDEV_MULTIBOOT2_ARCH_I386)
// Where GRUB jumps, in 32-bit protected mode.
OSDEV_MULTIBOOT2_ASM_WORDS(OSDEV_MULTIBOOT2_HEADER_ENTRY, 0, multiboot2_entry)
// Width, height, bits of a pixel.
OSDEV_MULTIBOOT2_ASM_WORDS(OSDEV_MULTIBOOT2_HEADER_FRAMEBUFFER, \
    OSDEV_MULTIBOOT2_HEADER_OPTIONAL, 1024, 768, 32)
// Modules begin on page boundaries.
OSDEV_MULTIBOOT2_ASM_TAG(OSDEV_MULTIBOOT2_HEADER_MODULE_ALIGN, \
    OSDEV_MULTIBOOT2_HEADER_OPTIONAL)
OSDEV_MULTIBOOT2_ASM_END

// PVH (QEMU's -kernel, Xen, cloud hypervisors): an ELF note with the 32-bit
// physical entry address.
OSDEV_BOOT_PVH_NOTE(pvh_entry)

    .section .note.GNU-stack, "", @progbits
