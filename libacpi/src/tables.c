// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The index of tables. ACPI 6.6, 5.2.6 to 5.2.8.
#include <osdev/acpi/tables.h>

#include "internal.h"

#define FACS_LEN_MIN 64u
// Offsets in the FADT.
#define FADT_FACS   36u
#define FADT_DSDT   40u
#define FADT_X_FACS 132u
#define FADT_X_DSDT 140u

static void
unmap(const struct osdev_acpi_memory *memory, const void *ptr, size_t len)
{
    if (memory->ops->unmap != NULL && len != 0) {
        memory->ops->unmap(memory->ctx, ptr, len);
    }
}

static uint8_t *
map(const struct osdev_acpi_memory *memory, uint64_t start, size_t len)
{
    return (uint8_t *)memory->ops->map(
        memory->ctx, osdev_paddr(start), len, OSDEV_ACPI_MAP_READ
    );
}

enum osdev_acpi_err osdev_acpi_tables_init(
    struct osdev_acpi_tables *tables, const struct osdev_acpi_memory *memory,
    struct osdev_acpi_table *slots, size_t capacity, uint32_t flags
)
{
    if (memory->ops == NULL || memory->ops->map == NULL) {
        return OSDEV_ACPI_ERR_BAD_OPS;
    }
    tables->slots = slots;
    tables->count = 0;
    tables->capacity_ = capacity;
    tables->memory = *memory;
    tables->flags_ = flags;
    return OSDEV_ACPI_OK;
}

// Whether another table has the same memory, or some of it.
static enum osdev_acpi_err
check_place(const struct osdev_acpi_tables *tables, uint64_t start, size_t len)
{
    for (size_t i = 0; i < tables->count; i++) {
        const struct osdev_acpi_table *other = &tables->slots[i];

        if (other->bytes.len == 0 || other->origin == OSDEV_ACPI_FROM_HOST) {
            continue;
        }
        if (other->start.raw == start) {
            return OSDEV_ACPI_ERR_DUPLICATE;
        }
        if (start < other->start.raw + other->bytes.len &&
            other->start.raw < start + len) {
            return OSDEV_ACPI_ERR_OVERLAP;
        }
    }
    return OSDEV_ACPI_OK;
}

// Signature and length, the only fields that the FACS has as well.
static enum osdev_acpi_err read_head(
    const struct osdev_acpi_memory *memory, uint64_t start,
    struct osdev_acpi_table *table, size_t *out_len
)
{
    const size_t head = 8;
    uint8_t *ptr = map(memory, start, head);
    uint32_t len;

    if (ptr == NULL) {
        return OSDEV_ACPI_ERR_UNMAPPED;
    }
    __builtin_memcpy(table->signature, ptr, sizeof(table->signature));
    len = osdev_le32_load(ptr + 4);
    unmap(memory, ptr, head);
    if (len < OSDEV_ACPI_HEADER_LEN || len > OSDEV_ACPI_CFG_MAX_TABLE_LEN ||
        start > UINT64_MAX - len) {
        return OSDEV_ACPI_ERR_BAD_LENGTH;
    }
    *out_len = len;
    return OSDEV_ACPI_OK;
}

// The FACS has no checksum: firmware and kernel write to it.
static enum osdev_acpi_err check_bytes(struct osdev_span bytes)
{
    if (osdev_acpi_is(bytes.ptr, "FACS")) {
        return bytes.len < FACS_LEN_MIN ? OSDEV_ACPI_ERR_BAD_LENGTH
                                        : OSDEV_ACPI_OK;
    }
    return osdev_acpi_sum(bytes) == 0 ? OSDEV_ACPI_OK
                                      : OSDEV_ACPI_ERR_BAD_CHECKSUM;
}

static enum osdev_acpi_err open_table(
    const struct osdev_acpi_tables *tables, struct osdev_acpi_table *table
)
{
    const struct osdev_acpi_memory *memory = &tables->memory;
    uint64_t start = table->start.raw;
    size_t len = 0;
    enum osdev_acpi_err err = read_head(memory, start, table, &len);

    if (err == OSDEV_ACPI_OK) {
        err = check_place(tables, start, len);
    }
    if (err != OSDEV_ACPI_OK) {
        return err;
    }
    uint8_t *ptr = map(memory, start, len);

    if (ptr == NULL) {
        return OSDEV_ACPI_ERR_UNMAPPED;
    }
    err = check_bytes(osdev_span_make(ptr, len));
    if (err == OSDEV_ACPI_OK ||
        (err == OSDEV_ACPI_ERR_BAD_CHECKSUM &&
         (tables->flags_ & OSDEV_ACPI_KEEP_BAD_CHECKSUM) != 0)) {
        table->bytes = osdev_span_make(ptr, len);
        table->mapped_ = len;
    } else {
        unmap(memory, ptr, len);
    }
    return err;
}

