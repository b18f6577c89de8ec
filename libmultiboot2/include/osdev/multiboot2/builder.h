// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Build boot information in a buffer of the caller, for boot loaders and
 * tests.
 *
 * Tags are appended in the order of the calls; sizes, padding and checksums
 * are filled in. Errors stick: after the first one nothing is written any
 * more, and osdev_multiboot2_builder_finish() reports it. So only the end
 * needs a check.
 *
 * To learn the size of a block, build it once without a buffer.
 *
 * @spec Multiboot2 2.0, 3.6
 */
#ifndef OSDEV_MULTIBOOT2_BUILDER_H
#define OSDEV_MULTIBOOT2_BUILDER_H

#include <stddef.h>
#include <stdint.h>

#include <osdev/base/addr.h>
#include <osdev/base/attr.h>
#include <osdev/base/span.h>
#include <osdev/multiboot2/elf.h>
#include <osdev/multiboot2/err.h>
#include <osdev/multiboot2/firmware.h>
#include <osdev/multiboot2/memory.h>
#include <osdev/multiboot2/text.h>
#include <osdev/multiboot2/video.h>

OSDEV_BEGIN_DECLS

/** A block under construction. All members are private. */
struct osdev_multiboot2_builder {
    uint8_t *buf;                  /**< Buffer; NULL to count only. */
    size_t cap;                    /**< Bytes of the buffer. */
    size_t len;                    /**< Bytes so far. */
    enum osdev_multiboot2_err err; /**< First error. */
};

/**
 * Start a block.
 *
 * @param[out] builder  To be filled.
 * @param      buf      Where to build; a loader aligns it to 8 bytes. May be
 *                      NULL, to learn the size only.
 * @param      cap      Bytes of @p buf; ignored if that is NULL.
 */
void osdev_multiboot2_builder_init(
    struct osdev_multiboot2_builder *builder, void *buf, size_t cap
);

/**
 * End the block. The builder is used up afterwards.
 *
 * @param      builder  The block.
 * @param[out] out_len  Bytes of the block. Written only on success.
 *
 * @retval OSDEV_MULTIBOOT2_OK
 * @retval OSDEV_MULTIBOOT2_ERR_NO_SPACE   the buffer is too small.
 * @retval OSDEV_MULTIBOOT2_ERR_BAD_VALUE  a tag was given a value that the
 *                                         format cannot hold, see there, or
 *                                         the block is larger than 4 GiB.
 */
OSDEV_NODISCARD
enum osdev_multiboot2_err osdev_multiboot2_builder_finish(
    struct osdev_multiboot2_builder *builder, size_t *out_len
);

/**
 * Append the command line.
 *
 * @param builder  The block.
 * @param text     Without NUL; a NUL inside is a bad value.
 */
void osdev_multiboot2_build_cmdline(
    struct osdev_multiboot2_builder *builder, struct osdev_span text
);

/**
 * Append the name of the loader.
 *
 * @param builder  The block.
 * @param text     Without NUL; a NUL inside is a bad value.
 */
void osdev_multiboot2_build_loader_name(
    struct osdev_multiboot2_builder *builder, struct osdev_span text
);

/**
 * Append a module.
 *
 * @param builder  The block.
 * @param module   Its end must lie below 4 GiB, its command line hold no NUL.
 */
void osdev_multiboot2_build_module(
    struct osdev_multiboot2_builder *builder,
    const struct osdev_multiboot2_module *module
);

/**
 * Append the sizes of lower and upper memory.
 *
 * @param builder  The block.
 * @param meminfo  The sizes.
 */
void osdev_multiboot2_build_meminfo(
    struct osdev_multiboot2_builder *builder,
    const struct osdev_multiboot2_meminfo *meminfo
);

/**
 * Append the boot disk.
 *
 * @param builder  The block.
 * @param bootdev  The disk.
 */
void osdev_multiboot2_build_bootdev(
    struct osdev_multiboot2_builder *builder,
    const struct osdev_multiboot2_bootdev *bootdev
);

/**
 * Append the memory map, with entries of 24 bytes and version 0.
 *
 * @param builder  The block.
 * @param entries  The entries; may be NULL if @p count is 0.
 * @param count    Number of @p entries.
 */
void osdev_multiboot2_build_mmap(
    struct osdev_multiboot2_builder *builder,
    const struct osdev_multiboot2_mmap_entry *entries, size_t count
);

/**
 * Append VBE information.
 *
 * @param builder  The block.
 * @param vbe      Its two spans must be 512 and 256 bytes long.
 */
void osdev_multiboot2_build_vbe(
    struct osdev_multiboot2_builder *builder,
    const struct osdev_multiboot2_vbe *vbe
);

