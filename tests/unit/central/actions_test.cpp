// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/uuid7.h"
#include "app/remote/recordcodec.h"
#include "tests/unit/central/testrows.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace onescreen;
using namespace onescreen::central;
using namespace onescreen::central::test;

namespace {

class CentralActions : public LogTest
{
protected:
    void SetUp() override
    {
        LogTest::SetUp();
        m_event = ingest(batchOf({eventRow("1")})).rows[0].id;
    }
    QJsonObject action(const QString& kind, QJsonObject body = {})
    {
        return {{u"id"_s, m_ids.next()},
                {u"kind"_s, kind},
                {u"target"_s, m_event},
                {u"body"_s, body},
                {u"created"_s, toRfc3339(m_clock.now())},
                {u"valid_until"_s, toRfc3339(m_clock.now() + std::chrono::minutes(10))}};
    }
    std::vector<QJsonObject> act(const QJsonArray& items)
    {
        const auto parsed = parseActions(QJsonDocument(QJsonObject{{u"actions"_s, items}}).toJson());
        EXPECT_TRUE(parsed) << parsed.error().toString().toStdString();
        const auto outcomes = m_service->act(*parsed, Principal::everybody());
        EXPECT_TRUE(outcomes) << outcomes.error().toString().toStdString();
        return *outcomes;
    }
    QString word(const QJsonObject& item) { return act({item})[0].value(u"outcome"_s).toString(); }
    Event event() { return std::get<Event>(*record(Entity::Event, m_event)); }

    Uuid7Generator m_ids{m_clock, 1};
    QString m_event;
};

} // namespace

TEST_F(CentralActions, AcknowledgeChangesTheEventAndLeavesANote)
{
    const qint64 before = head().seq;
    const QJsonObject item = action(u"acknowledge"_s);
    const auto outcome = act({item})[0];
    EXPECT_EQ(outcome.value(u"outcome"_s).toString(), u"applied"_s);
    EXPECT_EQ(outcome.value(u"v"_s).toInteger(), 2);
    EXPECT_EQ(event()->state, EventState::Accepted);
    EXPECT_EQ(event()->acceptedAt, m_clock.now());
    EXPECT_EQ(head().seq, before + 2);
    auto marked = m_database.connection()->single(
        u"SELECT count(*) FROM change_log WHERE action = '%1'"_s.arg(item.value(u"id"_s).toString()));
    EXPECT_EQ(marked->toInt(), 2);
}

TEST_F(CentralActions, TheSameActionAgainIsAReplay)
{
    const QJsonObject item = action(u"assign"_s, {{u"unit"_s, u"grid:u1"_s}});
    const auto first = act({item, item});
    EXPECT_FALSE(first[0].value(u"replay"_s).toBool());
    EXPECT_TRUE(first[1].value(u"replay"_s).toBool());
    const qint64 newest = head().seq;
    m_clock.advance(std::chrono::hours(2)); // even when it would have expired by now
    const auto again = act({item})[0];
    EXPECT_EQ(again.value(u"outcome"_s).toString(), u"applied"_s);
    EXPECT_TRUE(again.value(u"replay"_s).toBool());
    EXPECT_EQ(head().seq, newest);
}

TEST_F(CentralActions, TheSameIdWithOtherContentIsRefused)
{
    QJsonObject item = action(u"note"_s, {{u"text"_s, u"one"_s}});
    act({item});
    const qint64 newest = head().seq;
    item.insert(u"body"_s, QJsonObject{{u"text"_s, u"two"_s}});
    const auto outcome = act({item})[0];
    EXPECT_EQ(outcome.value(u"status"_s).toInt(), 422);
    EXPECT_EQ(outcome.value(u"reason"_s).toString(), u"key_reused"_s);
    EXPECT_EQ(head().seq, newest);
}

TEST_F(CentralActions, WhatIsAlreadySoSaysWhoAndWhen)
{
    act({action(u"acknowledge"_s)});
    const auto outcome = act({action(u"acknowledge"_s)})[0];
    EXPECT_EQ(outcome.value(u"outcome"_s).toString(), u"noop"_s);
    EXPECT_EQ(outcome.value(u"at"_s).toString(), toRfc3339(m_clock.now()));
    EXPECT_EQ(outcome.value(u"actor"_s).toString(), u"operator"_s);
}

