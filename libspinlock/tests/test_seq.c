// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/spinlock.h>

#include <osdev_test.h>

static void read_returns_what_was_written(void **state)
{
    struct osdev_spinlock_seq lock;
    unsigned char shared[64] = {0};
    unsigned char from[64];
    unsigned char to[64];

    (void)state;
    memset(&lock, 0xa5, sizeof(lock));
    osdev_spinlock_seq_init(&lock);
    for (size_t i = 0; i < sizeof(from); i++) {
        from[i] = (unsigned char)(i + 1);
    }
    // Whole words and odd pieces, aligned and not.
    for (size_t offset = 0; offset < 9; offset++) {
        for (size_t len = 0; len <= 33; len++) {
            memset(shared, 0, sizeof(shared));
            memset(to, 0, sizeof(to));
            osdev_spinlock_seq_write_begin(&lock);
            osdev_spinlock_seq_store(shared + offset, from, len);
            osdev_spinlock_seq_write_end(&lock);
            assert_int_equal(
                osdev_spinlock_seq_read(&lock, to, shared + offset, len, 1),
                OSDEV_SPINLOCK_OK
            );
            assert_memory_equal(to, from, len);
            assert_int_equal(shared[offset + len], 0);
            assert_int_equal(to[len], 0);
        }
    }
}

static void reader_notices_a_writer_in_between(void **state)
{
    struct osdev_spinlock_seq lock = OSDEV_SPINLOCK_SEQ_INIT;
    uint32_t start = osdev_spinlock_seq_read_begin(&lock);

    (void)state;
    assert_false(osdev_spinlock_seq_read_retry(&lock, start));
    osdev_spinlock_seq_write_begin(&lock);
    assert_true(osdev_spinlock_seq_read_retry(&lock, start));
    osdev_spinlock_seq_write_end(&lock);
    assert_true(osdev_spinlock_seq_read_retry(&lock, start));
}

static void reader_does_not_begin_inside_a_writer(void **state)
{
    struct osdev_spinlock_seq lock = OSDEV_SPINLOCK_SEQ_INIT;
    uint32_t start = 77;

    (void)state;
    assert_true(osdev_spinlock_seq_try_write_begin(&lock));
    assert_true(osdev_spinlock_seq_is_locked(&lock));
    assert_false(osdev_spinlock_seq_try_read_begin(&lock, &start));
    assert_int_equal(start, 77);
    assert_false(osdev_spinlock_seq_try_write_begin(&lock));
    osdev_spinlock_seq_write_end(&lock);
    assert_true(osdev_spinlock_seq_try_read_begin(&lock, &start));
    assert_int_equal(start, 2);
}

static void read_times_out_inside_a_writer(void **state)
{
    struct osdev_spinlock_seq lock = OSDEV_SPINLOCK_SEQ_INIT;
    uint32_t shared = 1;
    uint32_t copy = 0;

    (void)state;
    osdev_spinlock_seq_write_begin(&lock);
    assert_int_equal(
        osdev_spinlock_seq_read(&lock, &copy, &shared, sizeof(copy), 5),
        OSDEV_SPINLOCK_ERR_TIMEOUT
    );
}

static void no_attempts_is_a_bad_argument(void **state)
{
    struct osdev_spinlock_seq lock = OSDEV_SPINLOCK_SEQ_INIT;
    uint32_t shared = 1;
    uint32_t copy = 0;

    (void)state;
    assert_int_equal(
        osdev_spinlock_seq_read(&lock, &copy, &shared, sizeof(copy), 0),
        OSDEV_SPINLOCK_ERR_BAD_ARG
    );
    assert_int_equal(
        osdev_spinlock_seq_write_begin_bounded(&lock, 0),
        OSDEV_SPINLOCK_ERR_BAD_ARG
    );
}

static void second_writer_times_out(void **state)
{
    struct osdev_spinlock_seq lock = OSDEV_SPINLOCK_SEQ_INIT;

    (void)state;
    assert_int_equal(
        osdev_spinlock_seq_write_begin_bounded(&lock, 1), OSDEV_SPINLOCK_OK
    );
    assert_int_equal(
        osdev_spinlock_seq_write_begin_bounded(&lock, 3),
        OSDEV_SPINLOCK_ERR_TIMEOUT
    );
    osdev_spinlock_seq_write_end(&lock);
    assert_false(osdev_spinlock_seq_is_locked(&lock));
}

static void force_unlock_lets_readers_and_writers_in(void **state)
{
    struct osdev_spinlock_seq lock = OSDEV_SPINLOCK_SEQ_INIT;
    uint32_t start;

    (void)state;
    osdev_spinlock_seq_write_begin(&lock);
    osdev_spinlock_seq_force_unlock(&lock);
    assert_true(osdev_spinlock_seq_try_read_begin(&lock, &start));
    osdev_spinlock_seq_force_unlock(&lock);
    assert_false(osdev_spinlock_seq_read_retry(&lock, start));
    assert_true(osdev_spinlock_seq_try_write_begin(&lock));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(read_returns_what_was_written),
        cmocka_unit_test(reader_notices_a_writer_in_between),
        cmocka_unit_test(reader_does_not_begin_inside_a_writer),
        cmocka_unit_test(read_times_out_inside_a_writer),
        cmocka_unit_test(no_attempts_is_a_bad_argument),
        cmocka_unit_test(second_writer_times_out),
        cmocka_unit_test(force_unlock_lets_readers_and_writers_in),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
