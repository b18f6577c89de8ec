# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
"""vendor writes a folder that is complete and nobody else's."""

import subprocess
import unittest

from small_tree import SmallTreeTest


class Vendor(SmallTreeTest):
    tool = "vendor"

    def setUp(self):
        super().setUp()
        self.dest = self.root / "out" / "osdev"

    def content(self):
        return {str(path.relative_to(self.dest)): path.read_bytes()
                for path in self.dest.rglob("*") if path.is_file()}

    def vendor(self, *tags):
        done = self.run_tool(*tags, self.dest)
        self.assertEqual(done.returncode, 0, done.stdout)
        return self.content()

    def test_brings_dependencies_along(self):
        content = self.vendor("pci")
        self.assertEqual(sorted(content), [
            "LICENSES/Apache-2.0.txt", "LICENSES/MIT.txt", "SOURCES",
            "VERSION", "include/osdev/base.h", "include/osdev/base/version.h",
            "include/osdev/pci.h", "src/pci/bar.c", "src/pci/internal.h",
            "src/pci/word.c"])
        self.assertEqual(content["SOURCES"],
                         b"src/pci/bar.c\nsrc/pci/word.c\n")

    def test_version_says_what_it_is(self):
        lines = self.vendor("pci")["VERSION"].decode("utf-8").splitlines()
        self.assertEqual(lines[:2], ["osdev-c 1.2.3", "libraries base pci"])
        self.assertRegex(lines[2], r"^sha256 [0-9a-f]{64}$")

    def test_version_names_the_commit(self):
        for command in (["init", "-q"], ["add", "-A"],
                        ["-c", "user.name=x", "-c", "user.email=x@x",
                         "commit", "-qm", "x"]):
            subprocess.run(["git", *command], cwd=self.root, check=True)
        text = self.vendor("base")["VERSION"].decode("utf-8")
        self.assertRegex(text, r"(?m)^commit [0-9a-f]{40}$")
        self.write("libbase/SOURCES", "\n")
        text = self.vendor("base")["VERSION"].decode("utf-8")
        self.assertRegex(text, r"(?m)^commit [0-9a-f]{40}-dirty$")

    def test_commit_of_an_outer_repository_is_not_ours(self):
        subprocess.run(["git", "init", "-q", self.root.parent / "x"],
                       check=True)
        self.assertNotIn(b"commit", self.vendor("base")["VERSION"])

    def test_second_run_changes_nothing(self):
        self.assertEqual(self.vendor("pci"), self.vendor("pci"))

    def test_second_run_removes_what_is_gone(self):
        self.vendor("pci")
        self.assertNotIn("src/pci/bar.c", self.vendor("base"))

    def test_hash_follows_the_content(self):
        before = self.vendor("pci")["VERSION"]
        self.replace("libpci/src/bar.c", "> 5", "> 4")
        self.assertNotEqual(before, self.vendor("pci")["VERSION"])

    def test_unknown_library(self):
        done = self.run_tool("pci", "usb", self.dest)
        self.assertEqual(done.returncode, 1)
        self.assertIn("no library usb; there are: base pci", done.stdout)
        self.assertFalse(self.dest.exists())

    def test_folder_of_somebody_else(self):
        self.dest.mkdir(parents=True)
        (self.dest / "src").write_text("mine", encoding="utf-8")
        done = self.run_tool("pci", self.dest)
        self.assertEqual(done.returncode, 1)
        self.assertIn("was not written by this tool", done.stdout)
        self.assertEqual(self.content(), {"src": b"mine"})

    def test_list(self):
        self.assertEqual(self.run_tool("--list").stdout, "base\npci\n")

    def test_no_folder(self):
        self.assertEqual(self.run_tool("pci").returncode, 2)


if __name__ == "__main__":
    unittest.main()
