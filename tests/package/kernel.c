// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The part of a kernel: includes every library, compiled with kernel flags.
#include "components.h"

uint64_t kernel_page_end(uint64_t address);

uint64_t kernel_page_end(uint64_t address)
{
    uint64_t end = 0;

    return osdev_align_up(address, 4096, &end) == OSDEV_BASE_OK ? end : 0;
}
