// SPDX-License-Identifier: GPL-3.0-or-later
// T7 of docs/promises.md: a small disk is filled by others at random moments, while pages are stored and
// orders are kept, and is freed again. Needs the right to mount; registered only where that works.
// ONESCREEN_HISTORIES=n plays n histories.
#include "app/store/cachefile.h"
#include "app/store/outboxfile.h"
#include "tests/support/cachefixture.h"
#include "tests/support/sampleactions.h"
#include "tests/support/smalldisk.h"

#include <QDir>
#include <QFile>
#include <QStorageInfo>

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <random>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int usualHistories = 50;
constexpr int steps = 70;

int histories()
{
    bool given = false;
    const int wanted = qEnvironmentVariableIntValue("ONESCREEN_HISTORIES", &given);
    return given ? wanted : usualHistories;
}

struct Counts
{
    int pages = 0;
    int orders = 0;
    int fills = 0;
    int refusedPages = 0;
    int refusedOrders = 0;
    int fromReserve = 0;
    int refusedOpenings = 0;
};

/// One client's files on a disk that others use too.
class DiskHistory
{
public:
    DiskHistory(unsigned seed, Counts& counts)
        : m_chance(seed), m_counts(counts),
          // From 80 MiB on there is room for the outbox's reserve.
          m_disk(QByteArray::number(seed % 3 == 0 ? between(80, 112) : between(6, 64)) + 'm')
    {
    }
    void play()
    {
        ASSERT_TRUE(m_disk.isMounted());
        openBoth();
        ASSERT_TRUE(m_cache && m_outbox) << "there is room at the beginning";
        for (int step = 0; step < steps && !testing::Test::HasFailure(); ++step) {
            SCOPED_TRACE(testing::Message() << "step " << step);
            takeStep();
            checkRows();
        }
        if (!testing::Test::HasFailure())
            checkEnd();
    }

private:
    [[nodiscard]] int between(int least, int most)
    {
        return std::uniform_int_distribution(least, most)(m_chance);
    }
    [[nodiscard]] QString folder() const { return m_disk.path() + u"/cache"_s; }
    [[nodiscard]] QString othersPath() const { return m_disk.path() + u"/others"_s; }
    [[nodiscard]] bool hasReserve() const { return QFile::exists(folder() + u"/reserve.bin"_s); }

