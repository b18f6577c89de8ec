// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Bytes and text, as much as a kernel without a C library needs.
#ifndef KERNEL_STRING_H
#define KERNEL_STRING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

void *memcpy(void *restrict to, const void *restrict from, size_t len);
void *memmove(void *to, const void *from, size_t len);
void *memset(void *to, int value, size_t len);
int memcmp(const void *a, const void *b, size_t len);

size_t string_length(const char *text);
bool string_equal(const char *a, const char *b);

/**
 * Copy the next word and return what follows it. The word is empty at the end
 * of the text, and cut if it is longer than the buffer.
 */
const char *string_next_word(const char *text, char *word, size_t word_size);

#endif
