# SPDX-License-Identifier: GPL-3.0-or-later
# How every target of the project is made: one warning set, one set of strict Qt defines, one naming rule.

add_library(onescreen_options INTERFACE)
target_include_directories(onescreen_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_definitions(onescreen_options INTERFACE
  QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY
  QT_NO_URL_CAST_FROM_STRING QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_JAVA_STYLE_ITERATORS
  QT_NO_CONTEXTLESS_CONNECT QT_STRICT_ITERATORS QT_DISABLE_DEPRECATED_UP_TO=0x060500
  SPDLOG_FMT_EXTERNAL)
target_compile_options(onescreen_options INTERFACE
  -Wall -Wextra -Wpedantic -Wno-missing-field-initializers -Wconversion -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
  -Wcast-qual -Wformat=2 -Wnull-dereference
  $<$<CXX_COMPILER_ID:GNU>:-Wshadow=local> $<$<CXX_COMPILER_ID:Clang>:-Wshadow>
  $<$<BOOL:${ONESCREEN_WERROR}>:-Werror>)
target_link_options(onescreen_options INTERFACE -Wl,--no-undefined)
if(ONESCREEN_SANITIZE)
  target_compile_options(onescreen_options INTERFACE -fsanitize=address,undefined -fno-omit-frame-pointer
                         -fno-sanitize-recover=undefined)
  target_link_options(onescreen_options INTERFACE -fsanitize=address,undefined)
endif()
# With optimisation gcc 12 reports these two inside inlined Qt, simdjson and std::expected code where nothing is wrong.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(onescreen_options INTERFACE -Wno-null-dereference -Wno-maybe-uninitialized)
endif()

# onescreen_library(base SOURCES a.cpp a.h PUBLIC Qt6::Core PRIVATE ZLIB::ZLIB)
# makes target onescreen_base with alias OneScreen::base; the include path shows the layer ("app/base/result.h").
function(onescreen_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(onescreen_${name} STATIC ${ARG_SOURCES})
  add_library(OneScreen::${name} ALIAS onescreen_${name})
  set_target_properties(onescreen_${name} PROPERTIES AUTOMOC ON)
  target_link_libraries(onescreen_${name} PUBLIC onescreen_options ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
endfunction()

function(onescreen_executable name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  set_target_properties(${name} PROPERTIES AUTOMOC ON)
  target_link_libraries(${name} PRIVATE onescreen_options ${ARG_LINK})
  install(TARGETS ${name} RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
endfunction()
