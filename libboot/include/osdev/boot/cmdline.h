// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Options on a kernel's command line.
 *
 * Options are words between blanks: a name, or a name, an equals sign and
 * a value. A double quote starts text in which blanks do not separate, up to
 * the next one: name="two words". The quotes around a value are not part of it.
 */
#ifndef OSDEV_BOOT_CMDLINE_H
#define OSDEV_BOOT_CMDLINE_H

#include <stdbool.h>

#include <osdev/base/attr.h>
#include <osdev/base/span.h>

OSDEV_BEGIN_DECLS

/** One option. */
struct osdev_boot_option {
    struct osdev_span name;  /**< What stands before the equals sign. */
    struct osdev_span value; /**< What stands after it; may be empty. */
    bool has_value;          /**< Whether there is an equals sign. */
};

/**
 * Take the next option from a command line.
 *
 * @param      cmdline     Shortened by the option on success.
 * @param[out] out_option  Written only if there is one.
 * @return Whether there is one.
 */
OSDEV_NODISCARD
bool osdev_boot_cmdline_next(
    struct osdev_span *cmdline, struct osdev_boot_option *out_option
);

/**
 * Find an option by its name. The last one wins, so that a user overrides by
 * appending.
 *
 * @param      cmdline    The whole command line, without NUL.
 * @param      name       Name, ended by NUL.
 * @param[out] out_value  Its value, empty if there is none. Written only on
 *                        success. May be NULL.
 * @return Whether the option is there.
 */
bool osdev_boot_cmdline_find(
    struct osdev_span cmdline, const char *name, struct osdev_span *out_value
);

OSDEV_END_DECLS

#endif
