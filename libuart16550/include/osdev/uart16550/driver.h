// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * The driver object: how it reaches a device, how it is set up, and its
 * control lines. Sending and receiving are in <osdev/uart16550/io.h>.
 */
#ifndef OSDEV_UART16550_DRIVER_H
#define OSDEV_UART16550_DRIVER_H

#include <stdbool.h>
#include <stdint.h>

#include <osdev/uart16550/err.h>
#include <osdev/uart16550/line.h>
#include <osdev/uart16550/regs.h>

OSDEV_BEGIN_DECLS

/**
 * How the driver reaches its device. One table serves any number of devices:
 * what tells them apart is the context.
 */
struct osdev_uart16550_ops {
    /** Read a register, index 0..7. Must not wait. */
    uint8_t (*read)(void *ctx, unsigned reg);
    /** Write a register, index 0..7. Must not wait. */
    void (*write)(void *ctx, unsigned reg, uint8_t value);
    /** Called between two polls, to pause or to yield. May be NULL. */
    void (*relax)(void *ctx);
    /** Microseconds from any start, never backwards. May be NULL: then time
     * limits have no effect and polls alone are counted. */
    uint64_t (*now_us)(void *ctx);
    /** Read the UART status register of a DesignWare UART, byte offset 0x7c,
     * which ends its busy interrupt. NULL for every other device. */
    uint32_t (*read_usr)(void *ctx);
};

/**
 * How long a call may wait. The polls hold even if the clock stands still.
 * All zero means: try once.
 */
struct osdev_uart16550_limit {
    /** Polls without any progress after which to give up; 0 counts as 1. */
    uint32_t polls;
    /** Time for the whole call in microseconds; 0 means no limit in time. */
    uint32_t timeout_us;
};

/** Polls of a limit that was given in time: some seconds on real hardware. */
#define OSDEV_UART16550_POLLS_OF_TIMEOUT (UINT32_C(1) << 24)

/**
 * Limit a wait by a number of polls.
 *
 * @param polls  Polls without progress, each one register access of about
 *               1 microsecond on a PC.
 */
static inline struct osdev_uart16550_limit
osdev_uart16550_limit_polls(uint32_t polls)
{
    struct osdev_uart16550_limit limit = {polls, 0};

    return limit;
}

/**
 * Limit a call by time. Needs @c ops->now_us; a clock that stands still ends
 * at OSDEV_UART16550_POLLS_OF_TIMEOUT.
 *
 * @param timeout_us  Time for the whole call in microseconds, not 0.
 */
static inline struct osdev_uart16550_limit
osdev_uart16550_limit_us(uint32_t timeout_us)
{
    struct osdev_uart16550_limit limit = {
        OSDEV_UART16550_POLLS_OF_TIMEOUT, timeout_us};

    return limit;
}

/** What the transmitter waits for besides room. */
enum osdev_uart16550_flow {
    /** Nothing: right for cables of three wires and for no cable. */
    OSDEV_UART16550_FLOW_NONE,
    /** The driver looks at CTS before each byte. */
    OSDEV_UART16550_FLOW_CTS,
    /** The device itself works RTS and CTS (16750 and later). */
    OSDEV_UART16550_FLOW_AUTO,
};

/** Bytes in the receiver's FIFO that raise an interrupt. */
enum osdev_uart16550_trigger {
    OSDEV_UART16550_TRIGGER_1,  /**< Every byte. */
    OSDEV_UART16550_TRIGGER_4,  /**< A quarter; 16 of 64. */
    OSDEV_UART16550_TRIGGER_8,  /**< A half; 32 of 64. */
    OSDEV_UART16550_TRIGGER_14, /**< Two bytes of room; 56 of 64. */
};

/** Settings. Start from osdev_uart16550_config_default(). */
struct osdev_uart16550_config {
    /** Clock before the division by 16, after any prescaler, in Hz. */
    uint32_t clock_hz;
    /** Rate in bits a second. */
    uint32_t baud;
    /** Largest deviation from the rate to accept, in parts per million. */
    uint32_t tolerance_ppm;
    /** Frame on the line. */
    struct osdev_uart16550_frame frame;
    /** Flow control. */
    enum osdev_uart16550_flow flow;
    /** Interrupt level of the receiver's FIFO. */
    enum osdev_uart16550_trigger trigger;
    /** Bytes that the transmitter's FIFO takes when it is empty. 0: 16 if
     * there are FIFOs. 1: leave the FIFOs off. 64: turn a 16750's long FIFOs
     * on. At most 128; osdev_uart16550_probe() tells. */
    uint8_t fifo_depth;
    /** Sources for IER, OSDEV_UART16550_IER_...; 0 raises none. */
    uint8_t interrupts;
    /** Outputs for MCR: DTR, RTS, OUT1 and OUT2. */
    uint8_t outputs;
    /** How long init lets a transmission of the firmware end. */
    struct osdev_uart16550_limit drain;
};

