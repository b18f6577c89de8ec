# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
"""make_iso of the reference kernel names the packages that it needs."""

import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
MAKE_ISO = ROOT / "examples" / "kernel" / "tools" / "make_iso"

# Writes the image named behind -o.
MKRESCUE = '''#!/bin/sh
echo "much ado"
while [ "$1" != -o ]; do shift; done
echo image >"$2"
'''


class MakeIso(unittest.TestCase):
    def setUp(self):
        self.dir = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.dir)
        for folder in ("bin", "lib/grub/i386-pc", "lib/grub/x86_64-efi"):
            (self.dir / folder).mkdir(parents=True)
        for name in ("sh", "dirname", "cat"):
            (self.dir / "bin" / name).symlink_to(shutil.which(name))
        for name in ("grub-mkrescue", "xorriso", "mformat"):
            self.program(name, MKRESCUE)
        self.iso = self.dir / "kernel.iso"

    def program(self, name, text):
        path = self.dir / "bin" / name
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)

    def run_it(self):
        return subprocess.run(
            [shutil.which("sh"), MAKE_ISO, self.dir, self.iso],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            check=False, env={"PATH": str(self.dir / "bin")})

    def test_an_image_without_a_word(self):
        done = self.run_it()
        self.assertEqual((done.returncode, done.stdout), (0, ""))
        self.assertEqual(self.iso.read_text(encoding="utf-8"), "image\n")

    def test_what_is_missing_gives_one_line_with_the_packages(self):
        for missing in ("bin/grub-mkrescue", "bin/xorriso", "bin/mformat",
                        "lib/grub/i386-pc", "lib/grub/x86_64-efi"):
            with self.subTest(missing):
                path = self.dir / missing
                path.rename(self.dir / "away")
                done = self.run_it()
                (self.dir / "away").rename(path)
                self.assertEqual(done.returncode, 1)
                self.assertRegex(
                    done.stdout,
                    r"\A[^\n]*packages grub-common, [^\n]*mtools\n\Z")
                self.assertFalse(self.iso.exists())

    def test_a_failure_shows_what_grub_said(self):
        self.program("grub-mkrescue", "#!/bin/sh\necho no room; exit 1\n")
        done = self.run_it()
        self.assertEqual((done.returncode, done.stdout), (1, "no room\n"))


if __name__ == "__main__":
    unittest.main()
