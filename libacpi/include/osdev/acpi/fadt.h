// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Fixed hardware: the FADT (signature "FACP") and the FACS.
 *
 * Use <osdev/acpi/fixed.h> to find and access the registers; it knows which of
 * the old and the extended addresses holds.
 *
 * @spec ACPI 6.6, 5.2.9 and 5.2.10
 */
#ifndef OSDEV_ACPI_FADT_H
#define OSDEV_ACPI_FADT_H

#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** Flag: WBINVD flushes and keeps caches coherent. */
#define OSDEV_ACPI_FADT_WBINVD OSDEV_BIT32(0)
/** Flag: WBINVD flushes, without the invalidation. */
#define OSDEV_ACPI_FADT_WBINVD_FLUSH OSDEV_BIT32(1)
/** Flag: all processors have the C1 power state. */
#define OSDEV_ACPI_FADT_PROC_C1 OSDEV_BIT32(2)
/** Flag: C2 works with several processors too. */
#define OSDEV_ACPI_FADT_P_LVL2_UP OSDEV_BIT32(3)
/** Flag: the power button is no fixed event. */
#define OSDEV_ACPI_FADT_PWR_BUTTON OSDEV_BIT32(4)
/** Flag: the sleep button is no fixed event. */
#define OSDEV_ACPI_FADT_SLP_BUTTON OSDEV_BIT32(5)
/** Flag: the wake-up by clock is no fixed event. */
#define OSDEV_ACPI_FADT_FIX_RTC OSDEV_BIT32(6)
/** Flag: the clock can wake the machine from S4. */
#define OSDEV_ACPI_FADT_RTC_S4 OSDEV_BIT32(7)
/** Flag: the timer has 32 bits, not 24. */
#define OSDEV_ACPI_FADT_TMR_VAL_EXT OSDEV_BIT32(8)
/** Flag: the machine can be docked. */
#define OSDEV_ACPI_FADT_DCK_CAP OSDEV_BIT32(9)
/** Flag: there is a reset register. */
#define OSDEV_ACPI_FADT_RESET_REG_SUP OSDEV_BIT32(10)
/** Flag: the case cannot be opened. */
#define OSDEV_ACPI_FADT_SEALED_CASE OSDEV_BIT32(11)
/** Flag: no monitor, keyboard and mouse can be detected. */
#define OSDEV_ACPI_FADT_HEADLESS OSDEV_BIT32(12)
/** Flag: an instruction must follow the write to SLP_TYPx. */
#define OSDEV_ACPI_FADT_CPU_SW_SLP OSDEV_BIT32(13)
/** Flag: the PCI Express wake bits exist in PM1. */
#define OSDEV_ACPI_FADT_PCI_EXP_WAK OSDEV_BIT32(14)
/** Flag: use the HPET or PM timer as clock. */
#define OSDEV_ACPI_FADT_USE_PLATFORM_CLOCK OSDEV_BIT32(15)
/** Flag: RTC_STS is right after a wake from S4. */
#define OSDEV_ACPI_FADT_S4_RTC_STS_VALID OSDEV_BIT32(16)
/** Flag: the machine can be switched on remotely. */
#define OSDEV_ACPI_FADT_REMOTE_POWER_ON OSDEV_BIT32(17)
/** Flag: local APICs must be used in cluster mode. */
#define OSDEV_ACPI_FADT_APIC_CLUSTER OSDEV_BIT32(18)
/** Flag: local APICs must be used in physical mode. */
#define OSDEV_ACPI_FADT_APIC_PHYSICAL OSDEV_BIT32(19)
/** Flag: there is no fixed hardware. */
#define OSDEV_ACPI_FADT_HW_REDUCED OSDEV_BIT32(20)
/** Flag: S0 idle saves as much as S3. */
#define OSDEV_ACPI_FADT_LOW_POWER_S0 OSDEV_BIT32(21)
/** Flags: whether persistent memory needs cache flushes. */
#define OSDEV_ACPI_FADT_CACHES_MASK OSDEV_MASK32(23, 22)
/** Boot flag: there are devices at ISA addresses. */
#define OSDEV_ACPI_FADT_BOOT_LEGACY_DEVICES OSDEV_BIT32(0)
/** Boot flag: there is a keyboard controller. */
#define OSDEV_ACPI_FADT_BOOT_8042 OSDEV_BIT32(1)
/** Boot flag: do not touch VGA. */
#define OSDEV_ACPI_FADT_BOOT_NO_VGA OSDEV_BIT32(2)
/** Boot flag: do not use message signalled interrupts. */
#define OSDEV_ACPI_FADT_BOOT_NO_MSI OSDEV_BIT32(3)
/** Boot flag: do not control link power states. */
#define OSDEV_ACPI_FADT_BOOT_NO_ASPM OSDEV_BIT32(4)
/** Boot flag: there is no CMOS clock. */
#define OSDEV_ACPI_FADT_BOOT_NO_CMOS_RTC OSDEV_BIT32(5)
/** Arm boot flag: PSCI starts processors. */
#define OSDEV_ACPI_FADT_ARM_PSCI OSDEV_BIT32(0)
/** Arm boot flag: PSCI is called by HVC, not SMC. */
#define OSDEV_ACPI_FADT_ARM_PSCI_HVC OSDEV_BIT32(1)

