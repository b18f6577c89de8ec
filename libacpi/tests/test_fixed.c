// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/acpi.h>

#include <osdev_test.h>

#define LOG 32

// Ports and memory as one array, with a log of accesses. Status registers
// are cleared by ones; firmware answers commands if it is told to.
struct fake_regs {
    uint8_t bytes[0x200];
    struct {
        bool write;
        uint64_t address;
        unsigned bits;
        uint64_t value;
    } log[LOG];
    size_t count;
    unsigned delays;
    unsigned answer_after; // delays until firmware obeys; 0 is never
    bool obeys;
    bool wakes;         // sleep ends after a delay
    uint64_t clears[2]; // registers that are cleared by ones
};

static void note(
    struct fake_regs *regs, bool write, uint64_t address, unsigned bits,
    uint64_t value
)
{
    assert_true(regs->count < LOG);
    regs->log[regs->count].write = write;
    regs->log[regs->count].address = address;
    regs->log[regs->count].bits = bits;
    regs->log[regs->count++].value = value;
}

static enum osdev_acpi_err reg_read(
    void *ctx, uint8_t space, uint64_t address, unsigned bits,
    uint64_t *out_value
)
{
    struct fake_regs *regs = ctx;
    uint64_t value = 0;

    if (space > OSDEV_ACPI_SPACE_IO) {
        return OSDEV_ACPI_ERR_UNSUPPORTED;
    }
    assert_true(address + bits / 8 <= sizeof(regs->bytes));
    for (unsigned i = bits / 8; i-- > 0;) {
        value = value << 8 | regs->bytes[address + i];
    }
    // A careless host: what is above the unit counts for nothing.
    if (bits < 64) {
        value |= UINT64_C(0xa5) << bits;
    }
    note(regs, false, address, bits, value);
    *out_value = value;
    return OSDEV_ACPI_OK;
}

static enum osdev_acpi_err reg_write(
    void *ctx, uint8_t space, uint64_t address, unsigned bits, uint64_t value
)
{
    struct fake_regs *regs = ctx;
    bool clears = address == regs->clears[0] || address == regs->clears[1];

    if (space > OSDEV_ACPI_SPACE_IO) {
        return OSDEV_ACPI_ERR_UNSUPPORTED;
    }
    assert_true(address + bits / 8 <= sizeof(regs->bytes));
    assert_true(bits == 64 || value >> bits == 0);
    note(regs, true, address, bits, value);
    for (unsigned i = 0; i < bits / 8; i++) {
        uint8_t byte = (uint8_t)(value >> (8 * i));

        regs->bytes[address + i] =
            clears ? (uint8_t)(regs->bytes[address + i] & ~byte) : byte;
    }
    if (address == 0xb2 && regs->answer_after == 1) {
        regs->bytes[0x14] = value == 0xe1;
    }
    return OSDEV_ACPI_OK;
}

static void reg_delay(void *ctx)
{
    struct fake_regs *regs = ctx;

    regs->delays++;
    if (regs->delays == regs->answer_after) {
        regs->bytes[0x14] ^= 1;
    }
    if (regs->wakes) {
        regs->bytes[0x11] |= 0x80;
        regs->bytes[0x71] |= 0x80;
    }
}

static const struct osdev_acpi_reg_ops reg_ops = {
    reg_read, reg_write, reg_delay};

static struct osdev_acpi_fadt make_fadt(void)
{
    struct osdev_acpi_fadt fadt;

    memset(&fadt, 0, sizeof(fadt));
    fadt.sci_int = osdev_le16_make(9);
    fadt.smi_cmd = osdev_le32_make(0xb2);
    fadt.acpi_enable = 0xe1;
    fadt.acpi_disable = 0x1e;
    fadt.pm1a_evt_blk = osdev_le32_make(0x10);
    fadt.pm1a_cnt_blk = osdev_le32_make(0x14);
    fadt.pm1_evt_len = 4;
    fadt.pm1_cnt_len = 2;
    fadt.pm_tmr_blk = osdev_le32_make(0x18);
    fadt.pm_tmr_len = 4;
    fadt.gpe0_blk = osdev_le32_make(0x20);
    fadt.gpe0_blk_len = 8;
    fadt.x_gpe1_blk = osdev_acpi_gas_make(OSDEV_ACPI_SPACE_MEMORY, 0x30, 16);
    fadt.gpe1_blk_len = 4;
    fadt.gpe1_base = 0x40;
    fadt.reset_reg = osdev_acpi_gas_make(OSDEV_ACPI_SPACE_IO, 0x92, 32);
    fadt.reset_value = 6;
    fadt.flags = osdev_le32_make(OSDEV_ACPI_FADT_RESET_REG_SUP);
    return fadt;
}

