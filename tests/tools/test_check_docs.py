# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
"""check_docs finds what is not documented, or wrongly."""

import shutil
import unittest

from small_tree import SmallTreeTest

PCI_H = "libpci/include/osdev/pci.h"


@unittest.skipUnless(shutil.which("doxygen"), "no doxygen")
class CheckDocs(SmallTreeTest):
    tool = "check_docs"

    def test_accepts_a_tree_in_order(self):
        self.assert_accepted()
        text = "".join(path.read_text(encoding="utf-8") for path in
                       (self.root / "build/docs").glob("*pci_8h.html"))
        self.assertIn("osdev_pci_bar_read", text)
        self.assertNotIn("OSDEV_NODISCARD</a> enum", text)

    def test_undocumented_function(self):
        self.replace(PCI_H, "/** Callbacks. */",
                     "void osdev_pci_x(void);\n/** Callbacks. */")
        self.assert_found("osdev_pci_x")

    def test_private_names_need_no_documentation(self):
        self.replace(PCI_H, "/** Callbacks. */",
                     "#define OSDEV_PCI_X_(a) (a)\nvoid osdev_pci_x_(void);\n"
                     "/** Callbacks. */")
        self.assert_accepted()

    def test_undocumented_member(self):
        self.replace(PCI_H, "    /** Read a word. */\n", "")
        self.assert_found("is not documented")

    def test_undocumented_enumerator(self):
        self.replace(PCI_H, "    /** Nothing. */\n", "")
        self.assert_found("OSDEV_PCI_OK is not documented")

    def test_comment_behind_an_enumerator(self):
        self.replace(PCI_H, "    /** Nothing. */\n    OSDEV_PCI_OK = 0,",
                     "    OSDEV_PCI_OK = 0, /**< Nothing, really. */")
        self.assert_accepted()

    def test_undocumented_macro(self):
        self.replace(PCI_H, "/** Callbacks. */",
                     "#define OSDEV_PCI_X 1\n/** Callbacks. */")
        self.assert_found("OSDEV_PCI_X")

    def test_missing_parameter(self):
        self.replace(PCI_H, " * @param      index  0..5.\n", "")
        self.assert_found("parameter 'index'")

    def test_parameter_that_does_not_exist(self):
        self.replace(PCI_H, "@param      index ", "@param      number ")
        self.assert_found("number")

    def test_enumerators_that_the_target_chooses(self):
        self.replace(PCI_H, "    OSDEV_PCI_OK = 0,\n",
                     "#if X\n    OSDEV_PCI_OK = 1,\n#else\n"
                     "    /** Nothing. */\n    OSDEV_PCI_OK = 0,\n#endif\n")
        self.assert_accepted()

    def test_private_headers_need_no_documentation(self):
        self.replace("libpci/src/internal.h", "uint32_t",
                     "#define X 1\nuint32_t")
        self.assert_accepted()


if __name__ == "__main__":
    unittest.main()
