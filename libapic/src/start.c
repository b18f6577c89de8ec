// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Starting processors. MultiProcessor Specification 1.4, B.4; Intel SDM
// volume 3, 9.4.4.
#include "internal.h"

struct run {
    const struct osdev_apic *apic;
    const struct osdev_apic_start_ops *ops;
    void *ctx;
    const struct osdev_apic_start_target *target;
    const struct osdev_apic_start_times *times;
    struct osdev_apic_start_report report;
};

bool osdev_apic_can_start_at(osdev_paddr_t page)
{
    return osdev_paddr_is_aligned(page, 4096) && page.raw < 0x100000 &&
           (page.raw < 0xa0000 || page.raw >= 0xc0000);
}

static enum osdev_apic_err send(
    const struct run *run, enum osdev_apic_delivery delivery, uint8_t vector,
    bool deassert
)
{
    const bool others = run->target->others;
    const struct osdev_apic_icr icr = {
        .delivery = delivery,
        .shorthand = others ? OSDEV_APIC_TO_OTHERS : OSDEV_APIC_TO_DESTINATION,
        .destination = others ? 0 : run->target->id,
        .vector = vector,
        .deassert = deassert,
    };
    const enum osdev_apic_err err = osdev_apic_send(run->apic, &icr);

    return err == OSDEV_APIC_OK ? osdev_apic_wait_sent(run->apic) : err;
}

static void delay(struct run *run, uint32_t us)
{
    if (us != 0) {
        run->ops->delay_us(run->ctx, us);
        run->report.waited_us += us;
    }
}

// Look again and again, for at least so long.
static bool wait_up(struct run *run, uint32_t timeout_us)
{
    uint32_t waited = 0;

    for (;;) {
        run->report.count = run->ops->count(run->ctx);
        if (run->report.count >= run->target->expected) {
            return true;
        }
        if (waited >= timeout_us) {
            return false;
        }
        delay(run, run->times->poll_us);
        // Whole steps, so the sum may pass the limit but not wrap.
        waited = timeout_us - waited > run->times->poll_us
                     ? waited + run->times->poll_us
                     : timeout_us;
    }
}

static enum osdev_apic_err start_up(struct run *run, uint32_t timeout_us)
{
    const enum osdev_apic_err err = send(
        run, OSDEV_APIC_STARTUP, (uint8_t)(run->target->page.raw >> 12), false
    );

    if (err != OSDEV_APIC_OK) {
        return err;
    }
    run->report.startups++;
    return wait_up(run, timeout_us) ? OSDEV_APIC_OK : OSDEV_APIC_ERR_NO_ANSWER;
}

static enum osdev_apic_err sequence(struct run *run)
{
    enum osdev_apic_err err = send(run, OSDEV_APIC_INIT, 0, false);

    if (err == OSDEV_APIC_OK && run->times->deassert &&
        !osdev_apic_is_x2_(run->apic)) {
        err = send(run, OSDEV_APIC_INIT, 0, true);
    }
    if (err != OSDEV_APIC_OK) {
        return err;
    }
    delay(run, run->times->init_us);
    err = start_up(run, run->times->startup_us);
    if (err == OSDEV_APIC_ERR_NO_ANSWER) {
        // A processor that runs already ignores the second one.
        err = start_up(run, run->times->timeout_us);
    }
    return err;
}

enum osdev_apic_err osdev_apic_start(
    const struct osdev_apic *apic, const struct osdev_apic_start_ops *ops,
    void *ctx, const struct osdev_apic_start_target *target,
    const struct osdev_apic_start_times *times,
    struct osdev_apic_start_report *out
)
{
    struct run run = {apic, ops, ctx, target, times, {0, 0, 0}};
    enum osdev_apic_err err;

    if (ops->delay_us == NULL || ops->count == NULL) {
        return OSDEV_APIC_ERR_BAD_OPS;
    }
    if (times->poll_us == 0) {
        return OSDEV_APIC_ERR_BAD_VALUE;
    }
    if (!osdev_apic_can_start_at(target->page)) {
        return OSDEV_APIC_ERR_BAD_PAGE;
    }
    err = sequence(&run);
    if (out != NULL &&
        (err == OSDEV_APIC_OK || err == OSDEV_APIC_ERR_NO_ANSWER)) {
        *out = run.report;
    }
    return err;
}

enum osdev_apic_err osdev_apic_mailbox_start(
    struct osdev_apic_mailbox *mailbox, uint32_t id, osdev_paddr_t vector,
    const struct osdev_apic_start_ops *ops, void *ctx,
    const struct osdev_apic_start_times *times
)
{
    if (ops->delay_us == NULL) {
        return OSDEV_APIC_ERR_BAD_OPS;
    }
    if (times->poll_us == 0) {
        return OSDEV_APIC_ERR_BAD_VALUE;
    }
    if (__atomic_load_n(&mailbox->command, __ATOMIC_ACQUIRE) !=
        OSDEV_APIC_MAILBOX_NOOP) {
        return OSDEV_APIC_ERR_BUSY;
    }
    __atomic_store_n(&mailbox->id, id, __ATOMIC_RELAXED);
    __atomic_store_n(&mailbox->vector, vector.raw, __ATOMIC_RELAXED);
    __atomic_store_n(
        &mailbox->command, OSDEV_APIC_MAILBOX_WAKEUP, __ATOMIC_RELEASE
    );
    for (uint64_t waited = 0; waited <= times->timeout_us;
         waited += times->poll_us) {
        if (__atomic_load_n(&mailbox->command, __ATOMIC_ACQUIRE) ==
            OSDEV_APIC_MAILBOX_NOOP) {
            return OSDEV_APIC_OK;
        }
        ops->delay_us(ctx, times->poll_us);
    }
    return OSDEV_APIC_ERR_NO_ANSWER;
}
