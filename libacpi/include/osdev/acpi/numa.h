// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Which processors and memory are near each other: SRAT, SLIT, HMAT and MSCT.
 *
 * Processors, memory and devices of one proximity domain are equally near to
 * all others.
 *
 * @spec ACPI 6.6, 5.2.16, 5.2.17, 5.2.19 and 5.2.29
 */
#ifndef OSDEV_ACPI_NUMA_H
#define OSDEV_ACPI_NUMA_H

#include <osdev/acpi/hmat.h>
#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** Flag of all entries: the entry counts. */
#define OSDEV_ACPI_SRAT_ENABLED OSDEV_BIT32(0)
/** Memory flag: it can come and go. */
#define OSDEV_ACPI_SRAT_HOT_PLUGGABLE OSDEV_BIT32(1)
/** Memory flag: it keeps its contents. */
#define OSDEV_ACPI_SRAT_NON_VOLATILE OSDEV_BIT32(2)
/** Memory flag: leave it to those who ask for it. */
#define OSDEV_ACPI_SRAT_SPECIFIC_PURPOSE OSDEV_BIT32(3)
/** Initiator flag: it can do all that a processor can. */
#define OSDEV_ACPI_SRAT_ARCH_TRANSACTIONS OSDEV_BIT32(1)

/** System resource affinity table. @spec ACPI 6.6, 5.2.16 */
struct osdev_acpi_srat {
    struct osdev_acpi_header header; /**< Header, signature "SRAT". */
    osdev_le32_t reserved;           /**< 1. */
    osdev_le64_t reserved2;          /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_srat) == 48 &&
        offsetof(struct osdev_acpi_srat, reserved2) == 40,
    "5.2.16"
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
osdev_acpi_srat_read(struct osdev_span bytes, struct osdev_acpi_srat *out)
{
    return osdev_acpi_table_read(bytes, "SRAT", 48, out, sizeof(*out));
}

/** Processor with a local APIC. @spec ACPI 6.6, 5.2.16.1 */
struct osdev_acpi_srat_lapic {
    uint8_t type;              /**< OSDEV_ACPI_SRAT_LAPIC. */
    uint8_t length;            /**< Of the entry. */
    uint8_t domain_low;        /**< Bits 0..7 of the domain. */
    uint8_t apic_id;           /**< Number of its local APIC. */
    osdev_le32_t flags;        /**< OSDEV_ACPI_SRAT_ENABLED. */
    uint8_t local_sapic_eid;   /**< Local SAPIC extended id. */
    uint8_t domain_high[3];    /**< Bits 8..31 of the domain. */
    osdev_le32_t clock_domain; /**< Processors with one clock. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_srat_lapic) == 16 &&
        offsetof(struct osdev_acpi_srat_lapic, clock_domain) == 12,
    "5.2.16.1"
);

/** Memory. @spec ACPI 6.6, 5.2.16.2 */
struct osdev_acpi_srat_memory {
    uint8_t type;           /**< OSDEV_ACPI_SRAT_MEMORY. */
    uint8_t length;         /**< Of the entry. */
    osdev_le32_t domain;    /**< Its domain. */
    osdev_le16_t reserved;  /**< Not used. */
    osdev_le64_t base;      /**< First address. */
    osdev_le64_t range_len; /**< Length in bytes. */
    osdev_le32_t reserved2; /**< Not used. */
    osdev_le32_t flags;     /**< OSDEV_ACPI_SRAT_... */
    osdev_le64_t reserved3; /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_srat_memory) == 40 &&
        offsetof(struct osdev_acpi_srat_memory, reserved3) == 32,
    "5.2.16.2"
);

/** Processor with a number above 254. @spec ACPI 6.6, 5.2.16.3 */
struct osdev_acpi_srat_x2apic {
    uint8_t type;              /**< OSDEV_ACPI_SRAT_X2APIC. */
    uint8_t length;            /**< Of the entry. */
    osdev_le16_t reserved;     /**< Not used. */
    osdev_le32_t domain;       /**< Its domain. */
    osdev_le32_t apic_id;      /**< Number of its local APIC. */
    osdev_le32_t flags;        /**< OSDEV_ACPI_SRAT_ENABLED. */
    osdev_le32_t clock_domain; /**< Processors with one clock. */
    osdev_le32_t reserved2;    /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_srat_x2apic) == 24 &&
        offsetof(struct osdev_acpi_srat_x2apic, reserved2) == 20,
    "5.2.16.3"
);

