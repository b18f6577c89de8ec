# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
#
# Freestanding x86-64 with clang for the bare ELF target.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR x86_64)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
set(CMAKE_C_COMPILER clang)
set(CMAKE_ASM_COMPILER clang)
set(CMAKE_C_COMPILER_TARGET x86_64-unknown-none-elf)
set(CMAKE_ASM_COMPILER_TARGET x86_64-unknown-none-elf)

execute_process(COMMAND clang -print-resource-dir
  OUTPUT_VARIABLE osdev_compiler_include OUTPUT_STRIP_TRAILING_WHITESPACE)
string(APPEND osdev_compiler_include "/include")
include("${CMAKE_CURRENT_LIST_DIR}/freestanding-flags.cmake")
