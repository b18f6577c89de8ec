// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Video: VESA BIOS extensions and the frame buffer.
 */
#ifndef OSDEV_MULTIBOOT2_VIDEO_H
#define OSDEV_MULTIBOOT2_VIDEO_H

#include <osdev/base/addr.h>
#include <osdev/multiboot2/info.h>

OSDEV_BEGIN_DECLS

/** Bytes of the VBE controller information. */
#define OSDEV_MULTIBOOT2_VBE_CONTROL_LEN 512u
/** Bytes of the VBE mode information. */
#define OSDEV_MULTIBOOT2_VBE_MODE_LEN 256u

/** @name VBE capabilities
 * @{ */
/** The palette can be 8 bits a colour wide. */
#define OSDEV_MULTIBOOT2_VBE_CAP_DAC8 0x1u
/** The controller is not compatible with VGA. */
#define OSDEV_MULTIBOOT2_VBE_CAP_NOT_VGA 0x2u
/** Write the palette only during blanking. */
#define OSDEV_MULTIBOOT2_VBE_CAP_BLANK_BIT 0x4u
/** @} */

/** @name VBE mode attributes
 * @{ */
/** The hardware supports the mode. */
#define OSDEV_MULTIBOOT2_VBE_MODE_SUPPORTED 0x1u
/** The BIOS can write text in the mode. */
#define OSDEV_MULTIBOOT2_VBE_MODE_TTY 0x4u
/** A colour mode. */
#define OSDEV_MULTIBOOT2_VBE_MODE_COLOUR 0x8u
/** A graphics mode. */
#define OSDEV_MULTIBOOT2_VBE_MODE_GRAPHICS 0x10u
/** The mode is not compatible with VGA. */
#define OSDEV_MULTIBOOT2_VBE_MODE_NOT_VGA 0x20u
/** There are no memory windows. */
#define OSDEV_MULTIBOOT2_VBE_MODE_NO_WINDOW 0x40u
/** There is a linear frame buffer. */
#define OSDEV_MULTIBOOT2_VBE_MODE_LINEAR 0x80u
/** @} */

/** @name VBE window attributes
 * @{ */
/** The window can be moved. */
#define OSDEV_MULTIBOOT2_VBE_WINDOW_MOVABLE 0x1u
/** The window can be read. */
#define OSDEV_MULTIBOOT2_VBE_WINDOW_READABLE 0x2u
/** The window can be written. */
#define OSDEV_MULTIBOOT2_VBE_WINDOW_WRITABLE 0x4u
/** @} */

/** @name VBE direct colour attributes
 * @{ */
/** The colour ramp can be programmed. */
#define OSDEV_MULTIBOOT2_VBE_DIRECT_RAMP 0x1u
/** The bits of the reserved field are free for use. */
#define OSDEV_MULTIBOOT2_VBE_DIRECT_RESERVED_USABLE 0x2u
/** @} */

/** @name VBE memory models
 * Any other number does occur: 0x10..0xff belong to manufacturers.
 * @{ */
/** Text. */
#define OSDEV_MULTIBOOT2_VBE_MODEL_TEXT 0u
/** CGA graphics. */
#define OSDEV_MULTIBOOT2_VBE_MODEL_CGA 1u
/** Hercules graphics. */
#define OSDEV_MULTIBOOT2_VBE_MODEL_HERCULES 2u
/** Planes. */
#define OSDEV_MULTIBOOT2_VBE_MODEL_PLANAR 3u
/** Packed pixels. */
#define OSDEV_MULTIBOOT2_VBE_MODEL_PACKED 4u
/** 256 colours, not chained. */
#define OSDEV_MULTIBOOT2_VBE_MODEL_UNCHAINED 5u
/** Direct colour. */
#define OSDEV_MULTIBOOT2_VBE_MODEL_DIRECT 6u
/** YUV. */
#define OSDEV_MULTIBOOT2_VBE_MODEL_YUV 7u
/** @} */

/** A colour's bits inside a pixel. */
struct osdev_multiboot2_colour_field {
    uint8_t position; /**< Lowest bit. */
    uint8_t size;     /**< Number of bits; 0 if there are none. */
};

/** VBE information of the mode that the loader set. */
struct osdev_multiboot2_vbe {
    uint16_t mode;             /**< Number of the mode. */
    uint16_t protected_seg;    /**< Segment of the protected mode interface. */
    uint16_t protected_offset; /**< Offset of it. */
    uint16_t protected_len;    /**< Length of it in bytes; 0 if none. */
    struct osdev_span control; /**< Controller information, 512 bytes. */
    struct osdev_span mode_info; /**< Mode information, 256 bytes. */
};

/** The controller. Pointers are real mode ones: segment << 16 | offset. */
struct osdev_multiboot2_vbe_control {
    uint8_t signature[4];  /**< "VESA". */
    uint16_t version;      /**< Binary coded: 0x0300 is 3.0. */
    uint32_t oem_string;   /**< Pointer to the maker's text. */
    uint32_t capabilities; /**< OSDEV_MULTIBOOT2_VBE_CAP_... */
    uint32_t mode_list;    /**< Pointer to 16-bit numbers, the end 0xffff. */
    uint16_t memory_64kib; /**< Video memory in units of 64 KiB. */
    uint16_t oem_revision; /**< Revision of the maker's software. */
    uint32_t vendor_name;  /**< Pointer to the vendor's name. */
    uint32_t product_name; /**< Pointer to the product's name. */
    uint32_t product_revision; /**< Pointer to the product's revision. */
};

