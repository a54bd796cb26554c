# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_bench(charts SOURCES bench/charts_bench.cpp LINK OneScreen::charts)
