# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_test(ui_mapfields LABELS ui TIMEOUT 120
  SOURCES
    ui/map/fields_test.cpp
    ui/map/fieldpictures_test.cpp
    ui/map/fieldsbench.h
    ui/map/mapfixture.cpp ui/map/mapfixture.h
  LINK OneScreen::map)
