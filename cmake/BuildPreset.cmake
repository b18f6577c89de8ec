# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
#
# cmake -DSOURCE=... -DPRESET=... -DBUILD=... [-DPREFIX=...] [-DWERROR=ON]
#       -P BuildPreset.cmake
# Build the tree with a preset in a folder of its own, and install it as
# `make install` does: the prefix is known only then.
if(PREFIX)
  file(REMOVE_RECURSE "${PREFIX}")
endif()

execute_process(
  COMMAND "${CMAKE_COMMAND}" --preset ${PRESET} -B "${BUILD}"
    "-DOSDEV_WERROR=${WERROR}"
  WORKING_DIRECTORY "${SOURCE}" COMMAND_ERROR_IS_FATAL ANY)
execute_process(
  COMMAND "${CMAKE_COMMAND}" --build "${BUILD}" COMMAND_ERROR_IS_FATAL ANY)
if(PREFIX)
  execute_process(
    COMMAND "${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${PREFIX}"
    COMMAND_ERROR_IS_FATAL ANY)
endif()
