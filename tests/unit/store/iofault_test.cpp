// SPDX-License-Identifier: GPL-3.0-or-later
// Every single call to the disk fails once, then for ever, then with the power (T5, T6 of docs/promises.md):
// nothing that was acknowledged is lost, rows and position stay in step, and afterwards everything works
// again.
#include "app/store/outboxfile.h"
#include "tests/support/cachefixture.h"
#include "tests/support/faultyfiles.h"
#include "tests/support/sampleactions.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using Lasting = test::FaultyFiles::Lasting;

class IoFault : public testing::TestWithParam<Lasting>
{
protected:
    [[nodiscard]] QString folder() const { return m_folder->filePath(u"cache"_s); }
    void startAnew() { m_folder = std::make_unique<QTemporaryDir>(); }

    const SystemClock clock;

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

ChangePage somePage(qint64 from)
{
    test::EventMaker maker(static_cast<quint64>(from) + 1);
    std::vector<Change> changes;
    for (int n = 0; n < 40; ++n)
        changes.push_back(test::putOf(Record(maker.make(from + n))));
    return test::pageAfter(from, std::move(changes));
}

} // namespace

TEST_P(IoFault, acknowledgedOrdersAreThere)
{
    int calls = 0; // Counted by the first run, in which nothing fails.
    for (int failAt = 0; failAt <= calls; ++failAt) {
        startAnew();
        {
            auto before = OutboxFile::open(folder(), clock).value();
            ASSERT_TRUE(before->add(test::orderOf(u"a-1"_s)) && before->add(test::orderOf(u"a-2"_s)));
        }
        QStringList acknowledged{u"a-1"_s, u"a-2"_s};
        {
            const test::FaultyFiles faulty(failAt, GetParam(), static_cast<unsigned>(failAt));
            if (auto outbox = OutboxFile::open(folder(), clock)) {
                for (const QString& id : {u"a-3"_s, u"a-4"_s, u"a-5"_s}) {
                    auto kept = (*outbox)->add(test::orderOf(id));
                    if (!kept)
                        continue;
                    acknowledged << id;
                    kept->tries = 1;
                    std::ignore = (*outbox)->update(*kept);
                }
                std::ignore = (*outbox)->tidy();
            }
            calls = std::max(calls, test::FaultyFiles::calls());
        }
        auto outbox = OutboxFile::open(folder(), clock);
        ASSERT_TRUE(outbox.has_value()) << failAt << ": " << outbox.error().toString().toStdString();
        const auto entries = (*outbox)->unsettled().value();
        QStringList found;
        for (const OutboxEntry& entry : entries)
            found << entry.order.id.toString();
        for (const QString& id : std::as_const(acknowledged))
            EXPECT_TRUE(found.contains(id))
                << "call " << failAt << " failed and " << id.toStdString() << " is lost";
        EXPECT_TRUE((*outbox)->verifyChain().has_value()) << failAt;
        EXPECT_TRUE((*outbox)->add(test::orderOf(u"a-9"_s)).has_value()) << failAt;
        EXPECT_TRUE(QDir(folder()).entryList({u"outbox.damaged*"_s}).isEmpty())
            << "call " << failAt << ": a fault of the disk was taken for damage of the file";
        if (HasFailure())
            return;
    }
    EXPECT_GT(calls, 20) << "hardly any call was tried";
}

TEST_P(IoFault, rowsAndPositionStayInStep)
{
    int calls = 0; // Counted by the first run, in which nothing fails.
    // All calls of opening the file, and every fifth of what follows.
    for (int failAt = 0; failAt <= calls; failAt += failAt < 60 ? 1 : 5) {
        startAnew();
        {
            auto before = CacheWriter::open(folder()).value();
            ASSERT_TRUE(before->apply(somePage(0)));
        }
        qint64 stored = 40;
        {
            const test::FaultyFiles faulty(failAt, GetParam(), static_cast<unsigned>(failAt));
            if (auto writer = CacheWriter::open(folder())) {
                for (int page = 0; page < 2; ++page) {
                    if ((*writer)->apply(somePage(stored)))
                        stored += 40;
                }
                std::ignore = (*writer)->tidy();
            }
            calls = std::max(calls, test::FaultyFiles::calls());
        }
        auto writer = CacheWriter::open(folder());
        ASSERT_TRUE(writer.has_value()) << failAt << ": " << writer.error().toString().toStdString();
        const qint64 seq = (*writer)->position().value().seq;
        // The cache may be begun anew (it is disposable), but never shows rows that do not fit its position.
        // After a power cut it may also be older: it is written without waiting for the disk, and pulled
        // again.
        EXPECT_TRUE(seq == 0 || seq >= stored || GetParam() == Lasting::PowerCut)
            << "call " << failAt << ": " << seq << " of " << stored;
        const auto reader = CacheReader::open(folder());
        ASSERT_TRUE(reader.has_value()) << failAt;
        EXPECT_EQ((*reader)->status().value().rows[u"event"_s], seq) << "call " << failAt;
        EXPECT_TRUE((*reader)->verifyRollups().value().empty()) << "call " << failAt;
        EXPECT_TRUE((*writer)->apply(somePage(seq)).has_value()) << "call " << failAt;
        if (HasFailure())
            return;
    }
    EXPECT_GT(calls, 40) << "hardly any call was tried";
}

INSTANTIATE_TEST_SUITE_P(Lasting, IoFault,
                         testing::Values(Lasting::Once, Lasting::ForEver, Lasting::PowerCut),
                         [](const auto& run) {
                             return run.param == Lasting::Once      ? "Once"
                                    : run.param == Lasting::ForEver ? "ForEver"
                                                                    : "PowerCut";
                         });

} // namespace onescreen
