// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Where the parts of the kernel's image are: symbols of the linker script.
#ifndef KERNEL_IMAGE_H
#define KERNEL_IMAGE_H

#include <stdbool.h>
#include <stdint.h>

/** Virtual minus physical address of the image. */
#define KERNEL_BASE 0xffffffff80000000

extern const uint8_t image_physical_start[]; // Its address is physical.
extern const uint8_t image_physical_end[];   // Its address is physical.
extern const uint8_t text_start[];
extern const uint8_t text_end[];
extern const uint8_t rodata_start[];
extern const uint8_t rodata_end[];
extern const uint8_t ksyms_start[];
extern uint8_t data_start[];
extern uint8_t data_end[];
extern uint8_t bss_start[];
extern uint8_t bss_end[];

/** Whether an address lies in the kernel's code. */
static inline bool image_is_text(uint64_t address)
{
    return address - (uint64_t)(uintptr_t)text_start <
           (uint64_t)(text_end - text_start);
}

#endif
