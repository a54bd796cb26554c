# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_test(ui_portrait LABELS "quick;ui" TIMEOUT 120
  SOURCES
    ui/portrait/alerts_test.cpp
    ui/portrait/briefing_test.cpp
    ui/portrait/desk_test.cpp
    ui/portrait/difference_test.cpp
    ui/portrait/narrative_test.cpp
    ui/portrait/pictures_test.cpp
    ui/portrait/portraitscene_test.cpp
    ui/portrait/sampleportrait.cpp ui/portrait/sampleportrait.h
  LINK OneScreen::scenes)
