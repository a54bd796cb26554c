// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/central/testdatabase.h"

#include "app/central/db/postgresdb.h"
#include "app/central/log/stamper.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen::central::test {

TestDatabase::TestDatabase() : m_address(DatabaseAddress::inFolder(m_folder.path()))
{
    const QString postgres = qEnvironmentVariable("ONESCREEN_TEST_POSTGRES");
    if (postgres.isEmpty())
        return;
    m_address = DatabaseAddress::fromText(postgres).value();
    const auto db = PostgresDb::connectTo(m_address);
    EXPECT_TRUE(db) << db.error().toString().toStdString();
    const auto emptied = (*db)->execute(u"DROP SCHEMA IF EXISTS onescreen CASCADE"_s);
    EXPECT_TRUE(emptied) << emptied.error().toString().toStdString();
}

std::unique_ptr<Database> TestDatabase::connection() const
{
    auto db = openDatabase(m_address, DbAccess::Write);
    EXPECT_TRUE(db) << db.error().toString().toStdString();
    return *std::move(db);
}

LogHead TestDatabase::numberedHead() const
{
    const auto db = connection();
    if (isShared()) {
        auto stamper = LogStamper::open(*db);
        EXPECT_TRUE(stamper) << stamper.error().toString().toStdString();
        for (qint64 stamped = 1; stamped > 0;)
            stamped = stamper->stamp().value();
    }
    auto head = db->prepare(u"SELECT seq, tx, chain FROM log_head"_s);
    EXPECT_TRUE(head && head->run() && head->next());
    return {head->integer(0), head->integer(1), head->bytes(2)};
}

} // namespace onescreen::central::test
