// SPDX-License-Identifier: GPL-3.0-or-later
// Large batches: written many rows at a time where the database is elsewhere, with the history of one at a
// time.
#include "app/central/ingest/batchparser.h"
#include "app/central/log/postgreslog.h"
#include "tests/unit/central/testrows.h"

using namespace onescreen;
using namespace onescreen::central;
using namespace onescreen::central::test;

namespace {

using CentralBulk = LogTest;

/// Every column of the log that clients or checks see, line by line.
QStringList historyOf(Database& db)
{
    auto query = db.prepare(u"SELECT seq, tx, entity, id, v, op, region, old_region, action, data, chain"
                            u" FROM change_log ORDER BY seq"_s);
    EXPECT_TRUE(query && query->run());
    QStringList lines;
    while (query->next()) {
        QStringList line;
        for (int column = 0; column < 11; ++column)
            line.append(column == 10 ? QString::fromLatin1(query->bytes(column).toHex())
                                     : QString::fromUtf8(query->isNull(column) ? "-" : query->bytes(column)));
        lines.append(line.join(u'|'));
    }
    return lines;
}

QByteArray outcomesOf(const IngestOutcome& outcome)
{
    QByteArray text;
    for (const RowOutcome& row : outcome.rows)
        text += rowOutcomeName(row.kind).toLatin1() + ' ' + row.id.toUtf8() + ' ' + row.field.toUtf8() + '\n';
    return text;
}

QByteArray resourceRow(int number, const QByteArray& second)
{
    return R"({"entity":"resource","sid":"car)" + QByteArray::number(number) +
           R"(","kind":"vehicle","name":"车 )" + QByteArray::number(number) +
           R"(","reg":"330902","unit":"u1","st":"ready","lon":1221070000,"lat":300200000,"pos_at":"2026-03-01T02:00:)" +
           second + R"(Z"})";
}

/// Batches that create, change, repeat, refuse and refer to what came a moment before.
QList<QByteArray> batches()
{
    QList<QByteArray> all{setupJson()};
    QList<QByteArray> many;
    for (int at = 0; at < 2600; ++at)
        many.append(eventRow(QByteArray::number(at), R"(,"addr":"解放路 \"甲\\乙\" {1,2} 'x' $1")"));
    all.append(batchOf(many));
    QList<QByteArray> mixed;
    for (int at = 0; at < 1500; ++at) {
        mixed.append(eventRow(QByteArray::number(at * 2), R"(,"addr":"中山路")")); // old ones, then new ones
        if (at % 3 == 0)
            mixed.append(resourceRow(at % 90, QByteArray::number(10 + at % 50)));
        if (at % 100 == 0)
            mixed.append(eventRow("bad", R"(,"unit":"nobody")"));
        if (at % 500 == 0) {
            const QByteArray unit = "fresh" + QByteArray::number(at);
            mixed.append(R"({"entity":"unit","sid":")" + unit +
                         R"(","name":"新队","kind":"zonghe","reg":"330902"})");
            mixed.append(eventRow("u" + QByteArray::number(at), R"(,"unit":")" + unit + R"(")"));
        }
    }
    all.append(batchOf(mixed));
    all.append(batchOf(mixed)); // nothing of it is new
    all.append(
        batchOf({eventRow("0", R"(,"reg":"330900")"), eventRow("0"), eventRow("0", R"(,"addr":"x")"),
                 R"({"entity":"note","sid":"n","event":"0","at":"2026-03-01T03:00:00Z","kind":"state",)"
                 R"("actor":"a","text":"记"})"},
                R"("origin":"import","as_of":"2026-03-02T00:00:00Z","every":60)"));
    return all;
}

} // namespace

