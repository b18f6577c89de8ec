// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Memory shared with firmware. ACPI 6.6, 5.2.10.1 and 5.2.12.19.
#include <osdev/acpi/shared.h>

#include "internal.h"

#define LOW_END     0x100000u
#define CMD_NONE    0u
#define CMD_WAKE_UP 1u

// The words lie at multiples of their size and are little endian.
static volatile uint32_t *word_of(volatile osdev_le32_t *field)
{
    OSDEV_ASSERT((uintptr_t)field % sizeof(uint32_t) == 0);
    return (volatile uint32_t *)(volatile void *)field;
}

static uint32_t in_memory(uint32_t value)
{
    union {
        osdev_le32_t field;
        uint32_t word;
    } both;

    both.field = osdev_le32_make(value);
    return both.word;
}

enum osdev_acpi_err
osdev_acpi_global_lock_try(volatile struct osdev_acpi_facs *facs)
{
    const uint32_t owned = in_memory(OSDEV_ACPI_FACS_LOCK_OWNED);
    const uint32_t pending = in_memory(OSDEV_ACPI_FACS_LOCK_PENDING);
    volatile uint32_t *lock = word_of(&facs->global_lock);
    uint32_t old = __atomic_load_n(lock, __ATOMIC_RELAXED);
    uint32_t wanted;

    do {
        // Owned in any case; pending exactly if somebody else was the owner.
        wanted = (old & ~pending) | owned;
        if ((old & owned) != 0) {
            wanted |= pending;
        }
    } while (!__atomic_compare_exchange_n(
        lock, &old, wanted, true, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED
    ));
    return (old & owned) != 0 ? OSDEV_ACPI_ERR_BUSY : OSDEV_ACPI_OK;
}

bool osdev_acpi_global_unlock(volatile struct osdev_acpi_facs *facs)
{
    const uint32_t both =
        in_memory(OSDEV_ACPI_FACS_LOCK_OWNED | OSDEV_ACPI_FACS_LOCK_PENDING);
    uint32_t old = __atomic_fetch_and(
        word_of(&facs->global_lock), ~both, __ATOMIC_RELEASE
    );

    return (old & in_memory(OSDEV_ACPI_FACS_LOCK_PENDING)) != 0;
}

static void store(volatile osdev_le32_t *field, uint32_t value)
{
    __atomic_store_n(word_of(field), in_memory(value), __ATOMIC_RELEASE);
}

static uint32_t load(volatile osdev_le32_t *field)
{
    return in_memory(__atomic_load_n(word_of(field), __ATOMIC_ACQUIRE));
}

enum osdev_acpi_err osdev_acpi_set_waking_vector(
    volatile struct osdev_acpi_facs *facs, osdev_paddr_t low,
    osdev_paddr_t wide, bool long_mode
)
{
    if (low.raw >= LOW_END) {
        return OSDEV_ACPI_ERR_BAD_INDEX;
    }
    if (wide.raw != 0 && facs->version < 1) {
        return OSDEV_ACPI_ERR_ABSENT;
    }
    if (long_mode && (facs->version < 2 ||
                      (load(&facs->flags) & OSDEV_ACPI_FACS_64BIT_WAKE) == 0)) {
        return OSDEV_ACPI_ERR_ABSENT;
    }
    store(&facs->waking_vector, (uint32_t)low.raw);
    if (facs->version >= 1) {
        for (unsigned i = 0; i < 8; i++) {
            facs->x_waking_vector.bytes[i] = (uint8_t)(wide.raw >> (8 * i));
        }
    }
    if (facs->version >= 2) {
        store(&facs->ospm_flags, long_mode ? OSDEV_ACPI_FACS_64BIT_WAKE_F : 0);
    }
    return OSDEV_ACPI_OK;
}

static volatile uint16_t *command_of(volatile struct osdev_acpi_mailbox *box)
{
    OSDEV_ASSERT((uintptr_t)box % sizeof(uint64_t) == 0);
    return (volatile uint16_t *)(volatile void *)&box->command;
}

enum osdev_acpi_err osdev_acpi_start_processor(
    volatile struct osdev_acpi_mailbox *mailbox, uint32_t apic_id,
    osdev_paddr_t vector, const struct osdev_acpi_wait *wait
)
{
    volatile uint16_t *command = command_of(mailbox);
    union {
        osdev_le16_t field;
        uint16_t word;
    } wake = {osdev_le16_make(CMD_WAKE_UP)};

    if (__atomic_load_n(command, __ATOMIC_ACQUIRE) != CMD_NONE) {
        return OSDEV_ACPI_ERR_BUSY;
    }
    for (unsigned i = 0; i < 8; i++) {
        mailbox->wakeup_vector.bytes[i] = (uint8_t)(vector.raw >> (8 * i));
    }
    for (unsigned i = 0; i < 4; i++) {
        mailbox->apic_id.bytes[i] = (uint8_t)(apic_id >> (8 * i));
    }
    __atomic_store_n(command, wake.word, __ATOMIC_RELEASE);
    for (unsigned i = 0; i < wait->attempts; i++) {
        if (__atomic_load_n(command, __ATOMIC_ACQUIRE) == CMD_NONE) {
            return OSDEV_ACPI_OK;
        }
        if (wait->delay != NULL) {
            wait->delay(wait->ctx);
        }
    }
    // Taken in the last moment is taken, too.
    return __atomic_exchange_n(command, (uint16_t)CMD_NONE, __ATOMIC_ACQ_REL) ==
                   CMD_NONE
               ? OSDEV_ACPI_OK
               : OSDEV_ACPI_ERR_TIMEOUT;
}
