// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The kernel's address space, with the page tables of libx86_64.
//
// No page is writable and executable at once (W^X). Only RAM is in the direct
// map, for two reasons: a stray write to a device register through it would be
// a disaster, and firmware may report reserved ranges as high as 1 TiB (QEMU
// does, for AMD's HyperTransport hole), which would cost tables without end.
#include "vm.h"

#include <stddef.h>

#include <osdev/boot.h>
#include <osdev/x86.h>

#include "handoff.h"
#include "image.h"
#include "log.h"
#include "panic.h"
#include "pmm.h"
#include "stack.h"

static struct osdev_x86_paging paging;
static struct osdev_x86_space space;

static bool alloc_table(void *ctx, osdev_paddr_t *out_table)
{
    (void)ctx;
    return pmm_alloc(out_table);
}

static void free_table(void *ctx, osdev_paddr_t table)
{
    (void)ctx;
    pmm_free(table);
}

static osdev_x86_pte_t *table_pointer(void *ctx, osdev_paddr_t table)
{
    (void)ctx;
    return pmm_pointer(table);
}

static const struct osdev_x86_table_ops table_ops = {
    .alloc_table = alloc_table,
    .free_table = free_table,
    .table_ptr = table_pointer,
};

static void require(enum osdev_x86_err err)
{
    if (err != OSDEV_X86_OK) {
        panic("vm: %s", osdev_x86_strerror(err));
    }
}

static uint64_t page_flags(unsigned rights)
{
    uint64_t flags = OSDEV_X86_PAGE_GLOBAL;

    if ((rights & VM_WRITE) != 0) {
        flags |= OSDEV_X86_PAGE_WRITE;
    }
    if ((rights & VM_RUN) == 0) {
        flags |= OSDEV_X86_PAGE_NO_EXECUTE;
    }
    return flags;
}

static void map(uint64_t va, uint64_t pa, uint64_t len, uint64_t flags)
{
    struct osdev_x86_mapping mapping = {
        .va = osdev_vaddr(va),
        .pa = osdev_paddr(pa),
        .len = len,
        .flags = flags,
    };

    require(osdev_x86_map(&space, &mapping, NULL));
}

static void map_image(const void *start, const void *end, unsigned rights)
{
    uint64_t va = (uint64_t)(uintptr_t)start;

    map(va, va - KERNEL_BASE, (uint64_t)(uintptr_t)end - va,
        page_flags(rights));
}

static void map_kernel(void)
{
    map_image(text_start, text_end, VM_RUN);
    map_image(rodata_start, rodata_end, VM_READ);
    map_image(data_start, data_end, VM_WRITE);
    map_image(bss_start, bss_end, VM_WRITE);
    for (size_t i = 0; i < STACK_COUNT; i++) {
        // Not the guard.
        map_image(stacks[i].bytes, stacks[i].bytes + STACK_SIZE, VM_WRITE);
    }
}

static void map_ram(void)
{
    size_t count;
    const struct osdev_boot_region *regions = handoff_regions(&count);

    for (size_t i = 0; i < count; i++) {
        uint64_t base = regions[i].base;
        uint32_t type = regions[i].type;

        if (osdev_boot_mem_is_ram(type) || type == OSDEV_BOOT_MEM_MODULE) {
            map(VM_DIRECT_BASE + base, base, regions[i].len,
                page_flags(VM_WRITE));
        } else if (type == OSDEV_BOOT_MEM_KERNEL) {
            // Not a second way to write to the kernel's code.
            map(VM_DIRECT_BASE + base, base, regions[i].len,
                page_flags(VM_READ));
        }
    }
}

void vm_init(void)
{
    osdev_x86_cr3_t root;

    osdev_x86_cr4_update(0, OSDEV_X86_CR4_PGE);
    osdev_x86_paging_detect(&paging);
    require(osdev_x86_space_create(
        &space, &paging, &table_ops, NULL, osdev_vaddr(VM_DIRECT_BASE)
    ));
    map_kernel();
    map_ram();
    root.raw = space.root.raw;
    osdev_x86_cr3_write(root);
    // The early identity mapping is gone.
    pmm_set_window(VM_DIRECT_BASE);
}

bool vm_map_new(uint64_t start, uint64_t len, unsigned rights)
{
    osdev_paddr_t page;

    for (uint64_t done = 0; done < len; done += PAGE_SIZE) {
        enum osdev_x86_err err = OSDEV_X86_ERR_NO_TABLE;

        if (pmm_alloc(&page)) {
            err = osdev_x86_map_page(
                &space, osdev_vaddr(start + done), page, OSDEV_X86_SIZE_4K,
                page_flags(rights)
            );
            if (err != OSDEV_X86_OK) {
                pmm_free(page);
            }
        }
        if (err != OSDEV_X86_OK) {
            vm_unmap_free(start, done);
            return false;
        }
    }
    return true;
}