TEST_F(CentralBulk, TheHistoryIsThatOfAnSqliteServer)
{
    const QTemporaryDir folder;
    auto other = LogService::open(DatabaseAddress::inFolder(folder.path()), m_clock);
    ASSERT_TRUE(other);
    const auto source = *SourceCode::fromString(u"grid");
    for (const QByteArray& json : batches()) {
        const auto batch = parseSourceBatch(source, json);
        ASSERT_TRUE(batch) << batch.error().toString().toStdString();
        const auto expected = (*other)->ingest(*batch);
        ASSERT_TRUE(expected) << expected.error().toString().toStdString();
        // LogTest has stored the first one already.
        const auto outcome =
            json == setupJson() ? Result<IngestOutcome>(*expected) : m_service->ingest(*batch);
        ASSERT_TRUE(outcome) << outcome.error().toString().toStdString();
        EXPECT_EQ(outcomesOf(*outcome), outcomesOf(*expected));
    }
    const LogHead newest = head();
    EXPECT_EQ(newest.seq, (*other)->head().seq);
    EXPECT_EQ(newest.chain, (*other)->head().chain);
    const auto here = m_database.connection();
    const auto there = openDatabase(DatabaseAddress::inFolder(folder.path()), DbAccess::Read);
    ASSERT_TRUE(there);
    EXPECT_EQ(historyOf(*here), historyOf(**there));
    EXPECT_GT(newest.seq, 4500);
}

TEST_F(CentralBulk, ARowThatChangedMeanwhileFailsTheBatch)
{
    if (!m_database.isShared())
        GTEST_SKIP() << "there is one writer";
    const QString id = ingest(batchOf({eventRow("1")})).rows.front().id;
    const auto mine = m_database.connection();
    const auto log = ChangeLog::open(*mine);
    ASSERT_TRUE(log);
    auto transaction = LogTransaction::begin(**log);
    ASSERT_TRUE(transaction);
    ASSERT_TRUE((*log)->beginBatch({{Entity::Event, id}, {Entity::Event, u"new"_s}}));
    const auto before = (*log)->row(Entity::Event, id);
    ASSERT_TRUE(before && *before);
    EXPECT_FALSE(*(*log)->row(Entity::Event, u"new"_s));
    // Nobody was made to wait: the row is changed by somebody else.
    ingest(batchOf({eventRow("1", R"(,"addr":"x")")}));
    ASSERT_TRUE((*log)->put({.entity = Entity::Event, .id = u"new"_s, .data = "{}"}, std::nullopt));
    ASSERT_TRUE((*log)->put({.entity = Entity::Event, .id = id, .data = R"({"lost":1})"}, *before));
    const auto written = (*log)->finishBatch();
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().kind, ErrorKind::Conflict);
    {
        const LogTransaction ended = *std::move(transaction);
    }
    const auto stored = record(Entity::Event, id);
    ASSERT_TRUE(stored);
    EXPECT_EQ(std::get<Event>(*stored)->address, u"x"_s);
    EXPECT_FALSE(record(Entity::Event, u"new"_s)) << "all or nothing";
}

TEST_F(CentralBulk, ARowMayBeWrittenSeveralTimesInABatch)
{
    const auto db = m_database.connection();
    const auto log = ChangeLog::open(*db);
    ASSERT_TRUE(log);
    const qint64 before = head().seq;
    auto transaction = LogTransaction::begin(**log);
    ASSERT_TRUE(transaction);
    ASSERT_TRUE((*log)->beginBatch({{Entity::Event, u"a"_s}}));
    for (int version = 1; version <= 3; ++version) {
        const auto state = (*log)->row(Entity::Event, u"a"_s);
        ASSERT_TRUE(state);
        EXPECT_EQ(*state ? (*state)->version : 0, version - 1);
        const QByteArray data = R"({"n":)" + QByteArray::number(version) + '}';
        ASSERT_EQ((*log)->put({.entity = Entity::Event, .id = u"a"_s, .data = data}, *state), version);
    }
    const auto newest = (*log)->row(Entity::Event, u"a"_s);
    ASSERT_TRUE(newest && *newest);
    EXPECT_EQ((*log)->data(Entity::Event, u"a"_s, **newest), R"({"n":3})");
    ASSERT_TRUE((*log)->remove(Entity::Event, u"a"_s, **newest));
    EXPECT_FALSE(*(*log)->row(Entity::Event, u"a"_s));
    ASSERT_TRUE((*log)->finishBatch());
    ASSERT_TRUE(transaction->commit());
    EXPECT_EQ(head().seq, before + 4);
}
