// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// A line editor and a table of commands. Between keys the processor halts.
#include "shell.h"

#include <osdev/x86.h>

#include "commands.h"
#include "log.h"
#include "serial.h"
#include "string.h"

#define LINE_SIZE 128
#define WORD_SIZE 32

#define KEY_BACKSPACE 0x08
#define KEY_DELETE    0x7f

static char wait_for_key(void)
{
    char key;

    for (;;) {
        // With interrupts off a key cannot slip in between look and halt.
        osdev_x86_interrupts_disable();
        if (serial_get(&key)) {
            osdev_x86_interrupts_enable();
            return key;
        }
        osdev_x86_interrupts_enable_and_hlt();
    }
}

static void read_line(char *line)
{
    size_t len = 0;

    for (;;) {
        char key = wait_for_key();

        if (key == '\r' || key == '\n') {
            log_print("\n");
            line[len] = '\0';
            return;
        }
        if ((key == KEY_BACKSPACE || key == KEY_DELETE) && len > 0) {
            len--;
            log_print("\b \b");
        } else if (key >= ' ' && key < KEY_DELETE && len + 1 < LINE_SIZE) {
            line[len++] = key;
            log_print("%c", key);
        }
    }
}

static void run_line(const char *line)
{
    char word[WORD_SIZE];
    const char *rest = string_next_word(line, word, sizeof(word));
    const struct command *command = command_find(word);

    if (command != NULL) {
        command->run(rest);
    } else if (word[0] != '\0') {
        log_print("%s: no such command; try help\n", word);
    }
}

void shell_run(void)
{
    char line[LINE_SIZE];

    for (;;) {
        log_print("osdev> ");
        read_line(line);
        run_line(line);
    }
}
