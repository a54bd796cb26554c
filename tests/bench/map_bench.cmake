# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_bench(map SOURCES bench/map_bench.cpp LINK OneScreen::map)
