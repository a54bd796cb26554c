# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_test(remote LABELS quick
  SOURCES
    support/sampleevents.h
    support/samplepage.h
    unit/remote/centralapi_test.cpp
    unit/remote/livemessage_test.cpp
    unit/remote/pageparser_test.cpp
    unit/remote/recordcodec_test.cpp
  LINK OneScreen::remote)
