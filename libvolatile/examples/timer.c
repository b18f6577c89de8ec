// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// A driver's view of a small timer. Here its registers are plain memory.
#include <osdev/base.h>
#include <osdev/volatile.h>

struct timer {
    osdev_ro32_t id;
    osdev_rw32_t control;
    osdev_w1c32_t status;
    osdev_wo32_t reload;
};
OSDEV_ASSERT_OFFSET(struct timer, reload, 12);

#define TIMER_ENABLE  OSDEV_BIT32(0)
#define TIMER_EXPIRED OSDEV_BIT32(3)

static bool timer_start(struct timer *timer, uint32_t ticks)
{
    osdev_wo32_write(&timer->reload, ticks);
    osdev_w1c32_clear(&timer->status, TIMER_EXPIRED);
    osdev_rw32_set(&timer->control, TIMER_ENABLE);
    // osdev_rw32_set(&timer->status, TIMER_EXPIRED) would not compile.
    return osdev_w1c32_poll(&timer->status, TIMER_EXPIRED, TIMER_EXPIRED, 100);
}

int main(void)
{
    static struct timer memory;

    return timer_start(&memory, 1000) ? 0 : 1;
}
