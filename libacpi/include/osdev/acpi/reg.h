// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Registers that a generic address structure describes.
 *
 * The host accesses whole units of 8 to 64 bits; bit offsets, registers wider
 * than one unit and registers narrower than one are dealt with here.
 *
 * @spec ACPI 6.6, 5.2.3.2
 */
#ifndef OSDEV_ACPI_REG_H
#define OSDEV_ACPI_REG_H

#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** Access to registers. */
struct osdev_acpi_reg_ops {
    /**
     * Read one unit. @p bits is 8, 16, 32 or 64, @p space one of
     * osdev_acpi_space or the maker's. Memory is device memory: not cached.
     * Returns OSDEV_ACPI_ERR_UNSUPPORTED for spaces that the host does not
     * have, any other error as it likes.
     */
    enum osdev_acpi_err (*read
    )(void *ctx, uint8_t space, uint64_t address, unsigned bits,
      uint64_t *out_value);
    /** Write one unit. */
    enum osdev_acpi_err (*write
    )(void *ctx, uint8_t space, uint64_t address, unsigned bits,
      uint64_t value);
    /**
     * Wait about a microsecond between two looks at a register. May be NULL:
     * then an attempt costs what a read costs.
     */
    void (*delay)(void *ctx);
};

/** Access to registers together with its context. */
struct osdev_acpi_regs {
    const struct osdev_acpi_reg_ops *ops; /**< Operations. */
    void *ctx;                            /**< Given to each of them. */
};

/**
 * Describe a register.
 *
 * @param space    One of osdev_acpi_space.
 * @param address  Where it is.
 * @param bits     Its width.
 */
static inline struct osdev_acpi_gas
osdev_acpi_gas_make(uint8_t space, uint64_t address, uint8_t bits)
{
    struct osdev_acpi_gas gas = {space, bits, 0, 0, {{0}}};

    gas.address = osdev_le64_make(address);
    return gas;
}

/**
 * Whether a register is there: it has an address.
 *
 * @param gas  The description.
 */
static inline bool osdev_acpi_gas_is_there(const struct osdev_acpi_gas *gas)
{
    return osdev_le64_get(gas->address) != 0;
}

/**
 * Read a register of up to 64 bits.
 *
 * @param      regs       Access to registers.
 * @param      gas        Where it is. A width of 0 is taken for that of one
 *                        access.
 * @param[out] out_value  Written only on success.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_ABSENT        it has no address.
 * @retval OSDEV_ACPI_ERR_BAD_REGISTER  its width, offset or access size make
 *                                      no sense.
 * @retval OSDEV_ACPI_ERR_UNSUPPORTED   the host does not have the space, or
 *                                      it has no registers.
 */
OSDEV_NODISCARD
enum osdev_acpi_err osdev_acpi_reg_read(
    const struct osdev_acpi_regs *regs, const struct osdev_acpi_gas *gas,
    uint64_t *out_value
);

/**
 * Write a register of up to 64 bits. Other bits in its units are kept.
 *
 * @param regs   Access to registers.
 * @param gas    Where it is. A width of 0 is taken for that of one access.
 * @param value  Bits above the width are dropped.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_ABSENT        it has no address.
 * @retval OSDEV_ACPI_ERR_BAD_REGISTER  its width, offset or access size make
 *                                      no sense.
 * @retval OSDEV_ACPI_ERR_UNSUPPORTED   the host does not have the space, or
 *                                      it has no registers.
 */
OSDEV_NODISCARD
enum osdev_acpi_err osdev_acpi_reg_write(
    const struct osdev_acpi_regs *regs, const struct osdev_acpi_gas *gas,
    uint64_t value
);

OSDEV_END_DECLS

#endif
