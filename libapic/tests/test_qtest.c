// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The drivers against QEMU's I/O APIC, and messages to its local APICs. No
// processor reads a register over the socket, so the registers of a local APIC
// answer 0 there; what arrived is in the monitor's list of them.
#include <osdev_test.h>

#include <stdlib.h>

#include <osdev/apic.h>

#include "qtest.h"

#define IOAPIC 0xfec00000
#define LAPIC  0xfee00000

static struct osdev_qtest *qtest;

static uint32_t read_io(void *ctx, uint8_t reg)
{
    (void)ctx;
    osdev_qtest_write32(qtest, IOAPIC + OSDEV_APIC_IO_SELECT, reg);
    return osdev_qtest_read32(qtest, IOAPIC + OSDEV_APIC_IO_WINDOW);
}

static void write_io(void *ctx, uint8_t reg, uint32_t value)
{
    (void)ctx;
    osdev_qtest_write32(qtest, IOAPIC + OSDEV_APIC_IO_SELECT, reg);
    osdev_qtest_write32(qtest, IOAPIC + OSDEV_APIC_IO_WINDOW, value);
}

static void eoi_io(void *ctx, uint8_t vector)
{
    (void)ctx;
    osdev_qtest_write32(qtest, IOAPIC + OSDEV_APIC_IO_EOI, vector);
}

static const struct osdev_apic_io_ops qtest_io_ops = {
    .read = read_io,
    .write = write_io,
    .eoi = eoi_io,
};

static int start(void **state)
{
    static const char *const args[] = {"-smp", "2", NULL};
    const struct osdev_qtest_opts opts = {.machine = "q35", .args = args};

    (void)state;
    qtest = osdev_qtest_start(&opts);
    return 0;
}

static int stop(void **state)
{
    (void)state;
    osdev_qtest_stop(qtest);
    qtest = NULL;
    return 0;
}

// Whether a vector is among the requests of a processor.
static bool is_requested(unsigned cpu, unsigned vector)
{
    char command[160];
    char number[16];
    const char *text;
    const char *end;

    snprintf(
        command, sizeof(command),
        "{\"execute\": \"human-monitor-command\", \"arguments\": "
        "{\"command-line\": \"info lapic %u\"}}",
        cpu
    );
    text = strstr(osdev_qtest_qmp(qtest, command), "IRR");
    assert_non_null(text);
    end = strstr(text, "\\n");
    snprintf(number, sizeof(number), " %u", vector);
    text = strstr(text, number);
    return text != NULL && end != NULL && text < end;
}

static void set_up(struct osdev_apic_io *io)
{
    assert_int_equal(
        osdev_apic_io_init(io, 0, &qtest_io_ops, NULL), OSDEV_APIC_OK
    );
    osdev_apic_io_clear(io);
}

static void drive(unsigned pin, bool high)
{
    osdev_qtest_irq_set(qtest, "ioapic", pin, high);
}

static void the_version_tells_24_pins(void **state)
{
    struct osdev_apic_io io;

    (void)state;
    set_up(&io);
    assert_int_equal(io.pins, 24);
    assert_int_equal(io.version, 0x20);
    assert_int_equal(osdev_apic_io_write_id(&io, 5), OSDEV_APIC_OK);
    assert_int_equal(osdev_apic_io_read_id(&io), 5);
}

static void every_entry_holds_what_is_written(void **state)
{
    struct osdev_apic_io io;
    uint64_t saved[24];

    (void)state;
    set_up(&io);
    for (unsigned pin = 0; pin < io.pins; pin++) {
        const struct osdev_apic_redirection entry = {
            .vector = (uint8_t)(0x40 + pin),
            .destination = 0xa0 + pin,
            .logical = pin % 2 != 0,
            .level = pin % 3 == 0,
            .active_low = pin % 5 == 0,
            .masked = true,
        };
        struct osdev_apic_redirection back;
        uint64_t word;

        osdev_test_row(
            pin, osdev_apic_io_route(&io, pin, &entry) == OSDEV_APIC_OK
        );
        osdev_test_row(
            pin, osdev_apic_io_read_entry(&io, pin, &word) == OSDEV_APIC_OK
        );
        back = osdev_apic_redirection_decode(OSDEV_APIC_FORMAT_PLAIN, word);
        osdev_test_row(pin, memcmp(&back, &entry, sizeof(back)) == 0);
    }
    osdev_apic_io_save(&io, saved);
    osdev_apic_io_clear(&io);
    assert_int_equal(osdev_apic_io_restore(&io, saved), OSDEV_APIC_OK);
}

