// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// libmultiboot2 in the kernel: a small block, whole, cut short, and
// damaged in every byte.
#include <osdev/multiboot2.h>

#include "selftest.h"
#include "string.h"

static _Alignas(8) const uint8_t block[] = {
    48,   0,   0,   0,   0,  0,    0, 0, // Length of all, reserved.
    1,    0,   0,   0,   13, 0,    0, 0, // Command line, 13 bytes
    't',  'e', 's', 't', 0,  0,    0, 0, // with its NUL.
    4,    0,   0,   0,   16, 0,    0, 0, // Memory sizes.
    0x80, 2,   0,   0,   0,  0xfc, 1, 0, // 640 KiB and 127 MiB.
    0,    0,   0,   0,   8,  0,    0, 0, // End.
};

static void reads_tags(void)
{
    struct osdev_multiboot2 info;
    struct osdev_multiboot2_meminfo meminfo;
    struct osdev_span text;

    if (!CHECK(
            osdev_multiboot2_open(&info, block, sizeof(block)) ==
            OSDEV_MULTIBOOT2_OK
        )) {
        return;
    }
    CHECK(osdev_multiboot2_find_cmdline(&info, &text) && text.len == 4);
    CHECK(
        osdev_multiboot2_find_meminfo(&info, &meminfo) &&
        meminfo.lower_kib == 640
    );
}

static void refuses_a_cut_block(void)
{
    struct osdev_multiboot2 info;

    for (size_t len = 0; len < sizeof(block); len += 8) {
        CHECK(osdev_multiboot2_open(&info, block, len) != OSDEV_MULTIBOOT2_OK);
    }
}

/* Every look-up returns, whatever the bytes say. */
static void survives_any_byte(void)
{
    static _Alignas(8) uint8_t copy[sizeof(block)];
    static const uint8_t values[] = {0x00, 0x01, 0x07, 0x7f, 0x80, 0xff};
    struct osdev_multiboot2 info;
    struct osdev_multiboot2_mmap mmap;
    struct osdev_span text;
    unsigned opened = 0;

    for (unsigned at = 0; at < sizeof(block); at++) {
        for (unsigned i = 0; i < sizeof(values); i++) {
            memcpy(copy, block, sizeof(block));
            copy[at] = values[i];
            if (osdev_multiboot2_open(&info, copy, sizeof(copy)) ==
                OSDEV_MULTIBOOT2_OK) {
                opened++;
                (void)!osdev_multiboot2_find_cmdline(&info, &text);
                (void)!osdev_multiboot2_find_mmap(&info, &mmap);
            }
        }
    }
    CHECK(opened > 0);
}

static const struct selftest_step steps[] = {
    {"reads_tags", reads_tags},
    {"refuses_a_cut_block", refuses_a_cut_block},
    {"survives_any_byte", survives_any_byte},
};

SELFTEST_SUITE(selftest_multiboot2, "multiboot2", steps);
