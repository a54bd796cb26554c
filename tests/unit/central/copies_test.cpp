// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/centralserver.h"
#include "app/central/digest/digesttable.h"
#include "app/central/log/cursor.h"
#include "app/central/snapshot/snapshots.h"
#include "tests/unit/central/httpclient.h"
#include "tests/unit/central/testrows.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace onescreen;
using namespace onescreen::central;
using namespace onescreen::central::test;

namespace {

/// The sums of the rows that are there, counted apart from the table.
Digests counted(Database& db)
{
    auto query = db.prepare(u"SELECT entity, id, v, region FROM rows"_s);
    EXPECT_TRUE(query && query->run());
    std::map<DigestKey, RowSum> sums;
    while (query->next()) {
        const auto entity = static_cast<Entity>(query->integer(0));
        sums[digestKeyOf(entity, static_cast<qint32>(query->integer(3)))].add(
            rowHash(query->bytes(1), query->integer(2)), 1);
    }
    Digests digests;
    for (const auto& [key, rows] : sums)
        digests.push_back({.key = key, .rows = rows});
    return digests;
}

class CentralDigests : public LogTest
{
protected:
    void expectRightSums()
    {
        const qint64 last = head().seq; // gives everything its number
        const auto db = m_database.connection();
        const auto report = readDigests(*db);
        ASSERT_TRUE(report);
        EXPECT_EQ(report->seq, last);
        EXPECT_EQ(report->digests, counted(*db));
    }
    void remove(const QString& source, const QByteArray& sid)
    {
        const auto outcome = ingest(batchOf({eventRow(sid)}), source);
        const QString id = outcome.rows.front().id;
        m_service.reset(); // On SQLite there is one writer.
        removeRow(id);
        auto opened = LogService::open(m_database.address(), m_clock);
        ASSERT_TRUE(opened);
        m_service = *std::move(opened);
    }
    void removeRow(const QString& id)
    {
        const auto db = m_database.connection();
        const auto log = ChangeLog::open(*db);
        ASSERT_TRUE(log);
        ASSERT_TRUE((*log)->begin());
        const auto state = (*log)->row(Entity::Event, id);
        ASSERT_TRUE(state && *state);
        ASSERT_TRUE((*log)->remove(Entity::Event, id, **state));
        ASSERT_TRUE((*log)->commit());
    }
};

class CentralCopies : public testing::Test
{
protected:
    void SetUp() override
    {
        auto started = CentralServer::start(
            {.database = m_database.address(),
             .tenant = {.id = u"t"_s, .name = u"舟山市"_s, .region = u"330900"_s, .pack = u"zhejiang"_s},
             .snapshots = {.most = 2, .lease = std::chrono::seconds{60}}},
            m_clock);
        ASSERT_TRUE(started) << started.error().toString().toStdString();
        m_server = *std::move(started);
        m_client = std::make_unique<HttpClient>(m_server->port());
        ASSERT_EQ(post(setupJson()).status, 200);
        QList<QByteArray> rows;
        for (int at = 0; at < 25; ++at)
            rows.append(eventRow(QByteArray::number(at)));
        ASSERT_EQ(post(batchOf(rows)).status, 200);
    }
    Answer post(const QByteArray& body) { return m_client->send("POST", u"/v1/ingest/grid"_s, body); }
    QJsonObject ticket()
    {
        const Answer answer = m_client->send("POST", u"/v1/sync/snapshots"_s, "{}");
        EXPECT_EQ(answer.status, 200) << answer.body.toStdString();
        return answer.json();
    }
    Answer part(const QString& ticket, const QString& rest)
    {
        return m_client->get(u"/v1/sync/snapshots/%1/%2"_s.arg(ticket, rest));
    }

    TestDatabase m_database;
    ManualClock m_clock{testNow()};
    std::unique_ptr<CentralServer> m_server;
    std::unique_ptr<HttpClient> m_client;
};

} // namespace

TEST_F(CentralDigests, FollowEveryEntry)
{
    expectRightSums();
    ingest(batchOf({eventRow("a"), eventRow("b"), eventRow("c")}));
    expectRightSums();
    ingest(batchOf({eventRow("a", R"(,"addr":"x")"), eventRow("b", R"(,"reg":"330903")")}));
    expectRightSums();
    remove(u"grid"_s, "c");
    expectRightSums();
    ingest(batchOf({eventRow("c", R"(,"addr":"back")")}));
    expectRightSums();
}