static void start(
    struct osdev_acpi_fixed *fixed, struct fake_regs *regs,
    const struct osdev_acpi_fadt *fadt
)
{
    const struct osdev_acpi_regs access = {&reg_ops, regs};

    memset(regs, 0, sizeof(*regs));
    regs->clears[0] = 0x10;
    assert_int_equal(
        osdev_acpi_fixed_init(fixed, &access, fadt), OSDEV_ACPI_OK
    );
}

// A machine with both halves of PM1; the second is found at an extended
// address.
static void start_both(struct osdev_acpi_fixed *fixed, struct fake_regs *regs)
{
    struct osdev_acpi_fadt fadt = make_fadt();

    fadt.x_pm1b_evt_blk = osdev_acpi_gas_make(1, 0x50, 0);
    fadt.x_pm1b_cnt_blk = osdev_acpi_gas_make(1, 0x54, 0);
    start(fixed, regs, &fadt);
    regs->clears[1] = 0x50;
}

static void registers_are_cut_into_units(void **state)
{
    static const struct {
        struct osdev_acpi_gas gas;
        unsigned units;
        unsigned bits;
        uint64_t value;
        enum osdev_acpi_err err;
    } cases[] = {
        {{1, 8, 0, 0, {{0x40}}}, 1, 8, 0x40, OSDEV_ACPI_OK},
        {{1, 16, 0, 0, {{0x40}}}, 1, 16, 0x4140, OSDEV_ACPI_OK},
        {{1, 16, 0, 1, {{0x40}}}, 2, 8, 0x4140, OSDEV_ACPI_OK},
        {{1, 4, 4, 0, {{0x41}}}, 1, 8, 4, OSDEV_ACPI_OK},
        {{0, 8, 4, 0, {{0x40}}}, 1, 16, 0x14, OSDEV_ACPI_OK},
        {{0, 8, 12, 1, {{0x40}}}, 2, 8, 0x24, OSDEV_ACPI_OK},
        {{0, 64, 0, 4, {{0x40}}}, 1, 64, 0x4746454443424140, OSDEV_ACPI_OK},
        {{1, 64, 0, 4, {{0x40}}}, 2, 32, 0x4746454443424140, OSDEV_ACPI_OK},
        {{1, 0, 0, 3, {{0x40}}}, 1, 32, 0x43424140, OSDEV_ACPI_OK},
        {{1, 8, 0, 0, {{0}}}, 0, 0, 0, OSDEV_ACPI_ERR_ABSENT},
        {{1, 8, 0, 5, {{0x40}}}, 0, 0, 0, OSDEV_ACPI_ERR_BAD_REGISTER},
        {{1, 65, 0, 0, {{0x40}}}, 0, 0, 0, OSDEV_ACPI_ERR_BAD_REGISTER},
        {{0, 33, 7, 1, {{255, 255, 255, 255, 255, 255, 255, 255}}},
         0,
         0,
         0,
         OSDEV_ACPI_ERR_BAD_REGISTER},
        {{2, 8, 0, 0, {{0x40}}}, 0, 0, 0, OSDEV_ACPI_ERR_UNSUPPORTED},
        {{4, 8, 0, 0, {{0x40}}}, 0, 0, 0, OSDEV_ACPI_ERR_UNSUPPORTED},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct fake_regs regs = {.clears = {UINT64_MAX, UINT64_MAX}};
        const struct osdev_acpi_regs access = {&reg_ops, &regs};
        uint64_t value = 0;

        for (unsigned at = 0; at < 0x100; at++) {
            regs.bytes[at] = (uint8_t)at;
        }
        osdev_test_row(
            i,
            osdev_acpi_reg_read(&access, &cases[i].gas, &value) == cases[i].err
        );
        osdev_test_row(i, value == cases[i].value);
        osdev_test_row(i, regs.count == cases[i].units);
        if (cases[i].err != OSDEV_ACPI_OK) {
            osdev_test_row(
                i,
                osdev_acpi_reg_write(&access, &cases[i].gas, 0) == cases[i].err
            );
            continue;
        }
        osdev_test_row(i, regs.log[0].bits == cases[i].bits);
        // What is written can be read, and the neighbours are as before.
        osdev_test_row(
            i, osdev_acpi_reg_write(&access, &cases[i].gas, ~value) == 0
        );
        uint64_t inverted = 0;

        osdev_test_row(
            i, osdev_acpi_reg_read(&access, &cases[i].gas, &inverted) == 0
        );
        osdev_test_row(
            i, osdev_acpi_reg_write(&access, &cases[i].gas, value) == 0
        );
        for (unsigned at = 0; at < 0x100; at++) {
            osdev_test_row(i, regs.bytes[at] == (uint8_t)at);
        }
        osdev_test_row(i, inverted != value);
    }
}

