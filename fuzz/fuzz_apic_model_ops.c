// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Random devices, processors and handlers against the models through the
// drivers. A shadow of requests, kept apart from the models, knows what may
// arrive: the highest vector requested, if its class is above all that is in
// service; none is lost; each comes as often as it was requested anew; the
// level of a pin comes until its line falls.
#include <stdlib.h>
#include <string.h>

#include <osdev/apic.h>

#define CHECK(cond) ((cond) ? (void)0 : abort())
#define CPUS        2
#define PINS        8
#define PIN_VECTOR  0x60 // pin p has the vector 0x60 + 0x10 * p

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct world {
    struct osdev_apic_model_bus bus;
    struct osdev_apic_model cpus[CPUS];
    struct osdev_apic_io_model iomodel;
    struct osdev_apic apic[CPUS];
    struct osdev_apic_io io;
    bool requested[CPUS][256];
    uint8_t stack[CPUS][16]; // vectors in service
    unsigned depth[CPUS];
    uint8_t tpr[CPUS];
    bool high[PINS];
    bool level[PINS];
    bool masked[PINS];
    bool serving[PINS]; // accepted and not ended
    unsigned to[PINS];
};

static void check_ok(enum osdev_apic_err err)
{
    CHECK(err == OSDEV_APIC_OK);
}

static uint8_t pin_vector(unsigned pin)
{
    return (uint8_t)(PIN_VECTOR + 0x10 * pin);
}

// What a level at an open pin does, in the shadow.
static void shadow_level(struct world *w, unsigned pin)
{
    if (w->level[pin] && w->high[pin] && !w->masked[pin] && !w->serving[pin]) {
        w->serving[pin] = true;
        w->requested[w->to[pin]][pin_vector(pin)] = true;
    }
}

static void set_line(struct world *w, unsigned pin, bool high)
{
    const bool rises = high && !w->high[pin];

    w->high[pin] = high;
    osdev_apic_io_model_set_line(&w->iomodel, pin, high);
    if (!w->level[pin] && rises && !w->masked[pin]) {
        w->requested[w->to[pin]][pin_vector(pin)] = true;
    }
    shadow_level(w, pin);
}

static void route(struct world *w, unsigned pin, bool level, unsigned to)
{
    const struct osdev_apic_redirection entry = {
        .vector = pin_vector(pin),
        .destination = to,
        .level = level,
    };

    // Not while it is in service: its end would go astray.
    if (w->serving[pin]) {
        return;
    }
    check_ok(osdev_apic_io_route(&w->io, pin, &entry));
    w->level[pin] = level;
    w->masked[pin] = false;
    w->to[pin] = to;
    shadow_level(w, pin);
}

static void mask(struct world *w, unsigned pin, bool masked)
{
    check_ok(osdev_apic_io_mask(&w->io, pin, masked));
    w->masked[pin] = masked;
    shadow_level(w, pin);
}

static int expected(const struct world *w, unsigned cpu)
{
    const unsigned top =
        w->depth[cpu] == 0 ? 0 : w->stack[cpu][w->depth[cpu] - 1] >> 4;
    const unsigned floor = top > w->tpr[cpu] >> 4 ? top : w->tpr[cpu] >> 4;

    for (unsigned v = 255; v >= 16; v--) {
        if (w->requested[cpu][v]) {
            return v >> 4 > floor ? (int)v : -1;
        }
    }
    return -1;
}

static void serve(struct world *w, unsigned cpu)
{
    const int want = expected(w, cpu);
    uint8_t vector;

    CHECK(osdev_apic_model_pending(&w->cpus[cpu]) == (want >= 0));
    vector = osdev_apic_model_ack(&w->cpus[cpu]);
    if (want < 0) {
        CHECK(vector == 0xff);
        CHECK(osdev_apic_is_spurious(&w->apic[cpu], vector));
        return;
    }
    CHECK(vector == (uint8_t)want);
    CHECK(osdev_apic_is_in_service(&w->apic[cpu], vector));
    w->requested[cpu][vector] = false;
    w->stack[cpu][w->depth[cpu]++] = vector;
}

static void end(struct world *w, unsigned cpu)
{
    uint8_t vector;

    if (w->depth[cpu] == 0) {
        return;
    }
    vector = w->stack[cpu][--w->depth[cpu]];
    osdev_apic_eoi(&w->apic[cpu]);
    CHECK(!osdev_apic_is_in_service(&w->apic[cpu], vector));
    for (unsigned pin = 0; pin < PINS; pin++) {
        if (pin_vector(pin) == vector && w->to[pin] == cpu && w->serving[pin]) {
            w->serving[pin] = false;
            shadow_level(w, pin);
        }
    }
}

