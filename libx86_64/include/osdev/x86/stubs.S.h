// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Interrupt stubs for a kernel's assembly file. Include this header in a .S
 * file and write one line:
 *
 *     #include <osdev/x86/stubs.S.h>
 *     osdev_x86_stubs table=kernel_stubs, handler=kernel_interrupt
 *
 * That defines the global symbol kernel_stubs: 256 entry points of
 * OSDEV_X86_STUB_SIZE bytes for osdev_x86_idt_fill(). All of them end in
 * void kernel_interrupt(struct osdev_x86_regs *regs, void *ctx), which the
 * kernel defines, with interrupts off and the direction flag clear.
 *
 *     table     symbol to define
 *     handler   function to call
 *     ctx       symbol whose address is passed as ctx; NULL without it
 *     paranoid  1: for vectors 1, 2, 8 and 18, which can hit between the entry
 *               from user mode and its SWAPGS, tell from the sign of the GS
 *               base whether SWAPGS is due. Needs a kernel GS base in the
 *               upper half. 0, the default: the saved CS decides for all.
 *
 * Entries from user mode do SWAPGS on the way in and out, and start the
 * handler with RBP 0, so a walk along frame pointers ends at the border.
 * The handler may change the registers; the stub takes them back.
 *
 * For the assemblers of gcc and clang, AT&T syntax.
 *
 * @spec Intel SDM volume 3, 6.12.1 and 6.14; AMD APM volume 2, 8.9
 */
#ifndef OSDEV_X86_STUBS_S_H
#define OSDEV_X86_STUBS_S_H

// clang-format off
#ifdef __ASSEMBLER__

    /*
     * One stub: an error code if the processor pushes none, the vector, and a
     * jump of full width. With endbr64 the longest form is 16 bytes.
     */
    .macro osdev_x86_stub_ common
    .balign 16
    endbr64
    .if osdev_x86_vector_ >= 32
    pushq $0
    .else
    /* The mask of OSDEV_X86_EXC_WITH_CODE. */
    .if ((0x60227d00 >> osdev_x86_vector_) & 1) == 0
    pushq $0
    .endif
    .endif
    pushq $osdev_x86_vector_
    jmp \common
    .endm

    .macro osdev_x86_save_
    pushq %rax
    pushq %rbx
    pushq %rcx
    pushq %rdx
    pushq %rsi
    pushq %rdi
    pushq %rbp
    pushq %r8
    pushq %r9
    pushq %r10
    pushq %r11
    pushq %r12
    pushq %r13
    pushq %r14
    pushq %r15
    cld
    .endm

    .macro osdev_x86_restore_
    popq %r15
    popq %r14
    popq %r13
    popq %r12
    popq %r11
    popq %r10
    popq %r9
    popq %r8
    popq %rbp
    popq %rdi
    popq %rsi
    popq %rdx
    popq %rcx
    popq %rbx
    popq %rax
    addq $16, %rsp
    iretq
    .endm

    /* Offset 144 is the saved CS; the frame is 16 bytes aligned by design. */
    .macro osdev_x86_call_ handler, ctx
    movq %rsp, %rdi
    .ifb \ctx
    xorl %esi, %esi
    .else
    leaq \ctx(%rip), %rsi
    .endif
    call \handler
    .endm

    .macro osdev_x86_stubs table:req, handler:req, ctx, paranoid=0
    .pushsection .text, "ax", @progbits

    .balign 16
.Losdev_x86_common_\table:
    osdev_x86_save_
    testb $3, 144(%rsp)
    jz 1f
    swapgs
    xorl %ebp, %ebp
1:
    /* No speculation past the choice above with the wrong GS base. */
    lfence
    osdev_x86_call_ \handler, \ctx
    testb $3, 144(%rsp)
    jz 2f
    swapgs
2:
    osdev_x86_restore_

    .if \paranoid
    .balign 16
.Losdev_x86_paranoid_\table:
    osdev_x86_save_
    /* EBX survives the call: 1 if SWAPGS has to be undone. */
    xorl %ebx, %ebx
    movl $0xc0000101, %ecx
    rdmsr
    testl %edx, %edx
    js 1f
    swapgs
    movl $1, %ebx
1:
    lfence
    testb $3, 144(%rsp)
    jz 2f
    xorl %ebp, %ebp
2:
    osdev_x86_call_ \handler, \ctx
    testl %ebx, %ebx
    jz 3f
    swapgs
3:
    osdev_x86_restore_
    .endif

    .balign 16
    .globl \table
    .type \table, @object
\table:
    .set osdev_x86_vector_, 0
    .rept 256
    .set osdev_x86_is_paranoid_, 0
    .if \paranoid
    .if osdev_x86_vector_ < 32
    .set osdev_x86_is_paranoid_, (0x00040106 >> osdev_x86_vector_) & 1
    .endif
    .endif
    .if osdev_x86_is_paranoid_
    osdev_x86_stub_ .Losdev_x86_paranoid_\table
    .else
    osdev_x86_stub_ .Losdev_x86_common_\table
    .endif
    .set osdev_x86_vector_, osdev_x86_vector_ + 1
    .endr
    .balign 16
    .size \table, . - \table
    .popsection
    .endm

#endif
// clang-format on

#endif
