// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The library on a machine: one line a step on the serial port, and the status
// 33 of QEMU at the end if all of them held.
#include <osdev/apic.h>
#include <osdev/x86.h>

#define COM1         0x3f8
#define EXIT_PORT    0xf4
#define PAGE         0x8000
#define STACK_SIZE   8192
#define MAX_CPUS     8
#define VEC_TIMER    0x40
#define VEC_IPI      0x41
#define VEC_PIT      0x42
#define VEC_ERROR    0xfe
#define VEC_SPURIOUS 0xff

void image_main(void);
void image_interrupt(struct osdev_x86_regs *regs, void *ctx);
void *memcpy(void *to, const void *from, size_t len);
void *memset(void *to, int value, size_t len);
extern const uint8_t image_trampoline[];
extern const uint8_t image_trampoline_end[];
extern const uint8_t image_stubs[];

static struct osdev_apic apic;
static struct osdev_apic_io io;
static struct osdev_x86_idt idt;
static OSDEV_ALIGNAS(16) uint8_t stacks[MAX_CPUS][STACK_SIZE];
static uint32_t ids[MAX_CPUS];
static uint32_t entered;
static uint32_t counts[256];
static uint64_t entry_cr4;
static uint64_t entry_frame;

void *memcpy(void *to, const void *from, size_t len)
{
    void *at = to;

    __asm__ volatile("rep movsb" : "+D"(at), "+S"(from), "+c"(len)::"memory");
    return to;
}

void *memset(void *to, int value, size_t len)
{
    void *at = to;

    __asm__ volatile("rep stosb" : "+D"(at), "+c"(len) : "a"(value) : "memory");
    return to;
}

static void put(const char *text)
{
    for (; *text != '\0'; text++) {
        osdev_x86_out8(COM1, (uint8_t)*text);
    }
}

static void put_number(uint64_t value)
{
    char text[21];
    size_t at = sizeof(text) - 1;

    text[at] = '\0';
    do {
        text[--at] = (char)('0' + value % 10);
        value /= 10;
    } while (value != 0);
    put(&text[at]);
}

static void report(const char *name, uint64_t value)
{
    put(name);
    put(" ");
    put_number(value);
    put("\n");
}

OSDEV_NORETURN static void leave(uint32_t status)
{
    osdev_x86_out32(EXIT_PORT, status);
    osdev_x86_halt_forever();
}

static void check(bool cond, const char *name)
{
    put(cond ? "ok " : "FAILED ");
    put(name);
    put("\n");
    if (!cond) {
        leave(1);
    }
}

static uint32_t count(unsigned vector)
{
    return __atomic_load_n(&counts[vector], __ATOMIC_ACQUIRE);
}

void image_interrupt(struct osdev_x86_regs *regs, void *ctx)
{
    (void)ctx;
    __atomic_add_fetch(&counts[regs->vector & 0xff], 1, __ATOMIC_ACQ_REL);
    if (regs->vector == 2 || regs->vector == VEC_SPURIOUS) {
        return;
    }
    if (regs->vector < 32) {
        report("exception", regs->vector);
        report("at", regs->rip);
        leave(2);
    }
    osdev_apic_eoi(&apic);
}

// The PIT's first channel counts down from 65536 at 1.193182 MHz.
static uint64_t pit_read(void *ctx)
{
    uint64_t low;

    (void)ctx;
    osdev_x86_out8(0x43, 0);
    low = osdev_x86_in8(0x40);
    return (uint64_t)osdev_x86_in8(0x40) << 8 | low;
}

static void pit_start(void)
{
    osdev_x86_out8(0x43, 0x34);
    osdev_x86_out8(0x40, 0);
    osdev_x86_out8(0x40, 0);
}

static void delay_us(void *ctx, uint32_t us)
{
    const uint64_t ticks = (uint64_t)us * 1193 / 1000 + 1;
    uint64_t passed = 0;
    uint64_t last = pit_read(ctx);

    while (passed < ticks) {
        const uint64_t now = pit_read(ctx);

        passed += (last - now) & 0xffff;
        last = now;
    }
}

static uint32_t count_entered(void *ctx)
{
    (void)ctx;
    return __atomic_load_n(&entered, __ATOMIC_ACQUIRE);
}

static bool wait_count(unsigned vector, uint32_t value)
{
    for (unsigned i = 0; i < 20000 && count(vector) < value; i++) {
        delay_us(NULL, 100);
    }
    return count(vector) == value;
}

static bool enable_here(void)
{
    const struct osdev_apic_config config = {
        .spurious_vector = VEC_SPURIOUS,
        .error_vector = VEC_ERROR,
    };

    return osdev_apic_enable(&apic, &config) == OSDEV_APIC_OK;
}

