// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#ifndef OSDEV_ACPI_LAYOUTS_LIST_H
#define OSDEV_ACPI_LAYOUTS_LIST_H

#include "layouts.h"

extern const struct osdev_acpi_layout_ osdev_acpi_facs_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_perf_table_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_agdi_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_apmt_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_asf_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_aspt_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_bert_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_bgrt_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_boot_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_ccel_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_cedt_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_cpep_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_csrt_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_dbg2_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_dbgp_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_dmar_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_drtm_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_ecdt_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_einj_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_erst_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_fadt_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_fpdt_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_gtdt_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_hest_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_hmat_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_hpet_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_iort_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_ivrs_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_keyp_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_lpit_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_madt_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_mcfg_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_mchi_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_mrrm_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_msct_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_msdm_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_mtmr_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_nfit_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_pcct_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_pdtt_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_phat_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_pmtt_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_pptt_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_prmt_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_ras2_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_rasf_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_rhct_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_rimt_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_rsdt_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_sbst_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_sdei_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_sdev_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_slic_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_slit_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_spcr_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_spmi_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_srat_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_stao_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_svkl_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_tcpa_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_tdel_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_tpm2_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_uefi_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_viot_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_vrtc_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_waet_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_wdat_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_wddt_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_wdrt_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_wpbt_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_wsmt_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_xenv_layout_;
extern const struct osdev_acpi_layout_ osdev_acpi_xsdt_layout_;

// Every table with a header whose fields are known.
#define OSDEV_ACPI_LAYOUTS_(LAYOUT) \
    LAYOUT("AGDI", agdi)            \
    LAYOUT("APIC", madt)            \
    LAYOUT("APMT", apmt)            \
    LAYOUT("ASF!", asf)             \
    LAYOUT("ASPT", aspt)            \
    LAYOUT("BERT", bert)            \
    LAYOUT("BGRT", bgrt)            \
    LAYOUT("BOOT", boot)            \
    LAYOUT("CCEL", ccel)            \
    LAYOUT("CEDT", cedt)            \
    LAYOUT("CPEP", cpep)            \
    LAYOUT("CSRT", csrt)            \
    LAYOUT("DBG2", dbg2)            \
    LAYOUT("DBGP", dbgp)            \
    LAYOUT("DMAR", dmar)            \
    LAYOUT("DRTM", drtm)            \
    LAYOUT("ECDT", ecdt)            \
    LAYOUT("EINJ", einj)            \
    LAYOUT("ERST", erst)            \
    LAYOUT("FACP", fadt)            \
    LAYOUT("FPDT", fpdt)            \
    LAYOUT("GTDT", gtdt)            \
    LAYOUT("HEST", hest)            \
    LAYOUT("HMAT", hmat)            \
    LAYOUT("HPET", hpet)            \
    LAYOUT("IORT", iort)            \
    LAYOUT("IVRS", ivrs)            \
    LAYOUT("KEYP", keyp)            \
    LAYOUT("LPIT", lpit)            \
    LAYOUT("MCFG", mcfg)            \
    LAYOUT("MCHI", mchi)            \
    LAYOUT("MRRM", mrrm)            \
    LAYOUT("MSCT", msct)            \
    LAYOUT("MSDM", msdm)            \
    LAYOUT("MTMR", mtmr)            \
    LAYOUT("NFIT", nfit)            \
    LAYOUT("PCCT", pcct)            \
    LAYOUT("PDTT", pdtt)            \
    LAYOUT("PHAT", phat)            \
    LAYOUT("PMTT", pmtt)            \
    LAYOUT("PPTT", pptt)            \
    LAYOUT("PRMT", prmt)            \
    LAYOUT("RAS2", ras2)            \
    LAYOUT("RASF", rasf)            \
    LAYOUT("RHCT", rhct)            \
    LAYOUT("RIMT", rimt)            \
    LAYOUT("RSDT", rsdt)            \
    LAYOUT("SBST", sbst)            \
    LAYOUT("SDEI", sdei)            \
    LAYOUT("SDEV", sdev)            \
    LAYOUT("SLIC", slic)            \
    LAYOUT("SLIT", slit)            \
    LAYOUT("SPCR", spcr)            \
    LAYOUT("SPMI", spmi)            \
    LAYOUT("SRAT", srat)            \
    LAYOUT("STAO", stao)            \
    LAYOUT("SVKL", svkl)            \
    LAYOUT("TCPA", tcpa)            \
    LAYOUT("TDEL", tdel)            \
    LAYOUT("TPM2", tpm2)            \
    LAYOUT("UEFI", uefi)            \
    LAYOUT("VIOT", viot)            \
    LAYOUT("VRTC", vrtc)            \
    LAYOUT("WAET", waet)            \
    LAYOUT("WDAT", wdat)            \
    LAYOUT("WDDT", wddt)            \
    LAYOUT("WDRT", wdrt)            \
    LAYOUT("WPBT", wpbt)            \
    LAYOUT("WSMT", wsmt)            \
    LAYOUT("XENV", xenv)            \
    LAYOUT("XSDT", xsdt)

#endif
