# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
#
# Freestanding x86-64 with the host's gcc: no libc headers, no red zone, no
# vector registers. The installed archives are built with this file.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR x86_64)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
set(CMAKE_C_COMPILER gcc)
set(CMAKE_ASM_COMPILER gcc)

execute_process(COMMAND gcc -print-file-name=include
  OUTPUT_VARIABLE osdev_compiler_include OUTPUT_STRIP_TRAILING_WHITESPACE)
include("${CMAKE_CURRENT_LIST_DIR}/freestanding-flags.cmake")
