// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Reading of structures and walking of lists. ACPI 6.6, 5.2.
#include "internal.h"

// Bytes are added in 16-bit lanes, eight at a time; 256 rounds do not
// overflow a lane.
#define LANES  UINT64_C(0x00ff00ff00ff00ff)
#define ROUNDS 256u

static uint64_t sum_of_lanes(uint64_t lanes)
{
    return (lanes & 0xffff) + (lanes >> 16 & 0xffff) + (lanes >> 32 & 0xffff) +
           (lanes >> 48);
}

uint8_t osdev_acpi_sum(struct osdev_span bytes)
{
    uint64_t sum = 0;
    size_t i = 0;

    while (bytes.len - i >= 8) {
        size_t words = (bytes.len - i) / 8;
        uint64_t even = 0;
        uint64_t odd = 0;

        for (words = words > ROUNDS ? ROUNDS : words; words != 0; words--) {
            uint64_t word = osdev_le64_load(bytes.ptr + i);

            even += word & LANES;
            odd += word >> 8 & LANES;
            i += 8;
        }
        sum += sum_of_lanes(even) + sum_of_lanes(odd);
    }
    for (; i < bytes.len; i++) {
        sum += bytes.ptr[i];
    }
    return (uint8_t)sum;
}

enum osdev_acpi_err
osdev_acpi_table_parse(struct osdev_span bytes, struct osdev_span *out_table)
{
    uint32_t length;

    if (bytes.len < OSDEV_ACPI_HEADER_LEN) {
        return OSDEV_ACPI_ERR_TRUNCATED;
    }
    length = osdev_le32_load(bytes.ptr + 4);
    if (length < OSDEV_ACPI_HEADER_LEN) {
        return OSDEV_ACPI_ERR_BAD_LENGTH;
    }
    return osdev_span_take(&bytes, length, out_table)
               ? OSDEV_ACPI_OK
               : OSDEV_ACPI_ERR_TRUNCATED;
}

static void copy(struct osdev_span bytes, void *out, size_t len)
{
    uint8_t *to = (uint8_t *)out;
    size_t present = bytes.len < len ? bytes.len : len;

    if (present != 0) {
        __builtin_memcpy(to, bytes.ptr, present);
    }
    __builtin_memset(to + present, 0, len - present);
}

enum osdev_acpi_err osdev_acpi_struct_read(
    struct osdev_span bytes, size_t min, void *out, size_t len
)
{
    if (bytes.len < min) {
        return OSDEV_ACPI_ERR_TRUNCATED;
    }
    copy(bytes, out, len);
    return OSDEV_ACPI_OK;
}

static enum osdev_acpi_err open_table(
    struct osdev_span bytes, const char *signature, size_t min,
    struct osdev_span *out
)
{
    enum osdev_acpi_err err = osdev_acpi_table_parse(bytes, out);

    if (err != OSDEV_ACPI_OK) {
        return err;
    }
    if (!osdev_acpi_is(out->ptr, signature)) {
        return OSDEV_ACPI_ERR_BAD_SIGNATURE;
    }
    return out->len < min ? OSDEV_ACPI_ERR_TRUNCATED : OSDEV_ACPI_OK;
}

enum osdev_acpi_err osdev_acpi_table_read(
    struct osdev_span bytes, const char *signature, size_t min, void *out,
    size_t len
)
{
    struct osdev_span table;
    enum osdev_acpi_err err = open_table(bytes, signature, min, &table);

    if (err == OSDEV_ACPI_OK) {
        copy(table, out, len);
    }
    return err;
}

static struct osdev_acpi_iter iter(enum osdev_acpi_err err)
{
    struct osdev_acpi_iter it = {{NULL, 0}, 0, 0, err};

    return it;
}

struct osdev_acpi_iter osdev_acpi_table_iter_(
    struct osdev_span bytes, const char *signature, size_t skip
)
{
    struct osdev_span table;
    enum osdev_acpi_err err = open_table(bytes, signature, skip, &table);

    if (err != OSDEV_ACPI_OK) {
        return iter(err);
    }
    return osdev_acpi_part_iter_(table, skip, table.len - skip);
}

struct osdev_acpi_iter
osdev_acpi_part_iter_(struct osdev_span bytes, uint64_t offset, uint64_t len)
{
    struct osdev_acpi_iter it = iter(OSDEV_ACPI_OK);

    if (offset > bytes.len || len > bytes.len - offset) {
        return iter(OSDEV_ACPI_ERR_TRUNCATED);
    }
    it.rest = osdev_span_make(bytes.ptr + offset, (size_t)len);
    it.offset = (size_t)offset;
    it.next_ = (size_t)offset;
    return it;
}

