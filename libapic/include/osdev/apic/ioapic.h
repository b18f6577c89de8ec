// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * The I/O APIC: pins of devices, and where their interrupts go.
 *
 * Registers are reached in two steps, select and window. If two processors
 * may use one I/O APIC at the same time, or a handler and what it interrupts,
 * the operations @c lock and @c unlock keep them apart; without them the
 * kernel does.
 *
 * @spec Intel 82093AA data sheet; Intel ICH9 data sheet, 13.5
 */
#ifndef OSDEV_APIC_IOAPIC_H
#define OSDEV_APIC_IOAPIC_H

#include <osdev/apic/registers.h>

OSDEV_BEGIN_DECLS

/** @name Registers
 * @{ */
/** Offset in memory: number of the register in the window. */
#define OSDEV_APIC_IO_SELECT 0x00
/** Offset in memory: the register selected. */
#define OSDEV_APIC_IO_WINDOW 0x10
/** Offset in memory: end of interrupt, by vector; version 0x20 and later. */
#define OSDEV_APIC_IO_EOI 0x40
/** Identification. */
#define OSDEV_APIC_IO_REG_ID UINT8_C(0)
/** Version and number of pins. */
#define OSDEV_APIC_IO_REG_VERSION UINT8_C(1)
/** Arbitration identification. */
#define OSDEV_APIC_IO_REG_ARBITRATION UINT8_C(2)
/** Low half of the entry of pin 0; two registers a pin. */
#define OSDEV_APIC_IO_REG_ENTRY UINT8_C(0x10)
/** Most pins of which the registers can be selected. */
#define OSDEV_APIC_IO_MAX_PINS 120
/** First version with an end-of-interrupt register. */
#define OSDEV_APIC_IO_EOI_VERSION 0x20
/** Identification. */
#define OSDEV_APIC_IO_ID_MASK OSDEV_MASK32(27, 24)
/** The version register: pins less one. */
#define OSDEV_APIC_IO_MAX_ENTRY OSDEV_MASK32(23, 16)
/** @} */

/** @name Fields of a redirection entry
 * @{ */
/** Vector. */
#define OSDEV_APIC_RTE_VECTOR OSDEV_MASK64(7, 0)
/** Delivery. */
#define OSDEV_APIC_RTE_DELIVERY OSDEV_MASK64(10, 8)
/** The destination is a logical one. */
#define OSDEV_APIC_RTE_LOGICAL OSDEV_BIT64(11)
/** Not yet accepted. Read only. */
#define OSDEV_APIC_RTE_PENDING OSDEV_BIT64(12)
/** Active low. */
#define OSDEV_APIC_RTE_LOW OSDEV_BIT64(13)
/** Accepted and not ended, by level. Read only. */
#define OSDEV_APIC_RTE_REMOTE_IRR OSDEV_BIT64(14)
/** By level. */
#define OSDEV_APIC_RTE_LEVEL OSDEV_BIT64(15)
/** Masked. */
#define OSDEV_APIC_RTE_MASK OSDEV_BIT64(16)
/** Destination, bits 7..0. */
#define OSDEV_APIC_RTE_DEST OSDEV_MASK64(63, 56)
/** Destination, bits 14..8, where a hypervisor offers them. */
#define OSDEV_APIC_RTE_EXT_DEST OSDEV_MASK64(55, 49)
/** VT-d: the entry names an entry of the interrupt remapping table. */
#define OSDEV_APIC_RTE_REMAP OSDEV_BIT64(48)
/** VT-d: index, bits 14..0. */
#define OSDEV_APIC_RTE_INDEX OSDEV_MASK64(63, 49)
/** VT-d: index, bit 15. */
#define OSDEV_APIC_RTE_INDEX_15 OSDEV_BIT64(11)
/** AMD-Vi: index, in the place of vector and delivery. */
#define OSDEV_APIC_RTE_AMD_INDEX OSDEV_MASK64(10, 0)
/** @} */

