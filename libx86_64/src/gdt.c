// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Segment descriptors and the global descriptor table. Intel SDM volume 3,
// 3.4.5, 3.5 and 8.2.3; the order of the standard layout is that of 5.8.8.
#include "internal.h"

#include <osdev/x86/gdt.h>
#include <osdev/x86/msr.h>

#define SLOTS_MAX  8192u
#define LIMIT_LOW  OSDEV_MASK64(15, 0)
#define LIMIT_HIGH OSDEV_MASK64(51, 48)
#define BASE_LOW   OSDEV_MASK64(39, 16)
#define BASE_MID   OSDEV_MASK64(63, 56)
#define FLAGS      (OSDEV_MASK64(47, 40) | OSDEV_MASK64(55, 52))

struct osdev_x86_desc osdev_x86_desc_decode(uint64_t low, uint64_t high)
{
    struct osdev_x86_desc desc = {
        OSDEV_FIELD_GET(BASE_LOW, low) | OSDEV_FIELD_GET(BASE_MID, low) << 24,
        (uint32_t
        )(OSDEV_FIELD_GET(LIMIT_LOW, low) | OSDEV_FIELD_GET(LIMIT_HIGH, low)
                                                << 16),
        low & FLAGS};

    if ((low & OSDEV_X86_DESC_USER) == 0) {
        desc.base |= high << 32;
    }
    return desc;
}

enum osdev_x86_err osdev_x86_desc_encode(
    const struct osdev_x86_desc *desc, struct osdev_x86_system_desc *out
)
{
    bool is_system = (desc->flags & OSDEV_X86_DESC_USER) == 0;

    if ((desc->flags & ~FLAGS) != 0 || desc->limit > 0xfffff ||
        (!is_system && desc->base > UINT32_MAX)) {
        return OSDEV_X86_ERR_BAD_VALUE;
    }
    out->low = desc->flags | OSDEV_FIELD_PREP(LIMIT_LOW, desc->limit) |
               OSDEV_FIELD_PREP(LIMIT_HIGH, (uint64_t)desc->limit >> 16) |
               OSDEV_FIELD_PREP(BASE_LOW, desc->base) |
               OSDEV_FIELD_PREP(BASE_MID, desc->base >> 24);
    out->high = desc->base >> 32;
    return OSDEV_X86_OK;
}

enum osdev_x86_err
osdev_x86_gdt_init(struct osdev_x86_gdt *gdt, uint64_t *slots, size_t capacity)
{
    if (capacity == 0 || capacity > SLOTS_MAX) {
        return OSDEV_X86_ERR_BAD_INDEX;
    }
    gdt->slots = slots;
    gdt->capacity = (uint16_t)capacity;
    gdt->count = 1;
    slots[0] = 0;
    return OSDEV_X86_OK;
}

enum osdev_x86_err osdev_x86_gdt_init_standard(
    struct osdev_x86_gdt *gdt, uint64_t *slots, size_t capacity
)
{
    static const uint64_t layout[OSDEV_X86_GDT_STANDARD_SLOTS] = {
        0,
        OSDEV_X86_DESC_KERNEL_CODE64,
        OSDEV_X86_DESC_KERNEL_DATA,
        OSDEV_X86_DESC_USER_CODE32,
        OSDEV_X86_DESC_USER_DATA,
        OSDEV_X86_DESC_USER_CODE64,
    };
    enum osdev_x86_err err = osdev_x86_gdt_init(gdt, slots, capacity);

    if (err != OSDEV_X86_OK) {
        return err;
    }
    if (capacity < OSDEV_X86_GDT_STANDARD_SLOTS) {
        return OSDEV_X86_ERR_FULL;
    }
    for (unsigned i = 0; i < OSDEV_X86_GDT_STANDARD_SLOTS; i++) {
        slots[i] = layout[i];
    }
    gdt->count = OSDEV_X86_GDT_STANDARD_SLOTS;
    return OSDEV_X86_OK;
}

static osdev_x86_selector_t
take_slots(struct osdev_x86_gdt *gdt, uint64_t desc, uint16_t slots)
{
    unsigned dpl = (unsigned)OSDEV_FIELD_GET(OSDEV_X86_DESC_DPL_MASK, desc);
    unsigned index = gdt->count;

    gdt->slots[index] = desc;
    gdt->count = (uint16_t)(gdt->count + slots);
    return osdev_x86_selector((uint16_t)(index << 3 | dpl));
}

