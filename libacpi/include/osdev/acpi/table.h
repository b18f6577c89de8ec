// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Bytes of a table: header, checksum, and the one way in which all
 * structures are read.
 *
 * Every structure of ACPI is described by a struct of bytes that mirrors the
 * document. Reading one copies what the table holds and leaves the rest zero,
 * so a structure may lie at any address, an old table may be shorter than
 * the struct, and nothing is read past its end. Numbers come out with
 * osdev_le32_get() and its sisters. OSDEV_ACPI_HAS() tells a field that is
 * absent from one that is zero.
 *
 * Lists of entries are walked by iterators. One that lies about a length
 * ends the walk; one that is too short for its type is passed over. Either
 * way the error is in the iterator when the walk is over. Entries of unknown
 * type are given with their bytes.
 *
 * @spec ACPI 6.6, 5.2.6
 */
#ifndef OSDEV_ACPI_TABLE_H
#define OSDEV_ACPI_TABLE_H

#include <osdev/acpi/err.h>

OSDEV_BEGIN_DECLS

/** Length of the header that tables start with, in bytes. */
#define OSDEV_ACPI_HEADER_LEN 36u

/** The header of all tables but the FACS. */
struct osdev_acpi_header {
    uint8_t signature[4];          /**< Name of the kind of table. */
    osdev_le32_t length;           /**< Of the whole table, in bytes. */
    uint8_t revision;              /**< Of the kind of table. */
    uint8_t checksum;              /**< Makes all bytes add up to zero. */
    uint8_t oem_id[6];             /**< Who made the machine. */
    uint8_t oem_table_id[8];       /**< Whose table it is. */
    osdev_le32_t oem_revision;     /**< Of the maker's table. */
    uint8_t creator_id[4];         /**< Program that wrote the table. */
    osdev_le32_t creator_revision; /**< Of that program. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_header) == OSDEV_ACPI_HEADER_LEN, "5.2.6"
);
OSDEV_STATIC_ASSERT(
    offsetof(struct osdev_acpi_header, oem_table_id) == 16, "5.2.6"
);

/** Address space of a register. @spec ACPI 6.6, 5.2.3.2 */
enum osdev_acpi_space {
    OSDEV_ACPI_SPACE_MEMORY = 0,      /**< Physical memory. */
    OSDEV_ACPI_SPACE_IO = 1,          /**< I/O ports. */
    OSDEV_ACPI_SPACE_PCI_CONFIG = 2,  /**< PCI configuration, segment 0. */
    OSDEV_ACPI_SPACE_EC = 3,          /**< Embedded controller. */
    OSDEV_ACPI_SPACE_SMBUS = 4,       /**< SMBus. */
    OSDEV_ACPI_SPACE_CMOS = 5,        /**< Memory of the real-time clock. */
    OSDEV_ACPI_SPACE_PCI_BAR = 6,     /**< Behind a base address register. */
    OSDEV_ACPI_SPACE_IPMI = 7,        /**< Management controller. */
    OSDEV_ACPI_SPACE_GPIO = 8,        /**< General purpose I/O. */
    OSDEV_ACPI_SPACE_SERIAL_BUS = 9,  /**< Generic serial bus. */
    OSDEV_ACPI_SPACE_PCC = 10,        /**< Platform communication channel. */
    OSDEV_ACPI_SPACE_PRM = 11,        /**< Platform runtime mechanism. */
    OSDEV_ACPI_SPACE_FIXED_HW = 0x7f, /**< Defined by the processor. */
};

/** Generic address structure: where a register is. */
struct osdev_acpi_gas {
    uint8_t space;        /**< One of osdev_acpi_space, or the maker's. */
    uint8_t bit_width;    /**< Of the register. */
    uint8_t bit_offset;   /**< Of the register at its address. */
    uint8_t access_size;  /**< 1 byte, 2 word, 3 dword, 4 qword, 0 any. */
    osdev_le64_t address; /**< In the address space; 0 mostly means none. */
};
OSDEV_STATIC_ASSERT(sizeof(struct osdev_acpi_gas) == 12, "5.2.3.2");
OSDEV_STATIC_ASSERT(offsetof(struct osdev_acpi_gas, address) == 4, "5.2.3.2");

/**
 * Whether bytes reach to the end of a field.
 *
 * @param bytes   The span that the struct was read from.
 * @param type    The struct.
 * @param member  One of its members.
 */
#define OSDEV_ACPI_HAS(bytes, type, member) \
    ((bytes).len >= offsetof(type, member) + sizeof(((type *)0)->member))

/** A walk over the entries of a table. Read @c err when it is over. */
struct osdev_acpi_iter {
    struct osdev_span rest; /**< Not walked yet. */
    size_t offset; /**< Of the entry given last, from where the walk began. */
    size_t next_;  /**< Private. */
    /** First thing that was wrong, OSDEV_ACPI_OK if nothing was. */
    enum osdev_acpi_err err;
};

/**
 * Whether a name is the wanted one.
 *
 * @param signature  4 bytes.
 * @param wanted     At least 4 characters.
 */
static inline bool osdev_acpi_is(const uint8_t signature[4], const char *wanted)
{
    return signature[0] == (uint8_t)wanted[0] &&
           signature[1] == (uint8_t)wanted[1] &&
           signature[2] == (uint8_t)wanted[2] &&
           signature[3] == (uint8_t)wanted[3];
}

/**
 * Add up bytes.
 *
 * @param bytes  Any bytes.
 * @return The sum modulo 256, which is 0 for an intact table.
 */
uint8_t osdev_acpi_sum(struct osdev_span bytes);

/**
 * Cut bytes to the length that their header states.
 *
 * @param      bytes      Start with a table; may go on behind it.
 * @param[out] out_table  The table. Written only on success.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_BAD_LENGTH  the stated length is below 36.
 * @retval OSDEV_ACPI_ERR_TRUNCATED   the bytes end before the table.
 */
OSDEV_NODISCARD
enum osdev_acpi_err
osdev_acpi_table_parse(struct osdev_span bytes, struct osdev_span *out_table);

/**
 * Copy a structure, the absent end of which is zero.
 *
 * @param      bytes  Start with the structure.
 * @param      min    Length of its oldest revision.
 * @param[out] out    The structure. Written only on success.
 * @param      len    Length of @p out in bytes.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_TRUNCATED  there are less than @p min bytes.
 */
OSDEV_NODISCARD
enum osdev_acpi_err osdev_acpi_struct_read(
    struct osdev_span bytes, size_t min, void *out, size_t len
);

/**
 * Copy the fixed part of a table, the absent end of which is zero. The
 * readers of all tables are built on it; use it for tables of your own.
 *
 * @param      bytes      Start with the table.
 * @param      signature  Its 4 characters.
 * @param      min        Length of its oldest revision, header included.
 * @param[out] out        A struct that starts with a header. Written only on
 *                        success.
 * @param      len        Length of @p out in bytes.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_BAD_LENGTH     the stated length is below 36.
 * @retval OSDEV_ACPI_ERR_BAD_SIGNATURE  it is another table.
 * @retval OSDEV_ACPI_ERR_TRUNCATED      it is shorter than @p min or than it
 *                                       says.
 */
OSDEV_NODISCARD
enum osdev_acpi_err osdev_acpi_table_read(
    struct osdev_span bytes, const char *signature, size_t min, void *out,
    size_t len
);

OSDEV_END_DECLS

#endif
