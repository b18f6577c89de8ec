// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev_test.h>

#include "machine.h"

static struct machine m;

// A bus that records writes, counts locks, and can be deaf.
struct spy {
    struct osdev_apic_io_model *model;
    struct {
        uint8_t reg;
        uint32_t value;
    } log[16];
    size_t count;
    int depth;
    unsigned unlocked; // accesses outside of the lock
    bool deaf;
    uint32_t version;
};

static uint32_t spy_read(void *ctx, uint8_t reg)
{
    struct spy *spy = ctx;

    spy->unlocked += spy->depth != 1;
    if (reg == OSDEV_APIC_IO_REG_VERSION && spy->version != 0) {
        return spy->version;
    }
    return osdev_apic_io_model_ops.read(spy->model, reg);
}

static void spy_write(void *ctx, uint8_t reg, uint32_t value)
{
    struct spy *spy = ctx;

    spy->unlocked += spy->depth != 1;
    if (spy->count < OSDEV_COUNTOF(spy->log)) {
        spy->log[spy->count].reg = reg;
        spy->log[spy->count].value = value;
    }
    spy->count++;
    if (!spy->deaf) {
        osdev_apic_io_model_ops.write(spy->model, reg, value);
    }
}

static void spy_eoi(void *ctx, uint8_t vector)
{
    struct spy *spy = ctx;

    if (!spy->deaf) {
        osdev_apic_io_model_ops.eoi(spy->model, vector);
    }
}

static uint64_t spy_lock(void *ctx)
{
    ((struct spy *)ctx)->depth++;
    return 42;
}

static void spy_unlock(void *ctx, uint64_t state)
{
    assert_int_equal(state, 42);
    ((struct spy *)ctx)->depth--;
}

static const struct osdev_apic_io_ops spy_ops = {
    spy_read, spy_write, spy_eoi, spy_lock, spy_unlock,
};

static void start_spy(struct spy *spy, struct osdev_apic_io *io, unsigned index)
{
    machine_start(&m, OSDEV_APIC_MODE_XAPIC);
    memset(spy, 0, sizeof(*spy));
    spy->model = &m.ios[index];
    assert_int_equal(osdev_apic_io_init(io, 0, &spy_ops, spy), OSDEV_APIC_OK);
}

static void init_reads_the_number_of_pins(void **state)
{
    struct osdev_apic_io_ops ops = spy_ops;
    struct osdev_apic_io io;
    struct spy spy;

    (void)state;
    start_spy(&spy, &io, 0);
    assert_int_equal(io.pins, 24);
    assert_int_equal(io.version, 0x11);
    assert_int_equal(spy.count, 0);
    osdev_apic_io_model_init(&m.ios[0], 120, 0x20, &m.bus);
    assert_int_equal(osdev_apic_io_init(&io, 0, &ops, &spy), OSDEV_APIC_OK);
    assert_int_equal(io.pins, 120);
    assert_int_equal(
        osdev_apic_io_init(&io, UINT32_MAX - 118, &ops, &spy),
        OSDEV_APIC_ERR_RANGE
    );
    spy.version = UINT32_MAX;
    assert_int_equal(
        osdev_apic_io_init(&io, 0, &ops, &spy), OSDEV_APIC_ERR_ABSENT
    );
    spy.version = 0x00780011;
    assert_int_equal(
        osdev_apic_io_init(&io, 0, &ops, &spy), OSDEV_APIC_ERR_ABSENT
    );
    ops.unlock = NULL;
    assert_int_equal(
        osdev_apic_io_init(&io, 0, &ops, &spy), OSDEV_APIC_ERR_BAD_OPS
    );
    ops = spy_ops;
    ops.eoi = NULL;
    assert_int_equal(
        osdev_apic_io_init(&io, 0, &ops, &spy), OSDEV_APIC_ERR_BAD_OPS
    );
}

