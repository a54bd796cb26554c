# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_bench(mapframes SOURCES bench/mapframes_bench.cpp bench/mapsamples.h
                LINK OneScreen::map OneScreen::tiles Qt6::QuickWidgets SQLite::SQLite3)
