# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_test(base LABELS quick
  SOURCES unit/base/clock_test.cpp unit/base/crc32c_test.cpp unit/base/logging_test.cpp unit/base/processlock_test.cpp
          unit/base/result_test.cpp
          unit/base/uuid7_test.cpp
  LINK OneScreen::base)
