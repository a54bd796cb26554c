# SPDX-License-Identifier: GPL-3.0-or-later
# Not timed in the suite: tests/bench/live.py starts a server and measures.
add_executable(live_bench bench/livebench.cpp)
target_link_libraries(live_bench PRIVATE onescreen_options OneScreen::remote)
