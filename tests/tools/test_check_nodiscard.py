# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
"""check_nodiscard finds errors that get lost or are not real."""

import unittest

from small_tree import SmallTreeTest

PCI_H = "libpci/include/osdev/pci.h"
ERROR = "    OSDEV_PCI_ERR_BAD_INDEX = 0x0b01,\n"


class CheckNodiscard(SmallTreeTest):
    tool = "check_nodiscard"

    def test_accepts_a_tree_in_order(self):
        self.assertIn("1 functions, 1 errors", self.assert_accepted())

    def test_function_without_the_attribute(self):
        self.replace(PCI_H, "OSDEV_NODISCARD\n", "")
        self.assert_found("osdev_pci_bar_read lacks OSDEV_NODISCARD")

    def test_inline_function_without_the_attribute(self):
        self.replace(PCI_H, "/** Callbacks. */",
                     "static inline enum osdev_pci_err osdev_pci_ok(void)\n"
                     "{ return OSDEV_PCI_OK; }\n")
        self.assert_found("osdev_pci_ok lacks OSDEV_NODISCARD")

    def test_error_that_no_test_names(self):
        self.replace("libpci/tests/test_bar.c", "OSDEV_PCI_ERR_BAD_INDEX",
                     "1 /* OSDEV_PCI_ERR_BAD_INDEX */")
        self.assert_found("OSDEV_PCI_ERR_BAD_INDEX is named in no test")

    def test_error_that_is_never_returned(self):
        self.replace(PCI_H, ERROR, ERROR + "    OSDEV_PCI_ERR_NEW,\n")
        self.assert_found("OSDEV_PCI_ERR_NEW is never returned")
        self.assert_found("OSDEV_PCI_ERR_NEW is named in no test")

    def test_error_that_only_gets_a_name(self):
        self.replace(PCI_H, ERROR, ERROR + "    OSDEV_PCI_ERR_NEW,\n")
        self.replace("libpci/src/word.c", "    return names[",
                     "    if (err == OSDEV_PCI_ERR_NEW) {\n"
                     "        return \"new\";\n    }\n    return names[")
        self.assert_found("OSDEV_PCI_ERR_NEW is never returned")

    def test_error_in_a_case_or_a_table_of_names(self):
        self.replace(PCI_H, ERROR, ERROR + "    OSDEV_PCI_ERR_NEW,\n")
        self.replace("libpci/src/word.c", '{"no error", "bad index"}',
                     '{[OSDEV_PCI_ERR_NEW] = "new"}')
        self.replace("libpci/src/bar.c", "    if (index > 5) {",
                     "    switch (index) {\n    case OSDEV_PCI_ERR_NEW:\n"
                     "        break;\n    }\n    if (index > 5) {")
        self.assert_found("OSDEV_PCI_ERR_NEW is never returned")


if __name__ == "__main__":
    unittest.main()
