# SPDX-License-Identifier: GPL-3.0-or-later
set(chart_samples ui/charts/chartsamples.cpp ui/charts/chartsamples.h ui/charts/partsamples.cpp
                  ui/charts/samplevalues.h)
onescreen_test(charts_layout LABELS ui TIMEOUT 120
  SOURCES ui/charts/chartlayout_test.cpp ui/charts/chartparts_test.cpp ${chart_samples}
  LINK OneScreen::charts)
onescreen_test(charts_widget LABELS quick ui
  SOURCES ui/charts/chartwidget_test.cpp ${chart_samples}
  LINK OneScreen::charts)
onescreen_test(charts_pictures LABELS ui TIMEOUT 120
  SOURCES ui/charts/chartpictures_test.cpp ${chart_samples}
  LINK OneScreen::charts)
onescreen_test(charts_export LABELS ui TIMEOUT 120
  SOURCES ui/charts/chartexport_test.cpp ui/charts/exportdialog_test.cpp ui/charts/chartsheet_test.cpp
          ${chart_samples}
  LINK OneScreen::charts Qt6::Svg Qt6::Concurrent)

# The command line as a user runs it, its files opened by other programs.
add_test(NAME chart_command COMMAND ${Python3_EXECUTABLE} "${CMAKE_CURRENT_SOURCE_DIR}/ui/charts/chartcommand_test.py"
         --cli $<TARGET_FILE:onescreen-cli>)
set_tests_properties(chart_command PROPERTIES LABELS ui TIMEOUT 180)
