// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/apic.h>

#include <osdev_test.h>

#define EN OSDEV_X86_APIC_BASE_ENABLE
#define X2 OSDEV_X86_APIC_BASE_X2APIC

static struct osdev_apic_facts facts(uint64_t bits)
{
    const struct osdev_apic_facts made = {
        .base = 0xfee00000 | OSDEV_X86_APIC_BASE_BSP | bits,
        .cpuid_1_ecx = OSDEV_APIC_CPUID_ECX_X2APIC,
        .cpuid_1_edx = OSDEV_APIC_CPUID_EDX_APIC,
    };

    return made;
}

static void lock(struct osdev_apic_facts *f)
{
    f->arch_capabilities = OSDEV_APIC_ARCH_CAP_XAPIC_DISABLE;
    f->xapic_disable_status = OSDEV_APIC_XAPIC_DISABLED;
}

static void modes_are_the_two_enable_bits(void **state)
{
    (void)state;
    assert_int_equal(osdev_apic_mode_decode(0xfee00900), OSDEV_APIC_MODE_XAPIC);
    assert_int_equal(
        osdev_apic_mode_decode(0xfee00d00), OSDEV_APIC_MODE_X2APIC
    );
    assert_int_equal(osdev_apic_mode_decode(0xfee00100), OSDEV_APIC_MODE_OFF);
    assert_int_equal(
        osdev_apic_mode_decode(0xfee00400), OSDEV_APIC_MODE_INVALID
    );
}

static void the_wish_counts_if_there_is_a_choice(void **state)
{
    struct osdev_apic_facts f = facts(EN);
    enum osdev_apic_mode mode;

    (void)state;
    assert_int_equal(osdev_apic_mode_choose(&f, true, &mode), OSDEV_APIC_OK);
    assert_int_equal(mode, OSDEV_APIC_MODE_X2APIC);
    assert_int_equal(osdev_apic_mode_choose(&f, false, &mode), OSDEV_APIC_OK);
    assert_int_equal(mode, OSDEV_APIC_MODE_XAPIC);
    f.cpuid_1_ecx = 0;
    assert_int_equal(osdev_apic_mode_choose(&f, true, &mode), OSDEV_APIC_OK);
    assert_int_equal(mode, OSDEV_APIC_MODE_XAPIC);
}

static void a_locked_processor_stays_in_x2apic_mode(void **state)
{
    struct osdev_apic_facts f = facts(EN | X2);
    struct osdev_apic_mode_path path;
    enum osdev_apic_mode mode;

    (void)state;
    f.xapic_disable_status = OSDEV_APIC_XAPIC_DISABLED;
    assert_false(osdev_apic_mode_is_locked(&f));
    lock(&f);
    assert_true(osdev_apic_mode_is_locked(&f));
    assert_int_equal(osdev_apic_mode_choose(&f, false, &mode), OSDEV_APIC_OK);
    assert_int_equal(mode, OSDEV_APIC_MODE_X2APIC);
    assert_int_equal(
        osdev_apic_mode_path(&f, OSDEV_APIC_MODE_XAPIC, &path),
        OSDEV_APIC_ERR_LOCKED
    );
    assert_int_equal(
        osdev_apic_mode_path(&f, OSDEV_APIC_MODE_OFF, &path),
        OSDEV_APIC_ERR_LOCKED
    );
    assert_int_equal(
        osdev_apic_mode_path(&f, OSDEV_APIC_MODE_X2APIC, &path), OSDEV_APIC_OK
    );
    assert_int_equal(path.count, 0);
}

static void impossible_states_are_refused(void **state)
{
    struct osdev_apic_facts f = facts(EN);
    struct osdev_apic_mode_path path;
    enum osdev_apic_mode mode;

    (void)state;
    lock(&f);
    assert_int_equal(
        osdev_apic_mode_choose(&f, true, &mode), OSDEV_APIC_ERR_BAD_MODE
    );
    f = facts(X2);
    assert_int_equal(
        osdev_apic_mode_choose(&f, true, &mode), OSDEV_APIC_ERR_BAD_MODE
    );
    assert_int_equal(
        osdev_apic_mode_path(&f, OSDEV_APIC_MODE_XAPIC, &path),
        OSDEV_APIC_ERR_BAD_MODE
    );
    f = facts(EN);
    assert_int_equal(
        osdev_apic_mode_path(&f, OSDEV_APIC_MODE_INVALID, &path),
        OSDEV_APIC_ERR_BAD_MODE
    );
    f.cpuid_1_ecx = 0;
    assert_int_equal(
        osdev_apic_mode_path(&f, OSDEV_APIC_MODE_X2APIC, &path),
        OSDEV_APIC_ERR_UNSUPPORTED
    );
    f.cpuid_1_edx = 0;
    assert_int_equal(
        osdev_apic_mode_choose(&f, true, &mode), OSDEV_APIC_ERR_ABSENT
    );
}

// The model refuses every step that a processor refuses.
static void every_way_is_one_that_processors_allow(void **state)
{
    static const uint64_t bits[] = {0, EN, EN | X2};

    (void)state;
    for (size_t from = 0; from < 3; from++) {
        for (unsigned to = 0; to < 3; to++) {
            const struct osdev_apic_facts f = facts(bits[from]);
            struct osdev_apic_model model = {.base = f.base};
            struct osdev_apic_mode_path path;

            osdev_test_row(
                from * 3 + to,
                osdev_apic_mode_path(&f, (enum osdev_apic_mode)to, &path) ==
                    OSDEV_APIC_OK
            );
            for (unsigned i = 0; i < path.count; i++) {
                osdev_test_row(
                    from * 3 + to,
                    osdev_apic_model_write_base(&model, path.values[i])
                );
            }
            osdev_test_row(
                from * 3 + to, osdev_apic_mode_decode(model.base) == to
            );
            // Address and bootstrap bit stay.
            osdev_test_row(from * 3 + to, model.base == (facts(bits[to]).base));
            osdev_test_row(from * 3 + to, path.count <= (from == to ? 0 : 2));
        }
    }
}

static void x2apic_clusters_have_sixteen_processors(void **state)
{
    (void)state;
    assert_int_equal(osdev_apic_x2apic_logical_id(0), 1);
    assert_int_equal(osdev_apic_x2apic_logical_id(0x1f), 0x18000);
    assert_int_equal(osdev_apic_x2apic_logical_id(0x12345), 0x12340020);
}

static void every_error_has_a_name(void **state)
{
    (void)state;
    for (unsigned i = OSDEV_APIC_ERR_BAD_OPS; i <= OSDEV_APIC_ERR_VECTOR_STATE;
         i++) {
        osdev_test_row(
            i, strcmp(
                   osdev_apic_strerror((enum osdev_apic_err)i), "unknown error"
               ) != 0
        );
    }
    assert_string_equal(osdev_apic_strerror(OSDEV_APIC_OK), "no error");
    assert_string_equal(
        osdev_apic_strerror((enum osdev_apic_err)1), "unknown error"
    );
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(modes_are_the_two_enable_bits),
        cmocka_unit_test(the_wish_counts_if_there_is_a_choice),
        cmocka_unit_test(a_locked_processor_stays_in_x2apic_mode),
        cmocka_unit_test(impossible_states_are_refused),
        cmocka_unit_test(every_way_is_one_that_processors_allow),
        cmocka_unit_test(x2apic_clusters_have_sixteen_processors),
        cmocka_unit_test(every_error_has_a_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
