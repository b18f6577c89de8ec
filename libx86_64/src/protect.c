// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Changing the flags of pages. Intel SDM volume 3, 4.8 and 4.10.4.
#include "edit.h"

// The bits of entries of a level that a change of flags clears and sets. The
// encryption bits are among them only if the change is about sharing.
struct change {
    uint64_t clear;
    uint64_t set;
};

static struct change change_at(const struct osdev_x86_edit_ *edit)
{
    const struct osdev_x86_paging *paging = edit->cursor.space->paging;
    unsigned level = edit->cursor.level;
    uint64_t encryption = paging->private_mask | paging->shared_mask;
    struct change change = {
        osdev_x86_flag_bits_(paging, level, edit->clear) & ~encryption,
        osdev_x86_flag_bits_(paging, level, edit->set) & ~encryption};

    if ((edit->set & OSDEV_X86_PAGE_SHARED) != 0) {
        change.clear |= paging->private_mask;
        change.set |= paging->shared_mask;
    } else if ((edit->clear & OSDEV_X86_PAGE_SHARED) != 0) {
        change.clear |= paging->shared_mask;
        change.set |= paging->private_mask;
    }
    return change;
}

static uint64_t change_raw(uint64_t raw, const struct change *change)
{
    return (raw & ~change->clear) | change->set;
}

// Change one entry. Returns what it was. The processor may set the accessed
// and the dirty bit meanwhile: two bits, so this goes round three times at
// most. It cannot if both are set, or if it does not know the space.
static uint64_t change_entry(
    osdev_x86_pte_t *entry, uint64_t raw, const struct change *change,
    bool is_alone
)
{
    uint64_t settled = OSDEV_X86_PAGE_ACCESSED | OSDEV_X86_PAGE_DIRTY;

    if (is_alone || (raw & settled) == settled) {
        osdev_x86_pte_t changed = {change_raw(raw, change)};

        osdev_x86_pte_store(entry, changed);
        return raw;
    }
    while (!__atomic_compare_exchange_n(
        &entry->raw, &raw, change_raw(raw, change), false, __ATOMIC_RELAXED,
        __ATOMIC_RELAXED
    )) {
    }
    return raw;
}

static unsigned change_pages(
    struct osdev_x86_edit_ *edit, osdev_x86_pte_t *entry, unsigned count
)
{
    struct change change = change_at(edit);
    uint64_t page = OSDEV_X86_PTE_PRESENT |
                    (edit->cursor.level > 1 ? OSDEV_X86_PTE_HUGE : 0);
    bool is_alone = edit->gather == NULL;
    uint64_t seen = 0;
    unsigned i = 0;

    for (; i < count; i++) {
        osdev_x86_pte_t old = osdev_x86_pte_load(&entry[i]);

        if ((old.raw & page) != page) {
            break;
        }
        if (change_raw(old.raw, &change) != old.raw) {
            seen |= change_entry(&entry[i], old.raw, &change, is_alone);
        }
    }
    edit->seen = seen;
    return i;
}

// Only rights that are being given concern the tables above.
static enum osdev_x86_err check_parents(struct osdev_x86_edit_ *edit)
{
    struct osdev_x86_cursor *cursor = &edit->cursor;
    uint64_t flags = edit->set & OSDEV_X86_RIGHTS_GRANTED_;
    bool gives_execute =
        (edit->clear & ~edit->set & OSDEV_X86_PAGE_NO_EXECUTE) != 0;

    if (!gives_execute) {
        flags |= OSDEV_X86_PAGE_NO_EXECUTE;
    }
    // A plan must not raise what the operation would.
    if (edit->is_plan && (edit->options & OSDEV_X86_RAISE_PARENTS) != 0) {
        return OSDEV_X86_OK;
    }
    for (unsigned level = cursor->space->paging->levels; level > cursor->level;
         level--) {
        osdev_x86_pte_t *entry =
            &cursor->table[level][osdev_x86_cursor_index(cursor, level)];
        enum osdev_x86_err err =
            osdev_x86_parent_check_(entry, flags, edit->options);

        if (err != OSDEV_X86_OK) {
            return err;
        }
    }
    return OSDEV_X86_OK;
}

static enum osdev_x86_err prepare(
    struct osdev_x86_edit_ *edit, const struct osdev_x86_space *space,
    const struct osdev_x86_protection *what, struct osdev_x86_gather *gather
)
{
    edit->va = what->va;
    edit->len = what->len;
    edit->options = what->options & ~OSDEV_X86_CLEAR_SOFT;
    edit->gather = gather;
    edit->check = check_parents;
    edit->change = change_pages;
    edit->clear = what->clear;
    edit->set = what->set;
    return ((what->clear | what->set) & space->masks.flags_zero) != 0
               ? OSDEV_X86_ERR_BAD_FLAGS
               : OSDEV_X86_OK;
}

enum osdev_x86_err osdev_x86_protect(
    const struct osdev_x86_space *space,
    const struct osdev_x86_protection *what, struct osdev_x86_gather *gather,
    struct osdev_x86_stop *out_stop
)
{
    struct osdev_x86_edit_ edit;
    enum osdev_x86_err err = prepare(&edit, space, what, gather);

    if (err != OSDEV_X86_OK) {
        osdev_x86_stop_at_(out_stop, NULL, what->va, 0);
        return err;
    }
    return osdev_x86_edit_range_(&edit, space, out_stop);
}

enum osdev_x86_err osdev_x86_protect_tables(
    const struct osdev_x86_space *space,
    const struct osdev_x86_protection *what, uint64_t *out_count,
    struct osdev_x86_stop *out_stop
)
{
    struct osdev_x86_edit_ edit;
    enum osdev_x86_err err = prepare(&edit, space, what, NULL);

    if (err != OSDEV_X86_OK) {
        osdev_x86_stop_at_(out_stop, NULL, what->va, 0);
        return err;
    }
    err = osdev_x86_edit_plan_(&edit, space, out_stop);
    if (err == OSDEV_X86_OK) {
        *out_count = edit.tables;
    }
    return err;
}
