// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Ports, command words and registers, as pure values: nothing here touches
 * hardware.
 *
 * @spec Intel 8259A data sheet (231468-003); Intel I/O Controller Hub 9
 *       data sheet, 13.4 and 13.5.4
 */
#ifndef OSDEV_PIC8259_WORDS_H
#define OSDEV_PIC8259_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include <osdev/base.h>

OSDEV_BEGIN_DECLS

/** Lines of both controllers: 0..7 at the master, 8..15 at the slave. */
#define OSDEV_PIC8259_LINES 16
/** The master's line that the slave is wired to. */
#define OSDEV_PIC8259_CASCADE 2
/** A set of lines that holds every line. */
#define OSDEV_PIC8259_ALL_LINES UINT16_C(0xffff)
/** Lines that a PC's trigger mode registers cannot make level triggered:
 * 0, 1, 2, 8 and 13. */
#define OSDEV_PIC8259_FIXED_EDGE UINT16_C(0x2107)

/** Master: commands, and the register that OCW3 selects. */
#define OSDEV_PIC8259_PORT_MASTER_CMD UINT16_C(0x20)
/** Master: interrupt mask register, and ICW2 to ICW4. */
#define OSDEV_PIC8259_PORT_MASTER_DATA UINT16_C(0x21)
/** Slave: commands, and the register that OCW3 selects. */
#define OSDEV_PIC8259_PORT_SLAVE_CMD UINT16_C(0xa0)
/** Slave: interrupt mask register, and ICW2 to ICW4. */
#define OSDEV_PIC8259_PORT_SLAVE_DATA UINT16_C(0xa1)
/** Trigger modes of lines 0..7; the one of lines 8..15 is the next port. */
#define OSDEV_PIC8259_PORT_ELCR UINT16_C(0x4d0)
/** Interrupt mode configuration register: its index. */
#define OSDEV_PIC8259_PORT_IMCR_INDEX UINT16_C(0x22)
/** Interrupt mode configuration register: its value. */
#define OSDEV_PIC8259_PORT_IMCR_DATA UINT16_C(0x23)
/** Index of the interrupt mode configuration register. */
#define OSDEV_PIC8259_IMCR UINT8_C(0x70)
/** Flag of the ACPI MADT: the machine also has a pair of 8259s. */
#define OSDEV_PIC8259_MADT_PCAT_COMPAT UINT32_C(1)

/** ICW1: marks the word that starts the initialisation. */
#define OSDEV_PIC8259_ICW1_INIT UINT8_C(0x10)
/** ICW1: no other controller, so no ICW3. */
#define OSDEV_PIC8259_ICW1_SINGLE UINT8_C(0x02)
/** ICW1: an ICW4 follows. */
#define OSDEV_PIC8259_ICW1_IC4 UINT8_C(0x01)
/** ICW4: special fully nested mode. */
#define OSDEV_PIC8259_ICW4_SFNM UINT8_C(0x10)
/** ICW4: the end of interrupt is automatic. */
#define OSDEV_PIC8259_ICW4_AEOI UINT8_C(0x02)
/** ICW4: 8086 mode, the only one that a PC knows. */
#define OSDEV_PIC8259_ICW4_8086 UINT8_C(0x01)

/** OCW2: rotate the priorities. */
#define OSDEV_PIC8259_OCW2_ROTATE UINT8_C(0x80)
/** OCW2: the word names a level. */
#define OSDEV_PIC8259_OCW2_SPECIFIC UINT8_C(0x40)
/** OCW2: end of interrupt. */
#define OSDEV_PIC8259_OCW2_EOI UINT8_C(0x20)
/** OCW2: the level. */
#define OSDEV_PIC8259_OCW2_LEVEL UINT8_C(0x07)

/** OCW3: marks the word. */
#define OSDEV_PIC8259_OCW3 UINT8_C(0x08)
/** OCW3: the special mask bit counts. */
#define OSDEV_PIC8259_OCW3_ESMM UINT8_C(0x40)
/** OCW3: special mask mode. */
#define OSDEV_PIC8259_OCW3_SMM UINT8_C(0x20)
/** OCW3: the next read acknowledges an interrupt and tells which. */
#define OSDEV_PIC8259_OCW3_POLL UINT8_C(0x04)
/** OCW3: select the register that reads give. */
#define OSDEV_PIC8259_OCW3_RR UINT8_C(0x02)
/** OCW3: select the in-service register, else the request register. */
#define OSDEV_PIC8259_OCW3_RIS UINT8_C(0x01)

/** Answer to a poll: there was an interrupt. */
#define OSDEV_PIC8259_POLL_PENDING UINT8_C(0x80)
/** Answer to a poll: its level. */
#define OSDEV_PIC8259_POLL_LEVEL UINT8_C(0x07)

