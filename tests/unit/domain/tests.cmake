# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_test(domain LABELS quick
  SOURCES unit/domain/change_test.cpp unit/domain/dictionary_test.cpp unit/domain/event_test.cpp
          unit/domain/factmeasure_test.cpp unit/domain/georing_test.cpp
          unit/domain/period_test.cpp unit/domain/region_test.cpp unit/domain/values_test.cpp
  LINK OneScreen::domain)
