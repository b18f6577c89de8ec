# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
"""check_coverage finds each kind of untrue table."""

import unittest

from small_tree import BASE_ROW, PCI_ROW, SmallTreeTest, coverage

COVERAGE = "libpci/COVERAGE.md"


class CheckCoverage(SmallTreeTest):
    tool = "check_coverage"

    def setUp(self):
        super().setUp()
        build = self.root / "build" / "some"
        self.write("build/some/CTestTestfile.cmake",
                   'add_test(base.addr "true")\n'
                   'add_test(pci.bar "true")\n'
                   'add_test(pci.off "true")\n'
                   "set_tests_properties(pci.off PROPERTIES DISABLED ON)\n")
        self.arguments = ("--build", build)

    def rows(self, rows, state="complete"):
        self.write(COVERAGE, coverage("libpci", rows, state))

    def test_accepts_true_tables_and_counts(self):
        out = self.assert_accepted()
        self.assertIn("base: 1 covered, 0 open (complete)", out)
        self.assertIn("pci: 1 covered, 0 open (complete)", out)

    def test_missing_table(self):
        (self.root / COVERAGE).unlink()
        self.assert_found(f"{COVERAGE}: is missing")

    def test_missing_state(self):
        self.replace(COVERAGE, "State: complete", "")
        self.assert_found("needs its title and a State line")

    def test_unknown_section(self):
        self.replace(COVERAGE, "## Beyond", "## Other")
        self.assert_found("unknown section Other")

    def test_row_with_three_cells(self):
        self.rows(PCI_ROW + "| PC-B1 | x | `osdev_pci_err` |\n")
        self.assert_found("not a row of four cells")

    def test_id_listed_twice(self):
        self.rows(PCI_ROW + PCI_ROW)
        self.assert_found("PC-1: is listed twice")

    def test_id_that_is_owed_but_not_there(self):
        self.rows("")
        self.assert_found("PC-1: is owed but not there")

    def test_id_that_nobody_owes(self):
        self.rows(PCI_ROW + PCI_ROW.replace("PC-1", "PC-99"))
        self.assert_found("PC-99: is no row of docs/rows.tsv")

    def test_open_row_of_a_complete_library(self):
        self.rows("| PC-1 | slots | open | - |\n")
        self.assert_found("PC-1: is open, but State is complete")

    def test_open_row_of_a_growing_library(self):
        self.rows("| PC-1 | slots | open | - |\n", "growing")
        self.assertIn("pci: 0 covered, 1 open (growing)",
                      self.assert_accepted())

    def test_symbol_that_no_header_declares(self):
        self.rows(PCI_ROW.replace("osdev_pci_bar_read", "osdev_pci_none"))
        self.assert_found("osdev_pci_none is declared in no public header")

    def test_symbol_in_a_comment_alone(self):
        self.replace("libpci/include/osdev/pci.h", "Read a slot.",
                     "Read a osdev_pci_slot.")
        self.rows(PCI_ROW.replace("osdev_pci_bar_read", "osdev_pci_slot"))
        self.assert_found("osdev_pci_slot is declared in no public header")

    def test_symbol_of_a_dependency(self):
        self.rows(PCI_ROW.replace("osdev_pci_bar_read",
                                  "OSDEV_VERSION_MINOR"))
        self.assert_accepted()

    def test_symbol_of_a_library_that_is_no_dependency(self):
        self.write("libbase/COVERAGE.md", coverage("libbase", BASE_ROW.replace(
            "OSDEV_VERSION_MAJOR", "osdev_pci_bar_read")))
        self.assert_found("osdev_pci_bar_read is declared in no public")

    def test_symbol_that_a_macro_pastes(self):
        self.replace("libpci/include/osdev/pci.h", "/** Callbacks. */",
                     "#define CELL(x) typedef int osdev_pci_##x##_t\n"
                     "CELL(word);\n")
        self.rows(PCI_ROW.replace("osdev_pci_bar_read", "osdev_pci_word_t"))
        self.assert_accepted()

    def test_text_in_place_of_symbols(self):
        self.rows(PCI_ROW.replace("`osdev_pci_bar_read`", "reading"))
        self.assert_found("cell C is no list of `symbols`")

    def test_replacement_without_a_sentence(self):
        self.rows("| PC-1 | slots | instead: | - |\n")
        self.assert_found("cell C is no list of `symbols`")

    def test_replacement_with_a_sentence(self):
        self.rows("| PC-1 | slots | instead: the caller does it. | - |\n")
        self.assert_accepted()

    def test_covered_row_without_a_test(self):
        self.rows(PCI_ROW.replace("`pci.bar:slot_six_is_refused`", "-"))
        self.assert_found("cell test is no list of `tests`")

    def test_replaced_defect_without_a_test(self):
        self.write("docs/rows.tsv", "pci\tPC-1\tdefect\n")
        self.rows("| PC-1 | slots | instead: the caller does it. | - |\n")
        self.assert_found("cell test is no list of `tests`")

    def test_test_that_does_not_exist(self):
        self.rows(PCI_ROW.replace("pci.bar:", "pci.none:"))
        self.assert_found("pci.none is no CTest test")

    def test_test_that_is_disabled(self):
        self.rows(PCI_ROW.replace("pci.bar:slot_six_is_refused", "pci.off"))
        self.assert_found("pci.off is disabled")

    def test_program_in_place_of_its_function(self):
        self.rows(PCI_ROW.replace(":slot_six_is_refused", ""))
        self.assert_found("pci.bar has functions; name the one")

    def test_function_of_a_shared_suite(self):
        text = (self.root / "libpci/tests/test_bar.c").read_text(
            encoding="utf-8")
        self.write("libpci/tests/suite.c", text)
        self.write("libpci/tests/test_bar.c", "int main(void) {}\n")
        self.assert_accepted()

    def test_function_that_does_not_exist(self):
        self.rows(PCI_ROW.replace("slot_six", "slot_seven"))
        self.assert_found("pci.bar does not run slot_seven_is_refused")

    def test_function_that_is_not_registered(self):
        self.replace("libpci/tests/test_bar.c",
                     "cmocka_unit_test(slot_six_is_refused),",
                     "// cmocka_unit_test(slot_six_is_refused),")
        self.assert_found("pci.bar does not run slot_six_is_refused")


if __name__ == "__main__":
    unittest.main()
