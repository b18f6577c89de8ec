// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * PVH: the boot protocol of Xen, which QEMU speaks with -kernel.
 *
 * At entry, in 32-bit protected mode without paging, EBX is the address of
 * the start information. EAX says nothing reliable. The start information
 * holds physical addresses; this library hands them out and never follows
 * them: the kernel maps what they point to and passes it in.
 *
 * From assembly only the note macro is visible.
 *
 * @spec Xen, public/arch-x86/hvm/start_info.h; docs/misc/pvh.pandoc
 */
#ifndef OSDEV_BOOT_PVH_H
#define OSDEV_BOOT_PVH_H

/** First word of the start information. */
#define OSDEV_BOOT_PVH_MAGIC 0x336ec578
/** Type of the ELF note that names the PVH entry point. */
#define OSDEV_BOOT_PVH_NOTE_TYPE 18

#ifdef __ASSEMBLER__

    /** Emit the ELF note that makes an image bootable by PVH. */
    #define OSDEV_BOOT_PVH_NOTE(entry)        \
        .pushsection ".note.Xen", "a", @note; \
        .balign 4;                            \
        .long 4, 8, OSDEV_BOOT_PVH_NOTE_TYPE; \
        .asciz "Xen";                         \
        .long entry, 0;                       \
        .popsection

#else

    #include <stdbool.h>
    #include <stddef.h>
    #include <stdint.h>

    #include <osdev/base/addr.h>
    #include <osdev/base/span.h>
    #include <osdev/boot/err.h>
    #include <osdev/boot/memmap.h>

    /**
 * Emit, at file scope, the ELF note that makes an image bootable by PVH. The
 * linker script must keep the section .note.Xen, inside a PT_NOTE segment.
 *
 * @param entry  Name of the 32-bit entry point, linked at its physical address.
 */
    #define OSDEV_BOOT_PVH_NOTE(entry)                   \
        __asm__(".pushsection .note.Xen, \"a\", @note\n" \
                ".balign 4\n"                            \
                ".long 4, 8, 18\n"                       \
                ".asciz \"Xen\"\n"                       \
                ".long " #entry ", 0\n"                  \
                ".popsection\n")

OSDEV_STATIC_ASSERT(OSDEV_BOOT_PVH_NOTE_TYPE == 18, "the note says 18");

OSDEV_BEGIN_DECLS

    /** Bytes of the start information, version 0. */
    #define OSDEV_BOOT_PVH_LEN_V0     40u
    /** Bytes of the start information since version 1. */
    #define OSDEV_BOOT_PVH_LEN_V1     56u
    /** Bytes of a module entry. */
    #define OSDEV_BOOT_PVH_MODULE_LEN 32u
    /** Bytes of a memory map entry. */
    #define OSDEV_BOOT_PVH_MEMMAP_LEN 24u

/** The start information. */
struct osdev_boot_pvh {
    uint32_t version;      /**< 0, 1 or later. */
    uint32_t flags;        /**< SIF_... bits of Xen. */
    osdev_paddr_t modules; /**< Module entries. */
    osdev_paddr_t cmdline; /**< Text with a NUL, or 0. */
    osdev_paddr_t rsdp;    /**< ACPI root pointer, or 0. */
    osdev_paddr_t memmap;  /**< Memory map entries. */
    uint32_t module_count; /**< Number of module entries. */
    uint32_t memmap_count; /**< Number of memory map entries; 0 before
                                version 1. */
};

/** A file that the loader put into memory. */
struct osdev_boot_pvh_module {
    osdev_paddr_t base;    /**< First byte. */
    uint64_t len;          /**< Length in bytes. */
    osdev_paddr_t cmdline; /**< Text with a NUL, or 0. */
};

/**
 * Parse the start information.
 *
 * @param      bytes    What EBX points to: OSDEV_BOOT_PVH_LEN_V1 bytes if
 *                      they are there, at least OSDEV_BOOT_PVH_LEN_V0.
 * @param[out] out_pvh  Written only on success.
 *
 * @retval OSDEV_BOOT_OK
 * @retval OSDEV_BOOT_ERR_TRUNCATED  bytes are too few for the version.
 * @retval OSDEV_BOOT_ERR_BAD_MAGIC  this is no start information.
 */
OSDEV_NODISCARD
enum osdev_boot_err
osdev_boot_pvh_parse(struct osdev_span bytes, struct osdev_boot_pvh *out_pvh);

/**
 * Bytes of the memory map, for the kernel to map.
 *
 * @param pvh  From osdev_boot_pvh_parse().
 */
uint64_t osdev_boot_pvh_memmap_len(const struct osdev_boot_pvh *pvh);

/**
 * Bytes of the module entries, for the kernel to map.
 *
 * @param pvh  From osdev_boot_pvh_parse().
 */
uint64_t osdev_boot_pvh_modules_len(const struct osdev_boot_pvh *pvh);

/**
 * Read the memory map, with its types translated. Normalise it afterwards.
 *
 * @param      pvh        From osdev_boot_pvh_parse().
 * @param      entries    The bytes at @c pvh->memmap; longer ones are fine.
 * @param[out] out        Ranges as they are.
 * @param      cap        Room in @p out.
 * @param[out] out_count  Number of ranges. Written only on success.
 *
 * @retval OSDEV_BOOT_OK
 * @retval OSDEV_BOOT_ERR_TRUNCATED  entries are too few bytes.
 * @retval OSDEV_BOOT_ERR_NO_SPACE   @p cap is below @c pvh->memmap_count.
 */
OSDEV_NODISCARD
enum osdev_boot_err osdev_boot_pvh_memmap(
    const struct osdev_boot_pvh *pvh, struct osdev_span entries,
    struct osdev_boot_region *out, size_t cap, size_t *out_count
);

/**
 * Read one module entry.
 *
 * @param      pvh         From osdev_boot_pvh_parse().
 * @param      entries     The bytes at @c pvh->modules; longer ones are fine.
 * @param      index       0..module_count-1.
 * @param[out] out_module  Written only on success.
 *
 * @retval OSDEV_BOOT_OK
 * @retval OSDEV_BOOT_ERR_ABSENT     there is no such module.
 * @retval OSDEV_BOOT_ERR_TRUNCATED  entries are too few bytes.
 */
OSDEV_NODISCARD
enum osdev_boot_err osdev_boot_pvh_module(
    const struct osdev_boot_pvh *pvh, struct osdev_span entries, uint32_t index,
    struct osdev_boot_pvh_module *out_module
);

OSDEV_END_DECLS

#endif

#endif
