// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The error status as text. Intel SDM volume 3, 11.5.3.
#include <osdev/apic/registers.h>

const char *osdev_apic_esr_bit_name(unsigned bit)
{
    static const char names[][32] = {
        "send checksum",           "receive checksum", "send not accepted",
        "receive not accepted",    "redirectable IPI", "send illegal vector",
        "received illegal vector", "illegal register",
    };

    return bit < OSDEV_COUNTOF(names) ? names[bit] : "reserved";
}

static size_t append(const char *text, size_t at, char *out, size_t len)
{
    for (; *text != '\0'; text++, at++) {
        if (at + 1 < len) {
            out[at] = *text;
        }
    }
    return at;
}

size_t osdev_apic_esr_format(uint32_t esr, char *out, size_t len)
{
    size_t at = 0;

    OSDEV_ASSERT(len != 0);
    for (unsigned bit = 0; bit < 8; bit++) {
        if ((esr >> bit & 1) != 0) {
            at = append(at == 0 ? "" : ", ", at, out, len);
            at = append(osdev_apic_esr_bit_name(bit), at, out, len);
        }
    }
    if ((esr & ~OSDEV_APIC_ESR_ALL) != 0) {
        at = append(at == 0 ? "" : ", ", at, out, len);
        at = append(osdev_apic_esr_bit_name(8), at, out, len);
    }
    if (at == 0) {
        at = append("no error", at, out, len);
    }
    out[at < len ? at : len - 1] = '\0';
    return at;
}
