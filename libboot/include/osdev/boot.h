// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * libboot: what lies between firmware or a loader and a kernel's first line.
 *
 * Conventions of <osdev/base.h> hold. All functions are pure: bytes and
 * numbers in, structures out; no address taken from boot data is followed,
 * nothing is allocated, nothing waits. They run before a heap, before
 * relocation is finished and on any processor.
 *
 * The layout of struct osdev_boot_handoff is stable within a version of its
 * own; everything else follows the version of the kit.
 */
#ifndef OSDEV_BOOT_H
#define OSDEV_BOOT_H

#include <osdev/boot/cmdline.h>
#include <osdev/boot/err.h>
#include <osdev/boot/handoff.h>
#include <osdev/boot/memmap.h>
#include <osdev/boot/pvh.h>

#endif
