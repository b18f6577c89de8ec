// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Command line, loader name and modules.
 *
 * Texts are bytes of no promised encoding. A text ends before its first NUL,
 * and that NUL lies inside the block: its pointer is a C string, too.
 */
#ifndef OSDEV_MULTIBOOT2_TEXT_H
#define OSDEV_MULTIBOOT2_TEXT_H

#include <osdev/base/addr.h>
#include <osdev/multiboot2/info.h>

OSDEV_BEGIN_DECLS

/** A file that the loader put into memory. */
struct osdev_multiboot2_module {
    osdev_paddr_t start;       /**< First byte. */
    uint32_t len;              /**< Length in bytes; may be 0. */
    struct osdev_span cmdline; /**< Its command line, without NUL. */
};

/**
 * The command line of the kernel.
 *
 * @param      info      Opened boot information.
 * @param[out] out_text  Without NUL; may be empty. Written only on success.
 * @return Whether there is a good tag.
 * @spec Multiboot2 2.0, 3.6.5
 */
OSDEV_NODISCARD
bool osdev_multiboot2_find_cmdline(
    const struct osdev_multiboot2 *info, struct osdev_span *out_text
);

/**
 * The name of the boot loader.
 *
 * @param      info      Opened boot information.
 * @param[out] out_text  Without NUL; may be empty. Written only on success.
 * @return Whether there is a good tag.
 * @spec Multiboot2 2.0, 3.6.10
 */
OSDEV_NODISCARD
bool osdev_multiboot2_find_loader_name(
    const struct osdev_multiboot2 *info, struct osdev_span *out_text
);

/**
 * The first module.
 *
 * @param      info        Opened boot information.
 * @param[out] out_module  Written only on success.
 * @return Whether there is a good tag.
 * @spec Multiboot2 2.0, 3.6.6
 */
OSDEV_NODISCARD
bool osdev_multiboot2_find_module(
    const struct osdev_multiboot2 *info,
    struct osdev_multiboot2_module *out_module
);

/**
 * Go on to the next module.
 *
 * @param      iter        Made by osdev_multiboot2_iter_type() for
 *                         OSDEV_MULTIBOOT2_TYPE_MODULE; other tags are passed
 *                         over.
 * @param[out] out_module  Written only if there is one.
 * @return Whether there is one.
 */
OSDEV_NODISCARD
bool osdev_multiboot2_next_module(
    struct osdev_multiboot2_iter *iter,
    struct osdev_multiboot2_module *out_module
);

OSDEV_END_DECLS

#endif
