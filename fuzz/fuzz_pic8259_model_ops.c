// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Random devices, masks and handlers against the model through the driver.
// A shadow of the lines, kept apart from the model, knows what may arrive:
// a real interrupt was requested, open and more urgent than what it
// interrupts; a spurious one only comes when none was; and none is lost.
#include <stdlib.h>
#include <string.h>

#include <osdev/pic8259.h>

#define CHECK(cond) ((cond) ? (void)0 : abort())

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct world {
    struct osdev_pic8259_model model;
    struct osdev_pic8259 pic;
    uint16_t high;     // lines
    uint16_t requests; // what each device waits for
    uint16_t levels;
    unsigned stack[16]; // lines being served
    unsigned depth;
};

static bool is_device(unsigned line)
{
    return line < 16 && line != OSDEV_PIC8259_CASCADE;
}

// Place in the order of both controllers, 0 first.
static unsigned urgency(unsigned line)
{
    return line < 2 ? line : line >= 8 ? line - 6 : line + 7;
}

// Whether the line would interrupt what is being served now.
static bool may_interrupt(const struct world *w, unsigned line)
{
    if (w->depth == 0) {
        return true;
    }
    const unsigned top = w->stack[w->depth - 1];

    // Lines of the slave do not interrupt each other at the master.
    return urgency(line) < urgency(top) && !(line >= 8 && top >= 8);
}

static int expected(const struct world *w)
{
    const uint16_t open =
        w->requests & (uint16_t)~osdev_pic8259_read_masks(&w->pic);
    int best = -1;

    for (unsigned line = 0; line < 16; line++) {
        if ((open >> line & 1) != 0 &&
            (best < 0 || urgency(line) < urgency((unsigned)best))) {
            best = (int)line;
        }
    }
    return best >= 0 && may_interrupt(w, (unsigned)best) ? best : -1;
}

static void set_line(struct world *w, unsigned line, bool high)
{
    const uint16_t bit = (uint16_t)(1u << line);

    if (!is_device(line)) {
        return;
    }
    osdev_pic8259_model_set_line(&w->model, line, high);
    if (!high) {
        w->requests &= (uint16_t)~bit;
    } else if ((w->high & bit) == 0 || (w->levels & bit) != 0) {
        w->requests |= bit;
    }
    w->high = high ? w->high | bit : w->high & (uint16_t)~bit;
}

static void take(struct world *w, bool poll)
{
    const int want = expected(w);
    const uint32_t spurious = w->pic.spurious_master + w->pic.spurious_slave;
    unsigned line = 99;
    bool real;

    CHECK(osdev_pic8259_model_pending(&w->model) == (want >= 0));
    if (poll) {
        real = osdev_pic8259_poll(&w->pic, &line);
    } else {
        const uint8_t vector = osdev_pic8259_model_ack(&w->model);

        real = osdev_pic8259_ack(&w->pic, vector, &line) == OSDEV_PIC8259_REAL;
        CHECK(
            w->pic.spurious_master + w->pic.spurious_slave == spurious + !real
        );
    }
    CHECK(real == (want >= 0));
    if (!real) {
        return;
    }
    CHECK(line == (unsigned)want);
    if ((w->levels >> line & 1) == 0) {
        w->requests &= (uint16_t) ~(1u << line);
    }
    w->stack[w->depth++] = line;
}

static void end(struct world *w, bool named)
{
    if (w->depth == 0) {
        return;
    }
    const unsigned line = w->stack[--w->depth];

    CHECK(
        (named ? osdev_pic8259_eoi(&w->pic, line)
               : osdev_pic8259_eoi_highest(&w->pic, line)) == OSDEV_PIC8259_OK
    );
}

static void set_level(struct world *w, unsigned line, bool level)
{
    const uint16_t bit = (uint16_t)(1u << line);

    if (osdev_pic8259_set_level(&w->pic, line, level) != OSDEV_PIC8259_OK ||
        ((w->levels & bit) != 0) == level) {
        return;
    }
    w->levels ^= bit;
    w->requests &= (uint16_t)~bit;
    if (level) {
        w->requests |= w->high & bit;
    }
}

static void check_service(const struct world *w)
{
    uint16_t isr = 0;

    for (unsigned i = 0; i < w->depth; i++) {
        isr |= (uint16_t)(1u << w->stack[i]);
        isr |= w->stack[i] >= 8 ? 1u << OSDEV_PIC8259_CASCADE : 0;
    }
    CHECK(osdev_pic8259_read_isr(&w->pic) == isr);
}

static void step(struct world *w, uint8_t op)
{
    const unsigned line = op & 15;

    switch (op >> 4) {
    case 0:
    case 1:
        set_line(w, line, true);
        break;
    case 2:
        set_line(w, line, false);
        break;
    case 3:
        set_line(w, line, false);
        set_line(w, line, true);
        break;
    case 4:
        osdev_ignore(osdev_pic8259_mask(&w->pic, line));
        break;
    case 5:
        osdev_ignore(osdev_pic8259_unmask(&w->pic, line));
        break;
    case 6:
        set_level(w, line, true);
        break;
    case 7:
        set_level(w, line, false);
        break;
    case 8:
    case 9:
    case 10:
        take(w, (op & 1) != 0);
        break;
    case 11:
        CHECK(osdev_pic8259_probe(&w->pic) == OSDEV_PIC8259_OK);
        break;
    default:
        end(w, (op & 1) != 0);
        break;
    }
    check_service(w);
}

// All that was requested arrives once everything is open and ended.
static void drain(struct world *w)
{
    while (w->depth != 0) {
        end(w, true);
    }
    osdev_pic8259_write_masks(&w->pic, 0);
    for (unsigned i = 0; i < 16 && w->requests != 0; i++) {
        take(w, false);
        CHECK(w->depth == 1);
        set_line(w, w->stack[0], false);
        end(w, true);
    }
    CHECK(w->requests == 0);
    CHECK(!osdev_pic8259_model_pending(&w->model));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct world w;
    struct osdev_pic8259_config config;
    uint8_t *input = malloc(size == 0 ? 1 : size);

    CHECK(input != NULL);
    if (size != 0) {
        memcpy(input, data, size);
    }
    memset(&w, 0, sizeof(w));
    osdev_pic8259_model_init(&w.model);
    CHECK(
        osdev_pic8259_init(&w.pic, &osdev_pic8259_model_ops, &w.model) ==
        OSDEV_PIC8259_OK
    );
    CHECK(osdev_pic8259_config_contiguous(0x30, &config) == OSDEV_PIC8259_OK);
    CHECK(osdev_pic8259_remap(&w.pic, &config) == OSDEV_PIC8259_OK);
    for (size_t i = 0; i < size; i++) {
        step(&w, input[i]);
    }
    drain(&w);
    free(input);
    return 0;
}
