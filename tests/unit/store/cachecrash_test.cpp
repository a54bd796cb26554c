// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cachefixture.h"

#include <QCoreApplication>
#include <QProcess>
#include <QProcessEnvironment>

#include <cstdio>
#include <random>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr char folderVariable[] = "ONESCREEN_TEST_CRASH_FOLDER";
constexpr int rowsPerPage = 200;

/// Fills the cache for ever, telling each page on standard output. Ended by the parent's kill.
[[noreturn]] void fillForEver(const QString& folder)
{
    auto writer = CacheWriter::open(folder);
    if (!writer) {
        std::printf("cannot open: %s\n", qPrintable(writer.error().toString()));
        std::exit(1);
    }
    test::EventMaker maker(1);
    for (;;) {
        const qint64 from = (*writer)->position().value().seq;
        std::vector<Change> changes;
        for (qint64 n = 0; n < rowsPerPage; ++n)
            changes.push_back(test::putOf(Record(maker.make(from + n))));
        if (const auto done = (*writer)->apply(test::pageAfter(from, std::move(changes))); !done) {
            std::printf("cannot apply: %s\n", qPrintable(done.error().toString()));
            std::exit(1);
        }
        if (from % (rowsPerPage * 10) == 0)
            std::ignore = (*writer)->tidy();
        std::printf("%lld\n", static_cast<long long>(from + rowsPerPage));
        std::fflush(stdout);
    }
}

} // namespace

/// Not a test: the process that aWriterKilledAnywhereLeavesRowsAndCursorInStep starts and kills.
TEST(CacheCrash, DISABLED_writer)
{
    fillForEver(qEnvironmentVariable(folderVariable));
}

TEST(CacheCrash, aWriterKilledAnywhereLeavesRowsAndCursorInStep)
{
    const QTemporaryDir temporary;
    const QString folder = temporary.filePath(u"cache"_s);
    std::mt19937 random(9);
    qint64 lastSeq = 0;
    for (int round = 0; round < 12; ++round) {
        QProcess child;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QString::fromLatin1(folderVariable), folder);
        child.setProcessEnvironment(environment);
        child.start(QCoreApplication::applicationFilePath(),
                    {u"--gtest_also_run_disabled_tests"_s, u"--gtest_filter=CacheCrash.DISABLED_writer"_s});
        const auto pages = 1 + random() % 12;
        qint64 acknowledged = 0;
        for (unsigned page = 0; page < pages;) {
            ASSERT_TRUE(child.canReadLine() || child.waitForReadyRead(20'000))
                << child.readAll().toStdString();
            while (child.canReadLine() && page < pages) {
                bool isNumber = false;
                const QByteArray line = child.readLine().trimmed();
                if (const qint64 number = line.toLongLong(&isNumber); isNumber) {
                    acknowledged = number;
                    ++page;
                }
            }
        }
        child.kill();
        ASSERT_TRUE(child.waitForFinished(20'000));

        auto writer = CacheWriter::open(folder);
        ASSERT_TRUE(writer.has_value()) << writer.error().toString().toStdString();
        const qint64 seq = (*writer)->position().value().seq;
        EXPECT_GE(seq, acknowledged) << "a page that was told must be there";
        EXPECT_GT(seq, lastSeq);
        EXPECT_EQ(seq % rowsPerPage, 0);
        const auto reader = CacheReader::open(folder);
        ASSERT_TRUE(reader.has_value());
        const auto status = (*reader)->status().value();
        EXPECT_EQ(status.rows[u"event"_s], seq);
        EXPECT_EQ(status.seq, seq);
        const auto points = (*reader)->mapPoints({}).value();
        EXPECT_EQ(std::ssize(points.points) + points.withoutPosition, seq);
        EXPECT_TRUE((*reader)->verifyRollups().value().empty());
        lastSeq = seq;
    }
}

} // namespace onescreen
