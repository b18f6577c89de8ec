// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// From PVH's start information to the hand-off. It is a tree of physical
// addresses: libboot reads the bytes, this file says where they are.
#include <stddef.h>

#include "handoff.h"
#include "string.h"

// Longest text that is looked at for its NUL.
#define TEXT_MAX 4096

#define RSDP_LEN_V2 36

/* A text that ends in NUL, empty if it is absent or unreadable. */
static struct osdev_span read_text(osdev_paddr_t address)
{
    struct osdev_span room;
    struct osdev_span text;

    if (address.raw == 0 || !handoff_view(address.raw, TEXT_MAX, &room) ||
        !osdev_span_until_nul(room, &text)) {
        return osdev_span_make("", 0);
    }
    return text;
}

static const char *
read_memory_map(const struct osdev_boot_pvh *pvh, struct handoff_draft *draft)
{
    struct osdev_span entries;
    enum osdev_boot_err err;

    if (!handoff_view(
            pvh->memmap.raw, osdev_boot_pvh_memmap_len(pvh), &entries
        )) {
        return "start information without a good memory map";
    }
    err = osdev_boot_pvh_memmap(
        pvh, entries, draft->ranges, draft->range_cap, &draft->range_count
    );
    return err == OSDEV_BOOT_OK ? NULL : osdev_boot_strerror(err);
}

static void read_modules(const struct osdev_boot_pvh *pvh)
{
    struct osdev_span entries;
    struct osdev_boot_pvh_module module;

    if (pvh->module_count == 0 ||
        !handoff_view(
            pvh->modules.raw, osdev_boot_pvh_modules_len(pvh), &entries
        )) {
        return;
    }
    for (uint32_t i = 0; i < pvh->module_count; i++) {
        if (osdev_boot_pvh_module(pvh, entries, i, &module) != OSDEV_BOOT_OK) {
            return;
        }
        handoff_add_module(module.base, module.len, read_text(module.cmdline));
    }
}

const char *handoff_from_pvh(uint64_t report, struct handoff_draft *draft)
{
    struct osdev_span bytes;
    struct osdev_boot_pvh pvh;
    enum osdev_boot_err err;

    if (!handoff_view(report, OSDEV_BOOT_PVH_LEN_V1, &bytes)) {
        return "start information at a bad address";
    }
    err = osdev_boot_pvh_parse(bytes, &pvh);
    if (err != OSDEV_BOOT_OK) {
        return osdev_boot_strerror(err);
    }
    handoff_set_cmdline(read_text(pvh.cmdline));
    handoff_set_loader_name(osdev_span_make("PVH", 3));
    read_modules(&pvh);
    if (handoff_view(pvh.rsdp.raw, RSDP_LEN_V2, &bytes)) {
        handoff_set_rsdp(bytes);
    }
    return read_memory_map(&pvh, draft);
}
