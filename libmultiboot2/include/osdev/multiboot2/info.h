// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Boot information: opening it, walking its tags, looking one up.
 *
 * Opening checks the chain of tags and the content of every known tag, once,
 * in linear time, and fills an index that belongs to the caller. Two classes
 * of defects are kept apart:
 *
 * - A broken chain (a size that leads nowhere) makes the whole block
 *   unreadable: opening fails.
 * - A known tag with bad content is malformed. Opening succeeds, and the tag
 *   counts as absent for every look-up and for osdev_multiboot2_next(), so
 *   one broken optional tag does not keep a kernel from booting. The block
 *   remembers that it was there: @c malformed_types and
 *   osdev_multiboot2_next_malformed().
 *
 * Tags may be larger than this library knows; what follows the known fields
 * is ignored. Values that the specification does not name (memory types,
 * frame buffer kinds, VBE memory models) are ordinary numbers.
 *
 * No function reads outside the block, even if its bytes change after it was
 * opened; then the content of the results is undefined, nothing else.
 * The block may lie at any address. Results point into it.
 *
 * @spec Multiboot2 2.0, 3.6
 */
#ifndef OSDEV_MULTIBOOT2_INFO_H
#define OSDEV_MULTIBOOT2_INFO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <osdev/base/attr.h>
#include <osdev/base/span.h>
#include <osdev/multiboot2/chain.h>
#include <osdev/multiboot2/err.h>
#include <osdev/multiboot2/number.h>

OSDEV_BEGIN_DECLS

/** Boot information that has been opened. Filled by osdev_multiboot2_open(). */
struct osdev_multiboot2 {
    /** The block, from its total size to its end tag. */
    struct osdev_span bytes;
    /** Tags in the block, malformed ones included, the end tag not. */
    uint32_t tag_count;
    /** Malformed tags in the block. */
    uint32_t malformed_count;
    /** Bit n is set if there is a malformed tag of the known type n. */
    uint32_t malformed_types;
    /** Bit n is set if there is a good tag of the known type n. */
    uint32_t good_types;
    /** Private: offset of the first good payload, by good type. */
    uint32_t offset[OSDEV_MULTIBOOT2_TYPE_COUNT];
    /** Private: length of that payload, by good type. */
    uint32_t len[OSDEV_MULTIBOOT2_TYPE_COUNT];
    /** Private: number of good tags, by good type. */
    uint32_t count[OSDEV_MULTIBOOT2_TYPE_COUNT];
};

/** A position in the chain. Made by osdev_multiboot2_iter(). */
struct osdev_multiboot2_iter {
    struct osdev_span rest; /**< Private: what is left of the block. */
    uint32_t type;          /**< Private: type to stop at, */
    uint32_t type_mask;     /**< Private: in these bits: all or none. */
    uint32_t suspects;      /**< Private: known types with malformed tags. */
};

/**
 * Check boot information and index it.
 *
 * @param[out] info   Filled on success; on failure it is valid and empty.
 * @param      bytes  The block that EBX points to at entry, at any address.
 *                    May be NULL if @p len is 0.
 * @param      len    Bytes that may be read. The first word of the block is
 *                    its size: a kernel that trusts its loader passes that.
 *
 * @retval OSDEV_MULTIBOOT2_OK
 * @retval OSDEV_MULTIBOOT2_ERR_TRUNCATED    @p len is below the size of the
 *                                           start or of the whole block.
 * @retval OSDEV_MULTIBOOT2_ERR_TOTAL_SIZE   the total size has no room for an
 *                                           end tag or is no multiple of 8.
 * @retval OSDEV_MULTIBOOT2_ERR_TAG_SIZE     a tag is smaller than 8 bytes.
 * @retval OSDEV_MULTIBOOT2_ERR_TAG_OVERRUN  a tag reaches beyond the block.
 * @retval OSDEV_MULTIBOOT2_ERR_NO_END       there is no end tag.
 *
 * @spec Multiboot2 2.0, 3.6.2 and 3.6.3
 */
OSDEV_NODISCARD
enum osdev_multiboot2_err osdev_multiboot2_open(
    struct osdev_multiboot2 *info, const void *bytes, size_t len
);

/**
 * Say that the block lies somewhere else now: it was copied, or the kernel
 * changed its page tables.
 *
 * @param info   Opened boot information.
 * @param bytes  The same bytes at their new address.
 */
void osdev_multiboot2_move(struct osdev_multiboot2 *info, const void *bytes);

