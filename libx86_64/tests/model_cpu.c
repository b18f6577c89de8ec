// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include "model_cpu.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct model_cpu *model_cpu;

void model_reset(struct model_cpu *cpu)
{
    memset(cpu, 0, sizeof(*cpu));
    cpu->rflags = 2;
    model_cpu = cpu;
}

static void record(const char *name, uint64_t a, uint64_t b)
{
    struct model_cpu *cpu = model_cpu;

    if (cpu->trace_count == sizeof(cpu->trace) / sizeof(cpu->trace[0])) {
        fprintf(stderr, "model: trace is full\n");
        abort();
    }
    cpu->trace[cpu->trace_count] = (struct model_event){name, a, b};
    cpu->trace_count++;
}

size_t model_count(const char *name)
{
    size_t count = 0;

    for (size_t i = 0; i < model_cpu->trace_count; i++) {
        count += strcmp(model_cpu->trace[i].name, name) == 0;
    }
    return count;
}

bool model_is(size_t index, const char *name, uint64_t a, uint64_t b)
{
    const struct model_event *event = &model_cpu->trace[index];

    return index < model_cpu->trace_count && strcmp(event->name, name) == 0 &&
           event->a == a && event->b == b;
}

static struct model_msr *find_msr(uint32_t number)
{
    struct model_cpu *cpu = model_cpu;

    for (size_t i = 0; i < cpu->msr_count; i++) {
        if (cpu->msrs[i].number == number) {
            return &cpu->msrs[i];
        }
    }
    if (cpu->msr_count == sizeof(cpu->msrs) / sizeof(cpu->msrs[0])) {
        abort();
    }
    cpu->msrs[cpu->msr_count] = (struct model_msr){number, 0};
    cpu->msr_count++;
    return &cpu->msrs[cpu->msr_count - 1];
}

uint64_t model_msr(uint32_t number)
{
    return find_msr(number)->value;
}

void model_set_msr(uint32_t number, uint64_t value)
{
    find_msr(number)->value = value;
}

void model_add_leaf(
    uint32_t leaf, uint32_t subleaf, struct osdev_x86_cpuid_regs regs
)
{
    struct model_cpu *cpu = model_cpu;

    cpu->leaves[cpu->leaf_count] = (struct model_cpuid){leaf, subleaf, regs};
    cpu->leaf_count++;
}

uint64_t osdev_x86_insn_rdmsr(uint32_t msr)
{
    record("rdmsr", msr, 0);
    return model_msr(msr);
}

void osdev_x86_insn_wrmsr(uint32_t msr, uint64_t value)
{
    record("wrmsr", msr, value);
    model_set_msr(msr, value);
}

struct osdev_x86_cpuid_regs
osdev_x86_insn_cpuid(uint32_t leaf, uint32_t subleaf)
{
    struct osdev_x86_cpuid_regs none = {0, 0, 0, 0};

    record("cpuid", leaf, subleaf);
    for (size_t i = 0; i < model_cpu->leaf_count; i++) {
        const struct model_cpuid *entry = &model_cpu->leaves[i];

        if (entry->leaf == leaf && entry->subleaf == subleaf) {
            return entry->regs;
        }
    }
    return none;
}

void model_int(unsigned vector)
{
    record("int", vector, 0);
}

void osdev_x86_insn_cli(void)
{
    record("cli", 0, 0);
    model_cpu->rflags &= ~UINT64_C(0x200);
}

void osdev_x86_insn_sti(void)
{
    record("sti", 0, 0);
    model_cpu->rflags |= 0x200;
}

void osdev_x86_insn_sti_hlt(void)
{
    record("sti_hlt", 0, 0);
    model_cpu->rflags |= 0x200;
}

void osdev_x86_insn_stac(void)
{
    record("stac", 0, 0);
    model_cpu->rflags |= 0x40000;
}

void osdev_x86_insn_clac(void)
{
    record("clac", 0, 0);
    model_cpu->rflags &= ~UINT64_C(0x40000);
}

