// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Random words at the model's ports, lines and acknowledge cycles between
// them; then the driver must bring the pair back from whatever state that is.
#include <stdlib.h>
#include <string.h>

#include <osdev/pic8259.h>

#define CHECK(cond) ((cond) ? (void)0 : abort())

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_chip(const struct osdev_pic8259_chip *chip, bool slave)
{
    const uint8_t edge = (uint8_t)~chip->levels;
    const unsigned fixed = OSDEV_PIC8259_FIXED_EDGE >> (slave ? 8 : 0) & 0xff;

    CHECK(chip->lowest < 8);
    CHECK(chip->vector % 8 == 0);
    CHECK(chip->next_icw == 0 || (chip->next_icw >= 2 && chip->next_icw <= 4));
    CHECK((chip->levels & fixed) == 0);
    // A request needs its line, and a high level always is one.
    CHECK((chip->irr & ~chip->lines) == 0);
    CHECK(((chip->lines & ~chip->irr) & ~edge) == 0);
}

static void step(struct osdev_pic8259_model *model, uint8_t what, uint8_t value)
{
    static const uint16_t ports[] = {
        0x20, 0x21, 0xa0, 0xa1, 0x4d0, 0x4d1, 0x22, 0x23,
    };
    const uint16_t port = ports[what % 8];

    switch (what >> 3 & 3) {
    case 0:
        CHECK(osdev_pic8259_model_write(model, port, value));
        break;
    case 1:
        CHECK(osdev_pic8259_model_read(model, port, &value) || port == 0x22);
        break;
    case 2:
        osdev_pic8259_model_set_line(model, value % 32, (value & 0x80) != 0);
        break;
    default:
        osdev_pic8259_model_ack(model);
        break;
    }
    check_chip(&model->chips[0], false);
    check_chip(&model->chips[1], true);
}

static void recover(struct osdev_pic8259_model *model)
{
    struct osdev_pic8259 pic;
    unsigned line = 0;

    CHECK(
        osdev_pic8259_init(&pic, &osdev_pic8259_model_ops, model) ==
        OSDEV_PIC8259_OK
    );
    CHECK(osdev_pic8259_quiesce(&pic, 0x40) == OSDEV_PIC8259_OK);
    CHECK(!osdev_pic8259_model_pending(model));
    CHECK(osdev_pic8259_unmask(&pic, 8) == OSDEV_PIC8259_OK);
    osdev_pic8259_model_set_line(model, 8, false);
    osdev_pic8259_model_set_line(model, 8, true);
    CHECK(osdev_pic8259_model_pending(model));
    CHECK(
        osdev_pic8259_ack(&pic, osdev_pic8259_model_ack(model), &line) ==
        OSDEV_PIC8259_REAL
    );
    CHECK(line == 8);
    CHECK(osdev_pic8259_eoi(&pic, line) == OSDEV_PIC8259_OK);
    CHECK(osdev_pic8259_read_isr(&pic) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct osdev_pic8259_model model;
    uint8_t *input = malloc(size == 0 ? 1 : size);

    CHECK(input != NULL);
    if (size != 0) {
        memcpy(input, data, size);
    }
    osdev_pic8259_model_init(&model);
    for (size_t i = 0; i + 1 < size; i += 2) {
        step(&model, input[i], input[i + 1]);
    }
    recover(&model);
    free(input);
    return 0;
}
