// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Console, debug port and boot screen: SPCR, DBG2, DBGP, BGRT and BOOT.
 *
 * @spec SPCR 1.10, DBG2 1.0, DBGP 1.0, Simple Boot Flag 2.1 and ACPI 6.6, 5.2.22
 */
#ifndef OSDEV_ACPI_CONSOLE_H
#define OSDEV_ACPI_CONSOLE_H

#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** Kind of a serial port; SPCR and DBG2 share the numbers. */
enum osdev_acpi_uart {
    OSDEV_ACPI_UART_16550 = 0x00,            /**< Full 16550. */
    OSDEV_ACPI_UART_16450 = 0x01,            /**< 16550 like a 16450. */
    OSDEV_ACPI_UART_MAX311X = 0x02,          /**< MAX311xE on SPI. */
    OSDEV_ACPI_UART_PL011 = 0x03,            /**< Arm PL011. */
    OSDEV_ACPI_UART_MSM8X60 = 0x04,          /**< MSM8x60. */
    OSDEV_ACPI_UART_NVIDIA_16550 = 0x05,     /**< Nvidia's 16550. */
    OSDEV_ACPI_UART_OMAP = 0x06,             /**< TI OMAP. */
    OSDEV_ACPI_UART_APM88XXXX = 0x08,        /**< APM88xxxx. */
    OSDEV_ACPI_UART_MSM8974 = 0x09,          /**< MSM8974. */
    OSDEV_ACPI_UART_SAM5250 = 0x0a,          /**< SAM5250. */
    OSDEV_ACPI_UART_INTEL_USIF = 0x0b,       /**< Intel USIF. */
    OSDEV_ACPI_UART_IMX6 = 0x0c,             /**< i.MX 6. */
    OSDEV_ACPI_UART_SBSA_32BIT = 0x0d,       /**< Arm SBSA, 32-bit only. */
    OSDEV_ACPI_UART_SBSA = 0x0e,             /**< Arm SBSA generic. */
    OSDEV_ACPI_UART_DCC = 0x0f,              /**< Arm DCC. */
    OSDEV_ACPI_UART_BCM2835 = 0x10,          /**< BCM2835. */
    OSDEV_ACPI_UART_SDM845_1_8432MHZ = 0x11, /**< SDM845 at 1.8432 MHz. */
    OSDEV_ACPI_UART_16550_GAS = 0x12,        /**< 16550 where the GAS says. */
    OSDEV_ACPI_UART_SDM845_7_372MHZ = 0x13,  /**< SDM845 at 7.372 MHz. */
    OSDEV_ACPI_UART_INTEL_LPSS = 0x14,       /**< Intel LPSS. */
    OSDEV_ACPI_UART_RISCV_SBI = 0x15,        /**< Console calls of RISC-V. */
};

/** Serial port console redirection table. @spec SPCR 1.10 */
struct osdev_acpi_spcr {
    struct osdev_acpi_header header; /**< Header, signature "SPCR". */
    /** Revision 1: 0 or 1; else one of osdev_acpi_uart. */
    uint8_t interface;
    uint8_t reserved[3];           /**< Not used. */
    struct osdev_acpi_gas address; /**< Where the port is. */
    /** Bit 0 8259, 1 I/O APIC, 2 SAPIC, 3 GIC, 4 PLIC. */
    uint8_t interrupt_type;
    uint8_t irq;      /**< Line of the 8259. */
    osdev_le32_t gsi; /**< Global system interrupt. */
    /** 0 as it is, 3 9600, 4 19200, 6 57600, 7 115200. */
    uint8_t baud;
    uint8_t parity;    /**< 0. */
    uint8_t stop_bits; /**< 1. */
    /** Bit 0 DCD, 1 RTS and CTS, 2 XON and XOFF. */
    uint8_t flow_control;
    /** 0 VT100, 1 extended, 2 VT-UTF8, 3 ANSI. */
    uint8_t terminal;
    uint8_t language;           /**< 0. */
    osdev_le16_t pci_device_id; /**< 0xffff if it is no PCI device. */
    osdev_le16_t pci_vendor_id; /**< 0xffff if it is no PCI device. */
    uint8_t pci_bus;            /**< Bus. */
    uint8_t pci_device;         /**< Device. */
    uint8_t pci_function;       /**< Function. */
    /** Bit 0: leave it alone while enumerating. */
    osdev_le32_t pci_flags;
    uint8_t pci_segment;       /**< Segment. */
    osdev_le32_t uart_clock;   /**< Hz; 0 if nobody says. */
    osdev_le32_t precise_baud; /**< Revision 4: rate; 0 if baud holds. */
    /** Revision 4: length of the name in the namespace. */
    osdev_le16_t name_len;
    /** Revision 4: where it is in the table. */
    osdev_le16_t name_offset;
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_spcr) == 88 &&
        offsetof(struct osdev_acpi_spcr, name_offset) == 86,
    "SPCR 1.10"
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
 * @retval OSDEV_ACPI_ERR_TRUNCATED      it is shorter than 76 bytes or
 *                                       than it says.
 */
OSDEV_NODISCARD
static inline enum osdev_acpi_err
osdev_acpi_spcr_read(struct osdev_span bytes, struct osdev_acpi_spcr *out)
{
    return osdev_acpi_table_read(bytes, "SPCR", 76, out, sizeof(*out));
}

