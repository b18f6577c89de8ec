// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// PVH start information. Xen, public/arch-x86/hvm/start_info.h.
#include <osdev/boot/pvh.h>

enum osdev_boot_err
osdev_boot_pvh_parse(struct osdev_span bytes, struct osdev_boot_pvh *out_pvh)
{
    struct osdev_boot_pvh pvh = {0};

    OSDEV_ASSERT(out_pvh != NULL);
    if (bytes.len < OSDEV_BOOT_PVH_LEN_V0) {
        return OSDEV_BOOT_ERR_TRUNCATED;
    }
    if (osdev_le32_load(bytes.ptr) != OSDEV_BOOT_PVH_MAGIC) {
        return OSDEV_BOOT_ERR_BAD_MAGIC;
    }
    pvh.version = osdev_le32_load(bytes.ptr + 4);
    pvh.flags = osdev_le32_load(bytes.ptr + 8);
    pvh.module_count = osdev_le32_load(bytes.ptr + 12);
    pvh.modules = osdev_paddr(osdev_le64_load(bytes.ptr + 16));
    pvh.cmdline = osdev_paddr(osdev_le64_load(bytes.ptr + 24));
    pvh.rsdp = osdev_paddr(osdev_le64_load(bytes.ptr + 32));
    if (pvh.version >= 1) {
        if (bytes.len < OSDEV_BOOT_PVH_LEN_V1) {
            return OSDEV_BOOT_ERR_TRUNCATED;
        }
        pvh.memmap = osdev_paddr(osdev_le64_load(bytes.ptr + 40));
        pvh.memmap_count = osdev_le32_load(bytes.ptr + 48);
    }
    *out_pvh = pvh;
    return OSDEV_BOOT_OK;
}

uint64_t osdev_boot_pvh_memmap_len(const struct osdev_boot_pvh *pvh)
{
    OSDEV_ASSERT(pvh != NULL);
    return (uint64_t)pvh->memmap_count * OSDEV_BOOT_PVH_MEMMAP_LEN;
}

uint64_t osdev_boot_pvh_modules_len(const struct osdev_boot_pvh *pvh)
{
    OSDEV_ASSERT(pvh != NULL);
    return (uint64_t)pvh->module_count * OSDEV_BOOT_PVH_MODULE_LEN;
}

enum osdev_boot_err osdev_boot_pvh_memmap(
    const struct osdev_boot_pvh *pvh, struct osdev_span entries,
    struct osdev_boot_region *out, size_t cap, size_t *out_count
)
{
    OSDEV_ASSERT(out != NULL || cap == 0);
    OSDEV_ASSERT(out_count != NULL);
    if (entries.len < osdev_boot_pvh_memmap_len(pvh)) {
        return OSDEV_BOOT_ERR_TRUNCATED;
    }
    if (cap < pvh->memmap_count) {
        return OSDEV_BOOT_ERR_NO_SPACE;
    }
    for (size_t i = 0; i < pvh->memmap_count; i++) {
        const uint8_t *entry = entries.ptr + i * OSDEV_BOOT_PVH_MEMMAP_LEN;

        out[i].base = osdev_le64_load(entry);
        out[i].len = osdev_le64_load(entry + 8);
        out[i].type =
            osdev_boot_mem_type_from_e820(osdev_le32_load(entry + 16));
        out[i].reserved = 0;
    }
    *out_count = pvh->memmap_count;
    return OSDEV_BOOT_OK;
}

enum osdev_boot_err osdev_boot_pvh_module(
    const struct osdev_boot_pvh *pvh, struct osdev_span entries, uint32_t index,
    struct osdev_boot_pvh_module *out_module
)
{
    OSDEV_ASSERT(pvh != NULL && out_module != NULL);
    if (index >= pvh->module_count) {
        return OSDEV_BOOT_ERR_ABSENT;
    }
    if (entries.len / OSDEV_BOOT_PVH_MODULE_LEN <= index) {
        return OSDEV_BOOT_ERR_TRUNCATED;
    }
    const uint8_t *entry =
        entries.ptr + (size_t)index * OSDEV_BOOT_PVH_MODULE_LEN;

    out_module->base = osdev_paddr(osdev_le64_load(entry));
    out_module->len = osdev_le64_load(entry + 8);
    out_module->cmdline = osdev_paddr(osdev_le64_load(entry + 16));
    return OSDEV_BOOT_OK;
}
