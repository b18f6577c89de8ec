#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
"""Write Multiboot2 reports, most of them broken, as files NAME.mbi.

usage: boot_blocks.py DIR

The kernel takes one for its loader's report if it is the first module and
boot-info=module is on the command line.
"""
import struct
import sys
from pathlib import Path

END = struct.pack("<II", 0, 8)
AVAILABLE, RESERVED = 1, 2


def pad(tag):
    return tag + bytes(-len(tag) % 8)


def text(kind, string):
    data = string.encode() + b"\0"
    return pad(struct.pack("<II", kind, 8 + len(data)) + data)


def memory_map(*entries, entry_size=24):
    data = b"".join(struct.pack("<QQII", *entry, 0) for entry in entries)
    return pad(struct.pack("<IIII", 6, 16 + len(data), entry_size, 0) + data)


def block(*tags, length=None):
    data = b"".join(tags)
    return struct.pack("<II", 8 + len(data) if length is None else length, 0) + data


CMDLINE = text(1, "selftest")
RAM = memory_map((0, 0x9F000, AVAILABLE), (0x100000, 0x3F00000, AVAILABLE))

BLOCKS = {
    "good": block(CMDLINE, text(2, "a test"), RAM, END),
    "zeros": bytes(4096),
    "noise": bytes((i * i * 7 + i // 3) % 256 for i in range(4096)),
    "length_4": block(CMDLINE, RAM, END, length=4),
    "length_4_gib": block(CMDLINE, RAM, END, length=0xFFFFFFF8),
    "no_end": block(CMDLINE, RAM),
    "tag_of_0_bytes": block(struct.pack("<II", 1, 0), RAM, END),
    "tag_too_long": block(struct.pack("<II", 1, 0x7FFFFFFF), RAM, END),
    "no_memory_map": block(CMDLINE, END),
    "entry_size_0": block(memory_map((0, 0x9F000, AVAILABLE), entry_size=0), END),
    "no_ram": block(memory_map((0x100000, 0x3F00000, RESERVED)), END),
    "high_ram": block(memory_map((1 << 32, 1 << 30, AVAILABLE)), END),
    "wrapping_ram": block(memory_map((0xFFFFFFFFFFFF0000, 0x20000, AVAILABLE)), END),
}

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in BLOCKS.items():
        (folder / f"{name}.mbi").write_bytes(data)
