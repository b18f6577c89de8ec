// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The pair in software. 8259A data sheet; ICH9 data sheet, 5.8.
#include "internal.h"

#define MASTER 0
#define SLAVE  1

// OCW2 without its level.
enum ocw2_command {
    AUTO_ROTATE_OFF,
    EOI,
    NOTHING,
    SPECIFIC_EOI,
    AUTO_ROTATE_ON,
    ROTATE_EOI,
    SET_LOWEST,
    ROTATE_SPECIFIC_EOI,
};

static uint8_t bit(unsigned level)
{
    return (uint8_t)(1u << level);
}

// The member of a set with the highest priority, -1 if it is empty.
static int most_urgent(const struct osdev_pic8259_chip *chip, uint8_t set)
{
    for (unsigned i = 1; i <= 8; i++) {
        const unsigned level = (chip->lowest + i) % 8;

        if ((set & bit(level)) != 0) {
            return (int)level;
        }
    }
    return -1;
}

static unsigned rank(const struct osdev_pic8259_chip *chip, int level)
{
    return ((unsigned)level + 7u - chip->lowest) % 8;
}

// What is in service, as far as it holds back a request.
static uint8_t
blocking(const struct osdev_pic8259_chip *chip, bool master, int request)
{
    uint8_t set = chip->isr;

    if (chip->special_mask) {
        set &= (uint8_t)~chip->imr;
    }
    if (master && request == OSDEV_PIC8259_CASCADE &&
        (chip->icw4 & OSDEV_PIC8259_ICW4_SFNM) != 0) {
        set &= (uint8_t)~bit(OSDEV_PIC8259_CASCADE);
    }
    return set;
}

// The request that the chip presents, -1 if none.
static int winner(const struct osdev_pic8259_chip *chip, bool master)
{
    const int request = most_urgent(chip, chip->irr & (uint8_t)~chip->imr);

    if (request < 0 || chip->next_icw != 0) {
        return -1;
    }
    const int blocker = most_urgent(chip, blocking(chip, master, request));

    return blocker < 0 || rank(chip, request) < rank(chip, blocker) ? request
                                                                    : -1;
}

static void
set_input(struct osdev_pic8259_chip *chip, unsigned level, bool high)
{
    const bool rises = high && (chip->lines & bit(level)) == 0;

    if (!high) {
        chip->lines &= (uint8_t)~bit(level);
        chip->irr &= (uint8_t)~bit(level);
        return;
    }
    chip->lines |= bit(level);
    if (rises || (chip->levels & bit(level)) != 0) {
        chip->irr |= bit(level);
    }
}

// The slave's signal is an input of the master.
static void propagate(struct osdev_pic8259_model *model)
{
    set_input(
        &model->chips[MASTER], OSDEV_PIC8259_CASCADE,
        winner(&model->chips[SLAVE], false) >= 0
    );
}

static void take(struct osdev_pic8259_model *model, bool slave, int level)
{
    struct osdev_pic8259_chip *chip = &model->chips[slave];
    const uint8_t taken = bit((unsigned)level);

    chip->irr &= (uint8_t) ~(taken & ~chip->levels);
    if ((chip->icw4 & OSDEV_PIC8259_ICW4_AEOI) == 0) {
        chip->isr |= taken;
    } else if (chip->auto_rotate) {
        chip->lowest = (uint8_t)level;
    }
    if (slave) {
        // The signal drops for a moment, so that what waits makes an edge.
        set_input(&model->chips[MASTER], OSDEV_PIC8259_CASCADE, false);
        propagate(model);
    }
}

static uint8_t answer_poll(struct osdev_pic8259_model *model, bool slave)
{
    struct osdev_pic8259_chip *chip = &model->chips[slave];
    const int level = winner(chip, !slave);

    chip->poll = false;
    if (level < 0) {
        return 0;
    }
    take(model, slave, level);
    return (uint8_t)(OSDEV_PIC8259_POLL_PENDING | (unsigned)level);
}

