// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * A window: one page after the other, fast. It remembers the table of the
 * 4 KiB pages around the last address, so as long as calls stay in the same
 * 2 MiB no table above it is read again. For handlers of page faults,
 * allocators and loaders that get their pages one by one; whoever has a range
 * takes the calls of <osdev/x86/map.h>.
 *
 * A window knows nothing of what others do to the space. Close it before
 * tables go out of use (clean-up, promotion, tear-down) and before rights of
 * tables change; mapping, unmapping and protecting pages elsewhere is no harm.
 *
 * @code
 * osdev_x86_window_init(&window, &space);
 * for each page:
 *     err = osdev_x86_window_map(&window, va, pa, flags);
 * @endcode
 *
 * @context One processor at a time per space.
 */
#ifndef OSDEV_X86_WINDOW_H
#define OSDEV_X86_WINDOW_H

#include <osdev/x86/map.h>

OSDEV_BEGIN_DECLS

/** The pages around an address. */
struct osdev_x86_window {
    const struct osdev_x86_space *space; /**< Private: the space. */
    uint64_t base;                       /**< Private: first byte. */
    uint64_t len;           /**< Private: bytes, 0 if it is closed. */
    osdev_x86_pte_t *table; /**< Private: the table of its pages. */
    uint64_t granted;       /**< Private: what all tables above grant. */
    uint64_t forbidden;     /**< Private: what any of them forbids. */
    uint64_t flags_zero;    /**< Private: flags that need a longer way. */
};

/** Forget the table. The next call looks for it again. */
static inline void osdev_x86_window_close(struct osdev_x86_window *window)
{
    window->len = 0;
}

/**
 * Start, closed.
 *
 * @param window  The object.
 * @param space   The address space.
 */
static inline void osdev_x86_window_init(
    struct osdev_x86_window *window, const struct osdev_x86_space *space
)
{
    window->space = space;
    window->base = 0;
    window->table = NULL;
    window->granted = 0;
    window->forbidden = 0;
    window->flags_zero = UINT64_MAX;
    osdev_x86_window_close(window);
}

/** Private: osdev_x86_window_map() where the window is not yet. */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_window_map_(
    struct osdev_x86_window *window, osdev_vaddr_t va, osdev_paddr_t pa,
    uint64_t flags
);

/** Private: osdev_x86_window_unmap() where the window is not yet. */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_window_unmap_(
    struct osdev_x86_window *window, osdev_vaddr_t va,
    struct osdev_x86_gather *gather, struct osdev_x86_translation *out
);

/** Private: osdev_x86_window_translate() where the window is not yet. */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_window_translate_(
    struct osdev_x86_window *window, osdev_vaddr_t va,
    struct osdev_x86_translation *out
);

/** Private: the entry of a page of the window, NULL if it is not there. */
OSDEV_ALWAYS_INLINE osdev_x86_pte_t *
osdev_x86_window_entry_(const struct osdev_x86_window *window, osdev_vaddr_t va)
{
    uint64_t offset = va.raw - window->base;

    if (OSDEV_UNLIKELY(offset >= window->len)) {
        return NULL;
    }
    return window->table + offset / OSDEV_X86_TABLE_SIZE;
}

/** Private: describe a page of the window. */
OSDEV_ALWAYS_INLINE void osdev_x86_window_describe_(
    const struct osdev_x86_window *window, osdev_vaddr_t va, uint64_t raw,
    struct osdev_x86_translation *out
)
{
    struct osdev_x86_walk_ walk;

    walk.raw = raw;
    walk.table_addr = window->space->masks.table_addr;
    walk.granted = window->granted & raw;
    walk.forbidden = window->forbidden | raw;
    osdev_x86_walk_describe_(&walk, va, 1, out);
}

/**
 * Map a page of 4 KiB.
 *
 * @param window  The object.
 * @param va      The page.
 * @param pa      Where it leads.
 * @param flags   OSDEV_X86_PAGE_ flags.
 *
 * Errors are those of osdev_x86_map().
 */
