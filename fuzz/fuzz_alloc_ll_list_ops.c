// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// A byte string drives a heap; a shadow map of owners says what must hold:
// blocks lie in given memory, overlap nothing, keep their content, and all
// memory comes back.
#include <osdev/alloc_ll.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define ARENA  4096u
#define BLOCKS 64u

struct block {
    uint8_t *ptr;
    size_t size;
};

struct fuzz {
    struct osdev_alloc_ll_list heap;
    struct block blocks[BLOCKS];
    uint8_t owner[ARENA];
    uint8_t *arena;
    size_t given;
};

static void require(int cond)
{
    if (!cond) {
        abort();
    }
}

static void mark(struct fuzz *f, size_t index, uint8_t from, uint8_t to)
{
    const struct block *block = &f->blocks[index];
    size_t offset = (size_t)(block->ptr - f->arena);

    require(offset < f->given && block->size <= f->given - offset);
    for (size_t i = 0; i < block->size; i++) {
        require(f->owner[offset + i] == from);
        f->owner[offset + i] = to;
    }
}

static void adopt(struct fuzz *f, size_t index, void *ptr, size_t size)
{
    f->blocks[index].ptr = (uint8_t *)ptr;
    f->blocks[index].size = size;
    mark(f, index, 0, (uint8_t)(index + 1));
    memset(ptr, (int)(index + 1), size);
}

static void check_content(const struct fuzz *f, size_t index, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        require(f->blocks[index].ptr[i] == index + 1);
    }
}

static void do_alloc(struct fuzz *f, size_t index, size_t size, size_t align)
{
    void *ptr;
    enum osdev_alloc_ll_err err =
        osdev_alloc_ll_list_alloc(&f->heap, size, align, &ptr);

    if (err == OSDEV_ALLOC_LL_OK) {
        require((uintptr_t)ptr % align == 0);
        adopt(f, index, ptr, size);
    } else {
        require(
            err == (size == 0 ? OSDEV_ALLOC_LL_ERR_BAD_SIZE
                              : OSDEV_ALLOC_LL_ERR_NO_MEMORY)
        );
    }
}

static void do_free(struct fuzz *f, size_t index)
{
    struct block *block = &f->blocks[index];

    check_content(f, index, block->size);
    mark(f, index, (uint8_t)(index + 1), 0);
    require(
        osdev_alloc_ll_list_free(&f->heap, block->ptr, block->size) ==
        OSDEV_ALLOC_LL_OK
    );
    require(
        osdev_alloc_ll_list_free(&f->heap, block->ptr, block->size) ==
        OSDEV_ALLOC_LL_ERR_DOUBLE_FREE
    );
    block->ptr = NULL;
}

static void do_realloc(struct fuzz *f, size_t index, size_t size, size_t align)
{
    struct block *block = &f->blocks[index];
    struct osdev_alloc_ll_realloc request = {
        block->ptr, block->size, size, align};
    void *ptr;

    if (osdev_alloc_ll_list_realloc(&f->heap, &request, &ptr) !=
        OSDEV_ALLOC_LL_OK) {
        check_content(f, index, block->size);
        return;
    }
    size_t kept = size < block->size ? size : block->size;

    mark(f, index, (uint8_t)(index + 1), 0);
    block->ptr = (uint8_t *)ptr;
    check_content(f, index, kept);
    adopt(f, index, ptr, size);
}

static void do_extend(struct fuzz *f, size_t len)
{
    if (len <= ARENA - f->given) {
        require(osdev_alloc_ll_list_extend(&f->heap, len) == OSDEV_ALLOC_LL_OK);
        f->given += len;
    }
}

static void step(struct fuzz *f, const uint8_t op[3])
{
    size_t index = op[0] % BLOCKS;
    size_t size = (size_t)op[1] * (op[2] & 0x80 ? 4 : 1);
    size_t align = (size_t)1 << (op[2] & 7);

    if ((op[0] & 0xc0) == 0xc0) {
        do_extend(f, op[1]);
    } else if (f->blocks[index].ptr == NULL) {
        do_alloc(f, index, size, align);
    } else if ((op[2] & 0x40) != 0 && align <= OSDEV_ALLOC_LL_GRANULE) {
        do_realloc(f, index, size, align);
    } else {
        do_free(f, index);
    }
    require(osdev_alloc_ll_list_check(&f->heap) == OSDEV_ALLOC_LL_OK);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct fuzz fuzz;

    if (size < 2) {
        return 0;
    }
    memset(&fuzz, 0, sizeof(fuzz));
    fuzz.arena = malloc(ARENA);
    fuzz.given = data[0] * 8u + 64u;
    require(
        fuzz.arena != NULL &&
        osdev_alloc_ll_list_init(&fuzz.heap, fuzz.arena, fuzz.given) ==
            OSDEV_ALLOC_LL_OK
    );
    for (size_t i = 1; i + 3 <= size && i < 3000; i += 3) {
        step(&fuzz, data + i);
    }
    for (size_t i = 0; i < BLOCKS; i++) {
        if (fuzz.blocks[i].ptr != NULL) {
            do_free(&fuzz, i);
        }
    }
    require(fuzz.heap.free == fuzz.heap.size);
    free(fuzz.arena);
    return 0;
}
