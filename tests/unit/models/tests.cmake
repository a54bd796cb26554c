# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_test(models LABELS quick
  SOURCES unit/models/datahub_test.cpp unit/models/eventcardmodel_test.cpp unit/models/eventqueuemodel_test.cpp
          unit/models/feedbatchmodel_test.cpp
          unit/models/indicatormodel_test.cpp unit/models/mapeventsmodel_test.cpp unit/models/othermodels_test.cpp unit/models/pendingactions_test.cpp unit/models/themes_test.cpp
          unit/models/questionlane_test.cpp unit/models/queuehistory_test.cpp
          unit/models/readerquestions_test.cpp unit/models/redaction_test.cpp unit/models/viewaddress_test.cpp
  LINK OneScreen::models)
onescreen_test(models_reconciliation LABELS db
  SOURCES support/cachefixture.h support/sampleevents.h unit/models/reconciliation_test.cpp
  LINK OneScreen::models SQLite::SQLite3)
onescreen_test(models_assessment LABELS quick TIMEOUT 120
  SOURCES support/fakequestions.h support/memorypublications.h unit/models/assessmentsample.h
          unit/models/alertbook_test.cpp unit/models/assessment_test.cpp unit/models/assessmentchoices_test.cpp
          unit/models/assessmentmodel_test.cpp unit/models/contradictions_test.cpp
          unit/models/publicationdrift_test.cpp
  LINK OneScreen::models)
onescreen_test(models_assessmentcache LABELS db
  SOURCES support/cachefixture.h support/sampleevents.h unit/models/assessmentcache_test.cpp
  LINK OneScreen::models)
onescreen_test(models_accounts LABELS quick
  SOURCES support/fakeregistry.h unit/models/accountadmin_test.cpp
  LINK OneScreen::models)
include(unit/models/mapsearch.cmake)
include(unit/models/replay.cmake)
