# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_test(desktop_program LABELS ui TIMEOUT 120
  SOURCES ui/shell/program_test.cpp
  LINK OneScreen::store)
add_dependencies(test_desktop_program onescreen)
add_test(NAME desktop_self_test COMMAND onescreen --self-test)
set_tests_properties(desktop_self_test PROPERTIES LABELS ui TIMEOUT 120 ENVIRONMENT "QT_QPA_PLATFORM=offscreen")

onescreen_test(translations LABELS "quick;ui"
  SOURCES ui/shell/translations_test.cpp
  LINK Qt6::Core)
target_compile_definitions(test_translations PRIVATE ONESCREEN_LUPDATE="$<TARGET_FILE:Qt6::lupdate>")
