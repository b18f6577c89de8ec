// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * libbase: the types that all osdev libraries share.
 *
 * Conventions, valid for every osdev header:
 *
 * - Objects belong to the caller. A library allocates nothing unless its
 *   header says so, and holds no mutable global state.
 * - Results go through parameters named @c out_..., written only on success.
 * - Wrong use by the programmer is a contract, checked by OSDEV_ASSERT. Wrong
 *   data from hardware, firmware or a peer is always an error value.
 * - No pointer may be NULL unless its description says so.
 * - One object is used by one CPU at a time unless its header says otherwise.
 * - Sizes named @c len are in bytes, those named @c count in elements.
 * - Ranges are half open: the start is included, the end is not.
 *
 * libbase is header-only and needs the freestanding standard headers alone.
 */
#ifndef OSDEV_BASE_H
#define OSDEV_BASE_H

#include <osdev/base/addr.h>
#include <osdev/base/attr.h>
#include <osdev/base/bits.h>
#include <osdev/base/checked.h>
#include <osdev/base/endian.h>
#include <osdev/base/err.h>
#include <osdev/base/field.h>
#include <osdev/base/narrow.h>
#include <osdev/base/patch.h>
#include <osdev/base/reader.h>
#include <osdev/base/saturate.h>
#include <osdev/base/span.h>
#include <osdev/base/version.h>
#include <osdev/base/writer.h>

#endif
