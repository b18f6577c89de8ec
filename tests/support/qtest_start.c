// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The QEMU process: found, started with sockets and memory that the test
// shares with it, and ended.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <osdev_test.h>

#include "qtest_internal.h"

#define ARGS_MAX  128
#define FDS_MAX   (4 + OSDEV_QTEST_LINKS)
#define ROM_LEN   ((size_t)64 << 10)
#define RESET_OFF (ROM_LEN - 16)

// The command line of QEMU and the descriptors that it inherits.
struct plan {
    char *argv[ARGS_MAX + 1];
    unsigned argc;
    int fds[FDS_MAX];
    unsigned fd_count;
};

static bool is_program(const char *path)
{
    return access(path, X_OK) == 0;
}

const char *osdev_qtest_program_(void)
{
    static char path[4096];
    const char *name = getenv("OSDEV_QTEST_QEMU");
    const char *dir = getenv("PATH");

    if (name == NULL) {
        name = "qemu-system-x86_64";
    }
    if (strchr(name, '/') != NULL) {
        return is_program(name) ? name : NULL;
    }
    while (dir != NULL && *dir != '\0') {
        int len = (int)strcspn(dir, ":");

        snprintf(path, sizeof(path), "%.*s/%s", len, dir, name);
        if (is_program(path)) {
            return path;
        }
        dir += len + (dir[len] == ':');
    }
    return NULL;
}

void osdev_qtest_require(void)
{
    if (osdev_qtest_program_() == NULL) {
        printf("skipped: no qemu-system-x86_64 here; install the Debian "
               "package qemu-system-x86\n");
        exit(OSDEV_TEST_SKIP);
    }
}

__attribute__((format(printf, 3, 4))) static void
add_arg(struct osdev_qtest *qtest, struct plan *plan, const char *format, ...)
{
    va_list args;
    char *text = NULL;

    va_start(args, format);
    int len = plan->argc < ARGS_MAX ? vasprintf(&text, format, args) : -1;

    va_end(args);
    if (len < 0) {
        osdev_qtest_fail_(qtest, "too many arguments for QEMU");
    }
    plan->argv[plan->argc++] = text;
}

static void inherit(struct plan *plan, int fd)
{
    plan->fds[plan->fd_count++] = fd;
}

static void free_plan(struct plan *plan)
{
    for (unsigned i = 0; i < plan->argc; i++) {
        free(plan->argv[i]);
    }
    for (unsigned i = 0; i < plan->fd_count; i++) {
        close(plan->fds[i]);
    }
}

// One end stays here, the other one becomes a character device.
static int
add_socket(struct osdev_qtest *qtest, struct plan *plan, const char *name)
{
    int pair[2];

    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0) {
        osdev_qtest_fail_(qtest, "socketpair: %s", strerror(errno));
    }
    inherit(plan, pair[1]);
    add_arg(qtest, plan, "-chardev");
    add_arg(qtest, plan, "socket,id=%s,fd=%d", name, pair[1]);
    return pair[0];
}

static int memory_file(struct osdev_qtest *qtest, struct plan *plan, size_t len)
{
    int fd = memfd_create("osdev-qtest", MFD_CLOEXEC);

    if (fd < 0 || ftruncate(fd, (off_t)len) != 0) {
        osdev_qtest_fail_(qtest, "memfd_create: %s", strerror(errno));
    }
    inherit(plan, fd);
    return fd;
}

// Firmware that halts the processor with interrupts off, so that it neither
// runs into a guest nor acknowledges an interrupt, while the clock goes on.
static void add_firmware(struct osdev_qtest *qtest, struct plan *plan)
{
    static const uint8_t halt[] = {0xfa, 0xf4, 0xeb, 0xfd};
    int fd = memory_file(qtest, plan, ROM_LEN);

    if (pwrite(fd, halt, sizeof(halt), RESET_OFF) != (ssize_t)sizeof(halt)) {
        osdev_qtest_fail_(qtest, "firmware: %s", strerror(errno));
    }
    add_arg(qtest, plan, "-bios");
    add_arg(qtest, plan, "/proc/self/fd/%d", fd);
}

static void add_ram(struct osdev_qtest *qtest, struct plan *plan, unsigned mib)
{
    size_t len = (size_t)mib << 20;
    int fd = memory_file(qtest, plan, len);
    void *ram = mmap(NULL, len, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);

    if (ram == MAP_FAILED) {
        osdev_qtest_fail_(qtest, "mmap: %s", strerror(errno));
    }
    qtest->ram = ram;
    qtest->ram_len = len;
    add_arg(qtest, plan, "-m");
    add_arg(qtest, plan, "%uM", mib);
    add_arg(qtest, plan, "-object");
    add_arg(
        qtest, plan,
        "memory-backend-file,id=osdev-ram,size=%uM,share=on,"
        "mem-path=/proc/self/fd/%d",
        mib, fd
    );
}

