// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#ifndef OSDEV_ACPI_LAYOUTS_LIST_H
#define OSDEV_ACPI_LAYOUTS_LIST_H

// Every table whose fields are known: LAYOUT(signature, name).
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