static void identifications_have_four_bits(void **state)
{
    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_XAPIC);
    assert_int_equal(osdev_apic_io_write_id(&m.io[0], 9), OSDEV_APIC_OK);
    assert_int_equal(osdev_apic_io_read_id(&m.io[0]), 9);
    assert_int_equal(osdev_apic_io_read_arbitration(&m.io[0]), 9);
    assert_int_equal(m.ios[0].id, 0x09000000);
    assert_int_equal(
        osdev_apic_io_write_id(&m.io[0], 16), OSDEV_APIC_ERR_BAD_VALUE
    );
}

static void entries_are_masked_while_they_change(void **state)
{
    const struct osdev_apic_redirection entry = {
        .vector = 0x50,
        .destination = 3,
        .level = true,
    };
    struct osdev_apic_io io;
    struct spy spy;

    (void)state;
    start_spy(&spy, &io, 0);
    m.ios[0].entries[5] = 0x40;
    assert_int_equal(osdev_apic_io_route(&io, 5, &entry), OSDEV_APIC_OK);
    assert_int_equal(spy.count, 3);
    assert_int_equal(spy.log[0].reg, 0x1a);
    assert_int_equal(spy.log[0].value, 0x10040);
    assert_int_equal(spy.log[1].reg, 0x1b);
    assert_int_equal(spy.log[1].value, 0x03000000);
    assert_int_equal(spy.log[2].reg, 0x1a);
    assert_int_equal(spy.log[2].value, 0x8050);
    assert_int_equal(spy.unlocked, 0);
    assert_int_equal(spy.depth, 0);
}

// The crate wrote the low half first: the interrupt went to the old place.
static void a_line_that_is_up_goes_to_the_new_destination(void **state)
{
    struct osdev_apic_redirection entry = {
        .vector = 0x50,
        .destination = 1,
        .level = true,
        .masked = true,
    };

    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_XAPIC);
    assert_int_equal(osdev_apic_io_route(&m.io[0], 5, &entry), OSDEV_APIC_OK);
    osdev_apic_io_model_set_line(&m.ios[0], 5, true);
    entry.masked = false;
    entry.destination = 2;
    assert_int_equal(osdev_apic_io_route(&m.io[0], 5, &entry), OSDEV_APIC_OK);
    assert_false(osdev_apic_is_requested(&m.apic[1], 0x50));
    assert_int_equal(machine_take(&m, 2), 0x50);
}

static void pins_beyond_the_last_are_refused(void **state)
{
    const struct osdev_apic_redirection entry = {.vector = 0x50};
    uint64_t word = 77;

    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_XAPIC);
    assert_int_equal(
        osdev_apic_io_route(&m.io[0], 24, &entry), OSDEV_APIC_ERR_BAD_PIN
    );
    assert_int_equal(
        osdev_apic_io_read_entry(&m.io[0], 24, &word), OSDEV_APIC_ERR_BAD_PIN
    );
    assert_int_equal(
        osdev_apic_io_write_entry(&m.io[1], 8, 0), OSDEV_APIC_ERR_BAD_PIN
    );
    assert_int_equal(
        osdev_apic_io_mask(&m.io[1], UINT32_MAX, true), OSDEV_APIC_ERR_BAD_PIN
    );
    assert_int_equal(osdev_apic_io_eoi(&m.io[1], 8), OSDEV_APIC_ERR_BAD_PIN);
    assert_int_equal(word, 77);
    assert_int_equal(
        osdev_apic_io_read_entry(&m.io[0], 23, &word), OSDEV_APIC_OK
    );
    assert_int_equal(word, OSDEV_APIC_RTE_MASK);
}

static void masks_keep_the_rest_of_an_entry(void **state)
{
    uint64_t word;

    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_XAPIC);
    m.ios[0].entries[3] = UINT64_C(0xab0000000000a961);
    assert_int_equal(osdev_apic_io_mask(&m.io[0], 3, true), OSDEV_APIC_OK);
    assert_int_equal(osdev_apic_io_read_entry(&m.io[0], 3, &word), 0);
    assert_true(word == UINT64_C(0xab0000000001a961));
    assert_int_equal(osdev_apic_io_mask(&m.io[0], 3, false), OSDEV_APIC_OK);
    assert_int_equal(osdev_apic_io_read_entry(&m.io[0], 3, &word), 0);
    assert_true(word == UINT64_C(0xab0000000000a961));
}

