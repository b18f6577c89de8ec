// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The hand-off structure: start, take over.
#include <osdev/boot/handoff.h>

void osdev_boot_handoff_init(
    struct osdev_boot_handoff *handoff, enum osdev_boot_door door
)
{
    static const struct osdev_boot_handoff empty = {
        .magic = OSDEV_BOOT_HANDOFF_MAGIC,
        .version = OSDEV_BOOT_HANDOFF_VERSION,
        .len = sizeof(struct osdev_boot_handoff),
    };

    OSDEV_ASSERT(handoff != NULL);
    *handoff = empty;
    handoff->door = door;
}

enum osdev_boot_err osdev_boot_handoff_check(
    struct osdev_span bytes, struct osdev_boot_handoff *out_handoff
)
{
    // Loader and kernel run on the same processor: native byte order.
    union {
        struct osdev_boot_handoff handoff;
        uint8_t bytes[sizeof(struct osdev_boot_handoff)];
    } copy;

    OSDEV_ASSERT(out_handoff != NULL);
    if (bytes.len < sizeof(copy)) {
        return OSDEV_BOOT_ERR_TRUNCATED;
    }
    for (size_t i = 0; i < sizeof(copy); i++) {
        copy.bytes[i] = bytes.ptr[i];
    }
    if (copy.handoff.magic != OSDEV_BOOT_HANDOFF_MAGIC) {
        return OSDEV_BOOT_ERR_BAD_MAGIC;
    }
    if (copy.handoff.version != OSDEV_BOOT_HANDOFF_VERSION) {
        return OSDEV_BOOT_ERR_BAD_VERSION;
    }
    if (copy.handoff.len < sizeof(copy) || copy.handoff.len > bytes.len) {
        return OSDEV_BOOT_ERR_TRUNCATED;
    }
    *out_handoff = copy.handoff;
    return OSDEV_BOOT_OK;
}

const char *osdev_boot_door_name(uint32_t door)
{
    switch (door) {
    case OSDEV_BOOT_DOOR_MULTIBOOT2:
        return "Multiboot2";
    case OSDEV_BOOT_DOOR_MULTIBOOT2_EFI64:
        return "Multiboot2 on 64-bit EFI";
    case OSDEV_BOOT_DOOR_PVH:
        return "PVH";
    case OSDEV_BOOT_DOOR_OSDEV_UEFI:
        return "osdev loader on UEFI";
    case OSDEV_BOOT_DOOR_OSDEV_BIOS:
        return "osdev loader on BIOS";
    default:
        return "unknown";
    }
}
