// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * What a kernel is told when it starts, whoever loaded it.
 *
 * Every door of a kernel fills the same structure: those that live in the
 * kernel itself (Multiboot2, PVH) from what the loader passed, and loaders of
 * this kit before they jump. All addresses are physical, all sizes fixed, so
 * a loader and a kernel compiled apart agree. It may grow at its end: a
 * kernel checks it with osdev_boot_handoff_check().
 *
 * Whether a part is there, and who said so, is in @c source, by field. A part
 * without source is all zeros.
 */
#ifndef OSDEV_BOOT_HANDOFF_H
#define OSDEV_BOOT_HANDOFF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <osdev/base/addr.h>
#include <osdev/base/attr.h>
#include <osdev/base/span.h>
#include <osdev/boot/err.h>
#include <osdev/boot/memmap.h>

OSDEV_BEGIN_DECLS

/** First word of the hand-off: "oshb" in memory. */
#define OSDEV_BOOT_HANDOFF_MAGIC UINT32_C(0x6268736f)
/** Version of the layout. Appending does not change it. */
#define OSDEV_BOOT_HANDOFF_VERSION UINT32_C(1)

/** How the kernel was entered. */
enum osdev_boot_door {
    /** Not stated. */
    OSDEV_BOOT_DOOR_UNKNOWN = 0,
    /** Multiboot2, 32-bit entry. */
    OSDEV_BOOT_DOOR_MULTIBOOT2,
    /** Multiboot2, 64-bit EFI entry with boot services alive. */
    OSDEV_BOOT_DOOR_MULTIBOOT2_EFI64,
    /** PVH. */
    OSDEV_BOOT_DOOR_PVH,
    /** Loader of this kit on UEFI. */
    OSDEV_BOOT_DOOR_OSDEV_UEFI,
    /** Loader of this kit on a PC BIOS. */
    OSDEV_BOOT_DOOR_OSDEV_BIOS,
};

/** Who said what a field of the hand-off holds. */
enum osdev_boot_source {
    /** Nobody: the field is absent. */
    OSDEV_BOOT_SOURCE_NONE = 0,
    /** The boot protocol itself. */
    OSDEV_BOOT_SOURCE_PROTOCOL,
    /** An EFI table or protocol. */
    OSDEV_BOOT_SOURCE_EFI,
    /** A BIOS call, or a search in BIOS memory. */
    OSDEV_BOOT_SOURCE_BIOS,
    /** The image: linker symbols or ELF headers. */
    OSDEV_BOOT_SOURCE_IMAGE,
    /** Assumed for want of anything better. */
    OSDEV_BOOT_SOURCE_DEFAULT,
};

/** Parts of the hand-off that may be absent. */
enum osdev_boot_field {
    /** @c regions. */
    OSDEV_BOOT_FIELD_MEMMAP = 0,
    /** @c framebuffer. */
    OSDEV_BOOT_FIELD_FRAMEBUFFER,
    /** @c rsdp. */
    OSDEV_BOOT_FIELD_RSDP,
    /** @c smbios. */
    OSDEV_BOOT_FIELD_SMBIOS,
    /** @c cmdline. */
    OSDEV_BOOT_FIELD_CMDLINE,
    /** @c loader_name. */
    OSDEV_BOOT_FIELD_LOADER_NAME,
    /** @c modules. */
    OSDEV_BOOT_FIELD_MODULES,
    /** @c kernel. */
    OSDEV_BOOT_FIELD_KERNEL,
    /** @c kernel_file. */
    OSDEV_BOOT_FIELD_KERNEL_FILE,
    /** @c direct_map. */
    OSDEV_BOOT_FIELD_DIRECT_MAP,
    /** @c efi.system_table. */
    OSDEV_BOOT_FIELD_EFI_SYSTEM_TABLE,
    /** @c efi.image_handle. */
    OSDEV_BOOT_FIELD_EFI_IMAGE_HANDLE,
    /** @c efi.memmap. */
    OSDEV_BOOT_FIELD_EFI_MEMMAP,
    /** Number of fields; not a field. */
    OSDEV_BOOT_FIELD_COUNT,
};

