// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Memory types of boot protocols.
#include <osdev/boot/memmap.h>

#define GRUB_MEMORY_CODE 20u

#define EFI_MEMORY_SP      (UINT64_C(1) << 18)
#define EFI_MEMORY_RUNTIME (UINT64_C(1) << 63)

enum osdev_boot_mem_type osdev_boot_mem_type_from_e820(uint32_t type)
{
    switch (type) {
    case 1:
        return OSDEV_BOOT_MEM_USABLE;
    case 3:
        return OSDEV_BOOT_MEM_ACPI_RECLAIMABLE;
    case 4:
        return OSDEV_BOOT_MEM_ACPI_NVS;
    case 5:
        return OSDEV_BOOT_MEM_BAD;
    case 7:
        return OSDEV_BOOT_MEM_PERSISTENT;
    default:
        return OSDEV_BOOT_MEM_RESERVED;
    }
}

enum osdev_boot_mem_type osdev_boot_mem_type_from_multiboot2(uint32_t type)
{
    // Types 1 to 5 are those of the BIOS.
    if (type <= 5) {
        return osdev_boot_mem_type_from_e820(type);
    }
    return type == GRUB_MEMORY_CODE ? OSDEV_BOOT_MEM_FIRMWARE_RUNTIME
                                    : OSDEV_BOOT_MEM_RESERVED;
}

static enum osdev_boot_mem_type efi_type(uint32_t type)
{
    switch (type) {
    case 1: // loader code
    case 2: // loader data
    case 3: // boot services code
    case 4: // boot services data
        return OSDEV_BOOT_MEM_BOOT_RECLAIMABLE;
    case 5: // runtime services code
    case 6: // runtime services data
        return OSDEV_BOOT_MEM_FIRMWARE_RUNTIME;
    case 7: // conventional
        return OSDEV_BOOT_MEM_USABLE;
    case 8: // unusable
        return OSDEV_BOOT_MEM_BAD;
    case 9: // ACPI tables
        return OSDEV_BOOT_MEM_ACPI_RECLAIMABLE;
    case 10: // ACPI firmware
        return OSDEV_BOOT_MEM_ACPI_NVS;
    case 11: // memory mapped I/O
    case 12: // ports behind memory
        return OSDEV_BOOT_MEM_MMIO;
    case 14: // persistent
        return OSDEV_BOOT_MEM_PERSISTENT;
    case 15: // unaccepted
        return OSDEV_BOOT_MEM_UNACCEPTED;
    default:
        return OSDEV_BOOT_MEM_RESERVED;
    }
}

enum osdev_boot_mem_type
osdev_boot_mem_type_from_efi(uint32_t type, uint64_t attributes)
{
    enum osdev_boot_mem_type mapped = efi_type(type);

    if (!osdev_boot_mem_is_ram(mapped)) {
        return mapped;
    }
    if ((attributes & EFI_MEMORY_RUNTIME) != 0) {
        return OSDEV_BOOT_MEM_FIRMWARE_RUNTIME;
    }
    return (attributes & EFI_MEMORY_SP) != 0 ? OSDEV_BOOT_MEM_RESERVED : mapped;
}

const char *osdev_boot_mem_type_name(uint32_t type)
{
    switch (type) {
    case OSDEV_BOOT_MEM_USABLE:
        return "usable";
    case OSDEV_BOOT_MEM_BOOT_RECLAIMABLE:
        return "boot reclaimable";
    case OSDEV_BOOT_MEM_ACPI_RECLAIMABLE:
        return "ACPI reclaimable";
    case OSDEV_BOOT_MEM_UNACCEPTED:
        return "unaccepted";
    case OSDEV_BOOT_MEM_PERSISTENT:
        return "persistent";
    case OSDEV_BOOT_MEM_MODULE:
        return "module";
    case OSDEV_BOOT_MEM_KERNEL:
        return "kernel";
    case OSDEV_BOOT_MEM_FRAMEBUFFER:
        return "frame buffer";
    case OSDEV_BOOT_MEM_ACPI_NVS:
        return "ACPI NVS";
    case OSDEV_BOOT_MEM_FIRMWARE_RUNTIME:
        return "firmware runtime";
    case OSDEV_BOOT_MEM_MMIO:
        return "device registers";
    case OSDEV_BOOT_MEM_RESERVED:
        return "reserved";
    case OSDEV_BOOT_MEM_BAD:
        return "bad";
    default:
        return "unknown";
    }
}
