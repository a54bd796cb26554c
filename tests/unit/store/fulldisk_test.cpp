// SPDX-License-Identifier: GPL-3.0-or-later
// Needs the right to mount; registered only where that works.
#include "app/store/outboxfile.h"
#include "tests/support/cachefixture.h"
#include "tests/support/sampleactions.h"
#include "tests/support/smalldisk.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

ChangePage somePage(qint64 from, int rows)
{
    test::EventMaker maker(static_cast<quint64>(from) + 1);
    std::vector<Change> changes;
    for (int n = 0; n < rows; ++n)
        changes.push_back(test::putOf(Record(maker.make(from + n))));
    return test::pageAfter(from, std::move(changes));
}

} // namespace

TEST(FullDisk, nothingIsLostAndTheNextPageWorksAfterSpaceIsBack)
{
    const test::SmallDisk disk("6m");
    ASSERT_TRUE(disk.isMounted());
    const QString ballast = disk.path() + u"/ballast"_s;
    QFile file(ballast);
    ASSERT_TRUE(file.open(QFile::WriteOnly));
    ASSERT_EQ(file.write(QByteArray(3'000'000, 'b')), 3'000'000);
    file.close();

    const QString folder = disk.path() + u"/cache"_s;
    auto writer = CacheWriter::open(folder);
    ASSERT_TRUE(writer.has_value()) << writer.error().toString().toStdString();
    constexpr qint64 stored = 300;
    ASSERT_TRUE((*writer)->apply(somePage(0, stored)));
    // There is some room at its beginning, but not for all of it.
    const auto full = (*writer)->apply(somePage(stored, 20'000));
    ASSERT_FALSE(full.has_value());
    EXPECT_EQ(full.error().kind, ErrorKind::DiskFull) << full.error().toString().toStdString();
    EXPECT_TRUE(full.error().text.startsWith(u"SQLite"_s)) << full.error().toString().toStdString();
    EXPECT_TRUE(full.error().place.file.startsWith(folder));
    EXPECT_EQ((*writer)->position().value().seq, stored);
    {
        const auto reader = CacheReader::open(folder);
        ASSERT_TRUE(reader.has_value()) << reader.error().toString().toStdString();
        EXPECT_EQ((*reader)->status().value().rows[u"event"_s], stored);
        EXPECT_EQ((*reader)->status().value().seq, stored);
    }

    ASSERT_TRUE(QFile::remove(ballast));
    const auto done = (*writer)->apply(somePage(stored, 300));
    ASSERT_TRUE(done.has_value()) << done.error().toString().toStdString();
    const auto reader = CacheReader::open(folder);
    ASSERT_TRUE(reader.has_value());
    EXPECT_EQ((*reader)->status().value().rows[u"event"_s], stored + 300);
    EXPECT_TRUE((*reader)->verifyRollups().value().empty());
}

TEST(FullDisk, anAlreadyFullDiskIsNamedAtTheStart)
{
    const test::SmallDisk disk("6m");
    ASSERT_TRUE(disk.isMounted());
    QFile file(disk.path() + u"/ballast"_s);
    ASSERT_TRUE(file.open(QFile::WriteOnly | QFile::Unbuffered));
    while (file.write(QByteArray(4'096, 'b')) == 4'096) {
    }
    const auto writer = CacheWriter::open(disk.path() + u"/cache"_s);
    ASSERT_FALSE(writer.has_value());
    EXPECT_EQ(writer.error().kind, ErrorKind::DiskFull) << writer.error().toString().toStdString();
    EXPECT_TRUE(writer.error().place.file.startsWith(disk.path()));
}

/// The cache stops first, so that an order can still be kept; when others fill the disk, the reserve is
/// there.
TEST(FullDisk, ordersAreKeptWhenNothingElseCanBeWritten)
{
    const test::SmallDisk disk("96m");
    ASSERT_TRUE(disk.isMounted());
    const QString folder = disk.path() + u"/cache"_s;
    const SystemClock clock;
    auto outbox = OutboxFile::open(folder, clock);
    ASSERT_TRUE(outbox.has_value()) << outbox.error().toString().toStdString();
    ASSERT_TRUE(QFile::exists(folder + u"/reserve.bin"_s));
    auto writer = CacheWriter::open(folder);
    ASSERT_TRUE(writer.has_value());
    {
        QFile others(disk.path() + u"/others"_s);
        ASSERT_TRUE(others.open(QFile::WriteOnly | QFile::Unbuffered));
        while (others.write(QByteArray(4'096, 'b')) == 4'096) {
        }
    }
    const auto refused = (*writer)->apply(somePage(0, 10));
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().kind, ErrorKind::DiskFull);
    for (int number = 1; number <= 200; ++number) {
        const auto kept = (*outbox)->add(test::orderOf(u"a-%1"_s.arg(number)));
        ASSERT_TRUE(kept.has_value()) << number << ": " << kept.error().toString().toStdString();
    }
    EXPECT_FALSE(QFile::exists(folder + u"/reserve.bin"_s));
    EXPECT_FALSE((*writer)->apply(somePage(0, 10)).has_value()) << "the reserve is not for the cache";
    outbox->reset();
    outbox = OutboxFile::open(folder, clock);
    ASSERT_TRUE(outbox.has_value()) << outbox.error().toString().toStdString();
    EXPECT_EQ((*outbox)->unsettled().value().size(), 200U);
    EXPECT_EQ((*outbox)->verifyChain().value(), 200);
    ASSERT_TRUE(QFile::remove(disk.path() + u"/others"_s));
    ASSERT_TRUE((*outbox)->tidy());
    EXPECT_TRUE(QFile::exists(folder + u"/reserve.bin"_s)) << "taken again when there is room";
    EXPECT_TRUE((*writer)->apply(somePage(0, 10)).has_value());
}

TEST(ReadOnlyFolder, isNamedAndCostsNothing)
{
    const test::SmallDisk disk("6m");
    ASSERT_TRUE(disk.isMounted());
    const QString folder = disk.path() + u"/cache"_s;
    {
        auto writer = CacheWriter::open(folder);
        ASSERT_TRUE(writer.has_value());
        ASSERT_TRUE((*writer)->apply(somePage(0, 100)).has_value());
    }
    ASSERT_TRUE(disk.makeReadOnly());
    for (const QString& path : {folder, disk.path() + u"/new"_s}) {
        const auto writer = CacheWriter::open(path);
        ASSERT_FALSE(writer.has_value());
        EXPECT_EQ(writer.error().kind, ErrorKind::ReadOnly) << writer.error().toString().toStdString();
        EXPECT_TRUE(writer.error().place.file.startsWith(disk.path()));
    }
    const auto reader = CacheReader::open(folder);
    ASSERT_TRUE(reader.has_value()) << reader.error().toString().toStdString();
    const auto status = (*reader)->status();
    ASSERT_TRUE(status.has_value()) << status.error().toString().toStdString();
    EXPECT_EQ(status->seq, 100) << "what is there can still be read";
}

} // namespace onescreen
