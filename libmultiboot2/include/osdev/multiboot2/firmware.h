// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * What firmware left: boot disk, APM, EFI, SMBIOS, ACPI, network.
 */
#ifndef OSDEV_MULTIBOOT2_FIRMWARE_H
#define OSDEV_MULTIBOOT2_FIRMWARE_H

#include <osdev/base/addr.h>
#include <osdev/multiboot2/info.h>

OSDEV_BEGIN_DECLS

/** Not a partition: value of the partition numbers below. */
#define OSDEV_MULTIBOOT2_NO_PARTITION UINT32_MAX

/** The BIOS disk that the kernel came from. */
struct osdev_multiboot2_bootdev {
    uint32_t bios_drive;    /**< Drive number of int 13h. */
    uint32_t partition;     /**< From 0, or OSDEV_MULTIBOOT2_NO_PARTITION. */
    uint32_t sub_partition; /**< From 0, or OSDEV_MULTIBOOT2_NO_PARTITION. */
};

/** Advanced power management interface. */
struct osdev_multiboot2_apm {
    uint16_t version;            /**< Version number. */
    uint16_t code_segment;       /**< 32-bit code segment. */
    uint32_t offset;             /**< Entry point in it. */
    uint16_t code16_segment;     /**< 16-bit code segment. */
    uint16_t data_segment;       /**< 16-bit data segment. */
    uint16_t flags;              /**< Flags of the installation check. */
    uint16_t code_segment_len;   /**< Bytes of the 32-bit code segment. */
    uint16_t code16_segment_len; /**< Bytes of the 16-bit code segment. */
    uint16_t data_segment_len;   /**< Bytes of the data segment. */
};

/** SMBIOS tables, copied by the loader. */
struct osdev_multiboot2_smbios {
    uint8_t major;            /**< Major version. */
    uint8_t minor;            /**< Minor version. */
    struct osdev_span tables; /**< The tables; some loaders leave it empty. */
};

/** The ACPI root pointer, copied by the loader; signature and checksums have
 * been checked. */
struct osdev_multiboot2_rsdp {
    struct osdev_span bytes; /**< The structure itself, for an ACPI library. */
    uint8_t oem_id[6];       /**< Name of the maker, padded by spaces. */
    uint8_t revision;        /**< 0 for ACPI 1.0, 2 for later ones. */
    osdev_paddr_t rsdt;      /**< Root table with 32-bit entries. */
    osdev_paddr_t xsdt;      /**< Root table with 64-bit entries, or 0. */
};

/**
 * The BIOS disk that the kernel came from.
 *
 * @param      info         Opened boot information.
 * @param[out] out_bootdev  Written only on success.
 * @return Whether there is a good tag.
 * @spec Multiboot2 2.0, 3.6.7
 */
OSDEV_NODISCARD
bool osdev_multiboot2_find_bootdev(
    const struct osdev_multiboot2 *info,
    struct osdev_multiboot2_bootdev *out_bootdev
);

/**
 * The advanced power management interface.
 *
 * @param      info     Opened boot information.
 * @param[out] out_apm  Written only on success.
 * @return Whether there is a good tag.
 * @spec Multiboot2 2.0, 3.6.11
 */
OSDEV_NODISCARD
bool osdev_multiboot2_find_apm(
    const struct osdev_multiboot2 *info, struct osdev_multiboot2_apm *out_apm
);

/**
 * The system table of 32-bit EFI.
 *
 * @param      info       Opened boot information.
 * @param[out] out_table  Written only on success.
 * @return Whether there is a good tag.
 * @spec Multiboot2 2.0, 3.6.13
 */
OSDEV_NODISCARD
bool osdev_multiboot2_find_efi32(
    const struct osdev_multiboot2 *info, osdev_paddr_t *out_table
);

/**
 * The system table of 64-bit EFI.
 *
 * @param      info       Opened boot information.
 * @param[out] out_table  Written only on success.
 * @return Whether there is a good tag.
 * @spec Multiboot2 2.0, 3.6.14
 */
OSDEV_NODISCARD
bool osdev_multiboot2_find_efi64(
    const struct osdev_multiboot2 *info, osdev_paddr_t *out_table
);

