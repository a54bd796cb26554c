# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_bench(assessment SOURCES bench/assessment_bench.cpp LINK OneScreen::models)
