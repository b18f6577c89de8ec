# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
"""check_readme_snippets finds READMEs that have moved away from the tree."""

import unittest

from small_tree import SmallTreeTest

README = "libpci/README.md"


class CheckReadmeSnippets(SmallTreeTest):
    tool = "check_readme_snippets"

    def test_accepts_a_tree_in_order(self):
        self.assertIn("2 snippets, 2 READMEs", self.assert_accepted())

    def test_snippet_that_differs(self):
        self.replace("libpci/examples/first.c", "return 0", "return  0")
        self.assert_found("the snippet differs from libpci/examples/first.c")

    def test_snippet_without_its_last_newline(self):
        path = self.root / "libpci/examples/first.c"
        path.write_bytes(path.read_bytes().rstrip(b"\n"))
        self.assert_found("the snippet differs")

    def test_snippet_without_a_fence(self):
        self.write("docs/porting.md",
                   "<!-- file: libpci/examples/first.c -->\nText.\n")
        self.assert_found("docs/porting.md: the snippet differs")

    def test_snippet_of_no_file(self):
        self.replace(README, "examples/first.c", "examples/none.c")
        self.assert_found("libpci/examples/none.c does not exist")

    def test_readme_without_example(self):
        self.replace(README, "<!-- file:", "<!-- see:")
        self.assert_found("shows no example")

    def test_missing_chapter(self):
        self.replace(README, "## Options\n", "")
        self.assert_found("lacks the chapter Options")

    def test_unusual_chapter(self):
        self.replace(README, "## Options\n", "## Options\n## History\n")
        self.assert_found("has the unusual chapter History")

    def test_chapters_out_of_order(self):
        self.replace(README, "## Options\n", "## X\n")
        self.replace(README, "## Errors\n", "## Options\n")
        self.replace(README, "## X\n", "## Errors\n")
        self.assert_found("has its chapters out of order")

    def test_wrong_title(self):
        self.replace(README, "# libpci\n", "# PCI\n")
        self.assert_found("does not start with # libpci")

    def test_needs_against_depends(self):
        self.replace(README, "needs: libbase", "needs: nothing")
        self.assert_found("needs: says [], DEPENDS says ['base']")

    def test_missing_needs(self):
        self.replace(README, "needs:", "wants:")
        self.assert_found("has no fact line with needs:")

    def test_example_that_is_not_built(self):
        self.write("libpci/examples/second.c", "")
        self.assert_found("examples/second.c: is not built")


if __name__ == "__main__":
    unittest.main()
