# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
"""setup installs what is missing, and says in one line what it cannot."""

import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

SETUP = Path(__file__).resolve().parent.parent.parent / "tools" / "setup"
FOREIGN = "libcmocka-dev:i386"

# dpkg-query knows the packages in $STATE/installed, one a line.
DPKG_QUERY = '''#!/bin/sh
for package; do :; done
case $package in *:*) arch=${package#*:} ;; *) arch=amd64 ;; esac
grep -qx "$package" "$STATE/installed" && echo "install ok installed $arch"
'''
APT_GET = '''#!/bin/sh
echo "$0 $*" >>"$STATE/calls"
case "$*" in *"$APT_LACKS"*) echo "E: no such package" >&2; exit 100 ;; esac
'''


class Setup(unittest.TestCase):
    def setUp(self):
        self.dir = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.dir)
        self.bin = self.dir / "bin"
        self.bin.mkdir()
        for name in ("sh", "grep"):
            (self.bin / name).symlink_to(shutil.which(name))
        self.program("id", '#!/bin/sh\necho "$MY_ID"\n')
        self.program("dpkg", '#!/bin/sh\necho amd64\n')
        self.program("dpkg-query", DPKG_QUERY)
        self.program("apt-get", APT_GET)
        (self.dir / "calls").touch()
        # One run with nothing tells the whole list.
        self.installed()
        line = self.run_it("build", user=1000).stderr
        self.build = line.partition("by hand: ")[2].split()

    def program(self, name, text):
        (self.bin / name).write_text(text, encoding="utf-8")
        (self.bin / name).chmod(0o755)

    def installed(self, *packages):
        (self.dir / "installed").write_text(
            "".join(f"{name}\n" for name in packages), encoding="utf-8")

    def run_it(self, *tasks, user=0, lacks="nothing"):
        return subprocess.run(
            [shutil.which("sh"), SETUP, *tasks], stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True, check=False,
            env={"PATH": str(self.bin), "STATE": str(self.dir),
                 "MY_ID": str(user), "APT_LACKS": lacks})

    def calls(self):
        return (self.dir / "calls").read_text(encoding="utf-8")

    def test_nothing_is_done_if_all_is_there(self):
        self.installed(*self.build)
        done = self.run_it("build")
        self.assertEqual((done.returncode, done.stdout, done.stderr),
                         (0, "", ""))
        self.assertEqual(self.calls(), "")

    def test_only_what_is_missing_is_installed(self):
        self.installed(*[name for name in self.build if name != "cmake"])
        done = self.run_it("build")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout, "tools/setup: installing cmake\n")
        self.assertRegex(self.calls(), "install -y .*recommends cmake\n")

    def test_sudo_is_used_if_not_root(self):
        self.program("sudo", '#!/bin/sh\necho sudo >>"$STATE/calls"\n"$@"\n')
        self.assertEqual(self.run_it("build", user=1000).returncode, 0)
        self.assertIn("sudo", self.calls())

    def test_without_sudo_one_line_names_the_packages(self):
        done = self.run_it("build", user=1000)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stdout, "")
        self.assertRegex(done.stderr, r"\A[^\n]*by hand: .*\bcmake\b[^\n]*\n\Z")

    def test_a_failed_installation_names_the_packages(self):
        self.installed(*[name for name in self.build if name != "cmake"])
        done = self.run_it("build", lacks="cmake")
        self.assertEqual(done.returncode, 1)
        self.assertIn("apt-get failed; install by hand: cmake\n", done.stderr)

    def test_the_foreign_package_may_be_missing(self):
        self.installed(*self.run_it("test", user=1000).stderr.partition(
            "by hand: ")[2].split())
        for options in ({"user": 1000}, {"lacks": FOREIGN}):
            with self.subTest(options):
                done = self.run_it("test", **options)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertIn(f"without {FOREIGN} the 32-bit", done.stderr)

    def test_other_systems_get_a_list_and_go_on(self):
        (self.bin / "dpkg-query").unlink()
        done = self.run_it("build")
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.stderr, r"\A[^\n]*needed: .*\bcmake\b[^\n]*\n\Z")

    def test_unknown_task(self):
        done = self.run_it("nonsense")
        self.assertEqual(done.returncode, 2)
        self.assertTrue(done.stderr.startswith("usage:"))


if __name__ == "__main__":
    unittest.main()