enum osdev_x86_err osdev_x86_gdt_append(
    struct osdev_x86_gdt *gdt, uint64_t desc, osdev_x86_selector_t *out
)
{
    if ((desc & OSDEV_X86_DESC_USER) == 0) {
        return OSDEV_X86_ERR_BAD_DESCRIPTOR;
    }
    if (gdt->capacity - gdt->count < 1) {
        return OSDEV_X86_ERR_FULL;
    }
    *out = take_slots(gdt, desc, 1);
    return OSDEV_X86_OK;
}

enum osdev_x86_err osdev_x86_gdt_append_system(
    struct osdev_x86_gdt *gdt, const struct osdev_x86_system_desc *desc,
    osdev_x86_selector_t *out
)
{
    if ((desc->low & OSDEV_X86_DESC_USER) != 0) {
        return OSDEV_X86_ERR_BAD_DESCRIPTOR;
    }
    if (gdt->capacity - gdt->count < (int)OSDEV_X86_GDT_SYSTEM_SLOTS) {
        return OSDEV_X86_ERR_FULL;
    }
    gdt->slots[gdt->count + 1] = desc->high;
    *out = take_slots(gdt, desc->low, OSDEV_X86_GDT_SYSTEM_SLOTS);
    return OSDEV_X86_OK;
}

enum osdev_x86_err osdev_x86_gdt_append_tss(
    struct osdev_x86_gdt *gdt, const struct osdev_x86_tss *tss,
    osdev_x86_selector_t *out
)
{
    struct osdev_x86_system_desc desc;

    osdev_x86_tss_describe(tss, &desc);
    return osdev_x86_gdt_append_system(gdt, &desc, out);
}

// The descriptor behind a selector, 0 if the table holds none.
static uint64_t
look_up(const struct osdev_x86_gdt *gdt, osdev_x86_selector_t selector)
{
    unsigned index = osdev_x86_selector_index(selector);

    if (osdev_x86_selector_table(selector) != OSDEV_X86_TABLE_GDT ||
        index >= gdt->count) {
        return 0;
    }
    return gdt->slots[index];
}

static bool is_kernel_segment(uint64_t desc, uint64_t kind)
{
    uint64_t mask = OSDEV_X86_DESC_PRESENT | OSDEV_X86_DESC_USER |
                    OSDEV_X86_DESC_EXECUTABLE | OSDEV_X86_DESC_DPL_MASK;

    return (desc & mask) ==
           (OSDEV_X86_DESC_PRESENT | OSDEV_X86_DESC_USER | kind);
}

enum osdev_x86_err osdev_x86_gdt_load(
    const struct osdev_x86_gdt *gdt, osdev_x86_selector_t code,
    osdev_x86_selector_t data
)
{
    if (osdev_x86_selector_rpl(code) != 0 ||
        osdev_x86_selector_rpl(data) != 0 ||
        !is_kernel_segment(look_up(gdt, code), OSDEV_X86_DESC_EXECUTABLE) ||
        !is_kernel_segment(look_up(gdt, data), 0)) {
        return OSDEV_X86_ERR_BAD_SELECTOR;
    }

    struct osdev_x86_table_ptr ptr = osdev_x86_table_ptr_make_(
        osdev_vaddr_from_ptr(gdt->slots), gdt->count * sizeof(uint64_t)
    );
    osdev_vaddr_t fs_base = osdev_x86_fs_base_read();
    osdev_vaddr_t gs_base = osdev_x86_gs_base_read();

    osdev_x86_insn_lgdt(&ptr);
    osdev_x86_load_cs_(code.raw);
    osdev_x86_insn_write_ss(data.raw);
    osdev_x86_insn_write_ds(data.raw);
    osdev_x86_insn_write_es(data.raw);
    // Loading a selector overwrites the base, on some processors even if it
    // is null.
    osdev_x86_insn_write_fs(0);
    osdev_x86_insn_write_gs(0);
    osdev_x86_fs_base_write(fs_base);
    osdev_x86_gs_base_write(gs_base);
    return OSDEV_X86_OK;
}

enum osdev_x86_err osdev_x86_tss_load(
    const struct osdev_x86_gdt *gdt, osdev_x86_selector_t selector
)
{
    uint64_t kind =
        OSDEV_X86_DESC_PRESENT | OSDEV_X86_DESC_USER | OSDEV_X86_DESC_TYPE_MASK;
    uint64_t desc = look_up(gdt, selector);

    if (desc == 0) {
        return OSDEV_X86_ERR_BAD_SELECTOR;
    }
    if ((desc & kind) !=
        (OSDEV_X86_DESC_PRESENT |
         OSDEV_FIELD_PREP(OSDEV_X86_DESC_TYPE_MASK, OSDEV_X86_DESC_TYPE_TSS))) {
        return OSDEV_X86_ERR_BAD_DESCRIPTOR;
    }
    osdev_x86_insn_ltr(selector.raw);
    return OSDEV_X86_OK;
}