/** Processor with a GIC interface. @spec ACPI 6.6, 5.2.16.4 */
struct osdev_acpi_srat_gicc {
    uint8_t type;              /**< OSDEV_ACPI_SRAT_GICC. */
    uint8_t length;            /**< Of the entry. */
    osdev_le32_t domain;       /**< Its domain. */
    osdev_le32_t uid;          /**< _UID of the processor. */
    osdev_le32_t flags;        /**< OSDEV_ACPI_SRAT_ENABLED. */
    osdev_le32_t clock_domain; /**< Processors with one clock. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_srat_gicc) == 18 &&
        offsetof(struct osdev_acpi_srat_gicc, clock_domain) == 14,
    "5.2.16.4"
);

/** GIC interrupt translation service. @spec ACPI 6.6, 5.2.16.5 */
struct osdev_acpi_srat_gic_its {
    uint8_t type;          /**< OSDEV_ACPI_SRAT_GIC_ITS. */
    uint8_t length;        /**< Of the entry. */
    osdev_le32_t domain;   /**< Its domain. */
    osdev_le16_t reserved; /**< Not used. */
    osdev_le32_t its_id;   /**< Its number. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_srat_gic_its) == 12 &&
        offsetof(struct osdev_acpi_srat_gic_its, its_id) == 8,
    "5.2.16.5"
);

/** Device that accesses memory by itself. @spec ACPI 6.6, 5.2.16.6 */
struct osdev_acpi_srat_initiator {
    uint8_t type;        /**< OSDEV_ACPI_SRAT_INITIATOR. */
    uint8_t length;      /**< Of the entry. */
    uint8_t reserved;    /**< Not used. */
    uint8_t handle_type; /**< 0 for an ACPI device, 1 for a PCI function. */
    osdev_le32_t domain; /**< Its domain. */
    uint8_t handle[16];  /**< _HID and _UID, or segment and address. */
    /** OSDEV_ACPI_SRAT_ENABLED, ..._ARCH_TRANSACTIONS. */
    osdev_le32_t flags;
    osdev_le32_t reserved2; /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_srat_initiator) == 32 &&
        offsetof(struct osdev_acpi_srat_initiator, reserved2) == 28,
    "5.2.16.6"
);

/** CXL port that devices may come to. @spec ACPI 6.6, 5.2.16.7 */
struct osdev_acpi_srat_port {
    uint8_t type;        /**< OSDEV_ACPI_SRAT_PORT. */
    uint8_t length;      /**< Of the entry. */
    uint8_t reserved;    /**< Not used. */
    uint8_t handle_type; /**< 0 for an ACPI device, 1 for a PCI function. */
    osdev_le32_t domain; /**< Its domain. */
    uint8_t handle[16];  /**< _HID and _UID, or segment and address. */
    /** OSDEV_ACPI_SRAT_ENABLED, ..._ARCH_TRANSACTIONS. */
    osdev_le32_t flags;
    osdev_le32_t reserved2; /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_srat_port) == 32 &&
        offsetof(struct osdev_acpi_srat_port, reserved2) == 28,
    "5.2.16.7"
);

/** Hart of a RISC-V machine. @spec ACPI 6.6, 5.2.16.8 */
struct osdev_acpi_srat_rintc {
    uint8_t type;              /**< OSDEV_ACPI_SRAT_RINTC. */
    uint8_t length;            /**< Of the entry. */
    osdev_le16_t reserved;     /**< Not used. */
    osdev_le32_t domain;       /**< Its domain. */
    osdev_le32_t uid;          /**< _UID of the processor. */
    osdev_le32_t flags;        /**< OSDEV_ACPI_SRAT_ENABLED. */
    osdev_le32_t clock_domain; /**< Processors with one clock. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_srat_rintc) == 20 &&
        offsetof(struct osdev_acpi_srat_rintc, clock_domain) == 16,
    "5.2.16.8"
);

/** Types of struct osdev_acpi_srat_entry. */
enum osdev_acpi_srat_entry_type {
    OSDEV_ACPI_SRAT_LAPIC = 0,   /**< Processor with a local APIC. */
    OSDEV_ACPI_SRAT_MEMORY = 1,  /**< Memory. */
    OSDEV_ACPI_SRAT_X2APIC = 2,  /**< Processor with a number above 254. */
    OSDEV_ACPI_SRAT_GICC = 3,    /**< Processor with a GIC interface. */
    OSDEV_ACPI_SRAT_GIC_ITS = 4, /**< GIC interrupt translation service. */
    OSDEV_ACPI_SRAT_INITIATOR =
        5,                     /**< Device that accesses memory by itself. */
    OSDEV_ACPI_SRAT_PORT = 6,  /**< CXL port that devices may come to. */
    OSDEV_ACPI_SRAT_RINTC = 7, /**< Hart of a RISC-V machine. */
};

/** Something that belongs to a proximity domain. */
struct osdev_acpi_srat_entry {
    uint32_t type; /**< One of osdev_acpi_srat_entry_type, or unknown. */
    struct osdev_span bytes; /**< All of it. */
    /** The member for the type; absent fields are zero. */
    union {
        struct osdev_acpi_srat_lapic lapic;     /**< OSDEV_ACPI_SRAT_LAPIC. */
        struct osdev_acpi_srat_memory memory;   /**< OSDEV_ACPI_SRAT_MEMORY. */
        struct osdev_acpi_srat_x2apic x2apic;   /**< OSDEV_ACPI_SRAT_X2APIC. */
        struct osdev_acpi_srat_gicc gicc;       /**< OSDEV_ACPI_SRAT_GICC. */
        struct osdev_acpi_srat_gic_its gic_its; /**< OSDEV_ACPI_SRAT_GIC_ITS. */
        struct osdev_acpi_srat_initiator
            initiator;                      /**< OSDEV_ACPI_SRAT_INITIATOR. */
        struct osdev_acpi_srat_port port;   /**< OSDEV_ACPI_SRAT_PORT. */
        struct osdev_acpi_srat_rintc rintc; /**< OSDEV_ACPI_SRAT_RINTC. */
    } as;
};

/**
 * Walk over what an SRAT assigns to proximity domains.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_srat_entries(struct osdev_span table);

/**
 * Step to the next one.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one; at the end see @c it->err.
 */
OSDEV_NODISCARD
bool osdev_acpi_srat_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_srat_entry *out
);

