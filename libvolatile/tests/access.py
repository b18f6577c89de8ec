#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
"""Each access to device memory is one instruction of its width, whatever the
compiler and its level of optimisation: disassembles a sample with objdump.

usage: access.py INCLUDE_FOLDER...
"""
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile

import toolbox

LEVELS = ("-O0", "-O1", "-O2", "-O3", "-Os")
SUFFIX = {8: "b", 16: "w", 32: "l", 64: "q"}


def functions_of(width):
    """(name, C body, accesses in order) of one width."""
    t, s = f"uint{width}_t", SUFFIX[width]
    load, store = f"load{s}", f"store{s}"
    rw, ro, wo = f"osdev_rw{width}", f"osdev_ro{width}", f"osdev_wo{width}"
    w1c, rc = f"osdev_w1c{width}", f"osdev_rc{width}"
    mmio = "osdev_mmio_{}" + str(width)
    yield ("mmio_read", f"{t} F(void *p){{return {mmio.format('read')}(p);}}",
           [load])
    yield ("mmio_write",
           f"void F(void *p, {t} v){{{mmio.format('write')}(p, v);}}", [store])
    yield ("acquire",
           f"{t} F(void *p){{return {mmio.format('read')}_acquire(p);}}",
           [load])
    yield ("release",
           f"void F(void *p, {t} v){{{mmio.format('write')}_release(p, v);}}",
           [store])
    yield "ro", f"{t} F({ro}_t *r){{return {ro}_read(r);}}", [load]
    yield "wo", f"void F({wo}_t *r, {t} v){{{wo}_write(r, v);}}", [store]
    yield "rw", f"{t} F({rw}_t *r){{return {rw}_read(r);}}", [load]
    yield "rw_write", f"void F({rw}_t *r, {t} v){{{rw}_write(r, v);}}", [store]
    yield ("unused_read", f"void F({rw}_t *r){{(void){rw}_read(r);}}", [load])
    yield ("twice", f"void F({rw}_t *r){{{rw}_write(r, 1);{rw}_write(r, 1);}}",
           [store, store])
    yield ("read_twice",
           f"{t} F({rw}_t *r){{{t} a = {rw}_read(r); {t} b = {rw}_read(r);"
           f"return ({t})(a ^ b);}}", [load, load])
    yield ("posted", f"void F({rw}_t *r, {t} v){{{rw}_write_posted(r, v);}}",
           [store, load])
    yield ("update", f"void F({rw}_t *r){{{rw}_update(r, 0x30, 0x10);}}",
           [load, store])
    yield "set", f"void F({rw}_t *r){{{rw}_set(r, 4);}}", [load, store]
    yield "clear", f"void F({rw}_t *r){{{rw}_clear(r, 4);}}", [load, store]
    yield ("update_w1c",
           f"void F({rw}_t *r){{{rw}_update_w1c(r, 0x40, 1, 1);}}",
           [load, store])
    yield "w1c", f"void F({w1c}_t *r){{{w1c}_clear(r, 4);}}", [store]
    yield "rc", f"{t} F({rc}_t *r){{return {rc}_read(r);}}", [load]
    # A single bit tempts compilers to read one byte of the word.
    yield ("test_bit",
           f"int F({rw}_t *r){{return ({rw}_read(r) & 4) != 0;}}", [load])
    yield ("compare", f"int F({rw}_t *r){{return {rw}_read(r) == 7;}}", [load])
    if width > 8:
        for order in ("le", "be"):
            rwo = f"osdev_rw{order}{width}"
            yield (order, f"{t} F({rwo}_t *r){{return {rwo}_read(r);}}", [load])
            yield (f"{order}_update",
                   f"void F({rwo}_t *r){{{rwo}_update(r, 6, 2);}}",
                   [load, store])


PAIRS = (
    ("pair_read_lo_hi", "uint64_t F(osdev_rwpair64_t *r)"
     "{return osdev_rwpair64_read_lo_hi(r);}", ["loadl 0", "loadl 4"]),
    ("pair_read_hi_lo", "uint64_t F(osdev_rwpair64_t *r)"
     "{return osdev_rwpair64_read_hi_lo(r);}", ["loadl 4", "loadl 0"]),
    ("pair_write_lo_hi", "void F(osdev_rwpair64_t *r, uint64_t v)"
     "{osdev_rwpair64_write_lo_hi(r, v);}", ["storel 0", "storel 4"]),
    ("pair_write_hi_lo", "void F(osdev_wopair64_t *r, uint64_t v)"
     "{osdev_wopair64_write_hi_lo(r, v);}", ["storel 4", "storel 0"]),
)


def cases():
    for width in SUFFIX:
        for name, body, accesses in functions_of(width):
            yield f"{name}{width}", body, accesses
    yield from PAIRS


