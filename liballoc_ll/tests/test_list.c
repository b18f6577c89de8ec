// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/alloc_ll.h>

#include <osdev_test.h>

#define G OSDEV_ALLOC_LL_GRANULE

static OSDEV_ALIGNAS(64) uint8_t memory[64 * 64];

struct fixture {
    struct osdev_alloc_ll_list heap;
};

static struct fixture fixture;

// A heap of `granules` granules at the start of memory.
static struct osdev_alloc_ll_list *heap_of(size_t granules)
{
    memset(memory, 0xaa, sizeof(memory));
    assert_int_equal(
        osdev_alloc_ll_list_init(&fixture.heap, memory, granules * G),
        OSDEV_ALLOC_LL_OK
    );
    return &fixture.heap;
}

static void *take(struct osdev_alloc_ll_list *heap, size_t size, size_t align)
{
    void *block = NULL;

    assert_int_equal(
        osdev_alloc_ll_list_alloc(heap, size, align, &block), OSDEV_ALLOC_LL_OK
    );
    assert_int_equal(osdev_alloc_ll_list_check(heap), OSDEV_ALLOC_LL_OK);
    return block;
}

static void give(struct osdev_alloc_ll_list *heap, void *block, size_t size)
{
    assert_int_equal(
        osdev_alloc_ll_list_free(heap, block, size), OSDEV_ALLOC_LL_OK
    );
    assert_int_equal(osdev_alloc_ll_list_check(heap), OSDEV_ALLOC_LL_OK);
}

static size_t holes(const struct osdev_alloc_ll_list *heap)
{
    struct osdev_alloc_ll_stats stats;

    osdev_alloc_ll_list_stats(heap, &stats);
    return stats.holes;
}

static void an_empty_heap_gives_nothing(void **state)
{
    struct osdev_alloc_ll_list heap;
    void *block = NULL;

    (void)state;
    osdev_alloc_ll_list_init_empty(&heap);
    assert_int_equal(
        osdev_alloc_ll_list_alloc(&heap, 1, 1, &block),
        OSDEV_ALLOC_LL_ERR_NO_MEMORY
    );
    assert_int_equal(
        osdev_alloc_ll_list_extend(&heap, 64), OSDEV_ALLOC_LL_ERR_NO_REGION
    );
    assert_null(block);
    assert_int_equal(heap.size, 0);
}

static void init_rounds_an_odd_region_inwards(void **state)
{
    struct osdev_alloc_ll_list heap;

    (void)state;
    assert_int_equal(
        osdev_alloc_ll_list_init(&heap, memory + 1, 4 * G), OSDEV_ALLOC_LL_OK
    );
    assert_int_equal(heap.size, 3 * G);
    assert_ptr_equal(take(&heap, 3 * G, 1), memory + G);
}

static void init_refuses_a_region_below_a_granule(void **state)
{
    struct osdev_alloc_ll_list heap;

    (void)state;
    for (size_t len = 0; len < 2 * G - 1; len++) {
        assert_int_equal(
            osdev_alloc_ll_list_init(&heap, memory + 1, len),
            OSDEV_ALLOC_LL_ERR_REGION_TOO_SMALL
        );
    }
    assert_null(heap.first);
}

static void init_refuses_a_region_that_wraps(void **state)
{
    struct osdev_alloc_ll_list heap;

    (void)state;
    assert_int_equal(
        osdev_alloc_ll_list_init(&heap, memory, SIZE_MAX),
        OSDEV_ALLOC_LL_ERR_REGION_WRAPS
    );
}

static void blocks_come_from_the_lowest_hole(void **state)
{
    struct osdev_alloc_ll_list *heap = heap_of(16);

    (void)state;
    assert_ptr_equal(take(heap, 1, 1), memory);
    assert_ptr_equal(take(heap, G + 1, 1), memory + G);
    assert_ptr_equal(take(heap, G, 1), memory + 3 * G);
    assert_int_equal(heap->free, 12 * G);
    give(heap, memory + G, G + 1);
    assert_ptr_equal(take(heap, G, 1), memory + G);
}

