#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
"""Check what loaders wrote: data/NAME.mbi against data/NAME.txt and LOADERS.md.

usage: captures.py [--update] COMMAND...

COMMAND prints a block: the program mbidump, perhaps behind an emulator. With
--update the texts and the table are written instead of compared.
"""
import re
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent
DATA = TESTS / "data"
TABLE = TESTS.parent / "LOADERS.md"
TAG = re.compile(r"^tag (\d+), ([^:]*): (.*)$", re.M)
TITLES = {
    "grub-2.06-bios": "GRUB 2.06, BIOS",
    "grub-2.06-ovmf": "GRUB 2.06, UEFI, 32-bit entry",
    "grub-2.06-ovmf-efi64": "GRUB 2.06, UEFI, 64-bit entry with boot services",
}
# Types whose line says something about the loader, not about the machine.
TELLING = {"6", "8", "9", "14", "15", "17"}
INTRO = """# What loaders pass

Made from the blocks in `tests/data` by `tests/captures.py`, and checked against them: for each tag its place in the block, and \
what the loader chose of its form. The blocks come from QEMU with SeaBIOS and OVMF, from kernels that ask for a frame buffer and \
for modules on page boundaries.
"""


def dump(command, path):
    return subprocess.run([*command, path], check=True, stdout=subprocess.PIPE, text=True).stdout


def form(kind, text):
    """The part of a tag's line that the loader chose."""
    if kind not in TELLING:
        return ""
    text = re.sub(r"0x[0-9a-f]+(, )?|(RSDT|XSDT) |, names.*|\"", "", text)
    return ": " + text.strip(" ,")


def module_is_aligned(text):
    found = re.search(r"^tag 3, module: 0x([0-9a-f]+)", text, re.M)
    return found is not None and int(found.group(1), 16) % 4096 == 0


def has_wished_mode(text):
    return re.search(r"^tag 8, .* 1024x768, 32 bits", text, re.M) is not None


def withholds_maps(text):
    """While boot services live a map in the block would be stale."""
    kinds = {kind for kind, _, _ in TAG.findall(text)}
    return "-" if "18" not in kinds else not kinds & {"6", "17"}


RULES = {
    "modules on page boundaries, as wished": module_is_aligned,
    "frame buffer of 1024x768x32, as wished": has_wished_mode,
    "no memory map while boot services live": withholds_maps,
}


def table(dumps):
    names = {int(kind): name for text in dumps.values() for kind, name, _ in TAG.findall(text)}
    lines = ["| | " + " | ".join(TITLES[name] for name in dumps) + " |", "|---" * (1 + len(dumps)) + "|"]
    heads = [re.match(r"(\d+) bytes, (\d+) tags, (\d+) of", text).groups() for text in dumps.values()]
    for row, title in enumerate(["bytes", "tags", "malformed tags"]):
        lines.append(f"| {title} | " + " | ".join(head[row] for head in heads) + " |")
    for title, rule in RULES.items():
        answers = [{True: "yes", False: "no"}.get(rule(text), "-") for text in dumps.values()]
        lines.append(f"| {title} | " + " | ".join(answers) + " |")
    for kind in sorted(names):
        cells = []
        for text in dumps.values():
            found = [f"{place}{form(this, rest)}" for place, (this, _, rest)
                     in enumerate(TAG.findall(text), 1) if int(this) == kind]
            cells.append(", ".join(found) or "-")
        lines.append(f"| {kind} {names[kind]} | " + " | ".join(cells) + " |")
    return INTRO + "\n" + "\n".join(lines) + "\n"


def main(args):
    update = args[:1] == ["--update"]
    command = args[1:] if update else args
    dumps = {name: dump(command, DATA / f"{name}.mbi") for name in TITLES}
    wanted = {DATA / f"{name}.txt": text for name, text in dumps.items()}
    wanted[TABLE] = table(dumps)
    failed = 0
    if {path.stem for path in DATA.glob("*.mbi")} != set(TITLES):
        print(f"{DATA}: the blocks are not those that this script knows")
        failed = 1
    for path, text in wanted.items():
        if update:
            path.write_text(text)
        elif not path.is_file() or path.read_text() != text:
            print(f"{path}: not what the block says; --update writes it anew")
            failed = 1
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
