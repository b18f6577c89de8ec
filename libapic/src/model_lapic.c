// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The model: registers of the local APIC. Intel SDM volume 3, 11.4 and 11.12.
#include "model.h"

#define LVT_READONLY (OSDEV_APIC_LVT_PENDING | OSDEV_APIC_LVT_REMOTE_IRR)
#define EXTENSIONS \
    (OSDEV_APIC_EXT_IER | OSDEV_APIC_EXT_SEOI | OSDEV_APIC_EXT_ID)
// What an entry of the AMD extension has.
#define EXT_LVT_FIELDS \
    (OSDEV_APIC_LVT_VECTOR | OSDEV_APIC_LVT_DELIVERY | OSDEV_APIC_LVT_MASK)

static bool is_x2apic(const struct osdev_apic_model *model)
{
    return osdev_apic_model_mode_(model) == OSDEV_APIC_MODE_X2APIC;
}

void osdev_apic_model_reset_(struct osdev_apic_model *model)
{
    struct osdev_apic_model reset = {
        .bus = model->bus,
        .base = model->base,
        .id = model->id,
        .version = model->version,
        .ext_feature = model->ext_feature,
        .dfr = UINT32_MAX,
        .svr = 0xff,
        .tsc = model->tsc,
        .send_delay = model->send_delay,
        .faults = model->faults,
        .nmis = model->nmis,
        .smis = model->smis,
        .inits = model->inits,
        .startups = model->startups,
        .start_page = model->start_page,
        .waiting = model->waiting,
        .lint = {model->lint[0], model->lint[1]},
    };

    for (unsigned i = 0; i < OSDEV_APIC_LVT_COUNT; i++) {
        reset.lvt[i] = OSDEV_APIC_LVT_MASK;
    }
    for (unsigned i = 0; i < OSDEV_APIC_EXT_LVTS; i++) {
        reset.ext_lvt[i] = OSDEV_APIC_LVT_MASK;
    }
    for (unsigned i = 0; i < OSDEV_APIC_VECTOR_WORDS; i++) {
        reset.ier.words[i] = UINT32_MAX;
    }
    *model = reset;
}

void osdev_apic_model_init(
    struct osdev_apic_model *model, uint32_t id, bool bootstrap,
    const struct osdev_apic_model_bus *bus
)
{
    struct osdev_apic_model made = {
        .bus = bus,
        .base = OSDEV_APIC_MSI_BASE | OSDEV_X86_APIC_BASE_ENABLE |
                (bootstrap ? OSDEV_X86_APIC_BASE_BSP : 0),
        .id = id,
        .version = 0x14 | OSDEV_APIC_VERSION_EOI_SUPPRESS |
                   (OSDEV_APIC_LVT_COUNT - 1) << 16,
        .waiting = !bootstrap,
    };

    osdev_apic_model_reset_(&made);
    *model = made;
}

bool osdev_apic_model_write_base(struct osdev_apic_model *model, uint64_t value)
{
    const enum osdev_apic_mode from = osdev_apic_model_mode_(model);
    const enum osdev_apic_mode to = osdev_apic_mode_decode(value);

    if (to == OSDEV_APIC_MODE_INVALID ||
        (from == OSDEV_APIC_MODE_OFF && to == OSDEV_APIC_MODE_X2APIC) ||
        (from == OSDEV_APIC_MODE_X2APIC && to == OSDEV_APIC_MODE_XAPIC)) {
        model->faults++;
        return false;
    }
    model->base = (value & ~OSDEV_X86_APIC_BASE_BSP) |
                  (model->base & OSDEV_X86_APIC_BASE_BSP);
    if (to == OSDEV_APIC_MODE_OFF) {
        osdev_apic_model_reset_(model);
    }
    return true;
}

static uint32_t refuse(struct osdev_apic_model *model)
{
    if (is_x2apic(model)) {
        model->faults++;
    } else {
        osdev_apic_model_error_(model, OSDEV_APIC_ESR_REGISTER);
    }
    return 0;
}

// The entry of the table that is at an offset, if there is one.
static bool find_lvt(
    const struct osdev_apic_model *model, uint16_t reg, enum osdev_apic_lvt *out
)
{
    const struct osdev_apic probe = {
        .version = osdev_apic_version_decode(model->version),
    };

    for (unsigned i = 0; i < OSDEV_APIC_LVT_COUNT; i++) {
        *out = (enum osdev_apic_lvt)i;
        if (osdev_apic_lvt_reg(*out) == reg) {
            return osdev_apic_has_lvt(&probe, *out);
        }
    }
    return false;
}