/**
 * A UART. The caller owns the memory; all members are private.
 *
 * One CPU at a time uses an object. A kernel that uses one from interrupt
 * handlers too holds a lock that keeps interrupts off.
 */
struct osdev_uart16550 {
    const struct osdev_uart16550_ops *ops; /**< Private. */
    void *ctx;                             /**< Private. */
    struct osdev_uart16550_config config;  /**< Private. */
    uint16_t divisor;    /**< Private: what init programmed, or 0. */
    uint8_t fifo_depth;  /**< Private: bytes to send on an empty FIFO. */
    uint8_t fcr;         /**< Private: FCR cannot be read back. */
    uint8_t line_errors; /**< Private: read from LSR, not yet reported. */
};

/** Registers as they were at one moment. */
struct osdev_uart16550_dump {
    uint16_t divisor; /**< DLM and DLL. */
    uint8_t ier;      /**< Interrupt enable. */
    uint8_t iir;      /**< Interrupt identification. */
    uint8_t lcr;      /**< Line control. */
    uint8_t mcr;      /**< Modem control. */
    uint8_t lsr;      /**< Line status. */
    uint8_t msr;      /**< Modem status. */
    uint8_t scr;      /**< Scratch. */
};

/**
 * Settings for a PC: 115200 bauds, 8N1, no flow control, no interrupts,
 * trigger level 14, DTR, RTS and OUT2 on, 2 % tolerance.
 */
struct osdev_uart16550_config osdev_uart16550_config_default(void);

/**
 * Tie an object to a device without touching it.
 *
 * Enough to probe, to send through a UART that the firmware has set up, and
 * for osdev_uart16550_steal(). The transmitter is taken for one without FIFO.
 *
 * @param[out] uart  The object.
 * @param      ops   Must outlive the object.
 * @param      ctx   Handed to every callback.
 *
 * @retval OSDEV_UART16550_OK
 * @retval OSDEV_UART16550_ERR_BAD_ARG  read or write is missing.
 *
 * @context Any. Does not touch the device.
 */
OSDEV_NODISCARD
enum osdev_uart16550_err osdev_uart16550_attach(
    struct osdev_uart16550 *uart, const struct osdev_uart16550_ops *ops,
    void *ctx
);

/**
 * Find the device and set it up.
 *
 * Nothing is written before the settings are found good. A transmission under
 * way is given time; what the receiver holds is dropped. All interrupts stay
 * off unless the settings ask for some, and are turned on last. After an error
 * the object is attached; a device that was touched and obeys has its
 * interrupts off and DLAB clear.
 *
 * @param[out] uart    The object.
 * @param      ops     Must outlive the object.
 * @param      ctx     Handed to every callback.
 * @param      config  Settings; copied.
 *
 * @retval OSDEV_UART16550_OK
 * @retval OSDEV_UART16550_ERR_BAD_ARG       read or write is missing, or a
 *                                           setting is outside its range.
 * @retval OSDEV_UART16550_ERR_BAD_RATE      no divisor gives the rate.
 * @retval OSDEV_UART16550_ERR_NOT_PRESENT   no UART answers.
 * @retval OSDEV_UART16550_ERR_BUSY          LCR refuses its value.
 * @retval OSDEV_UART16550_ERR_NO_AUTO_FLOW  FLOW_AUTO is asked of a device
 *                                           without it.
 *
 * @context Waits at most @c config->drain, then for a few hundred register
 *          accesses.
 */
OSDEV_NODISCARD
enum osdev_uart16550_err osdev_uart16550_init(
    struct osdev_uart16550 *uart, const struct osdev_uart16550_ops *ops,
    void *ctx, const struct osdev_uart16550_config *config
);

/**
 * The settings of the last init, or the defaults after attach.
 *
 * @param uart  The object.
 */
