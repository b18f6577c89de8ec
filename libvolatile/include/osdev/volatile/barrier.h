// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Memory barriers: the weakest instruction that is right, by processor.
 *
 * | kind, type | x86-64 | i386 | AArch64 | Arm v7 | RISC-V |
 * |---|---|---|---|---|---|
 * | mmio | mfence | locked or | dsb sy | dsb sy | fence iorw, iorw |
 * | mmio read | compiler | compiler | dsb ld | dsb sy | fence ir, iorw |
 * | mmio write | compiler | compiler | dsb st | dsb st | fence ow, ow |
 * | dma | locked or | locked or | dmb osh | dmb osh | fence rw, rw |
 * | dma read | compiler | compiler | dmb oshld | dmb osh | fence r, rw |
 * | dma write | compiler | compiler | dmb oshst | dmb oshst | fence w, w |
 * | smp | locked or | locked or | dmb ish | dmb ish | fence rw, rw |
 * | smp read | compiler | compiler | dmb ishld | dmb ish | fence r, r |
 * | smp write | compiler | compiler | dmb ishst | dmb ishst | fence w, w |
 * | wc | mfence | locked or | dsb sy | dsb sy | fence iorw, iorw |
 * | wc read | lfence | locked or | dsb ld | dsb sy | fence ir, iorw |
 * | wc write | sfence | locked or | dsb st | dsb st | fence ow, ow |
 * | doorbell | compiler | compiler | dmb oshst | dmb oshst | fence w, o |
 * | after mmio read | compiler | compiler | dmb oshld | dmb osh | fence i, rw |
 *
 * s390x and 64-bit Power have tables too, in osdev/volatile/arch. Which one
 * to use:
 *
 * - two registers of one device: none, the accesses stay in order;
 * - ring written, then doorbell register: doorbell;
 * - descriptor written, then index in memory: dma_publish;
 * - index in memory read, then descriptor: dma_consume;
 * - interrupt status register read, then memory: after_mmio_read;
 * - memory that is mapped write-combining is part of it: the wc kind;
 * - the write must have arrived before time goes on: write_posted;
 * - the device does not see the caches: also <osdev/volatile/cache.h>.
 *
 * @context Any.
 */
#ifndef OSDEV_VOLATILE_BARRIER_H
#define OSDEV_VOLATILE_BARRIER_H

#include <osdev/base/attr.h>
#include <osdev/volatile/config.h>

OSDEV_BEGIN_DECLS

/** Between whom a barrier keeps order. */
enum osdev_barrier_kind {
    /** The processor and devices, registers and memory alike. */
    OSDEV_BARRIER_MMIO = 0,
    /** Processors, through memory. */
    OSDEV_BARRIER_SMP,
    /** The processor and coherent devices, through memory. */
    OSDEV_BARRIER_DMA,
    /** The program and this processor: no instruction. */
    OSDEV_BARRIER_COMPILER,
    /** As MMIO, where some memory is mapped write-combining. */
    OSDEV_BARRIER_WC,
};

/** What a barrier keeps in order. */
enum osdev_barrier_type {
    /** All accesses. */
    OSDEV_BARRIER_GENERAL = 0,
    /** Reads before what follows. */
    OSDEV_BARRIER_READ,
    /** Writes before later writes. */
    OSDEV_BARRIER_WRITE,
};

/** Keep the compiler from moving memory accesses across this place. */
OSDEV_ALWAYS_INLINE void osdev_barrier_compiler(void)
{
    __asm__ __volatile__("" ::: "memory");
}

/**
 * Keep all accesses, to devices and to memory, in the order of the program.
 */
OSDEV_ALWAYS_INLINE void osdev_barrier_mmio(void)
{
    __asm__ __volatile__(OSDEV_ARCH_MMIO_ALL_ ::: "memory");
}

/**
 * Keep earlier reads before all later accesses, devices and memory alike.
 */
OSDEV_ALWAYS_INLINE void osdev_barrier_mmio_read(void)
{
    __asm__ __volatile__(OSDEV_ARCH_MMIO_READ_ ::: "memory");
}

/**
 * Keep earlier writes before later writes, devices and memory alike.
 */
OSDEV_ALWAYS_INLINE void osdev_barrier_mmio_write(void)
{
    __asm__ __volatile__(OSDEV_ARCH_MMIO_WRITE_ ::: "memory");
}

/**
 * Keep accesses to memory shared with a coherent device.
 */
OSDEV_ALWAYS_INLINE void osdev_barrier_dma(void)
{
    __asm__ __volatile__(OSDEV_ARCH_DMA_ALL_ ::: "memory");
}

/**
 * Keep earlier reads before later accesses to memory shared with a coherent
 * device.
 */
OSDEV_ALWAYS_INLINE void osdev_barrier_dma_read(void)
{
    __asm__ __volatile__(OSDEV_ARCH_DMA_READ_ ::: "memory");
}

/**
 * Keep earlier writes before later writes to memory shared with a coherent
 * device.
 */
OSDEV_ALWAYS_INLINE void osdev_barrier_dma_write(void)
{
    __asm__ __volatile__(OSDEV_ARCH_DMA_WRITE_ ::: "memory");
}

