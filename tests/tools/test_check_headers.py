# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
"""check_headers finds what is no proper public header."""

import unittest

from small_tree import SmallTreeTest

PCI_H = "libpci/include/osdev/pci.h"


class CheckHeaders(SmallTreeTest):
    tool = "check_headers"

    def add(self, code):
        self.replace(PCI_H, "/** Callbacks. */", code)

    def test_accepts_a_tree_in_order(self):
        self.assertIn("3 headers in 24 compilations", self.assert_accepted())

    def test_wrong_guard(self):
        self.replace(PCI_H, "OSDEV_PCI_H", "OSDEV_BUS_H")
        self.assert_found("has no include guard OSDEV_PCI_H")

    def test_guard_that_is_not_defined(self):
        self.replace(PCI_H, "#define OSDEV_PCI_H\n", "")
        self.assert_found("has no include guard OSDEV_PCI_H")

    def test_pragma_once(self):
        self.add("#pragma once\n")
        self.assert_found("uses #pragma once")

    def test_hosted_header(self):
        self.add("#include <assert.h>\n")
        self.assert_found("includes <assert.h>")

    def test_header_in_quotes(self):
        self.add('#include "base.h"\n')
        self.assert_found('includes "base.h" with quotes')

    def test_header_elsewhere(self):
        self.write("libpci/include/pci.h", "#ifndef PCI_H\n#define PCI_H\n"
                   "#endif\n")
        self.assert_found("is not below include/osdev")

    def test_header_that_needs_another_one(self):
        self.replace(PCI_H, "#include <stdint.h>\n", "")
        self.assert_found("unknown type name")

    def test_implicit_narrowing(self):
        self.add("static inline unsigned char osdev_pci_low(unsigned x)\n"
                 "{ return x; }\n")
        self.assert_found("-Werror=conversion")

    def test_word_of_cplusplus(self):
        self.add("extern int class;\n")
        self.assert_found("-Werror=c++-compat")

    def test_c_alone(self):
        self.add("static inline int osdev_pci_one(void)\n"
                 "{ struct { int a; } s = {.a = 1}; return s.a; }\n")
        done = self.run_tool()
        self.assertIn("g++ -std=c++17", done.stdout)
        self.assertNotIn(": gcc ", done.stdout)

    def test_undefined_macro(self):
        self.add("#if OSDEV_PCI_CFG_NONE\n#endif\n")
        self.assert_found("-Werror=undef")

    def test_64_bit_alone(self):
        self.add("_Static_assert(sizeof(void *) == 8, \"64 bits\");\n")
        self.assert_found("pci: gcc -std=c11 -m32")

    def test_big_endian_target(self):
        self.add("_Static_assert(__BYTE_ORDER__ == "
                 "__ORDER_LITTLE_ENDIAN__, \"order\");\n")
        self.assert_found("--target=s390x-none-elf")

    def test_headers_of_other_processors(self):
        self.write("libpci/include/osdev/pci/arch/arm.h",
                   "#ifndef OSDEV_PCI_ARCH_ARM_H\n"
                   "#define OSDEV_PCI_ARCH_ARM_H\n#error \"Arm\"\n#endif\n")
        self.assert_accepted()


if __name__ == "__main__":
    unittest.main()
