// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Version of the whole kit. One number for all libraries (SemVer 2.0); while
 * the major number is 0, a new minor number may change interfaces.
 */
#ifndef OSDEV_BASE_VERSION_H
#define OSDEV_BASE_VERSION_H

/** Incompatible changes. */
#define OSDEV_VERSION_MAJOR 0
/** Additions; while the major number is 0 also incompatible changes. */
#define OSDEV_VERSION_MINOR 1
/** Corrections. */
#define OSDEV_VERSION_PATCH 0

/** The three numbers as one that can be compared. */
#define OSDEV_VERSION                                          \
    (OSDEV_VERSION_MAJOR * 10000 + OSDEV_VERSION_MINOR * 100 + \
     OSDEV_VERSION_PATCH)

#endif
