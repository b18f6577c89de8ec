// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/apic/trampoline.S.h>

    osdev_apic_trampoline name=test_trampoline
    // A kernel may have two.
    osdev_apic_trampoline name=test_trampoline_2

    .section .note.GNU-stack, "", @progbits
