// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Page-table operations driven by a byte string and compared, after each, with
// the reference map and with a walk as the processor does it. Aborts where
// they differ.
#ifndef PAGING_OPS_H
#define PAGING_OPS_H

#include <stddef.h>
#include <stdint.h>

void paging_ops_run(const uint8_t *data, size_t size);

#endif
