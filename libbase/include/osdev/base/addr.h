// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Physical and virtual addresses as types of their own: one passed for the
 * other does not compile, and the code is that of a plain integer.
 *
 * The widths are run-time arguments, because one kernel image meets machines
 * with 4-level (48-bit) and 5-level (57-bit) paging and with 36 to 52
 * physical bits. Addresses are 64 bits wide on 32-bit targets too.
 */
#ifndef OSDEV_BASE_ADDR_H
#define OSDEV_BASE_ADDR_H

#include <osdev/base/addr/align.h>
#include <osdev/base/addr/phys.h>
#include <osdev/base/addr/virt.h>

#endif
