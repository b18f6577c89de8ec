// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The kernel of tests/image on QEMU's machines: it drives the APICs with the
// library, starts all processors through the trampoline, and says how it went
// by its exit status.
#include <osdev_test.h>

#include <stdlib.h>
#include <sys/wait.h>

// isa-debug-exit turns the image's 0x10 into this.
#define PASSED 33

static void boot(const char *machine, const char *expected)
{
    char command[1024];
    char text[8192];
    size_t len;
    int status;
    FILE *pipe;

    snprintf(
        command, sizeof(command),
        "timeout 100 qemu-system-x86_64 -accel tcg -m 64 %s -kernel %s "
        "-nodefaults -display none -no-reboot -serial stdio "
        "-device isa-debug-exit,iobase=0xf4,iosize=4 2>&1 </dev/null",
        machine, BOOT_IMAGE
    );
    // The shell has the time limit. NOLINTNEXTLINE(cert-env33-c)
    pipe = popen(command, "r");
    assert_non_null(pipe);
    len = fread(text, 1, sizeof(text) - 1, pipe);
    text[len] = '\0';
    status = pclose(pipe);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != PASSED) {
        print_error("status %d\n%s\n", status, text);
        fail();
    }
    if (strstr(text, expected) == NULL) {
        print_error("no line %s in\n%s\n", expected, text);
        fail();
    }
}

static void processors_start_on_a_small_machine(void **state)
{
    (void)state;
    boot("-M microvm -cpu qemu64 -smp 4", "ok all others start at once");
}

static void processors_start_with_5_levels_of_tables(void **state)
{
    (void)state;
    boot("-M microvm -cpu qemu64,+la57 -smp 3", "LA57 1");
}

static void processors_start_on_a_pc(void **state)
{
    (void)state;
    boot("-M q35 -cpu max,-la57 -smp 2", "LA57 0");
}

static void one_processor_is_enough(void **state)
{
    (void)state;
    boot("-M pc -cpu qemu64 -smp 1", "processors 1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(processors_start_on_a_small_machine),
        cmocka_unit_test(processors_start_with_5_levels_of_tables),
        cmocka_unit_test(processors_start_on_a_pc),
        cmocka_unit_test(one_processor_is_enough),
    };

    // NOLINTNEXTLINE(cert-env33-c,concurrency-mt-unsafe)
    if (system("qemu-system-x86_64 --version >/dev/null 2>&1") != 0) {
        puts("no qemu-system-x86_64: install qemu-system-x86");
        return OSDEV_TEST_SKIP;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