struct osdev_acpi_iter osdev_acpi_table_part_iter_(
    enum osdev_acpi_err err, struct osdev_span bytes, uint32_t offset
)
{
    if (err == OSDEV_ACPI_OK) {
        err = osdev_acpi_table_parse(bytes, &bytes);
    }
    return err == OSDEV_ACPI_OK ? osdev_acpi_rest_iter_(bytes, offset)
                                : iter(err);
}

struct osdev_acpi_iter osdev_acpi_table_array_iter_(
    enum osdev_acpi_err err, struct osdev_span bytes, uint32_t offset,
    uint32_t count, size_t size
)
{
    if (err == OSDEV_ACPI_OK) {
        err = osdev_acpi_table_parse(bytes, &bytes);
    }
    return osdev_acpi_entry_array_iter_(err, bytes, offset, count, size);
}

struct osdev_acpi_iter osdev_acpi_entry_array_iter_(
    enum osdev_acpi_err err, struct osdev_span bytes, uint32_t offset,
    uint32_t count, size_t size
)
{
    if (err != OSDEV_ACPI_OK) {
        return iter(err);
    }
    if (count == 0) {
        return osdev_acpi_rest_iter_(bytes, bytes.len);
    }
    struct osdev_acpi_iter it = osdev_acpi_rest_iter_(bytes, offset);

    // Those that are there can be read, even if more are promised.
    if (it.rest.len / size < count) {
        it.rest.len -= it.rest.len % size;
        it.err = OSDEV_ACPI_ERR_TRUNCATED;
    } else {
        it.rest.len = count * size;
    }
    return it;
}

struct osdev_acpi_iter
osdev_acpi_rest_iter_(struct osdev_span bytes, size_t skip)
{
    if (skip > bytes.len) {
        return iter(OSDEV_ACPI_ERR_TRUNCATED);
    }
    return osdev_acpi_part_iter_(bytes, skip, bytes.len - skip);
}

// A number of 1, 2 or 4 bytes; 0 where there is none.
static uint32_t number(const uint8_t *at, size_t len)
{
    return len == 4   ? osdev_le32_load(at)
           : len == 2 ? osdev_le16_load(at)
           : len == 1 ? at[0]
                      : 0;
}

static size_t
min_of(const struct osdev_acpi_family_ *family, uint32_t type, size_t head)
{
    for (size_t i = 0; i < family->count; i++) {
        if (family->kinds[i].type == type) {
            return family->kinds[i].min;
        }
    }
    return head;
}

static size_t entry_len(
    const struct osdev_acpi_family_ *family, uint32_t type,
    struct osdev_span rest
)
{
    if (family->length != NULL) {
        return family->length(type, rest);
    }
    return family->len_len == 0
               ? family->kinds[0].min
               : number(rest.ptr + family->len_at, family->len_len);
}

// Take one entry. An error of framing leaves `rest` as it is.
static enum osdev_acpi_err take_entry(
    struct osdev_span *rest, const struct osdev_acpi_family_ *family,
    uint32_t *out_type, struct osdev_span *out_bytes
)
{
    size_t head = (size_t)family->type_at + family->type_len;
    size_t head_of_len = (size_t)family->len_at + family->len_len;

    head = head > head_of_len ? head : head_of_len;
    if (rest->len < head) {
        return OSDEV_ACPI_ERR_ENTRY_LENGTH;
    }
    uint32_t type = number(rest->ptr + family->type_at, family->type_len) &
                    ~(uint32_t)family->type_not;
    size_t len = entry_len(family, type, *rest);

    if (len < head || len == 0 || !osdev_span_take(rest, len, out_bytes)) {
        return OSDEV_ACPI_ERR_ENTRY_LENGTH;
    }
    *out_type = type;
    return len < min_of(family, type, head) ? OSDEV_ACPI_ERR_ENTRY_SHORT
                                            : OSDEV_ACPI_OK;
}

bool osdev_acpi_next_(
    struct osdev_acpi_iter *it, const struct osdev_acpi_family_ *family,
    uint32_t *out_type, struct osdev_span *out_bytes, void *as, size_t as_len
)
{
    while (it->rest.len != 0) {
        struct osdev_span bytes = {NULL, 0};
        uint32_t type = 0;
        enum osdev_acpi_err err = take_entry(&it->rest, family, &type, &bytes);

        it->offset = it->next_;
        it->next_ += bytes.len;
        if (err == OSDEV_ACPI_OK) {
            *out_type = type;
            *out_bytes = bytes;
            copy(bytes, as, as_len);
            return true;
        }
        it->err = it->err == OSDEV_ACPI_OK ? err : it->err;
        if (err == OSDEV_ACPI_ERR_ENTRY_LENGTH) {
            it->rest.len = 0;
        }
    }
    return false;
}
