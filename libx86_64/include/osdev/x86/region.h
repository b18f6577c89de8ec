// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Looking at all that an address space holds: as regions of equal pages one
 * after the other, as text, and as an audit of rights.
 *
 * @code
 * osdev_x86_regions_init(&regions, &space, va, len);
 * while (osdev_x86_regions_next(&regions, &region)) {
 *     look at region
 * }
 * err = regions.err;
 * @endcode
 */
#ifndef OSDEV_X86_REGION_H
#define OSDEV_X86_REGION_H

#include <osdev/x86/cursor.h>
#include <osdev/x86/map.h>

OSDEV_BEGIN_DECLS

/** Pages in a row, all of one size, with the same flags and rights. */
struct osdev_x86_region {
    osdev_vaddr_t va; /**< First byte. */
    uint64_t len;     /**< Bytes. */
    /** LEAF, or SOFT for the kernel's own entries. */
    enum osdev_x86_pte_kind kind;
    unsigned level;   /**< Level of its entries, 1..3; SOFT up to 5. */
    osdev_paddr_t pa; /**< LEAF: where the first byte leads, the rest in row. */
    uint64_t flags;   /**< LEAF: flags of its pages. */
    uint64_t rights;  /**< LEAF: as in struct osdev_x86_translation. */
    osdev_x86_pte_t entry; /**< The first entry; SOFT: all of them. */
};

/** Where the look has got to. */
struct osdev_x86_regions {
    struct osdev_x86_cursor cursor; /**< Private: the position. */
    osdev_vaddr_t va;               /**< Private: first byte of the range. */
    uint64_t len;                   /**< Private: bytes of the range. */
    uint64_t done;                  /**< Private: bytes seen. */
    enum osdev_x86_err err;         /**< Why the look ended; OK at the end. */
};

/**
 * Start. Errors of the range are reported by the first
 * osdev_x86_regions_next(), which returns false.
 *
 * @param regions  The object.
 * @param space    The address space; must stay in place.
 * @param va       First byte, a multiple of 4096.
 * @param len      Bytes, a multiple of 4096; not beyond the half.
 */
void osdev_x86_regions_init(
    struct osdev_x86_regions *regions, const struct osdev_x86_space *space,
    osdev_vaddr_t va, uint64_t len
);

/**
 * Go to the next region that is in use.
 *
 * @param      regions  The object.
 * @param[out] out      Written only if there is one.
 * @return False at the end, or on an error, which regions->err names:
 *         BAD_ALIGN, NOT_CANONICAL, BAD_RANGE or BAD_TABLE.
 */
OSDEV_NODISCARD
bool osdev_x86_regions_next(
    struct osdev_x86_regions *regions, struct osdev_x86_region *out
);

/** Takes a piece of text, without an end mark. */
typedef void osdev_x86_write_fn(void *ctx, const char *text, size_t len);

/**
 * Write the regions of both halves as text, one a line: first and last
 * address, page size, rights, where it leads, flags.
 *
 * @param space  The address space.
 * @param write  Takes the text.
 * @param ctx    Passed to @p write.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_TABLE  a table cannot be reached; what was seen
 *                                  has been written.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_dump(
    const struct osdev_x86_space *space, osdev_x86_write_fn *write, void *ctx
);

/** What an audit looks for. */
enum osdev_x86_audit {
    /** Pages that can be written and executed. */
    OSDEV_X86_AUDIT_WRITE_EXECUTE = 1,
    /** Pages of the upper half that user mode can reach. */
    OSDEV_X86_AUDIT_USER_UPPER = 2,
    /** Pages of the lower half that user mode cannot reach. */
    OSDEV_X86_AUDIT_KERNEL_LOWER = 4,
    /** Pages of the upper half that can be executed. */
    OSDEV_X86_AUDIT_KERNEL_EXECUTE = 8,
};

/** Takes a finding: the region, and which rules it breaks. */
typedef void osdev_x86_audit_fn(
    void *ctx, const struct osdev_x86_region *region, unsigned broken
);

/**
 * Look for pages with rights that they should not have.
 *
 * @param      space      The address space.
 * @param      rules      enum osdev_x86_audit, or-ed.
 * @param      found      Takes each finding; may be NULL.
 * @param      ctx        Passed to @p found.
 * @param[out] out_count  Regions that break a rule; may be NULL.
 *
 * @retval OSDEV_X86_OK             looked at everything.
 * @retval OSDEV_X86_ERR_BAD_TABLE  a table cannot be reached.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_audit(
    const struct osdev_x86_space *space, unsigned rules,
    osdev_x86_audit_fn *found, void *ctx, unsigned *out_count
);

OSDEV_END_DECLS

#endif
