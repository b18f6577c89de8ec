#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
"""Numbers of fixed byte order cost nothing: each get is one load and each
make one store, with one bswap where the orders differ, and no call.

usage: codegen.py INCLUDE_FOLDER
"""
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile

FLAGS = "-std=c11 -ffreestanding -fno-stack-protector -fcf-protection=none " \
        "-fomit-frame-pointer -fno-asynchronous-unwind-tables".split()
WIDTHS = (16, 32, 64)


def sample():
    """One function for each thing that is looked at."""
    lines = ["#include <osdev/base.h>"]
    for order in ("le", "be"):
        for width in WIDTHS:
            kind = f"{order}{width}"
            number = f"uint{width}_t"
            lines += [
                f"{number} get_{kind}(const osdev_{kind}_t *f);",
                f"{number} get_{kind}(const osdev_{kind}_t *f)"
                f"{{return osdev_{kind}_get(*f);}}",
                f"void put_{kind}(osdev_{kind}_t *f, {number} v);",
                f"void put_{kind}(osdev_{kind}_t *f, {number} v)"
                f"{{*f = osdev_{kind}_make(v);}}",
            ]
    lines += [
        "int is_guid(const osdev_guid_t *a, const osdev_guid_t *b);",
        "int is_guid(const osdev_guid_t *a, const osdev_guid_t *b)"
        "{return osdev_guid_equal(a, b);}",
        "uint64_t field(uint64_t w);",
        "uint64_t field(uint64_t w)"
        "{return OSDEV_FIELD_GET(OSDEV_MASK64(51, 12), w);}",
    ]
    return "\n".join(lines) + "\n"


def functions(listing):
    """Map of function name to its instructions, of objdump -d."""
    found, body = {}, None
    for line in listing.splitlines():
        start = re.match(r"[0-9a-f]+ <(\w+)>:", line)
        if start:
            body = found.setdefault(start.group(1), [])
            continue
        insn = re.match(r"\s+[0-9a-f]+:\t(.+)", line)
        if insn and body is not None:
            body.append(insn.group(1).split("#")[0].strip())
    return found


def count(body, pattern):
    return sum(1 for insn in body if re.search(pattern, insn))


def check(name, body):
    """What is wrong with the code of a function, None if nothing is."""
    body = [i for i in body if not re.match(r"(nop|xchg\s+%ax,%ax|data16|cs nop)", i)]
    if count(body, r"\b(call|div|idiv)"):
        return "calls or divides"
    if name in ("is_guid", "field"):
        return None
    memory = count(body, r"\(%")
    # A 16-bit swap is a rotation by 8 or movbe.
    swaps = count(body, r"\b(bswap|movbe|rol|ror|xchg)")
    if memory != 1:
        return f"{memory} accesses to memory"
    if swaps != (1 if "_be" in name else 0):
        return f"{swaps} swaps"
    return None


def main():
    if platform.machine() != "x86_64" or not shutil.which("objdump"):
        print("skipped: looks at x86-64 code with objdump")
        return 77
    bad = checked = 0
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "sample.c")
        binary = os.path.join(folder, "sample.o")
        with open(source, "w", encoding="ascii") as file:
            file.write(sample())
        for compiler in filter(shutil.which, ("gcc", "clang")):
            for level in ("-O2", "-Os"):
                subprocess.run([compiler, *FLAGS, level, "-I", sys.argv[1],
                                "-c", source, "-o", binary], check=True)
                listing = subprocess.run(
                    ["objdump", "-d", "--no-show-raw-insn", binary],
                    check=True, capture_output=True, text=True).stdout
                for name, body in functions(listing).items():
                    checked += 1
                    wrong = check(name, body)
                    if wrong:
                        bad += 1
                        print(f"{compiler} {level} {name}: {wrong}")
                        print("    " + "\n    ".join(body))
    print(f"{checked} functions, {bad} wrong")
    if checked == 0:
        print("skipped: neither gcc nor clang is here")
        return 77
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
