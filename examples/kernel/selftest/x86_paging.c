// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Paging of libx86_64 with real page faults, and the page allocator below it.
#include <stddef.h>

#include <osdev/x86.h>

#include "cpu.h"
#include "image.h"
#include "pmm.h"
#include "selftest.h"
#include "stack.h"
#include "vm.h"

#define BASE VM_SCRATCH_BASE
#define BIG  (UINT64_C(4) << 20)
#define RET  0xc3 // The instruction RET.

static volatile uint8_t *scratch(uint64_t offset)
{
    return osdev_vaddr_to_ptr(osdev_vaddr(BASE + offset));
}

static void do_read(void *ctx)
{
    (void)*(volatile uint8_t *)ctx;
}

static void do_write(void *ctx)
{
    *(volatile uint8_t *)ctx = RET;
}

static void do_run(void *ctx)
{
    void (*function)(void);

    *(void **)&function = ctx;
    function();
}

/* Whether an access ends in a page fault with this error code. */
static bool faults(void (*access)(void *), const void *address, uint64_t code)
{
    struct osdev_x86_regs regs;
    void *target = osdev_vaddr_to_ptr(osdev_vaddr_from_ptr(address));

    return exception_catch(access, target, &regs) &&
           regs.vector == OSDEV_X86_EXC_PAGE_FAULT && regs.code == code &&
           osdev_x86_cr2_read() == (uint64_t)(uintptr_t)address;
}

static bool works(void (*access)(void *), volatile void *address)
{
    return !exception_catch(
        access, osdev_vaddr_to_ptr(osdev_vaddr_from_ptr(address)), NULL
    );
}

static void map_and_unmap(void)
{
    uint64_t free_before = pmm_free_count();
    const void *page = osdev_vaddr_to_ptr(osdev_vaddr(BASE));

    CHECK(faults(do_read, page, 0));
    if (!CHECK(vm_map_new(BASE, BIG, VM_WRITE))) {
        return;
    }
    *scratch(0) = 1;
    *scratch(BIG - 1) = 2;
    CHECK(*scratch(0) == 1 && *scratch(BIG - 1) == 2);
    vm_unmap_free(BASE, BIG);
    CHECK(faults(do_read, page, 0));
    CHECK(faults(do_write, page, OSDEV_X86_PF_WRITE));
    // Page tables come back, too.
    CHECK(pmm_free_count() == free_before);
}

static void protect(void)
{
    const void *page = osdev_vaddr_to_ptr(osdev_vaddr(BASE));

    if (!CHECK(vm_map_new(BASE, 2 * PAGE_SIZE, VM_WRITE))) {
        return;
    }
    CHECK(works(do_write, scratch(0)));
    CHECK(faults(do_run, page, OSDEV_X86_PF_PRESENT | OSDEV_X86_PF_FETCH));
    CHECK(vm_protect(BASE, PAGE_SIZE, VM_READ));
    CHECK(works(do_read, scratch(0)));
    CHECK(faults(do_write, page, OSDEV_X86_PF_PRESENT | OSDEV_X86_PF_WRITE));
    CHECK(works(do_write, scratch(PAGE_SIZE)));
    CHECK(vm_protect(BASE, PAGE_SIZE, VM_RUN));
    CHECK(works(do_run, scratch(0)));
    vm_unmap_free(BASE, 2 * PAGE_SIZE);
}

static void write_xor_execute(void)
{
    const uint64_t forbidden = OSDEV_X86_PF_PRESENT | OSDEV_X86_PF_WRITE;
    osdev_paddr_t code;

    CHECK(faults(do_write, text_start, forbidden));
    CHECK(faults(do_write, rodata_start, forbidden));
    CHECK(faults(do_run, data_start, OSDEV_X86_PF_PRESENT | OSDEV_X86_PF_FETCH)
    );
    // The direct map is no way around it.
    if (CHECK(vm_translate((uint64_t)(uintptr_t)text_start, &code))) {
        CHECK(faults(do_write, pmm_pointer(code), forbidden));
    }
}

static void guards(void)
{
    CHECK(faults(do_read, NULL, 0));
    for (unsigned i = 0; i < STACK_COUNT; i++) {
        CHECK(faults(do_write, stacks[i].guard, OSDEV_X86_PF_WRITE));
        CHECK(faults(do_write, stacks[i].bytes - 1, OSDEV_X86_PF_WRITE));
    }
}

static unsigned demand_faults;

static bool on_demand(struct osdev_x86_regs *regs)
{
    uint64_t page = osdev_x86_cr2_read() & ~(PAGE_SIZE - 1);

    demand_faults++;
    return (regs->code & OSDEV_X86_PF_PRESENT) == 0 && page - BASE < BIG &&
           vm_map_new(page, PAGE_SIZE, VM_WRITE);
}

/* Pages appear when they are touched; the access then goes on. */
static void demand_paging(void)
{
    demand_faults = 0;
    exception_set_hook(OSDEV_X86_EXC_PAGE_FAULT, on_demand);
    for (uint64_t at = 0; at < 8 * PAGE_SIZE; at += PAGE_SIZE / 4) {
        *scratch(at) = (uint8_t)(at / PAGE_SIZE);
    }
    exception_set_hook(OSDEV_X86_EXC_PAGE_FAULT, NULL);
    CHECK(demand_faults == 8);
    CHECK(*scratch(7 * PAGE_SIZE) == 7);
    vm_unmap_free(BASE, 8 * PAGE_SIZE);
}

#define PAGES 64

static void page_allocator(void)
{
    static osdev_paddr_t pages[PAGES];
    uint64_t free_before = pmm_free_count();

    for (unsigned i = 0; i < PAGES; i++) {
        if (!CHECK(pmm_alloc(&pages[i]))) {
            return;
        }
        *(uint64_t *)pmm_pointer(pages[i]) = i;
    }
    CHECK(pmm_free_count() == free_before - PAGES);
    for (unsigned i = 0; i < PAGES; i++) {
        // Two of the same would show here.
        CHECK(*(const uint64_t *)pmm_pointer(pages[i]) == i);
        pmm_free(pages[i]);
    }
    CHECK(pmm_free_count() == free_before);
}

static const struct selftest_step steps[] = {
    {"page_allocator", page_allocator},
    {"map_and_unmap", map_and_unmap},
    {"protect", protect},
    {"write_xor_execute", write_xor_execute},
    {"guards", guards},
    {"demand_paging", demand_paging},
};

SELFTEST_SUITE(selftest_x86_paging, "x86", steps);
