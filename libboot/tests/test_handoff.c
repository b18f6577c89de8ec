// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/boot.h>

#include <osdev_test.h>

static void a_new_handoff_is_absent_everywhere(void **state)
{
    struct osdev_boot_handoff handoff;

    (void)state;
    memset(&handoff, 0xff, sizeof(handoff));
    osdev_boot_handoff_init(&handoff, OSDEV_BOOT_DOOR_PVH);
    assert_int_equal(handoff.door, OSDEV_BOOT_DOOR_PVH);
    assert_int_equal(handoff.len, sizeof(handoff));
    for (int i = 0; i < OSDEV_BOOT_FIELD_COUNT; i++) {
        assert_false(osdev_boot_handoff_has(&handoff, (enum osdev_boot_field)i)
        );
    }
    assert_true(handoff.regions.count == 0 && handoff.rsdp.raw == 0);
}

static void a_field_is_there_once_it_has_a_source(void **state)
{
    struct osdev_boot_handoff handoff;

    (void)state;
    osdev_boot_handoff_init(&handoff, OSDEV_BOOT_DOOR_MULTIBOOT2);
    osdev_boot_handoff_mark(
        &handoff, OSDEV_BOOT_FIELD_RSDP, OSDEV_BOOT_SOURCE_EFI
    );
    assert_true(osdev_boot_handoff_has(&handoff, OSDEV_BOOT_FIELD_RSDP));
    assert_false(osdev_boot_handoff_has(&handoff, OSDEV_BOOT_FIELD_SMBIOS));
    osdev_boot_handoff_mark(
        &handoff, OSDEV_BOOT_FIELD_RSDP, OSDEV_BOOT_SOURCE_NONE
    );
    assert_false(osdev_boot_handoff_has(&handoff, OSDEV_BOOT_FIELD_RSDP));
}

static void a_handoff_of_a_loader_is_taken_over(void **state)
{
    // Longer than we know, and at an odd address.
    uint8_t bytes[sizeof(struct osdev_boot_handoff) + 17];
    struct osdev_boot_handoff handoff;
    struct osdev_boot_handoff copy;

    (void)state;
    osdev_boot_handoff_init(&handoff, OSDEV_BOOT_DOOR_OSDEV_UEFI);
    handoff.len += 16;
    handoff.rsdp.raw = 0x1234;
    memcpy(bytes + 1, &handoff, sizeof(handoff));
    assert_int_equal(
        osdev_boot_handoff_check(
            osdev_span_make(bytes + 1, sizeof(bytes) - 1), &copy
        ),
        OSDEV_BOOT_OK
    );
    assert_memory_equal(&copy, &handoff, sizeof(copy));
}

static enum osdev_boot_err check(const struct osdev_boot_handoff *handoff)
{
    struct osdev_boot_handoff copy;

    return osdev_boot_handoff_check(
        osdev_span_make(handoff, sizeof(*handoff)), &copy
    );
}

static void a_foreign_handoff_is_refused(void **state)
{
    struct osdev_boot_handoff good;
    struct osdev_boot_handoff bad;

    (void)state;
    osdev_boot_handoff_init(&good, OSDEV_BOOT_DOOR_OSDEV_BIOS);
    assert_int_equal(check(&good), OSDEV_BOOT_OK);
    assert_int_equal(
        osdev_boot_handoff_check(
            osdev_span_make(&good, sizeof(good) - 1), &bad
        ),
        OSDEV_BOOT_ERR_TRUNCATED
    );
    bad = good;
    bad.magic++;
    assert_int_equal(check(&bad), OSDEV_BOOT_ERR_BAD_MAGIC);
    bad = good;
    bad.version++;
    assert_int_equal(check(&bad), OSDEV_BOOT_ERR_BAD_VERSION);
    bad = good;
    bad.len--;
    assert_int_equal(check(&bad), OSDEV_BOOT_ERR_TRUNCATED);
    bad.len += 2;
    assert_int_equal(check(&bad), OSDEV_BOOT_ERR_TRUNCATED);
}

static void every_door_has_a_name(void **state)
{
    (void)state;
    assert_string_equal(osdev_boot_door_name(0), "unknown");
    assert_string_equal(osdev_boot_door_name(77), "unknown");
    for (uint32_t i = 1; i <= OSDEV_BOOT_DOOR_OSDEV_BIOS; i++) {
        assert_string_not_equal(osdev_boot_door_name(i), "unknown");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_handoff_is_absent_everywhere),
        cmocka_unit_test(a_field_is_there_once_it_has_a_source),
        cmocka_unit_test(a_handoff_of_a_loader_is_taken_over),
        cmocka_unit_test(a_foreign_handoff_is_refused),
        cmocka_unit_test(every_door_has_a_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