uint64_t osdev_x86_insn_read_rip(void)
{
    return 0;
}

uint64_t osdev_x86_insn_read_rflags(void)
{
    record("pushf", 0, 0);
    return model_cpu->rflags;
}

void osdev_x86_insn_write_rflags(uint64_t flags)
{
    record("popf", flags, 0);
    model_cpu->rflags = flags;
}

uint64_t osdev_x86_insn_read_dr(unsigned number)
{
    record("read_dr", number, 0);
    return model_cpu->dr[number];
}

void osdev_x86_insn_write_dr(unsigned number, uint64_t value)
{
    record("write_dr", number, value);
    model_cpu->dr[number] = value;
}

uint64_t osdev_x86_insn_xgetbv(uint32_t number)
{
    record("xgetbv", number, 0);
    return model_cpu->xcr0;
}

void osdev_x86_insn_xsetbv(uint32_t number, uint64_t value)
{
    record("xsetbv", number, value);
    model_cpu->xcr0 = value;
}

uint32_t osdev_x86_insn_stmxcsr(void)
{
    return model_cpu->mxcsr;
}

void osdev_x86_insn_ldmxcsr(uint32_t value)
{
    model_cpu->mxcsr = value;
}

void osdev_x86_insn_swapgs(void)
{
    uint64_t gs = model_msr(0xc0000101);

    record("swapgs", 0, 0);
    model_set_msr(0xc0000101, model_msr(0xc0000102));
    model_set_msr(0xc0000102, gs);
}

void osdev_x86_insn_invlpg(uint64_t address)
{
    record("invlpg", address, 0);
}

void osdev_x86_insn_invpcid(
    uint64_t type, const struct osdev_x86_invpcid_desc *desc
)
{
    uint64_t words[2];

    // As the processor reads it, whatever the members are called.
    memcpy(words, desc, sizeof(words));
    record("invpcid", type, words[0]);
    record("invpcid_address", words[1], 0);
}

uint64_t osdev_x86_insn_rdtsc(void)
{
    record("rdtsc", 0, 0);
    return model_cpu->tsc;
}

uint64_t osdev_x86_insn_rdtscp(uint32_t *out_aux)
{
    record("rdtscp", 0, 0);
    *out_aux = (uint32_t)model_msr(0xc0000103);
    return model_cpu->tsc;
}

void osdev_x86_insn_nop(void)
{
    record("nop", 0, 0);
}

void osdev_x86_insn_pause(void)
{
    record("pause", 0, 0);
}

void osdev_x86_insn_hlt(void)
{
    record("hlt", 0, 0);
}

void osdev_x86_insn_int3(void)
{
    record("int3", 0, 0);
}

void osdev_x86_insn_ud2(void)
{
    record("ud2", 0, 0);
}

void osdev_x86_insn_bochs_break(void)
{
    record("bochs_break", 0, 0);
}

void osdev_x86_insn_invlpgb(uint64_t rax, uint32_t ecx, uint32_t edx)
{
    record("invlpgb", rax, (uint64_t)ecx << 32 | edx);
}

void osdev_x86_insn_tlbsync(void)
{
    record("tlbsync", 0, 0);
}

void osdev_x86_insn_wbinvd(void)
{
    record("wbinvd", 0, 0);
}

uint64_t osdev_x86_insn_read_cr0(void)
{
    record("read_cr0", 0, 0);
    return model_cpu->cr[0];
}

void osdev_x86_insn_write_cr0(uint64_t value)
{
    record("write_cr0", value, 0);
    model_cpu->cr[0] = value;
}

uint64_t osdev_x86_insn_read_cr2(void)
{
    record("read_cr2", 0, 0);
    return model_cpu->cr[2];
}

void osdev_x86_insn_write_cr2(uint64_t value)
{
    record("write_cr2", value, 0);
    model_cpu->cr[2] = value;
}

