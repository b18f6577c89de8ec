// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * The code of <osdev/apic/trampoline.h> for a kernel's assembly file. Include
 * this header in a .S file and write one line:
 *
 *     #include <osdev/apic/trampoline.S.h>
 *     osdev_apic_trampoline name=kernel_trampoline
 *
 * That defines the global symbols kernel_trampoline and kernel_trampoline_end
 * around read-only bytes. They never run where they are linked, only in the
 * page that they are copied to, and find out its address by themselves.
 *
 * For the assemblers of gcc and clang, AT&T syntax.
 *
 * @spec Intel SDM volume 3, 9.8.5
 */
#ifndef OSDEV_APIC_TRAMPOLINE_S_H
#define OSDEV_APIC_TRAMPOLINE_S_H

// clang-format off
#ifdef __ASSEMBLER__

    .macro osdev_apic_trampoline name:req
    .pushsection .rodata, "a", @progbits
    .balign 16
    .globl \name
    .type \name, @object
\name:
    .code16
    /* A processor starts at offset 0 of segment page / 16, in real mode. */
    cli
    cld
    jmp .Losdev_apic_start_\name

    /* The parameters; their order is struct osdev_apic_trampoline_params. */
    .balign 8
.Losdev_apic_params_\name:
    .long 0, 0
.Losdev_apic_early_cr3_\name:
    .long 0
.Losdev_apic_early_cr4_\name:
    .long 0
.Losdev_apic_efer_\name:
    .quad 0
.Losdev_apic_cr0_\name:
    .quad 0
.Losdev_apic_cr3_\name:
    .quad 0
.Losdev_apic_cr4_\name:
    .quad 0
.Losdev_apic_stack_top_\name:
    .quad 0
.Losdev_apic_stride_\name:
    .quad 0
.Losdev_apic_argument_\name:
    .quad 0
.Losdev_apic_entry_\name:
    .quad 0

    /* Null, 32-bit code, data, 64-bit code. Accessed bits are set, so that
       the processor has nothing to write. */
.Losdev_apic_gdt_\name:
    .quad 0
    .quad 0x00cf9b000000ffff
    .quad 0x00cf93000000ffff
    .quad 0x00af9b000000ffff
    /* Every processor writes the same into these, so none sees another's
       half-way. */
.Losdev_apic_gdtr_\name:
    .word 31
    .long 0
    .balign 4
.Losdev_apic_idtr_\name:
    .word 0
    .long 0
    .balign 4
.Losdev_apic_jump32_\name:
    .long 0
    .word 8
    .balign 4
.Losdev_apic_jump64_\name:
    .long 0
    .word 24

    .balign 16
.Losdev_apic_start_\name:
    movw %cs, %ax
    movw %ax, %ds
    /* EBX is the address of the page from here on. */
    movzwl %ax, %ebx
    shll $4, %ebx
    leal (.Losdev_apic_gdt_\name - \name)(%ebx), %eax
    movl %eax, .Losdev_apic_gdtr_\name - \name + 2
    leal (.Losdev_apic_code32_\name - \name)(%ebx), %eax
    movl %eax, .Losdev_apic_jump32_\name - \name
    leal (.Losdev_apic_code64_\name - \name)(%ebx), %eax
    movl %eax, .Losdev_apic_jump64_\name - \name
    /* No table of interrupts until the kernel has set one: an NMI or an
       exception ends in a shutdown, not in code of firmware. */
    lidtl .Losdev_apic_idtr_\name - \name
    lgdtl .Losdev_apic_gdtr_\name - \name
    /* Protection on; NW and CD as after reset, ET set. */
    movl %cr0, %eax
    orl $1, %eax
    movl %eax, %cr0
    ljmpl *(.Losdev_apic_jump32_\name - \name)

    .code32
.Losdev_apic_code32_\name:
    movw $16, %ax
    movw %ax, %ds
    movw %ax, %es
    movw %ax, %ss
    movw %ax, %fs
    movw %ax, %gs
    movl (.Losdev_apic_early_cr4_\name - \name)(%ebx), %eax
    movl %eax, %cr4
    movl (.Losdev_apic_early_cr3_\name - \name)(%ebx), %eax
    movl %eax, %cr3
    movl $0xc0000080, %ecx
    movl (.Losdev_apic_efer_\name - \name)(%ebx), %eax
    movl (.Losdev_apic_efer_\name - \name + 4)(%ebx), %edx
    wrmsr
    movl %cr0, %eax
    orl $0x80000000, %eax
    movl %eax, %cr0
    ljmpl *(.Losdev_apic_jump64_\name - \name)(%ebx)

    .code64
.Losdev_apic_code64_\name:
    /* The upper half of RBX is undefined after the switch. */
    movl %ebx, %ebx
    movl $1, %esi
    lock xaddl %esi, (.Losdev_apic_params_\name - \name)(%rbx)
    cmpl (.Losdev_apic_params_\name - \name + 4)(%rbx), %esi
    jae .Losdev_apic_halt_\name
    /* CR4 last: CET wants WP of CR0, PCIDE the low bits of CR3 clear. */
    movq (.Losdev_apic_cr3_\name - \name)(%rbx), %rax
    movq %rax, %cr3
    movq (.Losdev_apic_cr0_\name - \name)(%rbx), %rax
    movq %rax, %cr0
    movq (.Losdev_apic_cr4_\name - \name)(%rbx), %rax
    movq %rax, %cr4
    movq (.Losdev_apic_stride_\name - \name)(%rbx), %rsp
    imulq %rsi, %rsp
    addq (.Losdev_apic_stack_top_\name - \name)(%rbx), %rsp
    movq (.Losdev_apic_argument_\name - \name)(%rbx), %rdi
    movq (.Losdev_apic_entry_\name - \name)(%rbx), %rax
    xorl %ebp, %ebp
    /* As if called from nowhere: a walk along frames ends here. */
    pushq $0
    jmpq *%rax
.Losdev_apic_halt_\name:
    cli
    hlt
    jmp .Losdev_apic_halt_\name

    .globl \name\()_end
    .type \name\()_end, @object
\name\()_end:
    .size \name, . - \name
    .popsection
    .endm

#endif
// clang-format on

#endif
