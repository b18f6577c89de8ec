// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The smallest image that a Multiboot2 loader enters in 64-bit mode with EFI
// boot services alive. It prints the block in hexadecimal on the serial port,
// as the reference kernel does for mbi=dump, and ends.
//
// Multiboot2 specification 2.0, 3.1.9, 3.1.12 and 3.5: RAX is the magic, RBX
// the address of the block, memory is mapped to itself.
#include <osdev/multiboot2/embed.h>

#define COM1        0x3f8
#define DEBUG_EXIT  0xf4
#define PASS        0x10
#define FAIL        0x11
#define LINE_MASK   31                // 32 bytes a line.

    .intel_syntax noprefix

    .section .multiboot2, "a"
OSDEV_MULTIBOOT2_ASM_START(OSDEV_MULTIBOOT2_ARCH_I386)
OSDEV_MULTIBOOT2_ASM_TAG(OSDEV_MULTIBOOT2_HEADER_EFI_BS, \
    OSDEV_MULTIBOOT2_HEADER_OPTIONAL)
OSDEV_MULTIBOOT2_ASM_WORDS(OSDEV_MULTIBOOT2_HEADER_ENTRY_EFI64, \
    OSDEV_MULTIBOOT2_HEADER_OPTIONAL, efi64_entry)
OSDEV_MULTIBOOT2_ASM_WORDS(OSDEV_MULTIBOOT2_HEADER_FRAMEBUFFER, \
    OSDEV_MULTIBOOT2_HEADER_OPTIONAL, 1024, 768, 32)
OSDEV_MULTIBOOT2_ASM_TAG(OSDEV_MULTIBOOT2_HEADER_MODULE_ALIGN, \
    OSDEV_MULTIBOOT2_HEADER_OPTIONAL)
OSDEV_MULTIBOOT2_ASM_END

    .text
    // The entry of the ELF file: a loader without the optional tags.
    .code32
    .global entry
entry:
    cli
    mov     al, FAIL
    out     DEBUG_EXIT, al
    hlt
    jmp     entry

    .code64
efi64_entry:
    cli
    mov     cl, FAIL
    cmp     eax, OSDEV_MULTIBOOT2_LOADER_MAGIC
    jne     end
    mov     r8d, [rbx]                // Total size.
    xor     r9d, r9d
next_byte:
    test    r9d, LINE_MASK
    jnz     same_line
    lea     rsi, [rip + line_start]
next_char:
    mov     al, [rsi]
    call    put
    inc     rsi
    cmp     byte ptr [rsi], 0
    jne     next_char
same_line:
    mov     r10b, [rbx + r9]
    movzx   edi, r10b
    shr     edi, 4
    call    put_digit
    movzx   edi, r10b
    and     edi, 15
    call    put_digit
    inc     r9d
    cmp     r9d, r8d
    jb      next_byte
    mov     al, '\n'
    call    put
    mov     cl, PASS
end:
    mov     al, cl
    out     DEBUG_EXIT, al
    hlt
    jmp     end

put_digit:
    lea     rsi, [rip + digits]
    mov     al, [rsi + rdi]
put:
    mov     r11b, al
wait_ready:
    mov     dx, COM1 + 5
    in      al, dx
    test    al, 0x20
    jz      wait_ready
    mov     dx, COM1
    mov     al, r11b
    out     dx, al
    ret

    .section .rodata
line_start:
    .asciz  "\nmbi: "
digits:
    .ascii  "0123456789abcdef"

    .section .note.GNU-stack, "", @progbits
