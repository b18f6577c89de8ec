// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Interrupts from processor to processor.
 *
 * In xAPIC mode a send waits until the last one has left, bounded by
 * osdev_apic.send_attempts. As the command has two halves there, a handler
 * that sends must not come in between: turn interrupts off, NMI aside.
 *
 * @spec Intel SDM volume 3, 11.6 and 11.12.9
 */
#ifndef OSDEV_APIC_IPI_H
#define OSDEV_APIC_IPI_H

#include <osdev/apic/lapic.h>

OSDEV_BEGIN_DECLS

/** Whom an interrupt is for. */
enum osdev_apic_shorthand {
    /** For the destination. */
    OSDEV_APIC_TO_DESTINATION = 0,
    /** For the sender. */
    OSDEV_APIC_TO_SELF = 1,
    /** For all processors. */
    OSDEV_APIC_TO_ALL = 2,
    /** For all processors but the sender. */
    OSDEV_APIC_TO_OTHERS = 3,
};

/** @name Fields of the interrupt command
 * @{ */
/** Vector. */
#define OSDEV_APIC_ICR_VECTOR OSDEV_MASK64(7, 0)
/** Delivery. */
#define OSDEV_APIC_ICR_DELIVERY OSDEV_MASK64(10, 8)
/** The destination is a logical one. */
#define OSDEV_APIC_ICR_LOGICAL OSDEV_BIT64(11)
/** Not yet sent. Read only; xAPIC only. */
#define OSDEV_APIC_ICR_PENDING OSDEV_BIT64(12)
/** Set but for the deassertion of INIT. */
#define OSDEV_APIC_ICR_ASSERT OSDEV_BIT64(14)
/** Level; for the deassertion of INIT. */
#define OSDEV_APIC_ICR_LEVEL OSDEV_BIT64(15)
/** Shorthand. */
#define OSDEV_APIC_ICR_SHORTHAND OSDEV_MASK64(19, 18)
/** Destination in xAPIC mode. */
#define OSDEV_APIC_ICR_XAPIC_DEST OSDEV_MASK64(63, 56)
/** Destination in x2APIC mode. */
#define OSDEV_APIC_ICR_X2APIC_DEST OSDEV_MASK64(63, 32)
/** @} */

/** Destination that stands for all processors, in both modes. */
#define OSDEV_APIC_BROADCAST UINT32_MAX

/** An interrupt command. */
struct osdev_apic_icr {
    enum osdev_apic_delivery delivery;   /**< Not #OSDEV_APIC_EXTINT. */
    enum osdev_apic_shorthand shorthand; /**< Whom it is for. */
    uint32_t destination;                /**< 0 with a shorthand. */
    uint8_t vector;                      /**< Start-up: page number. */
    bool logical;                        /**< Logical destination. */
    bool deassert;                       /**< INIT: old parts only. */
    bool pending;                        /**< Only read. */
};

/**
 * Encode an interrupt command.
 *
 * @param      mode  xAPIC or x2APIC.
 * @param      icr   The command; what is only read is dropped.
 * @param[out] out   Written only on success.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BAD_MODE         neither mode.
 * @retval OSDEV_APIC_ERR_BAD_VECTOR       fixed or lowest below 16; SMI or
 *                                         INIT with a vector.
 * @retval OSDEV_APIC_ERR_BAD_VALUE        a delivery or shorthand that does not
 *                                         exist, or not both together; a
 *                                         deassertion of something else.
 * @retval OSDEV_APIC_ERR_BAD_DESTINATION  above 255 in xAPIC mode, and not
 *                                         #OSDEV_APIC_BROADCAST; or one beside
 *                                         a shorthand.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_icr_encode(
    enum osdev_apic_mode mode, const struct osdev_apic_icr *icr, uint64_t *out
);

/**
 * Decode an interrupt command; reserved bits are dropped.
 *
 * @param mode  xAPIC or x2APIC.
 * @param word  What the register holds.
 */
struct osdev_apic_icr
osdev_apic_icr_decode(enum osdev_apic_mode mode, uint64_t word);

