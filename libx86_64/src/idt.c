// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Gates and the interrupt descriptor table. Intel SDM volume 3, 6.14.1.
#include "internal.h"

#include <osdev/x86/idt.h>

#define ATTR_IST     UINT32_C(0x0007)
#define ATTR_TYPE    UINT32_C(0x0f00)
#define ATTR_DPL     UINT32_C(0x6000)
#define ATTR_PRESENT UINT32_C(0x8000)

static bool is_type(unsigned type)
{
    return type == OSDEV_X86_GATE_INTERRUPT || type == OSDEV_X86_GATE_TRAP;
}

enum osdev_x86_err osdev_x86_gate_encode(
    const struct osdev_x86_gate *gate, struct osdev_x86_idt_entry *out
)
{
    if (osdev_x86_selector_is_null(gate->selector)) {
        return OSDEV_X86_ERR_BAD_SELECTOR;
    }
    if (gate->ist > 7) {
        return OSDEV_X86_ERR_BAD_IST;
    }
    if (gate->dpl > 3) {
        return OSDEV_X86_ERR_BAD_LEVEL;
    }
    if (!is_type(gate->type)) {
        return OSDEV_X86_ERR_BAD_VALUE;
    }
    uint32_t attributes = OSDEV_FIELD_PREP(ATTR_IST, (uint32_t)gate->ist) |
                          OSDEV_FIELD_PREP(ATTR_TYPE, (uint32_t)gate->type) |
                          OSDEV_FIELD_PREP(ATTR_DPL, (uint32_t)gate->dpl) |
                          (gate->is_present ? ATTR_PRESENT : 0);

    out->offset_low = (uint16_t)gate->handler.raw;
    out->selector = gate->selector.raw;
    out->attributes = (uint16_t)attributes;
    out->offset_mid = (uint16_t)(gate->handler.raw >> 16);
    out->offset_high = (uint32_t)(gate->handler.raw >> 32);
    out->reserved = 0;
    return OSDEV_X86_OK;
}

enum osdev_x86_err osdev_x86_gate_decode(
    const struct osdev_x86_idt_entry *entry, struct osdev_x86_gate *out
)
{
    uint32_t attributes = entry->attributes;
    unsigned type = OSDEV_FIELD_GET(ATTR_TYPE, attributes);
    bool is_present = (attributes & ATTR_PRESENT) != 0;

    if (is_present && !is_type(type)) {
        return OSDEV_X86_ERR_BAD_VALUE;
    }
    out->handler = osdev_vaddr(
        (uint64_t)entry->offset_high << 32 | (uint64_t)entry->offset_mid << 16 |
        entry->offset_low
    );
    out->selector = osdev_x86_selector(entry->selector);
    out->type = type == OSDEV_X86_GATE_TRAP ? OSDEV_X86_GATE_TRAP
                                            : OSDEV_X86_GATE_INTERRUPT;
    out->ist = (uint8_t)OSDEV_FIELD_GET(ATTR_IST, attributes);
    out->dpl = (uint8_t)OSDEV_FIELD_GET(ATTR_DPL, attributes);
    out->is_present = is_present;
    return OSDEV_X86_OK;
}

enum osdev_x86_err osdev_x86_idt_fill(
    struct osdev_x86_idt *idt, osdev_vaddr_t stubs, osdev_x86_selector_t code
)
{
    struct osdev_x86_gate gate = {stubs, code, OSDEV_X86_GATE_INTERRUPT,
                                  0,     0,    true};

    for (unsigned vector = 0; vector < OSDEV_X86_VECTORS; vector++) {
        enum osdev_x86_err err = osdev_x86_idt_set(idt, vector, &gate);

        if (err != OSDEV_X86_OK) {
            return err;
        }
        gate.handler.raw += OSDEV_X86_STUB_SIZE;
    }
    return OSDEV_X86_OK;
}

enum osdev_x86_err osdev_x86_idt_set(
    struct osdev_x86_idt *idt, unsigned vector,
    const struct osdev_x86_gate *gate
)
{
    struct osdev_x86_idt_entry entry;

    if (vector >= OSDEV_X86_VECTORS) {
        return OSDEV_X86_ERR_BAD_INDEX;
    }
    enum osdev_x86_err err = osdev_x86_gate_encode(gate, &entry);

    if (err != OSDEV_X86_OK) {
        return err;
    }
    // The present bit goes first and comes last: the processor may read the
    // gate in between, and 16 bytes are not written at once.
    struct osdev_x86_idt_entry *slot = &idt->entries[vector];
    uint16_t attributes = entry.attributes;

    entry.attributes = 0;
    __atomic_store_n(&slot->attributes, 0, __ATOMIC_SEQ_CST);
    *slot = entry;
    __atomic_store_n(&slot->attributes, attributes, __ATOMIC_RELEASE);
    return OSDEV_X86_OK;
}

enum osdev_x86_err osdev_x86_idt_get(
    const struct osdev_x86_idt *idt, unsigned vector, struct osdev_x86_gate *out
)
{
    if (vector >= OSDEV_X86_VECTORS) {
        return OSDEV_X86_ERR_BAD_INDEX;
    }
    return osdev_x86_gate_decode(&idt->entries[vector], out);
}

static void set_attribute(
    struct osdev_x86_idt *idt, unsigned vector, uint32_t mask, uint32_t value
)
{
    uint32_t attributes = idt->entries[vector].attributes;

    idt->entries[vector].attributes =
        (uint16_t)OSDEV_FIELD_SET(mask, attributes, value);
}

enum osdev_x86_err
osdev_x86_idt_set_ist(struct osdev_x86_idt *idt, unsigned vector, unsigned ist)
{
    if (vector >= OSDEV_X86_VECTORS) {
        return OSDEV_X86_ERR_BAD_INDEX;
    }
    if (ist > 7) {
        return OSDEV_X86_ERR_BAD_IST;
    }
    set_attribute(idt, vector, ATTR_IST, ist);
    return OSDEV_X86_OK;
}

enum osdev_x86_err
osdev_x86_idt_set_dpl(struct osdev_x86_idt *idt, unsigned vector, unsigned dpl)
{
    if (vector >= OSDEV_X86_VECTORS) {
        return OSDEV_X86_ERR_BAD_INDEX;
    }
    if (dpl > 3) {
        return OSDEV_X86_ERR_BAD_LEVEL;
    }
    set_attribute(idt, vector, ATTR_DPL, dpl);
    return OSDEV_X86_OK;
}

void osdev_x86_idt_load(const struct osdev_x86_idt *idt)
{
    struct osdev_x86_table_ptr ptr =
        osdev_x86_table_ptr_make_(osdev_vaddr_from_ptr(idt), sizeof(*idt));

    osdev_x86_insn_lidt(&ptr);
}
