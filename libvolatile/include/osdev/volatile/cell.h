// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Typed registers. A device's registers are a structure of cells:
 *
 *     struct timer {
 *         osdev_ro32_t id;
 *         osdev_rw32_t control;
 *         osdev_w1c32_t status;
 *         osdev_wo32_t command;
 *     };
 *     OSDEV_ASSERT_OFFSET(struct timer, command, 12);
 *
 * The type says what is allowed: writing an osdev_ro32_t, reading an
 * osdev_wo32_t or setting a bit of an osdev_w1c32_t does not compile. There
 * is no access to more than one cell at a time, so nothing can tear.
 *
 * | type | read | write | update, set, clear | clear by ones |
 * |---|---|---|---|---|
 * | ro | yes | | | |
 * | wo | | yes | | |
 * | rw | yes | yes | yes | update_w1c |
 * | w1c | yes | | | yes |
 * | rc | yes, clears | | | |
 */
#ifndef OSDEV_VOLATILE_CELL_H
#define OSDEV_VOLATILE_CELL_H

#include <osdev/volatile/cell16.h>
#include <osdev/volatile/cell32.h>
#include <osdev/volatile/cell64.h>
#include <osdev/volatile/cell8.h>

#endif
