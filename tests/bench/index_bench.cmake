# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_bench(index SOURCES bench/index_bench.cpp LINK OneScreen::analysis)
