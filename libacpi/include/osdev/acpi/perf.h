// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Times of the start: the FPDT and what it points to.
 *
 * @spec ACPI 6.6, 5.2.24
 */
#ifndef OSDEV_ACPI_PERF_H
#define OSDEV_ACPI_PERF_H

#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** Firmware performance data table. */
struct osdev_acpi_fpdt {
    struct osdev_acpi_header header; /**< Header, signature "FPDT". */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_fpdt) == 36 &&
        offsetof(struct osdev_acpi_fpdt, header) == 0,
    "fpdt"
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
 * @retval OSDEV_ACPI_ERR_TRUNCATED      it is shorter than 36 bytes or
 *                                       than it says.
 */
OSDEV_NODISCARD
static inline enum osdev_acpi_err
osdev_acpi_fpdt_read(struct osdev_span bytes, struct osdev_acpi_fpdt *out)
{
    return osdev_acpi_table_read(bytes, "FPDT", 36, out, sizeof(*out));
}

/**
 * Records of the boot, a table with signature "FBPT".
 *
 * @spec ACPI 6.6, 5.2.24.3
 */
struct osdev_acpi_fpdt_basic {
    osdev_le16_t type;     /**< OSDEV_ACPI_FPDT_BASIC. */
    uint8_t length;        /**< Of the entry. */
    uint8_t revision;      /**< Of the entry. */
    osdev_le32_t reserved; /**< Not used. */
    osdev_le64_t address;  /**< Where the table is. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_fpdt_basic) == 16 &&
        offsetof(struct osdev_acpi_fpdt_basic, address) == 8,
    "5.2.24.3"
);

/** Records of sleep, a table with signature "S3PT". @spec ACPI 6.6, 5.2.24.4 */
struct osdev_acpi_fpdt_s3 {
    osdev_le16_t type;     /**< OSDEV_ACPI_FPDT_S3. */
    uint8_t length;        /**< Of the entry. */
    uint8_t revision;      /**< Of the entry. */
    osdev_le32_t reserved; /**< Not used. */
    osdev_le64_t address;  /**< Where the table is. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_fpdt_s3) == 16 &&
        offsetof(struct osdev_acpi_fpdt_s3, address) == 8,
    "5.2.24.4"
);

/** Types of struct osdev_acpi_fpdt_entry. */
enum osdev_acpi_fpdt_entry_type {
    OSDEV_ACPI_FPDT_BASIC =
        0, /**< Records of the boot, a table with signature "FBPT". */
    OSDEV_ACPI_FPDT_S3 =
        1, /**< Records of sleep, a table with signature "S3PT". */
};

/** Reference to records. */
struct osdev_acpi_fpdt_entry {
    uint32_t type; /**< One of osdev_acpi_fpdt_entry_type, or unknown. */
    struct osdev_span bytes; /**< All of it. */
    /** The member for the type; absent fields are zero. */
    union {
        struct osdev_acpi_fpdt_basic basic; /**< OSDEV_ACPI_FPDT_BASIC. */
        struct osdev_acpi_fpdt_s3 s3;       /**< OSDEV_ACPI_FPDT_S3. */
    } as;
};

/**
 * Walk over the references of an FPDT.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_fpdt_entries(struct osdev_span table);

/**
 * Step to the next one.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one; at the end see @c it->err.
 */
OSDEV_NODISCARD
bool osdev_acpi_fpdt_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_fpdt_entry *out
);

/**
 * Start of a table of records, which has no other header.
 *
 * @spec ACPI 6.6, 5.2.24.2
 */
struct osdev_acpi_perf_table {
    uint8_t signature[4]; /**< "FBPT" or "S3PT". */
    osdev_le32_t length;  /**< Of the whole table, in bytes. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_perf_table) == 8 &&
        offsetof(struct osdev_acpi_perf_table, length) == 4,
    "5.2.24.2"
);

/** Wake-ups since the start. @spec ACPI 6.6, 5.2.24.5 */
struct osdev_acpi_perf_resume {
    osdev_le16_t type;    /**< OSDEV_ACPI_PERF_RESUME. */
    uint8_t length;       /**< Of the entry. */
    uint8_t revision;     /**< Of the entry. */
    osdev_le32_t count;   /**< Their number. */
    osdev_le64_t last;    /**< Time of the last one. */
    osdev_le64_t average; /**< Average time. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_perf_resume) == 24 &&
        offsetof(struct osdev_acpi_perf_resume, average) == 16,
    "5.2.24.5"
);

/** The last sleep. @spec ACPI 6.6, 5.2.24.5 */
struct osdev_acpi_perf_suspend {
    osdev_le16_t type;  /**< OSDEV_ACPI_PERF_SUSPEND. */
    uint8_t length;     /**< Of the entry. */
    uint8_t revision;   /**< Of the entry. */
    osdev_le64_t start; /**< When the kernel asked for it. */
    osdev_le64_t end;   /**< When firmware did it. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_perf_suspend) == 20 &&
        offsetof(struct osdev_acpi_perf_suspend, end) == 12,
    "5.2.24.5"
);

/** The start. @spec ACPI 6.6, 5.2.24.6 */
struct osdev_acpi_perf_boot {
    osdev_le16_t type;        /**< OSDEV_ACPI_PERF_BOOT. */
    uint8_t length;           /**< Of the entry. */
    uint8_t revision;         /**< Of the entry. */
    osdev_le32_t reserved;    /**< Not used. */
    osdev_le64_t reset_end;   /**< First instruction of firmware. */
    osdev_le64_t load_start;  /**< Loader is being loaded. */
    osdev_le64_t start_image; /**< Loader is being started. */
    osdev_le64_t exit_entry;  /**< ExitBootServices was called. */
    osdev_le64_t exit_exit;   /**< ExitBootServices returned. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_perf_boot) == 48 &&
        offsetof(struct osdev_acpi_perf_boot, exit_exit) == 40,
    "5.2.24.6"
);

/** Types of struct osdev_acpi_perf_record. */
enum osdev_acpi_perf_record_type {
    OSDEV_ACPI_PERF_RESUME = 0,  /**< Wake-ups since the start. */
    OSDEV_ACPI_PERF_SUSPEND = 1, /**< The last sleep. */
    OSDEV_ACPI_PERF_BOOT = 2,    /**< The start. */
};

/** Record of an "FBPT" or "S3PT" table; times are ns since reset. */
struct osdev_acpi_perf_record {
    uint32_t type; /**< One of osdev_acpi_perf_record_type, or unknown. */
    struct osdev_span bytes; /**< All of it. */
    /** The member for the type; absent fields are zero. */
    union {
        struct osdev_acpi_perf_resume resume;   /**< OSDEV_ACPI_PERF_RESUME. */
        struct osdev_acpi_perf_suspend suspend; /**< OSDEV_ACPI_PERF_SUSPEND. */
        struct osdev_acpi_perf_boot boot;       /**< OSDEV_ACPI_PERF_BOOT. */
    } as;
};

/**
 * Walk over the records of a table with signature "FBPT" or "S3PT", the header
 * of which is only signature and length.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_perf_records(struct osdev_span table);

/**
 * Step to the next one.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one; at the end see @c it->err.
 */
OSDEV_NODISCARD
bool osdev_acpi_perf_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_perf_record *out
);

OSDEV_END_DECLS

#endif
