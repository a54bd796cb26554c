# SPDX-License-Identifier: GPL-3.0-or-later
# Several servers, killed servers, a database that fails over: whole programs, each test with a PostgreSQL of its own.
find_package(Python3 3.9 REQUIRED COMPONENTS Interpreter)

function(onescreen_ha name)
  add_test(NAME ha_${name}
           COMMAND Python3::Interpreter -B "${CMAKE_CURRENT_SOURCE_DIR}/ha/${name}_test.py" $<TARGET_FILE:onescreen-central> ${ARGN})
  set_tests_properties(ha_${name} PROPERTIES LABELS db TIMEOUT 300)
endfunction()

onescreen_ha(nodes)
onescreen_ha(kill)
onescreen_ha(failover)
onescreen_ha(commands)
onescreen_ha(configuration "${PROJECT_SOURCE_DIR}")
set_tests_properties(ha_kill PROPERTIES ENVIRONMENT "ONESCREEN_KILLS=17")
set_tests_properties(ha_nodes PROPERTIES ENVIRONMENT "ONESCREEN_ACTIONS=10000")
