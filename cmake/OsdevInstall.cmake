# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
#
# What `make install` writes for a library: headers, the archive, the sources,
# an export file of its own and a pkg-config file.
include_guard(GLOBAL)
include(CMakePackageConfigHelpers)

set(OSDEV_CMAKE_DIR "${CMAKE_INSTALL_LIBDIR}/cmake/osdev")

function(osdev_install_library tag sources depends)
  install(DIRECTORY include/osdev TYPE INCLUDE)
  install(TARGETS osdev_${tag} osdev_${tag}_sources EXPORT osdev-${tag})
  install(EXPORT osdev-${tag} NAMESPACE osdev:: DESTINATION "${OSDEV_CMAKE_DIR}"
    FILE osdev-${tag}-targets.cmake)

  # A kernel that compiles the library with its own flags needs the whole
  # source folder: private headers are not in the source list.
  set(share "${CMAKE_INSTALL_DATADIR}/osdev/${tag}")
  if(sources)
    install(DIRECTORY src DESTINATION "${share}")
  endif()
  install(FILES README.md SOURCES DESTINATION "${share}")

  set(OSDEV_TAG ${tag})
  set(OSDEV_REQUIRES "")
  set(component_depends "")
  foreach(dep IN LISTS depends)
    list(APPEND OSDEV_REQUIRES "osdev-${dep}")
  endforeach()
  list(JOIN OSDEV_REQUIRES ", " OSDEV_REQUIRES)
  set(OSDEV_LIBS "")
  set(OSDEV_SOURCES "")
  if(sources)
    set(OSDEV_LIBS "-L\${libdir} -losdev-${tag}")
    list(TRANSFORM sources PREPEND "\${srcdir}/")
    list(JOIN sources " " OSDEV_SOURCES)
  endif()
  # Relative to the file itself, for the prefix is chosen at installation.
  file(RELATIVE_PATH OSDEV_PREFIX "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
  string(REGEX REPLACE "/$" "" OSDEV_PREFIX "${OSDEV_PREFIX}")
  configure_file("${OSDEV_ROOT}/cmake/osdev.pc.in"
    "${PROJECT_BINARY_DIR}/osdev-${tag}.pc" @ONLY)
  install(FILES "${PROJECT_BINARY_DIR}/osdev-${tag}.pc"
    DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")

  set_property(GLOBAL APPEND PROPERTY OSDEV_TAGS ${tag})
  set_property(GLOBAL PROPERTY OSDEV_DEPENDS_${tag} "${depends}")
endfunction()

# The package file: one package, one component a library.
function(osdev_install_package)
  get_property(tags GLOBAL PROPERTY OSDEV_TAGS)
  set(OSDEV_COMPONENTS "${tags}")
  set(OSDEV_COMPONENT_DEPENDS "")
  foreach(tag IN LISTS tags)
    get_property(depends GLOBAL PROPERTY OSDEV_DEPENDS_${tag})
    string(APPEND OSDEV_COMPONENT_DEPENDS
      "set(_osdev_depends_${tag} \"${depends}\")\n")
  endforeach()
  configure_package_config_file("${OSDEV_ROOT}/cmake/osdev-config.cmake.in"
    "${PROJECT_BINARY_DIR}/osdev-config.cmake"
    INSTALL_DESTINATION "${OSDEV_CMAKE_DIR}")
  write_basic_package_version_file(
    "${PROJECT_BINARY_DIR}/osdev-config-version.cmake"
    VERSION ${PROJECT_VERSION} COMPATIBILITY SameMinorVersion
    ARCH_INDEPENDENT)
  install(FILES "${PROJECT_BINARY_DIR}/osdev-config.cmake"
    "${PROJECT_BINARY_DIR}/osdev-config-version.cmake"
    DESTINATION "${OSDEV_CMAKE_DIR}")
  install(DIRECTORY LICENSES DESTINATION "${CMAKE_INSTALL_DATADIR}/osdev")
endfunction()
