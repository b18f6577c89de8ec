// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Exception vectors and the error codes that some of them push.
 *
 * @spec Intel SDM volume 3, 6.3.1 and 6.13; AMD APM volume 2, 8.2
 */
#ifndef OSDEV_X86_EXCEPTION_H
#define OSDEV_X86_EXCEPTION_H

#include <osdev/x86/err.h>

OSDEV_BEGIN_DECLS

/** Vectors that the architecture keeps for itself: 0..31. */
#define OSDEV_X86_EXCEPTIONS 32u
/** Vectors in all. */
#define OSDEV_X86_VECTORS 256u

/** Vectors of the exceptions. */
enum osdev_x86_exception {
    OSDEV_X86_EXC_DIVIDE = 0,          /**< \#DE, divide error. */
    OSDEV_X86_EXC_DEBUG = 1,           /**< \#DB, debug. */
    OSDEV_X86_EXC_NMI = 2,             /**< Non-maskable interrupt. */
    OSDEV_X86_EXC_BREAKPOINT = 3,      /**< \#BP, INT3. */
    OSDEV_X86_EXC_OVERFLOW = 4,        /**< \#OF, INTO. */
    OSDEV_X86_EXC_BOUND = 5,           /**< \#BR, BOUND. */
    OSDEV_X86_EXC_INVALID_OPCODE = 6,  /**< \#UD. */
    OSDEV_X86_EXC_NO_DEVICE = 7,       /**< \#NM, x87 or SSE is off. */
    OSDEV_X86_EXC_DOUBLE_FAULT = 8,    /**< \#DF, code 0. */
    OSDEV_X86_EXC_INVALID_TSS = 10,    /**< \#TS, selector code. */
    OSDEV_X86_EXC_NOT_PRESENT = 11,    /**< \#NP, selector code. */
    OSDEV_X86_EXC_STACK = 12,          /**< \#SS, selector code. */
    OSDEV_X86_EXC_PROTECTION = 13,     /**< \#GP, selector code or 0. */
    OSDEV_X86_EXC_PAGE_FAULT = 14,     /**< \#PF, page-fault code. */
    OSDEV_X86_EXC_X87 = 16,            /**< \#MF. */
    OSDEV_X86_EXC_ALIGNMENT = 17,      /**< \#AC, code 0. */
    OSDEV_X86_EXC_MACHINE_CHECK = 18,  /**< \#MC. */
    OSDEV_X86_EXC_SIMD = 19,           /**< \#XM. */
    OSDEV_X86_EXC_VIRTUALIZATION = 20, /**< \#VE. */
    OSDEV_X86_EXC_CONTROL = 21,        /**< \#CP, with code. */
    OSDEV_X86_EXC_HYPERVISOR = 28,     /**< \#HV, AMD. */
    OSDEV_X86_EXC_VMM = 29,            /**< \#VC, AMD, with code. */
    OSDEV_X86_EXC_SECURITY = 30,       /**< \#SX, AMD, with code. */
};

/**
 * Vectors for which the processor pushes an error code, one bit each. The
 * stubs push 0 for all others.
 */
#define OSDEV_X86_EXC_WITH_CODE UINT32_C(0x60227d00)

/** Whether the processor pushes an error code for a vector. */
static inline bool osdev_x86_exception_has_code(unsigned vector)
{
    return vector < OSDEV_X86_EXCEPTIONS &&
           (OSDEV_X86_EXC_WITH_CODE >> vector & 1) != 0;
}

/** Whether a vector is one of enum osdev_x86_exception. */
bool osdev_x86_exception_is_defined(unsigned vector);

/**
 * Name an exception, such as "page fault".
 *
 * @param vector  Any number.
 * @return A static string; "reserved" for 9, 15, 22..27 and 31, "interrupt"
 *         for 32 and above.
 */
const char *osdev_x86_exception_name(unsigned vector);

/**
 * The architecture's mnemonic, such as "#PF"; "" where there is none.
 *
 * @param vector  Any number.
 */
const char *osdev_x86_exception_mnemonic(unsigned vector);

/** @name Error code of a page fault
 * @{ */
/** The page is present: it was a violation of its rights. */
#define OSDEV_X86_PF_PRESENT OSDEV_BIT64(0)
/** It was a write. */
#define OSDEV_X86_PF_WRITE OSDEV_BIT64(1)
/** In user mode. */
#define OSDEV_X86_PF_USER OSDEV_BIT64(2)
/** An entry has a reserved bit set. */
#define OSDEV_X86_PF_RESERVED OSDEV_BIT64(3)
/** It was an instruction fetch. */
#define OSDEV_X86_PF_FETCH OSDEV_BIT64(4)
/** A protection key forbade it. */
#define OSDEV_X86_PF_KEY OSDEV_BIT64(5)
/** It was a shadow stack access. */
#define OSDEV_X86_PF_SHADOW_STACK OSDEV_BIT64(6)
/** Hypervisor-managed linear address translation. */
#define OSDEV_X86_PF_HLAT OSDEV_BIT64(7)
/** SGX forbade it. */
#define OSDEV_X86_PF_SGX OSDEV_BIT64(15)
/** The reverse map table forbade it, AMD. */
#define OSDEV_X86_PF_RMP OSDEV_BIT64(31)
/** @} */

/** The table that a selector error code speaks of. */
enum osdev_x86_error_table {
    OSDEV_X86_ERROR_TABLE_GDT, /**< Global descriptor table. */
    OSDEV_X86_ERROR_TABLE_IDT, /**< Interrupt descriptor table. */
    OSDEV_X86_ERROR_TABLE_LDT, /**< Local descriptor table. */
};

/** A selector error code taken apart. */
struct osdev_x86_selector_error {
    bool is_external;                 /**< Met while delivering an event. */
    enum osdev_x86_error_table table; /**< Which table. */
    uint16_t index;                   /**< Which slot or vector. */
};

/**
 * Take a selector error code apart.
 *
 * @param      code  As pushed. 0 means that no selector is to blame.
 * @param[out] out   Written only on success.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_VALUE  code has bits above 15.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_selector_error_decode(
    uint64_t code, struct osdev_x86_selector_error *out
);

OSDEV_END_DECLS

#endif
