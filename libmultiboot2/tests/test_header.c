// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/multiboot2.h>

#include <osdev_test.h>

#include "block.h"

static struct block block;
static struct osdev_multiboot2_header header;

// Writes a header by hand; words is what follows the first 16 bytes.
static void write_header(const uint32_t *words, size_t count)
{
    uint32_t length = (uint32_t)(16 + 4 * count);

    memset(&block, 0, sizeof(block));
    block_le(&block, OSDEV_MULTIBOOT2_HEADER_MAGIC, 4);
    block_le(&block, OSDEV_MULTIBOOT2_ARCH_I386, 4);
    block_le(&block, length, 4);
    block_le(&block, 0 - (uint64_t)OSDEV_MULTIBOOT2_HEADER_MAGIC - length, 4);
    for (size_t i = 0; i < count; i++) {
        block_le(&block, words[i], 4);
    }
}

static enum osdev_multiboot2_err parse(size_t len)
{
    return osdev_multiboot2_header_parse(
        osdev_span_make(block.bytes, len), &header
    );
}

static void fix_checksum(void)
{
    osdev_le32_store(
        block.bytes + 12, 0 - osdev_le32_load(block.bytes) -
                              osdev_le32_load(block.bytes + 4) -
                              osdev_le32_load(block.bytes + 8)
    );
}

#define WRITE(...)                                   \
    do {                                             \
        const uint32_t words_[] = {__VA_ARGS__};     \
        write_header(words_, OSDEV_COUNTOF(words_)); \
    } while (0)

static void a_header_of_start_and_end_is_parsed(void **state)
{
    struct osdev_multiboot2_header_iter iter;
    struct osdev_multiboot2_header_tag tag;

    (void)state;
    WRITE(0, 8);
    block.bytes[4] = OSDEV_MULTIBOOT2_ARCH_MIPS32;
    fix_checksum();
    assert_int_equal(parse(64), OSDEV_MULTIBOOT2_OK);
    assert_int_equal(header.architecture, OSDEV_MULTIBOOT2_ARCH_MIPS32);
    assert_int_equal(header.bytes.len, 24);
    iter = osdev_multiboot2_header_iter(&header);
    assert_false(osdev_multiboot2_header_next(&iter, &tag));
    assert_false(osdev_multiboot2_header_find_tag(&header, 0, &tag));
}

static void any_architecture_is_an_ordinary_number(void **state)
{
    (void)state;
    WRITE(0, 8);
    // Their sum with the length overflows 32 bits.
    osdev_le32_store(block.bytes + 4, 0xfffffff0);
    fix_checksum();
    assert_int_equal(parse(24), OSDEV_MULTIBOOT2_OK);
    assert_true(header.architecture == 0xfffffff0);
}

static void a_broken_header_is_refused_with_its_reason(void **state)
{
    (void)state;
    WRITE(0, 8);
    assert_int_equal(parse(15), OSDEV_MULTIBOOT2_ERR_TRUNCATED);
    assert_int_equal(parse(23), OSDEV_MULTIBOOT2_ERR_TRUNCATED);
    block.bytes[12] ^= 1;
    assert_int_equal(parse(24), OSDEV_MULTIBOOT2_ERR_CHECKSUM);
    block.bytes[0] ^= 1;
    assert_int_equal(parse(24), OSDEV_MULTIBOOT2_ERR_NO_HEADER);
    WRITE(0);
    assert_int_equal(parse(64), OSDEV_MULTIBOOT2_ERR_TOTAL_SIZE);
    WRITE(0, 8, 0);
    assert_int_equal(parse(64), OSDEV_MULTIBOOT2_ERR_TOTAL_SIZE);
    WRITE(OSDEV_MULTIBOOT2_HEADER_MODULE_ALIGN, 7, 0, 8);
    assert_int_equal(parse(64), OSDEV_MULTIBOOT2_ERR_TAG_SIZE);
    WRITE(OSDEV_MULTIBOOT2_HEADER_MODULE_ALIGN, 0xfffffff9, 0, 8);
    assert_int_equal(parse(64), OSDEV_MULTIBOOT2_ERR_TAG_OVERRUN);
    WRITE(OSDEV_MULTIBOOT2_HEADER_MODULE_ALIGN, 8);
    assert_int_equal(parse(64), OSDEV_MULTIBOOT2_ERR_NO_END);
    WRITE(OSDEV_MULTIBOOT2_HEADER_ENTRY, 8, 0, 8);
    assert_int_equal(parse(64), OSDEV_MULTIBOOT2_ERR_TOO_SHORT);
    WRITE(OSDEV_MULTIBOOT2_HEADER_REQUEST, 10, 0, 0, 0, 8);
    assert_int_equal(parse(64), OSDEV_MULTIBOOT2_ERR_ENTRY_COUNT);
}

