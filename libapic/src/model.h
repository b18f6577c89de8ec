// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// What the files of the model share.
#ifndef OSDEV_APIC_SRC_MODEL_H
#define OSDEV_APIC_SRC_MODEL_H

#include "internal.h"

#include <osdev/apic/model.h>

static inline enum osdev_apic_mode
osdev_apic_model_mode_(const struct osdev_apic_model *model)
{
    return osdev_apic_mode_decode(model->base);
}

static inline bool osdev_apic_model_works_(const struct osdev_apic_model *model)
{
    const enum osdev_apic_mode mode = osdev_apic_model_mode_(model);

    return (mode == OSDEV_APIC_MODE_XAPIC || mode == OSDEV_APIC_MODE_X2APIC) &&
           (model->svr & OSDEV_APIC_SVR_ENABLE) != 0;
}

// Everything but identity and base, as INIT does.
void osdev_apic_model_reset_(struct osdev_apic_model *model);

// Note an error and raise the interrupt of errors.
void osdev_apic_model_error_(struct osdev_apic_model *model, uint32_t bit);

// Accept a message; false if the local APIC is off.
bool osdev_apic_model_accept_(
    struct osdev_apic_model *model,
    const struct osdev_apic_model_message *message
);

// Send what the interrupt command says.
void osdev_apic_model_command_(struct osdev_apic_model *model, uint64_t icr);

// End the interrupt of a vector, or the highest one in service.
void osdev_apic_model_end_(struct osdev_apic_model *model, int vector);

// The timer's registers.
void osdev_apic_model_set_deadline_(struct osdev_apic_model *model, uint64_t v);
void osdev_apic_model_write_timer_lvt_(
    struct osdev_apic_model *model, uint32_t word
);
void osdev_apic_model_start_timer_(struct osdev_apic_model *model, uint32_t n);

#endif
