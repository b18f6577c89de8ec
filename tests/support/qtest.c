// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The qtest protocol: a line out, any number of interrupt messages and one
// answer back. QEMU, docs/devel/testing/qtest.rst.
#define _GNU_SOURCE
#include <inttypes.h>
#include <stdlib.h>

#include <osdev_test.h>

#include "qtest_internal.h"

// Bytes of guest memory in one command.
#define BLOCK ((size_t)1024)

static int64_t limit(const struct osdev_qtest *qtest)
{
    return osdev_qtest_now_ms_() + qtest->timeout_ms;
}

// Whether the line is an interrupt message; if so, note it.
static bool note_irq(struct osdev_qtest *qtest, const char *line)
{
    unsigned number = 0;
    char word[8];

    if (sscanf(line, "IRQ %7s %u", word, &number) != 2 ||
        number >= OSDEV_QTEST_IRQS) {
        return false;
    }
    qtest->irq_level[number] = strcmp(word, "raise") == 0;
    qtest->irq_rises[number] += qtest->irq_level[number];
    return true;
}

static const char *answer(struct osdev_qtest *qtest, const char *request)
{
    int64_t deadline_ms = limit(qtest);
    const char *line;

    do {
        line = osdev_qtest_line_(qtest, &qtest->commands, deadline_ms);
        if (line == NULL) {
            osdev_qtest_fail_(qtest, "no answer to: %.60s", request);
        }
    } while (note_irq(qtest, line));
    if (strncmp(line, "OK", 2) != 0) {
        osdev_qtest_fail_(qtest, "%.60s: %s", request, line);
    }
    return line[2] == ' ' ? line + 3 : line + 2;
}

// Send one command and return what follows the OK of its answer.
__attribute__((format(printf, 2, 3))) static const char *
command(struct osdev_qtest *qtest, const char *format, ...)
{
    char line[BLOCK * 2 + 128];
    va_list args;

    va_start(args, format);
    int len = vsnprintf(line, sizeof(line) - 1, format, args);

    va_end(args);
    if (len < 0 || (size_t)len >= sizeof(line) - 1) {
        osdev_qtest_fail_(qtest, "command too long: %.60s", line);
    }
    line[len] = '\n';
    osdev_qtest_send_(qtest, qtest->commands.fd, line, (size_t)len + 1);
    line[len] = '\0';
    return answer(qtest, line);
}

static uint64_t number(struct osdev_qtest *qtest, const char *text)
{
    char *end = NULL;
    uint64_t value = strtoull(text, &end, 0);

    if (end == text || *end != '\0') {
        osdev_qtest_fail_(qtest, "not a number: %.60s", text);
    }
    return value;
}

static uint64_t in(struct osdev_qtest *qtest, char width, uint16_t port)
{
    return number(qtest, command(qtest, "in%c 0x%x", width, port));
}

static void
out(struct osdev_qtest *qtest, char width, uint16_t port, uint32_t value)
{
    command(qtest, "out%c 0x%x 0x%" PRIx32, width, port, value);
}

uint8_t osdev_qtest_in8(struct osdev_qtest *qtest, uint16_t port)
{
    return (uint8_t)in(qtest, 'b', port);
}

uint16_t osdev_qtest_in16(struct osdev_qtest *qtest, uint16_t port)
{
    return (uint16_t)in(qtest, 'w', port);
}

uint32_t osdev_qtest_in32(struct osdev_qtest *qtest, uint16_t port)
{
    return (uint32_t)in(qtest, 'l', port);
}

void osdev_qtest_out8(struct osdev_qtest *qtest, uint16_t port, uint8_t value)
{
    out(qtest, 'b', port, value);
}

void osdev_qtest_out16(struct osdev_qtest *qtest, uint16_t port, uint16_t value)
{
    out(qtest, 'w', port, value);
}

void osdev_qtest_out32(struct osdev_qtest *qtest, uint16_t port, uint32_t value)
{
    out(qtest, 'l', port, value);
}

static uint64_t load(struct osdev_qtest *qtest, char width, uint64_t addr)
{
    return number(qtest, command(qtest, "read%c 0x%" PRIx64, width, addr));
}

static void
store(struct osdev_qtest *qtest, char width, uint64_t addr, uint64_t value)
{
    command(qtest, "write%c 0x%" PRIx64 " 0x%" PRIx64, width, addr, value);
}

uint8_t osdev_qtest_read8(struct osdev_qtest *qtest, uint64_t addr)
{
    return (uint8_t)load(qtest, 'b', addr);
}

uint16_t osdev_qtest_read16(struct osdev_qtest *qtest, uint64_t addr)
{
    return (uint16_t)load(qtest, 'w', addr);
}