/** Debug port table 2. @spec DBG2 1.0 */
struct osdev_acpi_dbg2 {
    struct osdev_acpi_header header; /**< Header, signature "DBG2". */
    osdev_le32_t devices_offset;     /**< Where the list of devices starts. */
    osdev_le32_t device_count;       /**< Number of devices. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_dbg2) == 44 &&
        offsetof(struct osdev_acpi_dbg2, device_count) == 40,
    "DBG2 1.0"
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
osdev_acpi_dbg2_read(struct osdev_span bytes, struct osdev_acpi_dbg2 *out)
{
    return osdev_acpi_table_read(bytes, "DBG2", 44, out, sizeof(*out));
}

/** Debug device. */
struct osdev_acpi_dbg2_port {
    uint8_t revision;         /**< 0. */
    osdev_le16_t length;      /**< Of the entry. */
    uint8_t register_count;   /**< Number of register ranges. */
    osdev_le16_t name_len;    /**< Length of the name in the namespace. */
    osdev_le16_t name_offset; /**< Where the name is. */
    osdev_le16_t data_len;    /**< Length of data of the maker. */
    osdev_le16_t data_offset; /**< Where that data is; 0 if there is none. */
    /** 0x8000 serial, 0x8001 1394, 0x8002 USB, 0x8003 network. */
    osdev_le16_t port_type;
    /** For serial ports one of osdev_acpi_uart. */
    osdev_le16_t port_subtype;
    osdev_le16_t reserved;       /**< Not used. */
    osdev_le16_t address_offset; /**< Where the registers are: one GAS each. */
    osdev_le16_t size_offset;    /**< Where their lengths are: 32 bits each. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_dbg2_port) == 22 &&
        offsetof(struct osdev_acpi_dbg2_port, size_offset) == 20,
    "dbg2_port"
);

/** Debug device; its offsets are from its start. */
struct osdev_acpi_dbg2_device {
    struct osdev_span bytes; /**< All of it. */
    /** The member for the type; absent fields are zero. */
    union {
        struct osdev_acpi_dbg2_port port; /**< The only kind. */
    } as;
};

/**
 * Walk over the debug devices of a DBG2.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_dbg2_devices(struct osdev_span table);

/**
 * Step to the next one.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one; at the end see @c it->err.
 */
OSDEV_NODISCARD
bool osdev_acpi_dbg2_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_dbg2_device *out
);

/** Debug port table. @spec DBGP 1.0 */
struct osdev_acpi_dbgp {
    struct osdev_acpi_header header; /**< Header, signature "DBGP". */
    uint8_t interface;               /**< 0 full 16550, 1 like a 16450. */
    uint8_t reserved[3];             /**< Not used. */
    struct osdev_acpi_gas address;   /**< Where the port is. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_dbgp) == 52 &&
        offsetof(struct osdev_acpi_dbgp, address) == 40,
    "DBGP 1.0"
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
 * @retval OSDEV_ACPI_ERR_TRUNCATED      it is shorter than 52 bytes or
 *                                       than it says.
 */
OSDEV_NODISCARD
static inline enum osdev_acpi_err
osdev_acpi_dbgp_read(struct osdev_span bytes, struct osdev_acpi_dbgp *out)
{
    return osdev_acpi_table_read(bytes, "DBGP", 52, out, sizeof(*out));
}

/** Boot graphics resource table. @spec ACPI 6.6, 5.2.22 */
struct osdev_acpi_bgrt {
    struct osdev_acpi_header header; /**< Header, signature "BGRT". */
    osdev_le16_t version;            /**< 1. */
    /** Bit 0 displayed, bits 1..2 turned by 90 degrees times that. */
    uint8_t status;
    uint8_t image_type;   /**< 0, a bitmap file. */
    osdev_le64_t address; /**< Where the picture is. */
    osdev_le32_t x;       /**< Pixels from the left. */
    osdev_le32_t y;       /**< Pixels from the top. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_bgrt) == 56 &&
        offsetof(struct osdev_acpi_bgrt, y) == 52,
    "5.2.22"
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
 * @retval OSDEV_ACPI_ERR_TRUNCATED      it is shorter than 56 bytes or
 *                                       than it says.
 */
OSDEV_NODISCARD
static inline enum osdev_acpi_err
osdev_acpi_bgrt_read(struct osdev_span bytes, struct osdev_acpi_bgrt *out)
{
    return osdev_acpi_table_read(bytes, "BGRT", 56, out, sizeof(*out));
}

/** Simple boot flag table. @spec Simple Boot Flag 2.1 */
struct osdev_acpi_boot {
    struct osdev_acpi_header header; /**< Header, signature "BOOT". */
    /** Index of the boot flag in CMOS memory. */
    uint8_t cmos_index;
    uint8_t reserved[3]; /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_boot) == 40 &&
        offsetof(struct osdev_acpi_boot, reserved) == 37,
    "Simple Boot Flag 2.1"
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
 * @retval OSDEV_ACPI_ERR_TRUNCATED      it is shorter than 40 bytes or
 *                                       than it says.
 */
OSDEV_NODISCARD
static inline enum osdev_acpi_err
osdev_acpi_boot_read(struct osdev_span bytes, struct osdev_acpi_boot *out)
{
    return osdev_acpi_table_read(bytes, "BOOT", 40, out, sizeof(*out));
}

OSDEV_END_DECLS

#endif
