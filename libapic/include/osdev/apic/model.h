// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Local APICs and I/O APICs in software: a test double for kernels, and the
 * device for a virtual machine monitor.
 *
 * Models that belong to one machine share a bus. Interrupts take no time on
 * it. The timer and the time stamp counter count the same clock.
 *
 * @spec Intel SDM volume 3, chapter 11; AMD APM volume 2, chapter 16;
 *       82093AA data sheet
 */
#ifndef OSDEV_APIC_MODEL_H
#define OSDEV_APIC_MODEL_H

#include <osdev/apic/ioapic.h>
#include <osdev/apic/ipi.h>
#include <osdev/apic/lvt.h>
#include <osdev/apic/msi.h>

OSDEV_BEGIN_DECLS

struct osdev_apic_model;
struct osdev_apic_io_model;

/** What the models of one machine share. */
struct osdev_apic_model_bus {
    struct osdev_apic_model *cpus;   /**< Local APICs. */
    size_t cpu_count;                /**< Number of them. */
    struct osdev_apic_io_model *ios; /**< I/O APICs; may be NULL. */
    size_t io_count;                 /**< Number of them. */
    bool extended;                   /**< Messages have 15 bits of
                                         destination. */
};

/** A local APIC. All members may be read, and written before it is used. */
struct osdev_apic_model {
    const struct osdev_apic_model_bus *bus; /**< Never NULL. */
    uint64_t base;                          /**< IA32_APIC_BASE. */
    uint32_t id;                            /**< Identification. */
    uint32_t version;                       /**< Version register. */
    uint32_t ext_feature;                   /**< AMD: features. */
    uint32_t ext_control;                   /**< AMD: extensions on. */
    uint32_t tpr;                           /**< Task priority. */
    uint32_t ldr;                           /**< Logical destination. */
    uint32_t dfr;                           /**< Destination format. */
    uint32_t svr;                           /**< Spurious, enable. */
    uint32_t esr;                           /**< What a read shows. */
    uint32_t errors;                        /**< Since the last write. */
    struct osdev_apic_vector_set irr;       /**< Requests. */
    struct osdev_apic_vector_set isr;       /**< In service. */
    struct osdev_apic_vector_set tmr;       /**< Requested by level. */
    struct osdev_apic_vector_set ier;       /**< AMD: enabled. */
    uint32_t lvt[OSDEV_APIC_LVT_COUNT];     /**< Local vector table. */
    uint32_t ext_lvt[OSDEV_APIC_EXT_LVTS];  /**< AMD: the rest of it. */
    uint64_t icr;                           /**< Interrupt command. */
    uint32_t timer_initial;                 /**< Initial count. */
    uint32_t timer_current;                 /**< Current count. */
    uint32_t timer_divide;                  /**< Divide register. */
    uint32_t timer_phase;                   /**< Clocks into a step. */
    uint64_t deadline;                      /**< 0 if there is none. */
    uint64_t tsc;                           /**< Clocks so far. */
    uint32_t busy_reads; /**< So many reads more show a command as not yet
                             sent. */
    uint32_t send_delay; /**< What a send sets that to. */
    uint32_t faults;     /**< Accesses that would have raised \#GP. */
    uint32_t nmis;       /**< Non-maskable interrupts received. */
    uint32_t smis;       /**< System management interrupts received. */
    uint32_t inits;      /**< INITs received. */
    uint32_t startups;   /**< Start-ups that took effect. */
    uint8_t start_page;  /**< Page number of the last of them. */
    bool waiting;        /**< Waits for a start-up. */
    bool external;       /**< A pair of 8259s wants to give a vector. */
    bool lint[2];        /**< Levels of the pins. */
};

/** Registers of a model as those of a driver, in the mode that it is in; the
 * context is the model. */
extern const struct osdev_apic_ops osdev_apic_model_ops;

/**
 * Set all as after power on.
 *
 * @param[out] model      The model: version 0x14, all LVT entries, no AMD
 *                        extension, xAPIC mode.
 * @param      id         Identification.
 * @param      bootstrap  Whether it is the processor that runs; others wait
 *                        for a start-up.
 * @param      bus        Its machine.
 */
