// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/uart16550.h>

#include <linux/serial_reg.h>

#include <osdev_test.h>

// Linux's list of the same registers, compared while compiling.
#define SAME(ours, theirs) OSDEV_STATIC_ASSERT((ours) == (theirs), #theirs)

static void values_are_those_of_linux(void **state)
{
    SAME(OSDEV_UART16550_RBR, UART_RX);
    SAME(OSDEV_UART16550_THR, UART_TX);
    SAME(OSDEV_UART16550_DLL, UART_DLL);
    SAME(OSDEV_UART16550_IER, UART_IER);
    SAME(OSDEV_UART16550_DLM, UART_DLM);
    SAME(OSDEV_UART16550_IIR, UART_IIR);
    SAME(OSDEV_UART16550_FCR, UART_FCR);
    SAME(OSDEV_UART16550_EFR, UART_EFR);
    SAME(OSDEV_UART16550_LCR, UART_LCR);
    SAME(OSDEV_UART16550_MCR, UART_MCR);
    SAME(OSDEV_UART16550_LSR, UART_LSR);
    SAME(OSDEV_UART16550_MSR, UART_MSR);
    SAME(OSDEV_UART16550_SCR, UART_SCR);
    SAME(OSDEV_UART16550_ICR, UART_ICR);
    SAME(OSDEV_UART16550_IER_RX, UART_IER_RDI);
    SAME(OSDEV_UART16550_IER_TX, UART_IER_THRI);
    SAME(OSDEV_UART16550_IER_LINE, UART_IER_RLSI);
    SAME(OSDEV_UART16550_IER_MODEM, UART_IER_MSI);
    SAME(OSDEV_UART16550_IIR_NONE, UART_IIR_NO_INT);
    SAME(OSDEV_UART16550_FCR_ENABLE, UART_FCR_ENABLE_FIFO);
    SAME(OSDEV_UART16550_FCR_CLEAR_RX, UART_FCR_CLEAR_RCVR);
    SAME(OSDEV_UART16550_FCR_CLEAR_TX, UART_FCR_CLEAR_XMIT);
    SAME(OSDEV_UART16550_FCR_DMA_MODE, UART_FCR_DMA_SELECT);
    SAME(OSDEV_UART16550_FCR_FIFO64, UART_FCR7_64BYTE);
    SAME(OSDEV_UART16550_FCR_TRIGGER, UART_FCR_TRIGGER_MASK);
    SAME(OSDEV_UART16550_LCR_STOP2, UART_LCR_STOP);
    SAME(OSDEV_UART16550_LCR_PARITY, UART_LCR_PARITY);
    SAME(OSDEV_UART16550_LCR_EVEN, UART_LCR_EPAR);
    SAME(OSDEV_UART16550_LCR_STICK, UART_LCR_SPAR);
    SAME(OSDEV_UART16550_LCR_BREAK, UART_LCR_SBC);
    SAME(OSDEV_UART16550_LCR_DLAB, UART_LCR_DLAB);
    SAME(OSDEV_UART16550_LCR_ENHANCED, UART_LCR_CONF_MODE_B);
    SAME(OSDEV_UART16550_MCR_DTR, UART_MCR_DTR);
    SAME(OSDEV_UART16550_MCR_RTS, UART_MCR_RTS);
    SAME(OSDEV_UART16550_MCR_OUT1, UART_MCR_OUT1);
    SAME(OSDEV_UART16550_MCR_OUT2, UART_MCR_OUT2);
    SAME(OSDEV_UART16550_MCR_LOOP, UART_MCR_LOOP);
    SAME(OSDEV_UART16550_MCR_AFE, UART_MCR_AFE);
    SAME(OSDEV_UART16550_LSR_DR, UART_LSR_DR);
    SAME(OSDEV_UART16550_LSR_OVERRUN, UART_LSR_OE);
    SAME(OSDEV_UART16550_LSR_PARITY, UART_LSR_PE);
    SAME(OSDEV_UART16550_LSR_FRAMING, UART_LSR_FE);
    SAME(OSDEV_UART16550_LSR_BREAK, UART_LSR_BI);
    SAME(OSDEV_UART16550_LSR_THRE, UART_LSR_THRE);
    SAME(OSDEV_UART16550_LSR_TEMT, UART_LSR_TEMT);
    SAME(OSDEV_UART16550_LSR_FIFO_ERROR, UART_LSR_FIFOE);
    SAME(OSDEV_UART16550_LSR_ERRORS, UART_LSR_BRK_ERROR_BITS);
    SAME(OSDEV_UART16550_MSR_DELTA_CTS, UART_MSR_DCTS);
    SAME(OSDEV_UART16550_MSR_DELTA_DSR, UART_MSR_DDSR);
    SAME(OSDEV_UART16550_MSR_RI_END, UART_MSR_TERI);
    SAME(OSDEV_UART16550_MSR_DELTA_DCD, UART_MSR_DDCD);
    SAME(OSDEV_UART16550_MSR_CTS, UART_MSR_CTS);
    SAME(OSDEV_UART16550_MSR_DSR, UART_MSR_DSR);
    SAME(OSDEV_UART16550_MSR_RI, UART_MSR_RI);
    SAME(OSDEV_UART16550_MSR_DCD, UART_MSR_DCD);
    SAME(OSDEV_UART16550_MSR_DELTAS, UART_MSR_ANY_DELTA);
    (void)state;
}

