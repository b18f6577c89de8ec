// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Fields of the structures in <osdev/acpi/channels.h>, by name.
#include <osdev/acpi/channels.h>

#include "layouts.h"

static const struct osdev_acpi_field_ pcct_fields[] = {
    NUM(pcct, flags),
    NUM(pcct, reserved),
};

static const struct osdev_acpi_field_ pcct_generic_fields[] = {
    NUM(pcct_generic, type),
    NUM(pcct_generic, length),
    BYTES(pcct_generic, reserved),
    NUM(pcct_generic, base),
    NUM(pcct_generic, range_len),
    GAS(pcct_generic, doorbell),
    NUM(pcct_generic, doorbell_preserve),
    NUM(pcct_generic, doorbell_write),
    NUM(pcct_generic, latency),
    NUM(pcct_generic, max_rate),
    NUM(pcct_generic, min_turnaround),
};

static const struct osdev_acpi_field_ pcct_reduced_fields[] = {
    NUM(pcct_reduced, type),
    NUM(pcct_reduced, length),
    NUM(pcct_reduced, gsi),
    NUM(pcct_reduced, flags),
    NUM(pcct_reduced, reserved),
    NUM(pcct_reduced, base),
    NUM(pcct_reduced, range_len),
    GAS(pcct_reduced, doorbell),
    NUM(pcct_reduced, doorbell_preserve),
    NUM(pcct_reduced, doorbell_write),
    NUM(pcct_reduced, latency),
    NUM(pcct_reduced, max_rate),
    NUM(pcct_reduced, min_turnaround),
};

static const struct osdev_acpi_field_ pcct_reduced2_fields[] = {
    NUM(pcct_reduced2, type),
    NUM(pcct_reduced2, length),
    NUM(pcct_reduced2, gsi),
    NUM(pcct_reduced2, flags),
    NUM(pcct_reduced2, reserved),
    NUM(pcct_reduced2, base),
    NUM(pcct_reduced2, range_len),
    GAS(pcct_reduced2, doorbell),
    NUM(pcct_reduced2, doorbell_preserve),
    NUM(pcct_reduced2, doorbell_write),
    NUM(pcct_reduced2, latency),
    NUM(pcct_reduced2, max_rate),
    NUM(pcct_reduced2, min_turnaround),
    GAS(pcct_reduced2, ack),
    NUM(pcct_reduced2, ack_preserve),
    NUM(pcct_reduced2, ack_write),
};

static const struct osdev_acpi_field_ pcct_initiator_fields[] = {
    NUM(pcct_initiator, type),
    NUM(pcct_initiator, length),
    NUM(pcct_initiator, gsi),
    NUM(pcct_initiator, flags),
    NUM(pcct_initiator, reserved),
    NUM(pcct_initiator, base),
    NUM(pcct_initiator, range_len),
    GAS(pcct_initiator, doorbell),
    NUM(pcct_initiator, doorbell_preserve),
    NUM(pcct_initiator, doorbell_write),
    NUM(pcct_initiator, latency),
    NUM(pcct_initiator, max_rate),
    NUM(pcct_initiator, min_turnaround),
    GAS(pcct_initiator, ack),
    NUM(pcct_initiator, ack_preserve),
    NUM(pcct_initiator, ack_set),
    NUM(pcct_initiator, reserved2),
    GAS(pcct_initiator, complete),
    NUM(pcct_initiator, complete_mask),
    GAS(pcct_initiator, update),
    NUM(pcct_initiator, update_preserve),
    NUM(pcct_initiator, update_set),
    GAS(pcct_initiator, error),
    NUM(pcct_initiator, error_mask),
};

static const struct osdev_acpi_field_ pcct_responder_fields[] = {
    NUM(pcct_responder, type),
    NUM(pcct_responder, length),
    NUM(pcct_responder, gsi),
    NUM(pcct_responder, flags),
    NUM(pcct_responder, reserved),
    NUM(pcct_responder, base),
    NUM(pcct_responder, range_len),
    GAS(pcct_responder, doorbell),
    NUM(pcct_responder, doorbell_preserve),
    NUM(pcct_responder, doorbell_write),
    NUM(pcct_responder, latency),
    NUM(pcct_responder, max_rate),
    NUM(pcct_responder, min_turnaround),
    GAS(pcct_responder, ack),
    NUM(pcct_responder, ack_preserve),
    NUM(pcct_responder, ack_set),
    NUM(pcct_responder, reserved2),
    GAS(pcct_responder, complete),
    NUM(pcct_responder, complete_mask),
    GAS(pcct_responder, update),
    NUM(pcct_responder, update_preserve),
    NUM(pcct_responder, update_set),
    GAS(pcct_responder, error),
    NUM(pcct_responder, error_mask),
};

