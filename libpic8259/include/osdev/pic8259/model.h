// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * A pair of 8259s in software: a test double for kernels, and the device for
 * a virtual machine monitor.
 *
 * It behaves as the chips do inside a PC's chip set: the trigger mode
 * registers decide about edge and level, not ICW1, and vectors are those of
 * the 8086 mode. A request goes away with its line, also an edge-triggered
 * one, which is how spurious interrupts come about.
 *
 * @spec 8259A data sheet; Intel I/O Controller Hub 9 data sheet, 5.8
 */
#ifndef OSDEV_PIC8259_MODEL_H
#define OSDEV_PIC8259_MODEL_H

#include <osdev/pic8259/pic.h>

OSDEV_BEGIN_DECLS

/** One controller of the model. All members may be read. */
struct osdev_pic8259_chip {
    uint8_t lines;     /**< Levels of the inputs. */
    uint8_t irr;       /**< Requests. */
    uint8_t isr;       /**< In service. */
    uint8_t imr;       /**< Masked. */
    uint8_t levels;    /**< Level-triggered inputs. */
    uint8_t vector;    /**< First vector. */
    uint8_t icw1;      /**< First word of the initialisation. */
    uint8_t icw4;      /**< Modes. */
    uint8_t lowest;    /**< Input of the lowest priority, 0..7. */
    uint8_t next_icw;  /**< Word that is due, 2..4; 0 if none is. */
    bool read_isr;     /**< Reads give @c isr, not @c irr. */
    bool poll;         /**< The next read acknowledges. */
    bool special_mask; /**< Special mask mode. */
    bool auto_rotate;  /**< Rotation at automatic ends. */
};

/** The pair. All members may be read. */
struct osdev_pic8259_model {
    struct osdev_pic8259_chip chips[2]; /**< Master and slave. */
    uint8_t imcr_index;                 /**< Index at port 0x22. */
    uint8_t imcr;                       /**< The register; bit 0 is APIC. */
};

/**
 * The model as the hardware of a driver: the context is the model. Reads of a
 * foreign port give 0xff, writes there are dropped.
 */
extern const struct osdev_pic8259_ops osdev_pic8259_model_ops;

/**
 * Set all as after power on: lines low, nothing initialised or masked.
 *
 * @param[out] model  The model.
 */
void osdev_pic8259_model_init(struct osdev_pic8259_model *model);

/**
 * Read a port. Also a read changes the model after a poll command.
 *
 * @param      model      The model.
 * @param      port       Any port.
 * @param[out] out_value  Written only if the result is true.
 * @return Whether the port belongs to the model.
 */
OSDEV_NODISCARD
bool osdev_pic8259_model_read(
    struct osdev_pic8259_model *model, uint16_t port, uint8_t *out_value
);

/**
 * Write a port.
 *
 * @param model  The model.
 * @param port   Any port.
 * @param value  The value.
 * @return Whether the port belongs to the model.
 */
OSDEV_NODISCARD
bool osdev_pic8259_model_write(
    struct osdev_pic8259_model *model, uint16_t port, uint8_t value
);

/**
 * Drive a line.
 *
 * @param model  The model.
 * @param line   0..15; 2 belongs to the slave and is left alone, as are lines
 *               above 15.
 * @param high   Its level.
 */
void osdev_pic8259_model_set_line(
    struct osdev_pic8259_model *model, unsigned line, bool high
);

/**
 * Whether the interrupt signal to the processor is up.
 *
 * @param model  The model.
 */
bool osdev_pic8259_model_pending(const struct osdev_pic8259_model *model);

/**
 * Take an interrupt, as the processor does in its two acknowledge cycles.
 * Without a request it is a spurious one.
 *
 * @param model  The model.
 * @return The vector.
 */
uint8_t osdev_pic8259_model_ack(struct osdev_pic8259_model *model);

OSDEV_END_DECLS

#endif
