// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Numbers of fixed byte order in memory.
 *
 * Each type is a structure of bytes: its alignment is 1, so a table built of
 * them needs no packed attribute, may lie at any address and means the same
 * on every host. A forgotten conversion does not compile.
 *
 * For each type there are load and store on bytes, get and make on the type,
 * and an initialiser macro for constants. There is no arithmetic on the types:
 * get the value, use C's operators, make the field again.
 */
#ifndef OSDEV_BASE_ENDIAN_H
#define OSDEV_BASE_ENDIAN_H

#include <osdev/base/endian/array.h>
#include <osdev/base/endian/be.h>
#include <osdev/base/endian/bswap.h>
#include <osdev/base/endian/float.h>
#include <osdev/base/endian/guid.h>
#include <osdev/base/endian/le.h>
#include <osdev/base/endian/signed.h>
#include <osdev/base/endian/vnative.h>
#include <osdev/base/endian/wide.h>

#endif
