# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_bench(store SOURCES bench/store_bench.cpp support/sampleevents.h
                LINK OneScreen::remote OneScreen::store SQLite::SQLite3)
