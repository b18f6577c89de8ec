// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// What the parts of the qtest client share.
#ifndef OSDEV_QTEST_INTERNAL_H
#define OSDEV_QTEST_INTERNAL_H

#include <sys/types.h>

#include "qtest.h"

// A stream of lines from QEMU.
struct qtest_lines {
    int fd;       // -1 if closed
    char *buf;    // bytes received
    size_t len;   // how many
    size_t cap;   // room
    size_t taken; // bytes of the line that was handed out last
};

struct osdev_qtest {
    pid_t child;
    bool running; // start-up is over
    bool paused;
    unsigned timeout_ms;
    struct qtest_lines commands;
    struct qtest_lines qmp;
    int links[OSDEV_QTEST_LINKS];
    unsigned link_count;
    uint8_t *ram;
    size_t ram_len;
    bool irq_level[OSDEV_QTEST_IRQS];
    unsigned irq_rises[OSDEV_QTEST_IRQS];
};

// The program to run, found on the path.
const char *osdev_qtest_program_(void);

// Fail the running test. A QEMU that is still starting is ended, because its
// test has no object to do that with.
void osdev_qtest_fail_(struct osdev_qtest *qtest, const char *format, ...)
    __attribute__((format(printf, 2, 3), noreturn));

// Milliseconds of a clock that never jumps.
int64_t osdev_qtest_now_ms_(void);

// Wait until fd can be read or has ended; false if the time is over.
bool osdev_qtest_wait_(struct osdev_qtest *qtest, int fd, int64_t deadline_ms);

// Send all bytes before the time limit.
void osdev_qtest_send_(
    struct osdev_qtest *qtest, int fd, const void *bytes, size_t len
);

// The next line without its end, valid until the next call; NULL if the time
// is over.
char *osdev_qtest_line_(
    struct osdev_qtest *qtest, struct qtest_lines *lines, int64_t deadline_ms
);

// Greet both sockets of a new QEMU.
void osdev_qtest_greet_(struct osdev_qtest *qtest);

#endif
