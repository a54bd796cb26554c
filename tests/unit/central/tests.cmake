# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_test(central LABELS quick db
  SOURCES
    unit/central/actions_test.cpp
    unit/central/demo_test.cpp
    unit/central/demofeed_test.cpp
    unit/central/demoindicators_test.cpp
    unit/central/demoworld.cpp unit/central/demoworld.h
    unit/central/http_test.cpp
    unit/central/httpclient.cpp unit/central/httpclient.h
    unit/central/ingest_test.cpp
    unit/central/log_test.cpp
    unit/central/tenant_test.cpp
    unit/central/testrows.cpp unit/central/testrows.h
  LINK OneScreen::central Qt6::Network ZLIB::ZLIB)
