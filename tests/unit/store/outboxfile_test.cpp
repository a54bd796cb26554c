// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/outboxfile.h"
#include "app/store/outboxthread.h"
#include "tests/support/sampleactions.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using test::actionTime;
using test::orderOf;

class OutboxFileTest : public testing::Test
{
protected:
    [[nodiscard]] std::unique_ptr<OutboxFile> open() const
    {
        auto opened = OutboxFile::open(folder.path(), clock);
        EXPECT_TRUE(opened.has_value()) << opened.error().toString().toStdString();
        return *std::move(opened);
    }
    [[nodiscard]] QString path() const { return folder.filePath(u"outbox.db"_s); }
    void runSql(const char* sql) const
    {
        sqlite3* db = nullptr;
        ASSERT_EQ(sqlite3_open(path().toUtf8().constData(), &db), SQLITE_OK);
        EXPECT_EQ(sqlite3_exec(db, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(db);
        sqlite3_close(db);
    }

    QTemporaryDir folder;
    ManualClock clock{actionTime};
};

} // namespace

TEST_F(OutboxFileTest, keepsAnActionWithEverythingInIt)
{
    const ActionOrder order = orderOf(u"a-1"_s);
    ASSERT_TRUE(open()->add(order).has_value());
    const auto file = open();
    const auto entries = file->unsettled().value();
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries[0].order, order);
    EXPECT_EQ(entries[0].stage, ActionStage::Queued);
    EXPECT_EQ(entries[0].number, 1);
    EXPECT_FALSE(file->damage().has_value());
}

TEST_F(OutboxFileTest, theSameIdIsKeptOnce)
{
    const auto file = open();
    ASSERT_TRUE(file->add(orderOf(u"a-1"_s)).has_value());
    const auto again = file->add(orderOf(u"a-1"_s, u"e-2"_s));
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(again->order.event.toString(), u"e-1"_s) << "what was kept first stays";
    EXPECT_EQ(file->recent(10)->size(), 1U);
}

TEST_F(OutboxFileTest, theServersAnswerSurvives)
{
    auto file = open();
    OutboxEntry entry = file->add(orderOf(u"a-1"_s)).value();
    entry.stage = ActionStage::Conflict;
    entry.tries = 3;
    entry.changed = actionTime + Milliseconds{5};
    entry.reason = u"taken"_s;
    entry.answer = ActionAnswer{.id = entry.order.id,
                                .verdict = ActionVerdict::Conflict,
                                .replay = true,
                                .reason = u"taken"_s,
                                .actor = u"李"_s,
                                .at = actionTime,
                                .version = 9,
                                .currentState = EventState::Handling,
                                .currentUnit = UnitId::fromString(u"unit-3"_s)};
    ASSERT_TRUE(file->update(entry).has_value());
    file.reset();
    file = open();
    EXPECT_TRUE(file->unsettled()->empty());
    EXPECT_EQ(file->recent(10)->at(0), entry);
    entry.order.id = ActionId::fromString(u"nobody"_s).value();
    EXPECT_EQ(file->update(entry).error().kind, ErrorKind::NotFound);
}

TEST_F(OutboxFileTest, onlyOneProgramHoldsIt)
{
    const auto first = open();
    EXPECT_EQ(OutboxFile::open(folder.path(), clock).error().kind, ErrorKind::Conflict);
}

TEST_F(OutboxFileTest, theChainNoticesAChangedAndAMissingAction)
{
    const auto fill = [this] {
        const auto file = open();
        for (int number = 1; number <= 5; ++number)
            ASSERT_TRUE(file->add(orderOf(u"a-%1"_s.arg(number))).has_value());
        EXPECT_EQ(file->verifyChain().value(), 5);
    };
    fill();
    runSql("UPDATE action SET body=replace(body, 'note', 'nope') WHERE n=3");
    EXPECT_EQ(open()->verifyChain().error().place.row, 3);
    runSql("UPDATE action SET body=replace(body, 'nope', 'note') WHERE n=3; DELETE FROM action WHERE n=4");
    EXPECT_EQ(open()->verifyChain().error().place.row, 5);
}

TEST_F(OutboxFileTest, whatIsSettledGoesAfterNinetyDaysAndTheRestStaysProvable)
{
    const auto file = open();
    for (int number = 1; number <= 4; ++number) {
        OutboxEntry entry = file->add(orderOf(u"a-%1"_s.arg(number))).value();
        entry.stage = number == 3 ? ActionStage::Held : ActionStage::Done;
        ASSERT_TRUE(file->update(entry).has_value());
    }
    clock.advance(OutboxFile::keptSettled - std::chrono::hours{1});
    ASSERT_TRUE(file->tidy().has_value());
    EXPECT_EQ(file->recent(10)->size(), 4U);
    clock.advance(std::chrono::hours{2});
    ASSERT_TRUE(file->tidy().has_value());
    EXPECT_EQ(file->recent(10)->size(), 2U)
        << "what waits for a person is never removed, nor what follows it";
    EXPECT_EQ(file->verifyChain().value(), 2);
    EXPECT_EQ(file->add(orderOf(u"a-5"_s))->number, 5);
    EXPECT_EQ(file->verifyChain().value(), 3);
}

