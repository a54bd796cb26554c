# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_test(store LABELS db TIMEOUT 120
  SOURCES
    support/cachefixture.h
    support/sampleevents.h
    unit/store/cachecrash_test.cpp
    unit/store/cachefile_test.cpp
    unit/store/cachereader_test.cpp
    unit/store/cachewriter_test.cpp
  LINK OneScreen::store)
# gcc 12 takes the moves of a Record that stands in a Change for uses of every alternative at once.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(test_store PRIVATE -Wno-maybe-uninitialized)
endif()

# A full disk and a read-only one are real ones, which takes the right to mount.
execute_process(COMMAND sh -c "d=$(mktemp -d) && mount -t tmpfs -o size=1m tmpfs $d && umount $d; s=$?; rmdir $d; exit $s"
                RESULT_VARIABLE cannot_mount OUTPUT_QUIET ERROR_QUIET)
if(cannot_mount EQUAL 0)
  onescreen_test(store_fulldisk LABELS db SOURCES unit/store/fulldisk_test.cpp LINK OneScreen::store)
else()
  message(STATUS "No right to mount: the tests with full and read-only disks are left out")
endif()