static void entry(void *argument, uint32_t index)
{
    const uint32_t slot = *(const uint32_t *)argument + index;

    if (!enable_here() || slot >= MAX_CPUS) {
        leave(3);
    }
    entry_cr4 = osdev_x86_cr4_read().raw;
    entry_frame = (uint64_t)(uintptr_t)__builtin_frame_address(0);
    ids[slot] = osdev_apic_read_id(&apic);
    osdev_x86_idt_load(&idt);
    __atomic_add_fetch(&entered, 1, __ATOMIC_ACQ_REL);
    for (;;) {
        osdev_x86_interrupts_enable_and_hlt();
    }
}

static void test_local(void)
{
    struct osdev_apic_dump_row row;
    unsigned rows = 0;

    check(
        osdev_apic_init_here(&apic, (void *)(uintptr_t)0xfee00000) ==
            OSDEV_APIC_OK,
        "the local APIC is there"
    );
    check(enable_here(), "it works");
    check(osdev_apic_read_id(&apic) == 0, "its identification is 0");
    while (osdev_apic_dump_next(&apic, &rows, &row)) {
    }
    check(rows > 30, "its registers can be listed");
    check(
        osdev_apic_read_errors(&apic) == 0, "the list touched none that is not"
    );
    osdev_x86_interrupts_enable();
    check(
        osdev_apic_send_shorthand(&apic, OSDEV_APIC_TO_SELF, VEC_IPI) ==
                OSDEV_APIC_OK &&
            wait_count(VEC_IPI, 1),
        "an interrupt to itself arrives"
    );
    osdev_apic_write_tpr(&apic, 0x40);
    check(
        osdev_apic_send_vector(&apic, 0, VEC_IPI) == OSDEV_APIC_OK &&
            osdev_apic_is_requested(&apic, VEC_IPI) && count(VEC_IPI) == 1,
        "the task priority holds a vector back"
    );
    osdev_apic_write_tpr(&apic, 0);
    check(wait_count(VEC_IPI, 2), "and lets it go");
}

static void test_timer(void)
{
    const struct osdev_apic_clock clock = {
        .read = pit_read,
        .hz = 1193182,
        .bits = 16,
        .down = true,
    };
    const struct osdev_apic_calibration_config config = {
        .divide = 16,
        .window_us = 10000,
        .rounds = 5,
        .max_reads = 1000000,
    };
    struct osdev_apic_calibration measured;
    unsigned divide;
    uint32_t steps;

    osdev_x86_interrupts_disable();
    check(
        osdev_apic_timer_calibrate(&apic, &clock, &config, &measured) ==
            OSDEV_APIC_OK,
        "the timer can be calibrated"
    );
    osdev_x86_interrupts_enable();
    report("timer Hz", measured.hz);
    report("spread ppm", measured.spread_ppm);
    check(
        osdev_apic_timer_plan(measured.hz, 2000000, &divide, &steps) ==
                OSDEV_APIC_OK &&
            osdev_apic_timer_start(
                &apic, OSDEV_APIC_TIMER_ONE_SHOT, VEC_TIMER, divide, steps
            ) == OSDEV_APIC_OK &&
            wait_count(VEC_TIMER, 1),
        "one shot"
    );
    delay_us(NULL, 20000);
    check(count(VEC_TIMER) == 1, "and no second one");
    check(
        osdev_apic_timer_start(
            &apic, OSDEV_APIC_TIMER_PERIODIC, VEC_TIMER, divide, steps
        ) == OSDEV_APIC_OK,
        "periodic"
    );
    for (unsigned i = 0; i < 20000 && count(VEC_TIMER) < 4; i++) {
        delay_us(NULL, 100);
    }
    osdev_apic_timer_stop(&apic);
    check(count(VEC_TIMER) >= 4, "several times");
}

static void test_io(void)
{
    static const struct osdev_apic_override timer = {0, 2, 0};
    const struct osdev_apic_redirection route = {.vector = VEC_PIT};
    struct osdev_apic_source source;

    check(
        osdev_apic_io_init(
            &io, 0, &osdev_apic_io_mmio_ops, (void *)(uintptr_t)0xfec00000
        ) == OSDEV_APIC_OK,
        "the I/O APIC is there"
    );
    report("pins", io.pins);
    osdev_apic_io_clear(&io);
    check(
        osdev_apic_isa_source(&timer, 1, 0, &source) == OSDEV_APIC_OK &&
            osdev_apic_io_route_source(&io, 1, &source, &route) ==
                OSDEV_APIC_OK,
        "the PIT can be routed"
    );
    for (unsigned i = 0; i < 20000 && count(VEC_PIT) < 3; i++) {
        delay_us(NULL, 100);
    }
    osdev_apic_io_clear(&io);
    check(count(VEC_PIT) >= 3, "the PIT interrupts");
}