uint32_t osdev_qtest_read32(struct osdev_qtest *qtest, uint64_t addr)
{
    return (uint32_t)load(qtest, 'l', addr);
}

uint64_t osdev_qtest_read64(struct osdev_qtest *qtest, uint64_t addr)
{
    return load(qtest, 'q', addr);
}

void osdev_qtest_write8(struct osdev_qtest *qtest, uint64_t addr, uint8_t value)
{
    store(qtest, 'b', addr, value);
}

void osdev_qtest_write16(
    struct osdev_qtest *qtest, uint64_t addr, uint16_t value
)
{
    store(qtest, 'w', addr, value);
}

void osdev_qtest_write32(
    struct osdev_qtest *qtest, uint64_t addr, uint32_t value
)
{
    store(qtest, 'l', addr, value);
}

void osdev_qtest_write64(
    struct osdev_qtest *qtest, uint64_t addr, uint64_t value
)
{
    store(qtest, 'q', addr, value);
}

static unsigned hex_digit(char digit)
{
    return digit <= '9' ? (unsigned)(digit - '0')
                        : (unsigned)(digit - 'a') + 10;
}

static void
read_block(struct osdev_qtest *qtest, uint64_t addr, uint8_t *to, size_t len)
{
    const char *hex = command(qtest, "read 0x%" PRIx64 " 0x%zx", addr, len);

    if (strncmp(hex, "0x", 2) != 0 ||
        strspn(hex + 2, "0123456789abcdef") != 2 * len ||
        hex[2 + 2 * len] != '\0') {
        osdev_qtest_fail_(qtest, "read: wrong length");
    }
    for (size_t i = 0; i < len; i++) {
        to[i] = (uint8_t
        )(hex_digit(hex[2 * i + 2]) << 4 | hex_digit(hex[2 * i + 3]));
    }
}

void osdev_qtest_mem_read(
    struct osdev_qtest *qtest, uint64_t addr, void *to, size_t len
)
{
    for (size_t done = 0; done < len;) {
        size_t part = len - done < BLOCK ? len - done : BLOCK;

        read_block(qtest, addr + done, (uint8_t *)to + done, part);
        done += part;
    }
}

void osdev_qtest_mem_write(
    struct osdev_qtest *qtest, uint64_t addr, const void *bytes, size_t len
)
{
    char hex[BLOCK * 2 + 1];

    for (size_t done = 0; done < len;) {
        size_t part = len - done < BLOCK ? len - done : BLOCK;

        for (size_t i = 0; i < part; i++) {
            snprintf(
                hex + 2 * i, 3, "%02x", ((const uint8_t *)bytes)[done + i]
            );
        }
        command(
            qtest, "write 0x%" PRIx64 " 0x%zx 0x%s", addr + done, part, hex
        );
        done += part;
    }
}

void osdev_qtest_mem_set(
    struct osdev_qtest *qtest, uint64_t addr, uint8_t value, size_t len
)
{
    command(qtest, "memset 0x%" PRIx64 " 0x%zx 0x%x", addr, len, value);
}

void *osdev_qtest_ram(struct osdev_qtest *qtest, uint64_t addr, size_t len)
{
    if (addr > qtest->ram_len || len > qtest->ram_len - addr ||
        (addr < 0x100000 && addr + len > 0xa0000)) {
        osdev_qtest_fail_(
            qtest, "no RAM at 0x%" PRIx64 ", length 0x%zx", addr, len
        );
    }
    return qtest->ram + addr;
}

void osdev_qtest_clock_step(struct osdev_qtest *qtest, uint64_t ns)
{
    uint64_t ms = ns / 1000000 + 1;

    if (qtest->paused || ms > qtest->timeout_ms) {
        osdev_qtest_fail_(qtest, "clock_step: paused, or over the time limit");
    }
    int64_t deadline_ms = osdev_qtest_now_ms_() + (int64_t)ms;

    while (osdev_qtest_now_ms_() < deadline_ms) {
        const char *line =
            osdev_qtest_line_(qtest, &qtest->commands, deadline_ms);

        if (line != NULL && !note_irq(qtest, line)) {
            osdev_qtest_fail_(qtest, "unexpected: %.60s", line);
        }
    }
}

void osdev_qtest_irq_intercept_in(struct osdev_qtest *qtest, const char *path)
{
    command(qtest, "irq_intercept_in %s", path);
}

void osdev_qtest_irq_intercept_out(struct osdev_qtest *qtest, const char *path)
{
    command(qtest, "irq_intercept_out %s", path);
}

// Any answer comes after the messages that QEMU has sent so far.
static void sync_irqs(struct osdev_qtest *qtest, unsigned line)
{
    if (line >= OSDEV_QTEST_IRQS) {
        osdev_qtest_fail_(qtest, "there is no interrupt line %u", line);
    }
    command(qtest, "endianness");
}

