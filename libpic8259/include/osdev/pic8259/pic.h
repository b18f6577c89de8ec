// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * The pair of controllers as an object: its operations, its configuration,
 * and the words that set it up.
 */
#ifndef OSDEV_PIC8259_PIC_H
#define OSDEV_PIC8259_PIC_H

#include <osdev/pic8259/err.h>
#include <osdev/pic8259/words.h>

OSDEV_BEGIN_DECLS

/** What the kernel provides. Every call gets the context first. */
struct osdev_pic8259_ops {
    /** Read one byte from a port. Required. */
    uint8_t (*read)(void *ctx, uint16_t port);
    /** Write one byte to a port. Required. */
    void (*write)(void *ctx, uint16_t port, uint8_t value);
    /** Wait about a microsecond between two initialisation words, for old
     * hardware. May be NULL: then there is no wait. */
    void (*delay)(void *ctx);
};

/** How the controllers shall work. */
struct osdev_pic8259_config {
    /** Vector of line 0: a multiple of 8, at least 32. */
    uint8_t master_vector;
    /** Vector of line 8: a multiple of 8, at least 32, another one. */
    uint8_t slave_vector;
    /** No end of interrupt is needed. Spurious interrupts cannot be told from
     * real ones then, and lower lines interrupt higher ones. */
    bool auto_eoi;
    /** Lines of the slave interrupt each other by priority also at the
     * master (special fully nested mode). */
    bool fully_nested;
    /** Keep the masks that are set now; else all lines start masked. */
    bool keep_masks;
};

/** The pair of controllers. Read the counters; the rest is private. */
struct osdev_pic8259 {
    /** Spurious interrupts of the master so far. */
    uint32_t spurious_master;
    /** Spurious interrupts of the slave so far. */
    uint32_t spurious_slave;
    /** @private */
    const struct osdev_pic8259_ops *ops;
    /** @private */
    void *ctx;
    /** @private */
    struct osdev_pic8259_config config;
    /** @private Masked lines as last written. */
    uint16_t masks;
    /** @private Acknowledged lines 7 and 15 whose end has not come. */
    uint16_t serving;
    /** @private Levels of lowest priority: master, slave. */
    uint8_t lowest[2];
    /** @private */
    bool special_mask;
    /** @private */
    bool auto_rotate;
    /** @private Whether the vectors are known. */
    bool mapped;
};

/**
 * Set up an object. Reads the masks and writes nothing, so the controllers
 * work on as the firmware has left them.
 *
 * @param[out] pic  The object.
 * @param      ops  Must outlive the object.
 * @param      ctx  Handed to every operation; may be NULL.
 *
 * @retval OSDEV_PIC8259_OK
 * @retval OSDEV_PIC8259_ERR_BAD_OPS  @c read or @c write is NULL.
 */
OSDEV_NODISCARD
enum osdev_pic8259_err osdev_pic8259_init(
    struct osdev_pic8259 *pic, const struct osdev_pic8259_ops *ops, void *ctx
);

/**
 * Make the configuration of 16 adjacent vectors, with all else off.
 *
 * @param      vector      Vector of line 0.
 * @param[out] out_config  Written only on success.
 *
 * @retval OSDEV_PIC8259_OK
 * @retval OSDEV_PIC8259_ERR_VECTOR_ALIGN     @p vector is not a multiple of 8.
 * @retval OSDEV_PIC8259_ERR_VECTOR_RESERVED  @p vector is below 32.
 * @retval OSDEV_PIC8259_ERR_VECTOR_RANGE     @p vector is above 240.
 */
OSDEV_NODISCARD
enum osdev_pic8259_err osdev_pic8259_config_contiguous(
    uint8_t vector, struct osdev_pic8259_config *out_config
);

/**
 * Initialise both controllers: vectors, cascade and modes.
 *
 * Masks all lines first and sets the masks that @p config asks for last.
 * Requests of edge-triggered lines and lines in service are forgotten,
 * special mask mode and rotation are off afterwards. Trigger modes stay.
 *
 * @param pic     The object.
 * @param config  How they shall work; copied.
 *
 * @retval OSDEV_PIC8259_OK
 * @retval OSDEV_PIC8259_ERR_VECTOR_ALIGN     a vector is not a multiple of 8.
 * @retval OSDEV_PIC8259_ERR_VECTOR_RESERVED  a vector is below 32.
 * @retval OSDEV_PIC8259_ERR_VECTOR_OVERLAP   both vectors are the same.
 *
 * @context Interrupts off. On an error nothing has been written.
 * @spec 8259A data sheet, initialization command words
 */
OSDEV_NODISCARD
enum osdev_pic8259_err osdev_pic8259_remap(
    struct osdev_pic8259 *pic, const struct osdev_pic8259_config *config
);

/**
 * Look whether both controllers are there, by writing and reading masks.
 * The masks are put back, and no line with a request is ever open meanwhile.
 *
 * A machine may well have none. The ACPI MADT says so by a clear
 * #OSDEV_PIC8259_MADT_PCAT_COMPAT flag.
 *
 * @param pic  The object.
 *
 * @retval OSDEV_PIC8259_OK
 * @retval OSDEV_PIC8259_ERR_ABSENT  a mask register does not hold a value.
 *
 * @context Interrupts off.
 */
OSDEV_NODISCARD
enum osdev_pic8259_err osdev_pic8259_probe(const struct osdev_pic8259 *pic);

OSDEV_END_DECLS

#endif
