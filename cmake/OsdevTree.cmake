# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
#
# Tests of the tree as a whole: checks of its sources, of its archives, of the
# packages made of it, and of the tools themselves.
include_guard(GLOBAL)
find_package(Python3 COMPONENTS Interpreter)
if(NOT Python3_FOUND)
  message(STATUS "no python3: the checks of the tree are left out")
  return()
endif()

set(tools "${PROJECT_SOURCE_DIR}/tools")
set(checks "${PROJECT_BINARY_DIR}/checks")

# What other tests look at: the archives for kernels, from both compilers.
foreach(compiler gcc clang)
  set(prefix "")
  if(compiler STREQUAL "gcc")
    set(prefix "${checks}/prefix")
  endif()
  osdev_check(build_${compiler}_freestanding "${CMAKE_COMMAND}"
    -DSOURCE=${PROJECT_SOURCE_DIR} -DPRESET=${compiler}-freestanding
    -DBUILD=${checks}/${compiler}-freestanding -DPREFIX=${prefix}
    -DWERROR=${OSDEV_WERROR}
    -P "${PROJECT_SOURCE_DIR}/cmake/BuildPreset.cmake")
  set_tests_properties(check.build_${compiler}_freestanding PROPERTIES
    FIXTURES_SETUP ${compiler}_freestanding)
endforeach()

osdev_check(coverage "${tools}/check_coverage" --build "${PROJECT_BINARY_DIR}")
osdev_check(deps "${tools}/check_deps")
osdev_check(docs "${tools}/check_docs" --out "${checks}/docs")
osdev_check(headers "${tools}/check_headers")
osdev_check(nodiscard "${tools}/check_nodiscard")
osdev_check(readme_snippets "${tools}/check_readme_snippets")
osdev_check(style "${tools}/check_style")
osdev_check(symbols "${tools}/check_symbols"
  --build "${checks}/gcc-freestanding" --build "${checks}/clang-freestanding")
set_tests_properties(check.symbols PROPERTIES
  FIXTURES_REQUIRED "gcc_freestanding;clang_freestanding")

# A consumer project for each way to use the libraries.
foreach(route add_subdirectory find_package pkgconfig vendored)
  set(prefix "")
  if(route MATCHES "find_package|pkgconfig")
    set(prefix "${checks}/prefix")
  endif()
  add_test(NAME package.${route} COMMAND
    "${PROJECT_SOURCE_DIR}/tests/package/run" ${route}
    "${checks}/package/${route}" ${prefix})
  set_tests_properties(package.${route} PROPERTIES LABELS package TIMEOUT 900)
  if(prefix)
    set_tests_properties(package.${route} PROPERTIES
      FIXTURES_REQUIRED gcc_freestanding)
  endif()
endforeach()

# Each tool finds what it is there to find.
foreach(name
    check_coverage check_deps check_docs check_headers check_nodiscard
    check_readme_snippets check_style check_symbols check_tidy fuzz make_iso
    setup size_report vendor
    )
  add_test(NAME tools.${name} COMMAND "${Python3_EXECUTABLE}" -B
    "${PROJECT_SOURCE_DIR}/tests/tools/test_${name}.py")
  set_tests_properties(tools.${name} PROPERTIES LABELS check TIMEOUT 600)
endforeach()
