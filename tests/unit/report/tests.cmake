# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_test(report LABELS quick
  SOURCES unit/report/tableexport_test.cpp
  LINK OneScreen::report)

# A full disk and a read-only one are real ones, which takes the right to mount (asked in unit/store/tests.cmake's way).
execute_process(COMMAND sh -c "d=$(mktemp -d) && mount -t tmpfs -o size=1m tmpfs $d && umount $d; s=$?; rmdir $d; exit $s"
                RESULT_VARIABLE export_cannot_mount OUTPUT_QUIET ERROR_QUIET)
if(export_cannot_mount EQUAL 0)
  onescreen_test(report_fulldisk LABELS quick
    SOURCES support/smalldisk.h unit/report/fulldisk_test.cpp
    LINK OneScreen::report)
endif()
