# SPDX-License-Identifier: GPL-3.0-or-later
# Not timed in the suite: tests/bench/drawn.py fills a cache and measures. It is the desktop client and a stopwatch.
file(GLOB desktop_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/app/main/desktop/*.cpp"
  "${PROJECT_SOURCE_DIR}/app/main/desktop/*.h")
list(FILTER desktop_sources EXCLUDE REGEX "/main\\.cpp$")
add_executable(drawn_bench bench/drawnbench.cpp ${desktop_sources})
set_target_properties(drawn_bench PROPERTIES AUTOMOC ON)
target_link_libraries(drawn_bench PRIVATE onescreen_options OneScreen::session OneScreen::packfolder OneScreen::models
  OneScreen::geo OneScreen::shell OneScreen::scenes Qt6::Concurrent CLI11::CLI11)
target_compile_definitions(drawn_bench PRIVATE ONESCREEN_VERSION="${PROJECT_VERSION}")
