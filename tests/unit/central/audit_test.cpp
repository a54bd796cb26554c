// SPDX-License-Identifier: GPL-3.0-or-later
// The audit is chained: whatever is changed in it afterwards is found, and by an anchor also what was cut
// off.
#include "app/central/actions/action.h"
#include "app/central/audit/auditlog.h"
#include "app/central/db/transaction.h"
#include "tests/unit/central/testrows.h"

#include <thread>

using namespace Qt::StringLiterals;
using namespace onescreen;
using namespace onescreen::central;
using namespace onescreen::central::test;

namespace {

class CentralAudit : public testing::Test
{
protected:
    void SetUp() override
    {
        m_db = m_database.connection();
        for (int at = 1; at <= 5; ++at)
            append(u"wang"_s, u"event-%1"_s.arg(at));
    }
    void append(const QString& actor, const QString& target)
    {
        const auto added = inTransaction(*m_db, [&] {
            return appendAudit(*m_db,
                               {{.actor = actor,
                                 .kind = u"action"_s,
                                 .target = target,
                                 .detail = {{u"outcome"_s, u"applied"_s}}}},
                               testNow());
        });
        ASSERT_TRUE(added) << added.error().toString().toStdString();
    }
    void meddle(const QString& sql) { ASSERT_TRUE(change(*m_db, sql)) << sql.toStdString(); }
    AuditCheck check(const std::vector<AuditHead>& anchors = {})
    {
        return checkAudit(*m_db, anchors).value();
    }

    TestDatabase m_database;
    std::unique_ptr<Database> m_db;
};

} // namespace

TEST_F(CentralAudit, AnAuditAsItWasWritten)
{
    const AuditCheck whole = check();
    EXPECT_TRUE(whole.fault.isEmpty()) << whole.fault.toStdString();
    EXPECT_EQ(whole.head.n, 5);
    EXPECT_EQ(whole.head, auditHead(*m_db).value());
    EXPECT_EQ(AuditHead::fromString(whole.head.toString()), whole.head);
    append(u"li"_s, u"event-6"_s);
    EXPECT_TRUE(check({whole.head}).fault.isEmpty()) << "an anchor of before";
    for (const QString& bad : {u""_s, u"5"_s, u"5:12"_s, u"x:"_s + QString(64, u'0'),
                               u"5:"_s + QString(64, u'g'), u"5:"_s + QString(64, u'0') + u":1"_s})
        EXPECT_FALSE(AuditHead::fromString(bad)) << bad.toStdString();
}

TEST_F(CentralAudit, EveryMemberOfEveryRowCounts)
{
    for (const QString& edit : {u"actor = 'li'"_s, u"kind = 'export'"_s, u"target = 'event-9'"_s,
                                u"detail = '{}'"_s, u"at_ms = at_ms + 1"_s}) {
        for (const int row : {1, 3, 5}) {
            auto kept =
                runOnce(*m_db, u"SELECT actor, kind, target, detail, at_ms FROM audit WHERE n = $1"_s, row)
                    .value();
            ASSERT_TRUE(kept.next());
            const auto text = [&kept](int column) { return QString::fromUtf8(kept.bytes(column)); };
            meddle(u"UPDATE audit SET %1 WHERE n = %2"_s.arg(edit).arg(row));
            EXPECT_EQ(check().badRow, row) << edit.toStdString();
            ASSERT_TRUE(change(*m_db,
                               u"UPDATE audit SET actor = $1, kind = $2, target = $3, detail = $4, at_ms = $5"
                               " WHERE n = $6"_s,
                               text(0), text(1), text(2), text(3), kept.integer(4), row));
        }
    }
    EXPECT_EQ(check().badRow, 0);
}

TEST_F(CentralAudit, ARowThatWasTakenOutLeavesAHole)
{
    meddle(u"DELETE FROM audit WHERE n = 3"_s);
    EXPECT_NE(check().fault.indexOf(u"row 3 is missing"_s), -1) << check().fault.toStdString();
    meddle(u"UPDATE audit SET n = n - 1 WHERE n > 3"_s);
    EXPECT_EQ(check().badRow, 3) << "closing up does not help";
}

TEST_F(CentralAudit, ATailThatWasCutOffIsFoundByItsAnchor)
{
    const AuditHead anchor = check().head;
    meddle(u"DELETE FROM audit WHERE n > 3"_s);
    EXPECT_FALSE(check().fault.isEmpty()) << "the head still says five";
    // Somebody who also sets the head back leaves a chain that is whole.
    auto hash = runOnce(*m_db, u"SELECT hash FROM audit WHERE n = 3"_s).value();
    ASSERT_TRUE(hash.next());
    const QByteArray third = hash.bytes(0);
    hash.finish();
    ASSERT_TRUE(change(*m_db, u"UPDATE audit_head SET n = 3, hash = $1"_s, third));
    EXPECT_TRUE(check().fault.isEmpty());
    EXPECT_EQ(check({anchor}).badRow, 4) << "but the log has the anchor";
    append(u"mallory"_s, u"event-4"_s);
    append(u"mallory"_s, u"event-5"_s);
    EXPECT_TRUE(check().fault.isEmpty());
    EXPECT_EQ(check({anchor}).badRow, 5) << "also when as many others are put in its place";
}

