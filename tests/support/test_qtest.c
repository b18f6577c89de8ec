// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The qtest client against devices whose behaviour is well known: PIT, RTC,
// serial port, interrupt controller.
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <osdev_test.h>

#include "qtest.h"
#include "qtest_internal.h"

#define PIT_CH0     0x40
#define PIT_COMMAND 0x43
#define RTC_INDEX   0x70
#define RTC_DATA    0x71
#define COM1        0x3f8

static const char *const serial_args[] = {
    "-device",
    "isa-serial,chardev=link0",
    NULL,
};
static const struct osdev_qtest_opts serial_opts = {
    .args = serial_args,
    .links = 1,
};

static int start_pc(void **state)
{
    *state = osdev_qtest_start(&serial_opts);
    return 0;
}

static int stop(void **state)
{
    osdev_qtest_stop(*state);
    return 0;
}

static void ports_have_all_widths(void **state)
{
    struct osdev_qtest *qtest = *state;

    // PCI configuration mechanism #1: the host bridge's identification.
    osdev_qtest_out32(qtest, 0xcf8, 0x80000000);
    assert_int_equal(osdev_qtest_in32(qtest, 0xcfc), 0x12378086);
    assert_int_equal(osdev_qtest_in16(qtest, 0xcfe), 0x1237);
    assert_int_equal(osdev_qtest_in8(qtest, 0xcff), 0x12);
    // Its command register, 16 bits wide: bus mastering stays on.
    osdev_qtest_out32(qtest, 0xcf8, 0x80000004);
    osdev_qtest_out16(qtest, 0xcfc, 0x0102);
    assert_int_equal(osdev_qtest_in16(qtest, 0xcfc) & 0x100, 0x100);
    osdev_qtest_out8(qtest, COM1 + 7, 0x5a);
    assert_int_equal(osdev_qtest_in8(qtest, COM1 + 7), 0x5a);
}

static void memory_has_all_widths(void **state)
{
    struct osdev_qtest *qtest = *state;

    osdev_qtest_write64(qtest, 0x2000, UINT64_C(0x8877665544332211));
    assert_int_equal(osdev_qtest_read8(qtest, 0x2001), 0x22);
    assert_int_equal(osdev_qtest_read16(qtest, 0x2002), 0x4433);
    assert_int_equal(osdev_qtest_read32(qtest, 0x2004), 0x88776655);
    osdev_qtest_write32(qtest, 0x2000, 0xaabbccdd);
    osdev_qtest_write16(qtest, 0x2004, 0xeeff);
    osdev_qtest_write8(qtest, 0x2006, 0x99);
    assert_true(
        osdev_qtest_read64(qtest, 0x2000) == UINT64_C(0x8899eeffaabbccdd)
    );
    // A register of the I/O APIC, reached through its index.
    osdev_qtest_write32(qtest, 0xfec00000, 1);
    assert_int_equal(osdev_qtest_read32(qtest, 0xfec00010) >> 16 & 0xff, 23);
}

static void blocks_of_memory_are_shared(void **state)
{
    struct osdev_qtest *qtest = *state;
    uint8_t bytes[3000];
    uint8_t back[3000];
    uint8_t *ram = osdev_qtest_ram(qtest, 0x10000, sizeof(bytes));

    for (size_t i = 0; i < sizeof(bytes); i++) {
        bytes[i] = (uint8_t)(i * 7 + i / 256);
    }
    osdev_qtest_mem_write(qtest, 0x10000, bytes, sizeof(bytes));
    assert_memory_equal(ram, bytes, sizeof(bytes));
    ram[2999] = 0xff;
    bytes[2999] = 0xff;
    osdev_qtest_mem_read(qtest, 0x10000, back, sizeof(back));
    assert_memory_equal(back, bytes, sizeof(bytes));
    osdev_qtest_mem_set(qtest, 0x10001, 0x3c, 2);
    assert_int_equal(ram[0], bytes[0]);
    assert_int_equal(ram[1], 0x3c);
    assert_int_equal(ram[2], 0x3c);
    assert_int_equal(ram[3], bytes[3]);
}

static void links_carry_bytes_both_ways(void **state)
{
    struct osdev_qtest *qtest = *state;
    char text[3] = "";

    osdev_qtest_out8(qtest, COM1, 'o');
    osdev_qtest_out8(qtest, COM1, 'k');
    osdev_qtest_link_read(qtest, 0, text, 2);
    assert_string_equal(text, "ok");
    assert_int_equal(osdev_qtest_link_pending(qtest, 0), 0);

    osdev_qtest_irq_intercept_in(qtest, "ioapic");
    osdev_qtest_out8(qtest, COM1 + 4, 0x08);
    osdev_qtest_out8(qtest, COM1 + 1, 0x01);
    assert_false(osdev_qtest_irq_level(qtest, 4));
    osdev_qtest_link_write(qtest, 0, "!", 1);
    osdev_qtest_irq_wait_level(qtest, 4, true);
    assert_int_equal(osdev_qtest_in8(qtest, COM1), '!');
    osdev_qtest_irq_wait_level(qtest, 4, false);
    assert_int_equal(osdev_qtest_irq_rises(qtest, 4), 1);
}

