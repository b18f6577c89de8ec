// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Put a Multiboot2 header into a kernel, from C or from an assembly file.
 *
 * In C a header is one constant structure whose members are the tags, the
 * start first and the end last:
 *
 * @code
 * static const struct {
 *     struct osdev_multiboot2_embed_start start;
 *     struct osdev_multiboot2_embed_framebuffer framebuffer;
 *     struct osdev_multiboot2_embed_tag end;
 * } header OSDEV_MULTIBOOT2_EMBED = {
 *     OSDEV_MULTIBOOT2_EMBED_START(OSDEV_MULTIBOOT2_ARCH_I386, header),
 *     OSDEV_MULTIBOOT2_EMBED_FRAMEBUFFER(1, 1024, 768, 32),
 *     OSDEV_MULTIBOOT2_EMBED_END,
 * };
 * @endcode
 *
 * In assembly files, run through the C preprocessor:
 *
 * @code
 *     .section .multiboot2, "a"
 *     OSDEV_MULTIBOOT2_ASM_START(OSDEV_MULTIBOOT2_ARCH_I386)
 *     OSDEV_MULTIBOOT2_ASM_WORDS(OSDEV_MULTIBOOT2_HEADER_ENTRY_EFI64, 1, start)
 *     OSDEV_MULTIBOOT2_ASM_END
 * @endcode
 *
 * The linker script must keep the section and place it in the first 32 KiB of
 * the file. The address of a symbol is no 32-bit constant in C: entry points
 * that are symbols need the assembly form.
 *
 * @spec Multiboot2 2.0, 3.1
 */
#ifndef OSDEV_MULTIBOOT2_EMBED_H
#define OSDEV_MULTIBOOT2_EMBED_H

#include <osdev/multiboot2/number.h>

#ifdef __ASSEMBLER__

    /** Start the header. Only one a file. */
    #define OSDEV_MULTIBOOT2_ASM_START(architecture)                       \
        .balign 8;                                                         \
        769:;                                                              \
        .long OSDEV_MULTIBOOT2_HEADER_MAGIC;                               \
        .long architecture;                                                \
        .long 770f - 769b;                                                 \
        .long 0x100000000 - OSDEV_MULTIBOOT2_HEADER_MAGIC - architecture - \
            (770f - 769b)

    /** A tag without fields. */
    #define OSDEV_MULTIBOOT2_ASM_TAG(type, flags) \
        .balign 8;                                \
        .short type, flags;                       \
        .long 8

    /** A tag whose fields, all 32 bits wide, are the further arguments. */
    #define OSDEV_MULTIBOOT2_ASM_WORDS(type, flags, ...) \
        .balign 8;                                       \
        771:;                                            \
        .short type, flags;                              \
        .long 772f - 771b;                               \
        .long __VA_ARGS__;                               \
        772:

    /** End the header. */
    #define OSDEV_MULTIBOOT2_ASM_END                              \
        OSDEV_MULTIBOOT2_ASM_TAG(OSDEV_MULTIBOOT2_HEADER_END, 0); \
        770:

#else

    #include <stddef.h>
    #include <stdint.h>

    #include <osdev/base/attr.h>

/** Start of the header. */
struct osdev_multiboot2_embed_start {
    uint32_t magic;        /**< OSDEV_MULTIBOOT2_HEADER_MAGIC. */
    uint32_t architecture; /**< OSDEV_MULTIBOOT2_ARCH_.... */
    uint32_t length;       /**< Bytes of the whole header. */
    uint32_t checksum;     /**< Makes the four words add up to 0. */
};

/** A tag without fields, and the end tag. */
struct osdev_multiboot2_embed_tag {
    OSDEV_ALIGNAS(8) uint16_t type; /**< OSDEV_MULTIBOOT2_HEADER_.... */
    uint16_t flags;                 /**< Flags. */
    uint32_t size;                  /**< 8. */
};

/** A tag with one field: console flags or an entry point. */
struct osdev_multiboot2_embed_word {
    OSDEV_ALIGNAS(8) uint16_t type; /**< OSDEV_MULTIBOOT2_HEADER_.... */
    uint16_t flags;                 /**< Flags. */
    uint32_t size;                  /**< 12. */
    uint32_t value;                 /**< The field. */
};