/**
 * Send an interrupt.
 *
 * @param apic  The object.
 * @param icr   The command.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BUSY             the last one has not left in time;
 *                                         nothing was sent.
 * @retval OSDEV_APIC_ERR_BAD_VECTOR       see osdev_apic_icr_encode().
 * @retval OSDEV_APIC_ERR_BAD_VALUE        see osdev_apic_icr_encode().
 * @retval OSDEV_APIC_ERR_BAD_DESTINATION  see osdev_apic_icr_encode().
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_send(
    const struct osdev_apic *apic, const struct osdev_apic_icr *icr
);

/**
 * Wait until the last interrupt has left. At once in x2APIC mode.
 *
 * @param apic  The object.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BUSY  it has not in time.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_wait_sent(const struct osdev_apic *apic);

/**
 * Send a vector to one processor.
 *
 * @param apic    The object.
 * @param id      Its identification.
 * @param vector  From 16 on.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BUSY             the last one has not left in time.
 * @retval OSDEV_APIC_ERR_BAD_VECTOR       below 16.
 * @retval OSDEV_APIC_ERR_BAD_DESTINATION  the mode has no such identification.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_send_vector(
    const struct osdev_apic *apic, uint32_t id, uint8_t vector
);

/**
 * Send a vector to several processors by a shorthand.
 *
 * @param apic       The object.
 * @param shorthand  Self, all or others. Self uses the register of its own in
 *                   x2APIC mode.
 * @param vector     From 16 on.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BUSY       the last one has not left in time.
 * @retval OSDEV_APIC_ERR_BAD_VECTOR below 16.
 * @retval OSDEV_APIC_ERR_BAD_VALUE  not one of the three.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_send_shorthand(
    const struct osdev_apic *apic, enum osdev_apic_shorthand shorthand,
    uint8_t vector
);

/**
 * Send a vector to a set of processors of one cluster, by one command.
 *
 * @param apic     The object.
 * @param cluster  x2APIC: 0..65534. xAPIC in cluster mode: 0..14; flat: 0.
 * @param mask     x2APIC: 16 bits. xAPIC: 4 bits, flat 8 bits. Not 0.
 * @param vector   From 16 on.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BUSY             the last one has not left in time.
 * @retval OSDEV_APIC_ERR_BAD_VECTOR       below 16.
 * @retval OSDEV_APIC_ERR_BAD_DESTINATION  no such cluster, an empty mask or one
 *                                         with bits that do not exist.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_send_cluster(
    const struct osdev_apic *apic, uint32_t cluster, uint32_t mask,
    uint8_t vector
);

/**
 * Send a vector to a list of processors, by as few commands as their order
 * allows: in x2APIC mode neighbours in the list that share a cluster get one.
 *
 * @param apic    The object.
 * @param ids     Their identifications; ascending is best.
 * @param count   Number of them; 0 sends nothing.
 * @param vector  From 16 on.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BUSY             one has not left in time; some
 *                                         processors got theirs.
 * @retval OSDEV_APIC_ERR_BAD_VECTOR       below 16; nothing was sent.
 * @retval OSDEV_APIC_ERR_BAD_DESTINATION  the mode has no such identification;
 *                                         nothing was sent.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_send_list(
    const struct osdev_apic *apic, const uint32_t *ids, size_t count,
    uint8_t vector
);

/**
 * Send a non-maskable interrupt to one processor.
 *
 * @param apic  The object.
 * @param id    Its identification.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BUSY             the last one has not left in time.
 * @retval OSDEV_APIC_ERR_BAD_DESTINATION  the mode has no such identification.
 */
OSDEV_NODISCARD
enum osdev_apic_err
osdev_apic_send_nmi(const struct osdev_apic *apic, uint32_t id);

/**
 * Send a non-maskable interrupt to all other processors, as to stop them.
 *
 * @param apic  The object.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BUSY  the last one has not left in time.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_send_nmi_others(const struct osdev_apic *apic);

OSDEV_END_DECLS

#endif
