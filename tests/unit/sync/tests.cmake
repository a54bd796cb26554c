# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_test(sync LABELS quick
  SOURCES
    unit/sync/livecore_test.cpp
    unit/sync/livepages_test.cpp
    unit/sync/outboxcore_test.cpp
    unit/sync/outboxsimulation_test.cpp
    unit/sync/readaheadsource_test.cpp
    unit/sync/repairsimulation_test.cpp
    unit/sync/retryafter_test.cpp
    unit/sync/serverclock_test.cpp
    unit/sync/snapshotsimulation_test.cpp
    unit/sync/scopechange_test.cpp
    unit/sync/synccore_test.cpp
    unit/sync/synccorefill_test.cpp
    unit/sync/syncservice_test.cpp
    unit/sync/syncsimulation_test.cpp
  LINK OneScreen::sync)

onescreen_test(sync_fleet LABELS quick TIMEOUT 300
  SOURCES
    unit/sync/fleet/fleetcache.cpp unit/sync/fleet/fleetcache.h
    unit/sync/fleet/fleetclient.cpp unit/sync/fleet/fleetclient.h
    unit/sync/fleet/fleetdisk.h
    unit/sync/fleet/fleetlive.cpp
    unit/sync/fleet/fleetnetwork.cpp unit/sync/fleet/fleetnetwork.h
    unit/sync/fleet/fleetoutbox.cpp unit/sync/fleet/fleetoutbox.h
    unit/sync/fleet/fleetrows.h
    unit/sync/fleet/fleetserver.cpp unit/sync/fleet/fleetserver.h
    unit/sync/fleet/fleetsnapshots.cpp
    unit/sync/fleet/fleetworld.cpp unit/sync/fleet/fleetworld.h
    unit/sync/fleetsimulation_test.cpp
  LINK OneScreen::sync)

onescreen_test(session LABELS db
  SOURCES
    support/sampleevents.h
    support/samplepage.h
    support/fakehttp.h
    support/fakeissuer.h
    unit/sync/clientsession_test.cpp
    unit/sync/exportreports_test.cpp
    unit/sync/outboxowner_test.cpp
    unit/sync/scopesession_test.cpp
    unit/sync/wakewatch_test.cpp
  LINK OneScreen::session)

onescreen_test(live_session LABELS db
  SOURCES
    unit/central/testrows.h
    unit/sync/livesession_test.cpp
  LINK OneScreen::session OneScreen::central)

onescreen_test(outbox_stuck LABELS "db;faults" TIMEOUT 150
  SOURCES
    unit/central/testrows.h
    unit/sync/outboxstuck_test.cpp
  LINK OneScreen::session OneScreen::central)
