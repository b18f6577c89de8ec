// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Opening, walking and looking up; every reason for which a tag is malformed.
#include <osdev/multiboot2.h>

#include <osdev_test.h>

#include <stdlib.h>

#include "block.h"
#include "full.h"
#include "reference.h"
#include "touch.h"

static struct block block;
static struct osdev_multiboot2 info;

static enum osdev_multiboot2_err open_block(void)
{
    return osdev_multiboot2_open(&info, block.bytes, block.len);
}

static void a_block_with_an_end_tag_alone_is_empty(void **state)
{
    struct osdev_multiboot2_iter iter;
    struct osdev_multiboot2_tag tag = {0};

    (void)state;
    block_start(&block);
    block_end(&block);
    assert_int_equal(open_block(), OSDEV_MULTIBOOT2_OK);
    assert_int_equal(info.tag_count, 0);
    assert_int_equal(info.bytes.len, 16);
    iter = osdev_multiboot2_iter(&info);
    assert_false(osdev_multiboot2_next(&iter, &tag));
}

static void bytes_that_end_too_early_are_truncated(void **state)
{
    (void)state;
    block_start(&block);
    block_end(&block);
    assert_int_equal(
        osdev_multiboot2_open(&info, NULL, 0), OSDEV_MULTIBOOT2_ERR_TRUNCATED
    );
    assert_int_equal(
        osdev_multiboot2_open(&info, block.bytes, 7),
        OSDEV_MULTIBOOT2_ERR_TRUNCATED
    );
    assert_int_equal(
        osdev_multiboot2_open(&info, block.bytes, 15),
        OSDEV_MULTIBOOT2_ERR_TRUNCATED
    );
}

static void total_size_must_hold_an_end_tag_and_be_a_multiple_of_8(void **state)
{
    static const uint8_t sizes[] = {0, 8, 15, 17, 20, 23};

    (void)state;
    for (size_t i = 0; i < sizeof(sizes); i++) {
        block_start(&block);
        block_end(&block);
        block.bytes[0] = sizes[i];
        osdev_test_row(
            i, osdev_multiboot2_open(&info, block.bytes, 64) ==
                   OSDEV_MULTIBOOT2_ERR_TOTAL_SIZE
        );
    }
}

static void a_tag_below_8_bytes_breaks_the_chain(void **state)
{
    (void)state;
    for (uint32_t size = 0; size < 8; size++) {
        block_start(&block);
        block_tag_sized(&block, 99, size, NULL, 0);
        block_end(&block);
        osdev_test_row(size, open_block() == OSDEV_MULTIBOOT2_ERR_TAG_SIZE);
    }
}

static void a_tag_beyond_the_block_breaks_the_chain(void **state)
{
    static const uint32_t sizes[] = {25,         0x1000,     0x7fffffff,
                                     0xfffffff8, 0xfffffff9, 0xffffffff};

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(sizes); i++) {
        block_start(&block);
        block_tag_sized(&block, 99, sizes[i], "12345678", 8);
        block_end(&block);
        osdev_test_row(i, open_block() == OSDEV_MULTIBOOT2_ERR_TAG_OVERRUN);
    }
}

static void a_chain_without_end_tag_is_refused(void **state)
{
    (void)state;
    block_start(&block);
    block_tag(&block, OSDEV_MULTIBOOT2_TYPE_CMDLINE, "x", 2);
    block_seal(&block);
    assert_int_equal(open_block(), OSDEV_MULTIBOOT2_ERR_NO_END);
    // An object that failed to open is valid and empty.
    assert_int_equal(info.tag_count, 0);
    assert_int_equal(
        osdev_multiboot2_count(&info, OSDEV_MULTIBOOT2_TYPE_CMDLINE), 0
    );
}

static void a_type_0_tag_of_another_size_is_no_end(void **state)
{
    (void)state;
    block_start(&block);
    block_tag(&block, OSDEV_MULTIBOOT2_TYPE_END, "1234", 4);
    block_seal(&block);
    assert_int_equal(open_block(), OSDEV_MULTIBOOT2_ERR_NO_END);

    block_start(&block);
    block_tag(&block, OSDEV_MULTIBOOT2_TYPE_END, "1234", 4);
    block_tag(&block, OSDEV_MULTIBOOT2_TYPE_LOADER_NAME, "x", 2);
    block_end(&block);
    assert_int_equal(open_block(), OSDEV_MULTIBOOT2_OK);
    assert_int_equal(info.tag_count, 2);
    assert_int_equal(info.malformed_types, 1);
}

