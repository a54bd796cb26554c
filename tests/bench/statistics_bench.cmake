# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_bench(statistics SOURCES bench/statistics_bench.cpp LINK OneScreen::analysis)
