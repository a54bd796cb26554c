# SPDX-License-Identifier: GPL-3.0-or-later
# The index has a program of its own: graphics libraries may leave the processor's vector registers in a state in which
# libm runs several times slower, and the program builds its index on threads that never see them.
onescreen_bench(map SOURCES bench/map_bench.cpp bench/mapsamples.h LINK OneScreen::geo)
onescreen_bench(mapview SOURCES bench/mapview_bench.cpp bench/mapsamples.h LINK OneScreen::map)
