// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/cachefile.h"
#include "app/store/readerpool.h"
#include "tests/support/cachefixture.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <future>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using test::eventRecord;
using test::putOf;

class CacheFileTest : public test::CacheTest
{
protected:
    void fill()
    {
        test::EventMaker maker(5);
        std::vector<Change> changes;
        for (int n = 0; n < 500; ++n)
            changes.push_back(putOf(Record(maker.make(n))));
        apply(std::move(changes));
    }
    void runOnFile(const QByteArray& sql)
    {
        const auto db = openCacheForWriting(folder());
        ASSERT_TRUE(db.has_value()) << db.error().toString().toStdString();
        ASSERT_TRUE((*db)->run(sql).has_value());
    }
    [[nodiscard]] QStringList asideFiles() const
    {
        return QDir(folder()).entryList({u"cache.set-aside-*"_s}, QDir::Files);
    }
};

Result<CacheStatus> askStatus(CacheReader& reader)
{
    return reader.status();
}

} // namespace

TEST_F(CacheFileTest, theFolderIsForItsOwnerOnly)
{
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    EXPECT_FALSE(QFile::permissions(folder()) & others);
}

TEST_F(CacheFileTest, twoThreadsMayPrepareTheSameFolder)
{
    const QTemporaryDir place;
    for (int round = 0; round < 50; ++round) {
        const QString path = place.filePath(u"deep/%1/cache"_s.arg(round));
        auto other = std::async(std::launch::async, [&path] { return prepareCacheFolder(path); });
        const auto mine = prepareCacheFolder(path);
        EXPECT_TRUE(mine.has_value()) << mine.error().toString().toStdString();
        EXPECT_TRUE(other.get().has_value());
    }
}

TEST_F(CacheFileTest, anotherSchemaIsSetAsideAndBegunAnew)
{
    for (int round = 0; round < 3; ++round) {
        fill();
        close();
        runOnFile("PRAGMA user_version = 99");
        EXPECT_EQ(CacheReader::open(folder()).error().kind, ErrorKind::Unsupported);
        open();
        EXPECT_EQ(seq(), 0);
        EXPECT_EQ(reader()->status().value().rows[u"event"_s], 0);
    }
    EXPECT_EQ(asideFiles(), (QStringList{u"cache.set-aside-1.db"_s, u"cache.set-aside-2.db"_s}))
        << "two are kept";
}