static void bad_requests_leave_the_heap_unchanged(void **state)
{
    static const struct {
        size_t size;
        size_t align;
        enum osdev_alloc_ll_err err;
    } cases[] = {
        {0, 8, OSDEV_ALLOC_LL_ERR_BAD_SIZE},
        {1, 0, OSDEV_ALLOC_LL_ERR_BAD_ALIGN},
        {1, 24, OSDEV_ALLOC_LL_ERR_BAD_ALIGN},
        {SIZE_MAX, 1, OSDEV_ALLOC_LL_ERR_NO_MEMORY},
        {SIZE_MAX - G + 1, 1, OSDEV_ALLOC_LL_ERR_NO_MEMORY},
        {SIZE_MAX / 2, 1, OSDEV_ALLOC_LL_ERR_NO_MEMORY},
        {1, SIZE_MAX / 2 + 1, OSDEV_ALLOC_LL_ERR_NO_MEMORY},
    };
    struct osdev_alloc_ll_list *heap = heap_of(16);

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(cases); i++) {
        void *block = heap;

        osdev_test_row(
            i, osdev_alloc_ll_list_alloc(
                   heap, cases[i].size, cases[i].align, &block
               ) == cases[i].err
        );
        osdev_test_row(i, block == heap);
        osdev_test_row(i, heap->free == 16 * G);
    }
}

static void alignment_splits_a_hole_in_three(void **state)
{
    struct osdev_alloc_ll_list *heap = heap_of(64);

    (void)state;
    take(heap, 1, 1);
    uint8_t *block = take(heap, 10, 256);

    assert_int_equal((uintptr_t)block % 256, 0);
    assert_int_equal(holes(heap), 2);
    give(heap, block, 10);
    assert_int_equal(holes(heap), 1);
}

static void zeroed_blocks_are_zero(void **state)
{
    struct osdev_alloc_ll_list *heap = heap_of(16);
    void *block = NULL;

    (void)state;
    assert_int_equal(
        osdev_alloc_ll_list_alloc_zeroed(heap, 5 * G, 8, &block),
        OSDEV_ALLOC_LL_OK
    );
    for (size_t i = 0; i < 5 * G; i++) {
        assert_int_equal(((uint8_t *)block)[i], 0);
    }
    assert_int_equal(
        osdev_alloc_ll_list_alloc_zeroed(heap, 0, 8, &block),
        OSDEV_ALLOC_LL_ERR_BAD_SIZE
    );
}

static void free_merges_on_both_sides(void **state)
{
    // The order in which five adjacent blocks are given back.
    static const unsigned orders[][5] = {
        {0, 1, 2, 3, 4}, {4, 3, 2, 1, 0}, {0, 2, 4, 1, 3},
        {2, 1, 3, 0, 4}, {1, 3, 2, 4, 0},
    };

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(orders); i++) {
        struct osdev_alloc_ll_list *heap = heap_of(10);
        void *blocks[5];

        for (size_t j = 0; j < 5; j++) {
            blocks[j] = take(heap, 2 * G, 1);
        }
        assert_null(heap->first);
        for (size_t j = 0; j < 5; j++) {
            give(heap, blocks[orders[i][j]], 2 * G);
        }
        osdev_test_row(i, holes(heap) == 1 && heap->free == 10 * G);
    }
}

static void freeing_null_does_nothing(void **state)
{
    struct osdev_alloc_ll_list *heap = heap_of(4);

    (void)state;
    assert_int_equal(
        osdev_alloc_ll_list_free(heap, NULL, 0), OSDEV_ALLOC_LL_OK
    );
    assert_int_equal(heap->free, 4 * G);
}

static void a_double_free_is_refused(void **state)
{
    struct osdev_alloc_ll_list *heap = heap_of(16);
    uint8_t *a = take(heap, 4 * G, 1);
    uint8_t *b = take(heap, 4 * G, 1);

    (void)state;
    give(heap, a, 4 * G);
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(
            osdev_alloc_ll_list_free(heap, a + i * G, G),
            OSDEV_ALLOC_LL_ERR_DOUBLE_FREE
        );
    }
    // A live block, but with a size that reaches into the next hole.
    assert_int_equal(
        osdev_alloc_ll_list_free(heap, b, 5 * G), OSDEV_ALLOC_LL_ERR_DOUBLE_FREE
    );
    assert_int_equal(heap->free, 12 * G);
    give(heap, b, 4 * G);
}