static void addresses_come_from_the_right_field(void **state)
{
    struct osdev_acpi_fadt fadt = make_fadt();
    struct osdev_acpi_fixed fixed;
    struct fake_regs regs;

    (void)state;
    start(&fixed, &regs, &fadt);
    assert_int_equal(osdev_le64_get(fixed.pm1_enable[0].address), 0x12);
    assert_false(osdev_acpi_gas_is_there(&fixed.pm1_status[1]));
    assert_int_equal(fixed.gpe[1].space, OSDEV_ACPI_SPACE_MEMORY);
    assert_int_equal(fixed.gpe_count[0], 32);
    assert_int_equal(fixed.gpe_count[1], 16);
    assert_int_equal(fixed.sci, 9);
    // The extended address wins; the length field gives the width.
    fadt.x_pm1a_evt_blk = osdev_acpi_gas_make(0, 0x100, 255);
    fadt.pm1_evt_len = 8;
    start(&fixed, &regs, &fadt);
    assert_int_equal(osdev_le64_get(fixed.pm1_status[0].address), 0x100);
    assert_int_equal(osdev_le64_get(fixed.pm1_enable[0].address), 0x104);
    assert_int_equal(fixed.pm1_status[0].bit_width, 16);
    // No length, no block.
    fadt.pm1_evt_len = 0;
    start(&fixed, &regs, &fadt);
    assert_false(osdev_acpi_gas_is_there(&fixed.pm1_status[0]));
}

static void operations_are_required(void **state)
{
    const struct osdev_acpi_reg_ops no_write = {reg_read, NULL, NULL};
    const struct osdev_acpi_regs access = {&no_write, NULL};
    struct osdev_acpi_fadt fadt = make_fadt();
    struct osdev_acpi_fixed fixed;

    (void)state;
    assert_int_equal(
        osdev_acpi_fixed_init(&fixed, &access, &fadt), OSDEV_ACPI_ERR_BAD_OPS
    );
}

static void mode_switch_is_bounded(void **state)
{
    struct osdev_acpi_fadt fadt = make_fadt();
    struct osdev_acpi_fixed fixed;
    struct fake_regs regs;
    bool is = true;

    (void)state;
    start(&fixed, &regs, &fadt);
    assert_int_equal(osdev_acpi_mode_read(&fixed, &is), OSDEV_ACPI_OK);
    assert_false(is);
    assert_int_equal(
        osdev_acpi_mode_write(&fixed, true, 5), OSDEV_ACPI_ERR_TIMEOUT
    );
    assert_int_equal(regs.delays, 5);
    assert_int_equal(regs.bytes[0xb2], 0xe1);
    start(&fixed, &regs, &fadt);
    regs.answer_after = 3;
    assert_int_equal(osdev_acpi_mode_write(&fixed, true, 5), OSDEV_ACPI_OK);
    assert_int_equal(regs.delays, 3);
    // Already there: no command.
    regs.count = 0;
    assert_int_equal(osdev_acpi_mode_write(&fixed, true, 5), OSDEV_ACPI_OK);
    assert_int_equal(regs.count, 1);
    regs.delays = 0;
    assert_int_equal(osdev_acpi_mode_write(&fixed, false, 5), OSDEV_ACPI_OK);
    assert_int_equal(regs.bytes[0xb2], 0x1e);
    // Machines without a command have one mode only.
    fadt.smi_cmd = osdev_le32_make(0);
    start(&fixed, &regs, &fadt);
    assert_int_equal(
        osdev_acpi_mode_write(&fixed, true, 5), OSDEV_ACPI_ERR_ABSENT
    );
    fadt.flags = osdev_le32_make(OSDEV_ACPI_FADT_HW_REDUCED);
    start(&fixed, &regs, &fadt);
    assert_int_equal(osdev_acpi_mode_write(&fixed, true, 5), OSDEV_ACPI_OK);
    assert_int_equal(regs.count, 0);
}

