// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/boot.h>

#include <osdev_test.h>

static struct osdev_span span(const char *text)
{
    return osdev_span_make(text, strlen(text));
}

static const struct {
    const char *cmdline;
    const char *name;
    const char *value; // NULL if the option is absent
} cases[] = {
    {"", "a", NULL},
    {"a", "a", ""},
    {"  a  ", "a", ""},
    {"aa", "a", NULL},
    {"a", "aa", NULL},
    {"a=", "a", ""},
    {"a=1", "a", "1"},
    {"a=1=2", "a", "1=2"},
    {"x a=1 y", "a", "1"},
    {"a=1 a=2", "a", "2"},
    {"a=1 a", "a", ""},
    {"x=a", "a", NULL},
    {"a=\"two words\" b", "a", "two words"},
    {"a=\"two words\" b", "words\"", NULL},
    {"a=\"two words\" b", "b", ""},
    {"a=\"open end", "a", "open end"},
    {"a=\"", "a", ""},
    {"a=\"\"", "a", ""},
    {"\tselftest\n", "selftest", ""},
    {"=5", "", "5"},
};

static void options_are_found_by_name(void **state)
{
    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(cases); i++) {
        struct osdev_span value = {NULL, 77};
        bool found = osdev_boot_cmdline_find(
            span(cases[i].cmdline), cases[i].name, &value
        );

        osdev_test_row(i, found == (cases[i].value != NULL));
        if (found) {
            osdev_test_row(i, osdev_span_equal(value, span(cases[i].value)));
        } else {
            osdev_test_row(i, value.len == 77);
        }
        osdev_test_row(
            i, found == osdev_boot_cmdline_find(
                            span(cases[i].cmdline), cases[i].name, NULL
                        )
        );
    }
}

static void options_are_taken_in_order(void **state)
{
    struct osdev_span rest = span(" quiet root=/dev/vda ");
    struct osdev_boot_option option;

    (void)state;
    assert_true(osdev_boot_cmdline_next(&rest, &option));
    assert_true(osdev_span_equal(option.name, span("quiet")));
    assert_false(option.has_value);
    assert_int_equal(option.value.len, 0);
    assert_true(osdev_boot_cmdline_next(&rest, &option));
    assert_true(osdev_span_equal(option.name, span("root")));
    assert_true(option.has_value);
    assert_true(osdev_span_equal(option.value, span("/dev/vda")));
    assert_false(osdev_boot_cmdline_next(&rest, &option));
}

static void no_command_line_has_no_options(void **state)
{
    struct osdev_span none = {NULL, 0};
    struct osdev_boot_option option;

    (void)state;
    assert_false(osdev_boot_cmdline_next(&none, &option));
    assert_false(osdev_boot_cmdline_find(none, "a", NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_are_found_by_name),
        cmocka_unit_test(options_are_taken_in_order),
        cmocka_unit_test(no_command_line_has_no_options),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
