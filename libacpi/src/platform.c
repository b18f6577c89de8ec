// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The platform view. ACPI 6.6, 5.2.9 and 5.2.12.
#include <osdev/acpi/platform.h>

#include "internal.h"

// Values of the two fields of interrupt flags. ACPI 6.6, table 5.26.
#define HIGH  1u
#define LOW   3u
#define EDGE  1u
#define LEVEL 3u

// What the flags say, and what the bus says where they do not.
static struct osdev_acpi_route
make_route(uint32_t gsi, uint32_t flags, bool bus_level, bool bus_low)
{
    uint32_t polarity = OSDEV_FIELD_GET(OSDEV_ACPI_MADT_POLARITY_MASK, flags);
    uint32_t trigger = OSDEV_FIELD_GET(OSDEV_ACPI_MADT_TRIGGER_MASK, flags);
    struct osdev_acpi_route route = {gsi, bus_level, bus_low};

    if (trigger == EDGE || trigger == LEVEL) {
        route.level = trigger == LEVEL;
    }
    if (polarity == HIGH || polarity == LOW) {
        route.active_low = polarity == LOW;
    }
    return route;
}

static void add_processor(
    struct osdev_acpi_platform *platform, uint64_t id, uint32_t uid,
    uint32_t flags, uint32_t capable
)
{
    enum osdev_acpi_processor_state state =
        (flags & OSDEV_ACPI_MADT_ENABLED) != 0 ? OSDEV_ACPI_PROCESSOR_ENABLED
        : (flags & capable) != 0               ? OSDEV_ACPI_PROCESSOR_CAPABLE
                                               : OSDEV_ACPI_PROCESSOR_DISABLED;
    size_t index = platform->processor_count++;

    platform->enabled_count += state == OSDEV_ACPI_PROCESSOR_ENABLED;
    if (index < platform->memory.processor_capacity) {
        platform->memory.processors[index] =
            (struct osdev_acpi_processor){id, uid, state};
    }
}

static bool
has_processor(const struct osdev_acpi_platform *platform, uint64_t id)
{
    size_t stored = platform->processor_count;

    if (stored > platform->memory.processor_capacity) {
        stored = platform->memory.processor_capacity;
    }
    for (size_t i = 0; i < stored; i++) {
        if (platform->memory.processors[i].id == id) {
            return true;
        }
    }
    return false;
}

static void add_ioapic(
    struct osdev_acpi_platform *platform, uint64_t address, uint32_t gsi_base,
    uint8_t id
)
{
    size_t index = platform->ioapic_count++;

    if (index < platform->memory.ioapic_capacity) {
        platform->memory.ioapics[index] =
            (struct osdev_acpi_ioapic){osdev_paddr(address), gsi_base, id};
    }
}

static void
add_nmi(struct osdev_acpi_platform *platform, struct osdev_acpi_nmi nmi)
{
    size_t index = platform->nmi_count++;

    if (index < platform->memory.nmi_capacity) {
        platform->memory.nmis[index] = nmi;
    }
}

static void add_local_nmi(
    struct osdev_acpi_platform *platform, uint32_t uid, bool all,
    uint32_t flags, uint8_t lint
)
{
    struct osdev_acpi_nmi nmi = {
        true, all, uid, lint, make_route(0, flags, false, false)};

    add_nmi(platform, nmi);
}

static void add_override(
    struct osdev_acpi_platform *platform,
    const struct osdev_acpi_madt_override *entry
)
{
    uint32_t gsi = osdev_le32_get(entry->gsi);
    uint32_t flags = osdev_le16_get(entry->flags);

    if (entry->source >= OSDEV_ACPI_ISA_COUNT) {
        return;
    }
    platform->isa[entry->source] = make_route(gsi, flags, false, false);
}

