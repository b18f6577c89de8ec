// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The driver against QEMU's serial ports: an ISA one and a PCI one, with the
// test at the other end of the line.
#include <osdev/uart16550.h>

#include <osdev_test.h>

#include "qtest.h"

#define COM1     0x3f8
#define COM2     0x2f8
#define COM1_IRQ 4

// Where the test puts the PCI port.
#define PCI_PORT    0xc000
#define PCI_ADDRESS 0xcf8
#define PCI_DATA    0xcfc
#define PCI_SLOT    UINT32_C(5)

struct rig {
    struct osdev_qtest *qtest;
    uint16_t port;
    struct osdev_uart16550 uart;
};

static uint8_t port_read(void *ctx, unsigned reg)
{
    const struct rig *rig = ctx;

    return osdev_qtest_in8(rig->qtest, (uint16_t)(rig->port + reg));
}

static void port_write(void *ctx, unsigned reg, uint8_t value)
{
    const struct rig *rig = ctx;

    osdev_qtest_out8(rig->qtest, (uint16_t)(rig->port + reg), value);
}

static const struct osdev_uart16550_ops port_ops = {
    .read = port_read,
    .write = port_write,
};

// An access takes about 0.1 ms.
static struct osdev_uart16550_limit limit(void)
{
    return osdev_uart16550_limit_polls(20000);
}

static void init_uart(struct rig *rig)
{
    const struct osdev_uart16550_config config =
        osdev_uart16550_config_default();

    assert_int_equal(
        osdev_uart16550_init(&rig->uart, &port_ops, rig, &config),
        OSDEV_UART16550_OK
    );
}

static int start_with(void **state, const char *device)
{
    static struct rig rig;
    const char *const args[] = {"-device", device, NULL};
    const struct osdev_qtest_opts opts = {.args = args, .links = 1};

    memset(&rig, 0, sizeof(rig));
    *state = &rig;
    rig.qtest = osdev_qtest_start(&opts);
    rig.port = COM1;
    return 0;
}

static int start_isa(void **state)
{
    start_with(state, "isa-serial,chardev=link0");
    struct rig *rig = *state;

    osdev_qtest_irq_intercept_in(rig->qtest, "ioapic");
    init_uart(rig);
    return 0;
}

static void pci_write(struct rig *rig, uint32_t reg, uint32_t value)
{
    osdev_qtest_out32(
        rig->qtest, PCI_ADDRESS, UINT32_C(0x80000000) | PCI_SLOT << 11 | reg
    );
    osdev_qtest_out32(rig->qtest, PCI_DATA, value);
}

static int start_pci(void **state)
{
    start_with(state, "pci-serial,chardev=link0,addr=5");
    struct rig *rig = *state;

    // BAR 0 and I/O decoding.
    pci_write(rig, 0x10, PCI_PORT);
    pci_write(rig, 0x04, 1);
    rig->port = PCI_PORT;
    init_uart(rig);
    return 0;
}

static int stop(void **state)
{
    struct rig *rig = *state;

    osdev_qtest_stop(rig != NULL ? rig->qtest : NULL);
    return 0;
}

static void fill(uint8_t *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        bytes[i] = (uint8_t)(i * 37 + 11);
    }
}

static void probe_finds_a_16550a(void **state)
{
    struct rig *rig = *state;
    struct osdev_uart16550_info info;

    assert_int_equal(
        osdev_uart16550_probe(&rig->uart, &info), OSDEV_UART16550_OK
    );
    assert_int_equal(info.variant, OSDEV_UART16550_VARIANT_16550A);
    assert_int_equal(info.fifo_depth, 16);
    assert_true(info.has_scratch);
    assert_int_equal(osdev_uart16550_fifo_depth(&rig->uart), 16);
}

static void an_empty_port_has_no_uart(void **state)
{
    struct rig *rig = *state;
    struct osdev_uart16550_info info;

    rig->port = COM2;
    assert_int_equal(
        osdev_uart16550_attach(&rig->uart, &port_ops, rig), OSDEV_UART16550_OK
    );
    assert_int_equal(
        osdev_uart16550_probe(&rig->uart, &info),
        OSDEV_UART16550_ERR_NOT_PRESENT
    );
}