static inline struct osdev_uart16550_config
osdev_uart16550_config(const struct osdev_uart16550 *uart)
{
    return uart->config;
}

/**
 * Bytes that the driver sends at once when the transmitter is empty.
 *
 * @param uart  The object.
 * @return 1 without FIFOs.
 */
static inline unsigned
osdev_uart16550_fifo_depth(const struct osdev_uart16550 *uart)
{
    return uart->fifo_depth;
}

/**
 * Read a register as it is. The line status register is better read by
 * osdev_uart16550_line_status(), which forgets no error.
 *
 * @param uart  The object.
 * @param reg   Index, 0..7.
 */
static inline uint8_t
osdev_uart16550_reg_read(const struct osdev_uart16550 *uart, unsigned reg)
{
    OSDEV_ASSERT(reg < OSDEV_UART16550_REG_COUNT);
    return uart->ops->read(uart->ctx, reg);
}

/**
 * Write a register as it is.
 *
 * @param uart   The object.
 * @param reg    Index, 0..7.
 * @param value  The value.
 */
static inline void osdev_uart16550_reg_write(
    const struct osdev_uart16550 *uart, unsigned reg, uint8_t value
)
{
    OSDEV_ASSERT(reg < OSDEV_UART16550_REG_COUNT);
    uart->ops->write(uart->ctx, reg, value);
}

/**
 * Read the line status. The device forgets errors when they are read; the
 * object keeps them for the byte that they belong to.
 *
 * @param uart  The object.
 * @return LSR.
 */
uint8_t osdev_uart16550_line_status(struct osdev_uart16550 *uart);

/**
 * Read the modem status. Reading clears the delta bits.
 *
 * @param uart  The object.
 * @return MSR.
 */
static inline uint8_t
osdev_uart16550_modem_status(const struct osdev_uart16550 *uart)
{
    return osdev_uart16550_reg_read(uart, OSDEV_UART16550_MSR);
}

/**
 * Choose the interrupt sources.
 *
 * @param uart     The object.
 * @param sources  OSDEV_UART16550_IER_... bits; 0 turns all off.
 */
static inline void osdev_uart16550_set_interrupts(
    const struct osdev_uart16550 *uart, uint8_t sources
)
{
    osdev_uart16550_reg_write(uart, OSDEV_UART16550_IER, sources);
}

/**
 * Set the modem outputs; loopback goes off, automatic flow control stays.
 *
 * @param uart     The object.
 * @param outputs  OSDEV_UART16550_MCR_DTR, RTS, OUT1 and OUT2; others are
 *                 dropped.
 */
void osdev_uart16550_set_outputs(
    const struct osdev_uart16550 *uart, uint8_t outputs
);

/**
 * Begin or end a break: the line is held low, over what the transmitter
 * holds. Flush first; a peer needs at least one frame's time to see it.
 *
 * @param uart  The object.
 * @param on    Whether the line is held low.
 *
 * @retval OSDEV_UART16550_OK
 * @retval OSDEV_UART16550_ERR_BUSY  LCR refuses its value (DesignWare, while
 *                                   a byte moves). Try again later.
 *
 * @spec PC16550D, 8.2
 */
OSDEV_NODISCARD
enum osdev_uart16550_err
osdev_uart16550_set_break(const struct osdev_uart16550 *uart, bool on);

/**
 * Look whether a peer with all modem wires is there. No other function
 * demands it: most null-modem cables would fail.
 *
 * @param uart  The object. Delta bits of MSR are cleared.
 *
 * @retval OSDEV_UART16550_OK
 * @retval OSDEV_UART16550_ERR_NO_DATA_SET        DSR is off.
 * @retval OSDEV_UART16550_ERR_NOT_CLEAR_TO_SEND  DSR is on, CTS is off.
 */
OSDEV_NODISCARD
enum osdev_uart16550_err
osdev_uart16550_check_connected(const struct osdev_uart16550 *uart);

/**
 * Read every register but the receiver's.
 *
 * Reading IIR acknowledges a pending transmitter interrupt, and DLAB is set
 * for a moment.
 *
 * @param      uart      The object.
 * @param[out] out_dump  The registers.
 *
 * @context No interrupt handler of this device may run meanwhile.
 */
void osdev_uart16550_dump(
    struct osdev_uart16550 *uart, struct osdev_uart16550_dump *out_dump
);

OSDEV_END_DECLS

#endif
