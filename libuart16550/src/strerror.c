// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
// Names of errors.
#include <osdev/uart16550/err.h>

const char *osdev_uart16550_strerror(enum osdev_uart16550_err err)
{
    switch (err) {
    case OSDEV_UART16550_OK:
        return "no error";
    case OSDEV_UART16550_ERR_BAD_ARG:
        return "argument out of range";
    case OSDEV_UART16550_ERR_BAD_ADDRESS:
        return "register block is misplaced";
    case OSDEV_UART16550_ERR_BAD_STRIDE:
        return "register stride is not usable";
    case OSDEV_UART16550_ERR_BAD_WIDTH:
        return "access width is not 8 or 32 bits";
    case OSDEV_UART16550_ERR_BAD_RATE:
        return "clock cannot give the rate";
    case OSDEV_UART16550_ERR_NOT_PRESENT:
        return "no UART answers";
    case OSDEV_UART16550_ERR_NO_AUTO_FLOW:
        return "no automatic flow control";
    case OSDEV_UART16550_ERR_BUSY:
        return "line control is locked while busy";
    case OSDEV_UART16550_ERR_TIMEOUT:
        return "device did not become ready in time";
    case OSDEV_UART16550_ERR_EMPTY:
        return "receiver is empty";
    case OSDEV_UART16550_ERR_FULL:
        return "transmitter is full";
    case OSDEV_UART16550_ERR_NOT_CLEAR_TO_SEND:
        return "peer is not clear to send";
    case OSDEV_UART16550_ERR_NO_DATA_SET:
        return "peer is not ready";
    case OSDEV_UART16550_ERR_LOOPBACK_MODEM:
        return "modem lines do not loop back";
    case OSDEV_UART16550_ERR_LOOPBACK_DATA:
        return "bytes do not loop back";
    case OSDEV_UART16550_ERR_STUCK:
        return "receiver never runs empty";
    }
    return "unknown error";
}
