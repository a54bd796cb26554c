# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_bench(mapblock SOURCES bench/mapblock_bench.cpp bench/mapsamples.h LINK OneScreen::map)
