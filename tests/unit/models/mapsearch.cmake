# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_test(models_mapsearch LABELS quick
  SOURCES support/samplequeue.h unit/models/mapsearch_test.cpp
  LINK OneScreen::models)