/**
 * Check the content of one tag.
 *
 * @param tag  Any tag; a custom type is always good.
 *
 * @retval OSDEV_MULTIBOOT2_OK
 * @retval OSDEV_MULTIBOOT2_ERR_TAG_SIZE      an end tag has a payload.
 * @retval OSDEV_MULTIBOOT2_ERR_TOO_SHORT     fields of the type are missing.
 * @retval OSDEV_MULTIBOOT2_ERR_NO_NUL        command line, loader name or
 *                                            module: the text has no end.
 * @retval OSDEV_MULTIBOOT2_ERR_MODULE_RANGE  module: end is below start.
 * @retval OSDEV_MULTIBOOT2_ERR_ENTRY_SIZE    memory maps, ELF sections:
 *                                            entries smaller than their
 *                                            fields, or neither ELF32 nor
 *                                            ELF64.
 * @retval OSDEV_MULTIBOOT2_ERR_ENTRY_COUNT   memory maps: the last entry is
 *                                            cut; ELF sections: fewer headers
 *                                            than announced.
 * @retval OSDEV_MULTIBOOT2_ERR_COLOUR        frame buffer: palette or colour
 *                                            fields are cut.
 * @retval OSDEV_MULTIBOOT2_ERR_SIGNATURE     ACPI: not "RSD PTR ".
 * @retval OSDEV_MULTIBOOT2_ERR_CHECKSUM      ACPI: a sum is not 0.
 */
OSDEV_NODISCARD
enum osdev_multiboot2_err
osdev_multiboot2_check(const struct osdev_multiboot2_tag *tag);

/**
 * Number of good tags of a type.
 *
 * @param info  Opened boot information.
 * @param type  OSDEV_MULTIBOOT2_TYPE_..., or a custom type, which costs a walk.
 */
uint32_t
osdev_multiboot2_count(const struct osdev_multiboot2 *info, uint32_t type);

/**
 * Look up the first good tag of a type: at once for known types, by a walk
 * for custom ones.
 *
 * @param      info     Opened boot information.
 * @param      type     OSDEV_MULTIBOOT2_TYPE_..., or a custom type.
 * @param[out] out_tag  Written only on success.
 * @return Whether there is one.
 */
OSDEV_NODISCARD
bool osdev_multiboot2_find(
    const struct osdev_multiboot2 *info, uint32_t type,
    struct osdev_multiboot2_tag *out_tag
);

/**
 * Start a walk over all tags, in the order of the block.
 *
 * @param info  Opened boot information.
 */
struct osdev_multiboot2_iter
osdev_multiboot2_iter(const struct osdev_multiboot2 *info);

/**
 * Start a walk over the tags of one type, such as modules.
 *
 * @param info  Opened boot information.
 * @param type  OSDEV_MULTIBOOT2_TYPE_..., or a custom type.
 */
struct osdev_multiboot2_iter
osdev_multiboot2_iter_type(const struct osdev_multiboot2 *info, uint32_t type);

/**
 * Private: whether a walk passes a tag over because of its content.
 *
 * @param iter  A walk.
 * @param tag   A tag of it.
 */
OSDEV_ALWAYS_INLINE bool osdev_multiboot2_is_malformed_(
    const struct osdev_multiboot2_iter *iter,
    const struct osdev_multiboot2_tag *tag
)
{
    // Hardly any block has a malformed tag: then no content is looked at.
    return OSDEV_UNLIKELY(iter->suspects != 0) &&
           osdev_multiboot2_check(tag) != OSDEV_MULTIBOOT2_OK;
}

/**
 * Go on to the next good tag.
 *
 * @param      iter     Made by osdev_multiboot2_iter() or
 *                      osdev_multiboot2_iter_type().
 * @param[out] out_tag  Written only if there is one.
 * @return Whether there is one; the end tag is none.
 */
OSDEV_NODISCARD
static inline bool osdev_multiboot2_next(
    struct osdev_multiboot2_iter *iter, struct osdev_multiboot2_tag *out_tag
)
{
    struct osdev_multiboot2_tag tag;

    OSDEV_ASSERT(iter != NULL && out_tag != NULL);
    while (osdev_multiboot2_take_tag_(&iter->rest, &tag) &&
           !osdev_multiboot2_is_end_(&tag)) {
        if (((tag.type ^ iter->type) & iter->type_mask) == 0 &&
            !osdev_multiboot2_is_malformed_(iter, &tag)) {
            *out_tag = tag;
            return true;
        }
    }
    iter->rest.len = 0;
    return false;
}

/**
 * Go on to the next malformed tag.
 *
 * @param      iter        Made by osdev_multiboot2_iter() or
 *                         osdev_multiboot2_iter_type(). The latter starts at
 *                         the first good tag of its type, if there is one.
 * @param[out] out_tag     Written only if there is one.
 * @param[out] out_reason  What osdev_multiboot2_check() says. Written only if
 *                         there is one.
 * @return Whether there is one.
 */
OSDEV_NODISCARD
bool osdev_multiboot2_next_malformed(
    struct osdev_multiboot2_iter *iter, struct osdev_multiboot2_tag *out_tag,
    enum osdev_multiboot2_err *out_reason
);

OSDEV_END_DECLS

#endif