static void look_at_x86(
    struct osdev_acpi_platform *platform,
    const struct osdev_acpi_madt_entry *entry
)
{
    const uint32_t capable = OSDEV_ACPI_MADT_ONLINE_CAPABLE;

    switch (entry->type) {
    case OSDEV_ACPI_MADT_LAPIC:
        add_processor(
            platform, entry->as.lapic.apic_id, entry->as.lapic.uid,
            osdev_le32_get(entry->as.lapic.flags), capable
        );
        break;
    case OSDEV_ACPI_MADT_X2APIC:
        // Some firmware lists small numbers both ways.
        if (osdev_le32_get(entry->as.x2apic.apic_id) >= 255 ||
            !has_processor(
                platform, osdev_le32_get(entry->as.x2apic.apic_id)
            )) {
            add_processor(
                platform, osdev_le32_get(entry->as.x2apic.apic_id),
                osdev_le32_get(entry->as.x2apic.uid),
                osdev_le32_get(entry->as.x2apic.flags), capable
            );
        }
        break;
    case OSDEV_ACPI_MADT_LSAPIC:
        platform->model = OSDEV_ACPI_MODEL_SAPIC;
        add_processor(
            platform, (uint64_t)entry->as.lsapic.id << 8 | entry->as.lsapic.eid,
            osdev_le32_get(entry->as.lsapic.uid_value),
            osdev_le32_get(entry->as.lsapic.flags), 0
        );
        break;
    case OSDEV_ACPI_MADT_IOAPIC:
        platform->model = OSDEV_ACPI_MODEL_APIC;
        add_ioapic(
            platform, osdev_le32_get(entry->as.ioapic.address),
            osdev_le32_get(entry->as.ioapic.gsi_base), entry->as.ioapic.id
        );
        break;
    case OSDEV_ACPI_MADT_IOSAPIC:
        platform->model = OSDEV_ACPI_MODEL_SAPIC;
        add_ioapic(
            platform, osdev_le64_get(entry->as.iosapic.address),
            osdev_le32_get(entry->as.iosapic.gsi_base), entry->as.iosapic.id
        );
        break;
    case OSDEV_ACPI_MADT_LAPIC_ADDRESS:
        platform->local_apic =
            osdev_paddr(osdev_le64_get(entry->as.lapic_address.address));
        break;
    case OSDEV_ACPI_MADT_WAKEUP:
        platform->mailbox =
            osdev_paddr(osdev_le64_get(entry->as.wakeup.mailbox));
        break;
    default:
        break;
    }
}

static void look_at_wiring(
    struct osdev_acpi_platform *platform,
    const struct osdev_acpi_madt_entry *entry
)
{
    switch (entry->type) {
    case OSDEV_ACPI_MADT_OVERRIDE:
        add_override(platform, &entry->as.override);
        break;
    case OSDEV_ACPI_MADT_NMI_SOURCE: {
        struct osdev_acpi_nmi nmi = {false, false, 0, 0, {0, false, false}};

        nmi.route = make_route(
            osdev_le32_get(entry->as.nmi_source.gsi),
            osdev_le16_get(entry->as.nmi_source.flags), false, false
        );
        add_nmi(platform, nmi);
        break;
    }
    case OSDEV_ACPI_MADT_LAPIC_NMI:
        add_local_nmi(
            platform, entry->as.lapic_nmi.uid,
            entry->as.lapic_nmi.uid == OSDEV_ACPI_MADT_ALL_PROCESSORS,
            osdev_le16_get(entry->as.lapic_nmi.flags), entry->as.lapic_nmi.lint
        );
        break;
    case OSDEV_ACPI_MADT_X2APIC_NMI:
        add_local_nmi(
            platform, osdev_le32_get(entry->as.x2apic_nmi.uid),
            osdev_le32_get(entry->as.x2apic_nmi.uid) == UINT32_MAX,
            osdev_le16_get(entry->as.x2apic_nmi.flags),
            entry->as.x2apic_nmi.lint
        );
        break;
    default:
        break;
    }
}

static void look_at_others(
    struct osdev_acpi_platform *platform,
    const struct osdev_acpi_madt_entry *entry
)
{
    switch (entry->type) {
    case OSDEV_ACPI_MADT_GICC:
        add_processor(
            platform, osdev_le64_get(entry->as.gicc.mpidr),
            osdev_le32_get(entry->as.gicc.uid),
            osdev_le32_get(entry->as.gicc.flags),
            OSDEV_ACPI_MADT_GICC_ONLINE_CAPABLE
        );
        platform->model = OSDEV_ACPI_MODEL_GIC;
        break;
    case OSDEV_ACPI_MADT_GICD:
        platform->gic_distributor =
            osdev_paddr(osdev_le64_get(entry->as.gicd.address));
        platform->gic_version = entry->as.gicd.version;
        platform->model = OSDEV_ACPI_MODEL_GIC;
        break;
    case OSDEV_ACPI_MADT_CORE_PIC:
        add_processor(
            platform, osdev_le32_get(entry->as.core_pic.core_id),
            osdev_le32_get(entry->as.core_pic.uid),
            osdev_le32_get(entry->as.core_pic.flags), 0
        );
        platform->model = OSDEV_ACPI_MODEL_LOONGARCH;
        break;
    case OSDEV_ACPI_MADT_RINTC:
        add_processor(
            platform, osdev_le64_get(entry->as.rintc.hart_id),
            osdev_le32_get(entry->as.rintc.uid),
            osdev_le32_get(entry->as.rintc.flags),
            OSDEV_ACPI_MADT_ONLINE_CAPABLE
        );
        platform->model = OSDEV_ACPI_MODEL_RISCV;
        break;
    default:
        break;
    }
}