static void bytes_after_the_end_tag_are_ignored(void **state)
{
    (void)state;
    block_start(&block);
    block_tag(&block, OSDEV_MULTIBOOT2_TYPE_END, NULL, 0);
    block_tag_sized(&block, 1, 1, NULL, 0);
    block_seal(&block);
    assert_int_equal(open_block(), OSDEV_MULTIBOOT2_OK);
    assert_int_equal(info.bytes.len, 16);
}

static void the_block_may_lie_at_any_address(void **state)
{
    static uint8_t shifted[256];
    struct osdev_span text;

    (void)state;
    block_start(&block);
    block_tag(&block, OSDEV_MULTIBOOT2_TYPE_CMDLINE, "odd", 4);
    block_end(&block);
    memcpy(shifted + 3, block.bytes, block.len);
    assert_int_equal(
        osdev_multiboot2_open(&info, shifted + 3, block.len),
        OSDEV_MULTIBOOT2_OK
    );
    assert_true(osdev_multiboot2_find_cmdline(&info, &text));
    assert_memory_equal(text.ptr, "odd", 4);
}

static void a_moved_block_is_read_at_its_new_address(void **state)
{
    static uint8_t copy[256];
    struct osdev_span text;

    (void)state;
    block_start(&block);
    block_tag(&block, OSDEV_MULTIBOOT2_TYPE_CMDLINE, "here", 5);
    block_end(&block);
    assert_int_equal(open_block(), OSDEV_MULTIBOOT2_OK);
    memcpy(copy, block.bytes, block.len);
    osdev_multiboot2_move(&info, copy);
    memset(block.bytes, 0xff, sizeof(block.bytes));
    assert_true(osdev_multiboot2_find_cmdline(&info, &text));
    assert_true(text.ptr >= copy && text.ptr < copy + sizeof(copy));
    assert_int_equal(text.len, 4);
}

static void tags_are_walked_in_wire_order(void **state)
{
    static const uint32_t types[] = {99, 1, 3, 99, 2, 3};
    struct osdev_multiboot2_iter iter;
    struct osdev_multiboot2_tag tag = {0};

    (void)state;
    block_start(&block);
    for (size_t i = 0; i < OSDEV_COUNTOF(types); i++) {
        block_tag(&block, types[i], "\0\0\0\0\0\0\0\0", 9);
    }
    block_end(&block);
    assert_int_equal(open_block(), OSDEV_MULTIBOOT2_OK);
    iter = osdev_multiboot2_iter(&info);
    for (size_t i = 0; i < OSDEV_COUNTOF(types); i++) {
        osdev_test_row(i, osdev_multiboot2_next(&iter, &tag));
        osdev_test_row(i, tag.type == types[i] && tag.payload.len == 9);
    }
    assert_false(osdev_multiboot2_next(&iter, &tag));
    assert_false(osdev_multiboot2_next(&iter, &tag));
    assert_int_equal(osdev_multiboot2_count(&info, 3), 2);
    assert_int_equal(osdev_multiboot2_count(&info, 99), 2);
    assert_int_equal(osdev_multiboot2_count(&info, 98), 0);
}

static void custom_tags_are_found_and_walked_by_type(void **state)
{
    struct osdev_multiboot2_iter iter;
    struct osdev_multiboot2_tag tag = {0};

    (void)state;
    block_start(&block);
    block_tag(&block, 0x80000000, "one", 3);
    block_tag(&block, 22, "two", 3);
    block_tag(&block, 0x80000000, "three", 5);
    block_end(&block);
    assert_int_equal(open_block(), OSDEV_MULTIBOOT2_OK);
    assert_true(osdev_multiboot2_find(&info, 22, &tag));
    assert_memory_equal(tag.payload.ptr, "two", 3);
    assert_false(osdev_multiboot2_find(&info, 23, &tag));
    iter = osdev_multiboot2_iter_type(&info, 0x80000000);
    assert_true(osdev_multiboot2_next(&iter, &tag));
    assert_int_equal(tag.payload.len, 3);
    assert_true(osdev_multiboot2_next(&iter, &tag));
    assert_memory_equal(tag.payload.ptr, "three", 5);
    assert_false(osdev_multiboot2_next(&iter, &tag));
}

// A payload made of little-endian words, then filler of a given byte.
struct bad_tag {
    uint32_t type;
    uint32_t words[9];
    size_t len;
    enum osdev_multiboot2_err reason;
};

