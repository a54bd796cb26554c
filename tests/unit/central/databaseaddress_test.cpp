// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/db/databaseaddress.h"
#include "app/central/db/postgresdb.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace onescreen;
using namespace onescreen::central;
using namespace Qt::StringLiterals;

TEST(CentralDatabaseAddress, ReadsUrisWordsAndServices)
{
    const auto uri =
        DatabaseAddress::fromText(u"postgresql://api@db1:5433,db2:5434/city?sslmode=verify-full"_s);
    ASSERT_TRUE(uri) << uri.error().toString().toStdString();
    EXPECT_EQ(uri->kind(), DbKind::Postgres);
    EXPECT_EQ(uri->words().value(u"host"_s), u"db1,db2"_s);
    EXPECT_EQ(uri->words().value(u"port"_s), u"5433,5434"_s);
    EXPECT_EQ(uri->words().value(u"dbname"_s), u"city"_s);
    EXPECT_EQ(uri->words().value(u"sslmode"_s), u"verify-full"_s);
    EXPECT_EQ(uri->words().value(u"target_session_attrs"_s), u"read-write"_s);
    const auto words = DatabaseAddress::fromText(u"host=a,b target_session_attrs=any user='o neill'"_s);
    ASSERT_TRUE(words);
    EXPECT_EQ(words->words().value(u"user"_s), u"o neill"_s);
    EXPECT_EQ(words->words().value(u"target_session_attrs"_s), u"any"_s);
    const auto service = DatabaseAddress::fromText(u"service=onescreen"_s);
    ASSERT_TRUE(service);
    EXPECT_EQ(service->words().value(u"service"_s), u"onescreen"_s);
    EXPECT_EQ(DatabaseAddress::inFolder(u"/srv/x"_s).kind(), DbKind::Sqlite);
}

TEST(CentralDatabaseAddress, RefusesWhatIsNoConnectionString)
{
    for (const QString& bad : {u""_s, u"nothing"_s, u"host"_s, u"colour=red"_s, u"postgresql://h:x y/z"_s})
        EXPECT_EQ(DatabaseAddress::fromText(bad).error().kind, ErrorKind::Invalid) << bad.toStdString();
}

TEST(CentralDatabaseAddress, NeverRepeatsAPassword)
{
    for (const QString& text : {u"postgresql://api:se%20cret@db1/city"_s, u"host=db1 password='se cret'"_s,
                                u"host=db1 password='se cret"_s}) {
        const auto refused = DatabaseAddress::fromText(text);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().kind, ErrorKind::Invalid);
        EXPECT_FALSE(refused.error().toString().contains(u"cret"_s))
            << refused.error().toString().toStdString();
    }
}

TEST(CentralDatabaseAddress, AFileWithAPasswordIsItsOwnersAlone)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"db"_s);
    const auto write = [&path](const QByteArray& content, QFile::Permissions permissions) {
        QFile file(path);
        ASSERT_TRUE(file.open(QFile::WriteOnly));
        file.write(content);
        file.close();
        ASSERT_TRUE(QFile::setPermissions(path, permissions));
    };
    const QByteArray secret = "# the central server's database\nhost=db1 dbname=city\npassword='se;cr et'\n";
    write(secret, QFile::ReadOwner | QFile::WriteOwner);
    const auto read = DatabaseAddress::fromFile(path);
    ASSERT_TRUE(read) << read.error().toString().toStdString();
    EXPECT_EQ(read->words().value(u"password"_s), u"se;cr et"_s);
    EXPECT_EQ(read->toString(), u"PostgreSQL host=db1 dbname=city"_s);
    write(secret, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup);
    EXPECT_EQ(DatabaseAddress::fromFile(path).error().kind, ErrorKind::ReadOnly);
    write("host=db1\n", QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther);
    EXPECT_TRUE(DatabaseAddress::fromFile(path));
    EXPECT_EQ(DatabaseAddress::fromFile(folder.filePath(u"none"_s)).error().kind, ErrorKind::NotFound);
}

TEST(CentralDatabaseAddress, AServerThatIsNotThereIsOffline)
{
    const auto address = DatabaseAddress::fromText(u"host=127.0.0.1 port=1 dbname=x user=y"_s);
    ASSERT_TRUE(address);
    const auto db = openDatabase(*address, DbAccess::Write);
    ASSERT_FALSE(db);
    EXPECT_EQ(db.error().kind, ErrorKind::Offline) << db.error().toString().toStdString();
}

TEST(CentralPostgresErrors, StatesMeanWhatTheCallerCanDo)
{
    EXPECT_EQ(postgresErrorKind(u""_s), ErrorKind::Offline);
    EXPECT_EQ(postgresErrorKind(u"57P01"_s), ErrorKind::Offline); // the administrator ended the connection
    EXPECT_EQ(postgresErrorKind(u"25006"_s),
              ErrorKind::Offline); // a standby: the primary is elsewhere by now
    EXPECT_EQ(postgresErrorKind(u"40001"_s), ErrorKind::Conflict);
    EXPECT_EQ(postgresErrorKind(u"40P01"_s), ErrorKind::Conflict);
    EXPECT_EQ(postgresErrorKind(u"23505"_s), ErrorKind::Conflict);
    EXPECT_EQ(postgresErrorKind(u"53100"_s), ErrorKind::DiskFull);
    EXPECT_EQ(postgresErrorKind(u"42501"_s), ErrorKind::ReadOnly);
    EXPECT_EQ(postgresErrorKind(u"57014"_s), ErrorKind::Timeout);
    EXPECT_EQ(postgresErrorKind(u"42601"_s), ErrorKind::Internal);
}