static void both_halves_are_one_register(void **state)
{
    struct osdev_acpi_fixed fixed;
    struct fake_regs regs;
    uint32_t bits = 0;

    (void)state;
    start_both(&fixed, &regs);
    regs.bytes[0x11] = 0x01;
    regs.bytes[0x50] = 0x21;
    assert_int_equal(osdev_acpi_pm1_status_read(&fixed, &bits), OSDEV_ACPI_OK);
    assert_int_equal(bits, 0x121);
    regs.count = 0;
    assert_int_equal(
        osdev_acpi_pm1_status_clear(&fixed, OSDEV_ACPI_PM1_GLOBAL),
        OSDEV_ACPI_OK
    );
    // Nothing is read: what was read would be cleared as well.
    assert_int_equal(regs.count, 2);
    assert_int_equal(osdev_acpi_pm1_status_read(&fixed, &bits), OSDEV_ACPI_OK);
    assert_int_equal(bits, 0x101);
    // Bits that are no events stay.
    regs.bytes[0x13] = 0x40;
    assert_int_equal(
        osdev_acpi_pm1_enable_write(
            &fixed, OSDEV_ACPI_PM1_POWER_BUTTON | OSDEV_ACPI_PM1_WAKE
        ),
        OSDEV_ACPI_OK
    );
    assert_int_equal(regs.bytes[0x13], 0x41);
    assert_int_equal(regs.bytes[0x53], 0x01);
    assert_int_equal(osdev_acpi_pm1_enable_read(&fixed, &bits), OSDEV_ACPI_OK);
    assert_int_equal(bits, 0x4100);
}

static void write_only_bits_do_not_come_back(void **state)
{
    struct osdev_acpi_fixed fixed;
    struct fake_regs regs;
    uint32_t bits = 0;

    (void)state;
    start_both(&fixed, &regs);
    regs.bytes[0x14] = 0x05;
    regs.bytes[0x15] = 0x20;
    assert_int_equal(
        osdev_acpi_pm1_control_update(
            &fixed, OSDEV_ACPI_PM1_BM_RLD, OSDEV_ACPI_PM1_BM_RLD
        ),
        OSDEV_ACPI_OK
    );
    assert_int_equal(osdev_acpi_pm1_control_read(&fixed, &bits), OSDEV_ACPI_OK);
    assert_int_equal(bits, 0x03);
    assert_int_equal(
        osdev_acpi_pm1_control_update(
            &fixed, OSDEV_ACPI_PM1_GBL_RLS, OSDEV_ACPI_PM1_GBL_RLS
        ),
        OSDEV_ACPI_OK
    );
    assert_int_equal(regs.bytes[0x14], 0x07);
}

static void absent_registers_are_named(void **state)
{
    struct osdev_acpi_fadt fadt;
    struct osdev_acpi_fixed fixed;
    struct fake_regs regs;
    uint32_t bits;
    bool is;

    (void)state;
    memset(&fadt, 0, sizeof(fadt));
    start(&fixed, &regs, &fadt);
    assert_int_equal(
        osdev_acpi_pm1_status_read(&fixed, &bits), OSDEV_ACPI_ERR_ABSENT
    );
    assert_int_equal(
        osdev_acpi_pm1_control_read(&fixed, &bits), OSDEV_ACPI_ERR_ABSENT
    );
    assert_int_equal(osdev_acpi_mode_read(&fixed, &is), OSDEV_ACPI_ERR_ABSENT);
    assert_int_equal(
        osdev_acpi_pm_timer_read(&fixed, &bits), OSDEV_ACPI_ERR_ABSENT
    );
    assert_int_equal(osdev_acpi_reset(&fixed, 1), OSDEV_ACPI_ERR_ABSENT);
    assert_int_equal(osdev_acpi_sleep(&fixed, 0, 0, 1), OSDEV_ACPI_ERR_ABSENT);
    assert_int_equal(
        osdev_acpi_gpe_status_read(&fixed, 0, &is), OSDEV_ACPI_ERR_BAD_INDEX
    );
    assert_int_equal(regs.count, 0);
}

