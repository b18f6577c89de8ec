# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
#
# Configure and build the reference kernel: COMPILER, SOURCE, BINARY, WERROR,
# and PACKAGE if the libraries come from an installed one.
set(options -DCMAKE_C_COMPILER=${COMPILER}
  -DCMAKE_COMPILE_WARNING_AS_ERROR=${WERROR})
if(PACKAGE)
  list(APPEND options -DKERNEL_FIND_OSDEV=ON "-DCMAKE_PREFIX_PATH=${PACKAGE}")
endif()
execute_process(COMMAND_ERROR_IS_FATAL ANY
  COMMAND "${CMAKE_COMMAND}" -G Ninja -S "${SOURCE}" -B "${BINARY}" ${options})
execute_process(COMMAND_ERROR_IS_FATAL ANY
  COMMAND "${CMAKE_COMMAND}" --build "${BINARY}" --target kernel iso_selftest iso_mbi)
