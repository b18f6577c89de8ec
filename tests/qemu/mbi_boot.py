#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
"""Boot an image that prints its Multiboot2 block, and compare with a golden dump.

usage: mbi_boot.py [--save FILE.mbi] MBIDUMP GOLDEN.txt WORK IMAGE [qemu_run option]...

What the kernel prints goes through mbidump. Numbers that depend on the build
of the kernel, on versions or on where firmware put things are left out on both
sides: addresses, lengths, counts, the entries of tables. Of memory maps the
set of types stays.
"""
import re
import subprocess
import sys
from pathlib import Path

RUNNER = Path(__file__).resolve().parents[2] / "tools" / "qemu_run"
LINE = re.compile(r"^mbi: ((?:[0-9a-f]{2})+)$", re.M)
VARIES = [
    (r"^\d+ bytes,", "N bytes,"),
    (r"GRUB [^\"]*", "GRUB VERSION"),
    (r"\d+ (entries|descriptors|headers) of", r"N \1 of"),
    (r"names in section \d+", "names in section N"),
    (r"\d+ KiB lower, \d+ KiB upper", "N KiB lower, N KiB upper"),
    (r"(module: .*), \d+ bytes", r"\1, N bytes"),
    (r"0x[0-9a-f]{5,}", "ADDRESS"),
]


def block_of(log):
    data = bytes.fromhex("".join(LINE.findall(log)))
    if len(data) < 4 or len(data) != int.from_bytes(data[:4], "little"):
        sys.exit(f"the log holds {len(data)} bytes of a block, not all of one")
    return data


def canonical(dump):
    lines, types = [], set()
    for line in dump.splitlines() + [""]:
        entry = re.match(r"  0x[0-9a-f]+ \+ .*?type (\w+)", line)
        if entry:
            types.add(entry.group(1))
            continue
        if types and "ELF" not in lines[-1]:
            lines.append("  types " + ", ".join(sorted(types)))
        types = set()
        for pattern, text in VARIES:
            line = re.sub(pattern, text, line)
        lines.append(line)
    return lines[:-1]


def main(args):
    save = None
    if args[0] == "--save":
        save, args = Path(args[1]), args[2:]
    mbidump, golden, work = args[0], Path(args[1]), Path(args[2])
    work.mkdir(parents=True, exist_ok=True)
    log, block = work / "mbi.log", work / "live.mbi"
    subprocess.run([sys.executable, RUNNER, *args[3:], "--serial-log", log,
                    "--artifacts", work / "artifacts"], check=True)
    block.write_bytes(block_of(log.read_text()))
    if save:
        save.write_bytes(block.read_bytes())
    live = subprocess.run([mbidump, block], check=True, stdout=subprocess.PIPE, text=True).stdout
    got, want = canonical(live), canonical(golden.read_text())
    for mark, some, others in (("-", want, got), ("+", got, want)):
        for line in some:
            if line not in others:
                print(mark, line)
    print("the block", "is" if got == want else "is not", "what", golden.name, "says")
    return got != want


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
