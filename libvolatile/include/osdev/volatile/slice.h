// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Bounded runs of elements in device memory, by width of the element.
 */
#ifndef OSDEV_VOLATILE_SLICE_H
#define OSDEV_VOLATILE_SLICE_H

#include <osdev/volatile/slice16.h>
#include <osdev/volatile/slice32.h>
#include <osdev/volatile/slice64.h>
#include <osdev/volatile/slice8.h>

#endif