static void a_foreign_block_is_refused(void **state)
{
    struct osdev_alloc_ll_list *heap = heap_of(16);
    uint8_t *block = take(heap, 16 * G, 1);
    int other;

    (void)state;
    assert_int_equal(
        osdev_alloc_ll_list_free(heap, &other, G), OSDEV_ALLOC_LL_ERR_NOT_OWNED
    );
    assert_int_equal(
        osdev_alloc_ll_list_free(heap, block + 1, G),
        OSDEV_ALLOC_LL_ERR_NOT_OWNED
    );
    assert_int_equal(
        osdev_alloc_ll_list_free(heap, block, 17 * G),
        OSDEV_ALLOC_LL_ERR_NOT_OWNED
    );
    assert_int_equal(
        osdev_alloc_ll_list_free(heap, block, SIZE_MAX),
        OSDEV_ALLOC_LL_ERR_NOT_OWNED
    );
    assert_int_equal(
        osdev_alloc_ll_list_free(heap, block, 0), OSDEV_ALLOC_LL_ERR_BAD_SIZE
    );
    give(heap, block, 16 * G);
}

static void resize_grows_into_the_hole_behind(void **state)
{
    struct osdev_alloc_ll_list *heap = heap_of(16);
    uint8_t *a = take(heap, 2 * G, 1);
    uint8_t *b = take(heap, 4 * G, 1);
    uint8_t *c = take(heap, G, 1);

    (void)state;
    assert_int_equal(
        osdev_alloc_ll_list_resize(heap, a, 2 * G, 3 * G),
        OSDEV_ALLOC_LL_ERR_NO_MEMORY
    );
    give(heap, b, 4 * G);
    assert_int_equal(
        osdev_alloc_ll_list_resize(heap, a, 2 * G, 6 * G + 1),
        OSDEV_ALLOC_LL_ERR_NO_MEMORY
    );
    assert_int_equal(
        osdev_alloc_ll_list_resize(heap, a, 2 * G, 5 * G), OSDEV_ALLOC_LL_OK
    );
    assert_int_equal(holes(heap), 2);
    assert_int_equal(
        osdev_alloc_ll_list_resize(heap, a, 5 * G, 6 * G), OSDEV_ALLOC_LL_OK
    );
    assert_int_equal(holes(heap), 1);
    assert_int_equal(
        osdev_alloc_ll_list_resize(heap, a, 6 * G, 1), OSDEV_ALLOC_LL_OK
    );
    assert_int_equal(heap->free, 14 * G);
    assert_int_equal(osdev_alloc_ll_list_check(heap), OSDEV_ALLOC_LL_OK);
    give(heap, a, 1);
    give(heap, c, G);
}

static void resize_refuses_what_it_does_not_own(void **state)
{
    struct osdev_alloc_ll_list *heap = heap_of(16);
    uint8_t *a = take(heap, 2 * G, 1);

    (void)state;
    assert_int_equal(
        osdev_alloc_ll_list_resize(heap, a, 0, 1), OSDEV_ALLOC_LL_ERR_BAD_SIZE
    );
    assert_int_equal(
        osdev_alloc_ll_list_resize(heap, a, 2 * G, 0),
        OSDEV_ALLOC_LL_ERR_BAD_SIZE
    );
    assert_int_equal(
        osdev_alloc_ll_list_resize(heap, a + 1, G, G),
        OSDEV_ALLOC_LL_ERR_NOT_OWNED
    );
    assert_int_equal(
        osdev_alloc_ll_list_resize(heap, a + 4 * G, G, G),
        OSDEV_ALLOC_LL_ERR_DOUBLE_FREE
    );
    give(heap, a, 2 * G);
    assert_int_equal(
        osdev_alloc_ll_list_resize(heap, a, 2 * G, G),
        OSDEV_ALLOC_LL_ERR_DOUBLE_FREE
    );
}

static void realloc_keeps_the_content(void **state)
{
    struct osdev_alloc_ll_list *heap = heap_of(16);
    struct osdev_alloc_ll_realloc request = {NULL, 0, 3, 8};
    void *block = NULL;

    (void)state;
    assert_int_equal(
        osdev_alloc_ll_list_realloc(heap, &request, &block), OSDEV_ALLOC_LL_OK
    );
    memcpy(block, "abc", 3);
    void *wall = take(heap, G, 1);

    request = (struct osdev_alloc_ll_realloc){block, 3, 4 * G, 8};
    void *moved = NULL;

    assert_int_equal(
        osdev_alloc_ll_list_realloc(heap, &request, &moved), OSDEV_ALLOC_LL_OK
    );
    assert_ptr_not_equal(moved, block);
    assert_memory_equal(moved, "abc", 3);
    request = (struct osdev_alloc_ll_realloc){moved, 4 * G, 100 * G, 8};
    assert_int_equal(
        osdev_alloc_ll_list_realloc(heap, &request, &block),
        OSDEV_ALLOC_LL_ERR_NO_MEMORY
    );
    assert_memory_equal(moved, "abc", 3);
    request.align = 3;
    assert_int_equal(
        osdev_alloc_ll_list_realloc(heap, &request, &block),
        OSDEV_ALLOC_LL_ERR_BAD_ALIGN
    );
    give(heap, moved, 4 * G);
    give(heap, wall, G);
    assert_int_equal(heap->free, 16 * G);
}