static void a_malformed_optional_tag_is_absent(void **state)
{
    struct osdev_multiboot2_header_iter iter;
    struct osdev_multiboot2_header_tag tag;
    uint32_t entry;

    (void)state;
    WRITE(0x10000 | OSDEV_MULTIBOOT2_HEADER_ENTRY, 8, 0, 8);
    assert_int_equal(parse(64), OSDEV_MULTIBOOT2_OK);
    assert_int_equal(header.malformed_types, 1 << 3);
    assert_false(osdev_multiboot2_header_find_entry(&header, 3, &entry));
    iter = osdev_multiboot2_header_iter(&header);
    assert_false(osdev_multiboot2_header_next(&iter, &tag));
}

static void unknown_tags_are_passed_over_but_required_ones_reported(void **state
)
{
    struct osdev_multiboot2_header_iter iter;
    struct osdev_multiboot2_header_tag tag;

    (void)state;
    WRITE(0x10000 | 77, 8, 78, 8, 0x20000 | 0xffff, 8, 0, 8);
    assert_int_equal(parse(64), OSDEV_MULTIBOOT2_OK);
    assert_int_equal(header.unknown_required_count, 2);
    assert_int_equal(header.unknown_required_type, 78);
    iter = osdev_multiboot2_header_iter(&header);
    assert_true(osdev_multiboot2_header_next(&iter, &tag));
    assert_int_equal(tag.type, 77);
    assert_int_equal(tag.flags, OSDEV_MULTIBOOT2_HEADER_OPTIONAL);
}

static _Alignas(8) uint8_t image[40000];

static enum osdev_multiboot2_err find(size_t len, size_t *out_offset)
{
    return osdev_multiboot2_header_find(
        osdev_span_make(image, len), &header, out_offset
    );
}

static void put_at(size_t offset)
{
    memcpy(image + offset, block.bytes, block.len);
}

static void find_goes_on_past_false_magics(void **state)
{
    size_t offset = 0;

    (void)state;
    memset(image, 0, sizeof(image));
    WRITE(0, 8);
    put_at(8192);
    block.bytes[12] ^= 0x40;
    put_at(64); // wrong checksum
    WRITE(99, 8);
    put_at(128); // no end
    assert_int_equal(find(sizeof(image), &offset), OSDEV_MULTIBOOT2_OK);
    assert_int_equal(offset, 8192);
    assert_int_equal(header.bytes.len, 24);
}

static void
find_reports_the_first_false_magic_if_there_is_no_header(void **state)
{
    size_t offset = 77;

    (void)state;
    memset(image, 0, sizeof(image));
    assert_int_equal(find(0, &offset), OSDEV_MULTIBOOT2_ERR_NO_HEADER);
    assert_int_equal(
        find(sizeof(image), &offset), OSDEV_MULTIBOOT2_ERR_NO_HEADER
    );
    WRITE(99, 8);
    put_at(512);
    block.bytes[12] ^= 1;
    put_at(1024);
    assert_int_equal(find(sizeof(image), &offset), OSDEV_MULTIBOOT2_ERR_NO_END);
    assert_int_equal(offset, 77);
}

static void find_looks_at_multiples_of_8_in_the_first_32_kib(void **state)
{
    static const struct {
        size_t at;
        enum osdev_multiboot2_err err;
    } cases[] = {
        {0, OSDEV_MULTIBOOT2_OK},
        {4, OSDEV_MULTIBOOT2_ERR_NO_HEADER},
        {32768 - 24, OSDEV_MULTIBOOT2_OK},
        {32768 - 16, OSDEV_MULTIBOOT2_ERR_TRUNCATED},
        {32768, OSDEV_MULTIBOOT2_ERR_NO_HEADER},
    };

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(cases); i++) {
        size_t offset;

        memset(image, 0, sizeof(image));
        WRITE(0, 8);
        put_at(cases[i].at);
        osdev_test_row(i, find(sizeof(image), &offset) == cases[i].err);
    }
}

