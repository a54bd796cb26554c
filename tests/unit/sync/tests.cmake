# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_test(sync LABELS quick
  SOURCES
    unit/sync/readaheadsource_test.cpp
    unit/sync/synccore_test.cpp
    unit/sync/syncservice_test.cpp
    unit/sync/syncsimulation_test.cpp
  LINK OneScreen::sync)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(test_sync PRIVATE -Wno-maybe-uninitialized) # As for test_store.
endif()

onescreen_test(session LABELS db
  SOURCES
    support/sampleevents.h
    support/samplepage.h
    unit/sync/clientsession_test.cpp
  LINK OneScreen::session)