def sample():
    lines = ["#include <osdev/volatile.h>"]
    for name, body, _ in cases():
        lines.append(re.sub(r"\bF\(", f"{name}(", body, count=1))
    return "\n".join(lines) + "\n"


def accesses(body, with_offset):
    """The accesses outside of the stack, such as loadl or storeb."""
    found = []
    for insn in body:
        # lea touches no memory and a nop is only padding.
        place = re.search(r"(-?0x[0-9a-f]+|)\(%r(?!sp|bp|ip)[^)]*\)", insn)
        if not place or re.match(r"(lea|nop|cs nop|data16)", insn):
            continue
        plain = re.match(r"mov([bwlq])\s+(.*)$", insn)
        if not plain:
            found.append(insn)
            continue
        kind = "store" if plain.group(2).endswith(")") else "load"
        offset = f" {int(place.group(1) or '0', 16)}" if with_offset else ""
        found.append(kind + plain.group(1) + offset)
    return found


def disassemble(compiler, level, folder, includes):
    binary = os.path.join(folder, "sample.o")
    flags = [*toolbox.STRICT, "-fcf-protection=none", level, *includes]
    source = os.path.join(folder, "sample.c")
    with open(source, "w", encoding="ascii") as file:
        file.write(sample())
    subprocess.run([compiler, "-std=c11", *flags, "-c", source, "-o", binary],
                   check=True)
    listing = subprocess.run(
        ["objdump", "-d", "-M", "suffix", "--no-show-raw-insn", binary],
        check=True, capture_output=True, text=True).stdout
    found, body = {}, None
    for line in listing.splitlines():
        start = re.match(r"[0-9a-f]+ <(\w+)>:", line)
        if start:
            body = found.setdefault(start.group(1), [])
        insn = re.match(r"\s+[0-9a-f]+:\t(.+)", line)
        if insn and body is not None:
            body.append(insn.group(1).split("#")[0].strip())
    return found


# The load and the store of each width, where only clang makes the code.
CROSS = {
    "aarch64-unknown-none-elf": {
        8: ("ldrb w", "strb w"), 16: ("ldrh w", "strh w"),
        32: ("ldr w", "str w"), 64: ("ldr x", "str x")},
    "armv7-none-eabi": {
        8: ("ldrb r", "strb r"), 16: ("ldrh r", "strh r"),
        32: ("ldr r", "str r")},
    "riscv64-unknown-elf": {
        8: ("lbu a", "sb a"), 16: ("lhu a", "sh a"),
        32: ("lw a", "sw a"), 64: ("ld a", "sd a")},
    "riscv32-unknown-elf": {
        8: ("lbu a", "sb a"), 16: ("lhu a", "sh a"), 32: ("lw a", "sw a")},
}


def cross(tally, includes):
    """Read and update on other processors, by the compiler's own text."""
    if "clang" not in toolbox.compilers("gcc", "clang"):
        print("left out: other processors, which need clang")
        return
    for target, widths in CROSS.items():
        lines = ["#include <osdev/volatile.h>"]
        for width in widths:
            t, rw = f"uint{width}_t", f"osdev_rw{width}"
            lines.append(f"{t} read{width}({rw}_t *r)"
                         f"{{return {rw}_read(r);}}")
            lines.append(f"void update{width}({rw}_t *r)"
                         f"{{{rw}_update(r, 6, 2);}}")
        for level in ("-O1", "-O2", "-Os"):
            found = toolbox.assembly(
                "clang", [f"--target={target}", level, "-fomit-frame-pointer",
                          *includes], "\n".join(lines) + "\n")
            for width, (load, store) in widths.items():
                for name, want in (("read", [load]), ("update", [load, store])):
                    body = found[f"{name}{width}"]
                    got = [insn[:len(want[0])] if insn.startswith(load)
                           else insn[:len(store)] for insn in body
                           if re.search(r"\[(x|r)\d|\(a\d", insn)]
                    tally.expect(f"{target} {level} {name}{width}", got, want)


def main():
    if platform.machine() != "x86_64" or not shutil.which("objdump"):
        print("skipped: looks at x86-64 code with objdump")
        return toolbox.SKIP
    includes = [f"-I{path}" for path in sys.argv[1:]]
    tally = toolbox.Tally()
    with tempfile.TemporaryDirectory() as folder:
        for compiler in toolbox.compilers("gcc", "clang"):
            for level in LEVELS:
                found = disassemble(compiler, level, folder, includes)
                for name, _, want in cases():
                    # At -O0 a pointer to the second half is computed first.
                    exact = name.startswith("pair") and level != "-O0"
                    want = want if exact else [w.split()[0] for w in want]
                    tally.expect(f"{compiler} {level} {name}",
                                 accesses(found[name], exact), want)
    cross(tally, includes)
    return tally.status()


if __name__ == "__main__":
    sys.exit(main())
