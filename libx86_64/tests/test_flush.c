// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include "model_cpu.h"

#include <osdev/x86.h>

#include <osdev_test.h>

#define M2 UINT64_C(0x200000)
#define G1 UINT64_C(0x40000000)

static struct model_cpu cpu;
static struct osdev_x86_broadcast caps = {4, 16, false};

static int setup(void **state)
{
    (void)state;
    model_reset(&cpu);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    return 0;
}

static struct osdev_x86_gather
gather_of(uint64_t va, uint64_t pages, bool global)
{
    struct osdev_x86_gather gather;

    osdev_x86_gather_init(&gather, NULL, NULL);
    osdev_x86_gather_add(&gather, osdev_vaddr(va), pages * 0x1000, 1, global);
    return gather;
}

static struct osdev_x86_flusher flusher_of(bool is_current)
{
    struct osdev_x86_flusher flusher = {is_current, true, true, 5,
                                        4,          NULL, NULL, NULL};

    return flusher;
}

static void the_way_depends_on_space_and_size(void **state)
{
    static const struct {
        bool is_current;
        bool has_pcid;
        bool has_invpcid;
        bool has_global;
        uint64_t pages;
        enum osdev_x86_flush_way way;
        const char *insn;
    } rows[] = {
        {true, true, true, false, 4, OSDEV_X86_FLUSH_INVLPG, "invlpg"},
        {true, true, true, true, 4, OSDEV_X86_FLUSH_INVLPG, "invlpg"},
        {true, true, true, false, 5, OSDEV_X86_FLUSH_CR3, "write_cr3"},
        {true, true, true, true, 5, OSDEV_X86_FLUSH_INVPCID_ALL, "invpcid"},
        {true, true, false, true, 5, OSDEV_X86_FLUSH_CR4, "write_cr4"},
        {false, true, true, false, 4, OSDEV_X86_FLUSH_INVPCID_PAGE, "invpcid"},
        {false, true, true, false, 5, OSDEV_X86_FLUSH_INVPCID_ONE, "invpcid"},
        {false, true, true, true, 1, OSDEV_X86_FLUSH_INVPCID_ALL, "invpcid"},
        {false, true, false, false, 1, OSDEV_X86_FLUSH_CR4, "write_cr4"},
        {false, false, false, true, 1, OSDEV_X86_FLUSH_CR4, "write_cr4"},
        {false, false, false, false, 9, OSDEV_X86_FLUSH_NOTHING, NULL},
        {true, true, true, false, 0, OSDEV_X86_FLUSH_NOTHING, NULL},
    };

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(rows); i++) {
        struct osdev_x86_gather gather =
            gather_of(0x3000, rows[i].pages, rows[i].has_global);
        struct osdev_x86_flusher flusher = flusher_of(rows[i].is_current);

        if (rows[i].pages == 0) {
            gather.count = 0;
        }
        flusher.has_pcid = rows[i].has_pcid;
        flusher.has_invpcid = rows[i].has_invpcid;
        model_reset(&cpu);
        osdev_test_row(
            i, osdev_x86_flush_way(&flusher, &gather) == rows[i].way
        );
        osdev_x86_flush_local(&flusher, &gather);
        osdev_test_row(
            i, rows[i].insn == NULL ? cpu.trace_count == 0
                                    : model_count(rows[i].insn) != 0
        );
    }
}

static void pages_of_another_space_are_named_by_pcid(void **state)
{
    struct osdev_x86_gather gather = gather_of(0x3000, 2, false);
    struct osdev_x86_flusher flusher = flusher_of(false);

    (void)state;
    osdev_x86_flush_local(&flusher, &gather);
    assert_int_equal(model_count("invpcid"), 2);
    // Tables out of use are dropped with all of the PCID alone.
    gather.has_tables = true;
    assert_int_equal(
        osdev_x86_flush_way(&flusher, &gather), OSDEV_X86_FLUSH_INVPCID_ONE
    );
}

static void see_gather(void *ctx, const struct osdev_x86_gather *gather)
{
    assert_false(osdev_x86_gather_is_empty(gather));
    *(unsigned *)ctx += 1;
}