/**
 * Keep all accesses where some memory is mapped write-combining or is accessed
 * past the caches.
 */
OSDEV_ALWAYS_INLINE void osdev_barrier_wc(void)
{
    __asm__ __volatile__(OSDEV_ARCH_WC_ALL_ ::: "memory");
}

/**
 * Keep earlier reads before later ones where some memory is mapped
 * write-combining.
 */
OSDEV_ALWAYS_INLINE void osdev_barrier_wc_read(void)
{
    __asm__ __volatile__(OSDEV_ARCH_WC_READ_ ::: "memory");
}

/**
 * Keep earlier writes before later ones where some memory is mapped
 * write-combining.
 */
OSDEV_ALWAYS_INLINE void osdev_barrier_wc_write(void)
{
    __asm__ __volatile__(OSDEV_ARCH_WC_WRITE_ ::: "memory");
}

// One processor sees its own accesses in order: only the compiler is left.
#if OSDEV_VOLATILE_CFG_SMP
    #define OSDEV_BARRIER_SMP_(insn) insn
#else
    #define OSDEV_BARRIER_SMP_(insn) ""
#endif

/**
 * Keep accesses to memory shared with other processors, a load behind an earlier
 * store included.
 */
OSDEV_ALWAYS_INLINE void osdev_barrier_smp(void)
{
    __asm__ __volatile__(OSDEV_BARRIER_SMP_(OSDEV_ARCH_SMP_ALL_)::: "memory");
}

/**
 * Keep earlier reads before later reads of memory shared with other processors.
 */
OSDEV_ALWAYS_INLINE void osdev_barrier_smp_read(void)
{
    __asm__ __volatile__(OSDEV_BARRIER_SMP_(OSDEV_ARCH_SMP_READ_)::: "memory");
}

/**
 * Keep earlier writes before later writes to memory shared with other processors.
 */
OSDEV_ALWAYS_INLINE void osdev_barrier_smp_write(void)
{
    __asm__ __volatile__(OSDEV_BARRIER_SMP_(OSDEV_ARCH_SMP_WRITE_)::: "memory");
}

/** @name By purpose
 * @{ */

/**
 * Keep earlier writes to memory before a later write to a device register:
 * the ring is complete before its doorbell rings.
 */
OSDEV_ALWAYS_INLINE void osdev_barrier_doorbell(void)
{
    __asm__ __volatile__(OSDEV_ARCH_DOORBELL_ ::: "memory");
}

/**
 * Keep an earlier read of a device register before later accesses to memory:
 * the status says that data is there, then the data is read.
 */
OSDEV_ALWAYS_INLINE void osdev_barrier_after_mmio_read(void)
{
    __asm__ __volatile__(OSDEV_ARCH_AFTER_MMIO_READ_ ::: "memory");
}

/**
 * Keep what was written to shared memory before the index or flag that hands
 * it to a coherent device.
 */
OSDEV_ALWAYS_INLINE void osdev_barrier_dma_publish(void)
{
    osdev_barrier_dma_write();
}

/**
 * Keep the index or flag that a coherent device wrote before the data that it
 * hands over.
 */
OSDEV_ALWAYS_INLINE void osdev_barrier_dma_consume(void)
{
    osdev_barrier_dma_read();
}

/**
 * Keep an earlier store before a later load, as "announce, then look whether
 * the other side has announced" needs. Only a general barrier does that.
 */
OSDEV_ALWAYS_INLINE void osdev_barrier_smp_store_load(void)
{
    osdev_barrier_smp();
}

/** @} */

/**
 * Issue a barrier by its name. With constants, as usual, this is the one
 * instruction of the table.
 *
 * @param kind  Between whom.
 * @param type  What is kept in order; the compiler kind has one type only.
 */
OSDEV_ALWAYS_INLINE void
osdev_barrier(enum osdev_barrier_kind kind, enum osdev_barrier_type type)
{
    switch (kind) {
    case OSDEV_BARRIER_MMIO:
        if (type == OSDEV_BARRIER_READ) {
            osdev_barrier_mmio_read();
        } else if (type == OSDEV_BARRIER_WRITE) {
            osdev_barrier_mmio_write();
        } else {
            osdev_barrier_mmio();
        }
        return;
    case OSDEV_BARRIER_SMP:
        if (type == OSDEV_BARRIER_READ) {
            osdev_barrier_smp_read();
        } else if (type == OSDEV_BARRIER_WRITE) {
            osdev_barrier_smp_write();
        } else {
            osdev_barrier_smp();
        }
        return;
    case OSDEV_BARRIER_DMA:
        if (type == OSDEV_BARRIER_READ) {
            osdev_barrier_dma_read();
        } else if (type == OSDEV_BARRIER_WRITE) {
            osdev_barrier_dma_write();
        } else {
            osdev_barrier_dma();
        }
        return;
    case OSDEV_BARRIER_WC:
        if (type == OSDEV_BARRIER_READ) {
            osdev_barrier_wc_read();
        } else if (type == OSDEV_BARRIER_WRITE) {
            osdev_barrier_wc_write();
        } else {
            osdev_barrier_wc();
        }
        return;
    case OSDEV_BARRIER_COMPILER:
        break;
    }
    osdev_barrier_compiler();
}

OSDEV_END_DECLS

#endif