// A slot for the table at an address; NULL if there is no room.
static struct osdev_acpi_table *
add(struct osdev_acpi_tables *tables, uint64_t start,
    enum osdev_acpi_origin origin)
{
    struct osdev_acpi_table *table = &tables->slots[tables->count];

    if (tables->count == tables->capacity_) {
        return NULL;
    }
    *table = (struct osdev_acpi_table
    ){.start = osdev_paddr(start), .origin = origin};
    table->err = open_table(tables, table);
    tables->count++;
    return table;
}

static enum osdev_acpi_err load_root(
    struct osdev_acpi_tables *tables, uint64_t start, const char *signature,
    struct osdev_span *out
)
{
    struct osdev_acpi_table *root;

    if (start == 0) {
        return OSDEV_ACPI_ERR_NOT_FOUND;
    }
    root = add(tables, start, OSDEV_ACPI_FROM_RSDP);
    if (root == NULL) {
        return OSDEV_ACPI_ERR_NO_ROOM;
    }
    if (root->bytes.len == 0) {
        return root->err;
    }
    if (!osdev_acpi_is(root->signature, signature)) {
        root->err = OSDEV_ACPI_ERR_BAD_SIGNATURE;
        return root->err;
    }
    *out = root->bytes;
    return OSDEV_ACPI_OK;
}

static enum osdev_acpi_err load_entries(
    struct osdev_acpi_tables *tables, struct osdev_span root, size_t size
)
{
    for (size_t at = OSDEV_ACPI_HEADER_LEN;
         root.len >= size && at <= root.len - size; at += size) {
        const uint8_t *entry = root.ptr + at;
        uint64_t start =
            size == 8 ? osdev_le64_load(entry) : osdev_le32_load(entry);

        if (start != 0 && add(tables, start, OSDEV_ACPI_FROM_ROOT) == NULL) {
            return OSDEV_ACPI_ERR_NO_ROOM;
        }
    }
    return OSDEV_ACPI_OK;
}

// A table that the FADT points to; the 64-bit address wins if it is good.
static enum osdev_acpi_err load_pointed(
    struct osdev_acpi_tables *tables, struct osdev_span fadt, size_t narrow,
    size_t wide
)
{
    uint64_t starts[2] = {0, 0};

    if (fadt.len >= wide + 8) {
        starts[0] = osdev_le64_load(fadt.ptr + wide);
    }
    starts[1] = osdev_le32_load(fadt.ptr + narrow);
    for (unsigned i = 0; i < 2; i++) {
        struct osdev_acpi_table *table = NULL;

        if (starts[i] == 0) {
            continue;
        }
        table = add(tables, starts[i], OSDEV_ACPI_FROM_FADT);
        if (table == NULL) {
            return OSDEV_ACPI_ERR_NO_ROOM;
        }
        if (table->bytes.len != 0 || table->err == OSDEV_ACPI_ERR_DUPLICATE) {
            break;
        }
    }
    return OSDEV_ACPI_OK;
}

enum osdev_acpi_err osdev_acpi_tables_load(
    struct osdev_acpi_tables *tables, const struct osdev_acpi_rsdp *rsdp
)
{
    uint64_t wide = osdev_le64_get(rsdp->xsdt);
    uint64_t narrow = osdev_le32_get(rsdp->rsdt);
    size_t size = 8;
    struct osdev_span root = {NULL, 0};
    struct osdev_span fadt;
    enum osdev_acpi_err err = OSDEV_ACPI_ERR_NOT_FOUND;

    if (rsdp->revision >= 2 && (tables->flags_ & OSDEV_ACPI_IGNORE_XSDT) == 0) {
        err = load_root(tables, wide, "XSDT", &root);
    }
    if (err != OSDEV_ACPI_OK && (narrow != 0 || wide == 0)) {
        size = 4;
        err = load_root(tables, narrow, "RSDT", &root);
    }
    if (err == OSDEV_ACPI_OK) {
        err = load_entries(tables, root, size);
    }
    if (err == OSDEV_ACPI_OK &&
        osdev_acpi_tables_find(tables, "FACP", 0, &fadt) == OSDEV_ACPI_OK &&
        fadt.len >= FADT_DSDT + 4) {
        err = load_pointed(tables, fadt, FADT_DSDT, FADT_X_DSDT);
        if (err == OSDEV_ACPI_OK) {
            err = load_pointed(tables, fadt, FADT_FACS, FADT_X_FACS);
        }
    }
    return err;
}

