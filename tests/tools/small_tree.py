# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
"""A small tree of two libraries that every check accepts, to be broken."""

import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
HEAD = "".join(f"// {line[2:]}\n" for line in
               Path(__file__).read_text(encoding="utf-8").splitlines()[:2])
SHELL_HEAD = HEAD.replace("//", "#")

VERSION_H = HEAD + '''/** @file
 * Version. */
#ifndef OSDEV_BASE_VERSION_H
#define OSDEV_BASE_VERSION_H

/** Major number. */
#define OSDEV_VERSION_MAJOR 1
/** Minor number. */
#define OSDEV_VERSION_MINOR 2
/** Patch number. */
#define OSDEV_VERSION_PATCH 3

#endif
'''
BASE_H = HEAD + '''/** @file
 * Base. */
#ifndef OSDEV_BASE_H
#define OSDEV_BASE_H

#include <osdev/base/version.h>

/** The caller looks at the result. */
#define OSDEV_NODISCARD __attribute__((warn_unused_result))

#endif
'''
PCI_H = HEAD + '''/** @file
 * PCI. */
#ifndef OSDEV_PCI_H
#define OSDEV_PCI_H

#include <stdint.h>

#include <osdev/base.h>

/** What can go wrong. */
enum osdev_pci_err {
    /** Nothing. */
    OSDEV_PCI_OK = 0,
    /** There is no such slot. */
    OSDEV_PCI_ERR_BAD_INDEX = 0x0b01,
};

/** Callbacks. */
struct osdev_pci_ops {
    /** Read a word. */
    enum osdev_pci_err (*read)(void *ctx, uint32_t *out);
};

/**
 * Read a slot.
 *
 * @param      index  0..5.
 * @param[out] out    Written only on success.
 */
OSDEV_NODISCARD
enum osdev_pci_err osdev_pci_bar_read(unsigned index, uint32_t *out);

/**
 * Name an error.
 *
 * @param err  Any value.
 */
const char *osdev_pci_strerror(enum osdev_pci_err err);

#endif
'''
BAR_C = HEAD + '''//
// Slots.
#include <osdev/pci.h>

#include "internal.h"

enum osdev_pci_err osdev_pci_bar_read(unsigned index, uint32_t *out)
{
    if (index > 5) {
        return OSDEV_PCI_ERR_BAD_INDEX;
    }
    *out = osdev_pci_word_(index);
    return OSDEV_PCI_OK;
}
'''
WORD_C = HEAD + '''//
// Words and names.
#include <osdev/pci.h>

#include "internal.h"

static const char *const names[] = {"no error", "bad index"};

uint32_t osdev_pci_word_(unsigned index)
{
    return index * 4;
}

const char *osdev_pci_strerror(enum osdev_pci_err err)
{
    return names[err == OSDEV_PCI_ERR_BAD_INDEX ? 1 : 0];
}
'''
INTERNAL_H = HEAD + '''#ifndef OSDEV_PCI_INTERNAL_H
#define OSDEV_PCI_INTERNAL_H

#include <stdint.h>

uint32_t osdev_pci_word_(unsigned index);

#endif
'''
TEST_C = HEAD + '''#include <osdev/pci.h>

static void slot_six_is_refused(void **state)
{
    uint32_t out = 0;

    (void)state;
    assert_int_equal(osdev_pci_bar_read(6, &out), OSDEV_PCI_ERR_BAD_INDEX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slot_six_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
'''
EXAMPLE_C = HEAD + '''int main(void)
{
    return 0;
}
'''
CHAPTERS = ["What it does", "What it leaves to you", "Use it",
            "What your kernel provides", "Options", "Errors",
            "Tests and fuzzing", "Coverage", "Licence"]


def readme(name, needs):
    text = f"# {name}\nOne sentence.\nspec: none · needs: {needs} · heap: none"
    text += "\n\n## Example\n"
    text += f"<!-- file: {name}/examples/first.c -->\n"
    text += "```c\n" + EXAMPLE_C + "```\n"
    return text + "".join(f"\n## {chapter}\nText.\n" for chapter in CHAPTERS)


def coverage(name, rows, state="complete"):
    table = "| row | what | C | test |\n|---|---|---|---|\n"
    return (f"# Coverage of {name}\nState: {state}\n\n## Inventory\n"
            + table + rows + "\n## Beyond\n" + table)


BASE_ROW = "| EN-1 | version | `OSDEV_VERSION_MAJOR` | `base.addr` |\n"
PCI_ROW = ("| PC-1 | slots | `osdev_pci_bar_read`, `enum osdev_pci_err` | "
           "`pci.bar:slot_six_is_refused` |\n")
FILES = {
    "libbase/SOURCES": "",
    "libbase/DEPENDS": "",
    "libbase/README.md": readme("libbase", "nothing"),
    "libbase/COVERAGE.md": coverage("libbase", BASE_ROW),
    "libbase/CMakeLists.txt": SHELL_HEAD + "osdev_example(base first RUN)\n",
    "libbase/include/osdev/base.h": BASE_H,
    "libbase/include/osdev/base/version.h": VERSION_H,
    "libbase/examples/first.c": EXAMPLE_C,
    "libbase/tests/test_addr.c": EXAMPLE_C,
    "libpci/SOURCES": "src/bar.c\nsrc/word.c\n",
    "libpci/DEPENDS": "base\n",
    "libpci/README.md": readme("libpci", "libbase"),
    "libpci/COVERAGE.md": coverage("libpci", PCI_ROW),
    "libpci/CMakeLists.txt": SHELL_HEAD + "osdev_example(pci first RUN)\n",
    "libpci/include/osdev/pci.h": PCI_H,
    "libpci/src/bar.c": BAR_C,
    "libpci/src/word.c": WORD_C,
    "libpci/src/internal.h": INTERNAL_H,
    "libpci/examples/first.c": EXAMPLE_C,
    "libpci/tests/test_bar.c": TEST_C,
    "docs/rows.tsv": "base\tEN-1\tinventory\npci\tPC-1\tinventory\n",
    "LICENSES/MIT.txt": "text\n",
    "LICENSES/Apache-2.0.txt": "text\n",
    ".reuse/dep5": (ROOT / ".reuse/dep5").read_text(encoding="utf-8"),
    ".clang-format": (ROOT / ".clang-format").read_text(encoding="utf-8"),
}


class SmallTreeTest(unittest.TestCase):
    """A test case with a tree of its own and a tool to run over it."""

    tool = ""
    arguments = ()

    def setUp(self):
        self.root = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.root)
        for name, text in FILES.items():
            self.write(name, text)

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def replace(self, name, old, new):
        text = (self.root / name).read_text(encoding="utf-8")
        self.assertIn(old, text)
        self.write(name, text.replace(old, new))

    def run_tool(self, *arguments):
        return subprocess.run(
            [sys.executable, "-B", ROOT / "tools" / self.tool, "--root",
             self.root, *self.arguments, *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            check=False)

    def assert_accepted(self):
        done = self.run_tool()
        self.assertEqual(done.returncode, 0, done.stdout)
        return done.stdout

    def assert_found(self, text):
        done = self.run_tool()
        self.assertIn(text, done.stdout)
        self.assertEqual(done.returncode, 1, done.stdout)