/** Who reads an entry. */
enum osdev_apic_format {
    /** Local APICs. */
    OSDEV_APIC_FORMAT_PLAIN = 0,
    /** Local APICs with 15 bits of destination. */
    OSDEV_APIC_FORMAT_EXTENDED,
    /** Interrupt remapping of Intel VT-d. */
    OSDEV_APIC_FORMAT_VTD,
    /** Interrupt remapping of AMD-Vi. */
    OSDEV_APIC_FORMAT_AMDVI,
};

/** A redirection entry. Members that a format does not have are 0. */
struct osdev_apic_redirection {
    enum osdev_apic_format format;     /**< Who reads it. */
    enum osdev_apic_delivery delivery; /**< Not start-up; not AMD-Vi. */
    uint32_t destination;              /**< 8 or 15 bits; not remapped. */
    uint16_t index;                    /**< Remapped: 16 bits, AMD-Vi 11. */
    uint8_t vector;                    /**< VT-d: that of the table's entry,
                                          for the end of interrupt. */
    bool logical;                      /**< Logical destination. */
    bool active_low;                   /**< Polarity. */
    bool level;                        /**< Trigger mode. */
    bool masked;                       /**< Not delivered. */
    bool pending;                      /**< Only read. */
    bool remote_irr;                   /**< Only read. */
};

/**
 * Encode a redirection entry.
 *
 * @param      entry  The entry; what is only read is dropped.
 * @param[out] out    Written only on success.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BAD_VECTOR       fixed or lowest below 16; SMI or INIT
 *                                         with a vector; AMD-Vi with one.
 * @retval OSDEV_APIC_ERR_BAD_VALUE        a delivery or format that does not
 *                                         exist, or a member that the format
 *                                         does not have; NMI, SMI, INIT or
 *                                         #OSDEV_APIC_EXTINT by level.
 * @retval OSDEV_APIC_ERR_BAD_DESTINATION  it has too many bits, or the index.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_redirection_encode(
    const struct osdev_apic_redirection *entry, uint64_t *out
);

/**
 * Decode a redirection entry; reserved bits are dropped.
 *
 * @param format  Who reads it. VT-d: an entry without the bit is plain.
 * @param word    What the registers hold.
 */
struct osdev_apic_redirection
osdev_apic_redirection_decode(enum osdev_apic_format format, uint64_t word);

/** How an I/O APIC is reached; #osdev_apic_io_mmio_ops are ready. */
struct osdev_apic_io_ops {
    /** Select a register and read it. */
    uint32_t (*read)(void *ctx, uint8_t reg);
    /** Select a register and write it. */
    void (*write)(void *ctx, uint8_t reg, uint32_t value);
    /** Write the end-of-interrupt register. */
    void (*eoi)(void *ctx, uint8_t vector);
    /** Keep others away; may be NULL, as may @c unlock with it. */
    uint64_t (*lock)(void *ctx);
    /** Let others in again, with what @c lock returned. */
    void (*unlock)(void *ctx, uint64_t state);
};

/** Operations for registers in memory: the context is the mapped address,
 * uncached, 4 KiB or at least 0x44 bytes of it. They do not lock. */
extern const struct osdev_apic_io_ops osdev_apic_io_mmio_ops;

/** One I/O APIC. All members may be read. */
struct osdev_apic_io {
    uint32_t gsi_base; /**< Global system interrupt of pin 0. */
    uint16_t pins;     /**< 1..#OSDEV_APIC_IO_MAX_PINS. */
    uint8_t version;   /**< 0x11 or 0x20, usually. */
    /** @private */
    const struct osdev_apic_io_ops *ops;
    /** @private */
    void *ctx;
};

/**
 * Set up an object. Writes nothing but the register select.
 *
 * @param[out] io        The object.
 * @param      gsi_base  Global system interrupt of pin 0, from the MADT.
 * @param      ops       Must outlive the object.
 * @param      ctx       Handed to every operation; may be NULL.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BAD_OPS  one of the first three is NULL, or one of the
 *                                 last two without the other.
 * @retval OSDEV_APIC_ERR_ABSENT   the version register is all ones, or has
 *                                 more pins than there can be.
 * @retval OSDEV_APIC_ERR_RANGE    the last pin is above 2^32 - 1.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_io_init(
    struct osdev_apic_io *io, uint32_t gsi_base,
    const struct osdev_apic_io_ops *ops, void *ctx
);

/** Identification, 4 bits. */
uint8_t osdev_apic_io_read_id(const struct osdev_apic_io *io);