#define RSD  0x20445352
#define PTR_ 0x20525450

static const struct bad_tag bad_tags[] = {
    {1, {0}, 0, OSDEV_MULTIBOOT2_ERR_NO_NUL},
    {1, {0x61616161}, 4, OSDEV_MULTIBOOT2_ERR_NO_NUL},
    {2, {0x61616161}, 3, OSDEV_MULTIBOOT2_ERR_NO_NUL},
    {3, {1, 2}, 7, OSDEV_MULTIBOOT2_ERR_TOO_SHORT},
    {3, {1, 2}, 8, OSDEV_MULTIBOOT2_ERR_NO_NUL},
    {3, {1, 2, 0x61616161}, 12, OSDEV_MULTIBOOT2_ERR_NO_NUL},
    {3, {2, 1, 0}, 12, OSDEV_MULTIBOOT2_ERR_MODULE_RANGE},
    {4, {0}, 7, OSDEV_MULTIBOOT2_ERR_TOO_SHORT},
    {5, {0}, 11, OSDEV_MULTIBOOT2_ERR_TOO_SHORT},
    {6, {24}, 7, OSDEV_MULTIBOOT2_ERR_TOO_SHORT},
    {6, {23, 0}, 31, OSDEV_MULTIBOOT2_ERR_ENTRY_SIZE},
    {6, {0, 0}, 8, OSDEV_MULTIBOOT2_ERR_ENTRY_SIZE},
    {6, {24, 0}, 9, OSDEV_MULTIBOOT2_ERR_ENTRY_COUNT},
    {6, {32, 0}, 32, OSDEV_MULTIBOOT2_ERR_ENTRY_COUNT},
    {7, {0}, 36, OSDEV_MULTIBOOT2_ERR_TOO_SHORT},
    {8, {0}, 23, OSDEV_MULTIBOOT2_ERR_TOO_SHORT},
    {8, {0}, 24, OSDEV_MULTIBOOT2_ERR_COLOUR},
    {8, {0}, 25, OSDEV_MULTIBOOT2_ERR_COLOUR},
    {8, {0, 0, 0, 0, 0, 0, 3, 0, 0}, 34, OSDEV_MULTIBOOT2_ERR_COLOUR},
    {8, {0, 0, 0, 0, 0, 0x100, 0}, 29, OSDEV_MULTIBOOT2_ERR_COLOUR},
    {9, {0, 64}, 11, OSDEV_MULTIBOOT2_ERR_TOO_SHORT},
    {9, {0, 0, 0}, 12, OSDEV_MULTIBOOT2_ERR_ENTRY_SIZE},
    {9, {0, 48, 0}, 12, OSDEV_MULTIBOOT2_ERR_ENTRY_SIZE},
    {9, {1, 64, 0}, 36, OSDEV_MULTIBOOT2_ERR_ENTRY_COUNT},
    {9, {0x40000000, 64, 0}, 36, OSDEV_MULTIBOOT2_ERR_ENTRY_COUNT},
    {10, {0}, 19, OSDEV_MULTIBOOT2_ERR_TOO_SHORT},
    {11, {0}, 3, OSDEV_MULTIBOOT2_ERR_TOO_SHORT},
    {12, {0}, 7, OSDEV_MULTIBOOT2_ERR_TOO_SHORT},
    {13, {0}, 7, OSDEV_MULTIBOOT2_ERR_TOO_SHORT},
    {14, {RSD, PTR_}, 19, OSDEV_MULTIBOOT2_ERR_TOO_SHORT},
    {14, {RSD, 0x20525451}, 20, OSDEV_MULTIBOOT2_ERR_SIGNATURE},
    {14, {RSD, PTR_, 0}, 20, OSDEV_MULTIBOOT2_ERR_CHECKSUM},
    {15, {RSD, PTR_}, 35, OSDEV_MULTIBOOT2_ERR_TOO_SHORT},
    {15, {0, PTR_}, 36, OSDEV_MULTIBOOT2_ERR_SIGNATURE},
    {15, {RSD, PTR_, 0}, 36, OSDEV_MULTIBOOT2_ERR_CHECKSUM},
    // "RSD PTR " adds up to 0x21f, so 0xe1 makes the first sum 0.
    {15, {RSD, PTR_, 0xe1, 0, 0, 35}, 36, OSDEV_MULTIBOOT2_ERR_TOO_SHORT},
    {15, {RSD, PTR_, 0xe1, 0, 0, 37}, 36, OSDEV_MULTIBOOT2_ERR_TOO_SHORT},
    {15, {RSD, PTR_, 0xe1, 0, 0, 36}, 36, OSDEV_MULTIBOOT2_ERR_CHECKSUM},
    {17, {48}, 7, OSDEV_MULTIBOOT2_ERR_TOO_SHORT},
    {17, {0, 1}, 8, OSDEV_MULTIBOOT2_ERR_ENTRY_SIZE},
    {17, {39, 1}, 8, OSDEV_MULTIBOOT2_ERR_ENTRY_SIZE},
    {17, {48, 1}, 36, OSDEV_MULTIBOOT2_ERR_ENTRY_COUNT},
    {19, {0}, 3, OSDEV_MULTIBOOT2_ERR_TOO_SHORT},
    {20, {0}, 7, OSDEV_MULTIBOOT2_ERR_TOO_SHORT},
    {21, {0}, 3, OSDEV_MULTIBOOT2_ERR_TOO_SHORT},
    {0, {0}, 1, OSDEV_MULTIBOOT2_ERR_TAG_SIZE},
};

