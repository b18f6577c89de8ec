// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Encrypted memory: finding the C-bit of SME and SEV, and putting it or the
 * shared bit of TDX into the description of paging.
 *
 * @spec AMD APM volume 2, 7.10 and 15.34; volume 3, appendix E, leaf
 * 8000_001F; Intel TDX module, guest physical address width
 */
#ifndef OSDEV_X86_ENCRYPT_H
#define OSDEV_X86_ENCRYPT_H

#include <osdev/x86/paging.h>

OSDEV_BEGIN_DECLS

/** What AMD's encryption does here. */
struct osdev_x86_sev {
    bool has_sme;   /**< The host can encrypt its memory. */
    bool is_guest;  /**< This is an encrypted guest: SEV. */
    bool has_es;    /**< And so are its registers: SEV-ES. */
    bool has_snp;   /**< And its memory is protected: SEV-SNP. */
    unsigned c_bit; /**< Bit of an entry that asks for encryption. */
    unsigned lost;  /**< Bits that physical addresses lose. */
};

/**
 * Find out.
 *
 * @param[out] out  Written only on success.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_UNSUPPORTED  the processor does not encrypt.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_sev_detect(struct osdev_x86_sev *out);

/**
 * Encrypt all pages but SHARED ones.
 *
 * @param paging  The description, from osdev_x86_paging_detect().
 * @param c_bit   Bit of an entry that asks for encryption.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_VALUE  c_bit is not 32..51.
 */
OSDEV_NODISCARD
enum osdev_x86_err
osdev_x86_paging_use_c_bit(struct osdev_x86_paging *paging, unsigned c_bit);

/**
 * Mark SHARED pages of a TDX guest.
 *
 * @param paging  The description, from osdev_x86_paging_detect().
 * @param width   Guest physical address width, as the TDX module reports it;
 *                the shared bit is its uppermost bit.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_VALUE  width is not 33..52.
 */
OSDEV_NODISCARD
enum osdev_x86_err
osdev_x86_paging_use_tdx(struct osdev_x86_paging *paging, unsigned width);

OSDEV_END_DECLS

#endif
