# SPDX-License-Identifier: GPL-3.0-or-later
# Accounts and walls in the window, at a server in the same process.
onescreen_test(ui_accounts LABELS "ui;db" TIMEOUT 120
  SOURCES
    ../app/main/desktop/sessionaccount.cpp ../app/main/desktop/sessionaccount.h
    ../app/main/desktop/sessionaccounts.cpp ../app/main/desktop/sessionaccounts.h
    ui/accounts/accountsbench.h
    ui/accounts/accountspage_test.cpp
    unit/central/accountsfixture.h
    unit/central/httpclient.cpp unit/central/httpclient.h
    unit/central/testdatabase.cpp unit/central/testdatabase.h
    unit/central/testrows.cpp unit/central/testrows.h
  LINK OneScreen::central OneScreen::scenes OneScreen::session OneScreen::shell Qt6::WebSockets ZLIB::ZLIB)
