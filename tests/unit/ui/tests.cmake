# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_test(ui_common LABELS ui
  SOURCES unit/ui/panelframe_test.cpp unit/ui/plaintext_test.cpp unit/ui/settings_test.cpp unit/ui/texts_test.cpp
          unit/ui/theme_test.cpp unit/ui/shellbench.h
  LINK OneScreen::shell)
onescreen_test(ui_shell LABELS ui
  SOURCES unit/ui/account_test.cpp unit/ui/exportgate_test.cpp unit/ui/capture_test.cpp unit/ui/feedstate_test.cpp unit/ui/linktext_test.cpp unit/ui/shellwindow_test.cpp unit/ui/viewhistory_test.cpp
          unit/ui/fakedesk.h unit/ui/shellbench.h
  LINK OneScreen::shell)
onescreen_test(ui_charts LABELS quick ui
  SOURCES unit/ui/charts_test.cpp
  LINK OneScreen::charts)
onescreen_test(ui_overview LABELS quick ui
  SOURCES unit/ui/batchpanel_test.cpp unit/ui/outbox_test.cpp unit/ui/overview_test.cpp unit/ui/overviewscene_test.cpp unit/ui/queuebench.h
  LINK OneScreen::scenes)
onescreen_test(ui_queue LABELS ui
  SOURCES unit/ui/queuepanel_test.cpp unit/ui/eventcard_test.cpp unit/ui/queuefreshness_test.cpp unit/ui/queuebench.h
  LINK OneScreen::queue)