static void time_passes_and_raises_lines(void **state)
{
    struct osdev_qtest *qtest = *state;
    unsigned before = 0;

    osdev_qtest_irq_intercept_in(qtest, "ioapic");
    // The PIT's channel 0 as a rate generator of about 100 Hz.
    osdev_qtest_out8(qtest, PIT_COMMAND, 0x34);
    osdev_qtest_out8(qtest, PIT_CH0, 0x9c);
    osdev_qtest_out8(qtest, PIT_CH0, 0x2e);
    before = osdev_qtest_irq_rises(qtest, 0);
    osdev_qtest_clock_step(qtest, 30000000);
    assert_true(osdev_qtest_irq_rises(qtest, 0) >= before + 2);
    before = osdev_qtest_irq_rises(qtest, 0);
    osdev_qtest_irq_wait_rises(qtest, 0, before + 1);
}

static void lines_can_be_driven(void **state)
{
    struct osdev_qtest *qtest = *state;
    char pic[OSDEV_QTEST_PATH_LEN];
    char slave[OSDEV_QTEST_PATH_LEN];

    osdev_qtest_find(qtest, "isa-i8259", 0, pic);
    osdev_qtest_find(qtest, "isa-i8259", 1, slave);
    assert_string_not_equal(pic, slave);
    osdev_qtest_irq_set(qtest, pic, 5, true);
    assert_int_equal(osdev_qtest_in8(qtest, 0x20) & 0x20, 0x20);
    osdev_qtest_irq_set(qtest, slave, 1, true);
    assert_int_equal(osdev_qtest_in8(qtest, 0xa0) & 0x02, 0x02);
}

static void outputs_can_be_watched(void **state)
{
    struct osdev_qtest *qtest = *state;
    char pic[OSDEV_QTEST_PATH_LEN];

    osdev_qtest_find(qtest, "isa-i8259", 0, pic);
    osdev_qtest_irq_intercept_out(qtest, pic);
    osdev_qtest_out8(qtest, 0x21, 0xdf);
    osdev_qtest_irq_set(qtest, pic, 5, true);
    osdev_qtest_irq_wait_level(qtest, 0, true);
}

static void the_monitor_answers(void **state)
{
    const char *status =
        osdev_qtest_qmp(*state, "{\"execute\": \"query-status\"}");

    assert_non_null(strstr(status, "\"running\": true"));
}

static void q35_starts_with_its_ram(void **state)
{
    const struct osdev_qtest_opts opts = {.machine = "q35", .ram_mib = 16};
    struct osdev_qtest *qtest = osdev_qtest_start(&opts);

    *state = qtest;
    osdev_qtest_write32(qtest, (16 << 20) - 4, 0x12345678);
    assert_int_equal(
        *(uint32_t *)osdev_qtest_ram(qtest, (16 << 20) - 4, 4), 0x12345678
    );
    osdev_qtest_out32(qtest, 0xcf8, 0x80000000);
    assert_int_equal(osdev_qtest_in32(qtest, 0xcfc), 0x29c08086);
}

static void a_paused_clock_stands_still(void **state)
{
    const struct osdev_qtest_opts opts = {.paused = true};
    struct osdev_qtest *qtest = osdev_qtest_start(&opts);
    unsigned first = 0;

    *state = qtest;
    osdev_qtest_out8(qtest, PIT_COMMAND, 0x34);
    osdev_qtest_out8(qtest, PIT_CH0, 0xff);
    osdev_qtest_out8(qtest, PIT_CH0, 0xff);
    osdev_qtest_out8(qtest, PIT_COMMAND, 0x00);
    first = osdev_qtest_in8(qtest, PIT_CH0);
    usleep(3000);
    osdev_qtest_in8(qtest, PIT_CH0);
    osdev_qtest_out8(qtest, PIT_COMMAND, 0x00);
    assert_int_equal(osdev_qtest_in8(qtest, PIT_CH0), first);
}

// Run something that must end the program, in a child; returns its status.
static int status_of(void (*run)(void))
{
    int status = -1;

    fflush(NULL);
    pid_t child = fork();

    if (child == 0) {
        run();
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

static void start_without_qemu(void)
{
    setenv("OSDEV_QTEST_QEMU", "no-such-emulator", 1);
    osdev_qtest_start(NULL);
}

static void a_missing_qemu_is_a_skip(void **state)
{
    int status = status_of(start_without_qemu);

    (void)state;
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), OSDEV_TEST_SKIP);
}

static int pid_pipe[2];

