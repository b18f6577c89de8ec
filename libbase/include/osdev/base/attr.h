// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Attributes, compile-time assertions and the assertion hook that every
 * osdev header uses.
 *
 * If the macro OSDEV_CONFIG_HEADER is defined it names a header, with its
 * quotes or angle brackets, that is included before anything else: the one
 * door through which a kernel overrides the defaults of all libraries.
 */
#ifndef OSDEV_BASE_ATTR_H
#define OSDEV_BASE_ATTR_H

#ifdef OSDEV_CONFIG_HEADER
    #include OSDEV_CONFIG_HEADER
#endif

#ifdef __cplusplus
    #define OSDEV_BEGIN_DECLS extern "C" {
    #define OSDEV_END_DECLS   }
#else
    /** Open a block of declarations with C linkage. */
    #define OSDEV_BEGIN_DECLS
    /** Close the block that OSDEV_BEGIN_DECLS opened. */
    #define OSDEV_END_DECLS
#endif

/** Check a constant expression while compiling, in C11 and in C++. */
#ifdef __cplusplus
    #define OSDEV_STATIC_ASSERT(cond, text) static_assert(cond, text)
#else
    #define OSDEV_STATIC_ASSERT(cond, text) _Static_assert(cond, text)
#endif

/** Check the size of a type that a document fixes. */
#define OSDEV_ASSERT_SIZE(type, size) \
    OSDEV_STATIC_ASSERT(sizeof(type) == (size), "size of " #type)

/** Check the place of a member that a document fixes. */
#define OSDEV_ASSERT_OFFSET(type, member, offset)     \
    OSDEV_STATIC_ASSERT(                              \
        __builtin_offsetof(type, member) == (offset), \
        "offset of " #member " in " #type             \
    )

/** Alignment of a type in bytes, in C11 and in C++. */
#ifdef __cplusplus
    #define OSDEV_ALIGNOF(type) alignof(type)
#else
    #define OSDEV_ALIGNOF(type) _Alignof(type)
#endif

/** Demand an alignment in bytes of an object or a member. */
#ifdef __cplusplus
    #define OSDEV_ALIGNAS(bytes) alignas(bytes)
#else
    #define OSDEV_ALIGNAS(bytes) _Alignas(bytes)
#endif

/**
 * The caller must look at the result of this function. Drop one on purpose
 * with osdev_ignore().
 */
#define OSDEV_NODISCARD __attribute__((warn_unused_result))

/** The function does not return to its caller. */
#define OSDEV_NORETURN __attribute__((noreturn))

/** Inline the function even where the compiler does not optimise. */
#define OSDEV_ALWAYS_INLINE static inline __attribute__((always_inline))

/** The parameter or object may stay unused. */
#define OSDEV_UNUSED __attribute__((unused))

/** The condition is usually true. */
#define OSDEV_LIKELY(cond) (__builtin_expect(!!(cond), 1))
/** The condition is usually false. */
#define OSDEV_UNLIKELY(cond) (__builtin_expect(!!(cond), 0))

/** Number of elements of an array. Not for pointers. */
#define OSDEV_COUNTOF(array) (sizeof(array) / sizeof((array)[0]))

/** Whether OSDEV_ASSERT checks: 0 or 1. */
#ifndef OSDEV_CFG_ASSERT
    #define OSDEV_CFG_ASSERT 0
#endif
OSDEV_STATIC_ASSERT(
    OSDEV_CFG_ASSERT == 0 || OSDEV_CFG_ASSERT == 1, "OSDEV_CFG_ASSERT is 0 or 1"
);
#ifndef OSDEV_ASSERT
    #if OSDEV_CFG_ASSERT
        #define OSDEV_ASSERT(cond) ((cond) ? (void)0 : __builtin_trap())
    #else
        /**
         * Contract check: wrong use by the programmer, never wrong data from
         * outside.
         *
         * Compiles to nothing unless OSDEV_CFG_ASSERT is 1, when a failed check
         * traps, or the kernel defines OSDEV_ASSERT itself.
         */
        #define OSDEV_ASSERT(cond) ((void)sizeof((cond) ? 1 : 0))
    #endif
#endif

/**
 * Drop an error on purpose.
 *
 * gcc does not accept a void cast as the answer to OSDEV_NODISCARD, so
 * a deliberate drop is a call that can be searched for.
 *
 * @param err  The error to drop. Any enumeration converts.
 */
static inline void osdev_ignore(unsigned err)
{
    (void)err;
}

#endif
