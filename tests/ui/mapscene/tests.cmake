# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_test(ui_mapscene LABELS ui TIMEOUT 180
  SOURCES
    ui/mapscene/mapscene_test.cpp
  LINK OneScreen::scenes)