// The word of a set of eight registers, or NULL.
static uint32_t *find_word(struct osdev_apic_model *model, uint16_t reg)
{
    const unsigned word = reg >> 4 & 7;

    switch (reg & 0xf80) {
    case OSDEV_APIC_REG_ISR:
        return &model->isr.words[word];
    case OSDEV_APIC_REG_TMR:
        return &model->tmr.words[word];
    case OSDEV_APIC_REG_IRR:
        return &model->irr.words[word];
    case OSDEV_APIC_REG_IER:
        return (model->ext_feature & OSDEV_APIC_EXT_IER) != 0
                   ? &model->ier.words[word]
                   : NULL;
    default:
        return NULL;
    }
}

static uint32_t *find_ext_lvt(struct osdev_apic_model *model, uint16_t reg)
{
    const unsigned index = (unsigned)(reg - OSDEV_APIC_REG_EXT_LVT) / 16u;
    const unsigned count =
        OSDEV_FIELD_GET(OSDEV_APIC_EXT_LVT_COUNT, model->ext_feature);

    return reg >= OSDEV_APIC_REG_EXT_LVT && index < count &&
                   index < OSDEV_APIC_EXT_LVTS
               ? &model->ext_lvt[index]
               : NULL;
}

static uint32_t read_ldr(const struct osdev_apic_model *model)
{
    return is_x2apic(model) ? osdev_apic_x2apic_logical_id(model->id)
                            : model->ldr;
}

static uint32_t read_xapic_only(struct osdev_apic_model *model, uint16_t reg)
{
    if (is_x2apic(model)) {
        return refuse(model);
    }
    return reg == OSDEV_APIC_REG_DFR ? model->dfr : 0;
}

static uint32_t read_extended(struct osdev_apic_model *model, uint16_t reg)
{
    if ((model->version & OSDEV_APIC_VERSION_EXTENDED) == 0) {
        return refuse(model);
    }
    return reg == OSDEV_APIC_REG_EXT_FEATURE ? model->ext_feature
                                             : model->ext_control;
}

static uint32_t read_plain(struct osdev_apic_model *model, uint16_t reg)
{
    switch (reg) {
    case OSDEV_APIC_REG_ID:
        return is_x2apic(model) ? model->id : model->id << 24;
    case OSDEV_APIC_REG_VERSION:
        return model->version;
    case OSDEV_APIC_REG_TPR:
        return model->tpr;
    case OSDEV_APIC_REG_PPR:
        return osdev_apic_model_ppr(model);
    case OSDEV_APIC_REG_LDR:
        return read_ldr(model);
    case OSDEV_APIC_REG_SVR:
        return model->svr;
    case OSDEV_APIC_REG_ESR:
        return model->esr;
    case OSDEV_APIC_REG_TIMER_INITIAL:
        return model->timer_initial;
    case OSDEV_APIC_REG_TIMER_CURRENT:
        return model->timer_current;
    case OSDEV_APIC_REG_TIMER_DIVIDE:
        return model->timer_divide;
    case OSDEV_APIC_REG_DFR:
    case OSDEV_APIC_REG_APR:
    case OSDEV_APIC_REG_RRR:
        return read_xapic_only(model, reg);
    case OSDEV_APIC_REG_EXT_FEATURE:
    case OSDEV_APIC_REG_EXT_CONTROL:
        return read_extended(model, reg);
    default:
        return refuse(model);
    }
}

static uint32_t read_register(void *ctx, uint16_t reg)
{
    struct osdev_apic_model *model = ctx;
    const uint32_t *word = find_word(model, reg);
    enum osdev_apic_lvt lvt;

    if (osdev_apic_model_mode_(model) == OSDEV_APIC_MODE_OFF) {
        return UINT32_MAX;
    }
    if (word == NULL) {
        word = find_ext_lvt(model, reg);
    }
    if (word != NULL) {
        return *word;
    }
    return find_lvt(model, reg, &lvt) ? model->lvt[lvt]
                                      : read_plain(model, reg);
}

static void
write_lvt(struct osdev_apic_model *model, enum osdev_apic_lvt lvt, uint32_t v)
{
    const uint32_t kept = model->lvt[lvt] & LVT_READONLY;

    v &= ~LVT_READONLY;
    if (!osdev_apic_model_works_(model)) {
        v |= OSDEV_APIC_LVT_MASK;
    }
    if (lvt == OSDEV_APIC_LVT_TIMER) {
        osdev_apic_model_write_timer_lvt_(model, v);
        return;
    }
    model->lvt[lvt] = v | ((v & OSDEV_APIC_LVT_LEVEL) != 0 ? kept : 0);
}

static void write_svr(struct osdev_apic_model *model, uint32_t value)
{
    model->svr = value;
    if ((value & OSDEV_APIC_SVR_ENABLE) == 0) {
        for (unsigned i = 0; i < OSDEV_APIC_LVT_COUNT; i++) {
            model->lvt[i] |= OSDEV_APIC_LVT_MASK;
        }
    }
}

