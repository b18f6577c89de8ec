// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Encrypted memory. AMD APM volume 2, 15.34.
#include <osdev/x86/encrypt.h>

#include <osdev/x86/cpuid.h>
#include <osdev/x86/msr.h>

#define SEV_STATUS UINT32_C(0xc0010131)

enum osdev_x86_err osdev_x86_sev_detect(struct osdev_x86_sev *out)
{
    struct osdev_x86_cpuid_regs regs = osdev_x86_cpuid(0x8000001f, 0);
    uint64_t status = 0;

    if ((regs.eax & 3) == 0) {
        return OSDEV_X86_ERR_UNSUPPORTED;
    }
    if ((regs.eax & 2) != 0) {
        status = osdev_x86_msr_read(SEV_STATUS);
    }
    out->has_sme = (regs.eax & 1) != 0;
    out->is_guest = (status & 1) != 0;
    out->has_es = (status & 2) != 0;
    out->has_snp = (status & 4) != 0;
    out->c_bit = regs.ebx & 0x3f;
    out->lost = regs.ebx >> 6 & 0x3f;
    return OSDEV_X86_OK;
}

static enum osdev_x86_err
use_bit(struct osdev_x86_paging *paging, unsigned bit, uint64_t *mask)
{
    if (bit < 32 || bit >= OSDEV_PADDR_BITS_MAX) {
        return OSDEV_X86_ERR_BAD_VALUE;
    }
    *mask = UINT64_C(1) << bit;
    // The bit and all above it are no address any more.
    if (paging->pa_bits > bit) {
        paging->pa_bits = (uint8_t)bit;
    }
    return OSDEV_X86_OK;
}

enum osdev_x86_err
osdev_x86_paging_use_c_bit(struct osdev_x86_paging *paging, unsigned c_bit)
{
    return use_bit(paging, c_bit, &paging->private_mask);
}

enum osdev_x86_err
osdev_x86_paging_use_tdx(struct osdev_x86_paging *paging, unsigned width)
{
    return use_bit(paging, width - 1, &paging->shared_mask);
}
