// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Message signalled interrupts: what a PCI function writes, and where. Pure.
 *
 * @spec Intel SDM volume 3, 11.11; Intel VT-d 4.1, 5.1.5.2; AMD IOMMU 3.09,
 *       2.2.5
 */
#ifndef OSDEV_APIC_MSI_H
#define OSDEV_APIC_MSI_H

#include <osdev/apic/ioapic.h>

OSDEV_BEGIN_DECLS

/** @name Fields of a message
 * @{ */
/** Address: bits 31..20 of every one. */
#define OSDEV_APIC_MSI_BASE UINT64_C(0xfee00000)
/** Address: the bits above. */
#define OSDEV_APIC_MSI_BASE_MASK UINT64_C(0xfffffffffff00000)
/** Address: destination, bits 7..0. */
#define OSDEV_APIC_MSI_DEST OSDEV_MASK64(19, 12)
/** Address: destination, bits 14..8, where a hypervisor offers them. */
#define OSDEV_APIC_MSI_EXT_DEST OSDEV_MASK64(11, 5)
/** Address, VT-d: index, bits 14..0. */
#define OSDEV_APIC_MSI_INDEX OSDEV_MASK64(19, 5)
/** Address, VT-d: the message names an entry of the remapping table. */
#define OSDEV_APIC_MSI_REMAP OSDEV_BIT64(4)
/** Address: redirection hint. VT-d: the data is added to the index. */
#define OSDEV_APIC_MSI_HINT OSDEV_BIT64(3)
/** Address: logical destination. VT-d: index, bit 15. */
#define OSDEV_APIC_MSI_LOGICAL OSDEV_BIT64(2)
/** Data: vector. */
#define OSDEV_APIC_MSI_VECTOR OSDEV_MASK32(7, 0)
/** Data: delivery. */
#define OSDEV_APIC_MSI_DELIVERY OSDEV_MASK32(10, 8)
/** Data: assert; for levels. */
#define OSDEV_APIC_MSI_ASSERT OSDEV_BIT32(14)
/** Data: by level. No PCI function uses it. */
#define OSDEV_APIC_MSI_LEVEL OSDEV_BIT32(15)
/** Data, AMD-Vi: index. */
#define OSDEV_APIC_MSI_AMD_INDEX OSDEV_MASK32(10, 0)
/** @} */

/** What goes into the MSI or MSI-X registers. */
struct osdev_apic_msi_message {
    uint64_t address; /**< Message address, upper half included. */
    uint32_t data;    /**< Message data; for MSI its low 16 bits. */
};

/** What a message is to do. Members that a format does not have are 0. */
struct osdev_apic_msi {
    enum osdev_apic_format format;     /**< Who reads it. */
    enum osdev_apic_delivery delivery; /**< Not remapped. */
    uint32_t destination;              /**< 8 or 15 bits; not remapped. */
    uint16_t index;                    /**< Remapped: 16 bits, AMD-Vi 11. */
    uint8_t vector;                    /**< Not remapped. */
    bool logical;                      /**< Not remapped. */
    bool hint;                         /**< To the one of the destinations that
                                          does the least important work. */
    bool level;                        /**< Asserts a level. */
    bool subhandle;                    /**< VT-d: a function with several
                                          messages counts on from the index. */
};

/**
 * Compose a message.
 *
 * @param      msi  What it is to do.
 * @param[out] out  Written only on success.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BAD_VECTOR       fixed or lowest below 16; SMI or INIT
 *                                         with a vector; remapped with one.
 * @retval OSDEV_APIC_ERR_BAD_VALUE        a delivery or format that does not
 *                                         exist, or a member that the format
 *                                         does not have.
 * @retval OSDEV_APIC_ERR_BAD_DESTINATION  it has too many bits, or the index.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_msi_compose(
    const struct osdev_apic_msi *msi, struct osdev_apic_msi_message *out
);

/**
 * Decode a message.
 *
 * @param      format   Who reads it. VT-d: one without the bit is plain.
 * @param      message  The message.
 * @param[out] out      Written only on success.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BAD_ADDRESS  it is a write to somewhere else.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_msi_decode(
    enum osdev_apic_format format, const struct osdev_apic_msi_message *message,
    struct osdev_apic_msi *out
);

OSDEV_END_DECLS

#endif