static void build_all(
    struct osdev_multiboot2_header_builder *builder, void *buf, size_t cap
)
{
    static const uint32_t types[] = {
        OSDEV_MULTIBOOT2_TYPE_MMAP, OSDEV_MULTIBOOT2_TYPE_FRAMEBUFFER, 99};
    static const struct osdev_multiboot2_header_address address = {1, 2, 3, 4};
    static const struct osdev_multiboot2_header_framebuffer framebuffer = {
        1024, 768, 32};
    static const struct osdev_multiboot2_header_relocatable relocatable = {
        0x100000, 0x7fffffff, 4096, OSDEV_MULTIBOOT2_PREFER_HIGH};

    osdev_multiboot2_header_builder_init(
        builder, OSDEV_MULTIBOOT2_ARCH_I386, buf, cap
    );
    osdev_multiboot2_header_build_request(builder, 1, types, 3);
    osdev_multiboot2_header_build_address(builder, 0, &address);
    osdev_multiboot2_header_build_entry(
        builder, OSDEV_MULTIBOOT2_HEADER_ENTRY, 0, 0x100020
    );
    osdev_multiboot2_header_build_console(
        builder, 1,
        OSDEV_MULTIBOOT2_CONSOLE_REQUIRED | OSDEV_MULTIBOOT2_CONSOLE_EGA_TEXT
    );
    osdev_multiboot2_header_build_framebuffer(builder, 1, &framebuffer);
    osdev_multiboot2_header_build_tag(
        builder, OSDEV_MULTIBOOT2_HEADER_MODULE_ALIGN, 0, NULL, 0
    );
    osdev_multiboot2_header_build_tag(
        builder, OSDEV_MULTIBOOT2_HEADER_EFI_BS, 1, NULL, 0
    );
    osdev_multiboot2_header_build_entry(
        builder, OSDEV_MULTIBOOT2_HEADER_ENTRY_EFI32, 1, 0x100040
    );
    osdev_multiboot2_header_build_entry(
        builder, OSDEV_MULTIBOOT2_HEADER_ENTRY_EFI64, 1, 0x100060
    );
    osdev_multiboot2_header_build_relocatable(builder, 0, &relocatable);
    osdev_multiboot2_header_build_tag(builder, 4711, 1, types, 1);
}

static void built_headers_parse_to_what_was_built(void **state)
{
    struct osdev_multiboot2_header_builder builder;
    struct osdev_multiboot2_header_tag tag;
    struct osdev_multiboot2_header_address address;
    struct osdev_multiboot2_header_framebuffer framebuffer;
    struct osdev_multiboot2_header_relocatable relocatable;
    uint32_t word;
    size_t len;

    (void)state;
    build_all(&builder, image, sizeof(image));
    assert_int_equal(
        osdev_multiboot2_header_builder_finish(&builder, &len),
        OSDEV_MULTIBOOT2_OK
    );
    assert_int_equal(
        osdev_multiboot2_header_parse(osdev_span_make(image, len), &header),
        OSDEV_MULTIBOOT2_OK
    );
    assert_int_equal(header.bytes.len, len);
    assert_int_equal(header.unknown_required_count, 0);
    assert_true(osdev_multiboot2_header_find_tag(&header, 1, &tag));
    assert_true(osdev_multiboot2_header_request_at(&tag, 2, &word));
    assert_int_equal(word, 99);
    assert_false(osdev_multiboot2_header_request_at(&tag, 3, &word));
    assert_true(osdev_multiboot2_header_find_address(&header, &address));
    assert_int_equal(address.header, 1);
    assert_int_equal(address.load, 2);
    assert_int_equal(address.load_end, 3);
    assert_int_equal(address.bss_end, 4);
    assert_true(osdev_multiboot2_header_find_entry(&header, 3, &word));
    assert_int_equal(word, 0x100020);
    assert_true(osdev_multiboot2_header_find_entry(&header, 8, &word));
    assert_int_equal(word, 0x100040);
    assert_true(osdev_multiboot2_header_find_entry(&header, 9, &word));
    assert_int_equal(word, 0x100060);
    assert_false(osdev_multiboot2_header_find_entry(&header, 4, &word));
    assert_true(osdev_multiboot2_header_find_console(&header, &word));
    assert_int_equal(word, 3);
    assert_true(osdev_multiboot2_header_find_framebuffer(&header, &framebuffer)
    );
    assert_int_equal(framebuffer.width, 1024);
    assert_int_equal(framebuffer.height, 768);
    assert_int_equal(framebuffer.depth, 32);
    assert_true(osdev_multiboot2_header_has(&header, 6));
    assert_true(osdev_multiboot2_header_has(&header, 7));
    assert_true(osdev_multiboot2_header_find_relocatable(&header, &relocatable)
    );
    assert_int_equal(relocatable.min_addr, 0x100000);
    assert_int_equal(relocatable.max_addr, 0x7fffffff);
    assert_int_equal(relocatable.align, 4096);
    assert_int_equal(relocatable.preference, OSDEV_MULTIBOOT2_PREFER_HIGH);
}

