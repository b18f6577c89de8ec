#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
"""tools/qemu_run against a QEMU that only pretends: every verdict, every refusal."""
import json
import os
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

RUNNER = Path(__file__).resolve().parents[2] / "tools" / "qemu_run"

# Speaks as much QMP as the runner needs, then runs the lines in FAKE_BODY.
FAKE = '''#!{python}
import json, os, re, signal, sys, time
open({log!r}, "w").write(json.dumps(sys.argv[1:]))
options = " ".join(sys.argv)
qmp = int(re.search(r"id=qmp,fd=(\\d+)", options).group(1))
started = b""
while b"cont" not in started:
    started += os.read(qmp, 4096)
def say(data):
    os.write(1, data)
def hear():
    line = b""
    while not line.endswith(b"\\r"):
        line += os.read(0, 1)
    return line.strip().decode()
def shutdown(reason):
    event = {{"event": "SHUTDOWN", "data": {{"guest": True, "reason": reason}}}}
    os.write(qmp, json.dumps(event).encode() + b"\\n")
def cpu_log(text):
    open(sys.argv[sys.argv.index("-D") + 1], "w").write(text)
'''


class QemuRun(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.dir = Path(folder.name)
        self.image = self.dir / "kernel.elf"
        self.image.write_text("")
        self.firmware = self.dir / "firmware"
        self.firmware.mkdir()
        (self.dir / "bin").mkdir()
        self.env = dict(os.environ, PATH=str(self.dir / "bin"), QEMU_FIRMWARE_DIRS=str(self.firmware))

    def fake(self, body):
        path = self.dir / "bin" / "qemu-system-x86_64"
        path.write_text(FAKE.format(python=sys.executable, log=str(self.dir / "argv")) + body + "\n")
        path.chmod(0o755)

    def run_it(self, *args, body="sys.exit(33)", image=None):
        if body is not None:
            self.fake(body)
        return subprocess.run(
            [sys.executable, RUNNER, str(image or self.image), *args], env=self.env,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, timeout=30, check=False)

    def argv(self):
        return json.loads((self.dir / "argv").read_text())

    def check(self, result, status, text):
        self.assertEqual(result.returncode, status, result.stdout + result.stderr)
        self.assertIn(text, result.stdout.splitlines()[-1] if result.stdout else result.stderr)

    # Verdicts

    def test_33_is_pass(self):
        self.check(self.run_it(), 0, "pass")

    def test_35_is_fail(self):
        self.check(self.run_it(body="sys.exit(35)"), 1, "fail")

    def test_reset_is_not_a_pass(self):
        self.check(self.run_it(body="shutdown('guest-reset')"), 4, "reset")

    def test_triple_fault_is_told_from_a_reset(self):
        body = "cpu_log('Triple fault'); shutdown('guest-reset')"
        self.check(self.run_it(body=body), 5, "triple fault")

    def test_power_off_is_told_from_a_triple_fault(self):
        self.check(self.run_it(body="shutdown('guest-shutdown')"), 6, "switched the machine off")

    def test_time_limit_ends_a_guest_that_hangs(self):
        start = time.monotonic()
        result = self.run_it("--timeout", "0.5", body="say(b'last words\\n'); time.sleep(60)")
        self.check(result, 7, "no end within 0.5 s")
        self.assertIn("last words", result.stdout)
        self.assertLess(time.monotonic() - start, 10)

    def test_time_limit_ends_a_guest_that_floods(self):
        self.check(self.run_it("--timeout", "0.5", body="while 1: say(b'x' * 99 + b'\\n')"), 7, "no end")

    def test_closed_ports_do_not_hang_the_runner(self):
        body = "os.close(1); os.close(qmp); time.sleep(60)"
        self.check(self.run_it("--timeout", "20", body=body), 8, "did not end")

    def test_qemu_that_refuses_its_options(self):
        body = "sys.stderr.write('noise\\nbad option\\n'); sys.exit(1)"
        self.check(self.run_it(body=body), 8, "ended with status 1: bad option")

    def test_qemu_killed_by_a_signal(self):
        self.check(self.run_it(body="os.kill(os.getpid(), signal.SIGKILL)"), 8, "killed by signal 9")

    def test_end_without_a_reason_is_not_a_pass(self):
        self.check(self.run_it(body="sys.exit(0)"), 8, "ended with status 0")

    def test_wanted_verdict_exits_with_0(self):
        self.check(self.run_it("--want", "fail", body="sys.exit(35)"), 0, "ok, fail")
        self.check(self.run_it("--want", "reset", body="shutdown('guest-reset')"), 0, "ok, reset")

    def test_unwanted_pass(self):
        self.check(self.run_it("--want", "fail"), 10, "not fail")

    def test_interactive_puts_the_port_on_the_terminal(self):
        result = self.run_it("--interactive", body="say(b'hello\\n'); shutdown('host-qmp-quit')")
        self.check(result, 0, "stopped by the user")
        self.assertIn("hello", result.stdout)
        self.assertIn("mon:stdio", self.argv())
        # A reset is a restart there.
        self.assertNotIn("-no-reboot", self.argv())

    # Lines

    def test_expected_lines_in_order(self):
        body = "say(b'one\\ntwo\\n'); sys.exit(33)"
        self.check(self.run_it("--expect", "^one$", "--expect", "^two$", body=body), 0, "pass")

    def test_expected_lines_out_of_order(self):
        body = "say(b'two\\none\\n'); sys.exit(33)"
        self.check(self.run_it("--expect", "one", "--expect", "two", body=body), 3, "/two/ is out of order")

    def test_expected_line_missing(self):
        self.check(self.run_it("--expect", "never"), 3, "/never/ is missing")

    def test_forbidden_line(self):
        body = "say(b'oh panic now\\n'); sys.exit(33)"
        self.check(self.run_it("--forbid", "panic.*", body=body), 3, "forbidden line /panic.*/: panic now")

    def test_wrong_end_goes_before_missing_lines(self):
        self.check(self.run_it("--expect", "never", body="sys.exit(35)"), 1, "fail")

    def test_terminal_codes_are_stripped(self):
        body = "say(b'\\x1b[2J\\x1b[01;01H\\x1b(Bclean\\r\\n'); sys.exit(33)"
        log = self.dir / "serial.log"
        self.check(self.run_it("--expect", "^clean$", "--serial-log", str(log), body=body), 0, "pass")
        self.assertEqual(log.read_text(), "clean\n")

    def test_artifacts_are_kept(self):
        folder = self.dir / "kept"
        self.run_it("--artifacts", str(folder), body="say(b'hello\\n'); sys.exit(33)")
        self.assertEqual((folder / "serial.log").read_text(), "hello\n")
        self.assertIn("-accel tcg", (folder / "command").read_text())

    # Typing

    def test_lines_are_typed_at_the_prompt_one_by_one(self):
        body = ("for want in ('help', 'exit'):\n"
                "    say(b'os> '); got = hear()\n"
                "    say(got.encode() + b'\\r\\n')\n"
                "    if got != want: sys.exit(35)\n"
                "sys.exit(33)")
        self.check(self.run_it("--input", "help", "--input", "exit", body=body), 0, "pass")
        script = self.dir / "script"
        script.write_text("help\nexit\n")
        self.check(self.run_it("--script", str(script), body=body), 0, "pass")

    def test_nothing_is_typed_before_the_prompt(self):
        body = ("import select\nsay(b'starting\\n')\n"
                "sys.exit(35 if select.select([0], [], [], 0.5)[0] else 33)")
        self.check(self.run_it("--input", "help", body=body), 0, "pass")

    # The command line of QEMU

    def test_always_tcg_and_always_an_exit_device(self):
        self.run_it()
        argv = " ".join(self.argv())
        self.assertIn("-accel tcg", argv)
        self.assertIn("isa-debug-exit,iobase=0xf4,iosize=0x04", argv)
        self.assertIn("-no-reboot", argv)
        self.run_it("--no-debug-exit")
        self.assertNotIn("isa-debug-exit", " ".join(self.argv()))

    def test_pvh_passes_the_command_line(self):
        self.run_it("--append", "selftest", "--machine", "microvm", "--smp", "2", "--cpu", "max")
        argv = self.argv()
        self.assertEqual(argv[argv.index("-append") + 1], "selftest")
        self.assertEqual(argv[argv.index("-machine") + 1], "microvm,isa-serial=on")
        self.assertEqual(argv[argv.index("-smp") + 1], "2")
        self.assertEqual(argv[argv.index("-cpu") + 1], "max")

    def test_iso_and_disk(self):
        iso = self.dir / "k.iso"
        iso.write_text("")
        self.run_it("--door", "bios", image=iso)
        self.assertIn("-cdrom", self.argv())
        self.run_it("--door", "bios")
        self.assertIn(f"format=raw,file={self.image}", self.argv())

    def test_more_arguments_go_to_qemu(self):
        self.check(self.run_it("--", "-device", "edu"), 0, "pass")
        self.assertIn("edu", self.argv())

    # Firmware

    def descriptor(self, name, features=(), code="code.fd", machine="pc-q35-*"):
        for file in ("code.fd", "vars.fd"):
            (self.dir / file).write_text(file)
        (self.firmware / name).write_text(json.dumps({
            "interface-types": ["uefi"], "features": list(features),
            "targets": [{"architecture": "x86_64", "machines": [machine]}],
            "mapping": {"device": "flash",
                        "executable": {"filename": str(self.dir / code), "format": "raw"},
                        "nvram-template": {"filename": str(self.dir / "vars.fd"), "format": "raw"}}}))

    def test_firmware_without_secure_boot_is_found(self):
        self.descriptor("40-secure.json", ["requires-smm", "secure-boot"], code="secure.fd")
        (self.firmware / "50-broken.json").write_text("{")
        self.descriptor("60-plain.json")
        self.check(self.run_it("--door", "uefi", "--machine", "q35"), 0, "pass")
        drives = [a for a in self.argv() if a.startswith("if=pflash")]
        self.assertIn(f"readonly=on,file={self.dir / 'code.fd'}", drives[0])
        # The variable store is a copy.
        self.assertNotIn(str(self.dir / "vars.fd"), drives[1])

    def test_no_firmware_names_the_package(self):
        self.descriptor("40-secure.json", ["requires-smm"])
        self.check(self.run_it("--door", "uefi", "--machine", "q35"), 9, "Debian package ovmf")

    # Refusals

    def test_no_qemu_names_the_package(self):
        self.check(self.run_it(body=None), 9, "Debian package qemu-system-x86")

    def test_no_image(self):
        self.check(self.run_it(image=self.dir / "nothing.elf"), 9, "build it first")

    def test_options_that_make_no_sense(self):
        for args in (["--door", "bios", "--append", "x"], ["--door", "uefi", "--machine", "microvm"],
                     ["--timeout", "0"], ["--script", str(self.dir / "none")]):
            result = self.run_it(*args)
            self.assertEqual(result.returncode, 2, args)
            self.assertIn("error:", result.stderr)

    def test_a_killed_runner_takes_qemu_along(self):
        self.fake("open(%r, 'w').write(str(os.getpid())); time.sleep(60)" % str(self.dir / "pid"))
        runner = subprocess.Popen([sys.executable, RUNNER, str(self.image)], env=self.env,
                                  stdout=subprocess.DEVNULL)
        while not (self.dir / "pid").exists() or not (self.dir / "pid").read_text():
            time.sleep(0.05)
        runner.terminate()
        self.assertEqual(runner.wait(10), 8)
        self.assertFalse(Path("/proc", (self.dir / "pid").read_text()).exists())


if __name__ == "__main__":
    unittest.main()