/** A frame buffer tag. */
struct osdev_multiboot2_embed_framebuffer {
    OSDEV_ALIGNAS(8) uint16_t type; /**< Type. */
    uint16_t flags;                 /**< Flags. */
    uint32_t size;                  /**< 20. */
    uint32_t width;                 /**< 0 if it does not matter. */
    uint32_t height;                /**< 0 if it does not matter. */
    uint32_t depth;                 /**< 0 if it does not matter. */
};

/** A tag with four fields: address or relocatable. */
struct osdev_multiboot2_embed_words4 {
    OSDEV_ALIGNAS(8) uint16_t type; /**< OSDEV_MULTIBOOT2_HEADER_.... */
    uint16_t flags;                 /**< Flags. */
    uint32_t size;                  /**< 24. */
    uint32_t values[4];             /**< The fields, in their order. */
};

OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_multiboot2_embed_start) == 16, "start size"
);
OSDEV_STATIC_ASSERT(sizeof(struct osdev_multiboot2_embed_tag) == 8, "tag size");
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_multiboot2_embed_word) == 16, "word size"
);
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_multiboot2_embed_framebuffer) == 24, "framebuffer size"
);
OSDEV_STATIC_ASSERT(
    offsetof(struct osdev_multiboot2_embed_framebuffer, width) == 8,
    "framebuffer width"
);
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_multiboot2_embed_words4) == 24, "words4 size"
);

    /** Type of a member: a tag that asks for @p count types of boot
     * information. */
    #define OSDEV_MULTIBOOT2_EMBED_REQUEST_TYPE(count) \
        struct {                                       \
            OSDEV_ALIGNAS(8) uint16_t type;            \
            uint16_t flags;                            \
            uint32_t size;                             \
            uint32_t types[count];                     \
        }

    /** Attributes of the structure: its section, kept though nobody uses it. */
    #define OSDEV_MULTIBOOT2_EMBED \
        __attribute__((section(".multiboot2"), used, aligned(8)))

    /** Initialise the start; @p header is the name of the whole structure. */
    #define OSDEV_MULTIBOOT2_EMBED_START(architecture, header)          \
        {                                                               \
            OSDEV_MULTIBOOT2_HEADER_MAGIC, architecture,                \
                (uint32_t)sizeof(header),                               \
                0u - OSDEV_MULTIBOOT2_HEADER_MAGIC -                    \
                    (uint32_t)(architecture) - (uint32_t)sizeof(header) \
        }

    /** Initialise a tag without fields. */
    #define OSDEV_MULTIBOOT2_EMBED_TAG(type, flags) \
        {                                           \
            type, flags, 8                          \
        }

    /** Initialise a tag with one field. */
    #define OSDEV_MULTIBOOT2_EMBED_WORD(type, flags, value) \
        {                                                   \
            type, flags, 12, value                          \
        }

    /** Initialise a frame buffer tag; 0 if something does not matter. */
    #define OSDEV_MULTIBOOT2_EMBED_FRAMEBUFFER(flags, width, height, depth) \
        {                                                                   \
            OSDEV_MULTIBOOT2_HEADER_FRAMEBUFFER, flags, 20, width, height,  \
                depth                                                       \
        }

    /** Initialise a tag with four fields. */
    #define OSDEV_MULTIBOOT2_EMBED_WORDS4(type, flags, a, b, c, d) \
        {                                                          \
            type, flags, 24,                                       \
            {                                                      \
                a, b, c, d                                         \
            }                                                      \
        }

    /** Initialise a request tag of @p count types: the further arguments. */
    #define OSDEV_MULTIBOOT2_EMBED_REQUEST(flags, count, ...)        \
        {                                                            \
            OSDEV_MULTIBOOT2_HEADER_REQUEST, flags, 8 + 4 * (count), \
            {                                                        \
                __VA_ARGS__                                          \
            }                                                        \
        }

    /** Initialise the end tag. */
    #define OSDEV_MULTIBOOT2_EMBED_END \
        OSDEV_MULTIBOOT2_EMBED_TAG(OSDEV_MULTIBOOT2_HEADER_END, 0)

#endif

#endif
