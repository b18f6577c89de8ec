// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Words of hardware to structures and back. What encodes gives the word again
// but for its reserved and read-only bits; a structure that encodes decodes to
// itself; what hardware answers with an error is refused.
#include <stdlib.h>
#include <string.h>

#include <osdev/apic.h>

#define CHECK(cond) ((cond) ? (void)0 : abort())

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static uint64_t take(const uint8_t *input, size_t size, size_t *at, size_t len)
{
    uint64_t value = 0;

    for (size_t i = 0; i < len; i++) {
        value = value << 8 | (*at < size ? input[*at] : 0u);
        *at += *at < size;
    }
    return value;
}

static void redirection(enum osdev_apic_format format, uint64_t word)
{
    const struct osdev_apic_redirection a =
        osdev_apic_redirection_decode(format, word);
    struct osdev_apic_redirection b;
    uint64_t first;
    uint64_t second;

    if (osdev_apic_redirection_encode(&a, &first) != OSDEV_APIC_OK) {
        return;
    }
    CHECK((first & ~word) == 0);
    CHECK(
        a.format == OSDEV_APIC_FORMAT_VTD || (first & OSDEV_APIC_RTE_REMAP) == 0
    );
    b = osdev_apic_redirection_decode(format, first);
    CHECK(b.vector == a.vector && b.index == a.index);
    CHECK(b.destination == a.destination && b.delivery == a.delivery);
    CHECK(b.masked == a.masked && b.level == a.level);
    CHECK(b.active_low == a.active_low && b.logical == a.logical);
    CHECK(osdev_apic_redirection_encode(&b, &second) == OSDEV_APIC_OK);
    CHECK(first == second);
}

static void message(enum osdev_apic_format format, uint64_t low, uint32_t data)
{
    const struct osdev_apic_msi_message word = {
        OSDEV_APIC_MSI_BASE | (low & 0xfffff),
        data,
    };
    struct osdev_apic_msi_message back;
    struct osdev_apic_msi a;

    CHECK(osdev_apic_msi_decode(format, &word, &a) == OSDEV_APIC_OK);
    if (osdev_apic_msi_compose(&a, &back) == OSDEV_APIC_OK) {
        CHECK((back.address & ~word.address) == 0);
        // The level bit implies the other one.
        CHECK((back.data & ~word.data & ~OSDEV_APIC_MSI_ASSERT) == 0);
    }
}

static void command(enum osdev_apic_mode mode, uint64_t word)
{
    const struct osdev_apic_icr a = osdev_apic_icr_decode(mode, word);
    struct osdev_apic_icr b;
    uint64_t back;

    if (osdev_apic_icr_encode(mode, &a, &back) != OSDEV_APIC_OK) {
        return;
    }
    b = osdev_apic_icr_decode(mode, back);
    CHECK(b.vector == a.vector && b.destination == a.destination);
    CHECK(b.delivery == a.delivery && b.shorthand == a.shorthand);
    CHECK(b.logical == a.logical && b.deassert == a.deassert);
    CHECK((back & ~word & ~(OSDEV_APIC_ICR_LEVEL)) == 0);
}

static void table(unsigned lvt, uint32_t word)
{
    const struct osdev_apic_lvt_entry a =
        osdev_apic_lvt_decode((enum osdev_apic_lvt)lvt, word);
    uint32_t back;

    if (osdev_apic_lvt_encode((enum osdev_apic_lvt)lvt, &a, &back) ==
        OSDEV_APIC_OK) {
        CHECK((back & ~word) == 0);
        CHECK(
            a.delivery != OSDEV_APIC_FIXED ||
            a.vector >= OSDEV_APIC_FIRST_VECTOR
        );
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint8_t *input = malloc(size == 0 ? 1 : size);
    size_t at = 0;

    CHECK(input != NULL);
    if (size != 0) {
        memcpy(input, data, size);
    }
    while (at < size) {
        const unsigned op = (unsigned)take(input, size, &at, 1);
        const uint64_t word = take(input, size, &at, 8);

        redirection((enum osdev_apic_format)(op & 3), word);
        message((enum osdev_apic_format)(op & 3), word >> 32, (uint32_t)word);
        command(
            (op & 4) != 0 ? OSDEV_APIC_MODE_XAPIC : OSDEV_APIC_MODE_X2APIC, word
        );
        table((op >> 3) % OSDEV_APIC_LVT_COUNT, (uint32_t)word);
    }
    free(input);
    return 0;
}