static void an_edge_arrives_at_its_processor(void **state)
{
    const struct osdev_apic_redirection entry = {
        .vector = 0x61,
        .destination = 1,
    };
    struct osdev_apic_io io;

    (void)state;
    set_up(&io);
    assert_int_equal(osdev_apic_io_route(&io, 10, &entry), OSDEV_APIC_OK);
    assert_false(is_requested(1, 0x61));
    drive(10, true);
    assert_true(is_requested(1, 0x61));
    assert_false(is_requested(0, 0x61));
}

static void a_level_stays_until_it_is_ended(void **state)
{
    const struct osdev_apic_redirection entry = {.vector = 0x62, .level = true};
    struct osdev_apic_io io;
    uint64_t word;

    (void)state;
    set_up(&io);
    assert_int_equal(osdev_apic_io_route(&io, 11, &entry), OSDEV_APIC_OK);
    drive(11, true);
    assert_true(is_requested(0, 0x62));
    assert_int_equal(osdev_apic_io_read_entry(&io, 11, &word), OSDEV_APIC_OK);
    assert_true((word & OSDEV_APIC_RTE_REMOTE_IRR) != 0);
    drive(11, false);
    assert_int_equal(osdev_apic_io_eoi(&io, 11), OSDEV_APIC_OK);
    assert_int_equal(osdev_apic_io_read_entry(&io, 11, &word), OSDEV_APIC_OK);
    assert_int_equal(word, 0x8062);
}

// QEMU forgets at the edge too, as real parts without the register do.
static void an_edge_for_a_moment_ends_a_level(void **state)
{
    const struct osdev_apic_redirection entry = {.vector = 0x63, .level = true};
    struct osdev_apic_io io;
    uint64_t word;

    (void)state;
    set_up(&io);
    io.version = 0x11;
    assert_int_equal(osdev_apic_io_route(&io, 12, &entry), OSDEV_APIC_OK);
    drive(12, true);
    drive(12, false);
    assert_int_equal(osdev_apic_io_eoi(&io, 12), OSDEV_APIC_OK);
    assert_int_equal(osdev_apic_io_read_entry(&io, 12, &word), OSDEV_APIC_OK);
    assert_int_equal(word, 0x8063);
}

static void a_masked_level_arrives_when_it_is_opened(void **state)
{
    const struct osdev_apic_redirection entry = {
        .vector = 0x64,
        .level = true,
        .masked = true,
    };
    struct osdev_apic_io io;

    (void)state;
    set_up(&io);
    assert_int_equal(osdev_apic_io_route(&io, 13, &entry), OSDEV_APIC_OK);
    drive(13, true);
    assert_false(is_requested(0, 0x64));
    assert_int_equal(osdev_apic_io_mask(&io, 13, false), OSDEV_APIC_OK);
    assert_true(is_requested(0, 0x64));
}

static void messages_arrive_at_their_processor(void **state)
{
    (void)state;
    for (uint32_t cpu = 0; cpu < 2; cpu++) {
        const struct osdev_apic_msi msi = {
            .vector = (uint8_t)(0x71 + cpu),
            .destination = cpu,
        };
        struct osdev_apic_msi_message message;

        assert_int_equal(osdev_apic_msi_compose(&msi, &message), OSDEV_APIC_OK);
        osdev_qtest_write32(qtest, message.address, message.data);
        osdev_test_row(cpu, is_requested(cpu, 0x71 + cpu));
        osdev_test_row(cpu, !is_requested(1 - cpu, 0x71 + cpu));
    }
}

// If this fails, QEMU has learnt it, and the suite can do more.
static void registers_of_a_local_apic_do_not_answer(void **state)
{
    (void)state;
    assert_int_equal(
        osdev_qtest_read32(qtest, LAPIC + OSDEV_APIC_REG_VERSION), 0
    );
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)
    const struct CMUnitTest tests[] = {
        TEST(the_version_tells_24_pins),
        TEST(every_entry_holds_what_is_written),
        TEST(an_edge_arrives_at_its_processor),
        TEST(a_level_stays_until_it_is_ended),
        TEST(an_edge_for_a_moment_ends_a_level),
        TEST(a_masked_level_arrives_when_it_is_opened),
        TEST(messages_arrive_at_their_processor),
        TEST(registers_of_a_local_apic_do_not_answer),
    };

    osdev_qtest_require();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
