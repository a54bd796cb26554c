# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_test(ui_maptools LABELS ui TIMEOUT 120
  SOURCES
    support/scenebench.h
    ui/map/cards_test.cpp
    ui/map/mapfixture.cpp ui/map/mapfixture.h
    ui/map/tools_test.cpp
    ui/map/toolsfixture.h
    ui/map/toolspictures_test.cpp
    ui/map/toolsplaces_test.cpp
  LINK OneScreen::scenes)