/** Distances between domains; the matrix follows. @spec ACPI 6.6, 5.2.17 */
struct osdev_acpi_slit {
    struct osdev_acpi_header header; /**< Header, signature "SLIT". */
    osdev_le64_t count;              /**< Number of domains. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_slit) == 44 &&
        offsetof(struct osdev_acpi_slit, count) == 36,
    "5.2.17"
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
 * @retval OSDEV_ACPI_ERR_TRUNCATED      it is shorter than 44 bytes or
 *                                       than it says.
 */
OSDEV_NODISCARD
static inline enum osdev_acpi_err
osdev_acpi_slit_read(struct osdev_span bytes, struct osdev_acpi_slit *out)
{
    return osdev_acpi_table_read(bytes, "SLIT", 44, out, sizeof(*out));
}

/**
 * Read how far a domain is from another: 10 means the domain itself.
 *
 * @param      table         The bytes of the SLIT.
 * @param      from          A domain.
 * @param      to            A domain.
 * @param[out] out_distance  255 means that there is no way. Written only on
 *                           success.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_BAD_INDEX      there are not so many domains.
 * @retval OSDEV_ACPI_ERR_BAD_LENGTH     the stated length is below 36.
 * @retval OSDEV_ACPI_ERR_BAD_SIGNATURE  it is another table.
 * @retval OSDEV_ACPI_ERR_TRUNCATED      the matrix ends before.
 */
OSDEV_NODISCARD
enum osdev_acpi_err osdev_acpi_slit_distance(
    struct osdev_span table, uint64_t from, uint64_t to, uint8_t *out_distance
);

/** Types of struct osdev_acpi_hmat_entry. */
enum osdev_acpi_hmat_entry_type {
    OSDEV_ACPI_HMAT_PROXIMITY =
        0, /**< Which initiator a memory is attached to. */
    OSDEV_ACPI_HMAT_LOCALITY =
        1, /**< Latency or bandwidth; lists of initiators and targets and a matrix of 16-bit numbers follow. */
    OSDEV_ACPI_HMAT_CACHE =
        2, /**< Cache in front of memory; SMBIOS handles follow. */
};

/** Attributes of memory. */
struct osdev_acpi_hmat_entry {
    uint32_t type; /**< One of osdev_acpi_hmat_entry_type, or unknown. */
    struct osdev_span bytes; /**< All of it. */
    /** The member for the type; absent fields are zero. */
    union {
        struct osdev_acpi_hmat_proximity
            proximity; /**< OSDEV_ACPI_HMAT_PROXIMITY. */
        struct osdev_acpi_hmat_locality
            locality;                       /**< OSDEV_ACPI_HMAT_LOCALITY. */
        struct osdev_acpi_hmat_cache cache; /**< OSDEV_ACPI_HMAT_CACHE. */
    } as;
};

/**
 * Walk over the attributes in an HMAT.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_hmat_entries(struct osdev_span table);

/**
 * Step to the next one.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one; at the end see @c it->err.
 */
OSDEV_NODISCARD
bool osdev_acpi_hmat_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_hmat_entry *out
);

/** What a range of domains can hold. */
struct osdev_acpi_msct_entry {
    struct osdev_span bytes; /**< All of it. */
    /** The member for the type; absent fields are zero. */
    union {
        struct osdev_acpi_msct_domains domains; /**< The only kind. */
    } as;
};

/**
 * Walk over the ranges of domains in an MSCT.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_msct_entries(struct osdev_span table);

/**
 * Step to the next one.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one; at the end see @c it->err.
 */
OSDEV_NODISCARD
bool osdev_acpi_msct_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_msct_entry *out
);

OSDEV_END_DECLS

#endif