TEST_F(CentralAudit, WhatStrangersTypeDoesNotBreakIt)
{
    append(QString(10'000, u'x'), u"a\0b"_s);
    append(QString(QChar(0xd800)), u"\"},{\""_s);
    EXPECT_TRUE(check().fault.isEmpty()) << check().fault.toStdString();
    EXPECT_EQ(check().head.n, 7);
}

TEST_F(CentralAudit, ManyWhoWriteAtTheSameTimeMakeOneChain)
{
    std::vector<std::thread> writers;
    std::atomic<int> failed = 0;
    for (int writer = 0; writer < 4; ++writer) {
        writers.emplace_back([this, writer, &failed] {
            const auto db = openDatabase(m_database.address(), DbAccess::Write).value();
            for (int at = 0; at < 25; ++at) {
                const auto added = inTransaction(*db, [&] {
                    return appendAudit(*db, {{.actor = QString::number(writer), .kind = u"action"_s}},
                                       testNow());
                });
                failed += added ? 0 : 1;
            }
        });
    }
    for (std::thread& writer : writers)
        writer.join();
    EXPECT_EQ(failed, 0);
    EXPECT_TRUE(check().fault.isEmpty()) << check().fault.toStdString();
    EXPECT_EQ(check().head.n, 105);
}

namespace {

class CentralAuditOfActions : public LogTest
{
};

} // namespace

TEST_F(CentralAuditOfActions, EachActionIsWrittenOnceWithItsActorAndOutcome)
{
    const auto event = ingest(batchOf({eventRow("1")})).rows.front().id.toUtf8();
    const auto body = [&event](const QByteArray& kind) {
        return parseActions(R"({"actions":[{"id":"01a20217-99d2-7e71-8e59-00000000000)" +
                            QByteArray(kind == "note" ? "2" : "1") + R"(","kind":")" + kind +
                            R"(","target":")" + event +
                            R"(","body":{"text":"x"},"created":"2026-03-02T03:00:00Z",)" +
                            R"("valid_until":"2026-03-02T05:00:00Z"}]})")
            .value();
    };
    Principal who{.account = u"wang"_s, .actions = {u"acknowledge"_s}};
    ASSERT_EQ(m_service->act(body("acknowledge"), who)->front().value(u"outcome"_s), u"applied"_s);
    ASSERT_EQ(m_service->act(body("acknowledge"), who)->front().value(u"replay"_s), true);
    const auto refused = m_service->act(body("note"), who).value().front();
    EXPECT_EQ(refused.value(u"outcome"_s), u"rejected"_s);
    EXPECT_EQ(refused.value(u"reason"_s), u"forbidden"_s);
    const auto db = m_database.connection();
    auto rows = runOnce(*db, u"SELECT actor, target, detail FROM audit ORDER BY n"_s).value();
    QList<QByteArray> lines;
    while (rows.next()) {
        EXPECT_EQ(rows.bytes(0), "wang");
        EXPECT_EQ(rows.bytes(1), event);
        lines.append(rows.bytes(2));
    }
    ASSERT_EQ(lines.size(), 2) << "a replay does nothing";
    EXPECT_TRUE(lines.first().contains(R"("outcome":"applied")"));
    EXPECT_TRUE(lines.last().contains(R"("reason":"forbidden")"));
    EXPECT_TRUE(checkAudit(*db, {})->fault.isEmpty());
}

TEST_F(CentralAuditOfActions, EventsOfOtherRegionsAreNotThereForAnAction)
{
    const auto event = ingest(batchOf({eventRow("1")})).rows.front().id.toUtf8();
    const auto actions = parseActions(R"({"actions":[{"id":"01a20217-99d2-7e71-8e59-000000000001",)"
                                      R"("kind":"acknowledge","target":")" +
                                      event + R"(","created":"2026-03-02T03:00:00Z",)" +
                                      R"("valid_until":"2026-03-02T05:00:00Z"}]})")
                             .value();
    const Principal who{
        .account = u"wang"_s, .actions = {u"acknowledge"_s}, .scope = *RegionScope::of({u"330903"_s})};
    EXPECT_EQ(m_service->act(actions, who)->front().value(u"reason"_s), u"unknown_target"_s);
}
