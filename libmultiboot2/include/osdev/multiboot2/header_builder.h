// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Build a header in a buffer of the caller, for tools that write images.
 * Works as <osdev/multiboot2/builder.h> does; length and checksum are filled
 * in.
 *
 * @spec Multiboot2 2.0, 3.1
 */
#ifndef OSDEV_MULTIBOOT2_HEADER_BUILDER_H
#define OSDEV_MULTIBOOT2_HEADER_BUILDER_H

#include <osdev/multiboot2/builder.h>
#include <osdev/multiboot2/header.h>

OSDEV_BEGIN_DECLS

/** A header under construction. All members are private. */
struct osdev_multiboot2_header_builder {
    struct osdev_multiboot2_builder out; /**< What is written. */
    uint32_t architecture;               /**< Architecture. */
};

/**
 * Start a header.
 *
 * @param[out] builder       To be filled.
 * @param      architecture  OSDEV_MULTIBOOT2_ARCH_....
 * @param      buf           Where to build. May be NULL, to learn the size.
 * @param      cap           Bytes of @p buf; ignored if that is NULL.
 */
void osdev_multiboot2_header_builder_init(
    struct osdev_multiboot2_header_builder *builder, uint32_t architecture,
    void *buf, size_t cap
);

/**
 * End the header. The builder is used up afterwards.
 *
 * @param      builder  The header.
 * @param[out] out_len  Bytes of the header. Written only on success.
 *
 * @retval OSDEV_MULTIBOOT2_OK
 * @retval OSDEV_MULTIBOOT2_ERR_NO_SPACE   the buffer is too small.
 * @retval OSDEV_MULTIBOOT2_ERR_BAD_VALUE  an end tag was appended by hand, or
 *                                         the header is larger than 4 GiB.
 */
OSDEV_NODISCARD
enum osdev_multiboot2_err osdev_multiboot2_header_builder_finish(
    struct osdev_multiboot2_header_builder *builder, size_t *out_len
);

/**
 * Append a tag whose fields are words: all known types are.
 *
 * @param builder  The header.
 * @param type     OSDEV_MULTIBOOT2_HEADER_..., or a type of your own; not
 *                 OSDEV_MULTIBOOT2_HEADER_END.
 * @param flags    OSDEV_MULTIBOOT2_HEADER_OPTIONAL or 0.
 * @param words    The fields; may be NULL if @p count is 0.
 * @param count    Number of @p words.
 */
void osdev_multiboot2_header_build_tag(
    struct osdev_multiboot2_header_builder *builder, uint16_t type,
    uint16_t flags, const uint32_t *words, size_t count
);

/**
 * Ask for types of boot information.
 *
 * @param builder  The header.
 * @param flags    OSDEV_MULTIBOOT2_HEADER_OPTIONAL or 0.
 * @param types    OSDEV_MULTIBOOT2_TYPE_...; may be NULL if @p count is 0.
 * @param count    Number of @p types.
 */
void osdev_multiboot2_header_build_request(
    struct osdev_multiboot2_header_builder *builder, uint16_t flags,
    const uint32_t *types, size_t count
);

/**
 * Say where to load an image that is not ELF.
 *
 * @param builder  The header.
 * @param flags    OSDEV_MULTIBOOT2_HEADER_OPTIONAL or 0.
 * @param address  The addresses.
 */
void osdev_multiboot2_header_build_address(
    struct osdev_multiboot2_header_builder *builder, uint16_t flags,
    const struct osdev_multiboot2_header_address *address
);

/**
 * State an entry point.
 *
 * @param builder  The header.
 * @param type     OSDEV_MULTIBOOT2_HEADER_ENTRY, ..._ENTRY_EFI32 or
 *                 ..._ENTRY_EFI64.
 * @param flags    OSDEV_MULTIBOOT2_HEADER_OPTIONAL or 0.
 * @param entry    Physical address.
 */
void osdev_multiboot2_header_build_entry(
    struct osdev_multiboot2_header_builder *builder, uint16_t type,
    uint16_t flags, uint32_t entry
);

/**
 * State wishes for a console.
 *
 * @param builder        The header.
 * @param flags          OSDEV_MULTIBOOT2_HEADER_OPTIONAL or 0.
 * @param console_flags  OSDEV_MULTIBOOT2_CONSOLE_... bits.
 */
void osdev_multiboot2_header_build_console(
    struct osdev_multiboot2_header_builder *builder, uint16_t flags,
    uint32_t console_flags
);

/**
 * State wishes for a frame buffer.
 *
 * @param builder      The header.
 * @param flags        OSDEV_MULTIBOOT2_HEADER_OPTIONAL or 0.
 * @param framebuffer  The wishes.
 */
void osdev_multiboot2_header_build_framebuffer(
    struct osdev_multiboot2_header_builder *builder, uint16_t flags,
    const struct osdev_multiboot2_header_framebuffer *framebuffer
);

/**
 * Say where the image may be moved to.
 *
 * @param builder      The header.
 * @param flags        OSDEV_MULTIBOOT2_HEADER_OPTIONAL or 0.
 * @param relocatable  The range.
 */
void osdev_multiboot2_header_build_relocatable(
    struct osdev_multiboot2_header_builder *builder, uint16_t flags,
    const struct osdev_multiboot2_header_relocatable *relocatable
);

OSDEV_END_DECLS

#endif