static void send(struct world *w, unsigned cpu, uint8_t arg)
{
    // Vectors that no pin has.
    const uint8_t vector = (uint8_t)(0x21 + (arg & 0x3f));
    const unsigned to = arg >> 6 & 1;

    if (vector >= PIN_VECTOR) {
        return;
    }
    check_ok(osdev_apic_send_vector(&w->apic[cpu], to, vector));
    w->requested[to][vector] = true;
}

static void set_tpr(struct world *w, unsigned cpu, uint8_t arg)
{
    w->tpr[cpu] = arg;
    osdev_apic_write_tpr(&w->apic[cpu], arg);
    CHECK(osdev_apic_read_tpr(&w->apic[cpu]) == arg);
}

static void step(struct world *w, uint8_t op, uint8_t arg)
{
    const unsigned cpu = op >> 7;
    const unsigned pin = arg % PINS;

    switch (op & 15) {
    case 0:
    case 1:
    case 2:
        set_line(w, pin, (op & 1) == 0);
        break;
    case 3:
        route(w, pin, (arg & 8) != 0, arg >> 4 & 1);
        break;
    case 4:
    case 5:
        mask(w, pin, (op & 1) == 0);
        break;
    case 6:
        set_tpr(w, cpu, arg);
        break;
    case 7:
    case 8:
        send(w, cpu, arg);
        break;
    case 9:
    case 10:
    case 11:
        serve(w, cpu);
        break;
    default:
        end(w, cpu);
        break;
    }
}

// With everything ended, opened and all lines low, nothing is left.
static void drain(struct world *w)
{
    for (unsigned pin = 0; pin < PINS; pin++) {
        set_line(w, pin, false);
    }
    for (unsigned cpu = 0; cpu < CPUS; cpu++) {
        set_tpr(w, cpu, 0);
        while (w->depth[cpu] != 0) {
            end(w, cpu);
        }
        while (expected(w, cpu) >= 0) {
            serve(w, cpu);
            end(w, cpu);
        }
        CHECK(!osdev_apic_model_pending(&w->cpus[cpu]));
        CHECK(w->cpus[cpu].faults == 0);
        CHECK(osdev_apic_read_errors(&w->apic[cpu]) == 0);
    }
    for (unsigned pin = 0; pin < PINS; pin++) {
        CHECK((w->iomodel.entries[pin] & OSDEV_APIC_RTE_REMOTE_IRR) == 0);
    }
}

static void start(struct world *w, bool x2apic)
{
    static const struct osdev_apic_config config = {0xff, 0, false};
    const enum osdev_apic_mode mode =
        x2apic ? OSDEV_APIC_MODE_X2APIC : OSDEV_APIC_MODE_XAPIC;

    memset(w, 0, sizeof(*w));
    w->bus.cpus = w->cpus;
    w->bus.cpu_count = CPUS;
    w->bus.ios = &w->iomodel;
    w->bus.io_count = 1;
    osdev_apic_io_model_init(&w->iomodel, PINS, 0x20, &w->bus);
    check_ok(
        osdev_apic_io_init(&w->io, 0, &osdev_apic_io_model_ops, &w->iomodel)
    );
    for (unsigned i = 0; i < CPUS; i++) {
        osdev_apic_model_init(&w->cpus[i], i, i == 0, &w->bus);
        CHECK(
            !x2apic ||
            osdev_apic_model_write_base(
                &w->cpus[i], w->cpus[i].base | OSDEV_X86_APIC_BASE_X2APIC
            )
        );
        check_ok(osdev_apic_init(
            &w->apic[i], mode, &osdev_apic_model_ops, &w->cpus[i]
        ));
        check_ok(osdev_apic_enable(&w->apic[i], &config));
    }
    for (unsigned pin = 0; pin < PINS; pin++) {
        route(w, pin, pin % 2 != 0, 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct world w;
    uint8_t *input = malloc(size == 0 ? 1 : size);

    CHECK(input != NULL);
    if (size != 0) {
        memcpy(input, data, size);
    }
    start(&w, size != 0 && (input[0] & 1) != 0);
    for (size_t i = 1; i + 1 < size; i += 2) {
        step(&w, input[i], input[i + 1]);
    }
    drain(&w);
    free(input);
    return 0;
}