static void the_loopback_returns_bytes(void **state)
{
    struct rig *rig = *state;

    assert_int_equal(
        osdev_uart16550_self_test(&rig->uart, limit()), OSDEV_UART16550_OK
    );
    assert_int_equal(osdev_qtest_link_pending(rig->qtest, 0), 0);
}

static void bytes_go_out(void **state)
{
    struct rig *rig = *state;
    uint8_t bytes[100];
    uint8_t back[100];
    size_t sent = 0;

    fill(bytes, sizeof(bytes));
    assert_int_equal(
        osdev_uart16550_send_bytes(
            &rig->uart, bytes, sizeof(bytes), limit(), &sent
        ),
        OSDEV_UART16550_OK
    );
    assert_int_equal(sent, sizeof(bytes));
    assert_int_equal(
        osdev_uart16550_flush(&rig->uart, limit()), OSDEV_UART16550_OK
    );
    osdev_qtest_link_read(rig->qtest, 0, back, sizeof(back));
    assert_memory_equal(back, bytes, sizeof(bytes));
}

static void bytes_come_in(void **state)
{
    struct rig *rig = *state;
    uint8_t bytes[100];
    uint8_t back[100];
    size_t got = 0;
    uint8_t status = 0xff;

    fill(bytes, sizeof(bytes));
    osdev_qtest_link_write(rig->qtest, 0, bytes, sizeof(bytes));
    assert_int_equal(
        osdev_uart16550_recv_bytes(
            &rig->uart, back, sizeof(back), limit(), &got, &status
        ),
        OSDEV_UART16550_OK
    );
    assert_int_equal(got, sizeof(bytes));
    assert_int_equal(status, 0);
    assert_memory_equal(back, bytes, sizeof(bytes));
}

static void a_silent_line_is_not_waited_for(void **state)
{
    struct rig *rig = *state;
    osdev_uart16550_item_t item;

    assert_int_equal(
        osdev_uart16550_try_recv(&rig->uart, &item), OSDEV_UART16550_ERR_EMPTY
    );
    assert_int_equal(
        osdev_uart16550_recv(
            &rig->uart, osdev_uart16550_limit_polls(50), &item
        ),
        OSDEV_UART16550_ERR_TIMEOUT
    );
}

static void fewer_bytes_than_the_trigger_time_out(void **state)
{
    struct rig *rig = *state;

    osdev_uart16550_set_interrupts(&rig->uart, OSDEV_UART16550_IER_RX);
    osdev_qtest_link_write(rig->qtest, 0, "abc", 3);
    osdev_qtest_irq_wait_level(rig->qtest, COM1_IRQ, true);
    assert_int_equal(
        osdev_uart16550_irq_decode(
            osdev_uart16550_reg_read(&rig->uart, OSDEV_UART16550_IIR)
        ),
        OSDEV_UART16550_IRQ_RX_TIMEOUT
    );
    for (char want = 'a'; want <= 'c'; want++) {
        osdev_uart16550_item_t item;

        assert_int_equal(
            osdev_uart16550_try_recv(&rig->uart, &item), OSDEV_UART16550_OK
        );
        assert_int_equal(osdev_uart16550_item_byte(item), want);
    }
    osdev_qtest_irq_wait_level(rig->qtest, COM1_IRQ, false);
}

static void start_port(
    struct rig *rig, struct osdev_uart16550_port *port,
    osdev_uart16550_item_t *rx, osdev_uart16550_item_t *tx, uint32_t count
)
{
    assert_int_equal(
        osdev_uart16550_port_init(port, &rig->uart, rx, count, tx, count),
        OSDEV_UART16550_OK
    );
    assert_int_equal(
        osdev_uart16550_port_start(port, false, limit()), OSDEV_UART16550_OK
    );
    assert_false(osdev_uart16550_port_needs_poll(port));
}

