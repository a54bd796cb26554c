# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_test(ui_map LABELS ui TIMEOUT 120
  SOURCES
    ui/map/board_test.cpp
    ui/map/mapfixture.cpp ui/map/mapfixture.h
    ui/map/mapinput_test.cpp
    ui/map/mappictures_test.cpp
    ui/map/maptiles_test.cpp
    ui/map/mapview_test.cpp
  LINK OneScreen::map Qt6::Network)
onescreen_test(ui_map_export LABELS ui TIMEOUT 180
  SOURCES
    ui/map/mapexport_test.cpp
    ui/map/mapfixture.cpp ui/map/mapfixture.h
  LINK OneScreen::map Qt6::Concurrent Qt6::Svg)
include(ui/map/tools.cmake)
