# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_test(tiles LABELS quick TIMEOUT 120
  SOURCES
    support/loopbacktiles.h
    unit/geo/samplemap.h
    unit/geo/tiles/layeredsource_test.cpp
    unit/geo/tiles/mbtiles_test.cpp
    unit/geo/tiles/serviceurl_test.cpp
    unit/geo/tiles/tilecache_test.cpp
    unit/geo/tiles/tilecodec_test.cpp
    unit/geo/tiles/tilefixture.cpp unit/geo/tiles/tilefixture.h
    unit/geo/tiles/tileservice_test.cpp
    unit/geo/tiles/vectortile_test.cpp
  LINK OneScreen::tiles Qt6::Network SQLite::SQLite3 ZLIB::ZLIB)
