# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_test(catalogue LABELS quick
  SOURCES
    unit/analysis/catalogue_test.cpp
    unit/analysis/cataloguelint_test.cpp
    unit/analysis/cataloguereader_test.cpp
    unit/analysis/cataloguesample.h
    unit/analysis/catalogueshipped_test.cpp
  LINK OneScreen::analysis)
