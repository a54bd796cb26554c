# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_test(ui_indicators LABELS ui
  SOURCES
    ui/indicators/figuresamples.h
    ui/indicators/indicatorchoices_test.cpp
    ui/indicators/indicatorpictures_test.cpp
    ui/indicators/indicatorplace_test.cpp
    ui/indicators/indicatorscene_test.cpp
    ui/indicators/indicatorscenetest.h
    ui/indicators/indicatortable_test.cpp
    ui/indicators/passport_test.cpp
    ui/indicators/publication_test.cpp
    ui/indicators/ranking_test.cpp
    ui/indicators/whatif_test.cpp
  LINK OneScreen::scenes)
