// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/uart16550/mmio.h>

#include <osdev_test.h>

static OSDEV_ALIGNAS(8) uint8_t space[2048];
static struct osdev_uart16550_mmio mmio;

static void registers_are_at_base_plus_index_times_stride(void **state)
{
    static const struct {
        uint32_t stride;
        unsigned width;
    } cases[] = {{1, 8}, {2, 8}, {4, 8}, {4, 32}, {8, 32}, {64, 8}, {256, 32}};
    const struct osdev_uart16550_ops *ops = osdev_uart16550_mmio_ops();

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(cases); i++) {
        for (unsigned reg = 0; reg < OSDEV_UART16550_REG_COUNT; reg++) {
            size_t at = reg * (size_t)cases[i].stride;

            memset(space, 0xee, sizeof(space));
            osdev_test_row(
                i, osdev_uart16550_mmio_init(
                       &mmio, space, cases[i].stride, cases[i].width
                   ) == OSDEV_UART16550_OK
            );
            ops->write(&mmio, reg, 0x5a);
            osdev_test_row(i, ops->read(&mmio, reg) == 0x5a);
            // Exactly the bytes of one access changed.
            for (size_t byte = 0; byte < sizeof(space); byte++) {
                bool inside = byte >= at && byte < at + cases[i].width / 8;

                osdev_test_row(i, (space[byte] == 0xee) != inside);
            }
        }
    }
}

static void wrong_widths_are_bad_width(void **state)
{
    static const unsigned widths[] = {0, 1, 16, 24, 64};

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(widths); i++) {
        osdev_test_row(
            i, osdev_uart16550_mmio_init(&mmio, space, 8, widths[i]) ==
                   OSDEV_UART16550_ERR_BAD_WIDTH
        );
    }
}

static void wrong_strides_are_bad_stride(void **state)
{
    static const struct {
        uint32_t stride;
        unsigned width;
    } cases[] = {{0, 8}, {3, 8}, {2, 32}, {0, 32}, {UINT32_MAX, 8}, {6, 32}};

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(cases); i++) {
        osdev_test_row(
            i, osdev_uart16550_mmio_init(
                   &mmio, space, cases[i].stride, cases[i].width
               ) == OSDEV_UART16550_ERR_BAD_STRIDE
        );
    }
}

static void misplaced_registers_are_bad_address(void **state)
{
    // Addresses that are never used. NOLINTBEGIN(performance-no-int-to-ptr)
    void *high = (void *)(UINTPTR_MAX - 7);
    void *too_high = (void *)(UINTPTR_MAX - 6);
    // NOLINTEND(performance-no-int-to-ptr)

    (void)state;
    assert_int_equal(
        osdev_uart16550_mmio_init(&mmio, NULL, 1, 8),
        OSDEV_UART16550_ERR_BAD_ADDRESS
    );
    assert_int_equal(
        osdev_uart16550_mmio_init(&mmio, space + 2, 4, 32),
        OSDEV_UART16550_ERR_BAD_ADDRESS
    );
    assert_int_equal(
        osdev_uart16550_mmio_init(&mmio, too_high, 1, 8),
        OSDEV_UART16550_ERR_BAD_ADDRESS
    );
    assert_int_equal(
        osdev_uart16550_mmio_init(&mmio, high, 2, 8),
        OSDEV_UART16550_ERR_BAD_ADDRESS
    );
    assert_int_equal(
        osdev_uart16550_mmio_init(&mmio, high, 1, 8), OSDEV_UART16550_OK
    );
}

static void designware_is_known_by_its_component_type(void **state)
{
    uint32_t ctr = OSDEV_UART16550_DW_CTR_VALUE;
    uint32_t dlf;

    (void)state;
    memset(space, 0, sizeof(space));
    assert_int_equal(
        osdev_uart16550_mmio_init(&mmio, space, 4, 32), OSDEV_UART16550_OK
    );
    assert_false(osdev_uart16550_mmio_is_dw_apb(&mmio));
    memcpy(&space[OSDEV_UART16550_DW_CTR], &ctr, sizeof(ctr));
    assert_true(osdev_uart16550_mmio_is_dw_apb(&mmio));
    osdev_uart16550_mmio_set_dlf(&mmio, 9);
    memcpy(&dlf, &space[OSDEV_UART16550_DW_DLF], sizeof(dlf));
    assert_int_equal(dlf, 9);
    assert_int_equal(osdev_uart16550_mmio_dw_ops()->read_usr(&mmio), 0);
    assert_int_equal(
        osdev_uart16550_mmio_init(&mmio, space, 1, 8), OSDEV_UART16550_OK
    );
    assert_false(osdev_uart16550_mmio_is_dw_apb(&mmio));
}

static void plain_memory_is_no_uart(void **state)
{
    struct osdev_uart16550_config config = osdev_uart16550_config_default();
    struct osdev_uart16550 uart;

    (void)state;
    memset(space, 0, sizeof(space));
    assert_int_equal(
        osdev_uart16550_mmio_init(&mmio, space, 1, 8), OSDEV_UART16550_OK
    );
    assert_int_equal(
        osdev_uart16550_init(&uart, osdev_uart16550_mmio_ops(), &mmio, &config),
        OSDEV_UART16550_ERR_NOT_PRESENT
    );
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(registers_are_at_base_plus_index_times_stride),
        cmocka_unit_test(wrong_widths_are_bad_width),
        cmocka_unit_test(wrong_strides_are_bad_stride),
        cmocka_unit_test(misplaced_registers_are_bad_address),
        cmocka_unit_test(designware_is_known_by_its_component_type),
        cmocka_unit_test(plain_memory_is_no_uart),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
