# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_test(geo_tracks LABELS quick SOURCES unit/geo/track_test.cpp LINK OneScreen::geo)
if(ONESCREEN_HAS_SHARED)
  onescreen_test(geo_trackdata LABELS quick SOURCES support/trackfiles.h unit/geo/trackdata_test.cpp LINK OneScreen::geo)
endif()
