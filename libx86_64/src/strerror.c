// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Names of errors, in a file of their own: linked only if used.
#include <osdev/x86/err.h>

const char *osdev_x86_strerror(enum osdev_x86_err err)
{
    switch (err) {
    case OSDEV_X86_OK:
        return "no error";
    case OSDEV_X86_ERR_BAD_INDEX:
        return "a number is not an index of the table or register file";
    case OSDEV_X86_ERR_FULL:
        return "the table has no room left";
    case OSDEV_X86_ERR_BAD_SELECTOR:
        return "a selector is null, of the wrong table or of the wrong kind";
    case OSDEV_X86_ERR_BAD_IST:
        return "an interrupt stack number is above 7";
    case OSDEV_X86_ERR_BAD_LEVEL:
        return "a privilege level is above 3";
    case OSDEV_X86_ERR_BAD_DESCRIPTOR:
        return "a descriptor is not of the kind asked for";
    case OSDEV_X86_ERR_SYSRET_OFFSET:
        return "SYSRET wants the stack segment right before the code segment";
    case OSDEV_X86_ERR_SYSCALL_OFFSET:
        return "SYSCALL wants the stack segment right behind the code segment";
    case OSDEV_X86_ERR_SYSRET_LEVEL:
        return "SYSRET's selectors do not ask for privilege level 3";
    case OSDEV_X86_ERR_SYSCALL_LEVEL:
        return "SYSCALL's selectors do not ask for privilege level 0";
    case OSDEV_X86_ERR_IOMAP_TOO_LONG:
        return "the I/O permission map is longer than 65536 ports need";
    case OSDEV_X86_ERR_IOMAP_BEFORE_TSS:
        return "the I/O permission map lies before the end of the task state";
    case OSDEV_X86_ERR_IOMAP_TOO_FAR:
        return "the I/O permission map starts beyond offset 0xdfff";
    case OSDEV_X86_ERR_IOMAP_END:
        return "the last byte of the I/O permission map is not 0xff";
    case OSDEV_X86_ERR_IOMAP_BASE:
        return "the task state's base field does not point to the map";
    case OSDEV_X86_ERR_NOT_CANONICAL:
        return "a virtual address is not canonical";
    case OSDEV_X86_ERR_PHYS_RANGE:
        return "a physical address is wider than the processor's";
    case OSDEV_X86_ERR_BAD_ALIGN:
        return "an address or a length is not a multiple of the page size";
    case OSDEV_X86_ERR_BAD_VALUE:
        return "a value has reserved bits or a reserved encoding";
    case OSDEV_X86_ERR_BAD_PCID:
        return "a process-context identifier is above 4095";
    case OSDEV_X86_ERR_UNSUPPORTED:
        return "the processor lacks the feature";
    case OSDEV_X86_ERR_BAD_RANGE:
        return "an address range crosses the hole or leaves the address space";
    case OSDEV_X86_ERR_BAD_FLAGS:
        return "page flags do not go together, or lack what the call needs";
    case OSDEV_X86_ERR_BAD_SIZE:
        return "no page size of that number, or this processor does not have "
               "it";
    case OSDEV_X86_ERR_NO_TABLE:
        return "the kernel had no page for a new table";
    case OSDEV_X86_ERR_ALREADY_MAPPED:
        return "something is mapped there already";
    case OSDEV_X86_ERR_NOT_MAPPED:
        return "nothing is mapped there";
    case OSDEV_X86_ERR_LARGER_PAGE:
        return "a larger page covers the address";
    case OSDEV_X86_ERR_SMALLER_PAGES:
        return "smaller pages, or a table for them, are at the address";
    case OSDEV_X86_ERR_SOFT_ENTRY:
        return "the entry is not present but holds a value of the kernel's";
    case OSDEV_X86_ERR_PARENT_RIGHTS:
        return "a table above the page withholds a right that the flags ask "
               "for";
    case OSDEV_X86_ERR_BAD_TABLE:
        return "a table entry has reserved bits, or the kernel cannot reach "
               "the table";
    }
    return "unknown error";
}
