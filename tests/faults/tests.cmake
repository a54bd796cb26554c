# SPDX-License-Identifier: GPL-3.0-or-later
# Real processes that are killed, cut off and starved: as often as the CI column of the promises asks (docs/promises.md).
# tests/soak/run.sh runs them longer.
add_executable(fault_client faults/faultclient.cpp)
target_link_libraries(fault_client PRIVATE onescreen_options OneScreen::session)

# Clocks of a machine that sleeps, to be loaded before the C library.
add_library(sleeping_clock MODULE faults/sleepingclock.cpp)
target_link_libraries(sleeping_clock PRIVATE onescreen_options ${CMAKE_DL_LIBS})
set_target_properties(sleeping_clock PROPERTIES
  PREFIX "" SUFFIX ".so" AUTOMOC OFF LIBRARY_OUTPUT_DIRECTORY "${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
add_dependencies(fault_client sleeping_clock)

function(onescreen_faults name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "ARGUMENTS" ${ARGN})
  add_test(NAME faults_${name}
           COMMAND Python3::Interpreter -B "${CMAKE_CURRENT_SOURCE_DIR}/faults/${name}_test.py"
                   --bin "${CMAKE_RUNTIME_OUTPUT_DIRECTORY}" --source "${PROJECT_SOURCE_DIR}"
                   --shared "${ONESCREEN_SHARED_DIR}" ${ARG_ARGUMENTS})
  set_tests_properties(faults_${name} PROPERTIES LABELS "db;faults" TIMEOUT ${ARG_TIMEOUT}
                       ENVIRONMENT "PYTHONPATH=${CMAKE_CURRENT_SOURCE_DIR}/e2e")
endfunction()

onescreen_faults(kill TIMEOUT 600 ARGUMENTS --rounds 200)
onescreen_faults(network TIMEOUT 600 ARGUMENTS --seeds 4)
onescreen_faults(restore TIMEOUT 400)
onescreen_faults(clock TIMEOUT 400)
onescreen_faults(fulldisk TIMEOUT 300)
onescreen_faults(sleep TIMEOUT 300)
onescreen_faults(packets TIMEOUT 400)
onescreen_faults(herd TIMEOUT 600 ARGUMENTS --clients 2000)
onescreen_faults(snapshot TIMEOUT 400)
onescreen_faults(retention TIMEOUT 300)