/**
 * Set the identification; few machines need it.
 *
 * @param io  The object.
 * @param id  0..15.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BAD_VALUE  above 15.
 */
OSDEV_NODISCARD
enum osdev_apic_err
osdev_apic_io_write_id(const struct osdev_apic_io *io, uint8_t id);

/** Arbitration identification, 4 bits. Only old parts have it, read only. */
uint8_t osdev_apic_io_read_arbitration(const struct osdev_apic_io *io);

/**
 * Read the entry of a pin.
 *
 * @param      io   The object.
 * @param      pin  Below osdev_apic_io.pins.
 * @param[out] out  The raw entry. Written only on success.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BAD_PIN  there is no such pin.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_io_read_entry(
    const struct osdev_apic_io *io, unsigned pin, uint64_t *out
);

/**
 * Write the entry of a pin in the order that never sends a half-written one:
 * masked, the high half, the low half with the mask that is asked for.
 *
 * @param io    The object.
 * @param pin   Below osdev_apic_io.pins.
 * @param word  The raw entry.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BAD_PIN  there is no such pin.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_io_write_entry(
    const struct osdev_apic_io *io, unsigned pin, uint64_t word
);

/**
 * Route a pin: osdev_apic_redirection_encode() and
 * osdev_apic_io_write_entry().
 *
 * @param io     The object.
 * @param pin    Below osdev_apic_io.pins.
 * @param entry  Where to.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BAD_PIN          there is no such pin.
 * @retval OSDEV_APIC_ERR_BAD_VECTOR       see osdev_apic_redirection_encode().
 * @retval OSDEV_APIC_ERR_BAD_VALUE        see osdev_apic_redirection_encode().
 * @retval OSDEV_APIC_ERR_BAD_DESTINATION  see osdev_apic_redirection_encode().
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_io_route(
    const struct osdev_apic_io *io, unsigned pin,
    const struct osdev_apic_redirection *entry
);

/**
 * Mask or unmask a pin and leave the rest of its entry.
 *
 * @param io      The object.
 * @param pin     Below osdev_apic_io.pins.
 * @param masked  Whether it shall be masked.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BAD_PIN  there is no such pin.
 */
OSDEV_NODISCARD
enum osdev_apic_err
osdev_apic_io_mask(const struct osdev_apic_io *io, unsigned pin, bool masked);

/** Mask every pin with all else 0, so that nothing is left of firmware. */
void osdev_apic_io_clear(const struct osdev_apic_io *io);

/**
 * End a level interrupt at the I/O APIC alone: for local APICs that do not
 * broadcast it, and after a broadcast was lost.
 *
 * Without an end-of-interrupt register the entry becomes masked and edge
 * triggered for a moment, which makes it forget.
 *
 * @param io   The object.
 * @param pin  Below osdev_apic_io.pins.
 *
 * @retval OSDEV_APIC_OK           also if nothing was to be ended.
 * @retval OSDEV_APIC_ERR_BAD_PIN  there is no such pin.
 * @retval OSDEV_APIC_ERR_STUCK    it stays in service, and the line is not
 *                                 just requesting again: the pin is masked.
 */
OSDEV_NODISCARD
enum osdev_apic_err
osdev_apic_io_eoi(const struct osdev_apic_io *io, unsigned pin);

/** @name Over sleep
 * @{ */

/**
 * Save all entries.
 *
 * @param      io   The object.
 * @param[out] out  @c pins of them.
 */
void osdev_apic_io_save(const struct osdev_apic_io *io, uint64_t *out);

/**
 * Restore all entries, each in the safe order.
 *
 * @param io       The object.
 * @param entries  What osdev_apic_io_save() gave.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_READ_BACK  an entry does not hold its value; the
 *                                   others were written.
 */
OSDEV_NODISCARD
enum osdev_apic_err
osdev_apic_io_restore(const struct osdev_apic_io *io, const uint64_t *entries);

/** @} */

OSDEV_END_DECLS

#endif
