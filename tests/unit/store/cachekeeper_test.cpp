// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/cachekeeper.h"
#include "app/store/readerpool.h"
#include "tests/support/cachefixture.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

class CacheKeeperTest : public testing::Test
{
protected:
    void SetUp() override { open(); }
    void open()
    {
        keeper.reset();
        auto opened = CacheKeeper::open(folder());
        ASSERT_TRUE(opened.has_value()) << opened.error().toString().toStdString();
        keeper = *std::move(opened);
    }
    [[nodiscard]] QString folder() const { return temporary.filePath(u"cache"_s); }
    /// A page of another history with events from..to-1.
    static ChangePage page(const QByteArray& epoch, qint64 from, qint64 to, bool more)
    {
        std::vector<Change> changes;
        for (qint64 seq = from; seq < to; ++seq)
            changes.push_back(test::putOf(
                test::eventRecord(test::sampleFields(u"%1-%2"_s.arg(QString::fromLatin1(epoch)).arg(seq)))));
        ChangePage made = test::pageAfter(from, std::move(changes));
        made.epoch = epoch;
        made.more = more;
        made.head = more ? to + 100 : to;
        return made;
    }
    void fillFirst()
    {
        const auto summary = keeper->apply(page("old", 0, 5, false));
        ASSERT_TRUE(summary && *summary);
        EXPECT_EQ((*summary)->applied, 5);
    }
    /// What a reader on another thread sees.
    qint64 seen(const QString& prefix)
    {
        auto found = readers.ask<qint64>([&prefix](CacheReader& reader) -> Result<qint64> {
            const auto page = reader.queue({}, 100);
            if (!page)
                return std::unexpected(page.error());
            const qint64 count = std::ranges::count_if(
                page->items, [&prefix](const QueueItem& item) { return item.id.startsWith(prefix); });
            return count;
        });
        const auto answer = found.result();
        EXPECT_TRUE(answer.has_value()) << answer.error().toString().toStdString();
        return answer.value_or(-1);
    }

    QTemporaryDir temporary;
    std::unique_ptr<CacheKeeper> keeper;
    ReaderPool readers{folder()};
};

} // namespace

TEST_F(CacheKeeperTest, theOldRowsStayUntilTheNewOnesAreComplete)
{
    fillFirst();
    ASSERT_TRUE(keeper->reset());
    EXPECT_TRUE(keeper->isRefilling());
    EXPECT_EQ(keeper->position().value(), SyncPosition{});
    EXPECT_EQ(seen(u"old"_s), 5);
    const auto hidden = keeper->apply(page("new", 0, 3, true));
    ASSERT_TRUE(hidden.has_value());
    EXPECT_FALSE(hidden->has_value()) << "nobody sees anything else yet";
    EXPECT_EQ(seen(u"old"_s), 5);
    EXPECT_EQ(seen(u"new"_s), 0);
    const auto last = keeper->apply(page("new", 3, 7, false));
    ASSERT_TRUE(last && *last);
    EXPECT_TRUE((*last)->manyEvents);
    EXPECT_EQ((*last)->applied, 7);
    EXPECT_EQ((*last)->entities.size(), std::ssize(allEntities));
    EXPECT_FALSE(keeper->isRefilling());
    EXPECT_EQ(seen(u"old"_s), 0);
    EXPECT_EQ(seen(u"new"_s), 7);
    EXPECT_EQ(keeper->position().value().epoch, "new");
    const auto next = keeper->apply(page("new", 7, 8, false));
    ASSERT_TRUE(next && *next);
    EXPECT_EQ(seen(u"new"_s), 8);
    EXPECT_EQ(QDir(folder()).entryList({u"*refill*"_s, u"*replaced*"_s}).size(), 0) << "nothing is left over";
}

TEST_F(CacheKeeperTest, anEmptyNewHistoryIsAnEmptyCache)
{
    fillFirst();
    ASSERT_TRUE(keeper->reset());
    const auto summary = keeper->apply(page("new", 0, 0, false));
    ASSERT_TRUE(summary && *summary);
    EXPECT_EQ(seen(u"old"_s), 0);
}

TEST_F(CacheKeeperTest, anInterruptedRefillGoesOn)
{
    fillFirst();
    ASSERT_TRUE(keeper->reset());
    ASSERT_TRUE(keeper->apply(page("new", 0, 3, true)));
    open();
    EXPECT_TRUE(keeper->isRefilling());
    EXPECT_EQ(keeper->position().value().seq, 3);
    EXPECT_EQ(keeper->position().value().epoch, "new");
    EXPECT_EQ(seen(u"old"_s), 5);
    ASSERT_TRUE(keeper->apply(page("new", 3, 4, false)));
    EXPECT_EQ(seen(u"new"_s), 4);
    open();
    EXPECT_FALSE(keeper->isRefilling());
    EXPECT_EQ(keeper->position().value().seq, 4);
}

TEST_F(CacheKeeperTest, yetAnotherHistoryBeginsTheRefillAnew)
{
    fillFirst();
    ASSERT_TRUE(keeper->reset());
    ASSERT_TRUE(keeper->apply(page("new", 0, 3, true)));
    ASSERT_TRUE(keeper->reset());
    EXPECT_EQ(keeper->position().value(), SyncPosition{});
    EXPECT_EQ(seen(u"old"_s), 5);
    ASSERT_TRUE(keeper->apply(page("third", 0, 2, false)));
    EXPECT_EQ(seen(u"third"_s), 2);
    EXPECT_EQ(seen(u"new"_s), 0);
}

TEST_F(CacheKeeperTest, withoutRoomForASecondFileTheCacheIsEmptied)
{
    fillFirst();
    QFile blocker(QDir(folder()).filePath(u"refill"_s)); // where the folder would be
    ASSERT_TRUE(blocker.open(QIODevice::WriteOnly));
    ASSERT_TRUE(keeper->reset());
    EXPECT_FALSE(keeper->isRefilling());
    EXPECT_EQ(seen(u"old"_s), 0);
    ASSERT_TRUE(keeper->apply(page("new", 0, 2, false)));
    EXPECT_EQ(seen(u"new"_s), 2);
}

TEST_F(CacheKeeperTest, aPageThatDoesNotJoinOnIsRefusedInTheRefillToo)
{
    fillFirst();
    ASSERT_TRUE(keeper->reset());
    ASSERT_TRUE(keeper->apply(page("new", 0, 3, true)));
    const auto refused = keeper->apply(page("new", 4, 6, false));
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().kind, ErrorKind::Conflict);
    EXPECT_TRUE(keeper->isRefilling());
    EXPECT_EQ(seen(u"old"_s), 5);
}

} // namespace onescreen
