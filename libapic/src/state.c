// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// All registers at once.
#include "internal.h"

enum where {
    ALWAYS,
    XAPIC_ONLY,
    EXTENDED_ONLY,
};

struct row {
    char name[16];
    uint16_t reg;
    uint8_t where;
    uint8_t count;
};

static const struct row rows[] = {
    {"ID", OSDEV_APIC_REG_ID, ALWAYS, 1},
    {"VERSION", OSDEV_APIC_REG_VERSION, ALWAYS, 1},
    {"TPR", OSDEV_APIC_REG_TPR, ALWAYS, 1},
    {"APR", OSDEV_APIC_REG_APR, XAPIC_ONLY, 1},
    {"PPR", OSDEV_APIC_REG_PPR, ALWAYS, 1},
    {"LDR", OSDEV_APIC_REG_LDR, ALWAYS, 1},
    {"DFR", OSDEV_APIC_REG_DFR, XAPIC_ONLY, 1},
    {"SVR", OSDEV_APIC_REG_SVR, ALWAYS, 1},
    {"ISR", OSDEV_APIC_REG_ISR, ALWAYS, 8},
    {"TMR", OSDEV_APIC_REG_TMR, ALWAYS, 8},
    {"IRR", OSDEV_APIC_REG_IRR, ALWAYS, 8},
    {"LVT CMCI", OSDEV_APIC_REG_LVT_CMCI, ALWAYS, 1},
    {"ICR", OSDEV_APIC_REG_ICR, ALWAYS, 1},
    {"LVT TIMER", OSDEV_APIC_REG_LVT_TIMER, ALWAYS, 1},
    {"LVT THERMAL", OSDEV_APIC_REG_LVT_THERMAL, ALWAYS, 1},
    {"LVT PERF", OSDEV_APIC_REG_LVT_PERF, ALWAYS, 1},
    {"LVT LINT0", OSDEV_APIC_REG_LVT_LINT0, ALWAYS, 1},
    {"LVT LINT1", OSDEV_APIC_REG_LVT_LINT1, ALWAYS, 1},
    {"LVT ERROR", OSDEV_APIC_REG_LVT_ERROR, ALWAYS, 1},
    {"TIMER INITIAL", OSDEV_APIC_REG_TIMER_INITIAL, ALWAYS, 1},
    {"TIMER CURRENT", OSDEV_APIC_REG_TIMER_CURRENT, ALWAYS, 1},
    {"TIMER DIVIDE", OSDEV_APIC_REG_TIMER_DIVIDE, ALWAYS, 1},
    {"EXT FEATURE", OSDEV_APIC_REG_EXT_FEATURE, EXTENDED_ONLY, 1},
    {"EXT CONTROL", OSDEV_APIC_REG_EXT_CONTROL, EXTENDED_ONLY, 1},
    {"IER", OSDEV_APIC_REG_IER, EXTENDED_ONLY, 8},
    {"EXT LVT", OSDEV_APIC_REG_EXT_LVT, EXTENDED_ONLY, OSDEV_APIC_EXT_LVTS},
};

static bool is_missing_lvt(const struct osdev_apic *apic, uint16_t reg)
{
    for (unsigned i = 0; i < OSDEV_APIC_LVT_COUNT; i++) {
        const enum osdev_apic_lvt lvt = (enum osdev_apic_lvt)i;

        if (osdev_apic_lvt_reg(lvt) == reg) {
            return !osdev_apic_has_lvt(apic, lvt);
        }
    }
    return false;
}

static unsigned row_count(const struct osdev_apic *apic, const struct row *row)
{
    if ((row->where == XAPIC_ONLY && osdev_apic_is_x2_(apic)) ||
        (row->where == EXTENDED_ONLY && !apic->version.has_extended) ||
        is_missing_lvt(apic, row->reg)) {
        return 0;
    }
    if (row->reg == OSDEV_APIC_REG_IER &&
        (apic->ext_features & OSDEV_APIC_EXT_IER) == 0) {
        return 0;
    }
    return row->reg == OSDEV_APIC_REG_EXT_LVT ? osdev_apic_ext_lvt_count(apic)
                                              : row->count;
}

bool osdev_apic_dump_next(
    const struct osdev_apic *apic, unsigned *index,
    struct osdev_apic_dump_row *out
)
{
    unsigned skip = *index;

    for (size_t i = 0; i < OSDEV_COUNTOF(rows); i++) {
        const unsigned count = row_count(apic, &rows[i]);

        if (skip >= count) {
            skip -= count;
            continue;
        }
        out->name = rows[i].name;
        out->reg = osdev_apic_word_reg_(rows[i].reg, skip);
        out->value = out->reg == OSDEV_APIC_REG_ICR
                         ? apic->ops->read_icr(apic->ctx)
                         : osdev_apic_read(apic, out->reg);
        ++*index;
        return true;
    }
    return false;
}

static bool has_deadline(const struct osdev_apic *apic, uint32_t lvt_timer)
{
    return apic->ops->read_deadline != NULL &&
           OSDEV_FIELD_GET(OSDEV_APIC_LVT_TIMER_MODE, lvt_timer) ==
               OSDEV_APIC_TIMER_DEADLINE;
}