static void
write_xapic_only(struct osdev_apic_model *model, uint16_t reg, uint32_t value)
{
    if (is_x2apic(model)) {
        (void)refuse(model);
    } else if (reg == OSDEV_APIC_REG_LDR) {
        model->ldr = value & 0xff000000;
    } else {
        model->dfr = value | 0x0fffffff;
    }
}

static void write_self(struct osdev_apic_model *model, uint32_t value)
{
    const struct osdev_apic_model_message message = {
        .vector = (uint8_t)value,
    };

    if (!is_x2apic(model)) {
        (void)refuse(model);
    } else if (value < OSDEV_APIC_FIRST_VECTOR) {
        osdev_apic_model_error_(model, OSDEV_APIC_ESR_SEND_VECTOR);
    } else {
        (void)osdev_apic_model_accept_(model, &message);
    }
}

static void
write_extended(struct osdev_apic_model *model, uint16_t reg, uint32_t value)
{
    const bool seoi = (model->ext_control & OSDEV_APIC_EXT_SEOI) != 0;

    if ((model->version & OSDEV_APIC_VERSION_EXTENDED) == 0) {
        (void)refuse(model);
    } else if (reg == OSDEV_APIC_REG_EXT_CONTROL) {
        model->ext_control = value & model->ext_feature & EXTENSIONS;
    } else if (seoi) {
        osdev_apic_model_end_(model, (int)(value & 0xff));
    }
}

static void
write_plain(struct osdev_apic_model *model, uint16_t reg, uint32_t value)
{
    switch (reg) {
    case OSDEV_APIC_REG_TPR:
        model->tpr = value & 0xff;
        break;
    case OSDEV_APIC_REG_EOI:
        osdev_apic_model_end_(model, -1);
        break;
    case OSDEV_APIC_REG_LDR:
    case OSDEV_APIC_REG_DFR:
        write_xapic_only(model, reg, value);
        break;
    case OSDEV_APIC_REG_SVR:
        write_svr(model, value);
        break;
    case OSDEV_APIC_REG_ESR:
        model->esr = model->errors;
        model->errors = 0;
        break;
    case OSDEV_APIC_REG_TIMER_INITIAL:
        if (OSDEV_FIELD_GET(
                OSDEV_APIC_LVT_TIMER_MODE, model->lvt[OSDEV_APIC_LVT_TIMER]
            ) != OSDEV_APIC_TIMER_DEADLINE) {
            osdev_apic_model_start_timer_(model, value);
        }
        break;
    case OSDEV_APIC_REG_TIMER_DIVIDE:
        model->timer_divide = value & 0xb;
        model->timer_phase = 0;
        break;
    case OSDEV_APIC_REG_SELF_IPI:
        write_self(model, value);
        break;
    case OSDEV_APIC_REG_EXT_CONTROL:
    case OSDEV_APIC_REG_SEOI:
        write_extended(model, reg, value);
        break;
    default:
        (void)refuse(model);
        break;
    }
}

static void write_register(void *ctx, uint16_t reg, uint32_t value)
{
    struct osdev_apic_model *model = ctx;
    uint32_t *word = find_ext_lvt(model, reg);
    enum osdev_apic_lvt lvt;

    if (osdev_apic_model_mode_(model) == OSDEV_APIC_MODE_OFF) {
        return;
    }
    if (word != NULL) {
        *word = value & EXT_LVT_FIELDS;
        return;
    }
    word = (reg & 0xf80) == OSDEV_APIC_REG_IER ? find_word(model, reg) : NULL;
    if (word != NULL) {
        *word = value;
    } else if (find_lvt(model, reg, &lvt)) {
        write_lvt(model, lvt, value);
    } else {
        write_plain(model, reg, value);
    }
}

static uint64_t read_icr(void *ctx)
{
    struct osdev_apic_model *model = ctx;

    if (is_x2apic(model) || model->busy_reads == 0) {
        return model->icr;
    }
    model->busy_reads--;
    return model->icr | OSDEV_APIC_ICR_PENDING;
}

static void write_icr(void *ctx, uint64_t value)
{
    struct osdev_apic_model *model = ctx;

    if (osdev_apic_model_mode_(model) != OSDEV_APIC_MODE_OFF) {
        osdev_apic_model_command_(model, value);
    }
}

static uint64_t read_deadline(void *ctx)
{
    return ((const struct osdev_apic_model *)ctx)->deadline;
}

static void write_deadline(void *ctx, uint64_t tsc)
{
    osdev_apic_model_set_deadline_(ctx, tsc);
}

static uint64_t read_tsc(void *ctx)
{
    return ((const struct osdev_apic_model *)ctx)->tsc;
}

const struct osdev_apic_ops osdev_apic_model_ops = {
    .read = read_register,
    .write = write_register,
    .read_icr = read_icr,
    .write_icr = write_icr,
    .read_deadline = read_deadline,
    .write_deadline = write_deadline,
    .read_tsc = read_tsc,
};
