// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Build a message of a big-endian protocol and read it back.
#include <osdev/base.h>

int main(void)
{
    uint8_t buf[32];
    struct osdev_writer w = osdev_writer_make(buf, sizeof(buf));

    osdev_writer_put_be16(&w, 0xcafe);
    size_t length_at = osdev_writer_put_zero(&w, 2);
    osdev_writer_put_str(&w, "osdev");
    osdev_writer_align(&w, 4);
    osdev_writer_patch_be16(&w, length_at, (uint16_t)w.len);
    if (!osdev_writer_ok(&w)) {
        return 1;
    }

    struct osdev_reader r = osdev_reader_make(osdev_writer_span(&w));
    uint16_t magic = osdev_reader_take_be16(&r);
    uint16_t len = osdev_reader_take_be16(&r);
    struct osdev_span name = osdev_reader_take_str(&r);

    // One question after all reads: were they there?
    if (!osdev_reader_ok(&r) || magic != 0xcafe || len != w.len) {
        return 1;
    }
    return osdev_span_equal(name, osdev_span_make("osdev", 5)) ? 0 : 1;
}
