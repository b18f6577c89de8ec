# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
"""check_deps finds each kind of wrong dependency and folder."""

import shutil
import unittest

from small_tree import HEAD, SmallTreeTest


class CheckDeps(SmallTreeTest):
    tool = "check_deps"

    def test_accepts_a_tree_in_order(self):
        self.assert_accepted()

    def test_include_of_an_undeclared_library(self):
        self.write("libpci/DEPENDS", "")
        self.assert_found("includes <osdev/base.h>, but base is not in")

    def test_include_of_an_unknown_header(self):
        self.replace("libpci/src/bar.c", "<osdev/pci.h>", "<osdev/usb/x.h>")
        self.assert_found("includes <osdev/usb/x.h>, but usb is not in")

    def test_include_of_a_hosted_header(self):
        self.replace("libpci/src/bar.c", "<osdev/pci.h>", "<string.h>")
        self.assert_found("includes <string.h>")

    def test_include_that_leaves_the_folder(self):
        self.replace("libpci/src/bar.c", '"internal.h"', '"../../x.h"')
        self.assert_found('"../../x.h" is outside of src/')

    def test_optional_header_may_include_its_library(self):
        text = "#include <osdev/x86.h>\n"
        self.write("libpci/include/osdev/pci/portio.h", text)
        self.assertNotIn("x86", self.run_tool().stdout)

    def test_optional_header_is_included_by_nobody(self):
        self.write("libpci/include/osdev/pci/portio.h", "")
        self.replace("libpci/src/bar.c", "osdev/pci.h", "osdev/pci/portio.h")
        self.assert_found("includes the optional <osdev/pci/portio.h>")

    def test_dependency_outside_of_the_table(self):
        self.write("libpci/DEPENDS", "base\nvirtio\n")
        self.assert_found("pci may not depend on virtio")

    def test_dependency_that_does_not_exist(self):
        self.write("libvirtio/SOURCES", "")
        self.write("libvirtio/DEPENDS", "volatile\n")
        self.assert_found("there is no library volatile")

    def test_library_outside_of_the_table(self):
        self.write("libusb/SOURCES", "")
        self.assert_found("usb is not in the table")

    def test_cycle(self):
        self.write("libbase/DEPENDS", "pci\n")
        self.assert_found("cycle: ")

    def test_source_that_is_not_listed(self):
        self.write("libpci/SOURCES", "src/bar.c\n")
        self.assert_found("src/word.c is not listed")

    def test_source_that_is_not_there(self):
        self.write("libpci/SOURCES", "src/bar.c\nsrc/word.c\nsrc/none.c\n")
        self.assert_found("src/none.c is not there")

    def test_source_listed_twice(self):
        self.write("libpci/SOURCES", "src/bar.c\nsrc/word.c\nsrc/bar.c\n")
        self.assert_found("lists a file twice")

    def test_missing_parts(self):
        for part in ("README.md", "COVERAGE.md", "DEPENDS", "SOURCES"):
            with self.subTest(part):
                path = self.root / "libpci" / part
                text = path.read_text(encoding="utf-8")
                path.unlink()
                self.assert_found(f"{part} is missing")
                path.write_text(text, encoding="utf-8")
        shutil.rmtree(self.root / "libpci" / "tests")
        self.assert_found("tests is missing")

    def test_missing_umbrella_header(self):
        path = self.root / "libpci/include/osdev/pci.h"
        path.rename(path.with_name("bus.h"))
        self.assert_found("include/osdev/pci.h is missing")

    def test_missing_licence_head(self):
        for name in ("libpci/src/x.h", "tools/x.py", "cmake/x.cmake"):
            with self.subTest(name):
                self.write(name, "\n")
                self.assert_found(f"{name}: does not start with the licence")

    def test_licence_head_of_a_linker_script(self):
        self.write("kernel.ld", "".join(
            f"/* {line[3:]} */\n" for line in HEAD.splitlines()))
        self.assert_accepted()
        self.write("kernel.ld", HEAD)
        self.assert_found("kernel.ld: does not start with the licence head")

    def test_missing_licence_head_of_a_script(self):
        self.write("tools/x", "#!/bin/sh\n")
        self.assert_found("tools/x: does not start with the licence")

    def test_long_files(self):
        for name, lines, what in [
                ("libpci/src/bar.c", 800, "source"),
                ("libpci/include/osdev/pci.h", 400, "public header"),
                ("libpci/CMakeLists.txt", 40, "CMakeLists.txt")]:
            with self.subTest(name):
                path = self.root / name
                text = path.read_text(encoding="utf-8")
                self.write(name, text + "\n" * lines)
                self.assert_found(f"a {what} has at most {lines}")
                self.write(name, text)

    def test_long_file_with_a_reason(self):
        self.replace("libpci/src/bar.c", "// Slots.\n",
                     "// size: one table.\n" + "\n" * 800)
        self.assert_accepted()


if __name__ == "__main__":
    unittest.main()
