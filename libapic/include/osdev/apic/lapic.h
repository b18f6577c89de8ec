// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * The local APIC: one object for both modes.
 *
 * Whoever runs a function talks to the local APIC of the processor that it
 * runs on. As the object holds nothing that differs between processors of one
 * machine, all of them share one; no function below changes it.
 *
 * @spec Intel SDM volume 3, chapter 11; AMD APM volume 2, chapter 16
 */
#ifndef OSDEV_APIC_LAPIC_H
#define OSDEV_APIC_LAPIC_H

#include <osdev/apic/mode.h>
#include <osdev/apic/registers.h>

OSDEV_BEGIN_DECLS

/** How registers are reached; <osdev/apic/native.h>
 * has them ready. */
struct osdev_apic_ops {
    /** Read a register of 32 bits by its offset. */
    uint32_t (*read)(void *ctx, uint16_t reg);
    /** Write a register of 32 bits by its offset. */
    void (*write)(void *ctx, uint16_t reg, uint32_t value);
    /** Read the interrupt command. */
    uint64_t (*read_icr)(void *ctx);
    /** Write the interrupt command, after all earlier stores. In xAPIC mode
     * the high half goes first: the low one sends. */
    void (*write_icr)(void *ctx, uint64_t value);
    /** Read the timer's deadline; may be NULL, as may the next one: then
     * there is no deadline mode. */
    uint64_t (*read_deadline)(void *ctx);
    /** Write the timer's deadline, after all earlier writes. */
    void (*write_deadline)(void *ctx, uint64_t tsc);
    /** Read the time stamp counter; may be NULL, then it is not measured. */
    uint64_t (*read_tsc)(void *ctx);
};

/** Reads of the interrupt command until a send is given up, at first. */
#define OSDEV_APIC_SEND_ATTEMPTS UINT32_C(100000)

/** The local APIC. All members may be read. */
struct osdev_apic {
    /** xAPIC or x2APIC. */
    enum osdev_apic_mode mode;
    /** What the version register says. */
    struct osdev_apic_version version;
    /** AMD: the extended feature register; 0 if there is none. */
    uint32_t ext_features;
    /** Reads until a send is given up. May be written. */
    uint32_t send_attempts;
    /** @private */
    const struct osdev_apic_ops *ops;
    /** @private */
    void *ctx;
};

/**
 * Set up an object. Writes nothing.
 *
 * @param[out] apic  The object.
 * @param      mode  Mode that all processors are in, xAPIC or x2APIC.
 * @param      ops   For that mode. Must outlive the object.
 * @param      ctx   Handed to every operation; may be NULL.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BAD_OPS   a required operation is NULL, or one of the
 *                                  two for the deadline without the other.
 * @retval OSDEV_APIC_ERR_BAD_MODE  the mode has no registers.
 * @retval OSDEV_APIC_ERR_ABSENT    the version register is all ones, or zero.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_init(
    struct osdev_apic *apic, enum osdev_apic_mode mode,
    const struct osdev_apic_ops *ops, void *ctx
);

/**
 * Read any register of 32 bits.
 *
 * @param apic  The object.
 * @param reg   Offset. In x2APIC mode one that does not exist raises \#GP.
 */
static inline uint32_t
osdev_apic_read(const struct osdev_apic *apic, uint16_t reg)
{
    return apic->ops->read(apic->ctx, reg);
}

/**
 * Write any register of 32 bits.
 *
 * @param apic   The object.
 * @param reg    Offset. In x2APIC mode one that does not exist raises \#GP.
 * @param value  In x2APIC mode reserved bits that are set raise \#GP.
 */
static inline void
osdev_apic_write(const struct osdev_apic *apic, uint16_t reg, uint32_t value)
{
    apic->ops->write(apic->ctx, reg, value);
}

