// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * libmultiboot2: boot information that a Multiboot2 loader passes to a kernel,
 * and the header by which a kernel asks for it. Both directions: parse and
 * build.
 *
 * Conventions of <osdev/base.h> hold. In addition:
 *
 * - All functions are pure: bytes in, structures out. Nothing is allocated,
 *   no address taken from boot information is followed, nothing waits. They
 *   run before a heap and before relocation is finished.
 * - Whatever the bytes are, no function reads outside them, loops forever or
 *   stops the kernel.
 * - Results point into the bytes; those belong to the caller and must stay.
 * - An opened block is only read: any number of CPUs may use it at a time.
 * - Addresses are 64 bits wide on 32-bit targets too.
 *
 * Names and structures may change while the kit's version is 0.x.
 *
 * @spec Multiboot2 2.0
 */
#ifndef OSDEV_MULTIBOOT2_H
#define OSDEV_MULTIBOOT2_H

#include <osdev/multiboot2/builder.h>
#include <osdev/multiboot2/elf.h>
#include <osdev/multiboot2/embed.h>
#include <osdev/multiboot2/err.h>
#include <osdev/multiboot2/firmware.h>
#include <osdev/multiboot2/header.h>
#include <osdev/multiboot2/header_builder.h>
#include <osdev/multiboot2/info.h>
#include <osdev/multiboot2/memory.h>
#include <osdev/multiboot2/number.h>
#include <osdev/multiboot2/text.h>
#include <osdev/multiboot2/video.h>

#endif
