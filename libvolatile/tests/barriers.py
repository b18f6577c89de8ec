#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
"""Each cell of the barrier table is the instruction that the header promises,
on every processor that a compiler here can make code for.

usage: barriers.py INCLUDE_FOLDER...
"""
import subprocess
import sys

import toolbox

CELLS = ("mmio mmio_read mmio_write dma dma_read dma_write "
         "smp smp_read smp_write wc wc_read wc_write "
         "doorbell after_mmio_read page_table speculation instruction "
         "dma_publish dma_consume smp_store_load compiler").split()

LOCK64 = "lock orl $0, -4(%rsp)"
LOCK32 = "lock orl $0, -4(%esp)"

# In the order of CELLS; the last four follow from others.
TABLES = {
    "x86_64": [
        "mfence", "", "", LOCK64, "", "", LOCK64, "", "",
        "mfence", "lfence", "sfence", "", "", "", "lfence",
        "xorl %eax, %eax; cpuid"],
    "i386": [
        LOCK32, "", "", LOCK32, "", "", LOCK32, "", "",
        LOCK32, LOCK32, LOCK32, "", "", "", "lfence",
        "xorl %eax, %eax; cpuid"],
    "aarch64": [
        "dsb sy", "dsb ld", "dsb st", "dmb osh", "dmb oshld", "dmb oshst",
        "dmb ish", "dmb ishld", "dmb ishst", "dsb sy", "dsb ld", "dsb st",
        "dmb oshst", "dmb oshld", "dsb ishst; isb", "dsb nsh; isb", "isb"],
    "armv7": [
        "dsb sy", "dsb sy", "dsb st", "dmb osh", "dmb osh", "dmb oshst",
        "dmb ish", "dmb ish", "dmb ishst", "dsb sy", "dsb sy", "dsb st",
        "dmb oshst", "dmb osh", "dsb ishst; isb", "dsb nsh; isb", "isb sy"],
    "riscv": [
        "fence", "fence ir, iorw", "fence ow, ow",
        "fence rw, rw", "fence r, rw", "fence w, w",
        "fence rw, rw", "fence r, r", "fence w, w",
        "fence", "fence ir, iorw", "fence ow, ow",
        "fence w, o", "fence i, rw", "sfence.vma", "fence", ""],
    "s390x": ["bcr 15, %r0"] * 6 + ["bcr 15, %r0", "", ""] +
             ["bcr 15, %r0"] * 8,
    "powerpc": [
        "sync", "sync", "sync", "sync", "lwsync", "lwsync",
        "sync", "lwsync", "lwsync", "sync", "sync", "sync",
        "sync", "sync", "ptesync", "ori 31, 31, 0", "isync"],
}
for table in TABLES.values():
    table += [table[5], table[4], table[6], ""]

TARGETS = (
    ("clang", "x86_64-unknown-none-elf", "x86_64"),
    ("clang", "i386-unknown-none-elf", "i386"),
    ("clang", "aarch64-unknown-none-elf", "aarch64"),
    ("clang", "armv7-none-eabi", "armv7"),
    ("clang", "riscv64-unknown-elf", "riscv"),
    ("clang", "riscv32-unknown-elf", "riscv"),
    ("clang", "s390x-unknown-linux-gnu", "s390x"),
    ("clang", "powerpc64-unknown-linux-gnu", "powerpc"),
    ("gcc", "-m64", "x86_64"),
    ("gcc", "-m32", "i386"),
)


def sample():
    lines = ["#include <osdev/volatile.h>"]
    lines += [f"void cell_{cell}(void){{osdev_barrier_{cell}();}}"
              for cell in CELLS]
    for number, kind in enumerate(("mmio", "smp", "dma", "compiler", "wc")):
        for which, suffix in enumerate(("", "_read", "_write")):
            lines.append(
                f"void named_{kind}{suffix}(void){{osdev_barrier("
                f"(enum osdev_barrier_kind){number}, "
                f"(enum osdev_barrier_type){which});}}")
    # The compiler may not keep the value over any barrier.
    lines.append("int reload(int *p){int a = *p; osdev_barrier_smp_read();"
                 "return a + *p;}")
    return "\n".join(lines) + "\n"