static void others_are_asked_without_broadcast(void **state)
{
    struct osdev_x86_gather gather = gather_of(0x3000, 2, false);
    struct osdev_x86_flusher flusher = flusher_of(true);
    unsigned asked = 0;

    (void)state;
    flusher.shoot_down = see_gather;
    flusher.ctx = &asked;
    osdev_x86_flush(&flusher, &gather);
    assert_true(asked == 1 && model_count("invlpg") == 2);
    flusher.broadcast = &caps;
    osdev_x86_flush(&flusher, &gather);
    assert_true(asked == 1 && model_count("invlpgb") == 1);
    gather.count = 0;
    osdev_x86_flush(&flusher, &gather);
    assert_int_equal(asked, 1);
}

static void a_broadcast_counts_additional_pages(void **state)
{
    struct osdev_x86_gather gather = gather_of(0x3000, 6, false);
    struct osdev_x86_flusher flusher = flusher_of(true);

    (void)state;
    flusher.broadcast = &caps;
    osdev_x86_flush(&flusher, &gather);
    // Six pages, four at a time: three more than the first, then one more.
    assert_true(model_is(0, "invlpgb", 0x3003, UINT64_C(3) << 32 | 5u << 16));
    assert_true(model_is(1, "invlpgb", 0x7003, UINT64_C(1) << 32 | 5u << 16));
    assert_true(model_is(2, "tlbsync", 0, 0));
    assert_int_equal(cpu.trace_count, 3);
    model_reset(&cpu);
    gather.has_global = true;
    gather.needs_all = true;
    osdev_x86_flush(&flusher, &gather);
    assert_true(model_is(0, "invlpgb", 8, 0));
}

static void a_broadcast_has_strides_and_guests(void **state)
{
    struct osdev_x86_broadcast_flush what = {{M2}, 2 * M2, 2,    false, 0,
                                             true, 7,      true, true,  false};

    (void)state;
    assert_int_equal(osdev_x86_broadcast_flush(&caps, &what), OSDEV_X86_OK);
    assert_true(
        model_is(0, "invlpgb", M2 | 0x1d, UINT64_C(0x80000001) << 32 | 7)
    );
    what.level = 3;
    what.va = osdev_vaddr(0 - 2 * G1);
    what.len = 2 * G1;
    assert_int_equal(osdev_x86_broadcast_flush(&caps, &what), OSDEV_X86_OK);
    assert_true(model_is(1, "invlpgb", (0 - 2 * G1) | 0x1d, 7));
    assert_true(model_is(2, "invlpgb", (0 - G1) | 0x1d, 7));
}

static void a_broadcast_refuses_what_it_cannot(void **state)
{
    struct osdev_x86_broadcast_flush what = {
        {0}, 0x1000, 1, true, 4096, false, 0, false, false, false};

    (void)state;
    assert_int_equal(
        osdev_x86_broadcast_flush(&caps, &what), OSDEV_X86_ERR_BAD_PCID
    );
    what.has_pcid = false;
    what.has_asid = true;
    what.asid = 16;
    assert_int_equal(
        osdev_x86_broadcast_flush(&caps, &what), OSDEV_X86_ERR_BAD_VALUE
    );
    what.asid = 15;
    what.has_nested = true;
    assert_int_equal(
        osdev_x86_broadcast_flush(&caps, &what), OSDEV_X86_ERR_UNSUPPORTED
    );
    what.has_nested = false;
    what.level = 4;
    assert_int_equal(
        osdev_x86_broadcast_flush(&caps, &what), OSDEV_X86_ERR_BAD_SIZE
    );
    what.level = 2;
    assert_int_equal(
        osdev_x86_broadcast_flush(&caps, &what), OSDEV_X86_ERR_BAD_ALIGN
    );
    what.level = 1;
    what.va = osdev_vaddr(0 - UINT64_C(0x1000));
    what.len = 0x2000;
    assert_int_equal(
        osdev_x86_broadcast_flush(&caps, &what), OSDEV_X86_ERR_BAD_RANGE
    );
    assert_int_equal(cpu.trace_count, 0);
}

static void broadcast_limits_come_from_cpuid(void **state)
{
    struct osdev_x86_broadcast found;

    (void)state;
    assert_int_equal(
        osdev_x86_broadcast_detect(&found), OSDEV_X86_ERR_UNSUPPORTED
    );
    model_add_leaf(
        0x80000000, 0, (struct osdev_x86_cpuid_regs){0x8000000a, 0, 0, 0}
    );
    model_add_leaf(
        0x80000008, 0,
        (struct osdev_x86_cpuid_regs){0, 1u << 3 | 1u << 21, 0, 7}
    );
    model_add_leaf(0x8000000a, 0, (struct osdev_x86_cpuid_regs){0, 32, 0, 0});
    assert_int_equal(osdev_x86_broadcast_detect(&found), OSDEV_X86_OK);
    assert_true(found.pages_max == 8 && found.asids == 32 && found.has_nested);
}

