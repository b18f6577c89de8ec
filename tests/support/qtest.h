// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// QEMU's device models as the hardware of a host test. A QEMU process runs
// beside the test; its processor is halted from the first instruction on, and
// the test reads and writes ports, registers and guest memory over a socket.
// README.md beside this file shows a test.
//
// Every function that talks to QEMU waits at most the time limit of its
// options. A limit that passes, a command that QEMU refuses and a QEMU that
// ended all fail the running cmocka test with a line that says which.
#ifndef OSDEV_QTEST_H
#define OSDEV_QTEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Interrupt lines that can be watched, and byte streams to devices.
#define OSDEV_QTEST_IRQS  256
#define OSDEV_QTEST_LINKS 4

// Length of the longest path that osdev_qtest_find() writes, with its NUL.
#define OSDEV_QTEST_PATH_LEN 64

struct osdev_qtest;

// How to start QEMU. All members may be 0 or NULL.
struct osdev_qtest_opts {
    // "pc" (also for NULL), "q35" or "microvm", with options after a comma.
    const char *machine;
    // Further arguments; the last one is NULL.
    const char *const *args;
    // Size of guest RAM in MiB, 0 is 64, at most 2048.
    unsigned ram_mib;
    // Byte streams to create: character devices link0, link1, ...
    unsigned links;
    // Limit of every wait in ms, 0 is 5000; start-up may take three times that.
    unsigned timeout_ms;
    // Stop the machine's clock: no timer of a device ever fires. Devices that
    // look whether the machine runs, such as virtio-net, do not work then.
    bool paused;
};

// Leave the program with OSDEV_TEST_SKIP and a line that names the package if
// there is no QEMU. For main(), before the first cmocka call. The environment
// variable OSDEV_QTEST_QEMU names another program than qemu-system-x86_64.
void osdev_qtest_require(void);

// Start QEMU; opts may be NULL. Skips as osdev_qtest_require() does. QEMU dies
// with the test program, whatever ends it.
struct osdev_qtest *osdev_qtest_start(const struct osdev_qtest_opts *opts);

// End QEMU and free everything. NULL does nothing.
void osdev_qtest_stop(struct osdev_qtest *qtest);

// Port I/O of exact width.
uint8_t osdev_qtest_in8(struct osdev_qtest *qtest, uint16_t port);
uint16_t osdev_qtest_in16(struct osdev_qtest *qtest, uint16_t port);
uint32_t osdev_qtest_in32(struct osdev_qtest *qtest, uint16_t port);
void osdev_qtest_out8(struct osdev_qtest *qtest, uint16_t port, uint8_t value);
void osdev_qtest_out16(
    struct osdev_qtest *qtest, uint16_t port, uint16_t value
);
void osdev_qtest_out32(
    struct osdev_qtest *qtest, uint16_t port, uint32_t value
);

// Memory-mapped registers at a physical address, of exact width.
uint8_t osdev_qtest_read8(struct osdev_qtest *qtest, uint64_t addr);
uint16_t osdev_qtest_read16(struct osdev_qtest *qtest, uint64_t addr);
uint32_t osdev_qtest_read32(struct osdev_qtest *qtest, uint64_t addr);
uint64_t osdev_qtest_read64(struct osdev_qtest *qtest, uint64_t addr);
void osdev_qtest_write8(
    struct osdev_qtest *qtest, uint64_t addr, uint8_t value
);
void osdev_qtest_write16(
    struct osdev_qtest *qtest, uint64_t addr, uint16_t value
);
void osdev_qtest_write32(
    struct osdev_qtest *qtest, uint64_t addr, uint32_t value
);
void osdev_qtest_write64(
    struct osdev_qtest *qtest, uint64_t addr, uint64_t value
);

// Bytes at a physical address, through the machine's memory map.
void osdev_qtest_mem_read(
    struct osdev_qtest *qtest, uint64_t addr, void *out, size_t len
);
void osdev_qtest_mem_write(
    struct osdev_qtest *qtest, uint64_t addr, const void *bytes, size_t len
);
void osdev_qtest_mem_set(
    struct osdev_qtest *qtest, uint64_t addr, uint8_t value, size_t len
);

// Guest RAM as memory of this process: what a device writes by DMA shows up
// here and the other way round. Fails outside of RAM and in the hole from
// 0xa0000 to 0xfffff, where devices see other memory.
void *osdev_qtest_ram(struct osdev_qtest *qtest, uint64_t addr, size_t len);

// Let at least so much of the machine's time pass. It is real time: QEMU's
// stepped clock needs an accelerator that Debian does not build.
void osdev_qtest_clock_step(struct osdev_qtest *qtest, uint64_t ns);

// Watch the input (or output) lines of one device from now on, once per QEMU.
// The lines work on. path is a full path, or a name such as "ioapic".
void osdev_qtest_irq_intercept_in(struct osdev_qtest *qtest, const char *path);
void osdev_qtest_irq_intercept_out(struct osdev_qtest *qtest, const char *path);

// The level of a watched line, and how often it has risen since it is watched.
bool osdev_qtest_irq_level(struct osdev_qtest *qtest, unsigned line);
unsigned osdev_qtest_irq_rises(struct osdev_qtest *qtest, unsigned line);

// Wait until a watched line has a level, or has risen more than count times.
void osdev_qtest_irq_wait_level(
    struct osdev_qtest *qtest, unsigned line, bool level
);
void osdev_qtest_irq_wait_rises(
    struct osdev_qtest *qtest, unsigned line, unsigned count
);

// Drive an input line of a device.
void osdev_qtest_irq_set(
    struct osdev_qtest *qtest, const char *path, unsigned line, bool level
);

// Write to and read from the other end of a byte stream. Reading waits for
// exactly len bytes; pending tells how many bytes wait to be read.
void osdev_qtest_link_write(
    struct osdev_qtest *qtest, unsigned link, const void *bytes, size_t len
);
void osdev_qtest_link_read(
    struct osdev_qtest *qtest, unsigned link, void *out, size_t len
);
size_t osdev_qtest_link_pending(struct osdev_qtest *qtest, unsigned link);

// Send one command of the QEMU machine protocol, a JSON object in one line.
// Returns the answer, valid until the next call; an error fails the test.
const char *osdev_qtest_qmp(struct osdev_qtest *qtest, const char *json);

// Write the path of a built-in device: the index-th one of a type in the order
// in which the machine made them.
void osdev_qtest_find(
    struct osdev_qtest *qtest, const char *type, unsigned index,
    char out_path[OSDEV_QTEST_PATH_LEN]
);

#endif