static void clear_leaves_nothing_in_service(void **state)
{
    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_XAPIC);
    m.ios[0].entries[3] = 0x50 | OSDEV_APIC_RTE_LEVEL |
                          OSDEV_APIC_RTE_REMOTE_IRR | UINT64_C(1) << 56;
    osdev_apic_io_clear(&m.io[0]);
    for (unsigned pin = 0; pin < 24; pin++) {
        osdev_test_row(pin, m.ios[0].entries[pin] == OSDEV_APIC_RTE_MASK);
    }
}

static void take_level(unsigned index, unsigned pin)
{
    const struct osdev_apic_redirection entry = {.vector = 0x50, .level = true};

    assert_int_equal(
        osdev_apic_io_route(&m.io[index], pin, &entry), OSDEV_APIC_OK
    );
    osdev_apic_io_model_set_line(&m.ios[index], pin, true);
    assert_int_equal(machine_take(&m, 0), 0x50);
    assert_true(osdev_apic_is_level(&m.apic[0], 0x50));
    assert_true((m.ios[index].entries[pin] & OSDEV_APIC_RTE_REMOTE_IRR) != 0);
}

static void levels_come_again_until_the_line_falls(void **state)
{
    (void)state;
    for (unsigned i = 0; i < MACHINE_IOS; i++) {
        machine_start(&m, OSDEV_APIC_MODE_X2APIC);
        take_level(i, 4);
        osdev_apic_eoi(&m.apic[0]);
        assert_int_equal(machine_take(&m, 0), 0x50);
        osdev_apic_io_model_set_line(&m.ios[i], 4, false);
        osdev_apic_eoi(&m.apic[0]);
        assert_false(osdev_apic_model_pending(&m.cpus[0]));
        assert_int_equal(m.ios[i].entries[4], 0x8050);
    }
}

static void a_lost_end_can_be_made_good(void **state)
{
    const struct osdev_apic_config config = {0xff, 0, true};

    (void)state;
    // Version 0x11 by the edge for a moment, 0x20 by its register.
    for (unsigned i = 0; i < MACHINE_IOS; i++) {
        machine_start(&m, OSDEV_APIC_MODE_XAPIC);
        assert_int_equal(osdev_apic_enable(&m.apic[0], &config), OSDEV_APIC_OK);
        take_level(i, 4);
        osdev_apic_io_model_set_line(&m.ios[i], 4, false);
        // Not broadcast: the I/O APIC goes on waiting.
        osdev_apic_eoi(&m.apic[0]);
        assert_true((m.ios[i].entries[4] & OSDEV_APIC_RTE_REMOTE_IRR) != 0);
        osdev_apic_io_model_set_line(&m.ios[i], 4, true);
        assert_false(osdev_apic_model_pending(&m.cpus[0]));
        assert_int_equal(osdev_apic_io_eoi(&m.io[i], 4), OSDEV_APIC_OK);
        assert_int_equal(machine_take(&m, 0), 0x50);
        assert_int_equal(
            m.ios[i].entries[4] & ~OSDEV_APIC_RTE_REMOTE_IRR, 0x8050
        );
        // Nothing to end is no error.
        assert_int_equal(osdev_apic_io_eoi(&m.io[i], 5), OSDEV_APIC_OK);
    }
}

static void what_stays_in_service_is_stuck(void **state)
{
    (void)state;
    for (unsigned i = 0; i < MACHINE_IOS; i++) {
        struct osdev_apic_io io;
        struct spy spy;

        start_spy(&spy, &io, i);
        take_level(i, 4);
        spy.deaf = true;
        assert_int_equal(osdev_apic_io_eoi(&io, 4), OSDEV_APIC_ERR_STUCK);
        assert_int_equal(spy.depth, 0);
    }
}