OSDEV_NODISCARD
static inline enum osdev_x86_err osdev_x86_window_map(
    struct osdev_x86_window *window, osdev_vaddr_t va, osdev_paddr_t pa,
    uint64_t flags
)
{
    osdev_x86_pte_t *entry = osdev_x86_window_entry_(window, va);
    uint64_t fault = ((va.raw | pa.raw) & (OSDEV_X86_TABLE_SIZE - 1)) |
                     (pa.raw & window->space->masks.pa_zero) |
                     (flags & window->flags_zero) |
                     (~flags & window->forbidden);

    if (OSDEV_UNLIKELY(entry == NULL) || OSDEV_UNLIKELY(fault != 0) ||
        OSDEV_UNLIKELY(osdev_x86_pte_load(entry).raw != 0)) {
        return osdev_x86_window_map_(window, va, pa, flags);
    }
    osdev_x86_pte_t page = {pa.raw | flags | OSDEV_X86_PTE_PRESENT};

    osdev_x86_pte_store(entry, page);
    return OSDEV_X86_OK;
}

/**
 * Unmap a page of 4 KiB.
 *
 * @param      window  The object.
 * @param      va      The page.
 * @param      gather  Records what to flush; may be NULL.
 * @param[out] out     What was mapped; written only on success, may be NULL.
 *
 * Errors are those of osdev_x86_unmap_page().
 */
OSDEV_NODISCARD
static inline enum osdev_x86_err osdev_x86_window_unmap(
    struct osdev_x86_window *window, osdev_vaddr_t va,
    struct osdev_x86_gather *gather, struct osdev_x86_translation *out
)
{
    osdev_x86_pte_t *entry = osdev_x86_window_entry_(window, va);
    osdev_x86_pte_t unused = {0};

    if (OSDEV_LIKELY(
            entry != NULL && gather == NULL &&
            (va.raw & (OSDEV_X86_TABLE_SIZE - 1)) == 0
        )) {
        osdev_x86_pte_t page = osdev_x86_pte_load(entry);

        if (OSDEV_LIKELY((page.raw & OSDEV_X86_PTE_PRESENT) != 0)) {
            osdev_x86_pte_store(entry, unused);
            if (out != NULL) {
                osdev_x86_window_describe_(window, va, page.raw, out);
            }
            return OSDEV_X86_OK;
        }
    }
    struct osdev_x86_translation found;
    enum osdev_x86_err err =
        osdev_x86_window_unmap_(window, va, gather, &found);

    if (err == OSDEV_X86_OK && out != NULL) {
        *out = found;
    }
    return err;
}

/**
 * Find out where an address leads.
 *
 * @param      window  The object.
 * @param      va      The address.
 * @param[out] out     Written only on success.
 *
 * Errors are those of osdev_x86_translate().
 */
OSDEV_NODISCARD
static inline enum osdev_x86_err osdev_x86_window_translate(
    struct osdev_x86_window *window, osdev_vaddr_t va,
    struct osdev_x86_translation *out
)
{
    const osdev_x86_pte_t *entry = osdev_x86_window_entry_(window, va);

    if (OSDEV_LIKELY(entry != NULL)) {
        osdev_x86_pte_t page = osdev_x86_pte_load(entry);

        if (OSDEV_LIKELY((page.raw & OSDEV_X86_PTE_PRESENT) != 0)) {
            osdev_x86_window_describe_(window, va, page.raw, out);
            return OSDEV_X86_OK;
        }
        if (page.raw == 0) {
            return OSDEV_X86_ERR_NOT_MAPPED;
        }
    }
    struct osdev_x86_translation found;
    enum osdev_x86_err err = osdev_x86_window_translate_(window, va, &found);

    if (err == OSDEV_X86_OK) {
        *out = found;
    }
    return err;
}

OSDEV_END_DECLS

#endif
