// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Walking tables by the descriptions of their fields.
#include <osdev/acpi/describe.h>

#include "layouts_list.h"

// Lists in lists in lists: no table has more.
#define DEPTH_MAX 4u

#define ROW(signature, name) {signature, &osdev_acpi_##name##_layout_},

static const struct {
    char signature[5];
    const struct osdev_acpi_layout_ *layout;
} known[] = {OSDEV_ACPI_LAYOUTS_(ROW) ROW("FACS", facs) ROW("FBPT", perf_table)
                 ROW("S3PT", perf_table)};

static const struct osdev_acpi_field_ header_fields[] = {
    TEXT(header, signature),       NUM(header, length),
    NUM(header, revision),         NUM(header, checksum),
    TEXT(header, oem_id),          TEXT(header, oem_table_id),
    NUM(header, oem_revision),     TEXT(header, creator_id),
    NUM(header, creator_revision),
};

static const struct osdev_acpi_layout_ header_layout = {
    "header",
    0,
    OSDEV_ACPI_HEADER_LEN,
    header_fields,
    OSDEV_COUNTOF(header_fields),
    NULL,
};

static const struct osdev_acpi_field_ gas_fields[] = {
    NUM(gas, space),       NUM(gas, bit_width), NUM(gas, bit_offset),
    NUM(gas, access_size), NUM(gas, address),
};

struct walk {
    osdev_acpi_visit_fn visit;
    void *ctx;
};

static uint64_t number(struct osdev_span bytes)
{
    uint64_t value = 0;

    for (size_t i = bytes.len; i-- > 0;) {
        value = value << 8 | bytes.ptr[i];
    }
    return value;
}

// Numbers one by one; `item` says where the first of them is.
static void
visit_numbers(const struct walk *walk, struct osdev_acpi_item item, size_t unit)
{
    struct osdev_span rest = item.bytes;

    item.kind = OSDEV_ACPI_ITEM_NUMBER;
    while (osdev_span_take(&rest, unit, &item.bytes)) {
        item.value = number(item.bytes);
        walk->visit(walk->ctx, &item);
        item.offset += unit;
    }
}

static void visit_gas(const struct walk *walk, struct osdev_acpi_item item)
{
    struct osdev_span all = item.bytes;
    size_t start = item.offset;

    for (size_t i = 0; i < OSDEV_COUNTOF(gas_fields); i++) {
        item.part = gas_fields[i].name;
        item.offset = start + gas_fields[i].offset;
        if (osdev_span_sub(
                all, gas_fields[i].offset, gas_fields[i].len, &item.bytes
            )) {
            visit_numbers(walk, item, gas_fields[i].len);
        }
    }
}

static void visit_field(
    const struct walk *walk, const struct osdev_acpi_field_ *field,
    struct osdev_acpi_item item
)
{
    item.name = field->name;
    switch (field->kind) {
    case OSDEV_ACPI_FIELD_NUMBER:
        visit_numbers(walk, item, field->unit);
        break;
    case OSDEV_ACPI_FIELD_GAS:
        visit_gas(walk, item);
        break;
    default:
        item.kind = field->kind == OSDEV_ACPI_FIELD_TEXT
                        ? OSDEV_ACPI_ITEM_TEXT
                        : OSDEV_ACPI_ITEM_BYTES;
        walk->visit(walk->ctx, &item);
        break;
    }
}

// The fields that `item.bytes` is long enough for.
static void visit_fields(
    const struct walk *walk, const struct osdev_acpi_layout_ *layout,
    struct osdev_acpi_item item
)
{
    struct osdev_span all = item.bytes;
    size_t start = item.offset;

    for (size_t i = 0; i < layout->count; i++) {
        const struct osdev_acpi_field_ *field = &layout->fields[i];

        item.offset = start + field->offset;
        if (osdev_span_sub(all, field->offset, field->len, &item.bytes)) {
            visit_field(walk, field, item);
        }
    }
}

static void visit_error(
    const struct walk *walk, struct osdev_acpi_item item,
    enum osdev_acpi_err err
)
{
    item.kind = OSDEV_ACPI_ITEM_ERROR;
    item.err = err;
    item.bytes.len = 0;
    walk->visit(walk->ctx, &item);
}

static const struct osdev_acpi_layout_ *
find(const struct osdev_acpi_level_ *level, uint32_t type)
{
    for (size_t i = 0; i < level->count; i++) {
        if (level->layouts[i].type == type) {
            return &level->layouts[i];
        }
    }
    return NULL;
}

