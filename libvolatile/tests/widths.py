#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
"""The headers of the four widths say the same: written out, so that they can
be read and searched, they must differ in nothing but the width.

usage: widths.py INCLUDE_FOLDER...
"""
import os
import re
import sys

import toolbox


def neutral(path, width):
    """The words of a header with its width taken out."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    # What only one width needs: the guard of 64 bits, casts of the narrow
    # ones, and the names of a byte.
    text = re.sub(r"#if OSDEV_MMIO_HAS_64\n|#endif\n", "", text)
    text = text.replace(f"(uint{width}_t)", "")
    text = re.sub(r"\buint\d+_t\b", "uint", text)
    text = text.replace(str(width), "N").replace("64-bit", "N-bit")
    text = text.replace("N-bit numbers", "bytes")
    return re.sub(r"[\s()*]+", "", text)


def main():
    tally = toolbox.Tally()
    folder = os.path.join(sys.argv[1], "osdev", "volatile")
    for name in ("cell", "slice"):
        first = neutral(os.path.join(folder, f"{name}32.h"), 32)
        for width in (8, 16, 64):
            other = neutral(os.path.join(folder, f"{name}{width}.h"), width)
            tally.expect(f"{name}{width}.h is as {name}32.h",
                         other == first, True)
    return tally.status()


if __name__ == "__main__":
    sys.exit(main())
