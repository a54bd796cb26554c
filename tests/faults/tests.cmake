# SPDX-License-Identifier: GPL-3.0-or-later
# Real processes that are killed, cut off and starved. tests/soak/run.sh runs them longer.
add_executable(fault_client faults/faultclient.cpp)
target_link_libraries(fault_client PRIVATE onescreen_options OneScreen::session)

function(onescreen_faults name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "" ${ARGN})
  add_test(NAME faults_${name}
           COMMAND Python3::Interpreter -B "${CMAKE_CURRENT_SOURCE_DIR}/faults/${name}_test.py"
                   --bin "${CMAKE_RUNTIME_OUTPUT_DIRECTORY}" --source "${PROJECT_SOURCE_DIR}"
                   --shared "${ONESCREEN_SHARED_DIR}")
  set_tests_properties(faults_${name} PROPERTIES LABELS "db;faults" TIMEOUT ${ARG_TIMEOUT}
                       ENVIRONMENT "PYTHONPATH=${CMAKE_CURRENT_SOURCE_DIR}/e2e")
endfunction()

onescreen_faults(kill TIMEOUT 300)
onescreen_faults(network TIMEOUT 400)
onescreen_faults(restore TIMEOUT 400)
onescreen_faults(clock TIMEOUT 400)
onescreen_faults(herd TIMEOUT 500)
onescreen_faults(snapshot TIMEOUT 400)
onescreen_faults(retention TIMEOUT 300)
