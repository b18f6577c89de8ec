// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * How to flush what was gathered: page by page, by PCID, all at once, by
 * broadcast, or by asking other processors.
 *
 * @code
 * static void flush(void *ctx, const struct osdev_x86_gather *gather)
 * {
 *     osdev_x86_flush(ctx, gather);
 * }
 * @endcode
 *
 * @spec Intel SDM volume 3, 4.10.4.1; AMD APM volume 2, 5.5
 */
#ifndef OSDEV_X86_FLUSH_H
#define OSDEV_X86_FLUSH_H

#include <osdev/x86/broadcast.h>
#include <osdev/x86/gather.h>

OSDEV_BEGIN_DECLS

/** What there is to flush with, and for which space. */
struct osdev_x86_flusher {
    bool is_current;  /**< This processor runs in the space now. */
    bool has_pcid;    /**< CR4.PCIDE is on. */
    bool has_invpcid; /**< CPUID reports INVPCID. */
    uint16_t pcid;    /**< The space's PCID on this processor. */
    /** Pages up to which one by one is cheaper, such as 32. */
    uint32_t pages_max;
    /** Flush by broadcast, which needs the same PCID everywhere; or NULL. */
    const struct osdev_x86_broadcast *broadcast;
    /**
     * Ask the other processors that may have something cached, and return when
     * they have called osdev_x86_flush_local(). May be NULL: there is none.
     */
    void (*shoot_down)(void *ctx, const struct osdev_x86_gather *gather);
    void *ctx; /**< Passed to @p shoot_down. */
};

/** The ways of osdev_x86_flush_local(). */
enum osdev_x86_flush_way {
    OSDEV_X86_FLUSH_NOTHING,      /**< Nothing can be cached. */
    OSDEV_X86_FLUSH_INVLPG,       /**< INVLPG for each page. */
    OSDEV_X86_FLUSH_INVPCID_PAGE, /**< INVPCID for each page. */
    OSDEV_X86_FLUSH_INVPCID_ONE,  /**< INVPCID for all of the PCID. */
    OSDEV_X86_FLUSH_INVPCID_ALL,  /**< INVPCID for everything. */
    OSDEV_X86_FLUSH_CR3,          /**< CR3 is written. */
    OSDEV_X86_FLUSH_CR4,          /**< CR4.PGE is toggled: everything. */
};

/** Which way osdev_x86_flush_local() would go. */
enum osdev_x86_flush_way osdev_x86_flush_way(
    const struct osdev_x86_flusher *flusher,
    const struct osdev_x86_gather *gather
);

/**
 * Flush on this processor alone.
 *
 * @param flusher  How.
 * @param gather   What.
 *
 * @context Interrupts off.
 */
void osdev_x86_flush_local(
    const struct osdev_x86_flusher *flusher,
    const struct osdev_x86_gather *gather
);

/**
 * Flush everywhere: by broadcast if there is one, otherwise here and through
 * the shoot-down.
 *
 * @param flusher  How.
 * @param gather   What.
 */
void osdev_x86_flush(
    const struct osdev_x86_flusher *flusher,
    const struct osdev_x86_gather *gather
);

OSDEV_END_DECLS

#endif
