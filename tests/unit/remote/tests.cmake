# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_test(remote LABELS quick
  SOURCES
    unit/remote/recordcodec_test.cpp
  LINK OneScreen::remote)
