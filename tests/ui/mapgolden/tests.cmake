# SPDX-License-Identifier: GPL-3.0-or-later
# Alone in a program: the fonts of golden pictures must not be those of the other tests.
onescreen_test(ui_mapgolden LABELS ui TIMEOUT 300
  SOURCES
    support/goldenpicture.cpp support/goldenpicture.h
    support/sampleresources.h support/scenebench.h
    ui/map/fullmap.cpp ui/map/fullmap.h
    ui/map/mapfixture.cpp ui/map/mapfixture.h
    ui/mapgolden/bothviews_test.cpp
    ui/mapgolden/comparer_test.cpp
    ui/mapgolden/golden_test.cpp
  LINK OneScreen::scenes Qt6::Concurrent Qt6::Network Qt6::Svg)
