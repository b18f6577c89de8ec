// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// How the kernel was entered. Shared by assembly and C.
#ifndef KERNEL_DOOR_H
#define KERNEL_DOOR_H

#define DOOR_MULTIBOOT2 1
#define DOOR_PVH        2

#endif