// Pages that were unmapped but may still be in the translation cache: a list
// through the pages themselves, which the direct map still reaches.
#define NO_PAGE UINT64_MAX

static void keep_page(
    void *ctx, osdev_vaddr_t va, osdev_paddr_t pa, uint64_t len, uint64_t flags
)
{
    uint64_t *first = ctx;

    (void)va;
    (void)flags;
    for (uint64_t done = 0; done < len; done += PAGE_SIZE) {
        *(uint64_t *)pmm_pointer(osdev_paddr(pa.raw + done)) = *first;
        *first = pa.raw + done;
    }
}

static const struct osdev_x86_gather_ops keep_pages = {.page = keep_page};

void vm_unmap_free(uint64_t start, uint64_t len)
{
    struct osdev_x86_gather gather;
    uint64_t first = NO_PAGE;

    osdev_x86_gather_init(&gather, &keep_pages, &first);
    require(osdev_x86_unmap(&space, osdev_vaddr(start), len, 0, &gather, NULL));
    require(osdev_x86_clean_up(&space, osdev_vaddr(start), len, 0, &gather));
    osdev_x86_gather_commit(&gather, &space);
    while (first != NO_PAGE) {
        osdev_paddr_t page = osdev_paddr(first);

        first = *(const uint64_t *)pmm_pointer(page);
        pmm_free(page);
    }
}

void *vm_map_device(osdev_paddr_t base, uint64_t len)
{
    static uint64_t next = VM_DEVICE_BASE;
    uint64_t va = next;

    map(va, base.raw, len, page_flags(VM_WRITE) | OSDEV_X86_PAGE_UNCACHED);
    next += len;
    return osdev_vaddr_to_ptr(osdev_vaddr(va));
}

bool vm_protect(uint64_t start, uint64_t len, unsigned rights)
{
    struct osdev_x86_gather gather;
    struct osdev_x86_protection protection = {
        .va = osdev_vaddr(start),
        .len = len,
        .clear = OSDEV_X86_PAGE_WRITE | OSDEV_X86_PAGE_NO_EXECUTE,
        .set = page_flags(rights),
    };
    enum osdev_x86_err err;

    osdev_x86_gather_init(&gather, NULL, NULL);
    err = osdev_x86_protect(&space, &protection, &gather, NULL);
    osdev_x86_gather_commit(&gather, &space);
    return err == OSDEV_X86_OK;
}

bool vm_translate(uint64_t address, osdev_paddr_t *out)
{
    struct osdev_x86_translation found;

    if (osdev_x86_translate(&space, osdev_vaddr(address), &found) !=
        OSDEV_X86_OK) {
        return false;
    }
    *out = found.pa;
    return true;
}

/** A run of neighbouring pages with the same rights. */
struct run {
    uint64_t start;
    uint64_t len;
    uint64_t flags;
};

static void print_run(const struct run *run)
{
    bool write = (run->flags & OSDEV_X86_PAGE_WRITE) != 0;
    bool run_it = (run->flags & OSDEV_X86_PAGE_NO_EXECUTE) == 0;

    if (run->len != 0) {
        log_print(
            "  %016lx %10lu KiB  r%c%c\n", run->start, run->len / 1024,
            write ? 'w' : '-', run_it ? 'x' : '-'
        );
    }
}

static void
extend_run(struct run *run, uint64_t va, uint64_t len, uint64_t flags)
{
    if (run->start + run->len != va || run->flags != flags) {
        print_run(run);
        *run = (struct run){.start = va, .flags = flags};
    }
    run->len += len;
}

void vm_print(void)
{
    struct osdev_x86_cursor cursor;
    struct run run = {0};
    enum osdev_x86_err err =
        osdev_x86_cursor_init(&cursor, &space, osdev_vaddr(0));

    require(err);
    do {
        err = osdev_x86_cursor_descend(&cursor);
        osdev_x86_pte_t pte =
            osdev_x86_pte_load(osdev_x86_cursor_entry(&cursor));

        if (err == OSDEV_X86_OK &&
            osdev_x86_pte_kind(pte, cursor.level) == OSDEV_X86_PTE_LEAF) {
            extend_run(
                &run, cursor.va.raw, OSDEV_X86_LEVEL_SIZE(cursor.level),
                pte.raw & (OSDEV_X86_PAGE_WRITE | OSDEV_X86_PAGE_NO_EXECUTE)
            );
        }
    } while (err == OSDEV_X86_OK && osdev_x86_cursor_next(&cursor));
    print_run(&run);
}