static void put_bad_tag(const struct bad_tag *bad)
{
    struct block payload;

    memset(&payload, 0, sizeof(payload));
    for (size_t i = 0; i < OSDEV_COUNTOF(bad->words); i++) {
        block_le(&payload, bad->words[i], 4);
    }
    block_tag(&block, bad->type, payload.bytes, bad->len);
}

static void a_malformed_tag_is_absent_and_reported_with_its_reason(void **state)
{
    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(bad_tags); i++) {
        const struct bad_tag *bad = &bad_tags[i];
        struct osdev_multiboot2_iter iter;
        struct osdev_multiboot2_tag tag = {0};
        enum osdev_multiboot2_err reason;

        block_start(&block);
        put_bad_tag(bad);
        block_end(&block);
        osdev_test_row(i, open_block() == OSDEV_MULTIBOOT2_OK);
        osdev_test_row(i, info.malformed_count == 1 && info.tag_count == 1);
        osdev_test_row(i, info.malformed_types == UINT32_C(1) << bad->type);
        osdev_test_row(i, osdev_multiboot2_count(&info, bad->type) == 0);
        osdev_test_row(i, !osdev_multiboot2_find(&info, bad->type, &tag));
        iter = osdev_multiboot2_iter(&info);
        osdev_test_row(i, !osdev_multiboot2_next(&iter, &tag));
        iter = osdev_multiboot2_iter(&info);
        osdev_test_row(
            i, osdev_multiboot2_next_malformed(&iter, &tag, &reason)
        );
        osdev_test_row(i, tag.type == bad->type && reason == bad->reason);
        osdev_test_row(
            i, !osdev_multiboot2_next_malformed(&iter, &tag, &reason)
        );
    }
}

static void a_good_tag_behind_a_malformed_one_is_found(void **state)
{
    struct osdev_multiboot2_meminfo meminfo;

    (void)state;
    block_start(&block);
    block_tag(&block, OSDEV_MULTIBOOT2_TYPE_MEMINFO, "1234", 4);
    block_tag(&block, OSDEV_MULTIBOOT2_TYPE_MEMINFO, "\1\0\0\0\2\0\0\0", 8);
    block_end(&block);
    assert_int_equal(open_block(), OSDEV_MULTIBOOT2_OK);
    assert_true(osdev_multiboot2_find_meminfo(&info, &meminfo));
    assert_int_equal(meminfo.lower_kib, 1);
    assert_int_equal(meminfo.upper_kib, 2);
    assert_int_equal(info.malformed_count, 1);
}

// Whatever a small block says, in whatever length of bytes: no over-read of
// exact heap memory, and what the plain reference says.
static void check_exact(const uint8_t *bytes, size_t len, size_t row)
{
    uint8_t *exact = malloc(len == 0 ? 1 : len);

    assert_non_null(exact);
    memcpy(exact, bytes, len);
    osdev_test_row(row, reference_agrees(exact, len));
    free(exact);
}

static void every_small_chain_gets_the_right_verdict(void **state)
{
    (void)state;
    for (uint32_t size = 0; size <= 64; size++) {
        block_start(&block);
        block_tag_sized(&block, 77, size, NULL, 0);
        // End tags wherever the first tag may lead to.
        for (size_t at = 16; at <= 64; at += 8) {
            block.bytes[at + 4] = 8;
        }
        for (uint32_t total = 0; total <= 72; total++) {
            block.bytes[0] = (uint8_t)total;
            for (size_t len = 0; len <= 72; len++) {
                check_exact(block.bytes, len, size * 10000 + total * 100 + len);
            }
        }
    }
}

