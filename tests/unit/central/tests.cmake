# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_test(central LABELS quick db
  SOURCES
    unit/central/actions_test.cpp
    unit/central/bulk_test.cpp
    unit/central/copies_test.cpp
    unit/central/demo_test.cpp
    unit/central/demofeed_test.cpp
    unit/central/demoindicators_test.cpp
    unit/central/demoworld.cpp unit/central/demoworld.h
    unit/central/feeds_test.cpp
    unit/central/http_test.cpp
    unit/central/httpclient.cpp unit/central/httpclient.h
    unit/central/ingest_test.cpp
    unit/central/live_test.cpp
    unit/central/log_test.cpp
    unit/central/databaseaddress_test.cpp
    unit/central/retention_test.cpp
    unit/central/tenant_test.cpp
    unit/central/testdatabase.cpp unit/central/testdatabase.h
    unit/central/testrows.cpp unit/central/testrows.h
  LINK OneScreen::central Qt6::Network Qt6::Test ZLIB::ZLIB)

# Who may do and see what.
onescreen_test(central_access LABELS quick db
  SOURCES
    unit/central/accounts_test.cpp
    unit/central/accountsfixture.h
    unit/central/audit_test.cpp
    unit/central/auth_test.cpp
    unit/central/httpclient.cpp unit/central/httpclient.h
    unit/central/scope_test.cpp
    unit/central/testdatabase.cpp unit/central/testdatabase.h
    unit/central/testrows.cpp unit/central/testrows.h
    unit/central/tls_test.cpp
  LINK OneScreen::central Qt6::Network Qt6::Test ZLIB::ZLIB)

# Twelve writers beside each other. More entries: tests/soak.
onescreen_test(central_allocation LABELS db TIMEOUT 400
  SOURCES
    unit/central/allocation_test.cpp
    unit/central/testdatabase.cpp unit/central/testdatabase.h
  LINK OneScreen::central)
set_tests_properties(central_allocation PROPERTIES ENVIRONMENT
  "GTEST_FILTER=CentralAllocation.*;ONESCREEN_ALLOCATION_ENTRIES=100000")

# The server's log and clients' caches, compared after every page. More histories: tests/soak.
onescreen_test(central_oracle LABELS db TIMEOUT 900
  SOURCES
    unit/central/oracle_test.cpp
    unit/central/oracleclient.cpp unit/central/oracleclient.h
    unit/central/oracleserver.cpp unit/central/oracleserver.h
    unit/central/testdatabase.cpp unit/central/testdatabase.h
  LINK OneScreen::session OneScreen::central)

# Losing power is not its subject, and thousands of small databases want a disk that is memory.
if(EXISTS /dev/shm)
  set(memory_folder ";TMPDIR=/dev/shm")
endif()
set_tests_properties(central_oracle PROPERTIES ENVIRONMENT "ONESCREEN_HISTORIES=2000${memory_folder}")

# The same on PostgreSQL, each with a server of its own.
function(onescreen_postgres_test name)
  add_test(NAME ${name}_postgres COMMAND Python3::Interpreter -B "${CMAKE_CURRENT_SOURCE_DIR}/ha/with_postgres.py" ${ARGN})
  set_tests_properties(${name}_postgres PROPERTIES LABELS db TIMEOUT 400)
endfunction()
find_package(Python3 3.9 REQUIRED COMPONENTS Interpreter)
onescreen_postgres_test(central_allocation $<TARGET_FILE:test_central_allocation>)
onescreen_postgres_test(central_oracle $<TARGET_FILE:test_central_oracle>)
set_tests_properties(central_allocation_postgres PROPERTIES ENVIRONMENT "ONESCREEN_ALLOCATION_ENTRIES=100000")
set_tests_properties(central_oracle_postgres PROPERTIES ENVIRONMENT "ONESCREEN_HISTORIES=10")
onescreen_postgres_test(central $<TARGET_FILE:test_central>
  "--gtest_filter=CentralLog.*:CentralIngest.*:CentralActions.*:CentralHttp.*:CentralLive.*:CentralBulk.*:CentralFeeds.*:CentralRetention*:CentralDigests.*:CentralCopies.*")
onescreen_postgres_test(central_access $<TARGET_FILE:test_central_access>)