static void usable_size_is_what_alloc_takes(void **state)
{
    size_t usable = 0;

    (void)state;
    for (size_t size = 1; size < 4 * G; size++) {
        struct osdev_alloc_ll_list *heap = heap_of(8);

        take(heap, size, 1);
        assert_int_equal(
            osdev_alloc_ll_list_usable_size(size, &usable), OSDEV_ALLOC_LL_OK
        );
        assert_int_equal(usable, 8 * G - heap->free);
    }
    assert_int_equal(
        osdev_alloc_ll_list_usable_size(0, &usable), OSDEV_ALLOC_LL_ERR_BAD_SIZE
    );
    assert_int_equal(
        osdev_alloc_ll_list_usable_size(SIZE_MAX, &usable),
        OSDEV_ALLOC_LL_ERR_NO_MEMORY
    );
}

static void tiny_extends_add_up(void **state)
{
    struct osdev_alloc_ll_list *heap = heap_of(4);

    (void)state;
    for (size_t i = 0; i < 3 * G; i++) {
        assert_int_equal(
            osdev_alloc_ll_list_extend(heap, 1), OSDEV_ALLOC_LL_OK
        );
        assert_int_equal(heap->size, (4 + (i + 1) / G) * G);
        assert_int_equal(osdev_alloc_ll_list_check(heap), OSDEV_ALLOC_LL_OK);
    }
    assert_int_equal(holes(heap), 1);
    assert_ptr_equal(take(heap, 7 * G, 1), memory);
}

static void extend_of_a_full_heap_makes_a_hole(void **state)
{
    struct osdev_alloc_ll_list *heap = heap_of(4);

    (void)state;
    take(heap, 4 * G, 1);
    assert_int_equal(
        osdev_alloc_ll_list_extend(heap, 2 * G), OSDEV_ALLOC_LL_OK
    );
    assert_ptr_equal(take(heap, 2 * G, 1), memory + 4 * G);
    assert_int_equal(
        osdev_alloc_ll_list_extend(heap, SIZE_MAX),
        OSDEV_ALLOC_LL_ERR_REGION_WRAPS
    );
}

static void regions_are_disjoint(void **state)
{
    struct osdev_alloc_ll_list *heap = heap_of(4);
    struct osdev_alloc_ll_region far;
    struct osdev_alloc_ll_region near;

    (void)state;
    assert_int_equal(
        osdev_alloc_ll_list_add_region(heap, &far, memory + 8 * G, 4 * G),
        OSDEV_ALLOC_LL_OK
    );
    assert_int_equal(holes(heap), 2);
    assert_int_equal(
        osdev_alloc_ll_list_add_region(heap, &near, memory + 3 * G, 2 * G),
        OSDEV_ALLOC_LL_ERR_REGION_OVERLAP
    );
    assert_int_equal(
        osdev_alloc_ll_list_add_region(heap, &near, memory + 4 * G, 4 * G),
        OSDEV_ALLOC_LL_OK
    );
    assert_int_equal(
        osdev_alloc_ll_list_extend(heap, 1), OSDEV_ALLOC_LL_ERR_REGION_OVERLAP
    );
    // Three regions that touch hold one block.
    assert_int_equal(holes(heap), 1);
    give(heap, take(heap, 12 * G, 1), 12 * G);
    assert_int_equal(heap->size, 12 * G);
}

static void live_blocks_protect_their_region(void **state)
{
    struct osdev_alloc_ll_list *heap = heap_of(4);
    struct osdev_alloc_ll_region again;

    (void)state;
    take(heap, 4 * G, 1);
    assert_int_equal(
        osdev_alloc_ll_list_add_region(heap, &again, memory, 4 * G),
        OSDEV_ALLOC_LL_ERR_REGION_OVERLAP
    );
}