TEST_F(CacheFileTest, aFileThatIsNoDatabaseIsSetAside)
{
    close();
    QFile file(cacheFilePath(folder()));
    ASSERT_TRUE(file.open(QFile::WriteOnly | QFile::Truncate));
    file.write(QByteArray(20'000, 'x'));
    file.close();
    EXPECT_EQ(CacheReader::open(folder()).error().kind, ErrorKind::Corrupt);
    open();
    EXPECT_EQ(seq(), 0);
    EXPECT_EQ(asideFiles().size(), 1);
}

TEST_F(CacheFileTest, aDamagedFileIsFoundAfterAnUncleanEnd)
{
    fill();
    close();
    runOnFile("UPDATE state SET clean = 0");
    QFile file(cacheFilePath(folder()));
    ASSERT_TRUE(file.open(QFile::ReadWrite));
    ASSERT_GT(file.size(), 200'000);
    for (qint64 at = 65'536; at < file.size(); at += 8'192) {
        file.seek(at);
        file.write(QByteArray(64, '\x5a'));
    }
    file.close();
    open();
    EXPECT_EQ(seq(), 0) << "filled anew from the server";
    EXPECT_EQ(asideFiles().size(), 1);
    fill();
    expectRightRollups();
}

TEST_F(CacheFileTest, anUncleanEndAloneCostsNothing)
{
    fill();
    close();
    runOnFile("UPDATE state SET clean = 0");
    open();
    EXPECT_EQ(seq(), 500);
    EXPECT_TRUE(asideFiles().isEmpty());
}

TEST_F(CacheFileTest, aSecondWriterIsToldWhoHasTheFolder)
{
    const auto second = CacheWriter::open(folder());
    ASSERT_FALSE(second.has_value());
    EXPECT_EQ(second.error().kind, ErrorKind::Conflict);
    EXPECT_EQ(second.error().place.file, folder());
    EXPECT_TRUE(second.error().text.contains(QString::number(QCoreApplication::applicationPid())));
    close();
    EXPECT_TRUE(CacheWriter::open(folder()).has_value());
}

TEST_F(CacheFileTest, aFileInTheWayIsNamed)
{
    const QString path = folder() + u"/not-a-folder"_s;
    QFile file(path);
    ASSERT_TRUE(file.open(QFile::WriteOnly));
    file.close();
    const auto opened = CacheWriter::open(path);
    ASSERT_FALSE(opened.has_value());
    EXPECT_EQ(opened.error().kind, ErrorKind::Invalid);
    EXPECT_EQ(opened.error().place.file, path);
}

TEST_F(CacheFileTest, aReaderWithoutACacheSaysSo)
{
    const auto opened = CacheReader::open(folder() + u"/elsewhere"_s);
    ASSERT_FALSE(opened.has_value());
    EXPECT_EQ(opened.error().kind, ErrorKind::NotFound);
}

TEST_F(CacheFileTest, readersWorkBesideTheWriterAndAfterIt)
{
    const auto early = reader();
    fill();
    EXPECT_EQ(early->status().value().rows[u"event"_s], 500);
    close();
    EXPECT_EQ(reader()->status().value().rows[u"event"_s], 500) << "without anybody holding the folder";
}

TEST_F(CacheFileTest, thePoolFindsACacheThatAppearsAndOneThatIsReplaced)
{
    ReaderPool pool(folder() + u"/later"_s, 1);
    EXPECT_EQ(pool.ask<CacheStatus>(askStatus).result().error().kind, ErrorKind::NotFound);
    {
        const auto later = CacheWriter::open(folder() + u"/later"_s);
        ASSERT_TRUE(later.has_value());
        EXPECT_TRUE(pool.ask<CacheStatus>(askStatus).result().has_value());
    }

    ReaderPool here(folder(), 1);
    fill();
    EXPECT_EQ(here.ask<CacheStatus>(askStatus).result().value().seq, 500);
    close();
    runOnFile("PRAGMA user_version = 99");
    open();
    EXPECT_EQ(here.ask<CacheStatus>(askStatus).result().value().seq, 0) << "not the file that was set aside";
}

TEST_F(CacheFileTest, aPoolThatEndsAnswersEverything)
{
    std::vector<QFuture<Result<CacheStatus>>> answers;
    {
        ReaderPool pool(folder(), 1);
        for (int n = 0; n < 50; ++n)
            answers.push_back(pool.ask<CacheStatus>(askStatus));
    }
    for (auto& answer : answers) {
        ASSERT_TRUE(answer.isFinished());
        const auto result = answer.result();
        EXPECT_TRUE(result.has_value() || result.error().kind == ErrorKind::Cancelled);
    }
}

TEST_F(CacheFileTest, aQuestionThatTakesTooLongIsInterrupted)
{
    test::EventMaker maker(5);
    for (int page = 0; page < 4; ++page) {
        std::vector<Change> changes;
        for (int n = 0; n < 5'000; ++n)
            changes.push_back(putOf(Record(maker.make(page * 5'000 + n))));
        apply(std::move(changes));
    }
    const auto impatient = CacheReader::open(folder(), Milliseconds{1});
    ASSERT_TRUE(impatient.has_value());
    // Every title is compared with a pattern that fits nowhere.
    const auto page = (*impatient)->queue({.text = u"占%_\\经营者不存在"_s}, 10);
    ASSERT_FALSE(page.has_value());
    EXPECT_EQ(page.error().kind, ErrorKind::Timeout);
    EXPECT_TRUE((*impatient)->eventRow(test::idOf<EventId>(u"none"_s)).has_value()) << "usable afterwards";
}

} // namespace onescreen