uint64_t osdev_x86_insn_read_cr3(void)
{
    record("read_cr3", 0, 0);
    return model_cpu->cr[3];
}

void osdev_x86_insn_write_cr3(uint64_t value)
{
    record("write_cr3", value, 0);
    model_cpu->cr[3] = value & ~(UINT64_C(1) << 63);
}

uint64_t osdev_x86_insn_read_cr4(void)
{
    record("read_cr4", 0, 0);
    return model_cpu->cr[4];
}

void osdev_x86_insn_write_cr4(uint64_t value)
{
    record("write_cr4", value, 0);
    model_cpu->cr[4] = value;
}

uint64_t osdev_x86_insn_read_cr8(void)
{
    record("read_cr8", 0, 0);
    return model_cpu->cr[8];
}

void osdev_x86_insn_write_cr8(uint64_t value)
{
    record("write_cr8", value, 0);
    model_cpu->cr[8] = value;
}

uint8_t osdev_x86_insn_in8(uint16_t port)
{
    record("in8", port, 0);
    return (uint8_t)model_cpu->port_value;
}

void osdev_x86_insn_out8(uint16_t port, uint8_t value)
{
    record("out8", port, value);
}

void osdev_x86_insn_ins8(uint16_t port, void *buffer, size_t count)
{
    record("ins8", port, count);
    memset(buffer, 0xa5, count * 1);
}

void osdev_x86_insn_outs8(uint16_t port, const void *buffer, size_t count)
{
    (void)buffer;
    record("outs8", port, count);
}

uint16_t osdev_x86_insn_in16(uint16_t port)
{
    record("in16", port, 0);
    return (uint16_t)model_cpu->port_value;
}

void osdev_x86_insn_out16(uint16_t port, uint16_t value)
{
    record("out16", port, value);
}

void osdev_x86_insn_ins16(uint16_t port, void *buffer, size_t count)
{
    record("ins16", port, count);
    memset(buffer, 0xa5, count * 2);
}

void osdev_x86_insn_outs16(uint16_t port, const void *buffer, size_t count)
{
    (void)buffer;
    record("outs16", port, count);
}

uint32_t osdev_x86_insn_in32(uint16_t port)
{
    record("in32", port, 0);
    return (uint32_t)model_cpu->port_value;
}

void osdev_x86_insn_out32(uint16_t port, uint32_t value)
{
    record("out32", port, value);
}

void osdev_x86_insn_ins32(uint16_t port, void *buffer, size_t count)
{
    record("ins32", port, count);
    memset(buffer, 0xa5, count * 4);
}

void osdev_x86_insn_outs32(uint16_t port, const void *buffer, size_t count)
{
    (void)buffer;
    record("outs32", port, count);
}

void osdev_x86_insn_lgdt(const struct osdev_x86_table_ptr *table)
{
    record("lgdt", 0, 0);
    model_cpu->gdtr = *table;
}

void osdev_x86_insn_sgdt(struct osdev_x86_table_ptr *out)
{
    *out = model_cpu->gdtr;
}

void osdev_x86_insn_lidt(const struct osdev_x86_table_ptr *table)
{
    record("lidt", 0, 0);
    model_cpu->idtr = *table;
}

void osdev_x86_insn_sidt(struct osdev_x86_table_ptr *out)
{
    *out = model_cpu->idtr;
}

void osdev_x86_insn_ltr(uint16_t selector)
{
    record("ltr", selector, 0);
    model_cpu->tr = selector;
}

uint16_t osdev_x86_insn_str(void)
{
    return model_cpu->tr;
}

void osdev_x86_insn_lldt(uint16_t selector)
{
    record("lldt", selector, 0);
    model_cpu->ldtr = selector;
}

uint16_t osdev_x86_insn_sldt(void)
{
    return model_cpu->ldtr;
}

void osdev_x86_insn_write_cs_jump(uint16_t selector)
{
    record("write_cs_jump", selector, 0);
    model_cpu->segment[0] = selector;
}