static void the_timer_wraps(void **state)
{
    struct osdev_acpi_fadt fadt = make_fadt();
    struct osdev_acpi_fixed fixed;
    struct fake_regs regs;
    uint32_t ticks = 0;

    (void)state;
    start(&fixed, &regs, &fadt);
    osdev_le32_store(regs.bytes + 0x18, 0xff123456);
    assert_int_equal(osdev_acpi_pm_timer_read(&fixed, &ticks), OSDEV_ACPI_OK);
    assert_int_equal(ticks, 0x123456);
    assert_int_equal(
        osdev_acpi_pm_timer_elapsed(&fixed, 0xfffffe, 0x000003), 5
    );
    fadt.flags = osdev_le32_make(OSDEV_ACPI_FADT_TMR_VAL_EXT);
    start(&fixed, &regs, &fadt);
    osdev_le32_store(regs.bytes + 0x18, 0xff123456);
    assert_int_equal(osdev_acpi_pm_timer_read(&fixed, &ticks), OSDEV_ACPI_OK);
    assert_int_equal(ticks, 0xff123456);
    assert_int_equal(
        osdev_acpi_pm_timer_elapsed(&fixed, 0xfffffffe, 0x000003), 5
    );
    assert_int_equal(osdev_acpi_pm_timer_ns(3579545), 1000000000);
    assert_true(osdev_acpi_pm_timer_ns(UINT32_MAX) == 1199864031601);
}

static void events_have_their_bits(void **state)
{
    struct osdev_acpi_fadt fadt = make_fadt();
    struct osdev_acpi_fixed fixed;
    struct fake_regs regs;
    bool is = false;

    (void)state;
    start(&fixed, &regs, &fadt);
    regs.clears[1] = 0x31;
    regs.bytes[0x22] = 0x08;
    regs.bytes[0x31] = 0xff;
    assert_int_equal(
        osdev_acpi_gpe_status_read(&fixed, 19, &is), OSDEV_ACPI_OK
    );
    assert_true(is);
    assert_int_equal(
        osdev_acpi_gpe_enable_write(&fixed, 19, true), OSDEV_ACPI_OK
    );
    assert_int_equal(regs.bytes[0x26], 0x08);
    assert_int_equal(
        osdev_acpi_gpe_enable_read(&fixed, 19, &is), OSDEV_ACPI_OK
    );
    assert_true(is);
    assert_int_equal(
        osdev_acpi_gpe_enable_write(&fixed, 19, false), OSDEV_ACPI_OK
    );
    assert_int_equal(regs.bytes[0x26], 0);
    assert_int_equal(osdev_acpi_gpe_status_clear(&fixed, 0x49), OSDEV_ACPI_OK);
    assert_int_equal(regs.bytes[0x31], 0xfd);
    assert_int_equal(
        osdev_acpi_gpe_enable_write(&fixed, 0x48, true), OSDEV_ACPI_OK
    );
    assert_int_equal(regs.bytes[0x33], 0x01);
    assert_int_equal(
        osdev_acpi_gpe_status_clear(&fixed, 32), OSDEV_ACPI_ERR_BAD_INDEX
    );
    assert_int_equal(
        osdev_acpi_gpe_enable_write(&fixed, 0x50, true),
        OSDEV_ACPI_ERR_BAD_INDEX
    );
    assert_int_equal(
        osdev_acpi_gpe_enable_read(&fixed, 0x3f, &is), OSDEV_ACPI_ERR_BAD_INDEX
    );
}

