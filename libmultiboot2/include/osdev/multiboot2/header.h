// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * The header inside a kernel image, as a loader reads it.
 *
 * Known tags whose content is bad are treated by their flag: a required one
 * makes the header unusable, an optional one counts as absent and is
 * remembered in @c malformed_types. Unknown optional tags are passed over.
 * Unknown required tags are counted; a loader refuses an image that has any.
 *
 * @spec Multiboot2 2.0, 3.1
 */
#ifndef OSDEV_MULTIBOOT2_HEADER_H
#define OSDEV_MULTIBOOT2_HEADER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <osdev/base/attr.h>
#include <osdev/base/span.h>
#include <osdev/multiboot2/err.h>
#include <osdev/multiboot2/number.h>

OSDEV_BEGIN_DECLS

/** The header must lie within that many bytes from the start of the file. */
#define OSDEV_MULTIBOOT2_HEADER_WINDOW 32768u

/** A header that has been parsed. Filled by osdev_multiboot2_header_parse(). */
struct osdev_multiboot2_header {
    /** The header, from its magic number to its end tag. */
    struct osdev_span bytes;
    /** OSDEV_MULTIBOOT2_ARCH_..., or any other number. */
    uint32_t architecture;
    /** Required tags of unknown type. */
    uint32_t unknown_required_count;
    /** Type of the first of them. */
    uint32_t unknown_required_type;
    /** Bit n is set if there is a malformed optional tag of type n. */
    uint32_t malformed_types;
    /** Private: offset of the first good tag of each known type, 0 if none. */
    uint32_t first[OSDEV_MULTIBOOT2_HEADER_TYPE_COUNT];
};

/** One tag of a header, not yet decoded. */
struct osdev_multiboot2_header_tag {
    uint16_t type;             /**< OSDEV_MULTIBOOT2_HEADER_..., or another. */
    uint16_t flags;            /**< OSDEV_MULTIBOOT2_HEADER_OPTIONAL, others. */
    struct osdev_span payload; /**< What follows the size. */
};

/** A position in the header. Made by osdev_multiboot2_header_iter(). */
struct osdev_multiboot2_header_iter {
    struct osdev_span rest; /**< Private: what is left of the header. */
};

/** Where to load an image that is not ELF. Physical addresses. */
struct osdev_multiboot2_header_address {
    uint32_t header;   /**< Where the header's magic number belongs. */
    uint32_t load;     /**< First byte to load; UINT32_MAX: start of file. */
    uint32_t load_end; /**< End of what is loaded; 0: end of file. */
    uint32_t bss_end;  /**< End of what is cleared after that; 0: nothing. */
};

/** Wishes for a frame buffer. */
struct osdev_multiboot2_header_framebuffer {
    uint32_t width;  /**< Pixels or characters; 0 if it does not matter. */
    uint32_t height; /**< Pixels or characters; 0 if it does not matter. */
    uint32_t depth;  /**< Bits of a pixel; 0 if it does not matter. */
};

/** Where the image may be moved to. Physical addresses. */
struct osdev_multiboot2_header_relocatable {
    uint32_t min_addr;   /**< Lowest address of the first byte. */
    uint32_t max_addr;   /**< Highest address of the last byte. */
    uint32_t align;      /**< Alignment in bytes. */
    uint32_t preference; /**< OSDEV_MULTIBOOT2_PREFER_..., or another. */
};

/**
 * Parse a header.
 *
 * @param      bytes       Bytes that start with the header; there may be more.
 * @param[out] out_header  Written only on success.
 *
 * @retval OSDEV_MULTIBOOT2_OK
 * @retval OSDEV_MULTIBOOT2_ERR_TRUNCATED    @p bytes end before the header.
 * @retval OSDEV_MULTIBOOT2_ERR_NO_HEADER    there is no magic number.
 * @retval OSDEV_MULTIBOOT2_ERR_CHECKSUM     the first four words do not add
 *                                           up to 0.
 * @retval OSDEV_MULTIBOOT2_ERR_TOTAL_SIZE   the length has no room for an end
 *                                           tag or is no multiple of 8.
 * @retval OSDEV_MULTIBOOT2_ERR_TAG_SIZE     a tag is smaller than 8 bytes.
 * @retval OSDEV_MULTIBOOT2_ERR_TAG_OVERRUN  a tag reaches beyond the header.
 * @retval OSDEV_MULTIBOOT2_ERR_NO_END       there is no end tag.
 * @retval OSDEV_MULTIBOOT2_ERR_TOO_SHORT    a required known tag lacks fields.
 * @retval OSDEV_MULTIBOOT2_ERR_ENTRY_COUNT  a required request tag is no whole
 *                                           number of types.
 *
 * @spec Multiboot2 2.0, 3.1.1 and 3.1.2
 */
OSDEV_NODISCARD
enum osdev_multiboot2_err osdev_multiboot2_header_parse(
    struct osdev_span bytes, struct osdev_multiboot2_header *out_header
);

/**
 * Find the header of a kernel image.
 *
 * Looks at every multiple of 8 in the first OSDEV_MULTIBOOT2_HEADER_WINDOW
 * bytes and goes on if what follows a magic number is no good header.
 *
 * @param      image       The file from its start; 32 KiB of it are enough.
 * @param[out] out_header  Written only on success.
 * @param[out] out_offset  Where in the file it starts. Written only on
 *                         success.
 *
 * @retval OSDEV_MULTIBOOT2_OK
 * @retval OSDEV_MULTIBOOT2_ERR_NO_HEADER  there is no magic number.
 * @return If there are magic numbers but no good header: the error of the
 *         first one, as osdev_multiboot2_header_parse() says it.
 *
 * @spec Multiboot2 2.0, 3.1
 */
