// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/uart16550/ring.h>

#include <pthread.h>
#include <sched.h>

#include <osdev_test.h>

static osdev_uart16550_item_t items[8];

static void size_that_is_no_power_of_two_is_bad_arg(void **state)
{
    static const uint32_t sizes[] = {0, 3, 6, UINT32_MAX};
    struct osdev_uart16550_ring ring;

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(sizes); i++) {
        osdev_test_row(
            i, osdev_uart16550_ring_init(&ring, items, sizes[i]) ==
                   OSDEV_UART16550_ERR_BAD_ARG
        );
    }
}

static void full_ring_refuses_and_empty_ring_has_nothing(void **state)
{
    struct osdev_uart16550_ring ring;
    osdev_uart16550_item_t item = {77};

    (void)state;
    assert_int_equal(
        osdev_uart16550_ring_init(&ring, items, 8), OSDEV_UART16550_OK
    );
    assert_false(osdev_uart16550_ring_pop(&ring, &item));
    assert_int_equal(item.raw, 77);
    for (uint8_t i = 0; i < 8; i++) {
        assert_true(osdev_uart16550_ring_push(&ring, osdev_uart16550_item(i, 0))
        );
    }
    assert_false(osdev_uart16550_ring_push(&ring, item));
    assert_int_equal(osdev_uart16550_ring_count(&ring), 8);
    for (uint8_t i = 0; i < 8; i++) {
        assert_true(osdev_uart16550_ring_pop(&ring, &item));
        assert_int_equal(item.raw, i);
    }
    assert_int_equal(osdev_uart16550_ring_count(&ring), 0);
}

static void indices_wrap_around(void **state)
{
    struct osdev_uart16550_ring ring;
    osdev_uart16550_item_t item;

    (void)state;
    assert_int_equal(
        osdev_uart16550_ring_init(&ring, items, 8), OSDEV_UART16550_OK
    );
    ring.head = UINT32_MAX - 2;
    ring.tail = UINT32_MAX - 2;
    for (uint8_t i = 0; i < 100; i++) {
        assert_true(osdev_uart16550_ring_push(&ring, osdev_uart16550_item(i, 0))
        );
        assert_int_equal(osdev_uart16550_ring_count(&ring), 1);
        assert_true(osdev_uart16550_ring_pop(&ring, &item));
        assert_int_equal(osdev_uart16550_item_byte(item), i);
    }
}

#define TRANSFERS 20000u

static void *produce(void *arg)
{
    struct osdev_uart16550_ring *ring = arg;

    for (unsigned i = 0; i < TRANSFERS;) {
        osdev_uart16550_item_t item = {(uint16_t)i};

        if (osdev_uart16550_ring_push(ring, item)) {
            i++;
        } else {
            sched_yield();
        }
    }
    return NULL;
}

static void two_threads_lose_nothing(void **state)
{
    struct osdev_uart16550_ring ring;
    pthread_t producer;

    (void)state;
    assert_int_equal(
        osdev_uart16550_ring_init(&ring, items, 8), OSDEV_UART16550_OK
    );
    assert_int_equal(pthread_create(&producer, NULL, produce, &ring), 0);
    for (unsigned i = 0; i < TRANSFERS;) {
        osdev_uart16550_item_t item;

        if (osdev_uart16550_ring_pop(&ring, &item)) {
            assert_int_equal(item.raw, (uint16_t)i);
            i++;
        } else {
            sched_yield();
        }
    }
    pthread_join(producer, NULL);
    assert_int_equal(osdev_uart16550_ring_count(&ring), 0);
}

static void items_join_byte_and_errors(void **state)
{
    osdev_uart16550_item_t item = osdev_uart16550_item(0xa5, 0xff);

    (void)state;
    assert_int_equal(osdev_uart16550_item_byte(item), 0xa5);
    assert_int_equal(
        osdev_uart16550_item_status(item), OSDEV_UART16550_LSR_ERRORS
    );
    assert_int_equal(sizeof(item), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(size_that_is_no_power_of_two_is_bad_arg),
        cmocka_unit_test(full_ring_refuses_and_empty_ring_has_nothing),
        cmocka_unit_test(indices_wrap_around),
        cmocka_unit_test(two_threads_lose_nothing),
        cmocka_unit_test(items_join_byte_and_errors),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
