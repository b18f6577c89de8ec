// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The four functions that compilers call and libraries expect. `rep movsb`
// and `rep stosb` are the fast way on every processor of the last decade and
// need no vector registers.
#include "string.h"

void *memcpy(void *restrict to, const void *restrict from, size_t len)
{
    void *start = to;

    __asm__ volatile("rep movsb"
                     : "+D"(to), "+S"(from), "+c"(len)
                     :
                     : "memory");
    return start;
}

void *memmove(void *to, const void *from, size_t len)
{
    uint8_t *last_to = (uint8_t *)to + len - 1;
    const uint8_t *last_from = (const uint8_t *)from + len - 1;

    if ((uintptr_t)to - (uintptr_t)from >= len) {
        return memcpy(to, from, len);
    }
    // Overlapping and upwards: from the last byte down.
    __asm__ volatile("std; rep movsb; cld"
                     : "+D"(last_to), "+S"(last_from), "+c"(len)
                     :
                     : "memory");
    return to;
}

void *memset(void *to, int value, size_t len)
{
    void *start = to;

    __asm__ volatile("rep stosb"
                     : "+D"(to), "+c"(len)
                     : "a"((uint8_t)value)
                     : "memory");
    return start;
}

int memcmp(const void *a, const void *b, size_t len)
{
    const uint8_t *left = a;
    const uint8_t *right = b;

    for (size_t i = 0; i < len; i++) {
        if (left[i] != right[i]) {
            return left[i] < right[i] ? -1 : 1;
        }
    }
    return 0;
}

size_t string_length(const char *text)
{
    size_t len = 0;

    while (text[len] != '\0') {
        len++;
    }
    return len;
}

bool string_equal(const char *a, const char *b)
{
    size_t len = string_length(a);

    return len == string_length(b) && memcmp(a, b, len) == 0;
}

const char *string_next_word(const char *text, char *word, size_t word_size)
{
    size_t len = 0;

    while (*text == ' ') {
        text++;
    }
    while (*text != '\0' && *text != ' ') {
        if (len + 1 < word_size) {
            word[len++] = *text;
        }
        text++;
    }
    word[len] = '\0';
    return text;
}
