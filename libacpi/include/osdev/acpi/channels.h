// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Channels to the platform's controllers: PCCT, PDTT, RASF and RAS2.
 *
 * @spec ACPI 6.6, 14 and 5.2.21
 */
#ifndef OSDEV_ACPI_CHANNELS_H
#define OSDEV_ACPI_CHANNELS_H

#include <osdev/acpi/pdtt.h>
#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** Table flag: the platform interrupts when it is done. */
#define OSDEV_ACPI_PCCT_DOORBELL OSDEV_BIT32(0)

/** Platform communications channel table. @spec ACPI 6.6, 14.1 */
struct osdev_acpi_pcct {
    struct osdev_acpi_header header; /**< Header, signature "PCCT". */
    osdev_le32_t flags;              /**< OSDEV_ACPI_PCCT_DOORBELL. */
    osdev_le64_t reserved;           /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_pcct) == 48 &&
        offsetof(struct osdev_acpi_pcct, reserved) == 40,
    "14.1"
);

/**
 * Read the fixed part of the table; what it does not have is zero.
 *
 * @param      bytes  Start with the table.
 * @param[out] out    Written only on success.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_BAD_LENGTH     the stated length is below 36.
 * @retval OSDEV_ACPI_ERR_BAD_SIGNATURE  it is another table.
 * @retval OSDEV_ACPI_ERR_TRUNCATED      it is shorter than 48 bytes or
 *                                       than it says.
 */
OSDEV_NODISCARD
static inline enum osdev_acpi_err
osdev_acpi_pcct_read(struct osdev_span bytes, struct osdev_acpi_pcct *out)
{
    return osdev_acpi_table_read(bytes, "PCCT", 48, out, sizeof(*out));
}

/** Channel polled or with an SCI. @spec ACPI 6.6, 14.1.2 */
struct osdev_acpi_pcct_generic {
    uint8_t type;           /**< OSDEV_ACPI_PCCT_GENERIC. */
    uint8_t length;         /**< Of the entry. */
    uint8_t reserved[6];    /**< Not used. */
    osdev_le64_t base;      /**< Where the shared memory is. */
    osdev_le64_t range_len; /**< Length of the shared memory. */
    /** Register that says: there is a command. */
    struct osdev_acpi_gas doorbell;
    osdev_le64_t doorbell_preserve; /**< Bits of it to keep. */
    osdev_le64_t doorbell_write;    /**< Bits of it to set. */
    osdev_le32_t latency;           /**< Usual time of a command, in us. */
    /** Most accesses in a minute, 0 for any number. */
    osdev_le32_t max_rate;
    /** Least time between two commands, in us. */
    osdev_le16_t min_turnaround;
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_pcct_generic) == 62 &&
        offsetof(struct osdev_acpi_pcct_generic, min_turnaround) == 60,
    "14.1.2"
);

/** Channel with an interrupt. @spec ACPI 6.6, 14.1.3 */
struct osdev_acpi_pcct_reduced {
    uint8_t type;           /**< OSDEV_ACPI_PCCT_REDUCED. */
    uint8_t length;         /**< Of the entry. */
    osdev_le32_t gsi;       /**< Interrupt of the platform. */
    uint8_t flags;          /**< Bit 0 active low, bit 1 edge. */
    uint8_t reserved;       /**< Not used. */
    osdev_le64_t base;      /**< Where the shared memory is. */
    osdev_le64_t range_len; /**< Length of the shared memory. */
    /** Register that says: there is a command. */
    struct osdev_acpi_gas doorbell;
    osdev_le64_t doorbell_preserve; /**< Bits of it to keep. */
    osdev_le64_t doorbell_write;    /**< Bits of it to set. */
    osdev_le32_t latency;           /**< Usual time of a command, in us. */
    /** Most accesses in a minute, 0 for any number. */
    osdev_le32_t max_rate;
    /** Least time between two commands, in us. */
    osdev_le16_t min_turnaround;
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_pcct_reduced) == 62 &&
        offsetof(struct osdev_acpi_pcct_reduced, min_turnaround) == 60,
    "14.1.3"
);

