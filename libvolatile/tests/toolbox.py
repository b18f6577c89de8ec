# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
"""What the scripts of this folder share: compiling a sample and reading the
code that came out."""
import re
import shutil
import subprocess
import sys

STRICT = ("-Wall -Wextra -Wconversion -Werror -ffreestanding "
          "-fno-stack-protector -fno-asynchronous-unwind-tables").split()
SKIP = 77


def compilers(*names):
    """Those that are here; ends the script if there are none."""
    found = [name for name in names if shutil.which(name)]
    if not found:
        print("skipped: none of", *names, "is here")
        sys.exit(SKIP)
    return found


def compile_text(compiler, flags, text, language="c"):
    """Result of compiling a text; the output goes to standard output."""
    standard = "-std=c++17" if language == "c++" else "-std=c11"
    return subprocess.run(
        [compiler, standard, *flags, "-x", language, "-", "-o", "-"],
        input=text.encode(), capture_output=True, check=False)


def assembly(compiler, flags, text):
    """Map of function name to its instructions, of the compiler's -S."""
    result = compile_text(compiler, [*STRICT, "-S", *flags], text)
    if result.returncode != 0:
        print(result.stderr.decode())
        raise SystemExit(f"{compiler} {' '.join(flags)}: does not compile")
    found, body = {}, None
    for line in result.stdout.decode().splitlines():
        label = re.match(r"([A-Za-z_]\w*):", line)
        if label:
            body = found.setdefault(label.group(1), [])
            continue
        # Comments differ by processor; # alone also marks inline assembly.
        for part in re.split(r"#|//|@", line)[0].split(";"):
            insn = " ".join(part.split())
            if insn and not insn.startswith(".") and body is not None:
                body.append(insn)
    return found


class Tally:
    """Counts checks and prints those that fail."""

    def __init__(self):
        self.checked = self.bad = 0

    def expect(self, where, got, want):
        self.checked += 1
        if got != want:
            self.bad += 1
            print(f"{where}: {got} instead of {want}")

    def status(self):
        print(f"{self.checked} checks, {self.bad} failed")
        return 1 if self.bad or not self.checked else 0
