// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// From the 32-bit PVH entry to C in 64-bit mode, with the first 4 GiB mapped
// at their own addresses; by 5 levels of tables where the processor has them.
#include <osdev/apic/trampoline.S.h>
#include <osdev/x86/stubs.S.h>

    .section .note.pvh, "a", @note
    .long 4, 4, 18
    .asciz "Xen"
    .long start32

    .section .rodata
    .balign 16
gdt:
    .quad 0
    .quad 0x00cf9b000000ffff
    .quad 0x00cf93000000ffff
    .quad 0x00af9b000000ffff
gdtr:
    .word 31
    .quad gdt

    .bss
    .balign 4096
    .globl tables
tables:
pml5:
    .skip 4096
pml4:
    .skip 4096
pdpt:
    .skip 4096
directories:
    .skip 4 * 4096
    .skip 16384
stack_top:

    .text
    .code32
    .globl start32
start32:
    cli
    movl $stack_top, %esp
    // Seven of the eight words of a table entry's upper half stay 0.
    movl $(pml4 + 3), pml5
    movl $(pdpt + 3), pml4
    movl $(directories + 3), %eax
    movl $pdpt, %edi
    movl $4, %ecx
1:
    movl %eax, (%edi)
    addl $4096, %eax
    addl $8, %edi
    loop 1b
    movl $0x83, %eax
    movl $directories, %edi
    movl $2048, %ecx
2:
    movl %eax, (%edi)
    addl $0x200000, %eax
    addl $8, %edi
    loop 2b

    // PAE; LA57 if CPUID leaf 7 has it.
    movl $0x20, %esi
    movl $pml4, %edi
    xorl %eax, %eax
    cpuid
    cmpl $7, %eax
    jb 3f
    movl $7, %eax
    xorl %ecx, %ecx
    cpuid
    btl $16, %ecx
    jnc 3f
    orl $0x1000, %esi
    movl $pml5, %edi
3:
    movl %esi, %cr4
    movl %edi, %cr3
    movl $0xc0000080, %ecx
    rdmsr
    // LME and NXE.
    orl $0x900, %eax
    wrmsr
    movl %cr0, %eax
    orl $0x80010001, %eax
    movl %eax, %cr0
    lgdt gdtr
    ljmpl $24, $start64

    .code64
start64:
    movw $16, %ax
    movw %ax, %ds
    movw %ax, %es
    movw %ax, %ss
    xorl %ebp, %ebp
    call image_main
4:
    hlt
    jmp 4b

    osdev_apic_trampoline name=image_trampoline
    osdev_x86_stubs table=image_stubs, handler=image_interrupt

    .section .note.GNU-stack, "", @progbits
