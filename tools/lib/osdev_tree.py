# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
"""What the tools know about the layout of the source tree."""

import argparse
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

# Folder and tag differ in one case only.
ODD_TAGS = {"x86_64": "x86"}

# Symbols start with osdev_TAG_, but for registers, whose types all libraries
# use, and for FUSE, a protocol of its own that comes with Virtio.
ODD_PREFIXES = {
    "volatile": ("osdev_",),
    "virtio": ("osdev_virtio_", "osdev_fuse_"),
}

# Libraries that hold x86 instructions; the others compile for any target.
NOT_PORTABLE = {"x86", "apic", "pic8259", "vga"}

# What a library may depend on. Dependencies go one way and are few.
ALLOWED_DEPENDS = {
    "base": set(),
    "volatile": {"base"},
    "spinlock": {"base"},
    "x86": {"base"},
    "apic": {"base", "volatile", "x86"},
    "pic8259": {"base"},
    "uart16550": {"base", "volatile"},
    "alloc_ll": {"base"},
    "multiboot2": {"base"},
    "acpi": {"base"},
    "aml": {"base", "acpi"},
    "pci": {"base"},
    "virtio": {"base", "volatile", "pci"},
    "xhci": {"base", "volatile", "pci"},
    "uefi": {"base"},
    "vga": {"base", "volatile"},
    "ps2": {"base"},
    "console": {"base", "volatile"},
    "boot": {"base"},
}

# Headers that a kernel includes by hand if it also has the other library.
# Nothing else in their library may include them.
_PORT_IO = "port I/O is one instruction of libx86_64"
OPTIONAL_INCLUDES = {
    "osdev/uart16550/portio.h": {"x86": _PORT_IO},
    "osdev/pic8259/portio.h": {"x86": _PORT_IO},
    "osdev/pci/portio.h": {"x86": _PORT_IO},
    "osdev/ps2/portio.h": {"x86": _PORT_IO},
    "osdev/vga/portio.h": {"x86": _PORT_IO},
}

STANDARD_HEADERS = {
    "stdbool.h", "stddef.h", "stdint.h", "stdarg.h", "limits.h",
}

# The only symbols that a library may leave to the kernel.
KERNEL_PROVIDES = {"memcpy", "memmove", "memset", "memcmp"}

# The Debian package of a program, where the names differ.
PACKAGES = {"clang++": "clang", "ld": "binutils", "nm": "binutils",
            "objdump": "binutils"}

SKIPPED = {".git", "build", "__pycache__", "corpus", "regress"}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)


def read(path):
    return Path(path).read_text(encoding="utf-8", errors="replace")


def lines_of(path):
    """Lines of a plain list, none if the file is absent."""
    path = Path(path)
    if not path.exists():
        return []
    return [line.strip() for line in read(path).splitlines() if line.strip()]