// What lies behind the fields: a list if there is one, and bytes before it.
static const struct osdev_acpi_level_ *visit_rest(
    const struct walk *walk, const struct osdev_acpi_layout_ *layout,
    struct osdev_acpi_item item
)
{
    const struct osdev_acpi_level_ *level = layout->inner;
    size_t end = item.bytes.len;

    if (level != NULL && level->open != NULL) {
        struct osdev_acpi_iter it = level->open(item.bytes);

        end = it.rest.len != 0 ? it.offset : end;
    } else {
        level = NULL;
    }
    if (end > layout->len &&
        osdev_span_sub(
            item.bytes, layout->len, end - layout->len, &item.bytes
        )) {
        item.kind = OSDEV_ACPI_ITEM_BYTES;
        item.name = "rest";
        item.offset += layout->len;
        walk->visit(walk->ctx, &item);
    }
    return level;
}

// Visit one entry; gives the list in it, if there is one.
static const struct osdev_acpi_level_ *visit_entry(
    const struct walk *walk, const struct osdev_acpi_level_ *level,
    uint32_t type, struct osdev_acpi_item item
)
{
    const struct osdev_acpi_layout_ *layout = find(level, type);

    item.kind = OSDEV_ACPI_ITEM_STRUCT;
    item.name = layout != NULL ? layout->name : "unknown";
    item.value = type;
    walk->visit(walk->ctx, &item);
    if (layout == NULL) {
        item.kind = OSDEV_ACPI_ITEM_BYTES;
        walk->visit(walk->ctx, &item);
        return NULL;
    }
    visit_fields(walk, layout, item);
    return visit_rest(walk, layout, item);
}

// Walk lists in lists without recursion.
static void visit_level(
    const struct walk *walk, const struct osdev_acpi_level_ *level,
    struct osdev_acpi_item item
)
{
    struct {
        const struct osdev_acpi_level_ *level;
        struct osdev_acpi_iter it;
        size_t start;
    } stack[DEPTH_MAX];
    unsigned depth = 0;

    while (true) {
        if (level != NULL && depth < DEPTH_MAX) {
            stack[depth].level = level;
            stack[depth].it = level->open(item.bytes);
            stack[depth].start = item.offset;
            depth++;
            level = NULL;
        }
        if (depth == 0) {
            return;
        }
        struct osdev_acpi_iter *it = &stack[depth - 1].it;
        uint32_t type;
        uint8_t none;

        item.depth = depth;
        if (osdev_acpi_next_(
                it, stack[depth - 1].level->family, &type, &item.bytes, &none, 0
            )) {
            item.offset = stack[depth - 1].start + it->offset;
            level = visit_entry(walk, stack[depth - 1].level, type, item);
            continue;
        }
        if (it->err != OSDEV_ACPI_OK) {
            item.name = "list";
            item.offset = stack[depth - 1].start + it->offset;
            visit_error(walk, item, it->err);
        }
        depth--;
    }
}

static const struct osdev_acpi_layout_ *find_table(const uint8_t *signature)
{
    for (size_t i = 0; i < OSDEV_COUNTOF(known); i++) {
        if (osdev_acpi_is(signature, known[i].signature)) {
            return known[i].layout;
        }
    }
    return &header_layout;
}

// These start with signature and length alone.
static bool has_no_header(const struct osdev_acpi_layout_ *layout)
{
    return layout == &osdev_acpi_facs_layout_ ||
           layout == &osdev_acpi_perf_table_layout_;
}

static enum osdev_acpi_err
parse(struct osdev_span bytes, struct osdev_span *out)
{
    size_t len;

    if (bytes.len < 8 || !has_no_header(find_table(bytes.ptr))) {
        return osdev_acpi_table_parse(bytes, out);
    }
    len = osdev_le32_load(bytes.ptr + 4);
    if (len < 8) {
        return OSDEV_ACPI_ERR_BAD_LENGTH;
    }
    return osdev_span_take(&bytes, len, out) ? OSDEV_ACPI_OK
                                             : OSDEV_ACPI_ERR_TRUNCATED;
}

enum osdev_acpi_err osdev_acpi_describe(
    struct osdev_span table, osdev_acpi_visit_fn visit, void *ctx
)
{
    const struct walk walk = {visit, ctx};
    struct osdev_acpi_item item = {
        .kind = OSDEV_ACPI_ITEM_STRUCT, .name = "table", .part = ""};
    enum osdev_acpi_err err = parse(table, &item.bytes);

    if (err != OSDEV_ACPI_OK) {
        return err;
    }
    const struct osdev_acpi_layout_ *layout = find_table(item.bytes.ptr);

    if (layout != &header_layout) {
        item.name = layout->name;
    }
    walk.visit(walk.ctx, &item);
    if (!has_no_header(layout)) {
        visit_fields(&walk, &header_layout, item);
    }
    if (layout != &header_layout) {
        visit_fields(&walk, layout, item);
    }
    visit_level(&walk, visit_rest(&walk, layout, item), item);
    return OSDEV_ACPI_OK;
}