static void absent_header_tags_are_absent(void **state)
{
    struct osdev_multiboot2_header_tag tag;
    struct osdev_multiboot2_header_address address;
    struct osdev_multiboot2_header_framebuffer framebuffer;
    struct osdev_multiboot2_header_relocatable relocatable;
    uint32_t word;

    (void)state;
    WRITE(0, 8);
    assert_int_equal(parse(24), OSDEV_MULTIBOOT2_OK);
    assert_false(osdev_multiboot2_header_find_tag(&header, 1, &tag));
    assert_false(osdev_multiboot2_header_has(&header, 6));
    assert_false(osdev_multiboot2_header_has(&header, UINT32_MAX));
    assert_false(osdev_multiboot2_header_find_address(&header, &address));
    assert_false(osdev_multiboot2_header_find_entry(&header, 3, &word));
    assert_false(osdev_multiboot2_header_find_console(&header, &word));
    assert_false(osdev_multiboot2_header_find_framebuffer(&header, &framebuffer)
    );
    assert_false(osdev_multiboot2_header_find_relocatable(&header, &relocatable)
    );
}

static void header_builder_counts_and_refuses_small_buffers(void **state)
{
    struct osdev_multiboot2_header_builder builder;
    size_t len;

    (void)state;
    build_all(&builder, NULL, 0);
    assert_int_equal(
        osdev_multiboot2_header_builder_finish(&builder, &len),
        OSDEV_MULTIBOOT2_OK
    );
    for (size_t cap = 0; cap < len; cap++) {
        size_t out = 77;

        build_all(&builder, image, cap);
        osdev_test_row(
            cap, osdev_multiboot2_header_builder_finish(&builder, &out) ==
                     OSDEV_MULTIBOOT2_ERR_NO_SPACE
        );
        osdev_test_row(cap, out == 77);
    }
}

static void header_builder_refuses_an_end_tag_by_hand(void **state)
{
    struct osdev_multiboot2_header_builder builder;
    size_t len;

    (void)state;
    osdev_multiboot2_header_builder_init(&builder, 0, image, sizeof(image));
    osdev_multiboot2_header_build_tag(&builder, 0, 0, NULL, 0);
    assert_int_equal(
        osdev_multiboot2_header_builder_finish(&builder, &len),
        OSDEV_MULTIBOOT2_ERR_BAD_VALUE
    );
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_header_of_start_and_end_is_parsed),
        cmocka_unit_test(any_architecture_is_an_ordinary_number),
        cmocka_unit_test(a_broken_header_is_refused_with_its_reason),
        cmocka_unit_test(a_malformed_optional_tag_is_absent),
        cmocka_unit_test(unknown_tags_are_passed_over_but_required_ones_reported
        ),
        cmocka_unit_test(find_goes_on_past_false_magics),
        cmocka_unit_test(
            find_reports_the_first_false_magic_if_there_is_no_header
        ),
        cmocka_unit_test(find_looks_at_multiples_of_8_in_the_first_32_kib),
        cmocka_unit_test(built_headers_parse_to_what_was_built),
        cmocka_unit_test(absent_header_tags_are_absent),
        cmocka_unit_test(header_builder_counts_and_refuses_small_buffers),
        cmocka_unit_test(header_builder_refuses_an_end_tag_by_hand),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