static void interrupts_carry_bytes_out(void **state)
{
    struct rig *rig = *state;
    struct osdev_uart16550_port port;
    osdev_uart16550_item_t rx[128];
    osdev_uart16550_item_t tx[128];
    uint8_t bytes[100];
    uint8_t back[100];
    unsigned events = 0;

    start_port(rig, &port, rx, tx, 128);
    fill(bytes, sizeof(bytes));
    assert_int_equal(
        osdev_uart16550_port_write(&port, bytes, sizeof(bytes)), sizeof(bytes)
    );
    for (unsigned i = 0;
         i < 100 && (events & OSDEV_UART16550_EVENT_TX_DONE) == 0; i++) {
        osdev_qtest_irq_wait_level(rig->qtest, COM1_IRQ, true);
        events |= osdev_uart16550_port_interrupt(&port);
    }
    assert_int_not_equal(events & OSDEV_UART16550_EVENT_TX_DONE, 0);
    osdev_qtest_link_read(rig->qtest, 0, back, sizeof(back));
    assert_memory_equal(back, bytes, sizeof(bytes));
    assert_int_equal(osdev_uart16550_port_stats(&port).tx, sizeof(bytes));
    osdev_qtest_irq_wait_level(rig->qtest, COM1_IRQ, false);
}

static void interrupts_bring_bytes_in(void **state)
{
    struct rig *rig = *state;
    struct osdev_uart16550_port port;
    osdev_uart16550_item_t rx[128];
    osdev_uart16550_item_t tx[128];
    osdev_uart16550_item_t items[100];
    uint8_t bytes[100];
    size_t got = 0;

    start_port(rig, &port, rx, tx, 128);
    fill(bytes, sizeof(bytes));
    osdev_qtest_link_write(rig->qtest, 0, bytes, sizeof(bytes));
    for (unsigned i = 0; i < 200 && got < sizeof(bytes); i++) {
        osdev_qtest_irq_wait_level(rig->qtest, COM1_IRQ, true);
        osdev_uart16550_port_interrupt(&port);
        got +=
            osdev_uart16550_port_read(&port, items + got, sizeof(bytes) - got);
    }
    assert_int_equal(got, sizeof(bytes));
    for (size_t i = 0; i < sizeof(bytes); i++) {
        osdev_test_row(i, osdev_uart16550_item_byte(items[i]) == bytes[i]);
        osdev_test_row(i, osdev_uart16550_item_status(items[i]) == 0);
    }
    osdev_qtest_irq_wait_level(rig->qtest, COM1_IRQ, false);
    osdev_uart16550_port_stop(&port);
    assert_int_equal(
        osdev_uart16550_reg_read(&rig->uart, OSDEV_UART16550_IER), 0
    );
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(probe_finds_a_16550a, start_isa, stop),
        cmocka_unit_test_setup_teardown(
            an_empty_port_has_no_uart, start_isa, stop
        ),
        cmocka_unit_test_setup_teardown(
            the_loopback_returns_bytes, start_isa, stop
        ),
        cmocka_unit_test_setup_teardown(bytes_go_out, start_isa, stop),
        cmocka_unit_test_setup_teardown(bytes_come_in, start_isa, stop),
        cmocka_unit_test_setup_teardown(
            a_silent_line_is_not_waited_for, start_isa, stop
        ),
        cmocka_unit_test_setup_teardown(
            fewer_bytes_than_the_trigger_time_out, start_isa, stop
        ),
        cmocka_unit_test_setup_teardown(
            interrupts_carry_bytes_out, start_isa, stop
        ),
        cmocka_unit_test_setup_teardown(
            interrupts_bring_bytes_in, start_isa, stop
        ),
        cmocka_unit_test_setup_teardown(probe_finds_a_16550a, start_pci, stop),
        cmocka_unit_test_setup_teardown(
            the_loopback_returns_bytes, start_pci, stop
        ),
        cmocka_unit_test_setup_teardown(bytes_go_out, start_pci, stop),
        cmocka_unit_test_setup_teardown(bytes_come_in, start_pci, stop),
    };

    osdev_qtest_require();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
