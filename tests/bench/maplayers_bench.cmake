# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_bench(maplayers SOURCES bench/maplayers_bench.cpp bench/mapsamples.h LINK OneScreen::map)
