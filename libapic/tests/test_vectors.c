// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/apic.h>

#include <osdev_test.h>

#define CPUS 3

static struct osdev_apic_vector_set memory[CPUS];
static struct osdev_apic_vectors vectors;

static void start(uint8_t first, uint8_t last)
{
    memset(memory, 0xff, sizeof(memory));
    assert_int_equal(
        osdev_apic_vectors_init(&vectors, memory, CPUS, first, last),
        OSDEV_APIC_OK
    );
}

static enum osdev_apic_err alloc(
    uint32_t cpu, uint8_t priority_class, uint8_t count,
    struct osdev_apic_vector_grant *out
)
{
    const struct osdev_apic_vector_request request = {
        cpu,
        priority_class,
        count,
    };

    return osdev_apic_vectors_alloc(&vectors, &request, out);
}

static void init_checks_the_range(void **state)
{
    (void)state;
    assert_int_equal(
        osdev_apic_vectors_init(&vectors, memory, 0, 32, 254),
        OSDEV_APIC_ERR_BAD_CPU
    );
    assert_int_equal(
        osdev_apic_vectors_init(&vectors, memory, 1, 31, 254),
        OSDEV_APIC_ERR_BAD_VECTOR
    );
    assert_int_equal(
        osdev_apic_vectors_init(&vectors, memory, 1, 50, 49),
        OSDEV_APIC_ERR_BAD_VECTOR
    );
    start(32, 254);
    assert_int_equal(osdev_apic_vectors_left(&vectors, 2), 223);
}

static void every_vector_is_given_once(void **state)
{
    bool seen[CPUS][256] = {{false}};
    struct osdev_apic_vector_grant grant;

    (void)state;
    start(33, 250);
    for (unsigned i = 0; i < CPUS * 218; i++) {
        assert_int_equal(
            alloc(OSDEV_APIC_ANY_CPU, 0, 1, &grant), OSDEV_APIC_OK
        );
        assert_true(grant.vector >= 33 && grant.vector <= 250);
        assert_false(seen[grant.cpu][grant.vector]);
        seen[grant.cpu][grant.vector] = true;
    }
    assert_int_equal(
        alloc(OSDEV_APIC_ANY_CPU, 0, 1, &grant), OSDEV_APIC_ERR_NO_VECTOR
    );
}

static void processors_and_classes_fill_evenly(void **state)
{
    struct osdev_apic_vector_grant grant;
    unsigned classes[16] = {0};

    (void)state;
    start(32, 239);
    for (unsigned i = 0; i < 13 * CPUS; i++) {
        assert_int_equal(
            alloc(OSDEV_APIC_ANY_CPU, 0, 1, &grant), OSDEV_APIC_OK
        );
        classes[grant.vector / 16]++;
    }
    for (uint32_t cpu = 0; cpu < CPUS; cpu++) {
        osdev_test_row(cpu, osdev_apic_vectors_left(&vectors, cpu) == 195);
    }
    for (unsigned c = 2; c < 15; c++) {
        osdev_test_row(c, classes[c] == CPUS);
    }
}

static void a_class_can_be_wished(void **state)
{
    struct osdev_apic_vector_grant grant;

    (void)state;
    start(32, 254);
    for (unsigned i = 0; i < 16; i++) {
        assert_int_equal(alloc(1, 13, 1, &grant), OSDEV_APIC_OK);
        assert_int_equal(grant.vector, 0xd0 + i);
        assert_int_equal(grant.cpu, 1);
    }
    assert_int_equal(alloc(1, 13, 1, &grant), OSDEV_APIC_ERR_NO_VECTOR);
    assert_int_equal(alloc(2, 13, 1, &grant), OSDEV_APIC_OK);
    assert_int_equal(alloc(2, 1, 1, &grant), OSDEV_APIC_ERR_NO_VECTOR);
}

static void blocks_are_aligned_to_their_number(void **state)
{
    (void)state;
    for (uint8_t count = 1; count <= 32; count = (uint8_t)(count * 2)) {
        struct osdev_apic_vector_grant grant;
        unsigned got = 0;

        start(33, 254);
        while (alloc(0, 0, count, &grant) == OSDEV_APIC_OK) {
            osdev_test_row(count, grant.vector % count == 0);
            got++;
        }
        // 32 and 255 are missing from the two blocks at the ends.
        osdev_test_row(count, got == (count == 1 ? 222u : 224u / count - 2));
    }
}

