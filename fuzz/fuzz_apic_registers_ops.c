// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// A kernel without manners: any value into any register of the models. They
// stay in bounds and end; a driver set up on what is left works or says why.
#include <stdlib.h>
#include <string.h>

#include <osdev/apic.h>

#define CHECK(cond) ((cond) ? (void)0 : abort())

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct world {
    struct osdev_apic_model_bus bus;
    struct osdev_apic_model cpus[3];
    struct osdev_apic_io_model io;
};

static void start(struct world *w)
{
    memset(w, 0, sizeof(*w));
    w->bus.cpus = w->cpus;
    w->bus.cpu_count = 3;
    w->bus.ios = &w->io;
    w->bus.io_count = 1;
    osdev_apic_io_model_init(&w->io, 24, 0x20, &w->bus);
    for (uint32_t i = 0; i < 3; i++) {
        osdev_apic_model_init(&w->cpus[i], i, i == 0, &w->bus);
        w->cpus[i].version |= i == 1 ? OSDEV_APIC_VERSION_EXTENDED : 0;
        w->cpus[i].ext_feature = i == 1 ? 0x00040007 : 0;
    }
}

static void step(struct world *w, uint8_t op, uint16_t reg, uint32_t value)
{
    struct osdev_apic_model *cpu = &w->cpus[(op >> 4) % 3];
    const struct osdev_apic_msi_message message = {
        OSDEV_APIC_MSI_BASE | (uint64_t)reg << 4,
        value,
    };

    switch (op & 15) {
    case 0:
        (void)osdev_apic_model_ops.read(cpu, reg & 0xff0);
        break;
    case 1:
    case 2:
    case 3:
        osdev_apic_model_ops.write(cpu, reg & 0xff0, value);
        break;
    case 4:
        osdev_apic_model_ops.write_icr(cpu, (uint64_t)reg << 56 | value);
        break;
    case 5:
        osdev_apic_model_ops.write_icr(cpu, (uint64_t)reg << 32 | value);
        break;
    case 6:
        osdev_apic_io_model_ops.write(&w->io, (uint8_t)reg, value);
        break;
    case 7:
        (void)osdev_apic_io_model_ops.read(&w->io, (uint8_t)reg);
        osdev_apic_io_model_ops.eoi(&w->io, (uint8_t)value);
        break;
    case 8:
        osdev_apic_io_model_set_line(&w->io, reg & 31, (value & 1) != 0);
        break;
    case 9:
        osdev_apic_model_set_lint(cpu, reg & 3, (value & 1) != 0);
        break;
    case 10:
        osdev_apic_model_tick(cpu, value);
        break;
    case 11:
        (void)osdev_apic_model_ack(cpu);
        break;
    case 12:
        osdev_ignore(
            osdev_apic_model_write_base(cpu, (uint64_t)(reg & 0xf00) | value)
        );
        break;
    case 13:
        (void)osdev_apic_model_msi(&w->bus, &message);
        break;
    case 14:
        osdev_apic_model_ops.write_deadline(cpu, value);
        break;
    default:
        osdev_apic_model_raise(
            cpu, (enum osdev_apic_lvt)(reg % OSDEV_APIC_LVT_COUNT)
        );
        break;
    }
}

// A driver that comes after gets a state that it can save and restore.
static void check_driver(struct osdev_apic_model *cpu)
{
    const enum osdev_apic_mode mode = osdev_apic_mode_decode(cpu->base);
    struct osdev_apic_state state;
    struct osdev_apic_state again;
    struct osdev_apic_dump_row row;
    struct osdev_apic apic;
    unsigned rows = 0;
    const uint32_t faults = cpu->faults;

    if (osdev_apic_init(&apic, mode, &osdev_apic_model_ops, cpu) !=
        OSDEV_APIC_OK) {
        CHECK(mode == OSDEV_APIC_MODE_OFF);
        return;
    }
    while (osdev_apic_dump_next(&apic, &rows, &row)) {
        CHECK(rows < 100);
    }
    osdev_apic_save(&apic, &state);
    CHECK(osdev_apic_restore(&apic, &state) == OSDEV_APIC_OK);
    osdev_apic_save(&apic, &again);
    CHECK(again.svr == state.svr && again.tpr == state.tpr);
    CHECK(memcmp(again.ier, state.ier, sizeof(state.ier)) == 0);
    osdev_apic_disable(&apic);
    CHECK(!osdev_apic_model_pending(cpu));
    CHECK(cpu->faults == faults);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct world w;
    uint8_t *input = malloc(size == 0 ? 1 : size);

    CHECK(input != NULL);
    if (size != 0) {
        memcpy(input, data, size);
    }
    start(&w);
    for (size_t i = 0; i + 7 <= size; i += 7) {
        step(
            &w, input[i], (uint16_t)(input[i + 1] << 8 | input[i + 2]),
            (uint32_t)input[i + 3] << 24 | (uint32_t)input[i + 4] << 16 |
                (uint32_t)input[i + 5] << 8 | input[i + 6]
        );
    }
    for (unsigned i = 0; i < 3; i++) {
        check_driver(&w.cpus[i]);
    }
    free(input);
    return 0;
}