static void identifications_decode(void **state)
{
    static const struct {
        uint8_t iir;
        enum osdev_uart16550_irq_kind kind;
    } cases[] = {
        {UART_IIR_NO_INT, OSDEV_UART16550_IRQ_NONE},
        {UART_IIR_MSI, OSDEV_UART16550_IRQ_MODEM},
        {UART_IIR_THRI, OSDEV_UART16550_IRQ_TX},
        {UART_IIR_RDI, OSDEV_UART16550_IRQ_RX},
        {UART_IIR_RLSI, OSDEV_UART16550_IRQ_LINE},
        {UART_IIR_BUSY, OSDEV_UART16550_IRQ_BUSY},
        {UART_IIR_RX_TIMEOUT, OSDEV_UART16550_IRQ_RX_TIMEOUT},
        {0x08, OSDEV_UART16550_IRQ_UNKNOWN},
        {0x0a, OSDEV_UART16550_IRQ_DMA_TX},
        {0x0e, OSDEV_UART16550_IRQ_DMA_RX},
        {0x0f, OSDEV_UART16550_IRQ_NONE},
    };

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(cases); i++) {
        osdev_test_row(
            i, osdev_uart16550_irq_decode(cases[i].iir) == cases[i].kind
        );
        // The FIFO bits do not matter.
        osdev_test_row(
            i, osdev_uart16550_irq_decode(cases[i].iir | 0xe0) == cases[i].kind
        );
    }
}

static void priorities_are_those_of_the_data_sheet(void **state)
{
    static const enum osdev_uart16550_irq_kind order[] = {
        OSDEV_UART16550_IRQ_BUSY,   OSDEV_UART16550_IRQ_LINE,
        OSDEV_UART16550_IRQ_RX,     OSDEV_UART16550_IRQ_TX,
        OSDEV_UART16550_IRQ_MODEM,  OSDEV_UART16550_IRQ_DMA_RX,
        OSDEV_UART16550_IRQ_DMA_TX, OSDEV_UART16550_IRQ_NONE,
    };

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(order); i++) {
        osdev_test_row(i, osdev_uart16550_irq_priority(order[i]) == i);
    }
    assert_int_equal(
        osdev_uart16550_irq_priority(OSDEV_UART16550_IRQ_RX_TIMEOUT), 2
    );
    assert_int_equal(
        osdev_uart16550_irq_priority((enum osdev_uart16550_irq_kind)99), 7
    );
}

static void every_error_has_a_name_of_its_own(void **state)
{
    (void)state;
    assert_string_equal(
        osdev_uart16550_strerror(OSDEV_UART16550_OK), "no error"
    );
    for (unsigned i = OSDEV_UART16550_ERR_BAD_ARG;
         i <= OSDEV_UART16550_ERR_STUCK; i++) {
        const char *name =
            osdev_uart16550_strerror((enum osdev_uart16550_err)i);

        osdev_test_row(i, strcmp(name, "unknown error") != 0);
        for (unsigned j = OSDEV_UART16550_ERR_BAD_ARG; j < i; j++) {
            osdev_test_row(
                i,
                strcmp(
                    name, osdev_uart16550_strerror((enum osdev_uart16550_err)j)
                ) != 0
            );
        }
    }
    assert_string_equal(
        osdev_uart16550_strerror((enum osdev_uart16550_err)0x07ff),
        "unknown error"
    );
}

static void error_is_one_small_scalar_in_its_block(void **state)
{
    (void)state;
    assert_int_equal(OSDEV_UART16550_ERR_BAD_ARG, 0x0701);
    assert_in_range(OSDEV_UART16550_ERR_STUCK, 0x0701, 0x07ff);
    assert_true(sizeof(enum osdev_uart16550_err) <= sizeof(int));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_those_of_linux),
        cmocka_unit_test(identifications_decode),
        cmocka_unit_test(priorities_are_those_of_the_data_sheet),
        cmocka_unit_test(every_error_has_a_name_of_its_own),
        cmocka_unit_test(error_is_one_small_scalar_in_its_block),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
