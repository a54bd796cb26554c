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
if(ONESCREEN_FUZZ)
  target_compile_options(onescreen_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
# With optimisation gcc reports these two inside inlined Qt, simdjson and std::expected code where nothing is wrong
# (gcc 12 both, gcc 14 the second); clang-tidy looks for variables without a value.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(onescreen_options INTERFACE -Wno-null-dereference -Wno-maybe-uninitialized)
endif()

# Headers that nearly every file includes are read once. Files still include what they use: clang-tidy runs without this.
option(ONESCREEN_PCH "Compile with precompiled headers (a third of the time)" ON)
function(onescreen_precompiled name)
  cmake_parse_arguments(ARG "" "" "HEADERS;LINK" ${ARGN})
  file(WRITE "${CMAKE_BINARY_DIR}/pch/${name}.cpp" "")
  add_library(${name} OBJECT "${CMAKE_BINARY_DIR}/pch/${name}.cpp")
  target_link_libraries(${name} PRIVATE onescreen_options ${ARG_LINK})
  target_precompile_headers(${name} PRIVATE ${ARG_HEADERS})
endfunction()
if(ONESCREEN_PCH)
  set(headers <algorithm> <chrono> <expected> <functional> <memory> <optional> <span> <string> <vector>
      <QByteArray> <QDateTime> <QHash> <QObject> <QString> <QStringList> <QTimer>)
  onescreen_precompiled(onescreen_pch HEADERS ${headers} LINK Qt6::Core)
  if(ONESCREEN_TESTS)
    find_package(GTest REQUIRED)
    onescreen_precompiled(onescreen_test_pch HEADERS ${headers} <gmock/gmock.h> <gtest/gtest.h>
                          LINK Qt6::Core GTest::gmock GTest::gtest)
  endif()
endif()
function(onescreen_use_precompiled target pch)
  if(ONESCREEN_PCH)
    target_precompile_headers(${target} REUSE_FROM ${pch})
  endif()
endfunction()

# onescreen_library(base SOURCES a.cpp a.h PUBLIC Qt6::Core PRIVATE ZLIB::ZLIB)
# makes target onescreen_base with alias OneScreen::base; the include path shows the layer ("app/base/result.h").
function(onescreen_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(onescreen_${name} STATIC ${ARG_SOURCES})
  add_library(OneScreen::${name} ALIAS onescreen_${name})
  set_target_properties(onescreen_${name} PROPERTIES AUTOMOC ON)
  target_link_libraries(onescreen_${name} PUBLIC onescreen_options ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
  onescreen_use_precompiled(onescreen_${name} onescreen_pch)
endfunction()

function(onescreen_executable name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  set_target_properties(${name} PROPERTIES AUTOMOC ON)
  target_link_libraries(${name} PRIVATE onescreen_options ${ARG_LINK})
  onescreen_use_precompiled(${name} onescreen_pch)
  install(TARGETS ${name} RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
endfunction()