static void reserved_vectors_are_gone_everywhere(void **state)
{
    struct osdev_apic_vector_grant grant = {0, 0x80};

    (void)state;
    start(32, 254);
    assert_int_equal(osdev_apic_vectors_reserve(&vectors, 0x80), OSDEV_APIC_OK);
    for (uint32_t cpu = 0; cpu < CPUS; cpu++) {
        osdev_test_row(cpu, osdev_apic_vectors_left(&vectors, cpu) == 222);
    }
    assert_int_equal(
        osdev_apic_vectors_reserve(&vectors, 0x80), OSDEV_APIC_ERR_VECTOR_STATE
    );
    assert_int_equal(
        osdev_apic_vectors_reserve(&vectors, 255), OSDEV_APIC_ERR_BAD_VECTOR
    );
    // One processor has it: none loses it.
    assert_int_equal(
        osdev_apic_vectors_free(&vectors, &grant, 1), OSDEV_APIC_OK
    );
    assert_int_equal(
        osdev_apic_vectors_reserve(&vectors, 0x80), OSDEV_APIC_ERR_VECTOR_STATE
    );
    assert_int_equal(osdev_apic_vectors_left(&vectors, 0), 223);
}

static void freed_vectors_come_back(void **state)
{
    struct osdev_apic_vector_grant grant;
    struct osdev_apic_vector_grant wrong;

    (void)state;
    start(32, 254);
    assert_int_equal(alloc(1, 0, 8, &grant), OSDEV_APIC_OK);
    assert_int_equal(
        osdev_apic_vectors_free(&vectors, &grant, 9),
        OSDEV_APIC_ERR_VECTOR_STATE
    );
    assert_int_equal(
        osdev_apic_vectors_free(&vectors, &grant, 0), OSDEV_APIC_ERR_BAD_VECTOR
    );
    assert_int_equal(
        osdev_apic_vectors_free(&vectors, &grant, 8), OSDEV_APIC_OK
    );
    assert_int_equal(osdev_apic_vectors_left(&vectors, 1), 223);
    assert_int_equal(
        osdev_apic_vectors_free(&vectors, &grant, 8),
        OSDEV_APIC_ERR_VECTOR_STATE
    );
    wrong = grant;
    wrong.cpu = CPUS;
    assert_int_equal(
        osdev_apic_vectors_free(&vectors, &wrong, 8), OSDEV_APIC_ERR_BAD_CPU
    );
    wrong.cpu = 0;
    wrong.vector = 250;
    assert_int_equal(
        osdev_apic_vectors_free(&vectors, &wrong, 6), OSDEV_APIC_ERR_BAD_VECTOR
    );
}

static void requests_are_checked(void **state)
{
    struct osdev_apic_vector_grant grant;

    (void)state;
    start(32, 254);
    assert_int_equal(alloc(CPUS, 0, 1, &grant), OSDEV_APIC_ERR_BAD_CPU);
    assert_int_equal(alloc(0, 16, 1, &grant), OSDEV_APIC_ERR_BAD_VALUE);
    assert_int_equal(alloc(0, 0, 0, &grant), OSDEV_APIC_ERR_BAD_VALUE);
    assert_int_equal(alloc(0, 0, 3, &grant), OSDEV_APIC_ERR_BAD_VALUE);
    assert_int_equal(alloc(0, 0, 64, &grant), OSDEV_APIC_ERR_BAD_VALUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(init_checks_the_range),
        cmocka_unit_test(every_vector_is_given_once),
        cmocka_unit_test(processors_and_classes_fill_evenly),
        cmocka_unit_test(a_class_can_be_wished),
        cmocka_unit_test(blocks_are_aligned_to_their_number),
        cmocka_unit_test(reserved_vectors_are_gone_everywhere),
        cmocka_unit_test(freed_vectors_come_back),
        cmocka_unit_test(requests_are_checked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
