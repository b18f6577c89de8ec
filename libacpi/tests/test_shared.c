// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/acpi.h>

#include <osdev_test.h>

#include <stdlib.h>

// The FACS lies at a multiple of 64, the mailbox of 4096.
static struct osdev_acpi_facs *make_facs(uint8_t version, uint32_t flags)
{
    struct osdev_acpi_facs *facs = aligned_alloc(64, 64);

    memset(facs, 0, sizeof(*facs));
    facs->version = version;
    facs->flags = osdev_le32_make(flags);
    return facs;
}

static void the_global_lock_knows_who_waits(void **state)
{
    struct osdev_acpi_facs *facs = make_facs(2, 0);

    (void)state;
    // Bits that are not ours stay.
    facs->global_lock = osdev_le32_make(0xabcd0000);
    assert_int_equal(osdev_acpi_global_lock_try(facs), OSDEV_ACPI_OK);
    assert_int_equal(osdev_le32_get(facs->global_lock), 0xabcd0002);
    assert_int_equal(osdev_acpi_global_lock_try(facs), OSDEV_ACPI_ERR_BUSY);
    assert_int_equal(osdev_le32_get(facs->global_lock), 0xabcd0003);
    assert_true(osdev_acpi_global_unlock(facs));
    assert_int_equal(osdev_le32_get(facs->global_lock), 0xabcd0000);
    assert_int_equal(osdev_acpi_global_lock_try(facs), OSDEV_ACPI_OK);
    assert_false(osdev_acpi_global_unlock(facs));
    // Somebody waited, and the lock became free: taking it forgets that.
    facs->global_lock = osdev_le32_make(1);
    assert_int_equal(osdev_acpi_global_lock_try(facs), OSDEV_ACPI_OK);
    assert_int_equal(osdev_le32_get(facs->global_lock), 2);
    free(facs);
}

static void waking_vectors_need_their_version(void **state)
{
    struct osdev_acpi_facs *facs = make_facs(0, 0);
    const osdev_paddr_t none = osdev_paddr(0);
    const osdev_paddr_t low = osdev_paddr(0x9f000);
    const osdev_paddr_t high = osdev_paddr(0x123456000);

    (void)state;
    assert_int_equal(
        osdev_acpi_set_waking_vector(facs, osdev_paddr(0x100000), none, false),
        OSDEV_ACPI_ERR_BAD_INDEX
    );
    assert_int_equal(
        osdev_acpi_set_waking_vector(facs, none, high, false),
        OSDEV_ACPI_ERR_ABSENT
    );
    assert_int_equal(
        osdev_acpi_set_waking_vector(facs, low, none, false), OSDEV_ACPI_OK
    );
    assert_int_equal(osdev_le32_get(facs->waking_vector), 0x9f000);
    facs->version = 2;
    assert_int_equal(
        osdev_acpi_set_waking_vector(facs, none, high, true),
        OSDEV_ACPI_ERR_ABSENT
    );
    facs->flags = osdev_le32_make(OSDEV_ACPI_FACS_64BIT_WAKE);
    assert_int_equal(
        osdev_acpi_set_waking_vector(facs, none, high, true), OSDEV_ACPI_OK
    );
    assert_int_equal(osdev_le32_get(facs->waking_vector), 0);
    assert_int_equal(osdev_le64_get(facs->x_waking_vector), 0x123456000);
    assert_int_equal(
        osdev_le32_get(facs->ospm_flags), OSDEV_ACPI_FACS_64BIT_WAKE_F
    );
    free(facs);
}

struct firmware {
    struct osdev_acpi_mailbox *mailbox;
    unsigned takes_after;
    unsigned delays;
};

static void firmware_delay(void *ctx)
{
    struct firmware *firmware = ctx;

    firmware->delays++;
    if (firmware->delays == firmware->takes_after) {
        assert_int_equal(osdev_le16_get(firmware->mailbox->command), 1);
        assert_int_equal(osdev_le32_get(firmware->mailbox->apic_id), 300);
        firmware->mailbox->command = osdev_le16_make(0);
    }
}

static void processors_start_by_mailbox(void **state)
{
    struct osdev_acpi_mailbox *mailbox = aligned_alloc(4096, 4096);
    struct firmware firmware = {mailbox, 3, 0};
    struct osdev_acpi_wait wait = {firmware_delay, &firmware, 5};
    const osdev_paddr_t vector = osdev_paddr(0x12345678000);

    (void)state;
    memset(mailbox, 0, 4096);
    assert_int_equal(
        osdev_acpi_start_processor(mailbox, 300, vector, &wait), OSDEV_ACPI_OK
    );
    assert_int_equal(firmware.delays, 3);
    assert_int_equal(osdev_le64_get(mailbox->wakeup_vector), 0x12345678000);
    firmware.takes_after = 0;
    firmware.delays = 0;
    assert_int_equal(
        osdev_acpi_start_processor(mailbox, 300, vector, &wait),
        OSDEV_ACPI_ERR_TIMEOUT
    );
    assert_int_equal(firmware.delays, 5);
    assert_int_equal(osdev_le16_get(mailbox->command), 0);
    mailbox->command = osdev_le16_make(1);
    assert_int_equal(
        osdev_acpi_start_processor(mailbox, 300, vector, &wait),
        OSDEV_ACPI_ERR_BUSY
    );
    mailbox->command = osdev_le16_make(0);
    wait.delay = NULL;
    assert_int_equal(
        osdev_acpi_start_processor(mailbox, 300, vector, &wait),
        OSDEV_ACPI_ERR_TIMEOUT
    );
    free(mailbox);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_global_lock_knows_who_waits),
        cmocka_unit_test(waking_vectors_need_their_version),
        cmocka_unit_test(processors_start_by_mailbox),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
