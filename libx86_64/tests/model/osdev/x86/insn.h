// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Stands in for the library's header of the same name: the same structures and
// signatures, answered by the model processor of model_cpu.c.
#ifndef OSDEV_X86_INSN_H
#define OSDEV_X86_INSN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <osdev/base.h>

struct osdev_x86_table_ptr {
    uint16_t limit;
    uint16_t base[4];
};
struct osdev_x86_invpcid_desc {
    uint64_t pcid;
    uint64_t address;
};
struct osdev_x86_cpuid_regs {
    uint32_t eax;
    uint32_t ebx;
    uint32_t ecx;
    uint32_t edx;
};
void osdev_x86_insn_nop(void);
void osdev_x86_insn_pause(void);
void osdev_x86_insn_hlt(void);
void osdev_x86_insn_cli(void);
void osdev_x86_insn_sti(void);
void osdev_x86_insn_sti_hlt(void);
void osdev_x86_insn_int3(void);
void osdev_x86_insn_ud2(void);
void osdev_x86_insn_bochs_break(void);
uint64_t osdev_x86_insn_read_rip(void);
uint64_t osdev_x86_insn_read_rflags(void);
void osdev_x86_insn_write_rflags(uint64_t flags);
uint8_t osdev_x86_insn_in8(uint16_t port);
uint16_t osdev_x86_insn_in16(uint16_t port);
uint32_t osdev_x86_insn_in32(uint16_t port);
void osdev_x86_insn_out8(uint16_t port, uint8_t value);
void osdev_x86_insn_out16(uint16_t port, uint16_t value);
void osdev_x86_insn_out32(uint16_t port, uint32_t value);
void osdev_x86_insn_ins8(uint16_t port, void *buffer, size_t count);
void osdev_x86_insn_ins16(uint16_t port, void *buffer, size_t count);
void osdev_x86_insn_ins32(uint16_t port, void *buffer, size_t count);
void osdev_x86_insn_outs8(uint16_t port, const void *buffer, size_t count);
void osdev_x86_insn_outs16(uint16_t port, const void *buffer, size_t count);
void osdev_x86_insn_outs32(uint16_t port, const void *buffer, size_t count);
uint64_t osdev_x86_insn_read_cr0(void);
void osdev_x86_insn_write_cr0(uint64_t value);
uint64_t osdev_x86_insn_read_cr2(void);
void osdev_x86_insn_write_cr2(uint64_t value);
uint64_t osdev_x86_insn_read_cr3(void);
void osdev_x86_insn_write_cr3(uint64_t value);
uint64_t osdev_x86_insn_read_cr4(void);
void osdev_x86_insn_write_cr4(uint64_t value);
uint64_t osdev_x86_insn_read_cr8(void);
void osdev_x86_insn_write_cr8(uint64_t value);
uint64_t osdev_x86_insn_read_dr(unsigned number);
void osdev_x86_insn_write_dr(unsigned number, uint64_t value);
uint64_t osdev_x86_insn_rdmsr(uint32_t msr);
void osdev_x86_insn_wrmsr(uint32_t msr, uint64_t value);
uint64_t osdev_x86_insn_xgetbv(uint32_t number);
void osdev_x86_insn_xsetbv(uint32_t number, uint64_t value);
uint32_t osdev_x86_insn_stmxcsr(void);
void osdev_x86_insn_ldmxcsr(uint32_t value);
void osdev_x86_insn_lgdt(const struct osdev_x86_table_ptr *table);
void osdev_x86_insn_sgdt(struct osdev_x86_table_ptr *out);
void osdev_x86_insn_lidt(const struct osdev_x86_table_ptr *table);
void osdev_x86_insn_sidt(struct osdev_x86_table_ptr *out);
void osdev_x86_insn_ltr(uint16_t selector);
uint16_t osdev_x86_insn_str(void);
void osdev_x86_insn_lldt(uint16_t selector);
uint16_t osdev_x86_insn_sldt(void);
uint16_t osdev_x86_insn_read_cs(void);
void osdev_x86_insn_write_cs(uint16_t selector);
void osdev_x86_insn_write_cs_jump(uint16_t selector);
uint16_t osdev_x86_insn_read_ds(void);
void osdev_x86_insn_write_ds(uint16_t selector);
uint16_t osdev_x86_insn_read_es(void);
void osdev_x86_insn_write_es(uint16_t selector);
uint16_t osdev_x86_insn_read_ss(void);
void osdev_x86_insn_write_ss(uint16_t selector);
uint16_t osdev_x86_insn_read_fs(void);
void osdev_x86_insn_write_fs(uint16_t selector);
uint16_t osdev_x86_insn_read_gs(void);
void osdev_x86_insn_write_gs(uint16_t selector);
uint64_t osdev_x86_insn_rdfsbase(void);
void osdev_x86_insn_wrfsbase(uint64_t base);
uint64_t osdev_x86_insn_rdgsbase(void);
void osdev_x86_insn_wrgsbase(uint64_t base);
void osdev_x86_insn_swapgs(void);
void osdev_x86_insn_invlpg(uint64_t address);
void osdev_x86_insn_invpcid(
    uint64_t type, const struct osdev_x86_invpcid_desc *desc
);
void osdev_x86_insn_invlpgb(uint64_t rax, uint32_t ecx, uint32_t edx);
void osdev_x86_insn_tlbsync(void);
void osdev_x86_insn_wbinvd(void);
void osdev_x86_insn_stac(void);
void osdev_x86_insn_clac(void);
struct osdev_x86_cpuid_regs
osdev_x86_insn_cpuid(uint32_t leaf, uint32_t subleaf);
uint64_t osdev_x86_insn_rdtsc(void);
uint64_t osdev_x86_insn_rdtscp(uint32_t *out_aux);
bool osdev_x86_insn_rdrand16(uint16_t *out);
bool osdev_x86_insn_rdrand32(uint32_t *out);
bool osdev_x86_insn_rdrand64(uint64_t *out);
bool osdev_x86_insn_rdseed16(uint16_t *out);
bool osdev_x86_insn_rdseed32(uint32_t *out);
bool osdev_x86_insn_rdseed64(uint64_t *out);

void model_int(unsigned vector);
#define OSDEV_X86_INSN_INT(vector) model_int(vector)

#endif
