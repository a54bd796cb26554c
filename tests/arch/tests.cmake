# SPDX-License-Identifier: GPL-3.0-or-later
find_package(Python3 REQUIRED COMPONENTS Interpreter)
set(arch "${CMAKE_CURRENT_SOURCE_DIR}/arch")
add_test(NAME arch.layers COMMAND Python3::Interpreter "${arch}/check_layers.py" "${PROJECT_SOURCE_DIR}")
add_test(NAME arch.layers_check_finds_breaches COMMAND Python3::Interpreter "${arch}/check_layers_test.py")
add_test(NAME arch.format COMMAND "${arch}/check_format.sh" "${PROJECT_SOURCE_DIR}")
add_test(NAME arch.tidy COMMAND Python3::Interpreter "${arch}/run_tidy.py" "${PROJECT_SOURCE_DIR}" "${PROJECT_BINARY_DIR}")
set_tests_properties(arch.layers arch.layers_check_finds_breaches arch.format PROPERTIES LABELS quick)
set_tests_properties(arch.tidy PROPERTIES LABELS tidy TIMEOUT 3000 RUN_SERIAL ON)