TEST_F(CentralActions, AnOldVersionIsAConflictWithTheCurrentRow)
{
    ingest(batchOf({eventRow("1", R"(,"addr":"解放路")")}));
    QJsonObject item = action(u"assign"_s, {{u"unit"_s, u"grid:u1"_s}});
    item.insert(u"expect_v"_s, 1);
    const auto outcome = act({item})[0];
    EXPECT_EQ(outcome.value(u"outcome"_s).toString(), u"conflict"_s);
    EXPECT_EQ(outcome.value(u"v"_s).toInteger(), 2);
    EXPECT_EQ(outcome.value(u"current"_s)[u"addr"_s].toString(), u"解放路"_s);
    EXPECT_EQ(event()->state, EventState::Reported);
}

TEST_F(CentralActions, AClosedEventIsAConflict)
{
    ingest(batchOf({eventRow("1", R"(,"closed":"2026-03-01T03:00:00Z")").replace("reported", "closed")}));
    EXPECT_EQ(word(action(u"acknowledge"_s)), u"conflict"_s);
    EXPECT_EQ(word(action(u"assign"_s, {{u"unit"_s, u"grid:u1"_s}})), u"conflict"_s);
}

TEST_F(CentralActions, LateActionsExpire)
{
    const QJsonObject item = action(u"acknowledge"_s);
    m_clock.advance(std::chrono::minutes(11));
    EXPECT_EQ(word(item), u"expired"_s);
    QJsonObject old = action(u"acknowledge"_s);
    old.insert(u"created"_s, toRfc3339(m_clock.now() - std::chrono::days(91)));
    EXPECT_EQ(word(old), u"expired"_s);
    EXPECT_EQ(event()->state, EventState::Reported);
}

TEST_F(CentralActions, WhatCannotBeDoneIsRejectedWithItsReason)
{
    const auto reason = [this](const QJsonObject& item) {
        return act({item})[0].value(u"reason"_s).toString();
    };
    EXPECT_EQ(reason(action(u"close"_s)), u"unknown_kind"_s);
    EXPECT_EQ(reason(action(u"assign"_s)), u"unit_missing"_s);
    EXPECT_EQ(reason(action(u"assign"_s, {{u"unit"_s, u"nobody"_s}})), u"unknown_unit"_s);
    EXPECT_EQ(reason(action(u"note"_s)), u"text_missing"_s);
    QJsonObject lost = action(u"acknowledge"_s);
    lost.insert(u"target"_s, u"nothing"_s);
    EXPECT_EQ(reason(lost), u"unknown_target"_s);
}

TEST_F(CentralActions, ASourceDoesNotUndoAnOperator)
{
    act({action(u"assign"_s, {{u"unit"_s, u"grid:u1"_s}})});
    ingest(batchOf({eventRow("1", R"(,"addr":"解放路")")}));
    EXPECT_EQ(event()->state, EventState::Assigned);
    EXPECT_EQ(event()->address, u"解放路"_s);
}

TEST_F(CentralActions, MalformedRequestsNameThePlace)
{
    const auto fieldOf = [](QJsonObject item) {
        const auto parsed =
            parseActions(QJsonDocument(QJsonObject{{u"actions"_s, QJsonArray{item}}}).toJson());
        return parsed ? u"accepted"_s : parsed.error().place.field;
    };
    QJsonObject item = action(u"note"_s);
    EXPECT_EQ(fieldOf(item), u"accepted"_s);
    item.insert(u"id"_s, u"7f1b1a0e-0000-4000-8000-000000000000"_s);
    EXPECT_EQ(fieldOf(item), u"actions/0/id"_s);
    item = action(u"note"_s);
    item.insert(u"valid_until"_s, u"tomorrow"_s);
    EXPECT_EQ(fieldOf(item), u"actions/0/valid_until"_s);
    item = action(u"note"_s, {{u"colour"_s, u"red"_s}});
    EXPECT_EQ(fieldOf(item), u"actions/0/body/colour"_s);
    EXPECT_EQ(parseActions(R"({"actions":[]})").error().place.field, u"actions"_s);
    EXPECT_EQ(parseActions("{\"actions\":[" + QByteArray("1,").repeated(50) + "1]}").error().kind,
              ErrorKind::Unsupported);
}
