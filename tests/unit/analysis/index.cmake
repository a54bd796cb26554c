# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_test(index LABELS quick TIMEOUT 120
  SOURCES
    unit/analysis/indexchange_test.cpp
    unit/analysis/indexengine_test.cpp
    unit/analysis/indexfreeze_test.cpp
    unit/analysis/indexpoints_test.cpp
    unit/analysis/indexproperties_test.cpp
    unit/analysis/indexscores_test.cpp
    unit/analysis/indextesting.h
    unit/analysis/indexuncertainty_test.cpp
  LINK OneScreen::analysis)
# The command line, and the numbers that docs/indicators.md shows.
onescreen_test(index_program LABELS quick
  SOURCES unit/analysis/indexprogram_test.cpp
  LINK OneScreen::base)
add_dependencies(test_index_program onescreen-cli)
if(ONESCREEN_HAS_SHARED)
  onescreen_test(index_conformance LABELS quick
    SOURCES
      unit/analysis/indexconformance_test.cpp
      unit/analysis/indextesting.h
    LINK OneScreen::analysis OneScreen::ingest)
endif()
