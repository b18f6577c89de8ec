// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/spinlock.h>

#include <osdev_test.h>

struct job {
    unsigned calls;
    bool succeeds;
    struct osdev_spinlock_once *once; // comes back to it if not NULL
    enum osdev_spinlock_err inner;
};

static bool do_job(void *ctx)
{
    struct job *job = (struct job *)ctx;

    job->calls++;
    if (job->once != NULL) {
        job->inner =
            osdev_spinlock_once_call_bounded(job->once, do_job, job, 3);
    }
    return job->succeeds;
}

static void call_happens_once(void **state)
{
    struct osdev_spinlock_once once = OSDEV_SPINLOCK_ONCE_INIT;
    struct job job = {.succeeds = true};

    (void)state;
    assert_int_equal(osdev_spinlock_once_state(&once), OSDEV_SPINLOCK_ONCE_NEW);
    for (unsigned i = 0; i < 3; i++) {
        assert_int_equal(
            osdev_spinlock_once_call(&once, do_job, &job), OSDEV_SPINLOCK_OK
        );
    }
    assert_int_equal(
        osdev_spinlock_once_call_bounded(&once, do_job, &job, 1),
        OSDEV_SPINLOCK_OK
    );
    assert_int_equal(job.calls, 1);
    assert_true(osdev_spinlock_once_is_done(&once));
    assert_false(osdev_spinlock_once_reset(&once));
}

static void failed_call_poisons_until_reset(void **state)
{
    struct osdev_spinlock_once once = OSDEV_SPINLOCK_ONCE_INIT;
    struct job job = {.succeeds = false};

    (void)state;
    assert_false(osdev_spinlock_once_reset(&once));
    assert_int_equal(
        osdev_spinlock_once_call(&once, do_job, &job), OSDEV_SPINLOCK_ERR_FAILED
    );
    assert_int_equal(
        osdev_spinlock_once_call_bounded(&once, do_job, &job, 1),
        OSDEV_SPINLOCK_ERR_FAILED
    );
    assert_int_equal(job.calls, 1);
    assert_int_equal(
        osdev_spinlock_once_state(&once), OSDEV_SPINLOCK_ONCE_FAILED
    );
    assert_true(osdev_spinlock_once_reset(&once));
    job.succeeds = true;
    assert_int_equal(
        osdev_spinlock_once_call(&once, do_job, &job), OSDEV_SPINLOCK_OK
    );
    assert_int_equal(job.calls, 2);
}

static void call_that_comes_back_times_out(void **state)
{
    struct osdev_spinlock_once once = OSDEV_SPINLOCK_ONCE_INIT;
    struct job job = {.succeeds = true, .once = &once};

    (void)state;
    assert_int_equal(
        osdev_spinlock_once_call(&once, do_job, &job), OSDEV_SPINLOCK_OK
    );
    assert_int_equal(job.inner, OSDEV_SPINLOCK_ERR_TIMEOUT);
    assert_int_equal(job.calls, 1);
}

static void bounded_without_attempts_is_a_bad_argument(void **state)
{
    struct osdev_spinlock_once once = OSDEV_SPINLOCK_ONCE_INIT;
    struct job job = {.succeeds = true};

    (void)state;
    assert_int_equal(
        osdev_spinlock_once_call_bounded(&once, do_job, &job, 0),
        OSDEV_SPINLOCK_ERR_BAD_ARG
    );
    assert_int_equal(job.calls, 0);
}

static void *give(void *ctx)
{
    return ctx;
}

static void cell_is_set_once(void **state)
{
    struct osdev_spinlock_cell cell = OSDEV_SPINLOCK_CELL_INIT;
    int a;
    int b;
    void *value = NULL;

    (void)state;
    assert_null(osdev_spinlock_cell_get(&cell));
    assert_int_equal(
        osdev_spinlock_cell_set(&cell, NULL), OSDEV_SPINLOCK_ERR_BAD_ARG
    );
    assert_int_equal(osdev_spinlock_cell_set(&cell, &a), OSDEV_SPINLOCK_OK);
    assert_int_equal(
        osdev_spinlock_cell_set(&cell, &b), OSDEV_SPINLOCK_ERR_ALREADY_SET
    );
    assert_ptr_equal(osdev_spinlock_cell_get(&cell), &a);
    assert_int_equal(
        osdev_spinlock_cell_get_or_make(&cell, give, &b, &value),
        OSDEV_SPINLOCK_OK
    );
    assert_ptr_equal(value, &a);
}

static void cell_stays_empty_when_making_fails(void **state)
{
    struct osdev_spinlock_cell cell = OSDEV_SPINLOCK_CELL_INIT;
    int a;
    void *value = &a;

    (void)state;
    assert_int_equal(
        osdev_spinlock_cell_get_or_make(&cell, give, NULL, &value),
        OSDEV_SPINLOCK_ERR_FAILED
    );
    assert_ptr_equal(value, &a);
    assert_null(osdev_spinlock_cell_get(&cell));
    assert_int_equal(
        osdev_spinlock_cell_set(&cell, &a), OSDEV_SPINLOCK_ERR_FAILED
    );
}

static void *set_inside(void *ctx)
{
    struct osdev_spinlock_cell *cell = (struct osdev_spinlock_cell *)ctx;

    assert_int_equal(
        osdev_spinlock_cell_set(cell, cell), OSDEV_SPINLOCK_ERR_BUSY
    );
    return cell;
}

static void cell_set_does_not_wait_for_the_maker(void **state)
{
    struct osdev_spinlock_cell cell = OSDEV_SPINLOCK_CELL_INIT;
    void *value;

    (void)state;
    assert_int_equal(
        osdev_spinlock_cell_get_or_make(&cell, set_inside, &cell, &value),
        OSDEV_SPINLOCK_OK
    );
}

static unsigned made;

static void *count_and_give(void *ctx)
{
    made++;
    return ctx;
}

static void lazy_is_made_when_wanted(void **state)
{
    int a;
    struct osdev_spinlock_lazy lazy =
        OSDEV_SPINLOCK_LAZY_INIT(count_and_give, &a);
    struct osdev_spinlock_lazy broken =
        OSDEV_SPINLOCK_LAZY_INIT(count_and_give, NULL);
    void *value = NULL;

    (void)state;
    made = 0;
    for (unsigned i = 0; i < 3; i++) {
        assert_int_equal(
            osdev_spinlock_lazy_get(&lazy, &value), OSDEV_SPINLOCK_OK
        );
        assert_ptr_equal(value, &a);
    }
    assert_int_equal(made, 1);
    assert_int_equal(
        osdev_spinlock_lazy_get(&broken, &value), OSDEV_SPINLOCK_ERR_FAILED
    );
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(call_happens_once),
        cmocka_unit_test(failed_call_poisons_until_reset),
        cmocka_unit_test(call_that_comes_back_times_out),
        cmocka_unit_test(bounded_without_attempts_is_a_bad_argument),
        cmocka_unit_test(cell_is_set_once),
        cmocka_unit_test(cell_stays_empty_when_making_fails),
        cmocka_unit_test(cell_set_does_not_wait_for_the_maker),
        cmocka_unit_test(lazy_is_made_when_wanted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
