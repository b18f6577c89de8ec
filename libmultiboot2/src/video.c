// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// VBE and frame buffer. Multiboot2 2.0, 3.6.9 and 3.6.12; VBE 3.0.
#include <osdev/multiboot2/video.h>

#include "internal.h"

bool osdev_multiboot2_find_vbe(
    const struct osdev_multiboot2 *info, struct osdev_multiboot2_vbe *out_vbe
)
{
    struct osdev_span payload;

    OSDEV_ASSERT(info != NULL && out_vbe != NULL);
    if (!find_payload(info, OSDEV_MULTIBOOT2_TYPE_VBE, &payload)) {
        return false;
    }
    out_vbe->mode = osdev_le16_load(payload.ptr);
    out_vbe->protected_seg = osdev_le16_load(payload.ptr + 2);
    out_vbe->protected_offset = osdev_le16_load(payload.ptr + 4);
    out_vbe->protected_len = osdev_le16_load(payload.ptr + 6);
    out_vbe->control =
        osdev_span_make(payload.ptr + 8, OSDEV_MULTIBOOT2_VBE_CONTROL_LEN);
    out_vbe->mode_info =
        osdev_span_make(payload.ptr + 520, OSDEV_MULTIBOOT2_VBE_MODE_LEN);
    return true;
}

bool osdev_multiboot2_vbe_control(
    const struct osdev_multiboot2_vbe *vbe,
    struct osdev_multiboot2_vbe_control *out_control
)
{
    OSDEV_ASSERT(vbe != NULL && out_control != NULL);
    const uint8_t *raw = vbe->control.ptr;

    if (vbe->control.len < OSDEV_MULTIBOOT2_VBE_CONTROL_LEN) {
        return false;
    }
    for (size_t i = 0; i < sizeof(out_control->signature); i++) {
        out_control->signature[i] = raw[i];
    }
    out_control->version = osdev_le16_load(raw + 4);
    out_control->oem_string = osdev_le32_load(raw + 6);
    out_control->capabilities = osdev_le32_load(raw + 10);
    out_control->mode_list = osdev_le32_load(raw + 14);
    out_control->memory_64kib = osdev_le16_load(raw + 18);
    out_control->oem_revision = osdev_le16_load(raw + 20);
    out_control->vendor_name = osdev_le32_load(raw + 22);
    out_control->product_name = osdev_le32_load(raw + 26);
    out_control->product_revision = osdev_le32_load(raw + 30);
    return true;
}

// VBE states the size of a colour before its position.
static struct osdev_multiboot2_colour_field vbe_colour(const uint8_t *raw)
{
    struct osdev_multiboot2_colour_field field = {raw[1], raw[0]};

    return field;
}

bool osdev_multiboot2_vbe_mode(
    const struct osdev_multiboot2_vbe *vbe,
    struct osdev_multiboot2_vbe_mode *out_mode
)
{
    OSDEV_ASSERT(vbe != NULL && out_mode != NULL);
    const uint8_t *raw = vbe->mode_info.ptr;

    if (vbe->mode_info.len < OSDEV_MULTIBOOT2_VBE_MODE_LEN) {
        return false;
    }
    out_mode->attributes = osdev_le16_load(raw);
    out_mode->window_a.attributes = raw[2];
    out_mode->window_b.attributes = raw[3];
    out_mode->window_granularity_kib = osdev_le16_load(raw + 4);
    out_mode->window_size_kib = osdev_le16_load(raw + 6);
    out_mode->window_a.segment = osdev_le16_load(raw + 8);
    out_mode->window_b.segment = osdev_le16_load(raw + 10);
    out_mode->window_function = osdev_le32_load(raw + 12);
    out_mode->pitch = osdev_le16_load(raw + 16);
    out_mode->width = osdev_le16_load(raw + 18);
    out_mode->height = osdev_le16_load(raw + 20);
    out_mode->char_width = raw[22];
    out_mode->char_height = raw[23];
    out_mode->planes = raw[24];
    out_mode->bits_per_pixel = raw[25];
    out_mode->banks = raw[26];
    out_mode->memory_model = raw[27];
    out_mode->bank_size_kib = raw[28];
    out_mode->image_pages = raw[29];
    out_mode->red = vbe_colour(raw + 31);
    out_mode->green = vbe_colour(raw + 33);
    out_mode->blue = vbe_colour(raw + 35);
    out_mode->reserved = vbe_colour(raw + 37);
    out_mode->direct_attributes = raw[39];
    out_mode->framebuffer = osdev_paddr(osdev_le32_load(raw + 40));
    out_mode->offscreen_offset = osdev_le32_load(raw + 44);
    out_mode->offscreen_kib = osdev_le16_load(raw + 48);
    return true;
}

// Multiboot2 states the position of a colour before its size.
static struct osdev_multiboot2_colour_field rgb_colour(const uint8_t *raw)
{
    struct osdev_multiboot2_colour_field field = {raw[0], raw[1]};

    return field;
}

// The palette, or an empty one for kinds that have none.
static bool find_palette(
    struct osdev_span colours, uint8_t kind, struct osdev_span *out_palette
)
{
    uint16_t count;

    *out_palette = osdev_span_make(NULL, 0);
    return kind != OSDEV_MULTIBOOT2_FRAMEBUFFER_INDEXED ||
           (osdev_span_take_le16(&colours, &count) &&
            osdev_span_take(
                &colours, (size_t)count * PALETTE_ENTRY_LEN, out_palette
            ));
}

static void decode_fields(
    struct osdev_span colours, struct osdev_multiboot2_framebuffer *framebuffer
)
{
    static const uint8_t none[RGB_FIELDS_LEN];
    bool is_rgb = framebuffer->kind == OSDEV_MULTIBOOT2_FRAMEBUFFER_RGB;
    const uint8_t *raw = is_rgb ? colours.ptr : none;

    framebuffer->red = rgb_colour(raw);
    framebuffer->green = rgb_colour(raw + 2);
    framebuffer->blue = rgb_colour(raw + 4);
    framebuffer->unknown =
        framebuffer->kind > OSDEV_MULTIBOOT2_FRAMEBUFFER_EGA_TEXT
            ? colours
            : osdev_span_make(NULL, 0);
}

bool osdev_multiboot2_find_framebuffer(
    const struct osdev_multiboot2 *info,
    struct osdev_multiboot2_framebuffer *out_framebuffer
)
{
    struct osdev_span payload;
    struct osdev_span palette;

    OSDEV_ASSERT(info != NULL && out_framebuffer != NULL);
    if (!find_payload(info, OSDEV_MULTIBOOT2_TYPE_FRAMEBUFFER, &payload)) {
        return false;
    }
    struct osdev_span colours = span_from(payload, FRAMEBUFFER_LEN);
    uint8_t kind = payload.ptr[21];

    if ((kind == OSDEV_MULTIBOOT2_FRAMEBUFFER_RGB &&
         colours.len < RGB_FIELDS_LEN) ||
        !find_palette(colours, kind, &palette)) {
        return false;
    }
    out_framebuffer->base = osdev_paddr(osdev_le64_load(payload.ptr));
    out_framebuffer->pitch = osdev_le32_load(payload.ptr + 8);
    out_framebuffer->width = osdev_le32_load(payload.ptr + 12);
    out_framebuffer->height = osdev_le32_load(payload.ptr + 16);
    out_framebuffer->bits_per_pixel = payload.ptr[20];
    out_framebuffer->kind = kind;
    out_framebuffer->palette = palette;
    decode_fields(colours, out_framebuffer);
    return true;
}