static void sleep_writes_each_type_to_its_half(void **state)
{
    struct osdev_acpi_fixed fixed;
    struct fake_regs regs;

    (void)state;
    start_both(&fixed, &regs);
    regs.bytes[0x11] = 0x80;
    regs.bytes[0x15] = 0x3c;
    regs.bytes[0x14] = 0x01;
    assert_int_equal(osdev_acpi_sleep(&fixed, 5, 2, 3), OSDEV_ACPI_ERR_TIMEOUT);
    // The wake status of before is gone; the types came before the enable.
    assert_int_equal(regs.bytes[0x11], 0);
    assert_int_equal(regs.log[3].value, 0x1401);
    assert_int_equal(regs.log[5].value, 0x0800);
    assert_int_equal(regs.log[6].value, 0x3401);
    assert_int_equal(regs.log[7].value, 0x2800);
    assert_int_equal(regs.log[7].address, 0x54);
    start_both(&fixed, &regs);
    regs.wakes = true;
    assert_int_equal(osdev_acpi_sleep(&fixed, 5, 5, 3), OSDEV_ACPI_OK);
    assert_int_equal(regs.delays, 1);
    assert_int_equal(osdev_acpi_wake(&fixed), OSDEV_ACPI_OK);
    assert_int_equal(regs.bytes[0x11], 0);
    assert_int_equal(
        osdev_acpi_sleep(&fixed, 8, 0, 3), OSDEV_ACPI_ERR_BAD_INDEX
    );
    assert_int_equal(
        osdev_acpi_sleep(&fixed, 0, 8, 3), OSDEV_ACPI_ERR_BAD_INDEX
    );
}

static void reduced_hardware_sleeps_by_its_own_register(void **state)
{
    struct osdev_acpi_fadt fadt = make_fadt();
    struct osdev_acpi_fixed fixed;
    struct fake_regs regs;

    (void)state;
    fadt.flags = osdev_le32_make(OSDEV_ACPI_FADT_HW_REDUCED);
    fadt.sleep_control = osdev_acpi_gas_make(0, 0x70, 8);
    fadt.sleep_status = osdev_acpi_gas_make(0, 0x71, 8);
    start(&fixed, &regs, &fadt);
    regs.clears[0] = 0x71;
    regs.wakes = true;
    assert_int_equal(osdev_acpi_sleep(&fixed, 5, 0, 3), OSDEV_ACPI_OK);
    assert_int_equal(regs.bytes[0x70], 0x34);
    assert_int_equal(osdev_acpi_wake(&fixed), OSDEV_ACPI_OK);
    assert_int_equal(regs.bytes[0x71], 0);
}

static void reset_writes_one_byte(void **state)
{
    struct osdev_acpi_fadt fadt = make_fadt();
    struct osdev_acpi_fixed fixed;
    struct fake_regs regs;

    (void)state;
    start(&fixed, &regs, &fadt);
    assert_int_equal(osdev_acpi_reset(&fixed, 4), OSDEV_ACPI_ERR_TIMEOUT);
    assert_int_equal(regs.delays, 4);
    assert_int_equal(regs.count, 1);
    assert_int_equal(regs.log[0].bits, 8);
    assert_int_equal(regs.bytes[0x92], 6);
    fadt.reset_reg.space = OSDEV_ACPI_SPACE_PCI_CONFIG;
    start(&fixed, &regs, &fadt);
    assert_int_equal(osdev_acpi_reset(&fixed, 4), OSDEV_ACPI_ERR_UNSUPPORTED);
    fadt.flags = osdev_le32_make(0);
    start(&fixed, &regs, &fadt);
    assert_int_equal(osdev_acpi_reset(&fixed, 4), OSDEV_ACPI_ERR_ABSENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(registers_are_cut_into_units),
        cmocka_unit_test(addresses_come_from_the_right_field),
        cmocka_unit_test(operations_are_required),
        cmocka_unit_test(mode_switch_is_bounded),
        cmocka_unit_test(both_halves_are_one_register),
        cmocka_unit_test(write_only_bits_do_not_come_back),
        cmocka_unit_test(absent_registers_are_named),
        cmocka_unit_test(the_timer_wraps),
        cmocka_unit_test(events_have_their_bits),
        cmocka_unit_test(sleep_writes_each_type_to_its_half),
        cmocka_unit_test(reduced_hardware_sleeps_by_its_own_register),
        cmocka_unit_test(reset_writes_one_byte),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
