# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_bench(fields SOURCES bench/fields_bench.cpp bench/mapsamples.h LINK OneScreen::geo)
