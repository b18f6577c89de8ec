// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The hand-off: one form for every door. The doors translate (handoff_*.c);
// this file keeps the copies, adds what the loader does not know, namely where
// the kernel itself lies, and normalises the memory map.
#include "handoff.h"

#include <osdev/multiboot2.h>

#include "door.h"
#include "image.h"
#include "log.h"
#include "pmm.h"
#include "string.h"

#define EARLY_MAPPED (UINT64_C(4) << 30) // By entry.S.

#define MAX_RANGES  512
#define MAX_MODULES 16
#define TEXT_SIZE   1024
#define NAME_SIZE   64
#define RSDP_SIZE   36

static struct {
    struct osdev_boot_handoff handoff;
    struct osdev_boot_region ranges[MAX_RANGES];
    struct osdev_boot_region regions[OSDEV_BOOT_MEMMAP_MAX(MAX_RANGES)];
    struct osdev_boot_module modules[MAX_MODULES];
    char module_cmdlines[MAX_MODULES][NAME_SIZE];
    char cmdline[TEXT_SIZE];
    char loader_name[NAME_SIZE];
    uint8_t rsdp[RSDP_SIZE];
} boot;

static osdev_paddr_t physical(const void *object)
{
    return osdev_paddr((uint64_t)(uintptr_t)object - KERNEL_BASE);
}

bool handoff_view(uint64_t address, uint64_t len, struct osdev_span *out)
{
    if (address == 0 || len > HANDOFF_VIEW_MAX || address >= EARLY_MAPPED ||
        len > EARLY_MAPPED - address) {
        return false;
    }
    *out = osdev_span_make(osdev_vaddr_to_ptr(osdev_vaddr(address)), len);
    return true;
}

static struct osdev_boot_blob
copy_text(struct osdev_span text, char *to, size_t size)
{
    size_t len = text.len < size ? text.len : size - 1;

    memcpy(to, text.ptr, len);
    to[len] = '\0';
    return (struct osdev_boot_blob){physical(to), len};
}

void handoff_set_cmdline(struct osdev_span text)
{
    boot.handoff.cmdline = copy_text(text, boot.cmdline, TEXT_SIZE);
    osdev_boot_handoff_mark(
        &boot.handoff, OSDEV_BOOT_FIELD_CMDLINE, OSDEV_BOOT_SOURCE_PROTOCOL
    );
}

void handoff_set_loader_name(struct osdev_span text)
{
    boot.handoff.loader_name = copy_text(text, boot.loader_name, NAME_SIZE);
    osdev_boot_handoff_mark(
        &boot.handoff, OSDEV_BOOT_FIELD_LOADER_NAME, OSDEV_BOOT_SOURCE_PROTOCOL
    );
}

void handoff_set_rsdp(struct osdev_span bytes)
{
    memcpy(boot.rsdp, bytes.ptr, bytes.len < RSDP_SIZE ? bytes.len : RSDP_SIZE);
    boot.handoff.rsdp = physical(boot.rsdp);
    osdev_boot_handoff_mark(
        &boot.handoff, OSDEV_BOOT_FIELD_RSDP, OSDEV_BOOT_SOURCE_PROTOCOL
    );
}

void handoff_add_module(
    osdev_paddr_t base, uint64_t len, struct osdev_span cmdline
)
{
    size_t index = boot.handoff.modules.count;

    if (index == MAX_MODULES) {
        return;
    }
    boot.modules[index] = (struct osdev_boot_module){
        .data = {base, len},
        .cmdline = copy_text(cmdline, boot.module_cmdlines[index], NAME_SIZE),
    };
    boot.handoff.modules.base = physical(boot.modules);
    boot.handoff.modules.count = index + 1;
    osdev_boot_handoff_mark(
        &boot.handoff, OSDEV_BOOT_FIELD_MODULES, OSDEV_BOOT_SOURCE_PROTOCOL
    );
}

/* What is in use: a higher type wins where ranges overlap. */
static bool add_range(
    struct handoff_draft *draft, uint64_t base, uint64_t len,
    enum osdev_boot_mem_type type
)
{
    if (draft->range_count == draft->range_cap) {
        return false;
    }
    draft->ranges[draft->range_count++] =
        (struct osdev_boot_region){.base = base, .len = len, .type = type};
    return true;
}

static bool add_own_ranges(struct handoff_draft *draft)
{
    uint64_t start = (uint64_t)(uintptr_t)image_physical_start;
    uint64_t end = (uint64_t)(uintptr_t)image_physical_end;
    bool fits =
        add_range(draft, start, end - start, OSDEV_BOOT_MEM_KERNEL) &&
        // Interrupt vectors and BIOS data; and page 0 is no good address.
        add_range(draft, 0, PAGE_SIZE, OSDEV_BOOT_MEM_RESERVED);

    for (size_t i = 0; i < boot.handoff.modules.count; i++) {
        struct osdev_boot_blob data = boot.modules[i].data;

        fits = fits &&
               add_range(draft, data.base.raw, data.len, OSDEV_BOOT_MEM_MODULE);
    }
    boot.handoff.kernel = (struct osdev_boot_kernel){
        .phys = osdev_paddr(start),
        .virt = osdev_vaddr(KERNEL_BASE + start),
        .len = end - start,
    };
    osdev_boot_handoff_mark(
        &boot.handoff, OSDEV_BOOT_FIELD_KERNEL, OSDEV_BOOT_SOURCE_IMAGE
    );
    return fits;
}

