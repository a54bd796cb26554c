// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/db/databaseaddress.h"
#include "app/central/log/changelog.h"

#include <QTemporaryDir>

namespace onescreen::central::test {

/// An empty database for a test: SQLite in a folder, or PostgreSQL where ONESCREEN_TEST_POSTGRES names one
/// (tests/ha/with_postgres.py does), with whatever was in it removed.
class TestDatabase
{
public:
    TestDatabase();

    [[nodiscard]] const DatabaseAddress& address() const { return m_address; }
    [[nodiscard]] bool isShared() const { return m_address.kind() == DbKind::Postgres; }
    /// Another connection, for looking in and for meddling. The tables must be there.
    [[nodiscard]] std::unique_ptr<Database> connection() const;
    /// The head after everything that was committed has got its number.
    [[nodiscard]] LogHead numberedHead() const;

private:
    QTemporaryDir m_folder;
    DatabaseAddress m_address;
};

} // namespace onescreen::central::test