/** What a machine is, from the power manager's view. */
enum osdev_acpi_profile {
    OSDEV_ACPI_PROFILE_UNSPECIFIED = 0,        /**< Nobody says. */
    OSDEV_ACPI_PROFILE_DESKTOP = 1,            /**< Desktop. */
    OSDEV_ACPI_PROFILE_MOBILE = 2,             /**< Notebook. */
    OSDEV_ACPI_PROFILE_WORKSTATION = 3,        /**< Workstation. */
    OSDEV_ACPI_PROFILE_ENTERPRISE_SERVER = 4,  /**< Large server. */
    OSDEV_ACPI_PROFILE_SOHO_SERVER = 5,        /**< Small server. */
    OSDEV_ACPI_PROFILE_APPLIANCE = 6,          /**< Appliance. */
    OSDEV_ACPI_PROFILE_PERFORMANCE_SERVER = 7, /**< Performance server. */
    OSDEV_ACPI_PROFILE_TABLET = 8,             /**< Tablet. */
};

/** Fixed ACPI description table. @spec ACPI 6.6, 5.2.9 */
struct osdev_acpi_fadt {
    struct osdev_acpi_header header; /**< Header, signature "FACP". */
    osdev_le32_t facs;               /**< Address of the FACS. */
    osdev_le32_t dsdt;               /**< Address of the DSDT. */
    uint8_t reserved;                /**< Interrupt model in ACPI 1.0. */
    uint8_t profile;                 /**< One of osdev_acpi_profile. */
    /** System control interrupt: line of the 8259, or GSI. */
    osdev_le16_t sci_int;
    /** Port for commands to firmware; 0 if there is none. */
    osdev_le32_t smi_cmd;
    /** Command that turns ACPI mode on. */
    uint8_t acpi_enable;
    uint8_t acpi_disable; /**< Command that turns it off. */
    /** Command that enters S4 by firmware; 0 if there is none. */
    uint8_t s4bios_req;
    /** Command that takes over performance states. */
    uint8_t pstate_cnt;
    /** Port of the PM1a event registers. */
    osdev_le32_t pm1a_evt_blk;
    /** Port of the PM1b event registers; 0 if there are none. */
    osdev_le32_t pm1b_evt_blk;
    /** Port of the PM1a control register. */
    osdev_le32_t pm1a_cnt_blk;
    /** Port of the PM1b control register; 0 if there is none. */
    osdev_le32_t pm1b_cnt_blk;
    /** Port of the PM2 control register; 0 if there is none. */
    osdev_le32_t pm2_cnt_blk;
    /** Port of the timer; 0 if there is none. */
    osdev_le32_t pm_tmr_blk;
    /** Port of GPE block 0; 0 if there is none. */
    osdev_le32_t gpe0_blk;
    /** Port of GPE block 1; 0 if there is none. */
    osdev_le32_t gpe1_blk;
    uint8_t pm1_evt_len; /**< Bytes of each PM1 event block. */
    /** Bytes of each PM1 control block. */
    uint8_t pm1_cnt_len;
    /** Bytes of the PM2 control block. */
    uint8_t pm2_cnt_len;
    uint8_t pm_tmr_len;   /**< Bytes of the timer. */
    uint8_t gpe0_blk_len; /**< Bytes of GPE block 0. */
    uint8_t gpe1_blk_len; /**< Bytes of GPE block 1. */
    /** Number of the first event of block 1. */
    uint8_t gpe1_base;
    /** Command that takes over _CST; 0 if there is none. */
    uint8_t cst_cnt;
    /** Latency of C2 in us; above 100 there is no C2. */
    osdev_le16_t p_lvl2_lat;
    /** Latency of C3 in us; above 1000 there is no C3. */
    osdev_le16_t p_lvl3_lat;
    /** Bytes to read to flush caches, if there is no WBINVD. */
    osdev_le16_t flush_size;
    osdev_le16_t flush_stride; /**< Bytes between those reads. */
    /** Bit of the duty cycle in P_CNT. */
    uint8_t duty_offset;
    uint8_t duty_width; /**< Bits of the duty cycle. */
    /** CMOS index of the alarm's day; 0 if there is none. */
    uint8_t day_alarm;
    /** CMOS index of the alarm's month; 0 if there is none. */
    uint8_t month_alarm;
    /** CMOS index of the century; 0 if there is none. */
    uint8_t century;
    /** OSDEV_ACPI_FADT_BOOT_... of x86 machines. */
    osdev_le16_t boot_flags;
    uint8_t reserved2;  /**< Not used. */
    osdev_le32_t flags; /**< OSDEV_ACPI_FADT_... */
    /** Register that resets the machine. */
    struct osdev_acpi_gas reset_reg;
    uint8_t reset_value;         /**< What to write there. */
    osdev_le16_t arm_boot_flags; /**< OSDEV_ACPI_FADT_ARM_... */
    /** Minor version of ACPI in bits 0..3, errata in 4..7. */
    uint8_t minor_version;
    /** Address of the FACS; 0 if the 32-bit one holds. */
    osdev_le64_t x_facs;
    /** Address of the DSDT; 0 if the 32-bit one holds. */
    osdev_le64_t x_dsdt;
    struct osdev_acpi_gas x_pm1a_evt_blk; /**< PM1a event registers. */
    struct osdev_acpi_gas x_pm1b_evt_blk; /**< PM1b event registers. */
    struct osdev_acpi_gas x_pm1a_cnt_blk; /**< PM1a control register. */
    struct osdev_acpi_gas x_pm1b_cnt_blk; /**< PM1b control register. */
    struct osdev_acpi_gas x_pm2_cnt_blk;  /**< PM2 control register. */
    struct osdev_acpi_gas x_pm_tmr_blk;   /**< Timer. */
    struct osdev_acpi_gas x_gpe0_blk;     /**< GPE block 0. */
    struct osdev_acpi_gas x_gpe1_blk;     /**< GPE block 1. */
    /** Sleep control of machines without fixed hardware. */
    struct osdev_acpi_gas sleep_control;
    /** Sleep status of machines without fixed hardware. */
    struct osdev_acpi_gas sleep_status;
    /** Name of the hypervisor, if there is one. */
    osdev_le64_t hypervisor_id;
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_fadt) == 276 &&
        offsetof(struct osdev_acpi_fadt, hypervisor_id) == 268,
    "5.2.9"
);

