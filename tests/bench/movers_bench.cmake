# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_bench(movers SOURCES bench/movers_bench.cpp bench/mapsamples.h LINK OneScreen::map OneScreen::models)