/** A window through which video memory is seen. */
struct osdev_multiboot2_vbe_window {
    uint8_t attributes; /**< OSDEV_MULTIBOOT2_VBE_WINDOW_... */
    uint16_t segment;   /**< Real mode segment. */
};

/** The mode. */
struct osdev_multiboot2_vbe_mode {
    uint16_t attributes; /**< OSDEV_MULTIBOOT2_VBE_MODE_... */
    struct osdev_multiboot2_vbe_window window_a; /**< First window. */
    struct osdev_multiboot2_vbe_window window_b; /**< Second window. */
    uint16_t window_granularity_kib; /**< Steps of a window in KiB. */
    uint16_t window_size_kib;        /**< Size of a window in KiB. */
    uint32_t window_function;        /**< Pointer to a function. */
    uint16_t pitch;                  /**< Bytes of a line. */
    uint16_t width;                  /**< Pixels, or characters. */
    uint16_t height;                 /**< Pixels, or characters. */
    uint8_t char_width;              /**< Pixels of a character. */
    uint8_t char_height;             /**< Pixels of a character. */
    uint8_t planes;                  /**< Number of planes. */
    uint8_t bits_per_pixel;          /**< Bits of a pixel. */
    uint8_t banks;                   /**< Number of banks. */
    uint8_t memory_model;  /**< OSDEV_MULTIBOOT2_VBE_MODEL_..., or another. */
    uint8_t bank_size_kib; /**< Size of a bank in KiB. */
    uint8_t image_pages;   /**< Further images that fit. */
    struct osdev_multiboot2_colour_field red;      /**< Red. */
    struct osdev_multiboot2_colour_field green;    /**< Green. */
    struct osdev_multiboot2_colour_field blue;     /**< Blue. */
    struct osdev_multiboot2_colour_field reserved; /**< Unused bits. */
    uint8_t direct_attributes; /**< OSDEV_MULTIBOOT2_VBE_DIRECT_... */
    osdev_paddr_t framebuffer; /**< Linear frame buffer, or 0. */
    uint32_t offscreen_offset; /**< Memory that is not shown. */
    uint16_t offscreen_kib;    /**< Size of it in KiB. */
};

/** @name Kinds of frame buffer
 * Any other number does occur; its colour bytes are handed out as they are.
 * @{ */
/** A pixel is an index into a palette. */
#define OSDEV_MULTIBOOT2_FRAMEBUFFER_INDEXED 0u
/** A pixel holds its colours. */
#define OSDEV_MULTIBOOT2_FRAMEBUFFER_RGB 1u
/** EGA text: width and height in characters, 16 bits each. */
#define OSDEV_MULTIBOOT2_FRAMEBUFFER_EGA_TEXT 2u
/** @} */

/** The frame buffer. */
struct osdev_multiboot2_framebuffer {
    osdev_paddr_t base;     /**< First byte. */
    uint32_t pitch;         /**< Bytes of a line. */
    uint32_t width;         /**< Pixels, or characters. */
    uint32_t height;        /**< Pixels, or characters. */
    uint8_t bits_per_pixel; /**< Bits of a pixel, or of a character. */
    uint8_t kind; /**< OSDEV_MULTIBOOT2_FRAMEBUFFER_..., or another. */
    struct osdev_multiboot2_colour_field red;   /**< If kind is RGB. */
    struct osdev_multiboot2_colour_field green; /**< If kind is RGB. */
    struct osdev_multiboot2_colour_field blue;  /**< If kind is RGB. */
    /** If kind is indexed: red, green and blue, one byte each, again and
     * again. */
    struct osdev_span palette;
    /** If kind is unknown: whatever describes its colours. */
    struct osdev_span unknown;
};

/**
 * VBE information.
 *
 * @param      info     Opened boot information.
 * @param[out] out_vbe  Written only on success.
 * @return Whether there is a good tag.
 * @spec Multiboot2 2.0, 3.6.12
 */
OSDEV_NODISCARD
bool osdev_multiboot2_find_vbe(
    const struct osdev_multiboot2 *info, struct osdev_multiboot2_vbe *out_vbe
);

/**
 * Decode the VBE controller information.
 *
 * @param      vbe          From osdev_multiboot2_find_vbe().
 * @param[out] out_control  Written only on success.
 * @return Whether @c control is long enough; it is, as found.
 * @spec VBE 3.0, function 00h
 */
OSDEV_NODISCARD
bool osdev_multiboot2_vbe_control(
    const struct osdev_multiboot2_vbe *vbe,
    struct osdev_multiboot2_vbe_control *out_control
);

/**
 * Decode the VBE mode information.
 *
 * @param      vbe       From osdev_multiboot2_find_vbe().
 * @param[out] out_mode  Written only on success.
 * @return Whether @c mode_info is long enough; it is, as found.
 * @spec VBE 3.0, function 01h
 */
OSDEV_NODISCARD
bool osdev_multiboot2_vbe_mode(
    const struct osdev_multiboot2_vbe *vbe,
    struct osdev_multiboot2_vbe_mode *out_mode
);

/**
 * The frame buffer.
 *
 * @param      info             Opened boot information.
 * @param[out] out_framebuffer  Written only on success.
 * @return Whether there is a good tag.
 * @spec Multiboot2 2.0, 3.6.9
 */
OSDEV_NODISCARD
bool osdev_multiboot2_find_framebuffer(
    const struct osdev_multiboot2 *info,
    struct osdev_multiboot2_framebuffer *out_framebuffer
);

OSDEV_END_DECLS

#endif
