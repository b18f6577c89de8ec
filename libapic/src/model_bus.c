// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The model: interrupts on their way, priorities, end of interrupt. Intel SDM
// volume 3, 11.6.2 and 11.8.
#include "model.h"

static void set_bit(struct osdev_apic_vector_set *set, uint8_t vector, bool on)
{
    const uint32_t bit = OSDEV_BIT32(vector % 32);
    uint32_t *word = &set->words[vector / 32];

    *word = on ? *word | bit : *word & ~bit;
}

static bool highest_request(const struct osdev_apic_model *model, uint8_t *out)
{
    struct osdev_apic_vector_set set = model->irr;

    if ((model->ext_control & OSDEV_APIC_EXT_IER) != 0) {
        for (unsigned i = 0; i < OSDEV_APIC_VECTOR_WORDS; i++) {
            set.words[i] &= model->ier.words[i];
        }
    }
    return osdev_apic_vector_set_highest(&set, out);
}

uint8_t osdev_apic_model_ppr(const struct osdev_apic_model *model)
{
    uint8_t serving = 0;

    if (!osdev_apic_vector_set_highest(&model->isr, &serving) ||
        (model->tpr & 0xf0) >= (serving & 0xf0u)) {
        return (uint8_t)model->tpr;
    }
    return serving & 0xf0;
}

bool osdev_apic_model_pending(const struct osdev_apic_model *model)
{
    uint8_t vector;

    return osdev_apic_model_works_(model) && highest_request(model, &vector) &&
           (vector & 0xf0) > (osdev_apic_model_ppr(model) & 0xf0);
}

uint8_t osdev_apic_model_ack(struct osdev_apic_model *model)
{
    uint8_t vector = (uint8_t)(model->svr & OSDEV_APIC_SVR_VECTOR);

    if (osdev_apic_model_pending(model) && highest_request(model, &vector)) {
        set_bit(&model->irr, vector, false);
        set_bit(&model->isr, vector, true);
    }
    return vector;
}

static void end_pins(struct osdev_apic_model *model, uint8_t vector)
{
    for (unsigned pin = 0; pin < 2; pin++) {
        uint32_t *entry = &model->lvt[OSDEV_APIC_LVT_LINT0 + pin];

        if ((*entry & OSDEV_APIC_LVT_REMOTE_IRR) != 0 &&
            (*entry & OSDEV_APIC_LVT_VECTOR) == vector) {
            *entry &= ~OSDEV_APIC_LVT_REMOTE_IRR;
            osdev_apic_model_set_lint(model, pin, model->lint[pin]);
        }
    }
}

void osdev_apic_model_end_(struct osdev_apic_model *model, int named)
{
    uint8_t vector = (uint8_t)named;

    if (named < 0 ? !osdev_apic_vector_set_highest(&model->isr, &vector)
                  : !osdev_apic_vector_set_has(&model->isr, vector)) {
        return;
    }
    set_bit(&model->isr, vector, false);
    if (!osdev_apic_vector_set_has(&model->tmr, vector)) {
        return;
    }
    end_pins(model, vector);
    if ((model->svr & OSDEV_APIC_SVR_EOI_SUPPRESS) == 0) {
        for (size_t i = 0; i < model->bus->io_count; i++) {
            osdev_apic_io_model_eoi(&model->bus->ios[i], vector);
        }
    }
}

void osdev_apic_model_error_(struct osdev_apic_model *model, uint32_t bit)
{
    const bool is_new = (model->errors & bit) == 0;

    model->errors |= bit;
    // An illegal vector in the entry of errors must not go round for ever.
    if (is_new) {
        osdev_apic_model_raise(model, OSDEV_APIC_LVT_ERROR);
    }
}

static bool request(
    struct osdev_apic_model *model,
    const struct osdev_apic_model_message *message
)
{
    if (!osdev_apic_model_works_(model)) {
        return false;
    }
    if (message->vector < OSDEV_APIC_FIRST_VECTOR) {
        osdev_apic_model_error_(model, OSDEV_APIC_ESR_RECEIVE_VECTOR);
        return true;
    }
    set_bit(&model->irr, message->vector, true);
    set_bit(&model->tmr, message->vector, message->level);
    return true;
}

bool osdev_apic_model_accept_(
    struct osdev_apic_model *model,
    const struct osdev_apic_model_message *message
)
{
    if (osdev_apic_model_mode_(model) == OSDEV_APIC_MODE_OFF) {
        return false;
    }
    switch (message->delivery) {
    case OSDEV_APIC_FIXED:
    case OSDEV_APIC_LOWEST:
        return request(model, message);
    case OSDEV_APIC_SMI:
        model->smis++;
        break;
    case OSDEV_APIC_NMI:
        model->nmis++;
        break;
    case OSDEV_APIC_INIT:
        model->inits++;
        osdev_apic_model_reset_(model);
        model->waiting = true;
        break;
    case OSDEV_APIC_STARTUP:
        if (model->waiting) {
            model->waiting = false;
            model->startups++;
            model->start_page = message->vector;
        }
        break;
    case OSDEV_APIC_EXTINT:
        model->external = true;
        break;
    }
    return true;
}