static bool is_id(const uint8_t *id, const char *wanted, size_t len)
{
    return wanted == NULL ||
           osdev_span_equal(
               osdev_span_make(id, len), osdev_span_make(wanted, len)
           );
}

// Whether a slot holds a table that can be used.
static bool is_usable(const struct osdev_acpi_table *table, const char *wanted)
{
    return table->bytes.len != 0 && table->err != OSDEV_ACPI_ERR_DENIED &&
           osdev_acpi_is(table->signature, wanted);
}

enum osdev_acpi_err osdev_acpi_tables_find(
    const struct osdev_acpi_tables *tables, const char *signature,
    size_t instance, struct osdev_span *out
)
{
    for (size_t i = 0; i < tables->count; i++) {
        if (is_usable(&tables->slots[i], signature) && instance-- == 0) {
            *out = tables->slots[i].bytes;
            return OSDEV_ACPI_OK;
        }
    }
    return OSDEV_ACPI_ERR_NOT_FOUND;
}

enum osdev_acpi_err osdev_acpi_tables_find_id(
    const struct osdev_acpi_tables *tables, const char *signature,
    const char *oem_id, const char *oem_table_id, struct osdev_span *out
)
{
    for (size_t i = 0; i < tables->count; i++) {
        struct osdev_span bytes = tables->slots[i].bytes;

        if (is_usable(&tables->slots[i], signature) &&
            is_id(bytes.ptr + 10, oem_id, 6) &&
            is_id(bytes.ptr + 16, oem_table_id, 8)) {
            *out = bytes;
            return OSDEV_ACPI_OK;
        }
    }
    return OSDEV_ACPI_ERR_NOT_FOUND;
}

static enum osdev_acpi_err
fill_from_host(struct osdev_acpi_table *slot, struct osdev_span bytes)
{
    struct osdev_acpi_table table = {.origin = OSDEV_ACPI_FROM_HOST};
    enum osdev_acpi_err err = osdev_acpi_table_parse(bytes, &table.bytes);

    if (err == OSDEV_ACPI_OK) {
        err = check_bytes(table.bytes);
    }
    if (err == OSDEV_ACPI_OK) {
        __builtin_memcpy(table.signature, bytes.ptr, sizeof(table.signature));
        *slot = table;
    }
    return err;
}

enum osdev_acpi_err osdev_acpi_tables_install(
    struct osdev_acpi_tables *tables, struct osdev_span bytes
)
{
    enum osdev_acpi_err err = OSDEV_ACPI_ERR_NO_ROOM;

    if (tables->count < tables->capacity_) {
        err = fill_from_host(&tables->slots[tables->count], bytes);
    }
    tables->count += err == OSDEV_ACPI_OK;
    return err;
}

enum osdev_acpi_err osdev_acpi_tables_override(
    struct osdev_acpi_tables *tables, size_t index, struct osdev_span bytes
)
{
    struct osdev_acpi_table old;
    enum osdev_acpi_err err;

    if (index >= tables->count) {
        return OSDEV_ACPI_ERR_BAD_INDEX;
    }
    old = tables->slots[index];
    err = fill_from_host(&tables->slots[index], bytes);
    if (err == OSDEV_ACPI_OK) {
        unmap(&tables->memory, old.bytes.ptr, old.mapped_);
    }
    return err;
}

enum osdev_acpi_err
osdev_acpi_tables_deny(struct osdev_acpi_tables *tables, size_t index)
{
    if (index >= tables->count) {
        return OSDEV_ACPI_ERR_BAD_INDEX;
    }
    tables->slots[index].err = OSDEV_ACPI_ERR_DENIED;
    return OSDEV_ACPI_OK;
}

void osdev_acpi_tables_finish(struct osdev_acpi_tables *tables)
{
    for (size_t i = 0; i < tables->count; i++) {
        unmap(
            &tables->memory, tables->slots[i].bytes.ptr,
            tables->slots[i].mapped_
        );
    }
    tables->count = 0;
}
