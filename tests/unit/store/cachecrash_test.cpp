// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cachefixture.h"

#include <QCoreApplication>
#include <QProcess>

#include <random>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int rowsPerPage = 200;

} // namespace

TEST(CacheCrash, aWriterKilledAnywhereLeavesRowsAndCursorInStep)
{
    const QTemporaryDir temporary;
    const QString folder = temporary.filePath(u"cache"_s);
    std::mt19937 random(9);
    qint64 lastSeq = 0;
    for (int round = 0; round < 12; ++round) {
        QProcess child;
        child.start(QCoreApplication::applicationDirPath() + u"/cache_filler"_s,
                    {folder, QString::number(rowsPerPage)});
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
        const qint64 cars = seq / rowsPerPage; // One in each page, and one point of its track.
        const qint64 events = seq - cars;
        EXPECT_EQ(status.rows[u"event"_s], events);
        EXPECT_EQ(status.seq, seq);
        const auto points = (*reader)->mapPoints({}).value();
        EXPECT_EQ(std::ssize(points.points) + points.withoutPosition, events);
        const auto tracks =
            (*reader)->tracks({.from = fromMs(0), .to = fromMs(4'000'000'000'000), .resources = {}}).value();
        ASSERT_EQ(tracks.tracks.size(), 1U);
        EXPECT_EQ(std::ssize(tracks.tracks.front().points), cars);
        EXPECT_TRUE((*reader)->verifyRollups().value().empty());
        lastSeq = seq;
    }
}

} // namespace onescreen
