// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Errors of libx86_64: the block 0x0400..0x04ff.
 */
#ifndef OSDEV_X86_ERR_H
#define OSDEV_X86_ERR_H

#include <osdev/base.h>

OSDEV_BEGIN_DECLS

/** What can go wrong. */
enum osdev_x86_err {
    /** No error. */
    OSDEV_X86_OK = 0,
    /** A number is not an index of the table or register file. */
    OSDEV_X86_ERR_BAD_INDEX = 0x0401,
    /** The table has no room left. */
    OSDEV_X86_ERR_FULL,
    /** A selector is null, of the wrong table or of the wrong kind. */
    OSDEV_X86_ERR_BAD_SELECTOR,
    /** An interrupt stack number is above 7. */
    OSDEV_X86_ERR_BAD_IST,
    /** A privilege level is above 3. */
    OSDEV_X86_ERR_BAD_LEVEL,
    /** A descriptor is not of the kind asked for. */
    OSDEV_X86_ERR_BAD_DESCRIPTOR,
    /** SYSRET wants the stack segment right before the code segment. */
    OSDEV_X86_ERR_SYSRET_OFFSET,
    /** SYSCALL wants the stack segment right behind the code segment. */
    OSDEV_X86_ERR_SYSCALL_OFFSET,
    /** SYSRET's selectors do not ask for privilege level 3. */
    OSDEV_X86_ERR_SYSRET_LEVEL,
    /** SYSCALL's selectors do not ask for privilege level 0. */
    OSDEV_X86_ERR_SYSCALL_LEVEL,
    /** The I/O permission map is longer than 65536 ports need. */
    OSDEV_X86_ERR_IOMAP_TOO_LONG,
    /** The I/O permission map lies before the end of the task state. */
    OSDEV_X86_ERR_IOMAP_BEFORE_TSS,
    /** The I/O permission map starts beyond offset 0xdfff. */
    OSDEV_X86_ERR_IOMAP_TOO_FAR,
    /** The last byte of the I/O permission map is not 0xff. */
    OSDEV_X86_ERR_IOMAP_END,
    /** The task state's base field does not point to the map. */
    OSDEV_X86_ERR_IOMAP_BASE,
    /** A virtual address is not canonical. */
    OSDEV_X86_ERR_NOT_CANONICAL,
    /** A physical address is wider than the processor's. */
    OSDEV_X86_ERR_PHYS_RANGE,
    /** An address or a length is not a multiple of the page size. */
    OSDEV_X86_ERR_BAD_ALIGN,
    /** A value has reserved bits or a reserved encoding. */
    OSDEV_X86_ERR_BAD_VALUE,
    /** A process-context identifier is above 4095. */
    OSDEV_X86_ERR_BAD_PCID,
    /** The processor lacks the feature. */
    OSDEV_X86_ERR_UNSUPPORTED,
    /** An address range crosses the hole or leaves the address space. */
    OSDEV_X86_ERR_BAD_RANGE,
    /** Page flags do not go together, or lack what the call needs. */
    OSDEV_X86_ERR_BAD_FLAGS,
    /** No page size of that number, or this processor does not have it. */
    OSDEV_X86_ERR_BAD_SIZE,
    /** The kernel had no page for a new table. */
    OSDEV_X86_ERR_NO_TABLE,
    /** Something is mapped there already. */
    OSDEV_X86_ERR_ALREADY_MAPPED,
    /** Nothing is mapped there. */
    OSDEV_X86_ERR_NOT_MAPPED,
    /** A larger page covers the address. */
    OSDEV_X86_ERR_LARGER_PAGE,
    /** Smaller pages, or a table for them, are at the address. */
    OSDEV_X86_ERR_SMALLER_PAGES,
    /** The entry is not present but holds a value of the kernel's. */
    OSDEV_X86_ERR_SOFT_ENTRY,
    /** A table above the page withholds a right that the flags ask for. */
    OSDEV_X86_ERR_PARENT_RIGHTS,
    /** A table entry has reserved bits, or the kernel cannot reach the table. */
    OSDEV_X86_ERR_BAD_TABLE,
};

/**
 * Name an error in a few words.
 *
 * @param err  Any value; an unknown one gives "unknown error".
 * @return A static string.
 */
const char *osdev_x86_strerror(enum osdev_x86_err err);

OSDEV_END_DECLS

#endif
