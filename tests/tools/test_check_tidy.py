# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
"""check_tidy finds what clang-tidy and cppcheck find."""

import shutil
import unittest

from small_tree import SmallTreeTest

PROGRAMS = shutil.which("clang-tidy-14") and shutil.which("cppcheck")


@unittest.skipUnless(PROGRAMS, "no clang-tidy or no cppcheck")
class CheckTidy(SmallTreeTest):
    tool = "check_tidy"

    def body(self, code):
        self.replace("libpci/src/word.c", "    return index * 4;", code)

    def test_accepts_a_tree_in_order(self):
        self.assertIn("6 runs", self.assert_accepted())

    def test_missing_braces(self):
        self.body("    if (index)\n        return 1;\n    return 2;")
        self.assert_found("readability-braces-around-statements")

    def test_long_function(self):
        self.body("\n" * 90 + "    return index;")
        self.assert_found("readability-function-size")

    def test_many_parameters(self):
        self.replace(
            "libpci/include/osdev/pci.h", "/** Callbacks. */",
            "static inline int osdev_pci_sum(int a, int b, int c, int d, "
            "int e, int f, int g)\n{\n    return a + b + c + d + e + f + g;"
            "\n}\n")
        self.assert_found("readability-function-size")

    def test_name_in_capitals(self):
        self.body("    unsigned Word = index;\n    return Word;")
        self.assert_found("readability-identifier-naming")

    def test_null_dereference(self):
        self.body("    unsigned *p = 0;\n    if (index) {\n        return *p;"
                  "\n    }\n    return 1;")
        self.assert_found("clang-analyzer-core.NullDereference")

    def test_finding_of_cppcheck(self):
        self.body("    int a[2] = {1, 2};\n    return (uint32_t)a[2];")
        self.assert_found("[arrayIndexOutOfBounds]")


if __name__ == "__main__":
    unittest.main()