/**
 * The image handle of 32-bit EFI.
 *
 * @param      info        Opened boot information.
 * @param[out] out_handle  Written only on success.
 * @return Whether there is a good tag.
 * @spec Multiboot2 2.0, 3.6.20
 */
OSDEV_NODISCARD
bool osdev_multiboot2_find_efi32_handle(
    const struct osdev_multiboot2 *info, osdev_paddr_t *out_handle
);

/**
 * The image handle of 64-bit EFI.
 *
 * @param      info        Opened boot information.
 * @param[out] out_handle  Written only on success.
 * @return Whether there is a good tag.
 * @spec Multiboot2 2.0, 3.6.21
 */
OSDEV_NODISCARD
bool osdev_multiboot2_find_efi64_handle(
    const struct osdev_multiboot2 *info, osdev_paddr_t *out_handle
);

/**
 * Whether EFI boot services are still alive. Then the memory maps may be
 * absent: ask the firmware.
 *
 * @param info  Opened boot information.
 * @spec Multiboot2 2.0, 3.6.19
 */
bool osdev_multiboot2_has_boot_services(const struct osdev_multiboot2 *info);

/**
 * The first SMBIOS tables.
 *
 * @param      info        Opened boot information.
 * @param[out] out_smbios  Written only on success.
 * @return Whether there is a good tag.
 * @spec Multiboot2 2.0, 3.6.15
 */
OSDEV_NODISCARD
bool osdev_multiboot2_find_smbios(
    const struct osdev_multiboot2 *info,
    struct osdev_multiboot2_smbios *out_smbios
);

/**
 * Go on to the next SMBIOS tables.
 *
 * @param      iter        Made by osdev_multiboot2_iter_type() for
 *                         OSDEV_MULTIBOOT2_TYPE_SMBIOS; other tags are passed
 *                         over.
 * @param[out] out_smbios  Written only if there is one.
 * @return Whether there is one.
 */
OSDEV_NODISCARD
bool osdev_multiboot2_next_smbios(
    struct osdev_multiboot2_iter *iter,
    struct osdev_multiboot2_smbios *out_smbios
);

/**
 * The ACPI root pointer: the newer one if there are two.
 *
 * @param      info      Opened boot information.
 * @param[out] out_rsdp  Written only on success.
 * @return Whether there is a good tag.
 */
OSDEV_NODISCARD
bool osdev_multiboot2_find_rsdp(
    const struct osdev_multiboot2 *info, struct osdev_multiboot2_rsdp *out_rsdp
);

/**
 * The ACPI 1.0 root pointer.
 *
 * @param      info      Opened boot information.
 * @param[out] out_rsdp  Written only on success.
 * @return Whether there is a good tag.
 * @spec Multiboot2 2.0, 3.6.16; ACPI 6.5, 5.2.5.3
 */
OSDEV_NODISCARD
bool osdev_multiboot2_find_rsdp_v1(
    const struct osdev_multiboot2 *info, struct osdev_multiboot2_rsdp *out_rsdp
);

/**
 * The ACPI 2.0 root pointer.
 *
 * @param      info      Opened boot information.
 * @param[out] out_rsdp  Written only on success.
 * @return Whether there is a good tag.
 * @spec Multiboot2 2.0, 3.6.17; ACPI 6.5, 5.2.5.3
 */
OSDEV_NODISCARD
bool osdev_multiboot2_find_rsdp_v2(
    const struct osdev_multiboot2 *info, struct osdev_multiboot2_rsdp *out_rsdp
);

/**
 * The DHCP answer of the first network card. For further cards walk the tags
 * of OSDEV_MULTIBOOT2_TYPE_NETWORK: their payload is the packet.
 *
 * @param      info        Opened boot information.
 * @param[out] out_packet  Written only on success.
 * @return Whether there is a tag.
 * @spec Multiboot2 2.0, 3.6.18
 */
OSDEV_NODISCARD
bool osdev_multiboot2_find_network(
    const struct osdev_multiboot2 *info, struct osdev_span *out_packet
);

OSDEV_END_DECLS

#endif
