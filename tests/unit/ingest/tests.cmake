# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_test(ingest LABELS quick
  SOURCES
    unit/ingest/csvreader_test.cpp
    unit/ingest/csvsniff_test.cpp
    unit/ingest/describe_test.cpp
    unit/ingest/filecheck_test.cpp
    unit/ingest/ingesttesting.h
    unit/ingest/mapping_test.cpp
    unit/ingest/periodtext_test.cpp
    unit/ingest/rowconverter_test.cpp
    unit/ingest/timepattern_test.cpp
  LINK OneScreen::ingest)
if(ONESCREEN_HAS_SHARED)
  # Whole files, converted in the process and counted again by a second reader.
  onescreen_test(ingest_realfiles LABELS db
    SOURCES
      unit/ingest/ingesttesting.h
      unit/ingest/realfiles_test.cpp
    LINK OneScreen::ingest)
endif()
