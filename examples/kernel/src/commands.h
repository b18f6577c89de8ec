// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The shell's commands.
#ifndef KERNEL_COMMANDS_H
#define KERNEL_COMMANDS_H

struct command {
    const char *name;
    const char *help;
    void (*run)(const char *arguments);
};

/** Find a command by its name; NULL if there is none. */
const struct command *command_find(const char *name);

#endif
