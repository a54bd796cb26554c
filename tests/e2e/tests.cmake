# SPDX-License-Identifier: GPL-3.0-or-later
# Whole programs against each other, driven by Python's standard library. Each test has its own folders and ports.
find_package(Python3 3.9 REQUIRED COMPONENTS Interpreter)

function(onescreen_e2e name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "LABELS" ${ARGN})
  add_test(NAME e2e_${name}
           COMMAND Python3::Interpreter -B "${CMAKE_CURRENT_SOURCE_DIR}/e2e/${name}_test.py"
                   --bin "${CMAKE_RUNTIME_OUTPUT_DIRECTORY}" --source "${PROJECT_SOURCE_DIR}"
                   --shared "${ONESCREEN_SHARED_DIR}")
  set_tests_properties(e2e_${name} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT ${ARG_TIMEOUT})
endfunction()

onescreen_e2e(accounts LABELS db TIMEOUT 120)
onescreen_e2e(import_faults LABELS db TIMEOUT 120)
onescreen_e2e(usage LABELS quick TIMEOUT 120)
onescreen_e2e(tls LABELS "db;ui" TIMEOUT 120)
if(ONESCREEN_HAS_SHARED)
  onescreen_e2e(real_data LABELS db TIMEOUT 300)
  onescreen_e2e(capture LABELS ui TIMEOUT 300)
endif()
