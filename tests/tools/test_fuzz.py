# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
"""fuzz runs the targets it is asked for, and fails if one fails."""

import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

FUZZ = Path(__file__).resolve().parent.parent.parent / "tools" / "fuzz"

TARGET = '''#!/bin/sh
echo "$@" >"$0.arguments"
echo "stat::number_of_executed_units: 42"
exit {status}
'''


class Fuzz(unittest.TestCase):
    def setUp(self):
        self.dir = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.dir)
        self.target("fuzz_base_reader_ops")
        self.target("fuzz_pci_bar_parse")

    def target(self, name, status=0):
        path = self.dir / name
        path.write_text(TARGET.format(status=status), encoding="utf-8")
        path.chmod(0o755)

    def run_it(self, *arguments):
        return subprocess.run(
            [FUZZ, self.dir, *arguments], stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, check=False)

    def arguments(self, name):
        return (self.dir / f"{name}.arguments").read_text(encoding="utf-8")

    def test_all_targets_with_the_time_asked_for(self):
        done = self.run_it("7")
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertIn("fuzz_pci_bar_parse: no crash in 42 runs", done.stdout)
        self.assertIn("fuzz: 2 passed, 0 failed", done.stdout)
        arguments = self.arguments("fuzz_base_reader_ops")
        self.assertIn("-max_total_time=7", arguments)
        self.assertIn("fuzz/corpus/base_reader_ops", arguments)

    def test_some_targets(self):
        done = self.run_it("7", "fuzz_pci_bar_parse")
        self.assertIn("fuzz: 1 passed, 0 failed", done.stdout)
        self.assertFalse((self.dir / "fuzz_base_reader_ops.arguments").exists())

    def test_a_crash_is_a_failure_and_the_others_run(self):
        self.target("fuzz_base_reader_ops", status=77)
        done = self.run_it("7")
        self.assertEqual(done.returncode, 1)
        self.assertIn("fuzz_base_reader_ops: FAILED", done.stdout)
        self.assertIn("fuzz: 1 passed, 1 failed", done.stdout)

    def test_an_unknown_target_is_named_before_anything_runs(self):
        done = self.run_it("7", "fuzz_pci_bar_parse", "fuzz_nonesuch")
        self.assertEqual(done.returncode, 2)
        self.assertIn("no target fuzz_nonesuch", done.stdout)
        self.assertNotIn("passed", done.stdout)

    def test_a_time_without_end_is_refused(self):
        # libFuzzer takes all of them for no limit.
        for seconds in ("0", "00", "", "x", "-1"):
            with self.subTest(seconds):
                done = self.run_it(seconds)
                self.assertEqual(done.returncode, 2)
                self.assertIn("usage:", done.stdout)

    def test_a_tree_without_targets_fails(self):
        for path in self.dir.glob("fuzz_*"):
            path.unlink()
        self.assertEqual(self.run_it("7").returncode, 1)


if __name__ == "__main__":
    unittest.main()
