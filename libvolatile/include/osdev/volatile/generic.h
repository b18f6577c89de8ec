// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Reading and writing without naming the width: C11 only, nothing in C++.
 */
#ifndef OSDEV_VOLATILE_GENERIC_H
#define OSDEV_VOLATILE_GENERIC_H

#include <osdev/base/attr.h>
#include <osdev/volatile/be.h>
#include <osdev/volatile/cell.h>
#include <osdev/volatile/le.h>

OSDEV_BEGIN_DECLS

#ifndef __cplusplus

    // Arms that a target without 64-bit accesses does not have; each begins with
    // a comma.
    #if OSDEV_MMIO_HAS_64
        #define OSDEV_READ_64_                                                \
            , osdev_ro64_t : osdev_ro64_read,                                 \
                             osdev_rw64_t : osdev_rw64_read,                  \
                                            osdev_w1c64_t : osdev_w1c64_read, \
                                                            osdev_rc64_t      \
                : osdev_rc64_read,                                            \
                  osdev_role64_t : osdev_role64_read,                         \
                                   osdev_rwle64_t : osdev_rwle64_read,        \
                                                    osdev_robe64_t            \
                : osdev_robe64_read,                                          \
                  osdev_rwbe64_t : osdev_rwbe64_read
        #define OSDEV_WRITE_64_                                         \
            , osdev_wo64_t : osdev_wo64_write,                          \
                             osdev_rw64_t : osdev_rw64_write,           \
                                            osdev_wole64_t              \
                : osdev_wole64_write,                                   \
                  osdev_rwle64_t : osdev_rwle64_write,                  \
                                   osdev_wobe64_t : osdev_wobe64_write, \
                                                    osdev_rwbe64_t      \
                : osdev_rwbe64_write
    #else
        #define OSDEV_READ_64_
        #define OSDEV_WRITE_64_
    #endif

    /**
 * Read a register of any width that can be read. Any other argument does not
 * compile.
 */
    // clang-format off
#define osdev_read(reg) _Generic(*(reg) \
    , osdev_ro8_t: osdev_ro8_read \
    , osdev_rw8_t: osdev_rw8_read \
    , osdev_w1c8_t: osdev_w1c8_read \
    , osdev_rc8_t: osdev_rc8_read \
    , osdev_ro16_t: osdev_ro16_read \
    , osdev_rw16_t: osdev_rw16_read \
    , osdev_w1c16_t: osdev_w1c16_read \
    , osdev_rc16_t: osdev_rc16_read \
    , osdev_ro32_t: osdev_ro32_read \
    , osdev_rw32_t: osdev_rw32_read \
    , osdev_w1c32_t: osdev_w1c32_read \
    , osdev_rc32_t: osdev_rc32_read \
    , osdev_role16_t: osdev_role16_read \
    , osdev_rwle16_t: osdev_rwle16_read \
    , osdev_role32_t: osdev_role32_read \
    , osdev_rwle32_t: osdev_rwle32_read \
    , osdev_robe16_t: osdev_robe16_read \
    , osdev_rwbe16_t: osdev_rwbe16_read \
    , osdev_robe32_t: osdev_robe32_read \
    , osdev_rwbe32_t: osdev_rwbe32_read \
    OSDEV_READ_64_)(reg)

/**
 * Write a register of any width that can be written. Any other argument does
 * not compile.
 */
#define osdev_write(reg, value) _Generic(*(reg) \
    , osdev_wo8_t: osdev_wo8_write \
    , osdev_rw8_t: osdev_rw8_write \
    , osdev_wo16_t: osdev_wo16_write \
    , osdev_rw16_t: osdev_rw16_write \
    , osdev_wo32_t: osdev_wo32_write \
    , osdev_rw32_t: osdev_rw32_write \
    , osdev_wole16_t: osdev_wole16_write \
    , osdev_rwle16_t: osdev_rwle16_write \
    , osdev_wole32_t: osdev_wole32_write \
    , osdev_rwle32_t: osdev_rwle32_write \
    , osdev_wobe16_t: osdev_wobe16_write \
    , osdev_rwbe16_t: osdev_rwbe16_write \
    , osdev_wobe32_t: osdev_wobe32_write \
    , osdev_rwbe32_t: osdev_rwbe32_write \
    OSDEV_WRITE_64_)((reg), (value))
    // clang-format on

#endif

OSDEV_END_DECLS

#endif
