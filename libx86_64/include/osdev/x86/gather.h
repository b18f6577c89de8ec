// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Gathering what has to be flushed. Changes of page tables record here which
 * translations may still be cached and which tables are out of use; one
 * commit flushes, then gives the tables back. Until then a processor may
 * still walk them.
 *
 * @code
 * struct osdev_x86_gather gather;
 *
 * osdev_x86_gather_init(&gather, NULL, NULL);
 * err = osdev_x86_unmap(&space, va, len, 0, &gather, NULL);
 * osdev_x86_gather_commit(&gather, &space);
 * @endcode
 *
 * @spec Intel SDM volume 3, 4.10.4 and 4.10.5
 */
#ifndef OSDEV_X86_GATHER_H
#define OSDEV_X86_GATHER_H

#include <osdev/x86/paging.h>

OSDEV_BEGIN_DECLS

/** Separate ranges that a gather object keeps apart. */
#define OSDEV_X86_GATHER_RANGES 8u
/** Pages up to which a local commit flushes one by one. */
#define OSDEV_X86_GATHER_PAGES_MAX 32u

/** A range whose cached translations are stale. */
struct osdev_x86_flush_range {
    osdev_vaddr_t va; /**< First byte. */
    uint64_t len;     /**< Bytes, a multiple of the page size. */
    unsigned level;   /**< Smallest pages in it, 1..3: one flush for each. */
};

struct osdev_x86_gather;

/** What the kernel may do itself. */
struct osdev_x86_gather_ops {
    /**
     * Flush what was gathered on every processor that may have it cached, and
     * return when they are done. May be NULL: this processor is the only one
     * and the space is the one it runs in.
     */
    void (*flush)(void *ctx, const struct osdev_x86_gather *gather);
    /**
     * A page has just been unmapped. Do not reuse it before the commit. May be
     * NULL, which also makes unmapping faster.
     */
    void (*page
    )(void *ctx, osdev_vaddr_t va, osdev_paddr_t pa, uint64_t len,
      uint64_t flags);
};

/** Stale translations and tables out of use. */
struct osdev_x86_gather {
    /** Ranges that are stale, unless needs_all is set. */
    struct osdev_x86_flush_range ranges[OSDEV_X86_GATHER_RANGES];
    unsigned count;       /**< Ranges in use. */
    bool needs_all;       /**< Too much to list: everything is stale. */
    bool has_global;      /**< Global pages are among it. */
    bool has_tables;      /**< Tables went out of use. */
    osdev_paddr_t tables; /**< Private: chain of tables to give back. */
    const struct osdev_x86_gather_ops *ops; /**< Private. */
    void *ctx;                              /**< Private. */
};

/**
 * Start with nothing gathered.
 *
 * @param gather  The object.
 * @param ops     May be NULL: flush this processor alone.
 * @param ctx     Passed to the operations.
 */
void osdev_x86_gather_init(
    struct osdev_x86_gather *gather, const struct osdev_x86_gather_ops *ops,
    void *ctx
);

/**
 * Record a stale range.
 *
 * @param gather     The object.
 * @param va         First byte.
 * @param len        Bytes.
 * @param level      Level of its pages, 1..3.
 * @param is_global  Whether some of them are global.
 */
void osdev_x86_gather_add(
    struct osdev_x86_gather *gather, osdev_vaddr_t va, uint64_t len,
    unsigned level, bool is_global
);

/** Whether nothing has been gathered. */
bool osdev_x86_gather_is_empty(const struct osdev_x86_gather *gather);

/**
 * Flush, then give tables back. The object is empty afterwards.
 *
 * @param gather  The object.
 * @param space   The space that the changes were made in.
 */
void osdev_x86_gather_commit(
    struct osdev_x86_gather *gather, const struct osdev_x86_space *space
);

/**
 * Flush what was gathered on this processor, and nothing else: what a handler
 * of an interprocessor interrupt calls.
 *
 * @param gather  The object.
 */
void osdev_x86_gather_flush_local(const struct osdev_x86_gather *gather);

OSDEV_END_DECLS

#endif
