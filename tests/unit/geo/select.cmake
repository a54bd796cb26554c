# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_test(geo_select LABELS quick
  SOURCES
    unit/geo/select_test.cpp
    unit/geo/selectring_test.cpp
    unit/geo/selecttools_test.cpp
  LINK OneScreen::geo)
if(ONESCREEN_HAS_SHARED)
  onescreen_test(geo_selectreal LABELS quick
    SOURCES
      unit/geo/selectreal_test.cpp
    LINK OneScreen::geo)
endif()