def barriers(body):
    """The barrier instructions of a function, joined."""
    fences = ("fence", "lock", "dsb", "dmb", "isb", "sync", "lwsync", "isync",
              "ptesync", "bcr", "cpuid", "sfence", "mfence", "lfence")
    found = []
    for insn in body:
        word = insn.split()[0]
        if word.startswith(fences) or insn in ("xorl %eax, %eax",
                                               "ori 31, 31, 0"):
            found.append(insn)
    return "; ".join(found)


def same(got, want):
    """Spelling of the two compilers differs in blanks and defaults."""
    def plain(text):
        return (text.replace(" ", "").replace("isbsy", "isb")
                .replace("%r", "").replace("fenceiorw,iorw", "fence"))
    return plain(got) == plain(want)


def usable(compiler, flags):
    result = toolbox.compile_text(
        compiler, ["-ffreestanding", "-S", *flags], "#include <stdint.h>\n")
    return result.returncode == 0


def check(tally, where, found, want):
    for cell, expected in zip(CELLS, want):
        got = barriers(found[f"cell_{cell}"])
        tally.expect(f"{where} {cell}", got if not same(got, expected)
                     else expected, expected)
    for kind in ("mmio", "smp", "dma", "wc"):
        for suffix in ("", "_read", "_write"):
            tally.expect(f"{where} by name {kind}{suffix}",
                         barriers(found[f"named_{kind}{suffix}"]),
                         barriers(found[f"cell_{kind}{suffix}"]))
    for suffix in ("", "_read", "_write"):
        tally.expect(f"{where} by name compiler{suffix}",
                     barriers(found[f"named_compiler{suffix}"]), "")


def main():
    includes = [f"-I{path}" for path in sys.argv[1:]]
    here = toolbox.compilers("gcc", "clang")
    tally = toolbox.Tally()
    for compiler, target, processor in TARGETS:
        flags = [f"--target={target}"] if compiler == "clang" else [target]
        if compiler not in here or not usable(compiler, flags):
            print(f"left out: {compiler} {target}")
            continue
        flags += ["-O1", "-fomit-frame-pointer", *includes]
        found = toolbox.assembly(compiler, flags, sample())
        check(tally, f"{compiler} {target}", found, TABLES[processor])
        # One processor: the SMP cells are empty and no other changes.
        single = toolbox.assembly(
            compiler, [*flags, "-DOSDEV_VOLATILE_CFG_SMP=0"], sample())
        want = ["" if cell.startswith("smp") else expected
                for cell, expected in zip(CELLS, TABLES[processor])]
        check(tally, f"{compiler} {target} one processor", single, want)
        if processor == "x86_64":
            loads = [i for i in found["reload"] if "(%rdi)" in i]
            tally.expect(f"{compiler} reload", len(loads), 2)
    # An unknown processor is an error, not a guess.
    result = toolbox.compile_text(
        here[0], ["-ffreestanding", "-S", "-U__x86_64__", *includes],
        "#include <osdev/volatile.h>\n")
    tally.expect("unknown processor",
                 b"OSDEV_VOLATILE_CFG_ARCH_HEADER" in result.stderr, True)
    own = ('-DOSDEV_VOLATILE_CFG_ARCH_HEADER=<osdev/volatile/arch/x86.h>')
    result = toolbox.compile_text(
        here[0], ["-ffreestanding", "-S", own, *includes],
        "#include <osdev/volatile.h>\n")
    tally.expect("own table", result.returncode, 0)
    return tally.status()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except subprocess.SubprocessError as error:
        sys.exit(str(error))
