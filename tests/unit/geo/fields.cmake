# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_test(geo_fields LABELS quick
  SOURCES
    unit/geo/fields/classbreaks_test.cpp
    unit/geo/fields/densityfield_test.cpp
    unit/geo/fields/fieldpaintings_test.cpp
    unit/geo/fields/marine_test.cpp
    unit/geo/fields/reach_test.cpp
    unit/geo/samplemap.h
  LINK OneScreen::geo)
