# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_test(sync LABELS quick
  SOURCES
    unit/sync/livecore_test.cpp
    unit/sync/livepages_test.cpp
    unit/sync/outboxcore_test.cpp
    unit/sync/outboxsimulation_test.cpp
    unit/sync/readaheadsource_test.cpp
    unit/sync/synccore_test.cpp
    unit/sync/syncservice_test.cpp
    unit/sync/syncsimulation_test.cpp
  LINK OneScreen::sync)

onescreen_test(session LABELS db
  SOURCES
    support/sampleevents.h
    support/samplepage.h
    unit/sync/clientsession_test.cpp
  LINK OneScreen::session)

onescreen_test(live_session LABELS db
  SOURCES
    unit/central/testrows.h
    unit/sync/livesession_test.cpp
  LINK OneScreen::session OneScreen::central)
