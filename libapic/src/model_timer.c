// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The model: time, pins and the local vector table. Intel SDM volume 3, 11.5.
#include "model.h"

static unsigned timer_mode(const struct osdev_apic_model *model)
{
    return OSDEV_FIELD_GET(
        OSDEV_APIC_LVT_TIMER_MODE, model->lvt[OSDEV_APIC_LVT_TIMER]
    );
}

void osdev_apic_model_raise(
    struct osdev_apic_model *model, enum osdev_apic_lvt lvt
)
{
    const struct osdev_apic_lvt_entry entry =
        osdev_apic_lvt_decode(lvt, model->lvt[lvt]);
    const struct osdev_apic_model_message message = {
        .delivery = entry.delivery,
        .vector = entry.vector,
        .level = entry.level && entry.delivery == OSDEV_APIC_FIXED,
    };

    if (!entry.masked) {
        (void)osdev_apic_model_accept_(model, &message);
    }
}

void osdev_apic_model_set_lint(
    struct osdev_apic_model *model, unsigned pin, bool high
)
{
    const enum osdev_apic_lvt lvt =
        (enum osdev_apic_lvt)(OSDEV_APIC_LVT_LINT0 + pin);
    struct osdev_apic_lvt_entry entry;
    bool was_active;
    bool is_active;

    if (pin > 1) {
        return;
    }
    entry = osdev_apic_lvt_decode(lvt, model->lvt[lvt]);
    was_active = model->lint[pin] != entry.active_low;
    is_active = high != entry.active_low;
    model->lint[pin] = high;
    if (!is_active || entry.masked) {
        return;
    }
    if (!entry.level || entry.delivery != OSDEV_APIC_FIXED) {
        if (!was_active) {
            osdev_apic_model_raise(model, lvt);
        }
    } else if (!entry.remote_irr) {
        model->lvt[lvt] |= OSDEV_APIC_LVT_REMOTE_IRR;
        osdev_apic_model_raise(model, lvt);
    }
}

void osdev_apic_model_set_deadline_(struct osdev_apic_model *model, uint64_t v)
{
    if (timer_mode(model) == OSDEV_APIC_TIMER_DEADLINE) {
        model->deadline = v;
        osdev_apic_model_tick(model, 0);
    }
}

void osdev_apic_model_write_timer_lvt_(
    struct osdev_apic_model *model, uint32_t word
)
{
    const bool was = timer_mode(model) == OSDEV_APIC_TIMER_DEADLINE;

    model->lvt[OSDEV_APIC_LVT_TIMER] = word;
    if (was != (timer_mode(model) == OSDEV_APIC_TIMER_DEADLINE)) {
        model->deadline = 0;
        osdev_apic_model_start_timer_(model, 0);
    }
}

void osdev_apic_model_start_timer_(struct osdev_apic_model *model, uint32_t n)
{
    model->timer_initial = n;
    model->timer_current = n;
    model->timer_phase = 0;
}

static void count_down(struct osdev_apic_model *model, uint64_t clocks)
{
    const uint32_t divide = osdev_apic_divide_decode(model->timer_divide);
    const uint64_t total = clocks + model->timer_phase;
    uint64_t steps = total / divide;

    if (model->timer_current == 0) {
        return;
    }
    model->timer_phase = (uint32_t)(total % divide);
    if (steps < model->timer_current) {
        model->timer_current -= (uint32_t)steps;
        return;
    }
    steps -= model->timer_current;
    model->timer_current =
        timer_mode(model) == OSDEV_APIC_TIMER_PERIODIC
            ? model->timer_initial - (uint32_t)(steps % model->timer_initial)
            : 0;
    osdev_apic_model_raise(model, OSDEV_APIC_LVT_TIMER);
}

void osdev_apic_model_tick(struct osdev_apic_model *model, uint64_t clocks)
{
    model->tsc += clocks;
    if (timer_mode(model) != OSDEV_APIC_TIMER_DEADLINE) {
        count_down(model, clocks);
    } else if (model->deadline != 0 && model->tsc >= model->deadline) {
        model->deadline = 0;
        osdev_apic_model_raise(model, OSDEV_APIC_LVT_TIMER);
    }
}