/** The four words that initialise one controller. */
struct osdev_pic8259_icw {
    uint8_t icw1; /**< Goes to the command port; the others to the data port. */
    uint8_t icw2; /**< First vector. */
    uint8_t icw3; /**< Master: lines with a slave. Slave: its identity. */
    uint8_t icw4; /**< Modes. */
};

/**
 * Encode the words that initialise one controller of the pair.
 *
 * @param slave       Whether it is the slave.
 * @param vector      First vector, a multiple of 8; lower bits are dropped.
 * @param auto_eoi    Clear the in-service bit when the processor takes
 *                    the vector.
 * @param sfnm        Special fully nested mode; for the master alone.
 */
static inline struct osdev_pic8259_icw
osdev_pic8259_icw_encode(bool slave, uint8_t vector, bool auto_eoi, bool sfnm)
{
    struct osdev_pic8259_icw icw;

    icw.icw1 = OSDEV_PIC8259_ICW1_INIT | OSDEV_PIC8259_ICW1_IC4;
    icw.icw2 = vector & UINT8_C(0xf8);
    icw.icw3 =
        slave ? OSDEV_PIC8259_CASCADE : (uint8_t)(1u << OSDEV_PIC8259_CASCADE);
    icw.icw4 = OSDEV_PIC8259_ICW4_8086;
    if (auto_eoi) {
        icw.icw4 |= OSDEV_PIC8259_ICW4_AEOI;
    }
    if (sfnm && !slave) {
        icw.icw4 |= OSDEV_PIC8259_ICW4_SFNM;
    }
    return icw;
}

/** Encode OCW2: end the interrupt of the highest priority. */
static inline uint8_t osdev_pic8259_ocw2_eoi(void)
{
    return OSDEV_PIC8259_OCW2_EOI;
}

/**
 * Encode OCW2: end the interrupt of one level.
 *
 * @param level  0..7; higher bits are dropped.
 */
static inline uint8_t osdev_pic8259_ocw2_specific_eoi(unsigned level)
{
    return (uint8_t
    )(OSDEV_PIC8259_OCW2_SPECIFIC | OSDEV_PIC8259_OCW2_EOI |
      (level & OSDEV_PIC8259_OCW2_LEVEL));
}

/**
 * Encode OCW2: end the interrupt of one level, which gets the lowest
 * priority.
 *
 * @param level  0..7; higher bits are dropped.
 */
static inline uint8_t osdev_pic8259_ocw2_rotate_eoi(unsigned level)
{
    return (uint8_t
    )(OSDEV_PIC8259_OCW2_ROTATE | osdev_pic8259_ocw2_specific_eoi(level));
}

/**
 * Encode OCW2: give one level the lowest priority.
 *
 * @param level  0..7; higher bits are dropped.
 */
static inline uint8_t osdev_pic8259_ocw2_lowest(unsigned level)
{
    return (uint8_t
    )(OSDEV_PIC8259_OCW2_ROTATE | OSDEV_PIC8259_OCW2_SPECIFIC |
      (level & OSDEV_PIC8259_OCW2_LEVEL));
}

/**
 * Encode OCW2: rotate at every automatic end of interrupt, or not.
 *
 * @param rotate  Whether to rotate.
 */
static inline uint8_t osdev_pic8259_ocw2_auto_rotate(bool rotate)
{
    return rotate ? OSDEV_PIC8259_OCW2_ROTATE : 0;
}

/** Encode OCW3: reads of the command port give the requests. */
static inline uint8_t osdev_pic8259_ocw3_irr(void)
{
    return OSDEV_PIC8259_OCW3 | OSDEV_PIC8259_OCW3_RR;
}

/** Encode OCW3: reads of the command port give the lines in service. */
static inline uint8_t osdev_pic8259_ocw3_isr(void)
{
    return OSDEV_PIC8259_OCW3 | OSDEV_PIC8259_OCW3_RR | OSDEV_PIC8259_OCW3_RIS;
}

/** Encode OCW3: the next read acknowledges. */
static inline uint8_t osdev_pic8259_ocw3_poll(void)
{
    return OSDEV_PIC8259_OCW3 | OSDEV_PIC8259_OCW3_POLL;
}

/**
 * Encode OCW3: set or clear the special mask mode.
 *
 * @param on  Whether a masked line in service stops blocking others.
 */
static inline uint8_t osdev_pic8259_ocw3_special_mask(bool on)
{
    return on ? OSDEV_PIC8259_OCW3 | OSDEV_PIC8259_OCW3_ESMM |
                    OSDEV_PIC8259_OCW3_SMM
              : OSDEV_PIC8259_OCW3 | OSDEV_PIC8259_OCW3_ESMM;
}

OSDEV_END_DECLS

#endif
