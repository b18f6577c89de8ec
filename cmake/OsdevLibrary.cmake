# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
#
# osdev_library(TAG): define one library from the plain text files beside its
# CMakeLists.txt.
#
#   SOURCES   one source path a line; empty for a header-only library
#   DEPENDS   one tag a line; may be absent
#
# Targets: osdev::TAG, an archive built with the flags of this project, and
# osdev::TAG_sources, which compiles the same sources into the target that
# links it, with that target's own flags.
#
# Works from a kernel's own project too: add_subdirectory() of one library
# brings the libraries that it depends on.
include_guard(GLOBAL)
include(GNUInstallDirs)

set(OSDEV_ROOT "${CMAKE_CURRENT_LIST_DIR}/.." CACHE INTERNAL "")

# The folder of a library; libx86_64 is the one whose tag is not its name.
function(osdev_folder tag out)
  if(tag STREQUAL "x86")
    set(tag "x86_64")
  endif()
  set(${out} "lib${tag}" PARENT_SCOPE)
endfunction()

# The lines of a text file, none if the file is absent.
function(osdev_read_list file out)
  set(lines "")
  if(EXISTS "${file}")
    file(STRINGS "${file}" lines)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
  endif()
  set(${out} "${lines}" PARENT_SCOPE)
endfunction()

function(osdev_library tag)
  # Already there if a library that the project added before depends on it.
  if(TARGET osdev_${tag})
    return()
  endif()
  osdev_read_list("${CMAKE_CURRENT_SOURCE_DIR}/SOURCES" sources)
  osdev_read_list("${CMAKE_CURRENT_SOURCE_DIR}/DEPENDS" depends)

  foreach(dep IN LISTS depends)
    if(NOT TARGET osdev_${dep})
      osdev_folder(${dep} folder)
      add_subdirectory(
        "${OSDEV_ROOT}/${folder}" "${CMAKE_BINARY_DIR}/osdev/${folder}"
        EXCLUDE_FROM_ALL)
    endif()
  endforeach()

  add_library(osdev_${tag}_sources INTERFACE)
  if(sources)
    add_library(osdev_${tag} STATIC ${sources})
    set_target_properties(osdev_${tag} PROPERTIES
      OUTPUT_NAME osdev-${tag} C_STANDARD 11 C_STANDARD_REQUIRED ON)
    set(scope PUBLIC)
  else()
    add_library(osdev_${tag} INTERFACE)
    set(scope INTERFACE)
  endif()
  foreach(source IN LISTS sources)
    target_sources(osdev_${tag}_sources INTERFACE
      "$<BUILD_INTERFACE:${CMAKE_CURRENT_SOURCE_DIR}/${source}>"
      "$<INSTALL_INTERFACE:$<INSTALL_PREFIX>/${CMAKE_INSTALL_DATADIR}/osdev/${tag}/${source}>")
  endforeach()

  foreach(pair "osdev_${tag}:${scope}:" "osdev_${tag}_sources:INTERFACE:_sources")
    string(REPLACE ":" ";" pair "${pair}")
    list(GET pair 0 target)
    list(GET pair 1 scope)
    list(GET pair 2 suffix)
    target_include_directories(${target} ${scope}
      "$<BUILD_INTERFACE:${CMAKE_CURRENT_SOURCE_DIR}/include>"
      "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>")
    foreach(dep IN LISTS depends)
      target_link_libraries(${target} ${scope} osdev_${dep}${suffix})
    endforeach()
    set_target_properties(${target} PROPERTIES EXPORT_NAME "${tag}${suffix}")
    add_library(osdev::${tag}${suffix} ALIAS ${target})
  endforeach()

  if(OSDEV_INSTALL)
    osdev_install_library(${tag} "${sources}" "${depends}")
  endif()
endfunction()