/** What osdev_apic_enable() is to do. */
struct osdev_apic_config {
    /** Vector of spurious interrupts, from 16 on. Old processors want the low
     * four bits set. Its handler does nothing, not even end the interrupt. */
    uint8_t spurious_vector;
    /** Vector of error interrupts, from 16 on; 0 leaves them masked. */
    uint8_t error_vector;
    /** Do not broadcast the end of interrupt to I/O APICs; the kernel ends
     * level interrupts there. */
    bool suppress_eoi_broadcast;
};

/**
 * Let the local APIC of this processor work: accept all priorities, clear the
 * error status, set the vectors above. Entries of the LVT other than that of
 * errors stay.
 *
 * @param apic    The object.
 * @param config  How.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BAD_VECTOR   a vector is below 16, or both are equal.
 * @retval OSDEV_APIC_ERR_UNSUPPORTED  the broadcast cannot be suppressed.
 * @retval OSDEV_APIC_ERR_READ_BACK    it does not say that it works.
 *
 * @context Interrupts off; on an error in the arguments nothing was written.
 * @spec Intel SDM volume 3, 11.9
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_enable(
    const struct osdev_apic *apic, const struct osdev_apic_config *config
);

/**
 * Stop the local APIC of this processor: stop the timer, mask the LVT, clear
 * the software enable bit. NMI, INIT and start-up still get through.
 *
 * @param apic  The object.
 */
void osdev_apic_disable(const struct osdev_apic *apic);

/** Whether the local APIC of this processor works. */
bool osdev_apic_is_enabled(const struct osdev_apic *apic);

/** Identification of this processor: 8 bits or, in x2APIC mode, 32. */
uint32_t osdev_apic_read_id(const struct osdev_apic *apic);

/**
 * End the interrupt of the highest priority in service.
 *
 * @param apic  The object.
 *
 * @context Any; meant for handlers. Not for spurious interrupts and NMIs.
 */
static inline void osdev_apic_eoi(const struct osdev_apic *apic)
{
    apic->ops->write(apic->ctx, OSDEV_APIC_REG_EOI, 0);
}

/** Task priority: bits 7..4 are the class up to which vectors wait. */
static inline uint8_t osdev_apic_read_tpr(const struct osdev_apic *apic)
{
    return (uint8_t)osdev_apic_read(apic, OSDEV_APIC_REG_TPR);
}

/**
 * Set the task priority.
 *
 * @param apic      The object.
 * @param priority  Vectors whose bits 7..4 are not above those of it wait.
 */
static inline void
osdev_apic_write_tpr(const struct osdev_apic *apic, uint8_t priority)
{
    osdev_apic_write(apic, OSDEV_APIC_REG_TPR, priority);
}

/** Processor priority: the higher of task priority and what is in service. */
static inline uint8_t osdev_apic_read_ppr(const struct osdev_apic *apic)
{
    return (uint8_t)osdev_apic_read(apic, OSDEV_APIC_REG_PPR);
}

/** @name Vectors, one bit each
 * @{ */

/** A set of vectors. */
struct osdev_apic_vector_set {
    uint32_t words[OSDEV_APIC_VECTOR_WORDS]; /**< Vector v: bit v % 32 of word
                                                v / 32. */
};

/** Whether a vector is in a set. */
static inline bool osdev_apic_vector_set_has(
    const struct osdev_apic_vector_set *set, uint8_t vector
)
{
    return (set->words[vector / 32] >> vector % 32 & 1) != 0;
}

/**
 * Find the highest vector in a set.
 *
 * @param      set  The set.
 * @param[out] out  Written only if the result is true.
 * @return Whether there is any.
 */
OSDEV_NODISCARD
bool osdev_apic_vector_set_highest(
    const struct osdev_apic_vector_set *set, uint8_t *out
);

/** Read the vectors in service. */
struct osdev_apic_vector_set osdev_apic_read_isr(const struct osdev_apic *apic);
/** Read the vectors requested. */
struct osdev_apic_vector_set osdev_apic_read_irr(const struct osdev_apic *apic);
/** Read the vectors whose last request was a level. */
struct osdev_apic_vector_set osdev_apic_read_tmr(const struct osdev_apic *apic);

/**
 * Whether a vector is in service.
 *
 * @param apic    The object.
 * @param vector  The vector.
 */