static bool start(uint32_t first, uint32_t n, bool others, uint32_t id)
{
    static const struct osdev_apic_start_ops ops = {delay_us, count_entered};
    static const struct osdev_apic_start_times times = OSDEV_APIC_START_SAFE;
    static uint32_t slot;
    const struct osdev_apic_trampoline_config config = {
        .cr3 = osdev_paddr(osdev_x86_insn_read_cr3()),
        .cr0 = osdev_x86_insn_read_cr0(),
        .cr4 = osdev_x86_insn_read_cr4(),
        .efer = osdev_x86_efer_read().raw,
        .entry = entry,
        .argument = &slot,
        .stack_top = (uint64_t)(uintptr_t)stacks[first] + STACK_SIZE,
        .stack_stride = STACK_SIZE,
        .count = n,
    };
    const struct osdev_apic_start_target target = {
        .id = id,
        .others = others,
        .expected = first + n,
        .page = osdev_paddr(PAGE),
    };
    struct osdev_apic_start_report done = {0, 0, 0};
    enum osdev_apic_err err;

    slot = first;
    err = osdev_apic_trampoline_write(
        &config, image_trampoline,
        (size_t)(image_trampoline_end - image_trampoline),
        (void *)(uintptr_t)PAGE
    );
    if (err == OSDEV_APIC_OK) {
        err = osdev_apic_start(&apic, &ops, NULL, &target, &times, &done);
    }
    put(osdev_apic_strerror(err));
    report(": waited us", done.waited_us);
    return err == OSDEV_APIC_OK;
}

// CPUID leaf 1 has the number that QEMU was given.
static uint32_t cpu_count(void)
{
    const uint32_t n = osdev_x86_cpuid(1, 0).ebx >> 16 & 0xff;

    return n == 0 ? 1 : n > MAX_CPUS ? MAX_CPUS : n;
}

static void test_others(uint32_t n)
{
    check(
        osdev_apic_send_shorthand(&apic, OSDEV_APIC_TO_OTHERS, VEC_IPI) ==
                OSDEV_APIC_OK &&
            wait_count(VEC_IPI, 2 + n - 1),
        "an interrupt to the others arrives"
    );
    check(
        osdev_apic_send_list(&apic, &ids[0], n - 1, VEC_IPI) == OSDEV_APIC_OK &&
            wait_count(VEC_IPI, 2 + 2 * (n - 1)),
        "one to each of a list arrives"
    );
    check(
        osdev_apic_send_nmi_others(&apic) == OSDEV_APIC_OK &&
            wait_count(2, n - 1),
        "a non-maskable one arrives"
    );
}

static void test_start(uint32_t n)
{
    check(start(0, 1, false, 1), "one processor starts");
    // The word to return to, then RBP of nobody.
    check(
        entry_frame == (uint64_t)(uintptr_t)stacks[0] + STACK_SIZE - 16,
        "its stack is as a C function has it"
    );
    check(
        entry_cr4 == osdev_x86_insn_read_cr4(), "its control register 4 is ours"
    );
    report("LA57", entry_cr4 >> 12 & 1);
    check(ids[0] == 1, "it has the identification that was named");
    check(!start(1, 1, false, 200), "one that is not there does not");
    // INIT to all stops the first one too: it comes up once more.
    entered = 0;
    check(start(0, n - 1, true, 0), "all others start at once");
    check(
        osdev_apic_trampoline_passed((const void *)(uintptr_t)PAGE) == n - 1,
        "none of them more than once"
    );
}

void image_main(void)
{
    const uint32_t n = cpu_count();

    // The 8259s keep quiet.
    osdev_x86_out8(0x21, 0xff);
    osdev_x86_out8(0xa1, 0xff);
    pit_start();
    check(
        osdev_x86_idt_fill(
            &idt, osdev_vaddr((uint64_t)(uintptr_t)image_stubs),
            osdev_x86_selector(24)
        ) == OSDEV_X86_OK,
        "interrupt table"
    );
    osdev_x86_idt_load(&idt);
    test_local();
    test_timer();
    test_io();
    report("processors", n);
    if (n > 1) {
        test_start(n);
        test_others(n);
    }
    check(count(VEC_ERROR) == 0 && count(VEC_SPURIOUS) == 0, "no errors");
    put("done\n");
    leave(0x10);
}
