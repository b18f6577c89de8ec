#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
"""What a register's type forbids does not compile, in C and in C++, and what
it allows compiles without a warning.

usage: rights.py INCLUDE_FOLDER...
"""
import sys

import toolbox

ALLOWED = (
    "uint32_t v = osdev_ro32_read(&b->ro); (void)v;",
    "osdev_wo32_write(&b->wo, 1);",
    "osdev_rw32_write(&b->rw, osdev_rw32_read(&b->rw));",
    "osdev_rw32_update(&b->rw, 1, 1);",
    "osdev_w1c32_clear(&b->w1c, osdev_w1c32_read(&b->w1c));",
    "(void)osdev_rc32_read(&b->rc);",
    "(void)osdev_ro32_read(osdev_rw32_as_ro(&b->rw));",
    "osdev_wo32_write(osdev_rw32_as_wo(&b->rw), 1);",
    "osdev_rwbe32_write(&b->be, osdev_rwbe32_read(&b->be));",
    "if (!osdev_rw32_poll(&b->rw, 1, 1, 3)) {}",
)
ALLOWED_C = (
    "(void)osdev_read(&b->ro); (void)osdev_read(&b->rw);",
    "(void)osdev_read(&b->rc); (void)osdev_read(&b->w1c);",
    "osdev_write(&b->wo, 1); osdev_write(&b->rw, 1);",
    "(void)osdev_read(&b->be); osdev_write(&b->be, 1);",
    "(void)osdev_read(&c->ro); (void)osdev_read(&c->rw);",
)
FORBIDDEN = (
    "osdev_rw32_write(&b->ro, 1);",
    "osdev_wo32_write(&b->ro, 1);",
    "osdev_ro32_write(&b->ro, 1);",
    "(void)osdev_ro32_read(&b->wo);",
    "(void)osdev_rw32_read(&b->wo);",
    "osdev_rw32_update(&b->w1c, 1, 1);",
    "osdev_rw32_set(&b->w1c, 1);",
    "osdev_rw32_write(&b->w1c, 1);",
    "osdev_w1c32_set(&b->w1c, 1);",
    "osdev_rw32_write(&b->rc, 1);",
    "(void)osdev_ro32_read(&b->rc);",
    "(void)osdev_rc32_read(&c->rc);",
    "osdev_rw32_write(&c->rw, 1);",
    "(void)osdev_rw16_read(&b->rw);",
    "(void)osdev_rw32_read(&b->be);",
    "(void)osdev_rwle32_read(&b->be);",
    "osdev_rw32_write(osdev_rw32_as_ro(&b->rw), 1);",
    "osdev_rw32_poll(&b->rw, 1, 1, 3);",
)
FORBIDDEN_C = (
    "(void)osdev_read(&b->wo);",
    "osdev_write(&b->ro, 1);",
    "osdev_write(&b->w1c, 1);",
    "osdev_write(&b->rc, 1);",
    "(void)osdev_read(&b->plain);",
    "osdev_write(&c->rw, 1);",
)

SAMPLE = """
#include <osdev/volatile.h>
struct block {{
    osdev_ro32_t ro; osdev_wo32_t wo; osdev_rw32_t rw; osdev_w1c32_t w1c;
    osdev_rc32_t rc; osdev_rwbe32_t be; uint32_t plain;
}};
void use(struct block *b, const struct block *c);
void use(struct block *b, const struct block *c)
{{ (void)b; (void)c; {} }}
"""


def main():
    flags = [*toolbox.STRICT, "-S", *(f"-I{path}" for path in sys.argv[1:])]
    tally = toolbox.Tally()

    def compiles(compiler, language, line):
        result = toolbox.compile_text(
            compiler, flags, SAMPLE.format(line), language)
        return result.returncode == 0

    for language, names, yes, no in (
            ("c", ("gcc", "clang"), ALLOWED + ALLOWED_C,
             FORBIDDEN + FORBIDDEN_C),
            ("c++", ("g++", "clang++"), ALLOWED, FORBIDDEN)):
        for compiler in toolbox.compilers(*names):
            for lines, want in ((yes, True), (no, False)):
                for line in lines:
                    tally.expect(f"{compiler}: {line}",
                                 compiles(compiler, language, line), want)
    return tally.status()


if __name__ == "__main__":
    sys.exit(main())
