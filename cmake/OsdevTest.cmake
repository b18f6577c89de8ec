# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
#
# Tests, fuzz targets, benches and examples of a library. Only the top-level
# project includes this file; a library calls them under OSDEV_BUILD_TESTS.
include_guard(GLOBAL)

# A host program of a library: SOURCES, more LIBS, private INCLUDES.
function(osdev_host_program target tag)
  cmake_parse_arguments(ARG "" "" "SOURCES;LIBS;INCLUDES;DEFINES" ${ARGN})
  add_executable(${target} ${ARG_SOURCES})
  target_include_directories(${target} PRIVATE
    ${ARG_INCLUDES} "${OSDEV_ROOT}/tests/support")
  target_compile_definitions(${target} PRIVATE ${ARG_DEFINES})
  set_target_properties(${target} PROPERTIES
    C_STANDARD 11 C_STANDARD_REQUIRED ON C_EXTENSIONS ON)
  if(NOT "NO_LIBRARY" IN_LIST ARG_LIBS)
    target_link_libraries(${target} PRIVATE osdev_${tag})
  endif()
  list(REMOVE_ITEM ARG_LIBS "NO_LIBRARY")
  target_link_libraries(${target} PRIVATE ${ARG_LIBS})
endfunction()

# osdev_test(TAG FACET [SOURCES fake.c...] [LIBS...] [INCLUDES...]
#            [DEFINES...] [LABEL unit] [TIMEOUT seconds])
# tests/test_FACET.c becomes the CTest test TAG.FACET. LIBS NO_LIBRARY leaves
# the archive out, for tests that compile osdev::TAG_sources in their own way.
# A program that exits with 77 is a skip and says why on its output.
function(osdev_test tag facet)
  cmake_parse_arguments(ARG "" "LABEL;TIMEOUT" "SOURCES;LIBS;INCLUDES;DEFINES" ${ARGN})
  if(NOT ARG_LABEL)
    set(ARG_LABEL unit)
  endif()
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 120)
  endif()
  set(target osdev_${tag}_test_${facet})
  osdev_host_program(${target} ${tag}
    SOURCES tests/test_${facet}.c ${ARG_SOURCES}
    LIBS ${ARG_LIBS} cmocka
    INCLUDES ${ARG_INCLUDES}
    DEFINES ${ARG_DEFINES})
  add_test(NAME ${tag}.${facet} COMMAND ${target})
  set_tests_properties(${tag}.${facet} PROPERTIES
    LABELS ${ARG_LABEL} TIMEOUT ${ARG_TIMEOUT} SKIP_RETURN_CODE 77)
endfunction()

# osdev_fuzz(TAG SUBJECT [LIBS...] [SOURCES...] [INCLUDES...])
# fuzz/fuzz_TAG_SUBJECT.c is a libFuzzer program in the fuzz preset and
# everywhere else a replay of its seeds and of every crash ever found.
function(osdev_fuzz tag subject)
  cmake_parse_arguments(ARG "" "" "SOURCES;LIBS;INCLUDES;DEFINES" ${ARGN})
  set(name ${tag}_${subject})
  set(target fuzz_${name})
  set(source "${OSDEV_ROOT}/fuzz/fuzz_${name}.c")
  set(seeds "${OSDEV_ROOT}/fuzz/corpus/${name}" "${OSDEV_ROOT}/fuzz/regress/${name}")
  if(OSDEV_FUZZ)
    osdev_host_program(${target} ${tag} SOURCES ${source} ${ARG_SOURCES}
      LIBS ${ARG_LIBS} INCLUDES ${ARG_INCLUDES} DEFINES ${ARG_DEFINES})
    target_link_options(${target} PRIVATE -fsanitize=fuzzer)
  else()
    osdev_host_program(${target} ${tag}
      SOURCES ${source} "${OSDEV_ROOT}/fuzz/replay_main.c" ${ARG_SOURCES}
      LIBS ${ARG_LIBS} INCLUDES ${ARG_INCLUDES} DEFINES ${ARG_DEFINES})
    add_test(NAME fuzz.${name} COMMAND ${target} ${seeds})
    set_tests_properties(fuzz.${name} PROPERTIES LABELS fuzz-replay TIMEOUT 120)
  endif()
endfunction()

# osdev_bench(TAG SUBJECT [LIBS...]): bench/bench_SUBJECT.c, run by make bench.
function(osdev_bench tag subject)
  cmake_parse_arguments(ARG "" "" "SOURCES;LIBS;INCLUDES;DEFINES" ${ARGN})
  if(NOT OSDEV_BUILD_BENCH)
    return()
  endif()
  set(target osdev_${tag}_bench_${subject})
  osdev_host_program(${target} ${tag}
    SOURCES bench/bench_${subject}.c ${ARG_SOURCES}
    LIBS ${ARG_LIBS} INCLUDES ${ARG_INCLUDES} DEFINES ${ARG_DEFINES})
endfunction()

# osdev_example(TAG NAME [RUN]): examples/NAME.c, the snippet of the README.
# With RUN it is also a test: the program must return 0.
function(osdev_example tag name)
  cmake_parse_arguments(ARG "RUN" "" "SOURCES;LIBS;INCLUDES;DEFINES" ${ARGN})
  set(target osdev_${tag}_example_${name})
  if(ARG_RUN)
    osdev_host_program(${target} ${tag} SOURCES examples/${name}.c
      ${ARG_SOURCES} LIBS ${ARG_LIBS} INCLUDES ${ARG_INCLUDES} DEFINES ${ARG_DEFINES})
    add_test(NAME ${tag}.example.${name} COMMAND ${target})
    set_tests_properties(${tag}.example.${name} PROPERTIES
      LABELS unit TIMEOUT 60)
  else()
    add_library(${target} OBJECT examples/${name}.c ${ARG_SOURCES})
    target_link_libraries(${target} PRIVATE osdev_${tag} ${ARG_LIBS})
    set_target_properties(${target} PROPERTIES C_STANDARD 11)
  endif()
endfunction()