static void
save_extended(const struct osdev_apic *apic, struct osdev_apic_state *state)
{
    state->ext_control = osdev_apic_read_extensions(apic);
    for (unsigned i = 0; i < osdev_apic_ext_lvt_count(apic); i++) {
        state->ext_lvt[i] = osdev_apic_read(
            apic, osdev_apic_word_reg_(OSDEV_APIC_REG_EXT_LVT, i)
        );
    }
    for (unsigned i = 0; i < OSDEV_APIC_VECTOR_WORDS; i++) {
        if ((apic->ext_features & OSDEV_APIC_EXT_IER) != 0) {
            state->ier[i] = osdev_apic_read(
                apic, osdev_apic_word_reg_(OSDEV_APIC_REG_IER, i)
            );
        }
    }
}

static void restore_extended(
    const struct osdev_apic *apic, const struct osdev_apic_state *state
)
{
    if (!apic->version.has_extended) {
        return;
    }
    osdev_apic_write(apic, OSDEV_APIC_REG_EXT_CONTROL, state->ext_control);
    for (unsigned i = 0; i < OSDEV_APIC_VECTOR_WORDS; i++) {
        if ((apic->ext_features & OSDEV_APIC_EXT_IER) != 0) {
            osdev_apic_write(
                apic, osdev_apic_word_reg_(OSDEV_APIC_REG_IER, i), state->ier[i]
            );
        }
    }
    for (unsigned i = 0; i < osdev_apic_ext_lvt_count(apic); i++) {
        osdev_apic_write(
            apic, osdev_apic_word_reg_(OSDEV_APIC_REG_EXT_LVT, i),
            state->ext_lvt[i]
        );
    }
}

void osdev_apic_save(
    const struct osdev_apic *apic, struct osdev_apic_state *out
)
{
    struct osdev_apic_state state = {.mode = apic->mode};

    state.ldr = osdev_apic_read(apic, OSDEV_APIC_REG_LDR);
    if (!osdev_apic_is_x2_(apic)) {
        state.dfr = osdev_apic_read(apic, OSDEV_APIC_REG_DFR);
    }
    state.tpr = osdev_apic_read(apic, OSDEV_APIC_REG_TPR);
    state.svr = osdev_apic_read(apic, OSDEV_APIC_REG_SVR);
    for (unsigned i = 0; i < OSDEV_APIC_LVT_COUNT; i++) {
        if (osdev_apic_has_lvt(apic, (enum osdev_apic_lvt)i)) {
            state.lvt[i] = osdev_apic_read(
                apic, osdev_apic_lvt_reg((enum osdev_apic_lvt)i)
            );
        }
    }
    state.timer_divide = osdev_apic_read(apic, OSDEV_APIC_REG_TIMER_DIVIDE);
    state.timer_initial = osdev_apic_read(apic, OSDEV_APIC_REG_TIMER_INITIAL);
    if (has_deadline(apic, state.lvt[OSDEV_APIC_LVT_TIMER])) {
        state.deadline = apic->ops->read_deadline(apic->ctx);
    }
    save_extended(apic, &state);
    *out = state;
}

static void restore_timer(
    const struct osdev_apic *apic, const struct osdev_apic_state *state
)
{
    osdev_apic_write(apic, OSDEV_APIC_REG_TIMER_DIVIDE, state->timer_divide);
    if (!has_deadline(apic, state->lvt[OSDEV_APIC_LVT_TIMER])) {
        osdev_apic_write(
            apic, OSDEV_APIC_REG_TIMER_INITIAL, state->timer_initial
        );
    } else if (state->deadline != 0) {
        apic->ops->write_deadline(apic->ctx, state->deadline);
    }
}

enum osdev_apic_err osdev_apic_restore(
    const struct osdev_apic *apic, const struct osdev_apic_state *state
)
{
    if (state->mode != apic->mode) {
        return OSDEV_APIC_ERR_BAD_MODE;
    }
    if (!osdev_apic_is_x2_(apic)) {
        osdev_apic_write(apic, OSDEV_APIC_REG_DFR, state->dfr);
        osdev_apic_write(apic, OSDEV_APIC_REG_LDR, state->ldr);
    }
    osdev_apic_write(apic, OSDEV_APIC_REG_TPR, state->tpr);
    // Entries stay masked until the local APIC works, so it comes first.
    osdev_apic_write(apic, OSDEV_APIC_REG_SVR, state->svr);
    restore_extended(apic, state);
    for (unsigned i = 0; i < OSDEV_APIC_LVT_COUNT; i++) {
        const enum osdev_apic_lvt lvt = (enum osdev_apic_lvt)i;

        if (osdev_apic_has_lvt(apic, lvt)) {
            osdev_apic_write(
                apic, osdev_apic_lvt_reg(lvt),
                state->lvt[i] &
                    ~(OSDEV_APIC_LVT_PENDING | OSDEV_APIC_LVT_REMOTE_IRR)
            );
        }
    }
    restore_timer(apic, state);
    (void)osdev_apic_read_errors(apic);
    return osdev_apic_read(apic, OSDEV_APIC_REG_SVR) == state->svr
               ? OSDEV_APIC_OK
               : OSDEV_APIC_ERR_READ_BACK;
}