uint16_t osdev_x86_insn_read_cs(void)
{
    return model_cpu->segment[0];
}

void osdev_x86_insn_write_cs(uint16_t selector)
{
    record("write_cs", selector, 0);
    model_cpu->segment[0] = selector;
}

uint16_t osdev_x86_insn_read_ds(void)
{
    return model_cpu->segment[1];
}

void osdev_x86_insn_write_ds(uint16_t selector)
{
    record("write_ds", selector, 0);
    model_cpu->segment[1] = selector;
}

uint16_t osdev_x86_insn_read_es(void)
{
    return model_cpu->segment[2];
}

void osdev_x86_insn_write_es(uint16_t selector)
{
    record("write_es", selector, 0);
    model_cpu->segment[2] = selector;
}

uint16_t osdev_x86_insn_read_ss(void)
{
    return model_cpu->segment[3];
}

void osdev_x86_insn_write_ss(uint16_t selector)
{
    record("write_ss", selector, 0);
    model_cpu->segment[3] = selector;
}

uint16_t osdev_x86_insn_read_fs(void)
{
    return model_cpu->segment[4];
}

void osdev_x86_insn_write_fs(uint16_t selector)
{
    record("write_fs", selector, 0);
    model_cpu->segment[4] = selector;
    model_set_msr(0xc0000100, 0);
}

uint16_t osdev_x86_insn_read_gs(void)
{
    return model_cpu->segment[5];
}

void osdev_x86_insn_write_gs(uint16_t selector)
{
    record("write_gs", selector, 0);
    model_cpu->segment[5] = selector;
    model_set_msr(0xc0000101, 0);
}

uint64_t osdev_x86_insn_rdfsbase(void)
{
    return model_msr(0xc0000100);
}

void osdev_x86_insn_wrfsbase(uint64_t base)
{
    model_set_msr(0xc0000100, base);
}

uint64_t osdev_x86_insn_rdgsbase(void)
{
    return model_msr(0xc0000101);
}

void osdev_x86_insn_wrgsbase(uint64_t base)
{
    model_set_msr(0xc0000101, base);
}

static bool try_random(const char *name, uint64_t *out)
{
    record(name, 0, 0);
    if (model_cpu->random_fails > 0) {
        model_cpu->random_fails--;
        return false;
    }
    *out = model_cpu->random;
    return true;
}

bool osdev_x86_insn_rdrand16(uint16_t *out)
{
    uint64_t value = 0;
    bool is_ready = try_random("rdrand16", &value);

    if (is_ready) {
        *out = (uint16_t)value;
    }
    return is_ready;
}

bool osdev_x86_insn_rdrand32(uint32_t *out)
{
    uint64_t value = 0;
    bool is_ready = try_random("rdrand32", &value);

    if (is_ready) {
        *out = (uint32_t)value;
    }
    return is_ready;
}

bool osdev_x86_insn_rdrand64(uint64_t *out)
{
    uint64_t value = 0;
    bool is_ready = try_random("rdrand64", &value);

    if (is_ready) {
        *out = (uint64_t)value;
    }
    return is_ready;
}

bool osdev_x86_insn_rdseed16(uint16_t *out)
{
    uint64_t value = 0;
    bool is_ready = try_random("rdseed16", &value);

    if (is_ready) {
        *out = (uint16_t)value;
    }
    return is_ready;
}

bool osdev_x86_insn_rdseed32(uint32_t *out)
{
    uint64_t value = 0;
    bool is_ready = try_random("rdseed32", &value);

    if (is_ready) {
        *out = (uint32_t)value;
    }
    return is_ready;
}

bool osdev_x86_insn_rdseed64(uint64_t *out)
{
    uint64_t value = 0;
    bool is_ready = try_random("rdseed64", &value);

    if (is_ready) {
        *out = (uint64_t)value;
    }
    return is_ready;
}