def strip_comments(text):
    """C text with each comment replaced by a blank; line numbers stay."""
    pattern = re.compile(
        r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|//[^\n]*|/\*.*?\*/', re.S)

    def blank(match):
        found = match.group(0)
        if found[0] != "/":
            return found
        return " " + "\n" * found.count("\n")

    return pattern.sub(blank, text)


def strip_preprocessor(text):
    """C text without directives, continued lines included."""
    return re.sub(r"^[ \t]*#(?:\\\n|[^\n])*", "", text, flags=re.M)


def words(text):
    return set(re.findall(r"[A-Za-z_]\w*", text))


class Library:
    def __init__(self, folder):
        name = folder.name[len("lib"):]
        self.folder = folder
        self.tag = ODD_TAGS.get(name, name)
        self.sources = lines_of(folder / "SOURCES")
        self.depends = lines_of(folder / "DEPENDS")
        self.include = folder / "include"
        # NAME.S.h is for assembler sources and follows no rule of C.
        self.headers = sorted(header for header in self.include.rglob("*.h")
                              if not header.name.endswith(".S.h"))

    @property
    def portable(self):
        return self.tag not in NOT_PORTABLE

    @property
    def prefixes(self):
        """How the symbols of the archive start."""
        return ODD_PREFIXES.get(self.tag, (f"osdev_{self.tag}_",))

    @property
    def standalone_headers(self):
        """Headers for every target; those in arch/ come by another one."""
        return [header for header in self.headers
                if header.parent.name != "arch"]

    def files(self, *patterns):
        found = set()
        for pattern in patterns:
            found.update(self.folder.glob(pattern))
        return sorted(path for path in found if path.is_file())

    def public_words(self):
        found = set()
        for header in self.headers:
            found |= words(strip_comments(read(header)))
        return found


class Tree:
    def __init__(self, root):
        self.root = Path(root).resolve()
        folders = sorted(self.root.glob("lib*/SOURCES"))
        found = [Library(path.parent) for path in folders]
        self.libraries = {library.tag: library for library in found}

    def __iter__(self):
        return iter(self.libraries.values())

    def closure(self, tag):
        """A tag and all that it needs, each after what it depends on."""
        order = []
        self._visit(tag, (), order)
        return order

    def _visit(self, tag, path, order):
        if tag in path:
            raise ValueError("cycle: " + " -> ".join(path + (tag,)))
        if tag in order or tag not in self.libraries:
            return
        for dep in self.libraries[tag].depends:
            self._visit(dep, path + (tag,), order)
        order.append(tag)

    def include_dirs(self, tag, optional=()):
        tags = []
        for one in (tag, *optional):
            tags += [t for t in self.closure(one) if t not in tags]
        return [self.libraries[t].include for t in tags]

    def owner(self, header):
        """The tag of the library that has <header>, or None."""
        for library in self:
            if (library.include / header).exists():
                return library.tag
        return None

    def name(self, path):
        return os.path.relpath(path, self.root)

    def files(self):
        """All files of the tree that people write."""
        if (self.root / ".git").exists():
            names = output(["git", "ls-files", "-z", "--cached", "--others",
                            "--exclude-standard"], cwd=self.root).split("\0")
            paths = [self.root / name for name in sorted(set(names)) if name]
        else:
            paths = sorted(self.root.rglob("*"))
        for path in paths:
            parts = path.relative_to(self.root).parts
            if path.is_file() and SKIPPED.isdisjoint(parts):
                yield path


class Report:
    """Collects findings; finish() prints them and gives the exit status."""

    def __init__(self):
        self.tool = Path(sys.argv[0]).name
        self.findings = []

    def fail(self, where, what):
        self.findings.append(f"{where}: {what}")

    def finish(self, summary):
        for finding in self.findings:
            print(finding)
        if self.findings:
            print(f"{self.tool}: {len(self.findings)} findings")
            return 1
        print(f"{self.tool}: {summary}")
        return 0


def arguments(description):
    """A parser with the option that every tool has."""
    parser = argparse.ArgumentParser(description=description)
    root = Path(__file__).resolve().parent.parent.parent
    parser.add_argument("--root", default=root, type=Path,
                        help="the source tree (default: this one)")
    return parser


def debian_packages(programs):
    names = sorted({PACKAGES.get(name, name) for name in programs})
    return f"the Debian package{'s'[:len(names) > 1]} {', '.join(names)}"


def require(*programs):
    """Leave with the status that CTest takes for skipped if one is missing."""
    missing = sorted(name for name in programs if not shutil.which(name))
    if missing:
        print(f"skipped: no {', '.join(missing)}; install "
              + debian_packages(missing))
        raise SystemExit(77)


def run(command, **options):
    """Run a program; its output and errors as text, its status unchecked."""
    return subprocess.run(
        [str(word) for word in command], stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, check=False, **options)


def output(command, **options):
    """The output of a program that must succeed."""
    done = run(command, **options)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, command))}\n{done.stdout}")
    return done.stdout
