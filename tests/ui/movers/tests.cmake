# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_test(ui_movers LABELS ui TIMEOUT 120
  SOURCES
    support/sampleresources.h
    ui/map/mapfixture.cpp ui/map/mapfixture.h
    ui/movers/movers_test.cpp
    ui/movers/timebar_test.cpp
  LINK OneScreen::map)
onescreen_test(ui_moversdesk LABELS ui TIMEOUT 180
  SOURCES support/sampleresources.h support/scenebench.h ui/movers/desk_test.cpp
  LINK OneScreen::scenes)