static void make_plan(
    struct osdev_qtest *qtest, struct plan *plan,
    const struct osdev_qtest_opts *opts
)
{
    static const char *const fixed[] = {
        "-nodefaults", "-no-user-config",
        "-display",    "none",
        "-accel",      "tcg,tb-size=1",
        "-qtest",      "chardev:qtest",
        "-qtest-log",  "none",
        "-mon",        "chardev=qmp,mode=control",
    };

    add_arg(qtest, plan, "%s", osdev_qtest_program_());
    add_arg(qtest, plan, "-machine");
    add_arg(
        qtest, plan, "%s,memory-backend=osdev-ram",
        opts->machine != NULL ? opts->machine : "pc"
    );
    qtest->commands.fd = add_socket(qtest, plan, "qtest");
    qtest->qmp.fd = add_socket(qtest, plan, "qmp");
    for (size_t i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++) {
        add_arg(qtest, plan, "%s", fixed[i]);
    }
    add_firmware(qtest, plan);
    add_ram(qtest, plan, opts->ram_mib != 0 ? opts->ram_mib : 64);
    while (qtest->link_count < opts->links) {
        char name[16];

        snprintf(name, sizeof(name), "link%u", qtest->link_count);
        qtest->links[qtest->link_count] = add_socket(qtest, plan, name);
        qtest->link_count++;
    }
    if (opts->paused) {
        add_arg(qtest, plan, "-S");
    }
    for (size_t i = 0; opts->args != NULL && opts->args[i] != NULL; i++) {
        add_arg(qtest, plan, "%s", opts->args[i]);
    }
}

static void run_child(const struct plan *plan, pid_t parent)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) {
        _exit(1);
    }
    int null = open("/dev/null", O_RDONLY);

    dup2(null, STDIN_FILENO);
    for (unsigned i = 0; i < plan->fd_count; i++) {
        fcntl(plan->fds[i], F_SETFD, 0);
    }
    execv(plan->argv[0], plan->argv);
    _exit(127);
}

static void
check_opts(struct osdev_qtest *qtest, const struct osdev_qtest_opts *opts)
{
    if (opts->links > OSDEV_QTEST_LINKS || opts->ram_mib > 2048) {
        osdev_qtest_fail_(qtest, "links or ram_mib out of range");
    }
}

struct osdev_qtest *osdev_qtest_start(const struct osdev_qtest_opts *opts)
{
    static const struct osdev_qtest_opts defaults;
    struct plan plan = {.argc = 0};

    osdev_qtest_require();
    if (opts == NULL) {
        opts = &defaults;
    }
    struct osdev_qtest *qtest = calloc(1, sizeof(*qtest));

    assert_non_null(qtest);
    qtest->commands.fd = -1;
    qtest->qmp.fd = -1;
    qtest->paused = opts->paused;
    qtest->timeout_ms = 3 * (opts->timeout_ms != 0 ? opts->timeout_ms : 5000);
    check_opts(qtest, opts);
    make_plan(qtest, &plan, opts);

    pid_t parent = getpid();

    qtest->child = fork();
    if (qtest->child == 0) {
        run_child(&plan, parent);
    }
    free_plan(&plan);
    if (qtest->child < 0) {
        qtest->child = 0;
        osdev_qtest_fail_(qtest, "fork: %s", strerror(errno));
    }
    osdev_qtest_greet_(qtest);
    qtest->timeout_ms /= 3;
    qtest->running = true;
    return qtest;
}

static void close_lines(struct qtest_lines *lines)
{
    if (lines->fd >= 0) {
        close(lines->fd);
    }
    free(lines->buf);
}

void osdev_qtest_stop(struct osdev_qtest *qtest)
{
    if (qtest == NULL) {
        return;
    }
    if (qtest->child > 0) {
        kill(qtest->child, SIGKILL);
        while (waitpid(qtest->child, NULL, 0) < 0 && errno == EINTR) {
        }
    }
    close_lines(&qtest->commands);
    close_lines(&qtest->qmp);
    for (unsigned i = 0; i < qtest->link_count; i++) {
        close(qtest->links[i]);
    }
    if (qtest->ram != NULL) {
        munmap(qtest->ram, qtest->ram_len);
    }
    free(qtest);
}
