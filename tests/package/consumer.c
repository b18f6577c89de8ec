// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// A host program that calls into every library. components.h is written by
// the test: it includes the umbrella headers and lists the libraries.
#include <stdint.h>
#include <stdio.h>

#include "components.h"

#define CALL(tag)                                                       \
    if (osdev_##tag##_strerror((enum osdev_##tag##_err)0)[0] == '\0') { \
        printf("%s: no name for success\n", #tag);                      \
        failures++;                                                     \
    }

int main(void)
{
    uint64_t end = 0;
    int failures = 0;

    if (osdev_align_up(4097, 4096, &end) != OSDEV_BASE_OK || end != 8192) {
        printf("base: wrong end of a page\n");
        failures++;
    }
    COMPONENTS(CALL)
    return failures == 0 ? 0 : 1;
}