static void start_init(struct osdev_pic8259_chip *chip, uint8_t icw1)
{
    chip->icw1 = icw1;
    chip->next_icw = 2;
    chip->imr = 0;
    chip->isr = 0;
    chip->irr &= chip->levels;
    chip->lowest = 7;
    chip->read_isr = false;
    chip->poll = false;
    chip->special_mask = false;
    chip->auto_rotate = false;
    chip->icw4 = 0;
}

static void write_data(struct osdev_pic8259_chip *chip, uint8_t value)
{
    const bool ic4 = (chip->icw1 & OSDEV_PIC8259_ICW1_IC4) != 0;
    const bool single = (chip->icw1 & OSDEV_PIC8259_ICW1_SINGLE) != 0;

    switch (chip->next_icw) {
    case 2:
        chip->vector = value & UINT8_C(0xf8);
        chip->next_icw = !single ? 3 : ic4 ? 4 : 0;
        break;
    case 3: // the wiring is fixed, so its word changes nothing
        chip->next_icw = ic4 ? 4 : 0;
        break;
    case 4:
        chip->icw4 = value;
        chip->next_icw = 0;
        break;
    default:
        chip->imr = value;
        break;
    }
}

static void end_level(struct osdev_pic8259_chip *chip, int level, bool rotate)
{
    if (level < 0) {
        return;
    }
    chip->isr &= (uint8_t)~bit((unsigned)level);
    if (rotate) {
        chip->lowest = (uint8_t)level;
    }
}

static void write_ocw2(struct osdev_pic8259_chip *chip, uint8_t value)
{
    const uint8_t level = value & OSDEV_PIC8259_OCW2_LEVEL;
    const uint8_t endable =
        chip->special_mask ? chip->isr & (uint8_t)~chip->imr : chip->isr;

    switch ((enum ocw2_command)(value >> 5)) {
    case AUTO_ROTATE_OFF:
    case AUTO_ROTATE_ON:
        chip->auto_rotate = value >> 5 == AUTO_ROTATE_ON;
        break;
    case EOI:
        end_level(chip, most_urgent(chip, endable), false);
        break;
    case ROTATE_EOI:
        end_level(chip, most_urgent(chip, endable), true);
        break;
    case SPECIFIC_EOI:
        end_level(chip, level, false);
        break;
    case ROTATE_SPECIFIC_EOI:
        end_level(chip, level, true);
        break;
    case SET_LOWEST:
        chip->lowest = level;
        break;
    case NOTHING:
        break;
    }
}

static void write_ocw3(struct osdev_pic8259_chip *chip, uint8_t value)
{
    if ((value & OSDEV_PIC8259_OCW3_POLL) != 0) {
        chip->poll = true;
    }
    if ((value & OSDEV_PIC8259_OCW3_RR) != 0) {
        chip->read_isr = (value & OSDEV_PIC8259_OCW3_RIS) != 0;
    }
    if ((value & OSDEV_PIC8259_OCW3_ESMM) != 0) {
        chip->special_mask = (value & OSDEV_PIC8259_OCW3_SMM) != 0;
    }
}

static void write_command(struct osdev_pic8259_chip *chip, uint8_t value)
{
    if ((value & OSDEV_PIC8259_ICW1_INIT) != 0) {
        start_init(chip, value);
    } else if ((value & OSDEV_PIC8259_OCW3) != 0) {
        write_ocw3(chip, value);
    } else {
        write_ocw2(chip, value);
    }
}

static void
write_levels(struct osdev_pic8259_chip *chip, bool slave, uint8_t value)
{
    const unsigned fixed = OSDEV_PIC8259_FIXED_EDGE >> (slave ? 8 : 0);
    const uint8_t next = (uint8_t)(value & ~fixed);
    const uint8_t changed = next ^ chip->levels;

    // A line that becomes level triggered requests while it is high; one that
    // becomes edge triggered waits for its next edge.
    chip->irr &= (uint8_t)~changed;
    chip->levels = next;
    chip->irr |= next & chip->lines;
}

void osdev_pic8259_model_init(struct osdev_pic8259_model *model)
{
    static const struct osdev_pic8259_model fresh = {
        .chips = {{.lowest = 7}, {.lowest = 7}},
    };

    *model = fresh;
}

