// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// A processor as a test sees it: registers that keep what is written, CPUID
// leaves, and a trace of every instruction.
#ifndef MODEL_CPU_H
#define MODEL_CPU_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <osdev/x86/insn.h>

struct model_event {
    const char *name; // The instruction, such as "wrmsr".
    uint64_t a;       // First operand, 0 if there is none.
    uint64_t b;       // Second operand.
};

struct model_cpuid {
    uint32_t leaf;
    uint32_t subleaf;
    struct osdev_x86_cpuid_regs regs;
};

struct model_msr {
    uint32_t number;
    uint64_t value;
};

struct model_cpu {
    uint64_t cr[9];
    uint64_t dr[8];
    uint64_t rflags;
    uint64_t xcr0;
    uint32_t mxcsr;
    uint16_t segment[6]; // CS, DS, ES, SS, FS, GS.
    uint16_t tr;
    uint16_t ldtr;
    struct osdev_x86_table_ptr gdtr;
    struct osdev_x86_table_ptr idtr;
    uint64_t tsc;
    uint64_t port_value;   // What IN answers.
    uint64_t random;       // What RDRAND answers.
    unsigned random_fails; // Attempts that fail before.
    struct model_msr msrs[32];
    size_t msr_count;
    struct model_cpuid leaves[16];
    size_t leaf_count;
    struct model_event trace[256];
    size_t trace_count;
};

// The processor that runs the code under test; the test owns it.
extern struct model_cpu *model_cpu;

void model_reset(struct model_cpu *cpu);
uint64_t model_msr(uint32_t number);
void model_set_msr(uint32_t number, uint64_t value);
void model_add_leaf(
    uint32_t leaf, uint32_t subleaf, struct osdev_x86_cpuid_regs regs
);

// How often the trace has an instruction, operands aside.
size_t model_count(const char *name);
// Whether an entry of the trace is this one.
bool model_is(size_t index, const char *name, uint64_t a, uint64_t b);

#endif
