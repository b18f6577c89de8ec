// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Starting the other processors: by INIT and start-up interrupts, or through
 * the mailbox of firmware that does not allow those.
 *
 * What a processor runs first is <osdev/apic/trampoline.h>.
 *
 * @spec Intel MultiProcessor Specification 1.4, B.4; Intel SDM volume 3, 9.4;
 *       ACPI 6.5, 5.2.12.19
 */
#ifndef OSDEV_APIC_START_H
#define OSDEV_APIC_START_H

#include <osdev/apic/ipi.h>

OSDEV_BEGIN_DECLS

/** What the start sequence asks of the kernel. */
struct osdev_apic_start_ops {
    /** Wait at least so long. */
    void (*delay_us)(void *ctx, uint32_t us);
    /** How many of the processors have come up; the kernel counts them. */
    uint32_t (*count)(void *ctx);
};

/** Times of the start sequence, in microseconds. */
struct osdev_apic_start_times {
    uint32_t init_us;    /**< Between INIT and start-up. */
    uint32_t startup_us; /**< Between the first start-up and the second. */
    uint32_t poll_us;    /**< Between two looks; at least 1. */
    uint32_t timeout_us; /**< For the processor to come up, in the end. */
    bool deassert;       /**< Deassert INIT, for a discrete 82489DX. */
};

/** What the specification asks for: 10 ms, 200 us, and a second to come up. */
#define OSDEV_APIC_START_SAFE          \
    {                                  \
        10000, 200, 50, 1000000, false \
    }
/** For processors since about 2008, which need no wait after INIT. */
#define OSDEV_APIC_START_SHORT     \
    {                              \
        10, 10, 10, 1000000, false \
    }

/** Whom to start, and where. */
struct osdev_apic_start_target {
    /** Identification of the processor; unused with @c others. */
    uint32_t id;
    /** Start all other processors at once instead. */
    bool others;
    /** What @c count has to reach. */
    uint32_t expected;
    /** Where they start, see osdev_apic_can_start_at(). */
    osdev_paddr_t page;
};

/** What happened. */
struct osdev_apic_start_report {
    uint32_t count;     /**< What @c count said at the end. */
    uint32_t waited_us; /**< Time spent in delays. */
    unsigned startups;  /**< Start-up interrupts sent: 1 or 2. */
};

/**
 * Whether processors can start at a physical address: a page below 1 MiB,
 * outside of 0xa0000 to 0xbffff, whose numbers are reserved.
 */
bool osdev_apic_can_start_at(osdev_paddr_t page);

/**
 * Start one processor or all: INIT, start-up, and if it has not come up by
 * then a second start-up.
 *
 * @param      apic    The object.
 * @param      ops     Of the kernel.
 * @param      ctx     Handed to them.
 * @param      target  Whom, and where.
 * @param      times   How long to wait.
 * @param[out] out     Also written if no processor answered; may be NULL.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BAD_OPS          one is NULL.
 * @retval OSDEV_APIC_ERR_BAD_VALUE        @c poll_us is 0.
 * @retval OSDEV_APIC_ERR_BAD_PAGE         no such page.
 * @retval OSDEV_APIC_ERR_BAD_DESTINATION  the mode has no such identification.
 * @retval OSDEV_APIC_ERR_BUSY             an interrupt has not left in time.
 * @retval OSDEV_APIC_ERR_NO_ANSWER        the count was not reached in time.
 *
 * @context One at a time. Interrupts may be on. A processor that comes up
 *          after the time-out finds what is at the page then.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_start(
    const struct osdev_apic *apic, const struct osdev_apic_start_ops *ops,
    void *ctx, const struct osdev_apic_start_target *target,
    const struct osdev_apic_start_times *times,
    struct osdev_apic_start_report *out
);

/** @name Mailbox
 * @{ */

/** Size and alignment of the mailbox. */
#define OSDEV_APIC_MAILBOX_SIZE 4096
/** Mailbox: nothing to do, and what firmware writes when it has begun. */
#define OSDEV_APIC_MAILBOX_NOOP UINT16_C(0)
/** Mailbox: go to the vector. */
#define OSDEV_APIC_MAILBOX_WAKEUP UINT16_C(1)

/** The part of the mailbox that a kernel writes. */
struct osdev_apic_mailbox {
    uint16_t command;  /**< Written last. */
    uint16_t reserved; /**< Zero. */
    uint32_t id;       /**< Identification of the processor. */
    uint64_t vector;   /**< Physical address to go on at, in 64-bit mode. */
};
OSDEV_STATIC_ASSERT(sizeof(struct osdev_apic_mailbox) == 16, "size");
OSDEV_STATIC_ASSERT(offsetof(struct osdev_apic_mailbox, id) == 4, "id");
OSDEV_STATIC_ASSERT(offsetof(struct osdev_apic_mailbox, vector) == 8, "vector");

/**
 * Wake one processor through the mailbox of the MADT's multiprocessor wake-up
 * structure. It can be used once for each processor; firmware gives it
 * identity mapping, 64-bit mode and interrupts off at the vector.
 *
 * @param mailbox  The mapped mailbox.
 * @param id       Identification of the processor.
 * @param vector   Physical address of the code that it goes on at.
 * @param ops      Of the kernel; @c count is not used and may be NULL.
 * @param ctx      Handed to them.
 * @param times    @c poll_us and @c timeout_us are used.
 *
 * @retval OSDEV_APIC_OK             firmware has taken the command.
 * @retval OSDEV_APIC_ERR_BAD_OPS    there is no delay.
 * @retval OSDEV_APIC_ERR_BAD_VALUE  @c poll_us is 0.
 * @retval OSDEV_APIC_ERR_BUSY       the last command has not been taken;
 *                                   nothing was written.
 * @retval OSDEV_APIC_ERR_NO_ANSWER  firmware has not taken the command in time.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_mailbox_start(
    struct osdev_apic_mailbox *mailbox, uint32_t id, osdev_paddr_t vector,
    const struct osdev_apic_start_ops *ops, void *ctx,
    const struct osdev_apic_start_times *times
);

/** @} */

OSDEV_END_DECLS

#endif
