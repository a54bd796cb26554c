# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_test(geo LABELS quick
  SOURCES
    unit/geo/basemap_test.cpp
    unit/geo/camera_test.cpp
    unit/geo/choropleth_test.cpp
    unit/geo/clusterindex_test.cpp
    unit/geo/crs_test.cpp
    unit/geo/distance_test.cpp
    unit/geo/eventpick_test.cpp
    unit/geo/geometry_test.cpp
    unit/geo/overlay_test.cpp
    unit/geo/samplemap.h
    unit/geo/themeshapes_test.cpp
    unit/geo/tilepainter_test.cpp
  LINK OneScreen::geo)
include(unit/geo/pack.cmake)
include(unit/geo/select.cmake)
include(unit/geo/tracks.cmake)
include(unit/geo/fields.cmake)
include(unit/geo/tiles.cmake)