void osdev_apic_model_init(
    struct osdev_apic_model *model, uint32_t id, bool bootstrap,
    const struct osdev_apic_model_bus *bus
);

/**
 * Write IA32_APIC_BASE.
 *
 * @param model  The model.
 * @param value  The value.
 * @return False if the processor would have raised \#GP.
 */
OSDEV_NODISCARD
bool osdev_apic_model_write_base(
    struct osdev_apic_model *model, uint64_t value
);

/** Processor priority. */
uint8_t osdev_apic_model_ppr(const struct osdev_apic_model *model);

/** Whether a vector waits that the processor would take, were its interrupts
 * on. */
bool osdev_apic_model_pending(const struct osdev_apic_model *model);

/**
 * Take an interrupt as the processor does.
 *
 * @param model  The model.
 * @return The vector; that of spurious interrupts if none is pending.
 */
uint8_t osdev_apic_model_ack(struct osdev_apic_model *model);

/**
 * Let time pass.
 *
 * @param model   The model.
 * @param clocks  Clocks of timer and time stamp counter.
 */
void osdev_apic_model_tick(struct osdev_apic_model *model, uint64_t clocks);

/**
 * Drive a pin.
 *
 * @param model  The model.
 * @param pin    0 or 1; others are left alone.
 * @param high   Its level.
 */
void osdev_apic_model_set_lint(
    struct osdev_apic_model *model, unsigned pin, bool high
);

/**
 * Raise an interrupt of the table, such as thermal or performance.
 *
 * @param model  The model.
 * @param lvt    Which one.
 */
void osdev_apic_model_raise(
    struct osdev_apic_model *model, enum osdev_apic_lvt lvt
);

/** What travels on the bus. */
struct osdev_apic_model_message {
    enum osdev_apic_delivery delivery; /**< What to do. */
    uint32_t destination;              /**< Whom for; all ones: everybody. */
    uint8_t vector;                    /**< Vector. */
    bool logical;                      /**< Logical destination. */
    bool level;                        /**< By level. */
};

/**
 * Send a message to the local APICs.
 *
 * @param bus      The machine.
 * @param message  The message.
 * @return Whether anybody accepted it.
 */
bool osdev_apic_model_send(
    const struct osdev_apic_model_bus *bus,
    const struct osdev_apic_model_message *message
);

/**
 * Send a message signalled interrupt; remapped formats go nowhere.
 *
 * @param bus      The machine.
 * @param message  What a PCI function writes.
 * @return Whether anybody accepted it.
 */
bool osdev_apic_model_msi(
    const struct osdev_apic_model_bus *bus,
    const struct osdev_apic_msi_message *message
);

/** An I/O APIC. All members may be read, and written before it is used. */
struct osdev_apic_io_model {
    const struct osdev_apic_model_bus *bus;   /**< Never NULL. */
    uint64_t entries[OSDEV_APIC_IO_MAX_PINS]; /**< Redirection entries. */
    bool lines[OSDEV_APIC_IO_MAX_PINS];       /**< Levels of the pins. */
    uint32_t id;                              /**< Identification register. */
    uint32_t version;                         /**< Version register. */
};

/** Registers of a model as those of a driver; the context is the model. */
extern const struct osdev_apic_io_ops osdev_apic_io_model_ops;

/**
 * Set all as after power on: every pin masked.
 *
 * @param[out] model    The model.
 * @param      pins     1..#OSDEV_APIC_IO_MAX_PINS.
 * @param      version  0x11, or 0x20 for one with an end-of-interrupt
 *                      register.
 * @param      bus      Its machine.
 */
void osdev_apic_io_model_init(
    struct osdev_apic_io_model *model, unsigned pins, uint8_t version,
    const struct osdev_apic_model_bus *bus
);

/**
 * Drive a pin. An edge at a masked pin is lost.
 *
 * @param model  The model.
 * @param pin    One that it does not have is left alone.
 * @param high   Its level.
 */
void osdev_apic_io_model_set_line(
    struct osdev_apic_io_model *model, unsigned pin, bool high
);

/**
 * End a vector, as local APICs broadcast it.
 *
 * @param model   The model.
 * @param vector  The vector.
 */
void osdev_apic_io_model_eoi(struct osdev_apic_io_model *model, uint8_t vector);

OSDEV_END_DECLS

#endif
