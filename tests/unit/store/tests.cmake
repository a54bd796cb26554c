# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_test(store LABELS db TIMEOUT 120
  SOURCES
    support/cachefixture.h
    support/eventhistory.h
    support/sampleevents.h
    support/sampleactions.h
    support/sampleresources.h
    unit/store/alertlog_test.cpp
    unit/store/areacells_test.cpp
    unit/store/cachecopy_test.cpp
    unit/store/cachecare_test.cpp
    unit/store/cachecrash_test.cpp
    unit/store/cachefile_test.cpp
    unit/store/cachekeeper_test.cpp
    unit/store/cachereader_test.cpp
    unit/store/cachewriter_test.cpp
    unit/store/cube_test.cpp
    unit/store/exportnotes_test.cpp
    unit/store/factcell_test.cpp
    unit/store/ledger_test.cpp
    unit/store/manyevents_test.cpp
    unit/store/migration_test.cpp
    unit/store/outboxfile_test.cpp
    unit/store/regionremoval_test.cpp
    unit/store/retention_test.cpp
    unit/store/search_test.cpp
    unit/store/track_test.cpp
    unit/store/utf8_test.cpp
  LINK OneScreen::store SQLite::SQLite3)

# The process that the crash test starts and kills.
add_executable(cache_filler unit/store/cachefiller.cpp)
target_link_libraries(cache_filler PRIVATE onescreen_options OneScreen::store GTest::gtest)
add_dependencies(test_store cache_filler)

# A full disk and a read-only one are real ones, which takes the right to mount.
execute_process(COMMAND sh -c "d=$(mktemp -d) && mount -t tmpfs -o size=1m tmpfs $d && umount $d; s=$?; rmdir $d; exit $s"
                RESULT_VARIABLE cannot_mount OUTPUT_QUIET ERROR_QUIET)
if(cannot_mount EQUAL 0)
  onescreen_test(store_fulldisk LABELS db SOURCES unit/store/fulldisk_test.cpp LINK OneScreen::store)
  onescreen_test(store_diskhistories LABELS "db;faults" TIMEOUT 240
    SOURCES
      support/cachefixture.h
      support/sampleactions.h
      support/smalldisk.h
      unit/store/diskhistory_test.cpp
    LINK OneScreen::store)
else()
  message(STATUS "No right to mount: the tests with full and read-only disks are left out")
endif()

# Every call to the disk fails in turn.
onescreen_test(store_iofault LABELS db TIMEOUT 240
  SOURCES
    support/cachefixture.h
    support/eventhistory.h
    support/faultyfiles.cpp support/faultyfiles.h
    support/sampleactions.h
    unit/store/iofault_test.cpp
  LINK OneScreen::store SQLite::SQLite3)

# A process is killed at every call that changes a file.
onescreen_test(store_killpoints LABELS "db;faults" TIMEOUT 240
  SOURCES
    support/cachefixture.h
    support/killpoints.cpp support/killpoints.h
    support/sampleactions.h
    support/sampleevents.h
    unit/store/killpoint_test.cpp
  LINK OneScreen::store SQLite::SQLite3)
target_link_libraries(test_store_killpoints PRIVATE ${CMAKE_DL_LIBS})

# Readers that hold old states, and exports, beside pages at full speed.
onescreen_test(store_manyreaders LABELS db TIMEOUT 240
  SOURCES
    support/cachefixture.h
    unit/store/manyreaders_test.cpp
  LINK OneScreen::store OneScreen::report SQLite::SQLite3)

# Damaged files.
onescreen_test(store_corruption LABELS db TIMEOUT 240
  SOURCES
    support/cachefixture.h
    support/sampleactions.h
    support/sampleevents.h
    unit/store/corruption_test.cpp
  LINK OneScreen::store)
