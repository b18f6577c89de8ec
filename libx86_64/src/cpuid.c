// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// CPUID. Intel SDM volume 2, CPUID; AMD APM volume 3, appendix E.
#include <osdev/x86/cpuid.h>

// The leaf and subleaf of each group of enum osdev_x86_feature.
static const struct {
    uint32_t leaf;
    uint32_t subleaf;
} groups[] = {
    {0x1, 0},        {0x7, 0},        {0x7, 1},
    {0x80000001, 0}, {0x80000007, 0}, {0x80000008, 0},
};

// Leaf 7 counts its subleaves itself; asking for one too many answers zero.
struct osdev_x86_cpuid_regs osdev_x86_cpuid(uint32_t leaf, uint32_t subleaf)
{
    struct osdev_x86_cpuid_regs none = {0, 0, 0, 0};
    uint32_t base = leaf & UINT32_C(0xffff0000);
    uint32_t last = osdev_x86_insn_cpuid(base, 0).eax;

    // A processor without a range answers with some other leaf's data.
    if ((last & UINT32_C(0xffff0000)) != base || leaf > last) {
        return none;
    }
    return osdev_x86_insn_cpuid(leaf, subleaf);
}

bool osdev_x86_cpu_has(enum osdev_x86_feature feature)
{
    unsigned id = (unsigned)feature;
    unsigned group = id / 128;

    OSDEV_ASSERT(group < OSDEV_COUNTOF(groups));

    struct osdev_x86_cpuid_regs regs =
        osdev_x86_cpuid(groups[group].leaf, groups[group].subleaf);
    uint32_t words[4] = {regs.eax, regs.ebx, regs.ecx, regs.edx};

    return (words[id / 32 % 4] >> (id % 32) & 1) != 0;
}

static void put_word(char *text, uint32_t word)
{
    for (unsigned i = 0; i < 4; i++) {
        text[i] = (char)(word >> (8 * i) & 0xff);
    }
}

struct osdev_x86_vendor osdev_x86_cpu_vendor(void)
{
    struct osdev_x86_cpuid_regs regs = osdev_x86_cpuid(0, 0);
    struct osdev_x86_vendor vendor;

    put_word(vendor.text, regs.ebx);
    put_word(vendor.text + 4, regs.edx);
    put_word(vendor.text + 8, regs.ecx);
    vendor.text[12] = '\0';
    return vendor;
}

struct osdev_x86_brand osdev_x86_cpu_brand(void)
{
    struct osdev_x86_brand brand;

    for (uint32_t i = 0; i < 3; i++) {
        struct osdev_x86_cpuid_regs regs = osdev_x86_cpuid(0x80000002 + i, 0);
        char *text = brand.text + (size_t)16 * i;

        put_word(text, regs.eax);
        put_word(text + 4, regs.ebx);
        put_word(text + 8, regs.ecx);
        put_word(text + 12, regs.edx);
    }
    brand.text[48] = '\0';
    return brand;
}

unsigned osdev_x86_cpu_paddr_bits(void)
{
    unsigned bits = osdev_x86_cpuid(0x80000008, 0).eax & 0xff;

    return bits != 0 ? bits : 36;
}

unsigned osdev_x86_cpu_vaddr_bits(void)
{
    unsigned bits = osdev_x86_cpuid(0x80000008, 0).eax >> 8 & 0xff;

    return bits != 0 ? bits : OSDEV_VADDR_BITS_4LEVEL;
}