/**
 * Read the fixed part of the table; what it does not have is zero.
 *
 * @param      bytes  Start with the table.
 * @param[out] out    Written only on success.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_BAD_LENGTH     the stated length is below 36.
 * @retval OSDEV_ACPI_ERR_BAD_SIGNATURE  it is another table.
 * @retval OSDEV_ACPI_ERR_TRUNCATED      it is shorter than 116 bytes or
 *                                       than it says.
 */
OSDEV_NODISCARD
static inline enum osdev_acpi_err
osdev_acpi_fadt_read(struct osdev_span bytes, struct osdev_acpi_fadt *out)
{
    return osdev_acpi_table_read(bytes, "FACP", 116, out, sizeof(*out));
}

/** Flag: firmware can enter and leave S4 itself. */
#define OSDEV_ACPI_FACS_S4BIOS OSDEV_BIT32(0)
/** Flag: firmware can wake up in 64-bit mode. */
#define OSDEV_ACPI_FACS_64BIT_WAKE OSDEV_BIT32(1)
/** Flag of the kernel: wake up in 64-bit mode. */
#define OSDEV_ACPI_FACS_64BIT_WAKE_F OSDEV_BIT32(0)
/** Global lock: somebody waits for it. */
#define OSDEV_ACPI_FACS_LOCK_PENDING OSDEV_BIT32(0)
/** Global lock: somebody holds it. */
#define OSDEV_ACPI_FACS_LOCK_OWNED OSDEV_BIT32(1)

/**
 * Firmware ACPI control structure. Firmware and kernel both write to it, so it
 * has no checksum.
 *
 * @spec ACPI 6.6, 5.2.10
 */
struct osdev_acpi_facs {
    uint8_t signature[4]; /**< "FACS". */
    osdev_le32_t length;  /**< 64 or more. */
    /** Changes when a saved system would not fit any more. */
    osdev_le32_t hardware_signature;
    /** Address in the first MiB where the kernel wakes up. */
    osdev_le32_t waking_vector;
    osdev_le32_t global_lock; /**< OSDEV_ACPI_FACS_LOCK_... */
    /** OSDEV_ACPI_FACS_... of the firmware. */
    osdev_le32_t flags;
    /** Address where the kernel wakes up, or 0. */
    osdev_le64_t x_waking_vector;
    uint8_t version;     /**< 2 has all these fields. */
    uint8_t reserved[3]; /**< Not used. */
    /** OSDEV_ACPI_FACS_64BIT_WAKE_F of the kernel. */
    osdev_le32_t ospm_flags;
    uint8_t reserved2[24]; /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_facs) == 64 &&
        offsetof(struct osdev_acpi_facs, reserved2) == 40,
    "5.2.10"
);

/**
 * Read the FACS; what it does not have is zero.
 *
 * @param      bytes  Start with the FACS.
 * @param[out] out    Written only on success.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_TRUNCATED      there are less than 64 bytes.
 * @retval OSDEV_ACPI_ERR_BAD_SIGNATURE  it is something else.
 */
OSDEV_NODISCARD
static inline enum osdev_acpi_err
osdev_acpi_facs_read(struct osdev_span bytes, struct osdev_acpi_facs *out)
{
    if (bytes.len < 64) {
        return OSDEV_ACPI_ERR_TRUNCATED;
    }
    if (!osdev_acpi_is(bytes.ptr, "FACS")) {
        return OSDEV_ACPI_ERR_BAD_SIGNATURE;
    }
    return osdev_acpi_struct_read(bytes, 64, out, sizeof(*out));
}

OSDEV_END_DECLS

#endif