bool osdev_apic_is_in_service(const struct osdev_apic *apic, uint8_t vector);

/**
 * Whether a vector is requested.
 *
 * @param apic    The object.
 * @param vector  The vector.
 */
bool osdev_apic_is_requested(const struct osdev_apic *apic, uint8_t vector);

/**
 * Whether the last request of a vector was a level.
 *
 * @param apic    The object.
 * @param vector  The vector.
 */
bool osdev_apic_is_level(const struct osdev_apic *apic, uint8_t vector);

/** @} */

/**
 * Read the error status of this processor, and clear it.
 *
 * The register shows what it held when it was last written, so it is written
 * first.
 *
 * @param apic  The object.
 * @return Errors since the last call, see osdev_apic_esr_format().
 */
uint32_t osdev_apic_read_errors(const struct osdev_apic *apic);

/** @name Logical destinations
 * @{ */

/** How xAPIC mode reads the logical destination. */
enum osdev_apic_logical {
    /** Eight bits, one a processor. */
    OSDEV_APIC_FLAT = 0,
    /** Four bits of cluster, four bits of processors. */
    OSDEV_APIC_CLUSTER,
};

/**
 * Set the logical identification of this processor.
 *
 * @param apic   The object.
 * @param model  The same on all processors.
 * @param id     Flat: one of eight bits. Cluster: cluster 0..14 in bits 7..4,
 *               one of four bits below.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BAD_MODE         x2APIC mode derives it by itself.
 * @retval OSDEV_APIC_ERR_BAD_DESTINATION  not exactly one bit, or cluster 15,
 *                                         which stands for all.
 *
 * @context Before osdev_apic_enable() on this processor.
 * @spec Intel SDM volume 3, 11.6.2.2
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_set_logical(
    const struct osdev_apic *apic, enum osdev_apic_logical model, uint8_t id
);

/** Logical identification of this processor: 8 bits or, in x2APIC mode, 32. */
uint32_t osdev_apic_read_logical(const struct osdev_apic *apic);

/** @} */
/** @name Registers of AMD
 * @{ */

/**
 * Turn extensions on or off.
 *
 * @param apic  The object.
 * @param bits  #OSDEV_APIC_EXT_IER, #OSDEV_APIC_EXT_SEOI, #OSDEV_APIC_EXT_ID;
 *              those not named are turned off.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_UNSUPPORTED  one of them is not there.
 */
OSDEV_NODISCARD
enum osdev_apic_err
osdev_apic_set_extensions(const struct osdev_apic *apic, uint32_t bits);

/** The extensions that are on; 0 where there are none. */
uint32_t osdev_apic_read_extensions(const struct osdev_apic *apic);

/**
 * Let a vector through, or not.
 *
 * @param apic    The object.
 * @param vector  From 16 on.
 * @param enable  Whether requests of the vector are delivered.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BAD_VECTOR   below 16.
 * @retval OSDEV_APIC_ERR_UNSUPPORTED  the enable registers are not there.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_enable_vector(
    const struct osdev_apic *apic, uint8_t vector, bool enable
);

/**
 * End the interrupt of one vector, whatever else is in service.
 *
 * @param apic    The object.
 * @param vector  From 16 on.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BAD_VECTOR   below 16.
 * @retval OSDEV_APIC_ERR_UNSUPPORTED  the register is not there, or not on.
 */
OSDEV_NODISCARD
enum osdev_apic_err
osdev_apic_eoi_vector(const struct osdev_apic *apic, uint8_t vector);

/** @} */

/**
 * Tell a spurious interrupt from others: its vector is not in service, and
 * must not be ended.
 *
 * @param apic    The object.
 * @param vector  What the processor was given.
 *
 * @context Handlers that share the spurious vector with others. One of its own
 *          needs no call.
 */
static inline bool
osdev_apic_is_spurious(const struct osdev_apic *apic, uint8_t vector)
{
    return !osdev_apic_is_in_service(apic, vector);
}

OSDEV_END_DECLS

#endif