TEST_F(CentralDigests, AnOlderDatabaseIsCountedOnce)
{
    ingest(batchOf({eventRow("a"), eventRow("b")}));
    std::ignore = head();
    {
        const auto db = m_database.connection();
        ASSERT_TRUE(db->execute(u"DELETE FROM digest"_s));
    }
    m_service.reset();
    auto opened = LogService::open(m_database.address(), m_clock);
    ASSERT_TRUE(opened);
    m_service = *std::move(opened);
    ingest(batchOf({eventRow("a", R"(,"addr":"x")")}));
    expectRightSums();
}

TEST_F(CentralDigests, WhatIsRolledBackIsNotSummed)
{
    ingest(batchOf({eventRow("a")}));
    {
        const auto db = m_database.connection();
        const auto log = ChangeLog::open(*db);
        ASSERT_TRUE(log);
        ASSERT_TRUE((*log)->begin());
        ASSERT_TRUE((*log)->put(
            {.entity = Entity::Feed, .id = u"x"_s, .region = {}, .data = "{}", .action = {}}, {}));
        (*log)->rollback();
        ASSERT_TRUE((*log)->begin());
        ASSERT_TRUE((*log)->put(
            {.entity = Entity::Feed, .id = u"y"_s, .region = {}, .data = "{}", .action = {}}, {}));
        ASSERT_TRUE((*log)->commit());
    }
    expectRightSums();
}

TEST_F(CentralCopies, APartIsReadInSteps)
{
    const QJsonObject given = ticket();
    EXPECT_EQ(given["start_seq"_L1].toInteger(), m_server->head());
    const QJsonArray parts = given["parts"_L1].toArray();
    ASSERT_EQ(parts.size(), 8);
    EXPECT_EQ(parts[0]["entity"_L1].toString(), u"event"_s);
    EXPECT_EQ(parts[0]["rows"_L1].toInt(), 25);
    QStringList ids;
    QString after;
    for (bool more = true; more;) {
        const Answer answer = part(given["id"_L1].toString(), u"event?limit=10&after=%1"_s.arg(after));
        ASSERT_EQ(answer.status, 200);
        const PageLines lines = PageLines::of(answer.body);
        EXPECT_TRUE(lines.checksumFits);
        EXPECT_EQ(lines.begin["k"_L1].toString(), u"part"_s);
        for (const QJsonObject& line : lines.operations) {
            EXPECT_EQ(line["k"_L1].toString(), u"put"_s);
            ids.append(line["id"_L1].toString());
        }
        after = QString::fromLatin1(lines.next());
        more = lines.end["more"_L1].toBool();
    }
    EXPECT_EQ(ids.size(), 25);
    EXPECT_EQ(QSet<QString>(ids.begin(), ids.end()).size(), 25);
    EXPECT_TRUE(std::ranges::is_sorted(ids));
    // The log goes on from the ticket's cursor.
    ASSERT_EQ(post(batchOf({eventRow("0", R"(,"addr":"x")")})).status, 200);
    const PageLines page = m_client->page(given["start_cursor"_L1].toString().toLatin1());
    ASSERT_FALSE(page.operations.isEmpty());
    EXPECT_EQ(page.begin["from"_L1].toInteger(), given["start_seq"_L1].toInteger());
}

TEST_F(CentralCopies, SoManyTicketsAtATimeAndEachEnds)
{
    const QString first = ticket()["id"_L1].toString();
    const QString second = ticket()["id"_L1].toString();
    const Answer refused = m_client->send("POST", u"/v1/sync/snapshots"_s, "{}");
    EXPECT_EQ(refused.status, 429);
    EXPECT_GT(refused.header("Retry-After").toInt(), 0);
    EXPECT_EQ(m_client->send("DELETE", u"/v1/sync/snapshots/"_s + first).status, 204);
    EXPECT_EQ(m_client->send("DELETE", u"/v1/sync/snapshots/"_s + first).status, 204) << "again";
    EXPECT_EQ(part(first, u"event"_s).status, 410);
    const QString third = ticket()["id"_L1].toString();
    EXPECT_EQ(part(third, u"event"_s).status, 200);
    m_clock.advance(std::chrono::seconds{60});
    EXPECT_EQ(part(second, u"event"_s).status, 410) << "its lease has ended";
    EXPECT_EQ(part(second, u"event"_s).json()["code"_L1].toString(), u"snapshot_expired"_s);
    EXPECT_FALSE(ticket().isEmpty());
}

