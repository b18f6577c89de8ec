// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The stubs in user mode: what user mode may not do is counted instead, and an
// interrupt is a frame on the stack and a jump.
#define swapgs incl test_swapgs_count(%rip)
#define rdmsr movl test_gs_high(%rip), %edx
#include <osdev/x86/stubs.S.h>

    osdev_x86_stubs table=test_stubs, handler=test_handler, ctx=test_ctx
    osdev_x86_stubs table=test_stubs_paranoid, handler=test_handler, paranoid=1


    .text
    // void test_raise(struct osdev_x86_regs *regs, void *stub, uint64_t cs,
    //                 uint64_t has_code)
    // Loads the general registers from regs, enters the stub with the frame
    // that the processor would push, and puts them back into regs.
    .globl test_raise
    .type test_raise, @function
test_raise:
    pushq %rbx
    pushq %rbp
    pushq %r12
    pushq %r13
    pushq %r14
    pushq %r15
    movq %rdi, regs_at(%rip)
    movq %rsi, stub_at(%rip)
    movq %rsp, %rax
    andq $-16, %rsp
    movq %ss, %r8
    pushq %r8
    pushq %rax
    pushfq
    pushq %rdx
    leaq 2f(%rip), %r8
    pushq %r8
    testq %rcx, %rcx
    jz 1f
    pushq 128(%rdi)
1:
    movq 0(%rdi), %r15
    movq 8(%rdi), %r14
    movq 16(%rdi), %r13
    movq 24(%rdi), %r12
    movq 32(%rdi), %r11
    movq 40(%rdi), %r10
    movq 48(%rdi), %r9
    movq 56(%rdi), %r8
    movq 64(%rdi), %rbp
    movq 80(%rdi), %rsi
    movq 88(%rdi), %rdx
    movq 96(%rdi), %rcx
    movq 104(%rdi), %rbx
    movq 112(%rdi), %rax
    movq 72(%rdi), %rdi
    std
    jmp *stub_at(%rip)
2:
    movq %rdi, rdi_back(%rip)
    movq regs_at(%rip), %rdi
    movq %r15, 0(%rdi)
    movq %r14, 8(%rdi)
    movq %r13, 16(%rdi)
    movq %r12, 24(%rdi)
    movq %r11, 32(%rdi)
    movq %r10, 40(%rdi)
    movq %r9, 48(%rdi)
    movq %r8, 56(%rdi)
    movq %rbp, 64(%rdi)
    movq %rsi, 80(%rdi)
    movq %rdx, 88(%rdi)
    movq %rcx, 96(%rdi)
    movq %rbx, 104(%rdi)
    movq %rax, 112(%rdi)
    movq rdi_back(%rip), %rax
    movq %rax, 72(%rdi)
    cld
    popq %r15
    popq %r14
    popq %r13
    popq %r12
    popq %rbp
    popq %rbx
    ret
    .size test_raise, . - test_raise

    .bss
    .balign 8
regs_at:
    .quad 0
stub_at:
    .quad 0
rdi_back:
    .quad 0
    .section .note.GNU-stack, "", @progbits
