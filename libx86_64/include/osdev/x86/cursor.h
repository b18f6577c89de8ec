// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * The walker: a position in an address space that keeps a pointer to the
 * table of each level, so going on to a neighbour costs no new walk. Every
 * operation of <osdev/x86/map.h> is built on it, and so are tools that look
 * at all entries.
 *
 * @code
 * err = osdev_x86_cursor_init(&cursor, &space, va);
 * do {
 *     err = osdev_x86_cursor_descend(&cursor);
 *     look at osdev_x86_cursor_entry(&cursor) and cursor.level
 * } while (err == OSDEV_X86_OK && osdev_x86_cursor_next(&cursor));
 * @endcode
 */
#ifndef OSDEV_X86_CURSOR_H
#define OSDEV_X86_CURSOR_H

#include <osdev/x86/paging.h>

OSDEV_BEGIN_DECLS

/** A position in an address space. */
struct osdev_x86_cursor {
    const struct osdev_x86_space *space; /**< Private: the space. */
    osdev_vaddr_t va;                    /**< The position. Read only. */
    unsigned level; /**< Lowest level whose table is known. Read only. */
    /** Private: the tables, by level; valid from level up to the root's. */
    osdev_x86_pte_t *table[OSDEV_X86_LEVELS_MAX + 1];
};

/**
 * Start at an address, in the root table.
 *
 * @param cursor  The object.
 * @param space   The address space.
 * @param va      The address.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_NOT_CANONICAL  va lies in the hole.
 * @retval OSDEV_X86_ERR_BAD_TABLE      the root table cannot be reached.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_cursor_init(
    struct osdev_x86_cursor *cursor, const struct osdev_x86_space *space,
    osdev_vaddr_t va
);

/** Index of the position in the table of a level. */
static inline unsigned
osdev_x86_cursor_index(const struct osdev_x86_cursor *cursor, unsigned level)
{
    return (unsigned)(cursor->va.raw >> (3 + 9 * level)) & 0x1ff;
}

/** The entry of the position in the lowest table that is known. */
static inline osdev_x86_pte_t *
osdev_x86_cursor_entry(const struct osdev_x86_cursor *cursor)
{
    return &cursor->table[cursor->level]
                         [osdev_x86_cursor_index(cursor, cursor->level)];
}

/**
 * Go down one level, into the table that the current entry leads to.
 *
 * @param cursor  The object; its entry is a table.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_TABLE  the entry has reserved bits, or the kernel
 *                                  cannot reach the table.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_cursor_enter(struct osdev_x86_cursor *cursor);

/**
 * Go down as far as there are tables.
 *
 * @param cursor  The object.
 *
 * @retval OSDEV_X86_OK             the entry is now no table.
 * @retval OSDEV_X86_ERR_BAD_TABLE  as osdev_x86_cursor_enter().
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_cursor_descend(struct osdev_x86_cursor *cursor);

/**
 * Go to another address and keep the tables that both have in common.
 *
 * @param cursor  The object.
 * @param va      A canonical address.
 */
void osdev_x86_cursor_move(struct osdev_x86_cursor *cursor, osdev_vaddr_t va);

/**
 * Go to where the next entry of the current level begins; the hole between
 * the halves counts as nothing.
 *
 * @param cursor  The object.
 * @return False at the end of the address space; the position then stays.
 */
OSDEV_NODISCARD
bool osdev_x86_cursor_next(struct osdev_x86_cursor *cursor);

OSDEV_END_DECLS

#endif
