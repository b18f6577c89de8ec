// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Bytes and lines between the test and QEMU, each wait with a limit.
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <time.h>

#include <osdev_test.h>

#include "qtest_internal.h"

// No answer of QEMU is longer; a stream without line ends must not eat memory.
#define LINE_LIMIT ((size_t)4 << 20)

#define CHUNK ((size_t)4096)

void osdev_qtest_fail_(struct osdev_qtest *qtest, const char *format, ...)
{
    char text[512];
    va_list args;

    va_start(args, format);
    vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    if (!qtest->running) {
        osdev_qtest_stop(qtest);
    }
    print_error("qtest: %s\n", text);
    fail();
    abort(); // cmocka does not declare that fail() never returns
}

int64_t osdev_qtest_now_ms_(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool
wait_for(struct osdev_qtest *qtest, int fd, short events, int64_t deadline_ms)
{
    struct pollfd entry = {.fd = fd, .events = events};

    for (;;) {
        int64_t left = deadline_ms - osdev_qtest_now_ms_();
        int count = poll(&entry, 1, left > 0 ? (int)left : 0);

        if (count > 0) {
            return true;
        }
        if (count < 0 && errno != EINTR) {
            osdev_qtest_fail_(qtest, "poll: %s", strerror(errno));
        }
        if (left <= 0) {
            return false;
        }
    }
}

bool osdev_qtest_wait_(struct osdev_qtest *qtest, int fd, int64_t deadline_ms)
{
    return wait_for(qtest, fd, POLLIN, deadline_ms);
}

void osdev_qtest_send_(
    struct osdev_qtest *qtest, int fd, const void *bytes, size_t len
)
{
    const uint8_t *next = bytes;
    int64_t deadline_ms = osdev_qtest_now_ms_() + qtest->timeout_ms;

    while (len != 0) {
        if (!wait_for(qtest, fd, POLLOUT, deadline_ms)) {
            osdev_qtest_fail_(qtest, "QEMU does not take bytes");
        }
        ssize_t sent = send(fd, next, len, MSG_NOSIGNAL | MSG_DONTWAIT);

        if (sent >= 0) {
            next += sent;
            len -= (size_t)sent;
        } else if (errno != EAGAIN && errno != EINTR) {
            osdev_qtest_fail_(qtest, "QEMU has ended: %s", strerror(errno));
        }
    }
}

static void make_room(struct osdev_qtest *qtest, struct qtest_lines *lines)
{
    if (lines->cap - lines->len >= CHUNK) {
        return;
    }
    size_t cap = lines->cap * 2 + CHUNK;
    char *buf = cap <= LINE_LIMIT ? realloc(lines->buf, cap) : NULL;

    if (buf == NULL) {
        osdev_qtest_fail_(qtest, "a line of QEMU is too long");
    }
    lines->buf = buf;
    lines->cap = cap;
}

static void receive(struct osdev_qtest *qtest, struct qtest_lines *lines)
{
    make_room(qtest, lines);
    ssize_t got = recv(lines->fd, lines->buf + lines->len, CHUNK, MSG_DONTWAIT);

    if (got > 0) {
        lines->len += (size_t)got;
    } else if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
        osdev_qtest_fail_(qtest, "QEMU has ended; see its message above");
    }
}

char *osdev_qtest_line_(
    struct osdev_qtest *qtest, struct qtest_lines *lines, int64_t deadline_ms
)
{
    if (lines->taken != 0) {
        lines->len -= lines->taken;
        memmove(lines->buf, lines->buf + lines->taken, lines->len);
        lines->taken = 0;
    }
    for (;;) {
        char *end =
            lines->len == 0 ? NULL : memchr(lines->buf, '\n', lines->len);

        if (end != NULL) {
            *end = '\0';
            lines->taken = (size_t)(end - lines->buf) + 1;
            return lines->buf;
        }
        if (!wait_for(qtest, lines->fd, POLLIN, deadline_ms)) {
            return NULL;
        }
        receive(qtest, lines);
    }
}

static int link_fd(struct osdev_qtest *qtest, unsigned link)
{
    if (link >= qtest->link_count) {
        osdev_qtest_fail_(qtest, "there is no link%u", link);
    }
    return qtest->links[link];
}

void osdev_qtest_link_write(
    struct osdev_qtest *qtest, unsigned link, const void *bytes, size_t len
)
{
    osdev_qtest_send_(qtest, link_fd(qtest, link), bytes, len);
}

void osdev_qtest_link_read(
    struct osdev_qtest *qtest, unsigned link, void *out, size_t len
)
{
    int fd = link_fd(qtest, link);
    int64_t deadline_ms = osdev_qtest_now_ms_() + qtest->timeout_ms;
    size_t done = 0;

    while (done < len) {
        if (!osdev_qtest_wait_(qtest, fd, deadline_ms)) {
            osdev_qtest_fail_(
                qtest, "link%u: %zu of %zu bytes came", link, done, len
            );
        }
        ssize_t got = recv(fd, (uint8_t *)out + done, len - done, MSG_DONTWAIT);

        if (got > 0) {
            done += (size_t)got;
        } else if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
            osdev_qtest_fail_(qtest, "link%u is closed", link);
        }
    }
}

size_t osdev_qtest_link_pending(struct osdev_qtest *qtest, unsigned link)
{
    int count = 0;

    if (ioctl(link_fd(qtest, link), FIONREAD, &count) != 0) {
        osdev_qtest_fail_(qtest, "link%u: %s", link, strerror(errno));
    }
    return (size_t)count;
}