    void takeStep()
    {
        const int luck = between(0, 99);
        if (luck < 30)
            storePage();
        else if (luck < 52)
            giveOrder();
        else if (luck < 60)
            settleOrder();
        else if (luck < 75)
            fillUp();
        else if (luck < 88)
            freeSome();
        else if (luck < 94)
            tidy();
        else
            openAnew(luck % 2 == 0);
    }
    void openBoth()
    {
        if (!m_outbox) {
            auto outbox = OutboxFile::open(folder(), m_clock);
            if (outbox)
                m_outbox = *std::move(outbox);
            else
                expectFull(outbox.error());
        }
        if (!m_cache) {
            auto cache = CacheWriter::open(folder());
            if (cache)
                m_cache = *std::move(cache);
            else
                expectFull(cache.error());
        }
        m_counts.refusedOpenings += m_outbox && m_cache ? 0 : 1;
    }
    static void expectFull(const Error& error)
    {
        EXPECT_EQ(error.kind, ErrorKind::DiskFull) << error.toString().toStdString();
    }
    void storePage()
    {
        if (!m_cache)
            return openBoth();
        test::EventMaker maker(static_cast<quint64>(m_stored) + 1);
        std::vector<Change> changes;
        const int rows = between(1, 400);
        for (int n = 0; n < rows; ++n)
            changes.push_back(test::putOf(Record(maker.make(m_stored + n))));
        const auto done = m_cache->apply(test::pageAfter(m_stored, std::move(changes)));
        if (done)
            m_stored += rows;
        else
            expectFull(done.error());
        ++(done ? m_counts.pages : m_counts.refusedPages);
        std::ignore = m_cache->indexSome();
    }
    void giveOrder()
    {
        if (!m_outbox)
            return openBoth();
        const QString id = u"a-%1"_s.arg(++m_orders);
        const bool hadReserve = hasReserve();
        const auto kept = m_outbox->add(test::orderOf(id));
        if (kept) {
            m_kept[id] = ActionStage::Queued;
        } else {
            expectFull(kept.error());
            EXPECT_FALSE(hadReserve) << "the reserve is for this";
        }
        ++(kept ? m_counts.orders : m_counts.refusedOrders);
        m_counts.fromReserve += kept && hadReserve && !hasReserve() ? 1 : 0;
    }
    void settleOrder()
    {
        if (!m_outbox || m_kept.empty())
            return;
        const auto chosen = std::next(m_kept.begin(), between(0, static_cast<int>(m_kept.size()) - 1));
        const auto entries = m_outbox->recent(1'000);
        ASSERT_TRUE(entries.has_value()) << entries.error().toString().toStdString();
        for (OutboxEntry entry : *entries) {
            if (entry.order.id.toString() != chosen->first)
                continue;
            entry.stage = ActionStage::Sent;
            ++entry.tries;
            if (const auto done = m_outbox->update(entry))
                chosen->second = ActionStage::Sent;
            else
                expectFull(done.error());
        }
    }
    /// Others write until nothing is left, or nearly so.
    void fillUp()
    {
        QFile others(othersPath());
        ASSERT_TRUE(others.open(QFile::Append | QFile::Unbuffered));
        const qint64 left = between(0, 3) == 0 ? between(1, 4'000) * 1'024LL : 0;
        const QByteArray block(4'096, 'b');
        while (QStorageInfo(m_disk.path()).bytesAvailable() > left + block.size()) {
            const qint64 many =
                std::max<qint64>(1, (QStorageInfo(m_disk.path()).bytesAvailable() - left) / block.size() / 2);
            if (others.write(block.repeated(static_cast<qsizetype>(std::min<qint64>(many, 1'024)))) <= 0)
                break;
        }
        ++m_counts.fills;
    }
    void freeSome()
    {
        QFile others(othersPath());
        if (others.exists())
            others.resize(between(0, 2) == 0 ? others.size() / 2 : 0);
    }
    void tidy()
    {
        if (m_cache) {
            if (const auto done = m_cache->tidy(); !done)
                expectFull(done.error());
        }
        if (m_outbox) {
            if (const auto done = m_outbox->tidy(); !done)
                expectFull(done.error());
        }
    }
    void openAnew(bool cache)
    {
        if (cache)
            m_cache.reset();
        else
            m_outbox.reset();
        openBoth();
    }
    /// Rows and position are in step, and they are those that were told.
    void checkRows()
    {
        if (!m_cache)
            return;
        EXPECT_EQ(m_cache->position().value().seq, m_stored);
        const auto reader = CacheReader::open(folder());
        ASSERT_TRUE(reader.has_value()) << reader.error().toString().toStdString();
        const auto status = (*reader)->status();
        ASSERT_TRUE(status.has_value()) << status.error().toString().toStdString();
        EXPECT_EQ(status->rows[u"event"_s], m_stored);
        EXPECT_EQ(status->seq, m_stored);
    }
    /// There is room again: what is open goes on by itself.
    void checkEnd()
    {
        QFile::remove(othersPath());
        openBoth();
        ASSERT_TRUE(m_cache && m_outbox);
        const int pages = m_counts.pages;
        storePage();
        // A cache that fills its quarter of the disk goes no further, also when nobody else is there.
        const QStorageInfo disk(m_disk.path());
        if (disk.bytesAvailable() > disk.bytesTotal() / 3) {
            EXPECT_EQ(m_counts.pages, pages + 1);
        }
        const std::size_t kept = m_kept.size();
        giveOrder();
        EXPECT_EQ(m_kept.size(), kept + 1);
        tidy();
        checkRows();
        m_outbox.reset();
        openBoth();
        ASSERT_TRUE(m_outbox);
        const auto entries = m_outbox->recent(1'000).value();
        EXPECT_EQ(entries.size(), m_kept.size()) << "an order that was refused is there, or one is lost";
        for (const OutboxEntry& entry : entries) {
            const auto found = m_kept.find(entry.order.id.toString());
            ASSERT_TRUE(found != m_kept.end());
            EXPECT_EQ(entry.stage, found->second);
        }
        EXPECT_EQ(m_outbox->verifyChain().value_or(-1), std::ssize(m_kept));
        EXPECT_FALSE(m_outbox->damage().has_value());
        EXPECT_TRUE(CacheReader::open(folder()).value()->verifyRollups().value().empty());
        EXPECT_TRUE(QDir(folder()).entryList({u"cache.set-aside*"_s, u"outbox.damaged*"_s}).isEmpty())
            << "a full disk was taken for damage";
    }

    std::mt19937 m_chance;
    Counts& m_counts;
    const test::SmallDisk m_disk;
    const SystemClock m_clock;
    std::unique_ptr<OutboxFile> m_outbox;
    std::unique_ptr<CacheWriter> m_cache;
    qint64 m_stored = 0;
    int m_orders = 0;
    std::map<QString, ActionStage> m_kept;
};

} // namespace

TEST(FullDisk, atRandomMoments)
{
    Counts counts;
    for (int history = 0; history < histories() && !HasFailure(); ++history) {
        SCOPED_TRACE(testing::Message() << "history " << history);
        DiskHistory(static_cast<unsigned>(history), counts).play();
    }
    EXPECT_GT(counts.refusedPages, 0) << "no page was in the way of a full disk";
    EXPECT_GT(counts.fromReserve, 0) << "the reserve was never needed";
    std::printf(
        "%d histories: the disk was filled %d times; %d pages stored, %d refused; %d orders kept, %d of them "
        "from the reserve, %d refused in plain words; %d openings refused; lost 0, out of step 0\n",
        histories(), counts.fills, counts.pages, counts.refusedPages, counts.orders, counts.fromReserve,
        counts.refusedOrders, counts.refusedOpenings);
}

} // namespace onescreen
