# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
"""What COVERAGE.md, docs/rows.tsv and CTest say, as Python values."""

import json
import re

import osdev_tree

INVENTORY = "Inventory"
DEFECTS = "Defects not inherited"
SECTIONS = (INVENTORY, DEFECTS, "Beyond")
HEADER = ["row", "what", "C", "test"]


def owed_rows(root):
    """{tag: {id: kind}}"""
    owed = {}
    for line in osdev_tree.lines_of(root / "docs" / "rows.tsv"):
        if not line.startswith("#"):
            tag, row, kind = line.split("\t")
            owed.setdefault(tag, {})[row] = kind
    return owed


def declared(tree, tag):
    """All names that the public headers of a library give its users.

    The preprocessor sees names that macros paste together, and with -dD
    the macros themselves; the plain text serves where it cannot run.
    """
    found = set()
    headers = []
    for one in tree.closure(tag):
        library = tree.libraries[one]
        found |= library.public_words()
        headers += [str(header.relative_to(library.include))
                    for header in library.standalone_headers]
    own = [f"#include <{header}>" for header in headers
           if header not in osdev_tree.OPTIONAL_INCLUDES]
    flags = [f"-I{path}" for path in tree.include_dirs(tag)]
    done = osdev_tree.run(
        ["cc", "-E", "-dD", "-P", "-ffreestanding", "-x", "c", *flags, "-"],
        input="\n".join(own) + "\n")
    if done.returncode == 0:
        found |= osdev_tree.words(done.stdout)
    return found, set(headers)


def ctest_names(build):
    text = osdev_tree.output(
        ["ctest", "--show-only=json-v1"], cwd=build)
    names = {}
    for test in json.loads(text)["tests"]:
        properties = {p["name"]: p["value"] for p in test.get("properties", [])}
        names[test["name"]] = not properties.get("DISABLED", False)
    return names


def rows_of(text, where, report):
    """(section, [cells]) of each row; what is no row is reported."""
    section = None
    for line in text.splitlines():
        if line.startswith("## "):
            section = line[3:].strip()
            if section not in SECTIONS:
                report.fail(where, f"unknown section {section}")
        elif line.startswith("|") and not re.match(r"^\|[-| :]+\|$", line):
            cells = [cell.strip() for cell in
                     re.split(r"(?<!\\)\|", line.strip().strip("|"))]
            if cells == HEADER:
                continue
            if len(cells) != 4 or section is None:
                report.fail(where, f"not a row of four cells: {line}")
                continue
            yield section, cells