static void entries_survive_a_power_cycle(void **state)
{
    uint64_t saved[8];
    struct osdev_apic_io io;
    struct spy spy;

    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_XAPIC);
    for (unsigned pin = 0; pin < 8; pin++) {
        m.ios[1].entries[pin] = UINT64_C(0x0100000000000030) + pin;
    }
    m.ios[1].entries[2] |= OSDEV_APIC_RTE_LEVEL | OSDEV_APIC_RTE_REMOTE_IRR;
    osdev_apic_io_save(&m.io[1], saved);
    osdev_apic_io_model_init(&m.ios[1], 8, 0x20, &m.bus);
    assert_int_equal(osdev_apic_io_restore(&m.io[1], saved), OSDEV_APIC_OK);
    assert_true(m.ios[1].entries[7] == UINT64_C(0x0100000000000037));
    assert_true(m.ios[1].entries[2] == UINT64_C(0x0100000000008032));

    start_spy(&spy, &io, 1);
    spy.deaf = true;
    assert_int_equal(
        osdev_apic_io_restore(&io, saved), OSDEV_APIC_ERR_READ_BACK
    );
}

static void words_are_those_of_the_data_sheets(void **state)
{
    static const struct {
        struct osdev_apic_redirection entry;
        uint64_t word;
    } cases[] = {
        {{.vector = 0x31, .destination = 1}, UINT64_C(0x0100000000000031)},
        {{.vector = 0x31, .logical = true, .destination = 0xff},
         UINT64_C(0xff00000000000831)},
        {{.vector = 0x31, .level = true, .active_low = true, .masked = true},
         UINT64_C(0x1a031)},
        {{.delivery = OSDEV_APIC_NMI, .destination = 2},
         UINT64_C(0x0200000000000400)},
        {{.delivery = OSDEV_APIC_EXTINT}, UINT64_C(0x700)},
        {{.format = OSDEV_APIC_FORMAT_EXTENDED,
          .vector = 0x31,
          .destination = 0x7f01},
         UINT64_C(0x01fe000000000031)},
        {{.format = OSDEV_APIC_FORMAT_VTD,
          .vector = 0x31,
          .level = true,
          .index = 0x8001},
         UINT64_C(0x0003000000008831)},
        {{.format = OSDEV_APIC_FORMAT_AMDVI, .index = 0x7ff}, UINT64_C(0x7ff)},
    };

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(cases); i++) {
        struct osdev_apic_redirection back;
        uint64_t word = 0;

        osdev_test_row(
            i, osdev_apic_redirection_encode(&cases[i].entry, &word) ==
                   OSDEV_APIC_OK
        );
        osdev_test_row(i, word == cases[i].word);
        back = osdev_apic_redirection_decode(cases[i].entry.format, word);
        osdev_test_row(i, back.vector == cases[i].entry.vector);
        osdev_test_row(i, back.destination == cases[i].entry.destination);
        osdev_test_row(i, back.index == cases[i].entry.index);
        osdev_test_row(i, back.delivery == cases[i].entry.delivery);
        osdev_test_row(i, back.format == cases[i].entry.format);
    }
}