static void check_finds_an_overwritten_list(void **state)
{
    struct osdev_alloc_ll_hole saved;

    (void)state;
    for (unsigned damage = 0; damage < 6; damage++) {
        struct osdev_alloc_ll_list *heap = heap_of(16);

        take(heap, G, 1);
        void *b = take(heap, G, 1);

        take(heap, G, 1);
        give(heap, b, G);
        struct osdev_alloc_ll_hole *hole = heap->first;

        saved = *hole;
        switch (damage) {
        case 0:
            hole->len = 0;
            break;
        case 1:
            hole->len = G + 1;
            break;
        case 2:
            hole->len = 100 * G;
            break;
        case 3:
            hole->next = hole;
            break;
        case 4:
            hole->next = (struct osdev_alloc_ll_hole *)(void *)&saved;
            break;
        default:
            hole->next = NULL;
            break;
        }
        osdev_test_row(
            damage,
            osdev_alloc_ll_list_check(heap) == OSDEV_ALLOC_LL_ERR_CORRUPT
        );
        *hole = saved;
        assert_int_equal(osdev_alloc_ll_list_check(heap), OSDEV_ALLOC_LL_OK);
    }
}

static void holes_can_be_walked(void **state)
{
    struct osdev_alloc_ll_list *heap = heap_of(8);
    const struct osdev_alloc_ll_hole *hole;

    (void)state;
    void *a = take(heap, G, 1);

    take(heap, G, 1);
    give(heap, a, G);
    hole = osdev_alloc_ll_list_next_hole(heap, NULL);
    assert_ptr_equal(hole, memory);
    assert_int_equal(hole->len, G);
    hole = osdev_alloc_ll_list_next_hole(heap, hole);
    assert_ptr_equal(hole, memory + 2 * G);
    assert_null(osdev_alloc_ll_list_next_hole(heap, hole));

    struct osdev_alloc_ll_stats stats;

    osdev_alloc_ll_list_stats(heap, &stats);
    assert_int_equal(stats.size, 8 * G);
    assert_int_equal(stats.used, G);
    assert_int_equal(stats.free, 7 * G);
    assert_int_equal(stats.largest, 6 * G);
    assert_int_equal(stats.holes, 2);
    assert_int_equal(stats.regions, 1);
}

static void every_error_has_a_name(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 10; i++) {
        unsigned err = OSDEV_ALLOC_LL_ERR_BAD_SIZE + i;

        assert_string_not_equal(
            osdev_alloc_ll_strerror((enum osdev_alloc_ll_err)err),
            "unknown error"
        );
    }
    assert_string_equal(osdev_alloc_ll_strerror(OSDEV_ALLOC_LL_OK), "no error");
    assert_string_equal(
        osdev_alloc_ll_strerror((enum osdev_alloc_ll_err
        )(OSDEV_ALLOC_LL_ERR_CORRUPT + 1)),
        "unknown error"
    );
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_heap_gives_nothing),
        cmocka_unit_test(init_rounds_an_odd_region_inwards),
        cmocka_unit_test(init_refuses_a_region_below_a_granule),
        cmocka_unit_test(init_refuses_a_region_that_wraps),
        cmocka_unit_test(blocks_come_from_the_lowest_hole),
        cmocka_unit_test(bad_requests_leave_the_heap_unchanged),
        cmocka_unit_test(alignment_splits_a_hole_in_three),
        cmocka_unit_test(zeroed_blocks_are_zero),
        cmocka_unit_test(free_merges_on_both_sides),
        cmocka_unit_test(freeing_null_does_nothing),
        cmocka_unit_test(a_double_free_is_refused),
        cmocka_unit_test(a_foreign_block_is_refused),
        cmocka_unit_test(resize_grows_into_the_hole_behind),
        cmocka_unit_test(resize_refuses_what_it_does_not_own),
        cmocka_unit_test(realloc_keeps_the_content),
        cmocka_unit_test(usable_size_is_what_alloc_takes),
        cmocka_unit_test(tiny_extends_add_up),
        cmocka_unit_test(extend_of_a_full_heap_makes_a_hole),
        cmocka_unit_test(regions_are_disjoint),
        cmocka_unit_test(live_blocks_protect_their_region),
        cmocka_unit_test(check_finds_an_overwritten_list),
        cmocka_unit_test(holes_can_be_walked),
        cmocka_unit_test(every_error_has_a_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
