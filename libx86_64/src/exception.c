// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Exception vectors and error codes. Intel SDM volume 3, 6.3.1 and 6.13.
#include <osdev/x86/exception.h>

// Vectors of enum osdev_x86_exception, one bit each.
#define DEFINED UINT32_C(0x703f7dff)

#define CODE_EXTERNAL UINT64_C(0x0001)
#define CODE_IDT      UINT64_C(0x0002)
#define CODE_LDT      UINT64_C(0x0004)
#define CODE_INDEX    UINT64_C(0xfff8)

bool osdev_x86_exception_is_defined(unsigned vector)
{
    return vector < OSDEV_X86_EXCEPTIONS && (DEFINED >> vector & 1) != 0;
}

const char *osdev_x86_exception_name(unsigned vector)
{
    static const char *const names[OSDEV_X86_EXCEPTIONS] = {
        "divide error",
        "debug",
        "non-maskable interrupt",
        "breakpoint",
        "overflow",
        "bound range exceeded",
        "invalid opcode",
        "device not available",
        "double fault",
        "reserved",
        "invalid task state",
        "segment not present",
        "stack fault",
        "general protection fault",
        "page fault",
        "reserved",
        "x87 error",
        "alignment check",
        "machine check",
        "SIMD error",
        "virtualization exception",
        "control protection",
        "reserved",
        "reserved",
        "reserved",
        "reserved",
        "reserved",
        "reserved",
        "hypervisor injection",
        "VMM communication",
        "security exception",
        "reserved",
    };

    return vector < OSDEV_X86_EXCEPTIONS ? names[vector] : "interrupt";
}

const char *osdev_x86_exception_mnemonic(unsigned vector)
{
    static const char *const mnemonics[OSDEV_X86_EXCEPTIONS] = {
        "#DE", "#DB", "",    "#BP", "#OF", "#BR", "#UD", "#NM",
        "#DF", "",    "#TS", "#NP", "#SS", "#GP", "#PF", "",
        "#MF", "#AC", "#MC", "#XM", "#VE", "#CP", "",    "",
        "",    "",    "",    "",    "#HV", "#VC", "#SX", "",
    };

    return vector < OSDEV_X86_EXCEPTIONS ? mnemonics[vector] : "";
}

enum osdev_x86_err osdev_x86_selector_error_decode(
    uint64_t code, struct osdev_x86_selector_error *out
)
{
    if (code > UINT16_MAX) {
        return OSDEV_X86_ERR_BAD_VALUE;
    }
    out->is_external = (code & CODE_EXTERNAL) != 0;
    // The second bit means something only if the first one is clear.
    if ((code & CODE_IDT) != 0) {
        out->table = OSDEV_X86_ERROR_TABLE_IDT;
    } else if ((code & CODE_LDT) != 0) {
        out->table = OSDEV_X86_ERROR_TABLE_LDT;
    } else {
        out->table = OSDEV_X86_ERROR_TABLE_GDT;
    }
    out->index = (uint16_t)OSDEV_FIELD_GET(CODE_INDEX, code);
    return OSDEV_X86_OK;
}
