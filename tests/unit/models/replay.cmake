# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_test(models_replay LABELS quick
  SOURCES support/fakequestions.h support/sampleresources.h unit/models/replay_test.cpp
  LINK OneScreen::models)
