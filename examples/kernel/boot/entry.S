// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// From the loader's 32-bit protected mode to kernel_main() in 64-bit mode in
// the higher half.
//
// Both doors give the same machine: 32-bit segments over 4 GiB, paging and
// interrupts off, EBX the physical address of the loader's report. Nothing
// else may be relied on, not even a stack; so there is none until 64-bit mode.
//
//   Multiboot2   EAX = 0x36d76289         specification 2.0, 3.3
//   PVH          EAX = anything           docs/misc/pvh.pandoc of Xen
//
// This file is linked at its physical address, 1 MiB and up; everything else
// is linked at KERNEL_BASE above its physical address. The tables built here
// serve until vm.c has built the kernel's own:
//
//   0 .. 4 GiB                  the same physical addresses: this code, and
//                               the loader's report wherever it lies
//   0xffffffff80000000 + 1 GiB  physical 0 .. 1 GiB: the kernel
#include "door.h"
#include "stack.h"

#define KERNEL_BASE    0xffffffff80000000
#define PTE_TABLE      0x003          // present, writable
#define PTE_LARGE      0x083          // present, writable, 2 MiB
#define TABLE_ENTRIES  512
#define LOW_GIB        4

#define CR0_PAGING     (1 << 31)
#define CR0_PROTECT    (1 << 16)      // WP: read-only holds for ring 0, too
#define CR4_PAE        (1 << 5)
#define MSR_EFER       0xc0000080
#define EFER_LME       (1 << 8)
#define EFER_NXE       (1 << 11)
#define CPUID_NX       (1 << 20)
#define CPUID_LM       (1 << 29)

#define COM1           0x3f8

    .intel_syntax noprefix
    .section .boot.text, "ax"
    .code32

    .global multiboot2_entry
multiboot2_entry:
    mov     ebp, DOOR_MULTIBOOT2
    jmp     enter

    .global pvh_entry
pvh_entry:
    mov     ebp, DOOR_PVH

enter:
    cli
    cld
    mov     esi, eax                  // The magic and
    mov     edi, ebx                  // the report, out of CPUID's way.

    // A processor without long mode, or without no-execute pages, is older
    // than 2004.
    mov     eax, 0x80000000
    cpuid
    cmp     eax, 0x80000001
    jb      too_old
    mov     eax, 0x80000001
    cpuid
    and     edx, CPUID_LM | CPUID_NX
    cmp     edx, CPUID_LM | CPUID_NX
    jne     too_old

    // Page tables. The loader has zeroed them: they are part of .bss.
    mov     eax, offset early_pds + PTE_TABLE
    xor     ecx, ecx
fill_low:
    mov     [early_pdpt_low + ecx * 8], eax
    add     eax, 4096
    inc     ecx
    cmp     ecx, LOW_GIB
    jb      fill_low

    mov     eax, PTE_LARGE
    xor     ecx, ecx
fill_pages:
    mov     [early_pds + ecx * 8], eax
    add     eax, 0x200000
    inc     ecx
    cmp     ecx, LOW_GIB * TABLE_ENTRIES
    jb      fill_pages

    mov     eax, offset early_pds + PTE_TABLE
    mov     [early_pdpt_high + 510 * 8], eax
    mov     eax, offset early_pdpt_low + PTE_TABLE
    mov     [early_pml4], eax
    mov     eax, offset early_pdpt_high + PTE_TABLE
    mov     [early_pml4 + 511 * 8], eax

    // Intel SDM volume 3, 10.8.5: PAE, CR3, EFER.LME, then paging.
    mov     eax, cr4
    or      eax, CR4_PAE
    mov     cr4, eax
    mov     eax, offset early_pml4
    mov     cr3, eax
    mov     ecx, MSR_EFER
    rdmsr
    or      eax, EFER_LME | EFER_NXE
    wrmsr
    mov     eax, cr0
    or      eax, CR0_PAGING | CR0_PROTECT
    mov     cr0, eax

    // Compatibility mode; a far jump to a 64-bit code segment leaves it.
    lgdt    [early_gdt_pointer]
    .byte   0xea                      // jmp 0x08:enter64
    .long   enter64
    .short  0x08

too_old:
    mov     esi, offset too_old_text
print_next:
    mov     dx, COM1 + 5
wait_ready:
    in      al, dx
    test    al, 0x20
    jz      wait_ready
    lodsb
    test    al, al
    jz      stop
    mov     dx, COM1
    out     dx, al
    jmp     print_next
stop:
    cli
    hlt
    jmp     stop

    .code64
enter64:
    xor     eax, eax
    mov     ds, eax
    mov     es, eax
    mov     ss, eax
    mov     fs, eax
    mov     gs, eax
    mov     edx, edi                  // kernel_main(door, magic, report)
    mov     edi, ebp
    // STACK_BOOT is the first of the stacks.
    movabs  rsp, offset stacks + STACK_GUARD_SIZE + STACK_SIZE
    xor     ebp, ebp                  // The end of every backtrace.
    push    rbp
    movabs  rax, offset kernel_main
    jmp     rax

    .section .boot.rodata, "a"
too_old_text:
    .asciz "boot: this processor has no 64-bit mode\r\n"
    .balign 8
early_gdt:
    .quad   0
    .quad   0x00af9a000000ffff        // 64-bit code, ring 0
early_gdt_pointer:
    .short  early_gdt_pointer - early_gdt - 1
    .long   early_gdt

    .section .boot.bss, "aw", @nobits
    .balign 4096
early_pml4:
    .skip   4096
early_pdpt_low:
    .skip   4096
early_pdpt_high:
    .skip   4096
early_pds:
    .skip   4096 * LOW_GIB

    .section .note.GNU-stack, "", @progbits