bool osdev_qtest_irq_level(struct osdev_qtest *qtest, unsigned line)
{
    sync_irqs(qtest, line);
    return qtest->irq_level[line];
}

unsigned osdev_qtest_irq_rises(struct osdev_qtest *qtest, unsigned line)
{
    sync_irqs(qtest, line);
    return qtest->irq_rises[line];
}

static void
next_irq(struct osdev_qtest *qtest, unsigned number, int64_t deadline_ms)
{
    const char *line = osdev_qtest_line_(qtest, &qtest->commands, deadline_ms);

    // Other lines may send without end: the clock decides.
    if (line == NULL || osdev_qtest_now_ms_() > deadline_ms) {
        osdev_qtest_fail_(
            qtest, "interrupt line %u: level %d, risen %u times", number,
            qtest->irq_level[number], qtest->irq_rises[number]
        );
    }
    if (!note_irq(qtest, line)) {
        osdev_qtest_fail_(qtest, "unexpected: %.60s", line);
    }
}

void osdev_qtest_irq_wait_level(
    struct osdev_qtest *qtest, unsigned line, bool level
)
{
    int64_t deadline_ms = limit(qtest);

    sync_irqs(qtest, line);
    while (qtest->irq_level[line] != level) {
        next_irq(qtest, line, deadline_ms);
    }
}

void osdev_qtest_irq_wait_rises(
    struct osdev_qtest *qtest, unsigned line, unsigned count
)
{
    int64_t deadline_ms = limit(qtest);

    sync_irqs(qtest, line);
    while (qtest->irq_rises[line] <= count) {
        next_irq(qtest, line, deadline_ms);
    }
}

void osdev_qtest_irq_set(
    struct osdev_qtest *qtest, const char *path, unsigned line, bool level
)
{
    command(
        qtest, "set_irq_in %s unnamed-gpio-in %u %d", path, line, level ? 1 : 0
    );
}

const char *osdev_qtest_qmp(struct osdev_qtest *qtest, const char *json)
{
    int64_t deadline_ms = limit(qtest);

    osdev_qtest_send_(qtest, qtest->qmp.fd, json, strlen(json));
    osdev_qtest_send_(qtest, qtest->qmp.fd, "\n", 1);
    for (;;) {
        const char *line = osdev_qtest_line_(qtest, &qtest->qmp, deadline_ms);

        if (line == NULL) {
            osdev_qtest_fail_(qtest, "no answer to: %.60s", json);
        }
        if (strncmp(line, "{\"error\"", 8) == 0) {
            osdev_qtest_fail_(qtest, "%.60s: %s", json, line);
        }
        // Everything else is the greeting or an event.
        if (strncmp(line, "{\"return\"", 9) == 0) {
            return line;
        }
    }
}

void osdev_qtest_greet_(struct osdev_qtest *qtest)
{
    command(qtest, "endianness");
    osdev_qtest_qmp(qtest, "{\"execute\": \"qmp_capabilities\"}");
}

// The index of the next device[INDEX] of a type, -1 if there is none.
static int next_device(const char **list, const char *type)
{
    static const char head[] = "\"device[";
    const char *at;

    while ((at = strstr(*list, head)) != NULL) {
        char rest[OSDEV_QTEST_PATH_LEN];
        char *end = NULL;
        long index = strtol(at + sizeof(head) - 1, &end, 10);

        *list = end;
        snprintf(rest, sizeof(rest), "]\", \"type\": \"child<%s>\"", type);
        if (strncmp(end, rest, strlen(rest)) == 0) {
            return (int)index;
        }
    }
    return -1;
}

void osdev_qtest_find(
    struct osdev_qtest *qtest, const char *type, unsigned index,
    char out_path[OSDEV_QTEST_PATH_LEN]
)
{
    const char *list = osdev_qtest_qmp(
        qtest, "{\"execute\": \"qom-list\", \"arguments\": "
               "{\"path\": \"/machine/unattached\"}}"
    );
    int found = -1;

    // The list has no order; the numbers do.
    for (unsigned i = 0; i <= index; i++) {
        const char *at = list;
        int best = -1;

        for (int n = next_device(&at, type); n >= 0;
             n = next_device(&at, type)) {
            if (n > found && (best < 0 || n < best)) {
                best = n;
            }
        }
        if (best < 0) {
            osdev_qtest_fail_(qtest, "there is no %s number %u", type, index);
        }
        found = best;
    }
    snprintf(
        out_path, OSDEV_QTEST_PATH_LEN, "/machine/unattached/device[%d]", found
    );
}
