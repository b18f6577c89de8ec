# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
#
# The kernel flavour of flags for both compilers. Position-independent code
# links into an image at any address, the top 2 GiB included, so one variant
# of the archives serves every kernel.
string(JOIN " " CMAKE_C_FLAGS_INIT
  -std=c11 -ffreestanding -nostdinc -isystem "${osdev_compiler_include}"
  -mno-red-zone -mgeneral-regs-only -fpie -fno-stack-protector
  -fno-asynchronous-unwind-tables -fcf-protection=none
  -ffunction-sections -fdata-sections)
string(JOIN " " CMAKE_ASM_FLAGS_INIT -mno-red-zone -fpie)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