// SCI_INT names an ISA interrupt where there are 8259, and an override may
// say where it really goes. It is shared: level and low unless said otherwise.
static void look_at_sci(
    struct osdev_acpi_platform *platform,
    const struct osdev_acpi_madt_entry *entry, uint32_t sci_int
)
{
    if (entry->type == OSDEV_ACPI_MADT_OVERRIDE &&
        entry->as.override.source == sci_int) {
        platform->sci = make_route(
            osdev_le32_get(entry->as.override.gsi),
            osdev_le16_get(entry->as.override.flags), true, true
        );
    }
}

static void
read_madt(struct osdev_acpi_platform *platform, struct osdev_span table)
{
    const uint32_t sci_int = platform->sci.gsi;
    struct osdev_acpi_madt madt;
    struct osdev_acpi_iter it = osdev_acpi_madt_entries(table);
    struct osdev_acpi_madt_entry entry;

    platform->madt_err = osdev_acpi_madt_read(table, &madt);
    if (platform->madt_err != OSDEV_ACPI_OK) {
        return;
    }
    platform->has_8259 =
        (osdev_le32_get(madt.flags) & OSDEV_ACPI_MADT_PCAT_COMPAT) != 0;
    platform->local_apic = osdev_paddr(osdev_le32_get(madt.local_apic));
    while (osdev_acpi_madt_next(&it, &entry)) {
        look_at_x86(platform, &entry);
        look_at_wiring(platform, &entry);
        look_at_others(platform, &entry);
        look_at_sci(platform, &entry, sci_int);
    }
    platform->madt_err = it.err;
}

enum osdev_acpi_err osdev_acpi_platform_read(
    struct osdev_acpi_platform *platform,
    const struct osdev_acpi_tables *tables,
    const struct osdev_acpi_platform_memory *memory
)
{
    struct osdev_acpi_fadt fadt;
    struct osdev_span table;

    __builtin_memset(platform, 0, sizeof(*platform));
    platform->memory = *memory;
    for (uint32_t i = 0; i < OSDEV_ACPI_ISA_COUNT; i++) {
        platform->isa[i] = make_route(i, 0, false, false);
    }
    platform->fadt_err = osdev_acpi_tables_find(tables, "FACP", 0, &table);
    if (platform->fadt_err == OSDEV_ACPI_OK) {
        platform->fadt_err = osdev_acpi_fadt_read(table, &fadt);
    }
    if (platform->fadt_err == OSDEV_ACPI_OK) {
        platform->profile = fadt.profile;
        platform->sci = make_route(osdev_le16_get(fadt.sci_int), 0, true, true);
    }
    platform->madt_err = osdev_acpi_tables_find(tables, "APIC", 0, &table);
    if (platform->madt_err == OSDEV_ACPI_OK) {
        read_madt(platform, table);
    }
    return platform->processor_count > memory->processor_capacity ||
                   platform->ioapic_count > memory->ioapic_capacity ||
                   platform->nmi_count > memory->nmi_capacity
               ? OSDEV_ACPI_ERR_NO_ROOM
               : OSDEV_ACPI_OK;
}

enum osdev_acpi_err osdev_acpi_platform_ioapic(
    const struct osdev_acpi_platform *platform, uint32_t gsi,
    struct osdev_acpi_ioapic *out, uint32_t *out_pin
)
{
    const struct osdev_acpi_ioapic *best = NULL;

    for (size_t i = 0;
         i < platform->ioapic_count && i < platform->memory.ioapic_capacity;
         i++) {
        const struct osdev_acpi_ioapic *one = &platform->memory.ioapics[i];

        if (one->gsi_base <= gsi &&
            (best == NULL || one->gsi_base > best->gsi_base)) {
            best = one;
        }
    }
    if (best == NULL) {
        return OSDEV_ACPI_ERR_NOT_FOUND;
    }
    *out = *best;
    *out_pin = gsi - best->gsi_base;
    return OSDEV_ACPI_OK;
}
