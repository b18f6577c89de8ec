# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
"""check_symbols finds what may not be in an archive."""

import subprocess
import unittest

from small_tree import SmallTreeTest

WORD_C = "libpci/src/word.c"


class CheckSymbols(SmallTreeTest):
    tool = "check_symbols"

    def setUp(self):
        super().setUp()
        self.arguments = ("--build", self.root / "build")

    def build(self, *flags):
        build = self.root / "build"
        build.mkdir()
        objects = []
        for source in ("bar", "word"):
            objects.append(build / f"{source}.o")
            subprocess.run(
                ["gcc", "-std=c11", "-O1", "-fpie", "-ffreestanding",
                 f"-I{self.root}/libbase/include",
                 f"-I{self.root}/libpci/include", *flags, "-c", "-o",
                 objects[-1], self.root / "libpci/src" / f"{source}.c"],
                check=True)
        subprocess.run(["ar", "rc", build / "libosdev-pci.a", *objects],
                       check=True)

    def add(self, code):
        path = self.root / WORD_C
        path.write_text(path.read_text(encoding="utf-8") + code,
                        encoding="utf-8")
        self.build()

    def test_accepts_a_tree_in_order(self):
        self.build()
        self.assertIn("1 archives in 1 builds", self.assert_accepted())

    def test_missing_archive(self):
        (self.root / "build").mkdir()
        self.assert_found("libosdev-pci.a is missing")

    def test_archive_of_no_library(self):
        self.build()
        path = self.root / "build" / "libosdev-pci.a"
        path.with_name("libosdev-usb.a").write_bytes(path.read_bytes())
        self.assert_found("belongs to no library of this tree")

    def test_foreign_prefix(self):
        self.add("int pci_word(void);\nint pci_word(void) { return 1; }\n")
        self.assert_found("pci_word does not start with osdev_pci_")

    def test_private_name_without_underscore(self):
        self.add("int osdev_pci_x(void);\nint osdev_pci_x(void) "
                 "{ return 1; }\n")
        self.assert_found("osdev_pci_x is in no public header")

    def test_private_name_that_no_private_header_declares(self):
        self.add("int osdev_pci_x_(void);\nint osdev_pci_x_(void) "
                 "{ return 1; }\n")
        self.assert_found("osdev_pci_x_ is declared in no header of src/")

    def test_private_name_in_a_public_header(self):
        self.replace("libpci/include/osdev/pci.h", "/** Callbacks. */",
                     "uint32_t osdev_pci_word_(unsigned index);\n")
        self.build()
        self.assert_found("a public header declares it and does not need it")

    def test_private_name_that_an_inline_function_calls(self):
        self.replace("libpci/include/osdev/pci.h", "/** Callbacks. */",
                     "uint32_t osdev_pci_word_(unsigned index);\n"
                     "static inline uint32_t osdev_pci_word(unsigned index)\n"
                     "{ return osdev_pci_word_(index); }\n")
        self.build()
        self.assert_accepted()

    def test_undefined_symbol(self):
        self.add("int strlen_(void);\nint osdev_pci_y_(void);\n"
                 "int osdev_pci_y_(void) { return strlen_(); }\n")
        self.assert_found("strlen_ is undefined")

    def test_memory_functions_are_the_kernels(self):
        self.replace(WORD_C, "return index * 4;",
                     "extern void *memcpy(void *, const void *, unsigned "
                     "long); memcpy(&index, names, index); return index;")
        self.build()
        self.assert_accepted()

    def test_mutable_globals(self):
        for code, name in [("static int count = 1;", "count"),
                           ("static int zero;", "zero"),
                           ("static _Thread_local int own = 2;", "own")]:
            with self.subTest(name):
                self.replace(WORD_C, "return index * 4;",
                             f"{code} return (uint32_t){name}++ + index;")
                self.build()
                self.assert_found("is a mutable global")
                self.assert_found(" bytes of .")
                self.tearDownBuild(code, name)

    def tearDownBuild(self, code, name):
        for path in (self.root / "build").iterdir():
            path.unlink()
        (self.root / "build").rmdir()
        self.replace(WORD_C, f"{code} return (uint32_t){name}++ + index;",
                     "return index * 4;")


if __name__ == "__main__":
    unittest.main()
