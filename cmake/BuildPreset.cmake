# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
#
# cmake -DSOURCE=... -DPRESET=... -DBUILD=... [-DPREFIX=...] -P BuildPreset.cmake
# Build the tree with a preset in a folder of its own, and install it.
set(options "")
if(PREFIX)
  file(REMOVE_RECURSE "${PREFIX}")
  set(options "-DCMAKE_INSTALL_PREFIX=${PREFIX}")
endif()

execute_process(
  COMMAND "${CMAKE_COMMAND}" --preset ${PRESET} -B "${BUILD}" ${options}
  WORKING_DIRECTORY "${SOURCE}" COMMAND_ERROR_IS_FATAL ANY)
execute_process(
  COMMAND "${CMAKE_COMMAND}" --build "${BUILD}" COMMAND_ERROR_IS_FATAL ANY)
if(PREFIX)
  execute_process(
    COMMAND "${CMAKE_COMMAND}" --install "${BUILD}"
    COMMAND_ERROR_IS_FATAL ANY)
endif()
