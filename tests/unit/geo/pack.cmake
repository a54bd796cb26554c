# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_test(geo_pack LABELS quick
  SOURCES
    unit/geo/packdefault_test.cpp
    unit/geo/packfolder.h
    unit/geo/packimport_test.cpp
    unit/geo/packrefusal_test.cpp
    unit/geo/packtheme_test.cpp
  LINK OneScreen::geo)
if(ONESCREEN_HAS_SHARED)
  target_sources(test_geo_pack PRIVATE unit/geo/packshared_test.cpp)
endif()