static bool is_logical_match(const struct osdev_apic_model *model, uint32_t id)
{
    const uint32_t own = model->ldr >> 24;

    if (osdev_apic_model_mode_(model) == OSDEV_APIC_MODE_X2APIC) {
        const uint32_t wide = osdev_apic_x2apic_logical_id(model->id);

        return wide >> 16 == id >> 16 && (wide & id & 0xffff) != 0;
    }
    if (model->dfr >> 28 == 0xf) {
        return (own & id) != 0;
    }
    return own >> 4 == (id >> 4 & 0xf) && (own & id & 0x0f) != 0;
}

static bool is_for(
    const struct osdev_apic_model *model,
    const struct osdev_apic_model_message *message
)
{
    if (message->destination == OSDEV_APIC_BROADCAST) {
        return true;
    }
    return message->logical ? is_logical_match(model, message->destination)
                            : model->id == message->destination;
}

static bool send_lowest(
    const struct osdev_apic_model_bus *bus,
    const struct osdev_apic_model_message *message
)
{
    struct osdev_apic_model *best = NULL;

    for (size_t i = 0; i < bus->cpu_count; i++) {
        struct osdev_apic_model *cpu = &bus->cpus[i];

        if (is_for(cpu, message) && osdev_apic_model_works_(cpu) &&
            (best == NULL ||
             osdev_apic_model_ppr(cpu) < osdev_apic_model_ppr(best))) {
            best = cpu;
        }
    }
    return best != NULL && osdev_apic_model_accept_(best, message);
}

bool osdev_apic_model_send(
    const struct osdev_apic_model_bus *bus,
    const struct osdev_apic_model_message *message
)
{
    bool is_accepted = false;

    if (message->delivery == OSDEV_APIC_LOWEST) {
        return send_lowest(bus, message);
    }
    for (size_t i = 0; i < bus->cpu_count; i++) {
        if (is_for(&bus->cpus[i], message)) {
            is_accepted |= osdev_apic_model_accept_(&bus->cpus[i], message);
        }
    }
    return is_accepted;
}

bool osdev_apic_model_msi(
    const struct osdev_apic_model_bus *bus,
    const struct osdev_apic_msi_message *message
)
{
    struct osdev_apic_msi msi;
    struct osdev_apic_model_message sent;

    if ((message->address & OSDEV_APIC_MSI_REMAP) != 0 ||
        osdev_apic_msi_decode(
            bus->extended ? OSDEV_APIC_FORMAT_EXTENDED
                          : OSDEV_APIC_FORMAT_PLAIN,
            message, &msi
        ) != OSDEV_APIC_OK) {
        return false;
    }
    sent.delivery = msi.hint ? OSDEV_APIC_LOWEST : msi.delivery;
    sent.destination =
        msi.destination == 0xff ? OSDEV_APIC_BROADCAST : msi.destination;
    sent.vector = msi.vector;
    sent.logical = msi.logical;
    sent.level = msi.level;
    return osdev_apic_model_send(bus, &sent);
}

static void send_shorthand(
    struct osdev_apic_model *model, enum osdev_apic_shorthand shorthand,
    const struct osdev_apic_model_message *message
)
{
    for (size_t i = 0; i < model->bus->cpu_count; i++) {
        struct osdev_apic_model *cpu = &model->bus->cpus[i];

        if (cpu == model ? shorthand != OSDEV_APIC_TO_OTHERS
                         : shorthand != OSDEV_APIC_TO_SELF) {
            (void)osdev_apic_model_accept_(cpu, message);
        }
    }
}

void osdev_apic_model_command_(struct osdev_apic_model *model, uint64_t word)
{
    const struct osdev_apic_icr icr =
        osdev_apic_icr_decode(osdev_apic_model_mode_(model), word);
    const struct osdev_apic_model_message message = {
        .delivery = icr.delivery,
        .destination = icr.destination,
        .vector = icr.vector,
        .logical = icr.logical,
    };

    model->icr = word & ~OSDEV_APIC_ICR_PENDING;
    model->busy_reads = model->send_delay;
    if ((icr.delivery == OSDEV_APIC_FIXED || icr.delivery == OSDEV_APIC_LOWEST
        ) &&
        icr.vector < OSDEV_APIC_FIRST_VECTOR) {
        osdev_apic_model_error_(model, OSDEV_APIC_ESR_SEND_VECTOR);
    } else if (icr.delivery == OSDEV_APIC_INIT && icr.deassert) {
        // Only sets arbitration identifications, which nothing here has.
        return;
    } else if (icr.shorthand != OSDEV_APIC_TO_DESTINATION) {
        send_shorthand(model, icr.shorthand, &message);
    } else {
        (void)osdev_apic_model_send(model->bus, &message);
    }
}
