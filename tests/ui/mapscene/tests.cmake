# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_test(ui_mapscene LABELS ui TIMEOUT 180
  SOURCES
    ui/mapscene/mapscene_test.cpp
    ui/mapscene/mapsceneviews_test.cpp
  LINK OneScreen::scenes)
if(ONESCREEN_HAS_SHARED)
  onescreen_test(ui_maptownships LABELS ui TIMEOUT 180
    SOURCES
      ui/mapscene/townships_test.cpp
    LINK OneScreen::scenes)
endif()