static void pcids_are_unique_in_a_generation(void **state)
{
    static struct osdev_x86_pcid tags[2100];
    struct osdev_x86_pcid_pool pool;

    (void)state;
    osdev_x86_pcid_pool_init(&pool, true);
    for (size_t i = 0; i < 2047; i++) {
        osdev_test_row(
            i, osdev_x86_pcid_assign(&pool, &tags[i]) == OSDEV_X86_PCID_FLUSH
        );
        osdev_test_row(i, tags[i].number == i + 1);
        osdev_test_row(i, osdev_x86_pcid_twin(tags[i].number) == i + 0x801);
    }
    assert_int_equal(
        osdev_x86_pcid_assign(&pool, &tags[5]), OSDEV_X86_PCID_KEEP
    );
    // None is left: the next generation begins, and old tags are worth nothing.
    assert_int_equal(
        osdev_x86_pcid_assign(&pool, &tags[2047]), OSDEV_X86_PCID_FLUSH_ALL
    );
    assert_int_equal(tags[2047].number, 1);
    assert_int_equal(
        osdev_x86_pcid_assign(&pool, &tags[5]), OSDEV_X86_PCID_FLUSH
    );
    assert_int_equal(tags[5].number, 2);
    osdev_x86_pcid_forget(&tags[5]);
    assert_int_equal(
        osdev_x86_pcid_assign(&pool, &tags[5]), OSDEV_X86_PCID_FLUSH
    );
    osdev_x86_pcid_pool_init(&pool, false);
    assert_int_equal(pool.last, OSDEV_X86_PCID_MAX);
}

static void tags_come_off_pointers(void **state)
{
    osdev_vaddr_t user = osdev_vaddr(UINT64_C(0x7f5a00007fff1234));
    osdev_vaddr_t kernel = osdev_vaddr(UINT64_C(0x805affff80001234));
    struct osdev_x86_cr3_parts parts = {{0}, 0, false, false, false, false};

    (void)state;
    assert_true(osdev_x86_lam_untag(user, OSDEV_X86_LAM_OFF).raw == user.raw);
    assert_true(
        osdev_x86_lam_untag(user, OSDEV_X86_LAM_U57).raw ==
        UINT64_C(0x015a00007fff1234)
    );
    assert_true(osdev_x86_lam_untag(user, OSDEV_X86_LAM_U48).raw == 0x7fff1234);
    assert_true(
        osdev_x86_lam_untag(kernel, OSDEV_X86_LAM_U48).raw == kernel.raw
    );
    assert_true(
        osdev_x86_lam_untag_supervisor(kernel, 48).raw ==
        UINT64_C(0xffffffff80001234)
    );
    assert_true(osdev_x86_lam_untag_supervisor(user, 57).raw == user.raw);
    osdev_x86_lam_select(&parts, OSDEV_X86_LAM_U48);
    assert_true(parts.has_lam_u48 && !parts.has_lam_u57);
    osdev_x86_lam_select(&parts, OSDEV_X86_LAM_U57);
    assert_true(!parts.has_lam_u48 && parts.has_lam_u57);
}

