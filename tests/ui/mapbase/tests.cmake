# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_test(ui_mapbase LABELS ui TIMEOUT 180
  SOURCES
    support/loopbacktiles.h
    ui/map/mapfixture.cpp ui/map/mapfixture.h
    ui/mapbase/basemaps_test.cpp
    ui/mapbase/chooser_test.cpp
    ui/mapbase/labels_test.cpp
    ui/mapbase/sampletiles.cpp ui/mapbase/sampletiles.h
    unit/geo/tiles/tilefixture.cpp unit/geo/tiles/tilefixture.h
  LINK OneScreen::map OneScreen::tiles Qt6::Network SQLite::SQLite3 ZLIB::ZLIB)
