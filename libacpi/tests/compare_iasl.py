#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
"""Compare what our dump says about tables with what iasl says.

    compare_iasl.py DUMPER templates      templates of all tables of iasl
    compare_iasl.py DUMPER machines       tables of real machines

Both print where each field lies, how long it is and what is in it, so
neither needs to know the other's names. A field of iasl must be one of ours
with the same value, or lie in bytes that we give as a whole.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SKIP = 77
IASL = re.compile(r"^\[([0-9A-F]+)h \d+ +(\d+)\] +(.*?) : (.*)$")
OURS = re.compile(r"^\[([0-9a-f]+) +(\d+)\] +(\S+) : (.*)$")
# Not data: definition blocks, and the root pointer, which is no table.
BLOCKS = {"dsdt", "ssdt", "osdt", "rsdp"}
# Tables with parts that we give as bytes: lists of a maker, entries of unknown
# type, arrays of plain numbers.
BYTES = {"apic", "asf!", "asf_", "csrt", "dbg2", "drtm", "hmat", "iort",
         "ivrs", "mpst", "nfit", "sdev", "slit"}
# Tables that contradict themselves or the documents of today.
WRONG = {
    "templates": {
        "einj": "promises more steps than it has",
        "gtdt": "platform timers start inside the fixed part",
        "nfit": "an interleave entry is shorter than its list",
        "pmtt": "is the layout before ACPI 6.4",
        "tcpa": "is the table of a server",
        "wdat": "promises more steps than it has",
    },
    "machines": {
        "asf_": "the last record leads out of the table on some",
        "aspt": "has one entry of length 0 on some",
    },
}


def run(*command, **more):
    return subprocess.run(command, stdout=subprocess.PIPE, text=True,
                          stderr=subprocess.STDOUT, errors="replace", **more)


def value_of(text):
    """The number in a line of iasl, or None for text and buffers."""
    match = re.match(r"^([0-9A-F]+)(?:\s+\[.*)?\s*$", text)
    return int(match.group(1), 16) if match else None


def fields_of_iasl(path):
    """{(offset, length): (name, value)}"""
    fields = {}
    for line in path.read_text(errors="replace").splitlines():
        match = IASL.match(line)
        if not match:
            continue
        offset, length = int(match.group(1), 16), int(match.group(2))
        fields.setdefault((offset, length),
                          (match.group(3), value_of(match.group(4))))
    return fields


def fields_of_ours(text):
    numbers, spans, errors = {}, [], []
    for line in text.splitlines():
        match = OURS.match(line)
        if not match:
            continue
        offset, length = int(match.group(1), 16), int(match.group(2))
        value = match.group(4)
        if value.startswith("error:"):
            errors.append(line)
        elif re.match(r"^[0-9a-f]{%d}$" % (2 * length), value):
            numbers[offset, length] = int(value, 16)
        else:
            spans.append((offset, offset + length))
    return numbers, spans, errors


def bytes_of(numbers):
    found = {}
    for (offset, length), value in numbers.items():
        for i, byte in enumerate(value.to_bytes(length, "little")):
            found[offset + i] = byte
    return found


def difference(at, length, name, value, ours, stem):
    """What is wrong with one field of iasl, or None."""
    numbers, spans, _ = ours
    places = range(at, at + length)
    if (at, length) in numbers:
        if value not in (None, numbers[at, length]):
            return f"{value:#x}, ours {numbers[at, length]:#x}"
        return None
    if any(start <= at and at + length <= stop for start, stop in spans):
        # What iasl 20200925 does not know is reserved there.
        known = value is not None and "Reserved" not in name \
            and stem not in BYTES
        return "has no name in ours" if known else None
    covered = bytes_of(numbers)
    if not all(place in covered or any(a <= place < b for a, b in spans)
               for place in places):
        return "is not in ours"
    if value is None:
        return None
    if "Reserved" not in name:
        return f"{length} bytes, ours are cut differently"
    if any(covered.get(place, byte) != byte for place, byte in
           zip(places, value.to_bytes(length, "little"))):
        return f"{value:#x}, ours are other bytes"
    return None


def differences(theirs, ours, stem):
    found = [f"we find fault: {line}" for line in ours[2]]
    for (at, length), (name, value) in sorted(theirs.items()):
        wrong = difference(at, length, name, value, ours, stem)
        if wrong:
            found.append(f"{at:#x} {name}: {wrong}")
    return found


def listings(tables, folder):
    """Copies of the tables under names of their own, and what iasl says."""
    copies = {}
    for number, table in enumerate(tables):
        copies[folder / f"t{number}.dat"] = table
        shutil.copy(table, folder / f"t{number}.dat")
    run("iasl", "-d", *[copy.name for copy in copies], cwd=folder)
    return copies


def dumps(dumper, copies):
    """{copy: our dump}; each dump begins with the name of its file."""
    done = run(dumper, *map(str, copies))
    if done.returncode not in (0, 1):
        sys.exit(f"dump ends with {done.returncode}:\n{done.stdout[-4000:]}")
    found, lines = {}, []
    for line in done.stdout.splitlines():
        if Path(line) in copies:
            lines = found.setdefault(Path(line), [])
        lines.append(line)
    return {copy: "\n".join(lines) for copy, lines in found.items()}


def templates(folder):
    run("iasl", "-T", "ALL", cwd=folder)
    for source in sorted(folder.glob("*.asl")):
        if source.stem not in BLOCKS:
            run("iasl", source.name, cwd=folder)
    return sorted(path for path in folder.glob("*.aml"))


def machines():
    root = Path(__file__).resolve().parents[2]
    dumps = Path(os.environ.get("OSDEV_ACPI_DUMPS",
                                root.parent / "shared" / "acpi-dumps"))
    return sorted(dumps.glob("*/*.dat"))


def main():
    dumper, what = sys.argv[1:3]
    if not shutil.which("iasl"):
        print("iasl is not installed (package acpica-tools): skipped")
        return SKIP
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tables = templates(folder) if what == "templates" else machines()
        if not tables:
            print("no tables of real machines: OSDEV_ACPI_DUMPS names no "
                  "folder of them: skipped")
            return SKIP
        compared = failed = 0
        copies = listings(tables, folder)
        for copy, ours in dumps(dumper, copies).items():
            table, listing = copies[copy], copy.with_suffix(".dsl")
            theirs = fields_of_iasl(listing) if listing.exists() else {}
            if not theirs:
                continue
            compared += 1
            if table.stem in WRONG[what]:
                continue
            found = differences(theirs, fields_of_ours(ours), table.stem)
            failed += bool(found)
            for line in found:
                print(f"{table.parent.name}/{table.name}: {line}")
        for stem, why in sorted(WRONG[what].items()):
            print(f"not held against us: {stem}: {why}")
    print(f"{compared} tables compared, {failed} differ")
    return 1 if failed or not compared else 0


if __name__ == "__main__":
    sys.exit(main())
