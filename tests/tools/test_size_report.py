# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
"""size_report prints true figures."""

import unittest

from small_tree import SmallTreeTest


class SizeReport(SmallTreeTest):
    tool = "size_report"

    def figures(self):
        found = {}
        for line in self.assert_accepted().splitlines():
            kind, tag, case, value, unit = line.split("\t")
            self.assertEqual((kind, tag, unit), ("bench", "pci", "bytes"))
            found[case] = int(value)
        return found

    def test_cases(self):
        cases = ["rodata", "text", "data", "bss", "stack frame"]
        figures = self.figures()
        self.assertEqual(list(figures), [f"{case} {level}" for level in
                                         ("-Os", "-O2") for case in cases])
        self.assertGreater(figures["text -Os"], 10)
        self.assertEqual(figures["data -O2"] + figures["bss -O2"], 0)

    def test_figures_follow_the_code(self):
        before = self.figures()
        self.replace("libpci/src/word.c", "    return index * 4;",
                     "    volatile char big[1000];\n    static char zero[64];"
                     "\n    static char one[32] = {1};\n    big[index] = 1;\n"
                     "    zero[index] = one[index]++;\n"
                     "    return (uint32_t)(big[1] + zero[2]);")
        after = self.figures()
        self.assertGreaterEqual(after["stack frame -O2"], 1000)
        self.assertLess(before["stack frame -O2"], 100)
        self.assertEqual(after["bss -O2"], 64)
        self.assertEqual(after["data -O2"], 32)

    def test_frame_of_unknown_size(self):
        self.replace("libpci/src/word.c", "    return index * 4;",
                     "    volatile char big[index + 1];\n    big[0] = 1;\n"
                     "    return (uint32_t)big[index];")
        done = self.run_tool()
        self.assertEqual(done.returncode, 1)
        self.assertIn("frame of unknown size", done.stdout)


if __name__ == "__main__":
    unittest.main()