/** A range of physical memory with something in it. */
struct osdev_boot_blob {
    osdev_paddr_t base; /**< First byte. */
    uint64_t len;       /**< Length in bytes; a text's NUL not counted. */
};

/** An array in physical memory. */
struct osdev_boot_array {
    osdev_paddr_t base; /**< First element. */
    uint64_t count;     /**< Number of elements. */
};

/** A file that the loader put into memory. */
struct osdev_boot_module {
    struct osdev_boot_blob data;    /**< The file. */
    struct osdev_boot_blob cmdline; /**< Its command line; may be empty. */
};

/** What a pixel of a frame buffer is. */
enum osdev_boot_pixel_kind {
    /** Unknown to the loader, too. */
    OSDEV_BOOT_PIXEL_UNKNOWN = 0,
    /** Colours at the positions given. */
    OSDEV_BOOT_PIXEL_RGB,
    /** An index into a palette. */
    OSDEV_BOOT_PIXEL_INDEXED,
    /** A character and its attribute; sizes are in characters. */
    OSDEV_BOOT_PIXEL_EGA_TEXT,
};

/** A colour's bits inside a pixel. */
struct osdev_boot_colour_field {
    uint8_t position; /**< Lowest bit. */
    uint8_t size;     /**< Number of bits. */
};

/** A frame buffer. */
struct osdev_boot_framebuffer {
    osdev_paddr_t base;                   /**< First byte. */
    uint32_t pitch;                       /**< Bytes of a line. */
    uint32_t width;                       /**< Pixels, or characters. */
    uint32_t height;                      /**< Pixels, or characters. */
    uint8_t bits_per_pixel;               /**< Bits of a pixel. */
    uint8_t kind;                         /**< enum osdev_boot_pixel_kind. */
    struct osdev_boot_colour_field red;   /**< If kind is RGB. */
    struct osdev_boot_colour_field green; /**< If kind is RGB. */
    struct osdev_boot_colour_field blue;  /**< If kind is RGB. */
    uint8_t reserved[4];                  /**< 0. */
};

/** Where the kernel's image lies. */
struct osdev_boot_kernel {
    osdev_paddr_t phys; /**< First byte in physical memory. */
    osdev_vaddr_t virt; /**< First byte in virtual memory. */
    uint64_t len;       /**< Length in memory in bytes. */
};

/** What EFI left. */
struct osdev_boot_efi {
    osdev_paddr_t system_table;    /**< System table. */
    osdev_paddr_t image_handle;    /**< Image handle. */
    struct osdev_boot_blob memmap; /**< Memory map as the firmware gave it. */
    uint32_t memmap_entry_size;    /**< Distance of descriptors in bytes. */
    uint32_t memmap_entry_version; /**< Version of descriptors. */
    uint32_t has_boot_services;    /**< 1 if boot services are alive. */
    uint32_t is_32_bit;            /**< 1 if the tables are 32-bit ones. */
};

/** What a kernel is told when it starts. */
struct osdev_boot_handoff {
    uint32_t magic;   /**< OSDEV_BOOT_HANDOFF_MAGIC. */
    uint32_t version; /**< OSDEV_BOOT_HANDOFF_VERSION. */
    uint32_t len;     /**< Bytes of this structure, as its writer knows it. */
    uint32_t door;    /**< enum osdev_boot_door. */
    /** enum osdev_boot_source, by enum osdev_boot_field. */
    uint8_t source[16];
    /** struct osdev_boot_region; normalised, with pages of 4 KiB. */
    struct osdev_boot_array regions;
    /** struct osdev_boot_module. */
    struct osdev_boot_array modules;
    struct osdev_boot_framebuffer framebuffer; /**< Frame buffer. */
    osdev_paddr_t rsdp;                        /**< ACPI root pointer. */
    osdev_paddr_t smbios;               /**< SMBIOS entry point or tables. */
    struct osdev_boot_blob cmdline;     /**< Command line; has a NUL. */
    struct osdev_boot_blob loader_name; /**< Name of the loader; has a NUL. */
    struct osdev_boot_kernel kernel;    /**< The kernel's image. */
    struct osdev_boot_blob kernel_file; /**< Its ELF file, for symbols. */
    osdev_vaddr_t direct_map;  /**< Where physical address 0 is mapped. */
    struct osdev_boot_efi efi; /**< What EFI left. */
};

