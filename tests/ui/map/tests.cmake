# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_test(ui_map LABELS ui TIMEOUT 120
  SOURCES
    ui/map/board_test.cpp
    ui/map/mapfixture.cpp ui/map/mapfixture.h
    ui/map/mapinput_test.cpp
    ui/map/mappictures_test.cpp
    ui/map/maptiles_test.cpp
    ui/map/mapview_test.cpp
  LINK OneScreen::map Qt6::Network)
onescreen_test(ui_map_export LABELS ui TIMEOUT 180
  SOURCES
    ui/map/mapexport_test.cpp
    ui/map/mapfixture.cpp ui/map/mapfixture.h
  LINK OneScreen::map Qt6::Concurrent Qt6::Svg)
# A full disk and a read-only one are real ones, which takes the right to mount.
execute_process(COMMAND sh -c "d=$(mktemp -d) && mount -t tmpfs -o size=1m tmpfs $d && umount $d; s=$?; rmdir $d; exit $s"
                RESULT_VARIABLE map_cannot_mount OUTPUT_QUIET ERROR_QUIET)
if(map_cannot_mount EQUAL 0)
  onescreen_test(ui_map_fulldisk LABELS ui
    SOURCES support/smalldisk.h ui/map/mapfixture.cpp ui/map/mapfixture.h ui/map/mapfulldisk_test.cpp
    LINK OneScreen::map Qt6::Concurrent)
endif()
include(ui/map/tools.cmake)