bool osdev_pic8259_model_read(
    struct osdev_pic8259_model *model, uint16_t port, uint8_t *out_value
)
{
    const bool slave = (port & 0x80) != 0;
    struct osdev_pic8259_chip *chip = &model->chips[slave];

    switch (port) {
    case OSDEV_PIC8259_PORT_MASTER_CMD:
    case OSDEV_PIC8259_PORT_SLAVE_CMD:
        if (chip->poll) {
            *out_value = answer_poll(model, slave);
        } else {
            *out_value = chip->read_isr ? chip->isr : chip->irr;
        }
        return true;
    case OSDEV_PIC8259_PORT_MASTER_DATA:
    case OSDEV_PIC8259_PORT_SLAVE_DATA:
        *out_value = chip->poll ? answer_poll(model, slave) : chip->imr;
        return true;
    case OSDEV_PIC8259_PORT_ELCR:
    case OSDEV_PIC8259_PORT_ELCR + 1:
        *out_value = model->chips[port - OSDEV_PIC8259_PORT_ELCR].levels;
        return true;
    case OSDEV_PIC8259_PORT_IMCR_DATA:
        *out_value = model->imcr_index == OSDEV_PIC8259_IMCR ? model->imcr : 0;
        return true;
    default:
        return false;
    }
}

bool osdev_pic8259_model_write(
    struct osdev_pic8259_model *model, uint16_t port, uint8_t value
)
{
    const bool second = port == OSDEV_PIC8259_PORT_ELCR + 1;
    struct osdev_pic8259_chip *chip = &model->chips[(port & 0x80) != 0];

    switch (port) {
    case OSDEV_PIC8259_PORT_MASTER_CMD:
    case OSDEV_PIC8259_PORT_SLAVE_CMD:
        write_command(chip, value);
        break;
    case OSDEV_PIC8259_PORT_MASTER_DATA:
    case OSDEV_PIC8259_PORT_SLAVE_DATA:
        write_data(chip, value);
        break;
    case OSDEV_PIC8259_PORT_ELCR:
    case OSDEV_PIC8259_PORT_ELCR + 1:
        write_levels(&model->chips[second], second, value);
        break;
    case OSDEV_PIC8259_PORT_IMCR_INDEX:
        model->imcr_index = value;
        return true;
    case OSDEV_PIC8259_PORT_IMCR_DATA:
        if (model->imcr_index == OSDEV_PIC8259_IMCR) {
            model->imcr = value & 1;
        }
        return true;
    default:
        return false;
    }
    propagate(model);
    return true;
}

void osdev_pic8259_model_set_line(
    struct osdev_pic8259_model *model, unsigned line, bool high
)
{
    if (!osdev_pic8259_is_device_line_(line)) {
        return;
    }
    set_input(&model->chips[osdev_pic8259_is_slave_(line)], line % 8, high);
    propagate(model);
}

bool osdev_pic8259_model_pending(const struct osdev_pic8259_model *model)
{
    return winner(&model->chips[MASTER], true) >= 0;
}

uint8_t osdev_pic8259_model_ack(struct osdev_pic8259_model *model)
{
    const struct osdev_pic8259_chip *master = &model->chips[MASTER];
    const struct osdev_pic8259_chip *slave = &model->chips[SLAVE];
    const int level = winner(master, true);

    if (level < 0) {
        return (uint8_t)(master->vector + 7);
    }
    take(model, false, level);
    if (level != OSDEV_PIC8259_CASCADE ||
        (master->icw1 & OSDEV_PIC8259_ICW1_SINGLE) != 0) {
        return (uint8_t)(master->vector + level);
    }
    const int second = winner(slave, false);

    if (second < 0) {
        return (uint8_t)(slave->vector + 7);
    }
    take(model, true, second);
    return (uint8_t)(slave->vector + second);
}

static uint8_t read_op(void *ctx, uint16_t port)
{
    uint8_t value = UINT8_MAX;

    return osdev_pic8259_model_read(ctx, port, &value) ? value : UINT8_MAX;
}

static void write_op(void *ctx, uint16_t port, uint8_t value)
{
    osdev_ignore(osdev_pic8259_model_write(ctx, port, value));
}

const struct osdev_pic8259_ops osdev_pic8259_model_ops = {
    .read = read_op,
    .write = write_op,
};