TEST_F(OutboxFileTest, aDamagedFileIsSetAsideAndWhatIsProvenIsTakenOver)
{
    {
        const auto file = open();
        for (int number = 1; number <= 300; ++number)
            ASSERT_TRUE(file->add(orderOf(u"a-%1"_s.arg(number))).has_value());
    }
    // A page in the middle of the table loses its content.
    QFile bytes(path());
    ASSERT_TRUE(bytes.open(QIODevice::ReadWrite));
    ASSERT_TRUE(bytes.seek(bytes.size() / 2 / 4096 * 4096));
    bytes.write(QByteArray(4096, '\xff'));
    bytes.close();

    const auto file = open();
    ASSERT_TRUE(file->damage().has_value());
    EXPECT_EQ(file->damage()->kind, ErrorKind::Corrupt);
    const auto taken = file->unsettled().value();
    EXPECT_GT(taken.size(), 50U);
    EXPECT_LT(taken.size(), 300U);
    EXPECT_EQ(file->verifyChain().value(), std::ssize(taken));
    EXPECT_EQ(QDir(folder.path()).entryList({u"outbox.damaged-*.db"_s}).size(), 1);
    EXPECT_TRUE(file->add(orderOf(u"new"_s)).has_value());
}

TEST_F(OutboxFileTest, aFileThatIsNoOutboxIsKeptBesideANewOne)
{
    QFile bytes(path());
    ASSERT_TRUE(bytes.open(QIODevice::WriteOnly));
    bytes.write("this is not a database at all, but somebody may want it back");
    bytes.close();
    const auto file = open();
    EXPECT_TRUE(file->damage().has_value());
    EXPECT_TRUE(file->unsettled()->empty());
    EXPECT_EQ(QDir(folder.path()).entryList({u"outbox.damaged-*.db"_s}).size(), 1);
}

TEST_F(OutboxFileTest, aFileOfANewerProgramIsLeftAlone)
{
    ASSERT_TRUE(open()->add(orderOf(u"a-1"_s)).has_value());
    runSql("PRAGMA user_version=3");
    EXPECT_EQ(OutboxFile::open(folder.path(), clock).error().kind, ErrorKind::Unsupported);
    runSql("PRAGMA user_version=2");
    EXPECT_EQ(open()->unsettled()->size(), 1U);
}

TEST_F(OutboxFileTest, aFileOfTheFirstVersionIsBroughtForward)
{
    ASSERT_TRUE(open()->add(orderOf(u"a-1"_s)).has_value());
    runSql("PRAGMA user_version=1");
    {
        const auto file = open();
        EXPECT_FALSE(file->damage().has_value());
        EXPECT_EQ(file->unsettled()->size(), 1U);
    }
    EXPECT_EQ(open()->verifyChain().value(), 1);
}

TEST_F(OutboxFileTest, whatTheServerForgotWaitsForAPersonAndWhatWasDoneLatelyIsFound)
{
    const auto file = open();
    const auto settle = [&](const QString& id, ActionStage stage, UtcTime when) {
        OutboxEntry entry = file->add(orderOf(id)).value();
        entry.stage = stage;
        entry.tries = 1;
        entry.changed = when;
        ASSERT_TRUE(file->update(entry).has_value());
    };
    settle(u"old"_s, ActionStage::Done, actionTime - std::chrono::days{8});
    settle(u"late"_s, ActionStage::Done, actionTime - std::chrono::days{6});
    settle(u"refused"_s, ActionStage::Rejected, actionTime);
    settle(u"forgotten"_s, ActionStage::Unknown, actionTime - std::chrono::days{200});
    for (int one = 0; one < 200; ++one)
        ASSERT_TRUE(file->add(orderOf(u"more-%1"_s.arg(one))).has_value());
    settle(u"clock"_s, ActionStage::Done, actionTime - std::chrono::days{20'000});
    const auto done = file->recheckable(actionTime - std::chrono::days{7}).value();
    ASSERT_EQ(done.size(), 3U);
    EXPECT_EQ(done.front().order.id.toString(), u"late"_s);
    EXPECT_EQ(done[1].order.id.toString(), u"refused"_s);
    EXPECT_EQ(done.back().order.id.toString(), u"clock"_s) << "given lately, whatever the clock said";
    const auto waiting = file->unsettled().value();
    ASSERT_EQ(waiting.size(), 201U);
    EXPECT_EQ(waiting.front().stage, ActionStage::Unknown);
    ASSERT_TRUE(file->tidy().has_value());
    EXPECT_EQ(file->unsettled()->size(), 201U) << "however old, nobody has decided yet";
}

TEST_F(OutboxFileTest, theThreadAnswersInOrder)
{
    OutboxThread thread(folder.path(), clock);
    EXPECT_EQ(thread.add(orderOf(u"early"_s)).result().error().kind, ErrorKind::NotFound);
    auto opened = thread.open();
    auto added = thread.add(orderOf(u"a-1"_s));
    auto recent = thread.recent(5);
    EXPECT_TRUE(opened.result().value().unsettled.empty());
    EXPECT_EQ(added.result().value().number, 1);
    EXPECT_EQ(recent.result().value().size(), 1U);
    thread.close().waitForFinished();
    EXPECT_EQ(thread.recent(5).result().error().kind, ErrorKind::NotFound);
}

} // namespace onescreen
