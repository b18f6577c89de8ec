// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The input is a program and the data it works on: each byte pair is an
// operation and its argument, executed on a reader of the input, a span of it
// and a writer into a block of a size that the input chooses.
#include <osdev/base.h>

#include <stdlib.h>
#include <string.h>

#define CHECK(cond)    \
    do {               \
        if (!(cond)) { \
            abort();   \
        }              \
    } while (0)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t length_of(uint8_t argument)
{
    return argument == 255 ? SIZE_MAX : argument;
}

static void read_number(struct osdev_reader *r, uint8_t which, uint64_t *sum)
{
    switch (which % 12) {
    case 0:
        *sum += osdev_reader_take_u8(r);
        break;
    case 1:
        *sum += osdev_reader_take_le16(r);
        break;
    case 2:
        *sum += osdev_reader_take_be16(r);
        break;
    case 3:
        *sum += osdev_reader_take_le24(r);
        break;
    case 4:
        *sum += osdev_reader_take_be24(r);
        break;
    case 5:
        *sum += osdev_reader_take_le32(r);
        break;
    case 6:
        *sum += osdev_reader_take_be32(r);
        break;
    case 7:
        *sum += osdev_reader_take_le48(r);
        break;
    case 8:
        *sum += osdev_reader_take_be48(r);
        break;
    case 9:
        *sum += osdev_reader_take_le64(r);
        break;
    case 10:
        *sum += osdev_reader_take_be64(r);
        break;
    default:
        *sum += osdev_reader_take_guid(r).rest[0];
        break;
    }
}

static void
step_reader(struct osdev_reader *r, uint8_t op, uint8_t argument, uint64_t *sum)
{
    const struct osdev_reader before = *r;
    struct osdev_reader part;

    switch (op % 6) {
    case 0:
        read_number(r, argument, sum);
        break;
    case 1:
        *sum += osdev_span_sum8(osdev_reader_take(r, length_of(argument)));
        break;
    case 2:
        *sum += osdev_span_sum8(osdev_reader_take_str(r));
        break;
    case 3:
        osdev_reader_align(r, (size_t)1 << argument % 8);
        break;
    case 4:
        part = osdev_reader_sub(r, length_of(argument));
        read_number(&part, argument, sum);
        break;
    default:
        osdev_reader_skip(r, length_of(argument));
        break;
    }
    CHECK(!before.failed || r->failed);
    CHECK(r->offset + r->rest.len <= before.offset + before.rest.len);
    CHECK(!r->failed || r->rest.len == 0);
}

static void step_writer(struct osdev_writer *w, uint8_t op, uint8_t argument)
{
    const struct osdev_writer before = *w;

    switch (op % 6) {
    case 0:
        osdev_writer_put_le32(w, argument);
        break;
    case 1:
        (void)osdev_writer_put_zero(w, length_of(argument));
        break;
    case 2:
        osdev_writer_align(w, (size_t)1 << argument % 8);
        break;
    case 3:
        osdev_writer_patch_be16(w, length_of(argument), argument);
        break;
    case 4:
        osdev_writer_put_be48(w, argument);
        break;
    default:
        osdev_writer_put(w, &argument, 1);
        break;
    }
    CHECK(!before.failed || w->failed);
    CHECK(w->len >= before.len);
    CHECK(w->failed || w->len <= w->size);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint8_t *copy = malloc(size == 0 ? 1 : size);
    size_t room = size == 0 ? 0 : data[0];
    uint8_t *block = malloc(room == 0 ? 1 : room);
    uint64_t sum = 0;

    CHECK(copy != NULL && block != NULL);
    if (size != 0) {
        memcpy(copy, data, size);
    }
    struct osdev_reader r = osdev_reader_make(osdev_span_make(copy, size));
    struct osdev_writer w = osdev_writer_make(block, room);
    struct osdev_writer count = osdev_writer_make(NULL, 0);

    for (size_t i = 1; i + 1 < size; i += 2) {
        step_reader(&r, data[i], data[i + 1], &sum);
        step_writer(&w, data[i] / 6, data[i + 1]);
        step_writer(&count, data[i] / 6, data[i + 1]);
        // Asking for the size tells what building needs.
        CHECK(count.failed || w.len == count.len);
    }
    sum += osdev_span_sum8(osdev_writer_span(&w));
    free(block);
    free(copy);
    // The sum keeps the reads alive.
    return sum == UINT64_MAX ? -1 : 0;
}