/** Channel with an interrupt that is acknowledged. @spec ACPI 6.6, 14.1.4 */
struct osdev_acpi_pcct_reduced2 {
    uint8_t type;           /**< OSDEV_ACPI_PCCT_REDUCED2. */
    uint8_t length;         /**< Of the entry. */
    osdev_le32_t gsi;       /**< Interrupt of the platform. */
    uint8_t flags;          /**< Bit 0 active low, bit 1 edge. */
    uint8_t reserved;       /**< Not used. */
    osdev_le64_t base;      /**< Where the shared memory is. */
    osdev_le64_t range_len; /**< Length of the shared memory. */
    /** Register that says: there is a command. */
    struct osdev_acpi_gas doorbell;
    osdev_le64_t doorbell_preserve; /**< Bits of it to keep. */
    osdev_le64_t doorbell_write;    /**< Bits of it to set. */
    osdev_le32_t latency;           /**< Usual time of a command, in us. */
    /** Most accesses in a minute, 0 for any number. */
    osdev_le32_t max_rate;
    /** Least time between two commands, in us. */
    osdev_le16_t min_turnaround;
    /** Register that acknowledges the interrupt. */
    struct osdev_acpi_gas ack;
    osdev_le64_t ack_preserve; /**< Bits of it to keep. */
    osdev_le64_t ack_write;    /**< Bits of it to set. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_pcct_reduced2) == 90 &&
        offsetof(struct osdev_acpi_pcct_reduced2, ack_write) == 82,
    "14.1.4"
);

/** Extended channel for commands of the kernel. @spec ACPI 6.6, 14.1.6 */
struct osdev_acpi_pcct_initiator {
    uint8_t type;           /**< OSDEV_ACPI_PCCT_INITIATOR. */
    uint8_t length;         /**< Of the entry. */
    osdev_le32_t gsi;       /**< Interrupt of the platform. */
    uint8_t flags;          /**< Bit 0 active low, bit 1 edge. */
    uint8_t reserved;       /**< Not used. */
    osdev_le64_t base;      /**< Where the shared memory is. */
    osdev_le32_t range_len; /**< Length of the shared memory. */
    /** Register that says: there is a command. */
    struct osdev_acpi_gas doorbell;
    osdev_le64_t doorbell_preserve; /**< Bits of it to keep. */
    osdev_le64_t doorbell_write;    /**< Bits of it to set. */
    osdev_le32_t latency;           /**< Usual time of a command, in us. */
    /** Most accesses in a minute, 0 for any number. */
    osdev_le32_t max_rate;
    /** Least time between two commands, in us. */
    osdev_le32_t min_turnaround;
    /** Register that acknowledges the interrupt. */
    struct osdev_acpi_gas ack;
    osdev_le64_t ack_preserve; /**< Bits of it to keep. */
    osdev_le64_t ack_set;      /**< Bits of it to set. */
    osdev_le64_t reserved2;    /**< Not used. */
    /** Register that tells: the command is done. */
    struct osdev_acpi_gas complete;
    osdev_le64_t complete_mask;   /**< The bit in it. */
    struct osdev_acpi_gas update; /**< Register that clears that bit. */
    osdev_le64_t update_preserve; /**< Bits of it to keep. */
    osdev_le64_t update_set;      /**< Bits of it to set. */
    struct osdev_acpi_gas error;  /**< Register that tells of errors. */
    osdev_le64_t error_mask;      /**< The bits in it. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_pcct_initiator) == 164 &&
        offsetof(struct osdev_acpi_pcct_initiator, error_mask) == 156,
    "14.1.6"
);

/** Extended channel for notices of the platform. @spec ACPI 6.6, 14.1.6 */
struct osdev_acpi_pcct_responder {
    uint8_t type;           /**< OSDEV_ACPI_PCCT_RESPONDER. */
    uint8_t length;         /**< Of the entry. */
    osdev_le32_t gsi;       /**< Interrupt of the platform. */
    uint8_t flags;          /**< Bit 0 active low, bit 1 edge. */
    uint8_t reserved;       /**< Not used. */
    osdev_le64_t base;      /**< Where the shared memory is. */
    osdev_le32_t range_len; /**< Length of the shared memory. */
    /** Register that says: there is a command. */
    struct osdev_acpi_gas doorbell;
    osdev_le64_t doorbell_preserve; /**< Bits of it to keep. */
    osdev_le64_t doorbell_write;    /**< Bits of it to set. */
    osdev_le32_t latency;           /**< Usual time of a command, in us. */
    /** Most accesses in a minute, 0 for any number. */
    osdev_le32_t max_rate;
    /** Least time between two commands, in us. */
    osdev_le32_t min_turnaround;
    /** Register that acknowledges the interrupt. */
    struct osdev_acpi_gas ack;
    osdev_le64_t ack_preserve; /**< Bits of it to keep. */
    osdev_le64_t ack_set;      /**< Bits of it to set. */
    osdev_le64_t reserved2;    /**< Not used. */
    /** Register that tells: the command is done. */
    struct osdev_acpi_gas complete;
    osdev_le64_t complete_mask;   /**< The bit in it. */
    struct osdev_acpi_gas update; /**< Register that clears that bit. */
    osdev_le64_t update_preserve; /**< Bits of it to keep. */
    osdev_le64_t update_set;      /**< Bits of it to set. */
    struct osdev_acpi_gas error;  /**< Register that tells of errors. */
    osdev_le64_t error_mask;      /**< The bits in it. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_pcct_responder) == 164 &&
        offsetof(struct osdev_acpi_pcct_responder, error_mask) == 156,
    "14.1.6"
);

/** Channel of registers alone. @spec ACPI 6.6, 14.1.7 */
struct osdev_acpi_pcct_registers {
    uint8_t type;           /**< OSDEV_ACPI_PCCT_REGISTERS. */
    uint8_t length;         /**< Of the entry. */
    osdev_le16_t version;   /**< 1. */
    osdev_le64_t base;      /**< Where the registers are. */
    osdev_le64_t range_len; /**< Their length. */
    /** Register that says: there is a command. */
    struct osdev_acpi_gas doorbell;
    osdev_le64_t doorbell_preserve; /**< Bits of it to keep. */
    osdev_le64_t doorbell_write;    /**< Bits of it to set. */
    /** Register that tells: the command is done. */
    struct osdev_acpi_gas complete;
    osdev_le64_t complete_mask;  /**< The bit in it. */
    struct osdev_acpi_gas error; /**< Register that tells of errors. */
    osdev_le64_t error_mask;     /**< The bits in it. */
    osdev_le32_t latency;        /**< Usual time of a command, in us. */
    /** Least time between two commands, in us. */
    osdev_le32_t min_turnaround;
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_pcct_registers) == 96 &&
        offsetof(struct osdev_acpi_pcct_registers, min_turnaround) == 92,
    "14.1.7"
);

/** Types of struct osdev_acpi_pcct_subspace. */
enum osdev_acpi_pcct_subspace_type {
    OSDEV_ACPI_PCCT_GENERIC = 0, /**< Channel polled or with an SCI. */
    OSDEV_ACPI_PCCT_REDUCED = 1, /**< Channel with an interrupt. */
    OSDEV_ACPI_PCCT_REDUCED2 =
        2, /**< Channel with an interrupt that is acknowledged. */
    OSDEV_ACPI_PCCT_INITIATOR =
        3, /**< Extended channel for commands of the kernel. */
    OSDEV_ACPI_PCCT_RESPONDER =
        4, /**< Extended channel for notices of the platform. */
    OSDEV_ACPI_PCCT_REGISTERS = 5, /**< Channel of registers alone. */
};

/** Channel. */
struct osdev_acpi_pcct_subspace {
    uint32_t type; /**< One of osdev_acpi_pcct_subspace_type, or unknown. */
    struct osdev_span bytes; /**< All of it. */
    /** The member for the type; absent fields are zero. */
    union {
        struct osdev_acpi_pcct_generic generic; /**< OSDEV_ACPI_PCCT_GENERIC. */
        struct osdev_acpi_pcct_reduced reduced; /**< OSDEV_ACPI_PCCT_REDUCED. */
        struct osdev_acpi_pcct_reduced2
            reduced2; /**< OSDEV_ACPI_PCCT_REDUCED2. */
        struct osdev_acpi_pcct_initiator
            initiator; /**< OSDEV_ACPI_PCCT_INITIATOR. */
        struct osdev_acpi_pcct_responder
            responder; /**< OSDEV_ACPI_PCCT_RESPONDER. */
        struct osdev_acpi_pcct_registers
            registers; /**< OSDEV_ACPI_PCCT_REGISTERS. */
    } as;
};

/**
 * Walk over the channels of a PCCT.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_pcct_subspaces(struct osdev_span table);

/**
 * Step to the next one.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one; at the end see @c it->err.
 */
OSDEV_NODISCARD
bool osdev_acpi_pcct_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_pcct_subspace *out
);

OSDEV_END_DECLS

#endif