TEST_F(CentralCopies, ALeaseHoldsTheLog)
{
    const auto db = m_database.connection();
    EXPECT_FALSE(snapshotsHoldFrom(*db, m_clock.now()).value().has_value());
    const qint64 start = ticket()["start_seq"_L1].toInteger();
    ASSERT_EQ(post(batchOf({eventRow("x")})).status, 200);
    std::ignore = ticket();
    EXPECT_EQ(snapshotsHoldFrom(*db, m_clock.now()).value(), start);
    EXPECT_FALSE(snapshotsHoldFrom(*db, m_clock.now() + std::chrono::seconds{60}).value().has_value());
}

TEST_F(CentralCopies, WrongQuestionsAreRefused)
{
    EXPECT_EQ(m_client->send("POST", u"/v1/sync/snapshots"_s, "{").status, 400);
    EXPECT_EQ(m_client->send("POST", u"/v1/sync/snapshots"_s, R"({"colour":1})").status, 400);
    EXPECT_EQ(m_client->send("POST", u"/v1/sync/snapshots"_s, R"({"entities":["x"]})").status, 400);
    EXPECT_EQ(m_client->send("POST", u"/v1/sync/snapshots"_s, R"({"entities":[]})").status, 400);
    const QJsonObject given =
        m_client->send("POST", u"/v1/sync/snapshots"_s, R"({"entities":["dict","event"],"reason":"test"})")
            .json();
    EXPECT_EQ(given["parts"_L1].toArray().size(), 2);
    const QString id = given["id"_L1].toString();
    EXPECT_EQ(part(id, u"nothing"_s).status, 404);
    EXPECT_EQ(part(id, u"event?limit=0"_s).status, 400);
    EXPECT_EQ(part(id, u"event?limit=5001"_s).status, 400);
    for (const auto& query : {u"?entity=x"_s, u"?bucket=00"_s, u"?entity=event&region=x"_s,
                              u"?entity=event&region=330902&bucket=100"_s})
        EXPECT_EQ(m_client->get(u"/v1/sync/digest"_s + query).status, 400) << query.toStdString();
}

TEST_F(CentralCopies, SumsBecomeFinerDownToTheRows)
{
    const QJsonObject all = m_client->get(u"/v1/sync/digest"_s).json();
    EXPECT_EQ(all["seq"_L1].toInteger(), m_server->head());
    const QJsonArray sum = all["digests"_L1]["event/330902000"_L1].toArray();
    ASSERT_EQ(sum.size(), 2) << QJsonDocument(all).toJson().toStdString();
    EXPECT_EQ(sum[1].toInt(), 25);
    const QString key = u"?entity=event&region=330902000"_s;
    const QJsonObject buckets = m_client->get(u"/v1/sync/digest"_s + key).json()["buckets"_L1].toObject();
    quint64 total = 0;
    int count = 0;
    for (const QString& bucket : buckets.keys()) {
        total += buckets[bucket][0].toString().toULongLong(nullptr, 16);
        count += buckets[bucket][1].toInt();
        quint64 ofRows = 0;
        const Answer rows = m_client->get(u"/v1/sync/digest%1&bucket=%2"_s.arg(key, bucket));
        for (const QJsonValue& row : rows.json()["rows"_L1].toArray())
            ofRows += rowHash(row[0].toString().toUtf8(), row[1].toInteger());
        EXPECT_EQ(ofRows, buckets[bucket][0].toString().toULongLong(nullptr, 16));
    }
    EXPECT_EQ(count, 25);
    EXPECT_EQ(total, sum[0].toString().toULongLong(nullptr, 16));
}

TEST_F(CentralCopies, APageAtTheHeadCarriesTheSums)
{
    const auto page = [this](const QByteArray& cursor, const QString& more) {
        return m_client->page(cursor, more);
    };
    EXPECT_FALSE(page({}, u"&digest=1&limit=5"_s).begin.contains("digest"_L1)) << "not at the head";
    const PageLines last = page({}, u"&digest=1&limit=5000"_s);
    EXPECT_EQ(last.begin["digest"_L1].toObject(),
              m_client->get(u"/v1/sync/digest"_s).json()["digests"_L1].toObject());
    EXPECT_FALSE(page({}, u"&limit=5000"_s).begin.contains("digest"_L1)) << "not asked for";
    EXPECT_FALSE(page({}, u"&digest=1&limit=5000&wait=1"_s).begin.contains("digest"_L1)) << "with news";
    EXPECT_TRUE(page(last.next(), u"&digest=1&wait=1"_s).begin.contains("digest"_L1));
}
