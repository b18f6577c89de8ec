# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
"""check_style finds wrong format, spelling, scripts, licences and paths."""

import shutil
import unittest

from small_tree import SHELL_HEAD, SmallTreeTest


def needs(program):
    return unittest.skipUnless(shutil.which(program), f"no {program}")


class CheckStyle(SmallTreeTest):
    tool = "check_style"

    def test_accepts_a_tree_in_order(self):
        self.assert_accepted()

    @needs("clang-format-14")
    def test_format(self):
        self.replace("libpci/src/bar.c", "    if (index", "  if (index")
        self.assert_found("src/bar.c:10:2: error: code should be clang-format")

    @needs("codespell")
    def test_spelling(self):
        slip = "rec" + "ieve"
        self.replace("libpci/src/bar.c", "// Slots.", f"// To {slip} slots.")
        self.assert_found(f"{slip} ==>")

    @needs("shellcheck")
    def test_shell(self):
        self.write("tools/x", f"#!/bin/sh\n{SHELL_HEAD}rm $1\n")
        self.assert_found("SC2086")

    @needs("reuse")
    def test_licence(self):
        self.write("libpci/src/x.inc", "int x;\n")
        self.assert_found("libpci/src/x.inc")

    def test_path_of_a_machine(self):
        for name in ("home", "tmp", "root", self.root.parts[1]):
            with self.subTest(name):
                path = f"/{name}/some"
                self.write("docs/x.md", f"# See {path}\n")
                self.assert_found(f"docs/x.md:1: names a folder of a "
                                  f"machine: {path}")

    def test_path_below_another_folder(self):
        self.write("docs/x.md", "See build/home/some, ${x}/tmp/y and /usr/bin/x.\n")
        self.assert_accepted()


if __name__ == "__main__":
    unittest.main()
