// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/spinlock.h>

#include <osdev_test.h>

enum {
    A,
    B,
    C,
    D,
    CLASSES
};

static struct osdev_spinlock_class classes[CLASSES];
static uint32_t words[OSDEV_SPINLOCK_ORDER_WORDS(CLASSES)];
static struct osdev_spinlock_order order;

static int setup(void **state)
{
    (void)state;
    memset(classes, 0, sizeof(classes));
    memset(words, 0xff, sizeof(words));
    return osdev_spinlock_order_init(
               &order, classes, CLASSES, words, OSDEV_COUNTOF(words)
           ) != OSDEV_SPINLOCK_OK;
}

static void init_checks_its_storage(void **state)
{
    struct osdev_spinlock_order other;

    (void)state;
    assert_int_equal(
        osdev_spinlock_order_init(&other, classes, 0, words, 1),
        OSDEV_SPINLOCK_ERR_BAD_ARG
    );
    assert_int_equal(
        osdev_spinlock_order_init(
            &other, classes, OSDEV_SPINLOCK_ORDER_CLASSES_MAX + 1, words,
            SIZE_MAX
        ),
        OSDEV_SPINLOCK_ERR_BAD_ARG
    );
    assert_int_equal(
        osdev_spinlock_order_init(
            &other, classes, CLASSES, words, OSDEV_COUNTOF(words) - 1
        ),
        OSDEV_SPINLOCK_ERR_FULL
    );
    assert_int_equal(OSDEV_SPINLOCK_ORDER_WORDS(33), 66);
}

static void unknown_class_is_a_bad_argument(void **state)
{
    uint32_t path[2];
    size_t count;

    (void)state;
    assert_int_equal(
        osdev_spinlock_order_add(&order, A, CLASSES), OSDEV_SPINLOCK_ERR_BAD_ARG
    );
    assert_int_equal(
        osdev_spinlock_order_add(&order, CLASSES, A), OSDEV_SPINLOCK_ERR_BAD_ARG
    );
    assert_int_equal(
        osdev_spinlock_order_path(&order, A, CLASSES, path, 2, &count),
        OSDEV_SPINLOCK_ERR_BAD_ARG
    );
    assert_int_equal(
        osdev_spinlock_order_path(&order, CLASSES, A, path, 2, &count),
        OSDEV_SPINLOCK_ERR_BAD_ARG
    );
    assert_int_equal(
        osdev_spinlock_order_context(&order, CLASSES, true, false),
        OSDEV_SPINLOCK_ERR_BAD_ARG
    );
}

static void cycle_is_refused_and_reported(void **state)
{
    uint32_t path[CLASSES] = {9, 9, 9, 9};
    size_t count = 0;

    (void)state;
    assert_int_equal(osdev_spinlock_order_add(&order, A, B), OSDEV_SPINLOCK_OK);
    assert_int_equal(osdev_spinlock_order_add(&order, B, C), OSDEV_SPINLOCK_OK);
    assert_int_equal(osdev_spinlock_order_add(&order, A, B), OSDEV_SPINLOCK_OK);
    assert_int_equal(
        osdev_spinlock_order_add(&order, C, A), OSDEV_SPINLOCK_ERR_ORDER
    );
    assert_int_equal(
        osdev_spinlock_order_path(&order, A, C, path, CLASSES, &count),
        OSDEV_SPINLOCK_OK
    );
    assert_int_equal(count, 3);
    assert_int_equal(path[0], A);
    assert_int_equal(path[1], B);
    assert_int_equal(path[2], C);
    // The refused edge is not in the graph.
    assert_int_equal(
        osdev_spinlock_order_path(&order, C, A, path, CLASSES, &count),
        OSDEV_SPINLOCK_ERR_NO_PATH
    );
    assert_int_equal(osdev_spinlock_order_add(&order, A, C), OSDEV_SPINLOCK_OK);
    assert_int_equal(osdev_spinlock_order_add(&order, D, A), OSDEV_SPINLOCK_OK);
}

static void path_needs_room(void **state)
{
    uint32_t path[2] = {9, 9};
    size_t count = 7;

    (void)state;
    assert_int_equal(osdev_spinlock_order_add(&order, A, B), OSDEV_SPINLOCK_OK);
    assert_int_equal(osdev_spinlock_order_add(&order, B, C), OSDEV_SPINLOCK_OK);
    assert_int_equal(
        osdev_spinlock_order_path(&order, A, C, path, 2, &count),
        OSDEV_SPINLOCK_ERR_FULL
    );
    assert_int_equal(count, 7);
    assert_int_equal(path[0], 9);
    assert_int_equal(
        osdev_spinlock_order_path(&order, B, B, path, 2, &count),
        OSDEV_SPINLOCK_OK
    );
    assert_int_equal(count, 1);
}

static void same_class_needs_permission(void **state)
{
    (void)state;
    assert_int_equal(
        osdev_spinlock_order_add(&order, A, A), OSDEV_SPINLOCK_ERR_ORDER
    );
    classes[A].nests = true;
    assert_int_equal(osdev_spinlock_order_add(&order, A, A), OSDEV_SPINLOCK_OK);
}

static void handler_and_interruptible_use_exclude_each_other(void **state)
{
    (void)state;
    assert_int_equal(
        osdev_spinlock_order_context(&order, A, true, false), OSDEV_SPINLOCK_OK
    );
    assert_int_equal(
        osdev_spinlock_order_context(&order, A, false, false), OSDEV_SPINLOCK_OK
    );
    assert_int_equal(
        osdev_spinlock_order_context(&order, A, false, true),
        OSDEV_SPINLOCK_ERR_IRQ_UNSAFE
    );
    assert_int_equal(
        osdev_spinlock_order_context(&order, B, false, true), OSDEV_SPINLOCK_OK
    );
    assert_int_equal(
        osdev_spinlock_order_context(&order, B, true, false),
        OSDEV_SPINLOCK_ERR_IRQ_UNSAFE
    );
}

static void largest_graph_works(void **state)
{
    enum {
        MAX = OSDEV_SPINLOCK_ORDER_CLASSES_MAX
    };
    static struct osdev_spinlock_class many[MAX];
    static uint32_t storage[OSDEV_SPINLOCK_ORDER_WORDS(MAX)];
    uint32_t path[MAX];
    size_t count;
    struct osdev_spinlock_order big;

    (void)state;
    assert_int_equal(
        osdev_spinlock_order_init(
            &big, many, MAX, storage, OSDEV_COUNTOF(storage)
        ),
        OSDEV_SPINLOCK_OK
    );
    for (uint32_t i = 1; i < MAX; i++) {
        assert_int_equal(
            osdev_spinlock_order_add(&big, i - 1, i), OSDEV_SPINLOCK_OK
        );
    }
    assert_int_equal(
        osdev_spinlock_order_add(&big, MAX - 1, 0), OSDEV_SPINLOCK_ERR_ORDER
    );
    assert_int_equal(
        osdev_spinlock_order_path(&big, 0, MAX - 1, path, MAX, &count),
        OSDEV_SPINLOCK_OK
    );
    assert_int_equal(count, MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(init_checks_its_storage, setup),
        cmocka_unit_test_setup(unknown_class_is_a_bad_argument, setup),
        cmocka_unit_test_setup(cycle_is_refused_and_reported, setup),
        cmocka_unit_test_setup(path_needs_room, setup),
        cmocka_unit_test_setup(same_class_needs_permission, setup),
        cmocka_unit_test_setup(
            handler_and_interruptible_use_exclude_each_other, setup
        ),
        cmocka_unit_test_setup(largest_graph_works, setup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
