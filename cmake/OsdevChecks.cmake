# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
#
# Warnings, sanitizers and the checks that span libraries.
include_guard(GLOBAL)

add_compile_options(
  -Wall -Wextra -Wconversion -Wshadow -Wundef -Wcast-qual -Wcast-align
  -Wpointer-arith -Wswitch-enum -Wvla -Wwrite-strings
  "$<$<COMPILE_LANGUAGE:C>:-pedantic;-Wstrict-prototypes;-Wmissing-prototypes>")
if(CMAKE_C_COMPILER_ID STREQUAL "GNU")
  add_compile_options(-Wcast-align=strict)
endif()
if(OSDEV_WERROR)
  add_compile_options(-Werror)
endif()

if(OSDEV_SANITIZE)
  add_compile_options(
    -fsanitize=${OSDEV_SANITIZE} -fno-sanitize-recover=all
    -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${OSDEV_SANITIZE})
endif()
if(OSDEV_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
if(OSDEV_COVERAGE)
  add_compile_options(--coverage)
  add_link_options(--coverage)
endif()

# osdev_check(NAME COMMAND...): a check of the tree as the test check.NAME.
function(osdev_check name)
  add_test(NAME check.${name} COMMAND ${ARGN}
    WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
  set_tests_properties(check.${name} PROPERTIES
    LABELS check TIMEOUT 600 SKIP_RETURN_CODE 77)
endfunction()
