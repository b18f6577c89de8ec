// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Numbers of the Multiboot2 specification, for C and for assembly files.
 *
 * @spec Multiboot2 2.0, 3.1 and 3.6
 */
#ifndef OSDEV_MULTIBOOT2_NUMBER_H
#define OSDEV_MULTIBOOT2_NUMBER_H

/** In EAX when a Multiboot2 loader enters the kernel; EBX is the address of
 * the boot information. */
#define OSDEV_MULTIBOOT2_LOADER_MAGIC 0x36d76289
/** First word of the header inside a kernel image. */
#define OSDEV_MULTIBOOT2_HEADER_MAGIC 0xe85250d6

/** Header architecture: 32-bit protected mode of i386. */
#define OSDEV_MULTIBOOT2_ARCH_I386 0
/** Header architecture: 32-bit MIPS. */
#define OSDEV_MULTIBOOT2_ARCH_MIPS32 4

/** @name Types of boot information tags
 * @{ */
/** The last tag. */
#define OSDEV_MULTIBOOT2_TYPE_END 0
/** Command line of the kernel. */
#define OSDEV_MULTIBOOT2_TYPE_CMDLINE 1
/** Name of the boot loader. */
#define OSDEV_MULTIBOOT2_TYPE_LOADER_NAME 2
/** A module; repeats. */
#define OSDEV_MULTIBOOT2_TYPE_MODULE 3
/** Sizes of lower and upper memory. */
#define OSDEV_MULTIBOOT2_TYPE_MEMINFO 4
/** The BIOS disk that the kernel came from. */
#define OSDEV_MULTIBOOT2_TYPE_BOOTDEV 5
/** Memory map. */
#define OSDEV_MULTIBOOT2_TYPE_MMAP 6
/** VESA BIOS extensions. */
#define OSDEV_MULTIBOOT2_TYPE_VBE 7
/** Frame buffer. */
#define OSDEV_MULTIBOOT2_TYPE_FRAMEBUFFER 8
/** ELF section headers of the kernel. */
#define OSDEV_MULTIBOOT2_TYPE_ELF_SECTIONS 9
/** Advanced power management. */
#define OSDEV_MULTIBOOT2_TYPE_APM 10
/** 32-bit EFI system table. */
#define OSDEV_MULTIBOOT2_TYPE_EFI32 11
/** 64-bit EFI system table. */
#define OSDEV_MULTIBOOT2_TYPE_EFI64 12
/** SMBIOS tables; may repeat. */
#define OSDEV_MULTIBOOT2_TYPE_SMBIOS 13
/** ACPI 1.0 root pointer. */
#define OSDEV_MULTIBOOT2_TYPE_RSDP_V1 14
/** ACPI 2.0 root pointer. */
#define OSDEV_MULTIBOOT2_TYPE_RSDP_V2 15
/** DHCP answer; one for each network card. */
#define OSDEV_MULTIBOOT2_TYPE_NETWORK 16
/** EFI memory map. */
#define OSDEV_MULTIBOOT2_TYPE_EFI_MMAP 17
/** EFI boot services are still alive. */
#define OSDEV_MULTIBOOT2_TYPE_EFI_BS 18
/** 32-bit EFI image handle. */
#define OSDEV_MULTIBOOT2_TYPE_EFI32_IH 19
/** 64-bit EFI image handle. */
#define OSDEV_MULTIBOOT2_TYPE_EFI64_IH 20
/** Physical address that the image was loaded to. */
#define OSDEV_MULTIBOOT2_TYPE_LOAD_BASE 21
/** Number of types above; types from here on are custom. */
#define OSDEV_MULTIBOOT2_TYPE_COUNT 22
/** @} */

/** @name Types of header tags
 * @{ */
/** The last tag. */
#define OSDEV_MULTIBOOT2_HEADER_END 0
/** Boot information tags that the kernel asks for. */
#define OSDEV_MULTIBOOT2_HEADER_REQUEST 1
/** Where to load an image that is not ELF. */
#define OSDEV_MULTIBOOT2_HEADER_ADDRESS 2
/** Entry point. */
#define OSDEV_MULTIBOOT2_HEADER_ENTRY 3
/** Console wishes. */
#define OSDEV_MULTIBOOT2_HEADER_CONSOLE 4
/** Frame buffer wishes. */
#define OSDEV_MULTIBOOT2_HEADER_FRAMEBUFFER 5
/** Modules must start on a page. */
#define OSDEV_MULTIBOOT2_HEADER_MODULE_ALIGN 6
/** Leave EFI boot services alive. */
#define OSDEV_MULTIBOOT2_HEADER_EFI_BS 7
/** Entry point on 32-bit EFI. */
#define OSDEV_MULTIBOOT2_HEADER_ENTRY_EFI32 8
/** Entry point on 64-bit EFI. */
#define OSDEV_MULTIBOOT2_HEADER_ENTRY_EFI64 9
/** The image may be moved. */
#define OSDEV_MULTIBOOT2_HEADER_RELOCATABLE 10
/** Number of types above. */
#define OSDEV_MULTIBOOT2_HEADER_TYPE_COUNT 11
/** @} */

/** Header tag flag: a loader that does not know the tag may ignore it. */
#define OSDEV_MULTIBOOT2_HEADER_OPTIONAL 1

/** Console flag: there must be a console. */
#define OSDEV_MULTIBOOT2_CONSOLE_REQUIRED 1
/** Console flag: the kernel can drive EGA text mode. */
#define OSDEV_MULTIBOOT2_CONSOLE_EGA_TEXT 2

/** Relocatable image: anywhere. */
#define OSDEV_MULTIBOOT2_PREFER_NONE 0
/** Relocatable image: as low as possible. */
#define OSDEV_MULTIBOOT2_PREFER_LOW 1
/** Relocatable image: as high as possible. */
#define OSDEV_MULTIBOOT2_PREFER_HIGH 2

#endif
