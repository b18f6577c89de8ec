// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
// Names of errors, in a file of their own so that they link only if used.
#include <osdev/alloc_ll/err.h>

const char *osdev_alloc_ll_strerror(enum osdev_alloc_ll_err err)
{
    switch (err) {
    case OSDEV_ALLOC_LL_OK:
        return "no error";
    case OSDEV_ALLOC_LL_ERR_BAD_SIZE:
        return "size is zero";
    case OSDEV_ALLOC_LL_ERR_BAD_ALIGN:
        return "alignment is not a power of two";
    case OSDEV_ALLOC_LL_ERR_NO_MEMORY:
        return "no hole is large enough";
    case OSDEV_ALLOC_LL_ERR_REGION_TOO_SMALL:
        return "region is smaller than a granule";
    case OSDEV_ALLOC_LL_ERR_REGION_OVERLAP:
        return "region overlaps another one";
    case OSDEV_ALLOC_LL_ERR_REGION_WRAPS:
        return "region wraps around the address space";
    case OSDEV_ALLOC_LL_ERR_NO_REGION:
        return "heap has no region";
    case OSDEV_ALLOC_LL_ERR_NOT_OWNED:
        return "not a block of this heap";
    case OSDEV_ALLOC_LL_ERR_DOUBLE_FREE:
        return "block is free already";
    case OSDEV_ALLOC_LL_ERR_CORRUPT:
        return "list of holes is corrupt";
    }
    return "unknown error";
}