/**
 * Append the frame buffer.
 *
 * @param builder      The block.
 * @param framebuffer  A palette must be whole triples, at most 65535. Of an
 *                     unknown kind the unknown bytes are written.
 */
void osdev_multiboot2_build_framebuffer(
    struct osdev_multiboot2_builder *builder,
    const struct osdev_multiboot2_framebuffer *framebuffer
);

/**
 * Append ELF section headers.
 *
 * @param builder  The block.
 * @param elf      The size of its headers must be count times entry size, and
 *                 that one 40 or 64.
 */
void osdev_multiboot2_build_elf(
    struct osdev_multiboot2_builder *builder,
    const struct osdev_multiboot2_elf *elf
);

/**
 * Append the APM interface.
 *
 * @param builder  The block.
 * @param apm      The interface.
 */
void osdev_multiboot2_build_apm(
    struct osdev_multiboot2_builder *builder,
    const struct osdev_multiboot2_apm *apm
);

/**
 * Append the 32-bit EFI system table.
 *
 * @param builder  The block.
 * @param table    Below 4 GiB.
 */
void osdev_multiboot2_build_efi32(
    struct osdev_multiboot2_builder *builder, osdev_paddr_t table
);

/**
 * Append the 64-bit EFI system table.
 *
 * @param builder  The block.
 * @param table    Its address.
 */
void osdev_multiboot2_build_efi64(
    struct osdev_multiboot2_builder *builder, osdev_paddr_t table
);

/**
 * Append SMBIOS tables.
 *
 * @param builder  The block.
 * @param smbios   The tables.
 */
void osdev_multiboot2_build_smbios(
    struct osdev_multiboot2_builder *builder,
    const struct osdev_multiboot2_smbios *smbios
);

/**
 * Append an ACPI 1.0 root pointer; signature and checksum are filled in.
 *
 * @param builder  The block.
 * @param rsdp     Name of the maker, revision and a root table below 4 GiB;
 *                 the rest is ignored.
 */
void osdev_multiboot2_build_rsdp_v1(
    struct osdev_multiboot2_builder *builder,
    const struct osdev_multiboot2_rsdp *rsdp
);

/**
 * Append an ACPI 2.0 root pointer; signature, length and checksums are filled
 * in.
 *
 * @param builder  The block.
 * @param rsdp     Name of the maker, revision, both root tables, the first
 *                 below 4 GiB; the rest is ignored.
 */
void osdev_multiboot2_build_rsdp_v2(
    struct osdev_multiboot2_builder *builder,
    const struct osdev_multiboot2_rsdp *rsdp
);

/**
 * Append the DHCP answer of a network card.
 *
 * @param builder  The block.
 * @param packet   The packet.
 */
void osdev_multiboot2_build_network(
    struct osdev_multiboot2_builder *builder, struct osdev_span packet
);

/**
 * Append the EFI memory map as the firmware gave it.
 *
 * @param builder  The block.
 * @param mmap     The entry size must be at least 40, the entries a whole
 *                 number of that; the count is ignored.
 */
void osdev_multiboot2_build_efi_mmap(
    struct osdev_multiboot2_builder *builder,
    const struct osdev_multiboot2_efi_mmap *mmap
);

/**
 * Say that EFI boot services are alive.
 *
 * @param builder  The block.
 */
void osdev_multiboot2_build_boot_services(
    struct osdev_multiboot2_builder *builder
);

/**
 * Append the 32-bit EFI image handle.
 *
 * @param builder  The block.
 * @param handle   Below 4 GiB.
 */
void osdev_multiboot2_build_efi32_handle(
    struct osdev_multiboot2_builder *builder, osdev_paddr_t handle
);

/**
 * Append the 64-bit EFI image handle.
 *
 * @param builder  The block.
 * @param handle   Its address.
 */
void osdev_multiboot2_build_efi64_handle(
    struct osdev_multiboot2_builder *builder, osdev_paddr_t handle
);

/**
 * Append the load address.
 *
 * @param builder  The block.
 * @param base     Below 4 GiB.
 */
void osdev_multiboot2_build_load_base(
    struct osdev_multiboot2_builder *builder, osdev_paddr_t base
);

/**
 * Append a tag of your own.
 *
 * @param builder  The block.
 * @param type     At least OSDEV_MULTIBOOT2_TYPE_COUNT.
 * @param payload  What follows type and size.
 */
void osdev_multiboot2_build_custom(
    struct osdev_multiboot2_builder *builder, uint32_t type,
    struct osdev_span payload
);

OSDEV_END_DECLS

#endif
