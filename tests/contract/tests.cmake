# SPDX-License-Identifier: GPL-3.0-or-later
find_package(Python3 3.9 REQUIRED COMPONENTS Interpreter)

add_test(NAME contract.openapi
  COMMAND Python3::Interpreter -B "${CMAKE_CURRENT_SOURCE_DIR}/contract/contract.py"
          $<TARGET_FILE:onescreen-central> "${PROJECT_SOURCE_DIR}/resources/api/openapi.yaml")
set_tests_properties(contract.openapi PROPERTIES LABELS "quick;db" TIMEOUT 120)

add_test(NAME contract.openapi_postgres
  COMMAND Python3::Interpreter -B "${CMAKE_CURRENT_SOURCE_DIR}/ha/with_postgres.py" ${Python3_EXECUTABLE} -B
          "${CMAKE_CURRENT_SOURCE_DIR}/contract/contract.py" $<TARGET_FILE:onescreen-central>
          "${PROJECT_SOURCE_DIR}/resources/api/openapi.yaml" {postgres})
set_tests_properties(contract.openapi_postgres PROPERTIES LABELS "db" TIMEOUT 180)

add_test(NAME contract.central_program
  COMMAND Python3::Interpreter -B "${CMAKE_CURRENT_SOURCE_DIR}/contract/program_test.py"
          $<TARGET_FILE:onescreen-central>)
set_tests_properties(contract.central_program PROPERTIES LABELS "quick;db" TIMEOUT 120)

foreach(side IN ITEMS ClientOfTheContract ServerOfTheContract LogOfTheContract)
  add_test(NAME contract.independent.${side}
    COMMAND Python3::Interpreter -B "${CMAKE_CURRENT_SOURCE_DIR}/contract/independent_test.py"
            $<TARGET_FILE:onescreen-central> $<TARGET_FILE:onescreen-cli>
            "${PROJECT_SOURCE_DIR}/resources/api/openapi.yaml" ${side})
  set_tests_properties(contract.independent.${side} PROPERTIES LABELS "db" TIMEOUT 120)
endforeach()

if(ONESCREEN_HAS_SHARED)
  add_test(NAME contract.demo_profile
    COMMAND Python3::Interpreter -B "${PROJECT_SOURCE_DIR}/resources/demo/build_profile.py"
            "${ONESCREEN_SHARED_DIR}/data" --check)
  set_tests_properties(contract.demo_profile PROPERTIES LABELS "quick" TIMEOUT 60)
endif()

add_test(NAME contract.catalogue_schema
  COMMAND Python3::Interpreter -B "${CMAKE_CURRENT_SOURCE_DIR}/contract/catalogue_schema.py"
          "${PROJECT_SOURCE_DIR}/resources/indicators")
set_tests_properties(contract.catalogue_schema PROPERTIES LABELS "quick" TIMEOUT 60)
add_test(NAME contract.catalogue_command
  COMMAND Python3::Interpreter -B "${CMAKE_CURRENT_SOURCE_DIR}/contract/catalogue_command_test.py"
          $<TARGET_FILE:onescreen-cli> "${PROJECT_SOURCE_DIR}/resources/indicators")
set_tests_properties(contract.catalogue_command PROPERTIES LABELS "quick" TIMEOUT 60)