static void start_and_die(void)
{
    const struct osdev_qtest *qtest = osdev_qtest_start(NULL);

    if (write(pid_pipe[1], &qtest->child, sizeof(qtest->child)) > 0) {
        kill(getpid(), SIGKILL);
    }
}

static void qemu_dies_with_the_test(void **state)
{
    pid_t qemu = 0;
    pid_t ended = 0;

    (void)state;
    // Orphans come to this process, which can then see them end.
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    assert_int_equal(pipe(pid_pipe), 0);
    assert_true(WIFSIGNALED(status_of(start_and_die)));
    assert_int_equal(read(pid_pipe[0], &qemu, sizeof(qemu)), sizeof(qemu));
    close(pid_pipe[0]);
    close(pid_pipe[1]);
    assert_true(qemu > 1);
    for (int i = 0; i < 500 && ended == 0; i++) {
        usleep(10000);
        ended = waitpid(qemu, NULL, WNOHANG);
    }
    assert_int_equal(ended, qemu);
}

// Each of these must fail; run as a cmocka group of its own in a child.
static void wrong_argument(void **state)
{
    static const char *const args[] = {"-device", "no-such-device", NULL};
    const struct osdev_qtest_opts opts = {.args = args};

    *state = osdev_qtest_start(&opts);
}

static void unanswered_wait(void **state)
{
    const struct osdev_qtest_opts opts = {.timeout_ms = 300};

    *state = osdev_qtest_start(&opts);
    osdev_qtest_irq_intercept_in(*state, "ioapic");
    osdev_qtest_irq_wait_level(*state, 9, true);
}

static void silent_link(void **state)
{
    struct osdev_qtest_opts opts = serial_opts;
    uint8_t byte = 0;

    opts.timeout_ms = 300;
    *state = osdev_qtest_start(&opts);
    osdev_qtest_link_read(*state, 0, &byte, 1);
}

static void refused_command(void **state)
{
    *state = osdev_qtest_start(NULL);
    osdev_qtest_irq_intercept_in(*state, "no-such-device");
}

static void refused_monitor_command(void **state)
{
    *state = osdev_qtest_start(NULL);
    osdev_qtest_qmp(*state, "{\"execute\": \"no-such-command\"}");
}

static void memory_in_the_hole(void **state)
{
    *state = osdev_qtest_start(NULL);
    osdev_qtest_ram(*state, 0x9ffff, 2);
}

static void a_qemu_that_quits(void **state)
{
    *state = osdev_qtest_start(NULL);
    osdev_qtest_qmp(*state, "{\"execute\": \"quit\"}");
    osdev_qtest_clock_step(*state, 1000000000);
}

static void run_failures(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(wrong_argument, stop),
        cmocka_unit_test_teardown(unanswered_wait, stop),
        cmocka_unit_test_teardown(silent_link, stop),
        cmocka_unit_test_teardown(refused_command, stop),
        cmocka_unit_test_teardown(refused_monitor_command, stop),
        cmocka_unit_test_teardown(memory_in_the_hole, stop),
        cmocka_unit_test_teardown(a_qemu_that_quits, stop),
    };
    int failed = 0;

    // Expected failures must not look like real ones in the log.
    if (freopen("/dev/null", "w", stdout) != NULL &&
        freopen("/dev/null", "w", stderr) != NULL) {
        failed = cmocka_run_group_tests(tests, NULL, NULL);
    }
    _exit(failed == sizeof(tests) / sizeof(tests[0]) ? 42 : failed);
}

static int failures_status;

static void failures_fail_the_test(void **state)
{
    (void)state;
    assert_true(WIFEXITED(failures_status));
    assert_int_equal(WEXITSTATUS(failures_status), 42);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(ports_have_all_widths, start_pc, stop),
        cmocka_unit_test_setup_teardown(memory_has_all_widths, start_pc, stop),
        cmocka_unit_test_setup_teardown(
            blocks_of_memory_are_shared, start_pc, stop
        ),
        cmocka_unit_test_setup_teardown(
            links_carry_bytes_both_ways, start_pc, stop
        ),
        cmocka_unit_test_setup_teardown(
            time_passes_and_raises_lines, start_pc, stop
        ),
        cmocka_unit_test_setup_teardown(lines_can_be_driven, start_pc, stop),
        cmocka_unit_test_setup_teardown(outputs_can_be_watched, start_pc, stop),
        cmocka_unit_test_setup_teardown(the_monitor_answers, start_pc, stop),
        cmocka_unit_test_teardown(q35_starts_with_its_ram, stop),
        cmocka_unit_test_teardown(a_paused_clock_stands_still, stop),
        cmocka_unit_test(a_missing_qemu_is_a_skip),
        cmocka_unit_test(qemu_dies_with_the_test),
        cmocka_unit_test(failures_fail_the_test),
    };

    osdev_qtest_require();
    // cmocka's runner does not nest, so this group runs before the other one.
    failures_status = status_of(run_failures);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