/* vm.c makes its first page tables of RAM that entry.S has mapped. */
static bool has_early_ram(size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (boot.regions[i].type == OSDEV_BOOT_MEM_USABLE &&
            boot.regions[i].base < EARLY_MAPPED) {
            return true;
        }
    }
    return false;
}

static const char *normalise(struct handoff_draft *draft)
{
    size_t count;
    enum osdev_boot_err err;

    if (!add_own_ranges(draft)) {
        return "too many memory ranges";
    }
    err = osdev_boot_memmap_normalise(
        draft->ranges, draft->range_count, PAGE_SIZE, boot.regions,
        OSDEV_COUNTOF(boot.regions), &count
    );
    if (err != OSDEV_BOOT_OK) {
        return osdev_boot_strerror(err);
    }
    boot.handoff.regions =
        (struct osdev_boot_array){physical(boot.regions), count};
    osdev_boot_handoff_mark(
        &boot.handoff, OSDEV_BOOT_FIELD_MEMMAP, OSDEV_BOOT_SOURCE_PROTOCOL
    );
    return has_early_ram(count)
               ? NULL
               : "the memory map has no usable RAM below 4 GiB";
}

/*
 * A door for tests: boot-info=module on a PVH command line makes the kernel
 * take the first module for the report of a Multiboot2 loader.
 */
static const char *from_module(struct handoff_draft *draft)
{
    struct osdev_boot_module *module = &boot.modules[0];

    if (boot.handoff.modules.count == 0) {
        return "boot-info=module, but there is no module";
    }
    draft->range_count = 0;
    osdev_boot_handoff_init(&boot.handoff, OSDEV_BOOT_DOOR_MULTIBOOT2);
    return handoff_from_multiboot2(
        OSDEV_MULTIBOOT2_LOADER_MAGIC, module->data.base.raw, draft
    );
}

static const char *fill(uint32_t door, uint32_t magic, uint32_t report)
{
    struct handoff_draft draft = {
        .handoff = &boot.handoff,
        .ranges = boot.ranges,
        .range_cap = MAX_RANGES,
    };
    const char *error;

    switch (door) {
    case DOOR_MULTIBOOT2:
        osdev_boot_handoff_init(&boot.handoff, OSDEV_BOOT_DOOR_MULTIBOOT2);
        error = handoff_from_multiboot2(magic, report, &draft);
        break;
    case DOOR_PVH:
        osdev_boot_handoff_init(&boot.handoff, OSDEV_BOOT_DOOR_PVH);
        error = handoff_from_pvh(report, &draft);
        break;
    default:
        return "entered through an unknown door";
    }
    if (error == NULL && handoff_has_option("boot-info")) {
        error = from_module(&draft);
    }
    return error != NULL ? error : normalise(&draft);
}

bool handoff_init(uint32_t door, uint32_t magic, uint32_t report)
{
    const char *error = fill(door, magic, report);

    if (error != NULL) {
        log_print("boot: the loader's report is unusable: %s\n", error);
    }
    return error == NULL;
}

const struct osdev_boot_handoff *handoff(void)
{
    return &boot.handoff;
}

const struct osdev_boot_region *handoff_regions(size_t *out_count)
{
    *out_count = boot.handoff.regions.count;
    return boot.regions;
}

const char *handoff_cmdline(void)
{
    return boot.cmdline;
}

const char *handoff_loader_name(void)
{
    return boot.loader_name;
}

bool handoff_has_option(const char *name)
{
    struct osdev_span cmdline =
        osdev_span_make(boot.cmdline, string_length(boot.cmdline));

    return osdev_boot_cmdline_find(cmdline, name, NULL);
}

void handoff_print(void)
{
    const struct osdev_boot_framebuffer *fb = &boot.handoff.framebuffer;

    log_print(
        "boot: entered by %s, loader \"%s\"\n",
        osdev_boot_door_name(boot.handoff.door), boot.loader_name
    );
    log_print("boot: command line \"%s\"\n", boot.cmdline);
    if (boot.handoff.rsdp.raw != 0) {
        log_print("boot: ACPI root pointer at 0x%lx\n", boot.handoff.rsdp.raw);
    }
    if (fb->base.raw != 0) {
        log_print(
            "boot: frame buffer %ux%u, %u bits, at 0x%lx\n", fb->width,
            fb->height, fb->bits_per_pixel, fb->base.raw
        );
    }
    for (size_t i = 0; i < boot.handoff.modules.count; i++) {
        log_print(
            "boot: module \"%s\", %lu bytes at 0x%lx\n",
            boot.module_cmdlines[i], boot.modules[i].data.len,
            boot.modules[i].data.base.raw
        );
    }
}