static void encryption_is_found_and_used(void **state)
{
    struct osdev_x86_paging paging = {4, 48, true, true, true, 0, 0};
    struct osdev_x86_sev sev;

    (void)state;
    assert_int_equal(osdev_x86_sev_detect(&sev), OSDEV_X86_ERR_UNSUPPORTED);
    model_add_leaf(
        0x80000000, 0, (struct osdev_x86_cpuid_regs){0x8000001f, 0, 0, 0}
    );
    model_add_leaf(
        0x8000001f, 0, (struct osdev_x86_cpuid_regs){0x1f, 0x16f, 0, 0}
    );
    model_set_msr(UINT32_C(0xc0010131), 7);
    assert_int_equal(osdev_x86_sev_detect(&sev), OSDEV_X86_OK);
    assert_true(sev.has_sme && sev.is_guest && sev.has_es && sev.has_snp);
    assert_true(sev.c_bit == 47 && sev.lost == 5);
    assert_int_equal(
        osdev_x86_paging_use_c_bit(&paging, sev.c_bit), OSDEV_X86_OK
    );
    assert_true(paging.pa_bits == 47);
    assert_true(paging.private_mask == OSDEV_BIT64(47));
    assert_int_equal(osdev_x86_paging_check(&paging), OSDEV_X86_OK);
    paging.private_mask = 0;
    paging.pa_bits = 52;
    assert_int_equal(osdev_x86_paging_use_tdx(&paging, 52), OSDEV_X86_OK);
    assert_true(paging.shared_mask == OSDEV_BIT64(51) && paging.pa_bits == 51);
    assert_int_equal(osdev_x86_paging_check(&paging), OSDEV_X86_OK);
    assert_int_equal(
        osdev_x86_paging_use_tdx(&paging, 0), OSDEV_X86_ERR_BAD_VALUE
    );
    assert_int_equal(
        osdev_x86_paging_use_c_bit(&paging, 52), OSDEV_X86_ERR_BAD_VALUE
    );
}

static void memory_types_combine(void **state)
{
    enum osdev_x86_memory_type type;
    osdev_x86_pat_t pat = {OSDEV_X86_PAT_RESET};

    (void)state;
    assert_int_equal(
        osdev_x86_page_memory_type(pat, OSDEV_X86_PAGE_UNCACHED, &type),
        OSDEV_X86_OK
    );
    assert_int_equal(type, OSDEV_X86_MEMORY_UC);
    static const struct {
        enum osdev_x86_memory_type mtrr;
        enum osdev_x86_memory_type page;
        enum osdev_x86_memory_type both;
    } rows[] = {
        {OSDEV_X86_MEMORY_WB, OSDEV_X86_MEMORY_WB, OSDEV_X86_MEMORY_WB},
        {OSDEV_X86_MEMORY_WB, OSDEV_X86_MEMORY_WC, OSDEV_X86_MEMORY_WC},
        {OSDEV_X86_MEMORY_UC, OSDEV_X86_MEMORY_WB, OSDEV_X86_MEMORY_UC},
        {OSDEV_X86_MEMORY_UC, OSDEV_X86_MEMORY_WC, OSDEV_X86_MEMORY_WC},
        {OSDEV_X86_MEMORY_WC, OSDEV_X86_MEMORY_UC_MINUS, OSDEV_X86_MEMORY_WC},
        {OSDEV_X86_MEMORY_WT, OSDEV_X86_MEMORY_WB, OSDEV_X86_MEMORY_WT},
        {OSDEV_X86_MEMORY_WP, OSDEV_X86_MEMORY_WB, OSDEV_X86_MEMORY_WP},
    };

    for (size_t i = 0; i < OSDEV_COUNTOF(rows); i++) {
        osdev_test_row(
            i, osdev_x86_memory_type_effective(
                   rows[i].mtrr, rows[i].page, &type
               ) == OSDEV_X86_OK
        );
        osdev_test_row(i, type == rows[i].both);
    }
    assert_int_equal(
        osdev_x86_memory_type_effective(
            OSDEV_X86_MEMORY_UC_MINUS, OSDEV_X86_MEMORY_WB, &type
        ),
        OSDEV_X86_ERR_BAD_VALUE
    );
    assert_int_equal(
        osdev_x86_memory_type_effective(
            OSDEV_X86_MEMORY_WB, (enum osdev_x86_memory_type)2, &type
        ),
        OSDEV_X86_ERR_BAD_VALUE
    );
    pat.raw = 2;
    assert_int_equal(
        osdev_x86_page_memory_type(pat, 0, &type), OSDEV_X86_ERR_BAD_VALUE
    );
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_way_depends_on_space_and_size),
        TEST(pages_of_another_space_are_named_by_pcid),
        TEST(others_are_asked_without_broadcast),
        TEST(a_broadcast_counts_additional_pages),
        TEST(a_broadcast_has_strides_and_guests),
        TEST(a_broadcast_refuses_what_it_cannot),
        TEST(broadcast_limits_come_from_cpuid),
        TEST(pcids_are_unique_in_a_generation),
        TEST(tags_come_off_pointers),
        TEST(encryption_is_found_and_used),
        TEST(memory_types_combine),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
