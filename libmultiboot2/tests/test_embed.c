// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The header macros, judged by our own parser and by GRUB's grub-file.
#include <osdev/multiboot2.h>

#include <osdev_test.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static const struct {
    struct osdev_multiboot2_embed_start start;
    OSDEV_MULTIBOOT2_EMBED_REQUEST_TYPE(3) request;
    struct osdev_multiboot2_embed_framebuffer framebuffer;
    struct osdev_multiboot2_embed_word console;
    struct osdev_multiboot2_embed_words4 relocatable;
    struct osdev_multiboot2_embed_tag module_align;
    struct osdev_multiboot2_embed_tag end;
} c_header OSDEV_MULTIBOOT2_EMBED = {
    OSDEV_MULTIBOOT2_EMBED_START(OSDEV_MULTIBOOT2_ARCH_I386, c_header),
    OSDEV_MULTIBOOT2_EMBED_REQUEST(
        1, 3, OSDEV_MULTIBOOT2_TYPE_MMAP, OSDEV_MULTIBOOT2_TYPE_RSDP_V2,
        OSDEV_MULTIBOOT2_TYPE_CMDLINE
    ),
    OSDEV_MULTIBOOT2_EMBED_FRAMEBUFFER(1, 1024, 768, 32),
    OSDEV_MULTIBOOT2_EMBED_WORD(
        OSDEV_MULTIBOOT2_HEADER_CONSOLE, 1, OSDEV_MULTIBOOT2_CONSOLE_EGA_TEXT
    ),
    OSDEV_MULTIBOOT2_EMBED_WORDS4(
        OSDEV_MULTIBOOT2_HEADER_RELOCATABLE, 1, 0x100000, 0x7fffffff, 4096,
        OSDEV_MULTIBOOT2_PREFER_LOW
    ),
    OSDEV_MULTIBOOT2_EMBED_TAG(OSDEV_MULTIBOOT2_HEADER_MODULE_ALIGN, 0),
    OSDEV_MULTIBOOT2_EMBED_END,
};

extern const uint8_t embed_asm_header[];
extern const uint8_t embed_asm_header_end[];

static struct osdev_span asm_header(void)
{
    return osdev_span_make(
        embed_asm_header,
        (size_t)((uintptr_t)embed_asm_header_end - (uintptr_t)embed_asm_header)
    );
}

static void a_header_from_c_parses(void **state)
{
    struct osdev_multiboot2_header header;
    struct osdev_multiboot2_header_tag tag;
    struct osdev_multiboot2_header_framebuffer framebuffer;
    struct osdev_multiboot2_header_relocatable relocatable;
    uint32_t word;

    (void)state;
    assert_int_equal(
        osdev_multiboot2_header_parse(
            osdev_span_make(&c_header, sizeof(c_header)), &header
        ),
        OSDEV_MULTIBOOT2_OK
    );
    assert_int_equal(header.bytes.len, sizeof(c_header));
    assert_true(osdev_multiboot2_header_find_tag(&header, 1, &tag));
    assert_true(osdev_multiboot2_header_request_at(&tag, 2, &word));
    assert_int_equal(word, OSDEV_MULTIBOOT2_TYPE_CMDLINE);
    assert_true(osdev_multiboot2_header_find_framebuffer(&header, &framebuffer)
    );
    assert_int_equal(framebuffer.depth, 32);
    assert_true(osdev_multiboot2_header_find_console(&header, &word));
    assert_int_equal(word, OSDEV_MULTIBOOT2_CONSOLE_EGA_TEXT);
    assert_true(osdev_multiboot2_header_find_relocatable(&header, &relocatable)
    );
    assert_int_equal(relocatable.preference, OSDEV_MULTIBOOT2_PREFER_LOW);
    assert_true(osdev_multiboot2_header_has(
        &header, OSDEV_MULTIBOOT2_HEADER_MODULE_ALIGN
    ));
}

static void a_header_from_assembly_parses(void **state)
{
    struct osdev_multiboot2_header header;
    struct osdev_multiboot2_header_tag tag;
    uint32_t word;

    (void)state;
    assert_int_equal(
        osdev_multiboot2_header_parse(asm_header(), &header),
        OSDEV_MULTIBOOT2_OK
    );
    assert_int_equal(header.bytes.len, asm_header().len);
    assert_true(osdev_multiboot2_header_find_tag(&header, 1, &tag));
    assert_int_equal(tag.flags, OSDEV_MULTIBOOT2_HEADER_OPTIONAL);
    assert_int_equal(tag.payload.len, 12);
    assert_true(osdev_multiboot2_header_find_entry(
        &header, OSDEV_MULTIBOOT2_HEADER_ENTRY_EFI64, &word
    ));
    assert_int_equal(word, 0x100000);
    assert_true(osdev_multiboot2_header_has(
        &header, OSDEV_MULTIBOOT2_HEADER_MODULE_ALIGN
    ));
}

// Exit status of grub-file for a file that holds just these bytes.
static int grub_file(struct osdev_span bytes)
{
    char path[] = "osdev_multiboot2_XXXXXX";
    char command[128];
    int file = mkstemp(path);

    assert_true(file >= 0);
    assert_int_equal(write(file, bytes.ptr, bytes.len), bytes.len);
    close(file);
    snprintf(
        command, sizeof(command), "grub-file --is-x86-multiboot2 %s", path
    );
    // The command is fixed text. NOLINTNEXTLINE(cert-env33-c)
    int status = system(command);

    unlink(path);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void grub_accepts_a_header_from_c(void **state)
{
    (void)state;
    assert_int_equal(
        grub_file(osdev_span_make(&c_header, sizeof(c_header))), 0
    );
}

static void grub_accepts_a_header_from_assembly(void **state)
{
    (void)state;
    assert_int_equal(grub_file(asm_header()), 0);
}

static void grub_accepts_a_built_header(void **state)
{
    static uint8_t buf[64];
    struct osdev_multiboot2_header_builder builder;
    size_t len;

    (void)state;
    osdev_multiboot2_header_builder_init(&builder, 0, buf, sizeof(buf));
    osdev_multiboot2_header_build_tag(&builder, 6, 1, NULL, 0);
    assert_int_equal(
        osdev_multiboot2_header_builder_finish(&builder, &len),
        OSDEV_MULTIBOOT2_OK
    );
    assert_int_equal(grub_file(osdev_span_make(buf, len)), 0);
    // The judge does say no.
    buf[12] ^= 1;
    assert_int_equal(grub_file(osdev_span_make(buf, len)), 1);
}

int main(void)
{
    const struct CMUnitTest own[] = {
        cmocka_unit_test(a_header_from_c_parses),
        cmocka_unit_test(a_header_from_assembly_parses),
    };
    const struct CMUnitTest grub[] = {
        cmocka_unit_test(grub_accepts_a_header_from_c),
        cmocka_unit_test(grub_accepts_a_header_from_assembly),
        cmocka_unit_test(grub_accepts_a_built_header),
    };

    if (__BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__) {
        puts("skipped: the macros write headers for processors of x86's order");
        return OSDEV_TEST_SKIP;
    }
    int failed = cmocka_run_group_tests(own, NULL, NULL);

    if (failed != 0) {
        return failed;
    }
    // NOLINTNEXTLINE(cert-env33-c)
    if (system("command -v grub-file >/dev/null") != 0) {
        puts("skipped: grub-file is not installed");
        return OSDEV_TEST_SKIP;
    }
    return cmocka_run_group_tests(grub, NULL, NULL);
}
