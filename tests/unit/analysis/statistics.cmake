# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_test(statistics LABELS quick
  SOURCES
    unit/analysis/statistics_alert_test.cpp
    unit/analysis/statistics_controlchart_test.cpp
    unit/analysis/statistics_funnel_test.cpp
    unit/analysis/statistics_sample_test.cpp
    unit/analysis/statistics_suspicion_test.cpp
    unit/analysis/statistics_weighting_test.cpp
  LINK OneScreen::analysis)
if(ONESCREEN_HAS_SHARED)
  # Every file of the conformance folder whose form is known; results of independent programs.
  onescreen_test(statistics_conformance LABELS quick
    SOURCES
      unit/analysis/statistics_conformance_test.cpp
      unit/analysis/statisticstesting.h
    LINK OneScreen::analysis OneScreen::ingest)
  # The command line on the same files.
  onescreen_test(statistics_program LABELS quick
    SOURCES
      unit/analysis/statistics_program_test.cpp
      unit/analysis/statisticstesting.h
    LINK OneScreen::ingest)
  add_dependencies(test_statistics_program onescreen-cli)
endif()