OSDEV_NODISCARD
enum osdev_multiboot2_err osdev_multiboot2_header_find(
    struct osdev_span image, struct osdev_multiboot2_header *out_header,
    size_t *out_offset
);

/**
 * Look up the first good tag of a known type.
 *
 * @param      header   A parsed header.
 * @param      type     OSDEV_MULTIBOOT2_HEADER_...; any other is absent.
 * @param[out] out_tag  Written only on success.
 * @return Whether there is one.
 */
OSDEV_NODISCARD
bool osdev_multiboot2_header_find_tag(
    const struct osdev_multiboot2_header *header, uint32_t type,
    struct osdev_multiboot2_header_tag *out_tag
);

/**
 * Whether there is a good tag of a known type. All there is to ask about
 * OSDEV_MULTIBOOT2_HEADER_MODULE_ALIGN and OSDEV_MULTIBOOT2_HEADER_EFI_BS.
 *
 * @param header  A parsed header.
 * @param type    OSDEV_MULTIBOOT2_HEADER_...; any other is absent.
 * @spec Multiboot2 2.0, 3.1.12 and 3.1.13
 */
bool osdev_multiboot2_header_has(
    const struct osdev_multiboot2_header *header, uint32_t type
);

/**
 * Start a walk over all tags, in the order of the header.
 *
 * @param header  A parsed header.
 */
struct osdev_multiboot2_header_iter
osdev_multiboot2_header_iter(const struct osdev_multiboot2_header *header);

/**
 * Go on to the next tag, of known type or not; malformed ones are passed over.
 *
 * @param      iter     Made by osdev_multiboot2_header_iter().
 * @param[out] out_tag  Written only if there is one.
 * @return Whether there is one; the end tag is none.
 */
OSDEV_NODISCARD
bool osdev_multiboot2_header_next(
    struct osdev_multiboot2_header_iter *iter,
    struct osdev_multiboot2_header_tag *out_tag
);

/**
 * One type of boot information that a request tag asks for.
 *
 * @param      tag       A tag of OSDEV_MULTIBOOT2_HEADER_REQUEST; a header may
 *                       have several.
 * @param      index     From 0.
 * @param[out] out_type  OSDEV_MULTIBOOT2_TYPE_.... Written only on success.
 * @return Whether the tag has that many.
 * @spec Multiboot2 2.0, 3.1.4
 */
OSDEV_NODISCARD
bool osdev_multiboot2_header_request_at(
    const struct osdev_multiboot2_header_tag *tag, uint32_t index,
    uint32_t *out_type
);

/**
 * Where to load an image that is not ELF.
 *
 * @param      header       A parsed header.
 * @param[out] out_address  Written only on success.
 * @return Whether there is a good tag.
 * @spec Multiboot2 2.0, 3.1.5
 */
OSDEV_NODISCARD
bool osdev_multiboot2_header_find_address(
    const struct osdev_multiboot2_header *header,
    struct osdev_multiboot2_header_address *out_address
);

/**
 * An entry point.
 *
 * @param      header     A parsed header.
 * @param      type       OSDEV_MULTIBOOT2_HEADER_ENTRY, ..._ENTRY_EFI32 or
 *                        ..._ENTRY_EFI64; any other is absent.
 * @param[out] out_entry  Physical address. Written only on success.
 * @return Whether there is a good tag.
 * @spec Multiboot2 2.0, 3.1.6 to 3.1.8
 */
OSDEV_NODISCARD
bool osdev_multiboot2_header_find_entry(
    const struct osdev_multiboot2_header *header, uint32_t type,
    uint32_t *out_entry
);

/**
 * Wishes for a console.
 *
 * @param      header     A parsed header.
 * @param[out] out_flags  OSDEV_MULTIBOOT2_CONSOLE_... bits and maybe others.
 *                        Written only on success.
 * @return Whether there is a good tag.
 * @spec Multiboot2 2.0, 3.1.9
 */
OSDEV_NODISCARD
bool osdev_multiboot2_header_find_console(
    const struct osdev_multiboot2_header *header, uint32_t *out_flags
);

/**
 * Wishes for a frame buffer.
 *
 * @param      header           A parsed header.
 * @param[out] out_framebuffer  Written only on success.
 * @return Whether there is a good tag.
 * @spec Multiboot2 2.0, 3.1.10
 */
OSDEV_NODISCARD
bool osdev_multiboot2_header_find_framebuffer(
    const struct osdev_multiboot2_header *header,
    struct osdev_multiboot2_header_framebuffer *out_framebuffer
);

/**
 * Where the image may be moved to.
 *
 * @param      header           A parsed header.
 * @param[out] out_relocatable  Written only on success.
 * @return Whether there is a good tag.
 * @spec Multiboot2 2.0, 3.1.14
 */
OSDEV_NODISCARD
bool osdev_multiboot2_header_find_relocatable(
    const struct osdev_multiboot2_header *header,
    struct osdev_multiboot2_header_relocatable *out_relocatable
);

OSDEV_END_DECLS

#endif
