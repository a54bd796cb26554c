# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_bench(store SOURCES bench/store_bench.cpp bench/barestore.cpp bench/barestore.h bench/storesamples.h support/sampleevents.h
                LINK OneScreen::remote OneScreen::store SQLite::SQLite3)
onescreen_bench(cube SOURCES bench/cube_bench.cpp bench/storesamples.h support/sampleevents.h
                LINK OneScreen::store SQLite::SQLite3)
