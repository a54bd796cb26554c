# SPDX-License-Identifier: GPL-3.0-or-later
onescreen_test(remote LABELS quick
  SOURCES
    support/sampleevents.h
    support/samplepage.h
    unit/remote/accountmessages_test.cpp
    unit/remote/centralapi_test.cpp
    unit/remote/copymessages_test.cpp
    unit/remote/feedbatches_test.cpp
    unit/remote/livemessage_test.cpp
    unit/remote/pageparser_test.cpp
    unit/remote/recordcodec_test.cpp
  LINK OneScreen::remote)

# Who we are to the server, and which server we believe: T15 of the client.
onescreen_test(access LABELS quick
  SOURCES
    support/fakehttp.h
    support/fakeissuer.h
    support/samplepage.h
    support/testauthority.h
    unit/remote/accessservice_test.cpp
    unit/remote/retryafter_test.cpp
    unit/remote/tls_test.cpp
    unit/remote/tokencore_test.cpp
    unit/remote/tokenfile_test.cpp
  LINK OneScreen::remote)

# The keyring of a session, on a private bus with a wallet of the test.
find_package(Qt6 REQUIRED COMPONENTS DBus)
onescreen_test(keychain LABELS quick
  SOURCES
    support/fakewallet.h
    unit/remote/keychain_test.cpp
  LINK OneScreen::remote Qt6::DBus)