static void entries_that_cannot_be_are_refused(void **state)
{
    static const struct {
        struct osdev_apic_redirection entry;
        enum osdev_apic_err err;
    } cases[] = {
        {{.vector = 15}, OSDEV_APIC_ERR_BAD_VECTOR},
        {{.delivery = OSDEV_APIC_LOWEST}, OSDEV_APIC_ERR_BAD_VECTOR},
        {{.delivery = OSDEV_APIC_SMI, .vector = 1}, OSDEV_APIC_ERR_BAD_VECTOR},
        {{.delivery = OSDEV_APIC_INIT, .vector = 1}, OSDEV_APIC_ERR_BAD_VECTOR},
        {{.format = OSDEV_APIC_FORMAT_VTD}, OSDEV_APIC_ERR_BAD_VECTOR},
        {{.format = OSDEV_APIC_FORMAT_AMDVI, .vector = 32},
         OSDEV_APIC_ERR_BAD_VECTOR},
        {{.delivery = OSDEV_APIC_STARTUP}, OSDEV_APIC_ERR_BAD_VALUE},
        {{.delivery = (enum osdev_apic_delivery)3}, OSDEV_APIC_ERR_BAD_VALUE},
        {{.delivery = OSDEV_APIC_NMI, .level = true}, OSDEV_APIC_ERR_BAD_VALUE},
        {{.vector = 32, .index = 1}, OSDEV_APIC_ERR_BAD_VALUE},
        {{.format = (enum osdev_apic_format)4, .vector = 32},
         OSDEV_APIC_ERR_BAD_VALUE},
        {{.format = OSDEV_APIC_FORMAT_VTD, .vector = 32, .destination = 1},
         OSDEV_APIC_ERR_BAD_VALUE},
        {{.format = OSDEV_APIC_FORMAT_VTD, .vector = 32, .logical = true},
         OSDEV_APIC_ERR_BAD_VALUE},
        {{.vector = 32, .destination = 256}, OSDEV_APIC_ERR_BAD_DESTINATION},
        {{.format = OSDEV_APIC_FORMAT_EXTENDED,
          .vector = 32,
          .destination = 0x8000},
         OSDEV_APIC_ERR_BAD_DESTINATION},
        {{.format = OSDEV_APIC_FORMAT_AMDVI, .index = 0x800},
         OSDEV_APIC_ERR_BAD_DESTINATION},
    };

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(cases); i++) {
        uint64_t word = 77;

        osdev_test_row(
            i, osdev_apic_redirection_encode(&cases[i].entry, &word) ==
                   cases[i].err
        );
        osdev_test_row(i, word == 77);
    }
}

static void memory_is_reached_by_select_and_window(void **state)
{
    OSDEV_ALIGNAS(16) uint32_t regs[32] = {0};
    struct osdev_apic_io io = {.pins = 24};

    (void)state;
    io.ops = &osdev_apic_io_mmio_ops;
    io.ctx = regs;
    regs[4] = 0x00170020;
    assert_int_equal(
        osdev_apic_io_init(&io, 8, &osdev_apic_io_mmio_ops, regs), OSDEV_APIC_OK
    );
    assert_int_equal(regs[0], OSDEV_APIC_IO_REG_VERSION);
    assert_int_equal(io.gsi_base, 8);
    assert_int_equal(osdev_apic_io_write_id(&io, 3), OSDEV_APIC_OK);
    assert_int_equal(regs[0], OSDEV_APIC_IO_REG_ID);
    assert_int_equal(regs[4], 0x03000000);
    io.ops->eoi(io.ctx, 0x51);
    assert_int_equal(regs[16], 0x51);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(init_reads_the_number_of_pins),
        cmocka_unit_test(identifications_have_four_bits),
        cmocka_unit_test(entries_are_masked_while_they_change),
        cmocka_unit_test(a_line_that_is_up_goes_to_the_new_destination),
        cmocka_unit_test(pins_beyond_the_last_are_refused),
        cmocka_unit_test(masks_keep_the_rest_of_an_entry),
        cmocka_unit_test(clear_leaves_nothing_in_service),
        cmocka_unit_test(levels_come_again_until_the_line_falls),
        cmocka_unit_test(a_lost_end_can_be_made_good),
        cmocka_unit_test(what_stays_in_service_is_stuck),
        cmocka_unit_test(entries_survive_a_power_cycle),
        cmocka_unit_test(words_are_those_of_the_data_sheets),
        cmocka_unit_test(entries_that_cannot_be_are_refused),
        cmocka_unit_test(memory_is_reached_by_select_and_window),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
