// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The smallest images that QEMU boots by PVH. Each says a word on the serial
// port and ends in one way: proof that tools/qemu_run tells them apart.
#define COM1           0x3f8
#define DEBUG_EXIT     0xf4
#define RESET_CONTROL  0xcf9
#define ACPI_PM1A      0x604          // Of QEMU's pc and q35.
#define ACPI_SLEEP_S5  0x2000

    .intel_syntax noprefix

    .section .note.Xen, "a", @note
    .balign 4
    .long 4, 4, 18
    .asciz "Xen"
    .long entry

    .text
    .code32
    .global entry
entry:
    cli
    mov     esi, offset text
next:
    lodsb
    test    al, al
    jz      end
    mov     dx, COM1
    out     dx, al
    jmp     next

end:
#if defined(END_PASS)
    mov     al, 0x10
    out     DEBUG_EXIT, al
#elif defined(END_FAIL)
    mov     al, 0x11
    out     DEBUG_EXIT, al
#elif defined(END_RESET)
    mov     dx, RESET_CONTROL
    mov     al, 6
    out     dx, al
#elif defined(END_POWEROFF)
    mov     dx, ACPI_PM1A
    mov     ax, ACPI_SLEEP_S5
    out     dx, ax
#elif defined(END_TRIPLE_FAULT)
    lidt    [no_table]
    int3
#endif
stop:
    hlt
    jmp     stop

text:
    .ascii  "the end is near\r\n\0"
no_table:
    .short  0
    .long   0

    .section .note.GNU-stack, "", @progbits