static const struct osdev_acpi_field_ pcct_registers_fields[] = {
    NUM(pcct_registers, type),
    NUM(pcct_registers, length),
    NUM(pcct_registers, version),
    NUM(pcct_registers, base),
    NUM(pcct_registers, range_len),
    GAS(pcct_registers, doorbell),
    NUM(pcct_registers, doorbell_preserve),
    NUM(pcct_registers, doorbell_write),
    GAS(pcct_registers, complete),
    NUM(pcct_registers, complete_mask),
    GAS(pcct_registers, error),
    NUM(pcct_registers, error_mask),
    NUM(pcct_registers, latency),
    NUM(pcct_registers, min_turnaround),
};

static const struct osdev_acpi_field_ pdtt_fields[] = {
    NUM(pdtt, trigger_count),
    BYTES(pdtt, reserved),
    NUM(pdtt, triggers_offset),
};

static const struct osdev_acpi_field_ pdtt_trigger_fields[] = {
    NUM(pdtt_trigger, channel),
    NUM(pdtt_trigger, flags),
};

static const struct osdev_acpi_field_ rasf_fields[] = {
    BYTES(rasf, channel),
};

static const struct osdev_acpi_field_ ras2_fields[] = {
    NUM(ras2, reserved),
    NUM(ras2, channel_count),
};

static const struct osdev_acpi_field_ ras2_channel_fields[] = {
    NUM(ras2_channel, channel),
    NUM(ras2_channel, reserved),
    NUM(ras2_channel, feature),
    NUM(ras2_channel, instance),
};

static const struct osdev_acpi_layout_ pcct_subspace_layouts[] = {
    {
        "pcct_generic",
        0,
        sizeof(struct osdev_acpi_pcct_generic),
        pcct_generic_fields,
        OSDEV_COUNTOF(pcct_generic_fields),
        NULL,
    },
    {
        "pcct_reduced",
        1,
        sizeof(struct osdev_acpi_pcct_reduced),
        pcct_reduced_fields,
        OSDEV_COUNTOF(pcct_reduced_fields),
        NULL,
    },
    {
        "pcct_reduced2",
        2,
        sizeof(struct osdev_acpi_pcct_reduced2),
        pcct_reduced2_fields,
        OSDEV_COUNTOF(pcct_reduced2_fields),
        NULL,
    },
    {
        "pcct_initiator",
        3,
        sizeof(struct osdev_acpi_pcct_initiator),
        pcct_initiator_fields,
        OSDEV_COUNTOF(pcct_initiator_fields),
        NULL,
    },
    {
        "pcct_responder",
        4,
        sizeof(struct osdev_acpi_pcct_responder),
        pcct_responder_fields,
        OSDEV_COUNTOF(pcct_responder_fields),
        NULL,
    },
    {
        "pcct_registers",
        5,
        sizeof(struct osdev_acpi_pcct_registers),
        pcct_registers_fields,
        OSDEV_COUNTOF(pcct_registers_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ pcct_subspace_level = {
    osdev_acpi_pcct_subspaces,
    &osdev_acpi_pcct_subspace_family_,
    pcct_subspace_layouts,
    OSDEV_COUNTOF(pcct_subspace_layouts),
};

static const struct osdev_acpi_layout_ pdtt_trigger_layouts[] = {
    {
        "pdtt_trigger",
        0,
        sizeof(struct osdev_acpi_pdtt_trigger),
        pdtt_trigger_fields,
        OSDEV_COUNTOF(pdtt_trigger_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ pdtt_trigger_level = {
    osdev_acpi_pdtt_triggers,
    &osdev_acpi_pdtt_trigger_family_,
    pdtt_trigger_layouts,
    OSDEV_COUNTOF(pdtt_trigger_layouts),
};

static const struct osdev_acpi_layout_ ras2_channel_layouts[] = {
    {
        "ras2_channel",
        0,
        sizeof(struct osdev_acpi_ras2_channel),
        ras2_channel_fields,
        OSDEV_COUNTOF(ras2_channel_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ ras2_channel_level = {
    osdev_acpi_ras2_channels,
    &osdev_acpi_ras2_channel_family_,
    ras2_channel_layouts,
    OSDEV_COUNTOF(ras2_channel_layouts),
};

const struct osdev_acpi_layout_ osdev_acpi_pcct_layout_ = {
    "pcct",
    0,
    sizeof(struct osdev_acpi_pcct),
    pcct_fields,
    OSDEV_COUNTOF(pcct_fields),
    &pcct_subspace_level,
};

const struct osdev_acpi_layout_ osdev_acpi_pdtt_layout_ = {
    "pdtt",
    0,
    sizeof(struct osdev_acpi_pdtt),
    pdtt_fields,
    OSDEV_COUNTOF(pdtt_fields),
    &pdtt_trigger_level,
};

const struct osdev_acpi_layout_ osdev_acpi_rasf_layout_ = {
    "rasf",
    0,
    sizeof(struct osdev_acpi_rasf),
    rasf_fields,
    OSDEV_COUNTOF(rasf_fields),
    NULL,
};

const struct osdev_acpi_layout_ osdev_acpi_ras2_layout_ = {
    "ras2",
    0,
    sizeof(struct osdev_acpi_ras2),
    ras2_fields,
    OSDEV_COUNTOF(ras2_fields),
    &ras2_channel_level,
};