OSDEV_STATIC_ASSERT(OSDEV_BOOT_FIELD_COUNT <= 16, "source has 16 entries");
OSDEV_STATIC_ASSERT(sizeof(struct osdev_boot_module) == 32, "module size");
OSDEV_STATIC_ASSERT(sizeof(struct osdev_boot_framebuffer) == 32, "fb size");
OSDEV_STATIC_ASSERT(sizeof(struct osdev_boot_kernel) == 24, "kernel size");
OSDEV_STATIC_ASSERT(sizeof(struct osdev_boot_efi) == 48, "efi size");
OSDEV_STATIC_ASSERT(
    offsetof(struct osdev_boot_handoff, regions) == 32, "regions offset"
);
OSDEV_STATIC_ASSERT(
    offsetof(struct osdev_boot_handoff, framebuffer) == 64, "fb offset"
);
OSDEV_STATIC_ASSERT(
    offsetof(struct osdev_boot_handoff, rsdp) == 96, "rsdp offset"
);
OSDEV_STATIC_ASSERT(
    offsetof(struct osdev_boot_handoff, kernel) == 144, "kernel offset"
);
OSDEV_STATIC_ASSERT(
    offsetof(struct osdev_boot_handoff, efi) == 192, "efi offset"
);
OSDEV_STATIC_ASSERT(sizeof(struct osdev_boot_handoff) == 240, "handoff size");

/**
 * Start a hand-off in which everything is absent.
 *
 * @param[out] handoff  To be filled.
 * @param      door     How the kernel was entered.
 */
void osdev_boot_handoff_init(
    struct osdev_boot_handoff *handoff, enum osdev_boot_door door
);

/**
 * Take over a hand-off that a loader passed.
 *
 * A longer structure, of a later loader, is fine. What the addresses point to
 * is not looked at.
 *
 * @param      bytes        What the loader passed.
 * @param[out] out_handoff  A copy. Written only on success.
 *
 * @retval OSDEV_BOOT_OK
 * @retval OSDEV_BOOT_ERR_TRUNCATED    bytes end before the structure does, or
 *                                     its length has no room for version 1.
 * @retval OSDEV_BOOT_ERR_BAD_MAGIC    this is no hand-off.
 * @retval OSDEV_BOOT_ERR_BAD_VERSION  its layout is another one.
 */
OSDEV_NODISCARD
enum osdev_boot_err osdev_boot_handoff_check(
    struct osdev_span bytes, struct osdev_boot_handoff *out_handoff
);

/**
 * Say that a field has been filled, and from where.
 *
 * @param handoff  The hand-off.
 * @param field    Which field.
 * @param source   Who said so; OSDEV_BOOT_SOURCE_NONE takes it back.
 */
static inline void osdev_boot_handoff_mark(
    struct osdev_boot_handoff *handoff, enum osdev_boot_field field,
    enum osdev_boot_source source
)
{
    OSDEV_ASSERT(field < OSDEV_BOOT_FIELD_COUNT);
    handoff->source[field] = (uint8_t)source;
}

/**
 * Whether a field is there.
 *
 * @param handoff  The hand-off.
 * @param field    Which field.
 */
static inline bool osdev_boot_handoff_has(
    const struct osdev_boot_handoff *handoff, enum osdev_boot_field field
)
{
    OSDEV_ASSERT(field < OSDEV_BOOT_FIELD_COUNT);
    return handoff->source[field] != OSDEV_BOOT_SOURCE_NONE;
}

/**
 * Name a door in a word or two.
 *
 * @param door  Any number; an unknown one gives "unknown".
 * @return A static string.
 */
const char *osdev_boot_door_name(uint32_t door);

OSDEV_END_DECLS

#endif