// Two tags of every type and every size, with content that is good for some.
static void every_pair_of_small_tags_gets_the_right_verdict(void **state)
{
    (void)state;
    for (uint32_t types = 0; types < 24 * 24; types++) {
        for (uint32_t sizes = 0; sizes < 50 * 16; sizes++) {
            uint32_t first = sizes % 50;
            uint32_t second = sizes / 50 + 6;

            block_start(&block);
            memset(block.bytes + 8, (int)(types % 3) * 12, 64);
            block.bytes[0] = 72;
            osdev_le32_store(block.bytes + 8, types % 24);
            osdev_le32_store(block.bytes + 12, first);
            if (first < 48) {
                size_t at = 8 + ((first + 7u) & ~7u);

                osdev_le32_store(block.bytes + at, types / 24);
                osdev_le32_store(block.bytes + at + 4, second);
            }
            osdev_le32_store(block.bytes + 64, 0);
            osdev_le32_store(block.bytes + 68, 8);
            osdev_test_row(types, reference_agrees(block.bytes, 72));
        }
    }
}

// What was good when the block was opened stays inside it, whatever the bytes
// are by then.
static void an_overwritten_block_is_read_inside_its_bounds(void **state)
{
    static const uint8_t fills[] = {0, 1, 8, 24, 40, 0x7f, 0xff};
    size_t len;

    (void)state;
    assert_int_equal(full_build(NULL, 0, &len), OSDEV_MULTIBOOT2_OK);
    for (size_t i = 0; i < sizeof(fills); i++) {
        uint8_t *exact = malloc(len);

        assert_non_null(exact);
        assert_int_equal(full_build(exact, len, &len), OSDEV_MULTIBOOT2_OK);
        assert_int_equal(
            osdev_multiboot2_open(&info, exact, len), OSDEV_MULTIBOOT2_OK
        );
        memset(exact, fills[i], len);
        touch_all(&info);
        for (size_t at = 0; at + 4 <= len; at += 4) {
            osdev_le32_store(exact + at, (uint32_t)(at * 2654435761u) % 97);
        }
        touch_all(&info);
        free(exact);
    }
}

static void every_error_has_a_text(void **state)
{
    const char *unknown =
        osdev_multiboot2_strerror((enum osdev_multiboot2_err)0x0fff);

    (void)state;
    assert_string_equal(unknown, "unknown error");
    assert_string_equal(
        osdev_multiboot2_strerror(OSDEV_MULTIBOOT2_OK), "no error"
    );
    for (int i = OSDEV_MULTIBOOT2_ERR_TRUNCATED;
         i <= OSDEV_MULTIBOOT2_ERR_BAD_VALUE; i++) {
        assert_string_not_equal(
            osdev_multiboot2_strerror((enum osdev_multiboot2_err)i), unknown
        );
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_block_with_an_end_tag_alone_is_empty),
        cmocka_unit_test(bytes_that_end_too_early_are_truncated),
        cmocka_unit_test(total_size_must_hold_an_end_tag_and_be_a_multiple_of_8
        ),
        cmocka_unit_test(a_tag_below_8_bytes_breaks_the_chain),
        cmocka_unit_test(a_tag_beyond_the_block_breaks_the_chain),
        cmocka_unit_test(a_chain_without_end_tag_is_refused),
        cmocka_unit_test(a_type_0_tag_of_another_size_is_no_end),
        cmocka_unit_test(bytes_after_the_end_tag_are_ignored),
        cmocka_unit_test(the_block_may_lie_at_any_address),
        cmocka_unit_test(a_moved_block_is_read_at_its_new_address),
        cmocka_unit_test(tags_are_walked_in_wire_order),
        cmocka_unit_test(custom_tags_are_found_and_walked_by_type),
        cmocka_unit_test(a_malformed_tag_is_absent_and_reported_with_its_reason
        ),
        cmocka_unit_test(a_good_tag_behind_a_malformed_one_is_found),
        cmocka_unit_test(every_small_chain_gets_the_right_verdict),
        cmocka_unit_test(every_pair_of_small_tags_gets_the_right_verdict),
        cmocka_unit_test(an_overwritten_block_is_read_inside_its_bounds),
        cmocka_unit_test(every_error_has_a_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
