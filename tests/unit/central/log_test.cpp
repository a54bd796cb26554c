// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/log/cursor.h"
#include "app/central/log/logcheck.h"
#include "app/central/log/pagebuilder.h"
#include "tests/unit/central/testrows.h"

#include <QCryptographicHash>

using namespace onescreen;
using namespace onescreen::central;
using namespace onescreen::central::test;

namespace {

LogIdentity identity(quint64 epoch = 7)
{
    return {.epoch = epoch, .hmacKey = QByteArray(32, 'k')};
}

} // namespace

TEST(CentralChain, FollowsTheDocumentedFormula)
{
    const QByteArray start(32, '\0');
    const QByteArray expected =
        QCryptographicHash::hash(start + "|1|event|abc|1|put", QCryptographicHash::Sha256);
    EXPECT_EQ(nextChain(start, 1, Entity::Event, "abc", 1, LogOp::Put), expected);
    EXPECT_NE(nextChain(start, 1, Entity::Event, "abc", 1, LogOp::Delete), expected);
    EXPECT_EQ(chainHead(QByteArray::fromHex("0102030405060708ff")), 0x0102030405060708U);
}

TEST(CentralCursor, ReturnsWhatWasEncoded)
{
    const Cursor cursor{.seq = 1'207'311, .chain = 0xfedcba9876543210U, .scope = 3, .schema = 9};
    const auto decoded = decodeCursor(encodeCursor(cursor, identity()), identity());
    ASSERT_TRUE(decoded);
    EXPECT_EQ(*decoded, cursor);
}

TEST(CentralCursor, RefusesEveryChangedByte)
{
    const QByteArray text = encodeCursor({.seq = 5, .chain = 6}, identity());
    const QByteArray bytes = QByteArray::fromBase64(text, QByteArray::Base64UrlEncoding);
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        QByteArray changed = bytes;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        EXPECT_FALSE(decodeCursor(
            changed.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals), identity()))
            << "byte " << at;
    }
}

TEST(CentralCursor, TellsAnotherHistoryFromRubbish)
{
    const QByteArray text = encodeCursor({.seq = 5}, identity(7));
    EXPECT_EQ(decodeCursor(text, identity(8)).error(), CursorFault::EpochChanged);
    EXPECT_EQ(decodeCursor("rubbish", identity()).error(), CursorFault::Bad);
    EXPECT_EQ(decodeCursor(text + "AA", identity()).error(), CursorFault::Bad);
    EXPECT_EQ(decodeCursor("?!", identity()).error(), CursorFault::Bad);
}

using CentralLog = LogTest;

TEST_F(CentralLog, NumbersHaveNoHolesAndTheChainVerifies)
{
    for (int round = 0; round < 12; ++round) // crosses 9 → 10 and 99 → 100
        ingest(
            batchOf({eventRow("a" + QByteArray::number(round)), eventRow("b" + QByteArray::number(round))}));
    const LogHead newest = head();
    const auto db = m_database.connection();
    auto query = db->prepare(u"SELECT seq, entity, id, v, op, chain, tx FROM change_log ORDER BY seq"_s);
    ASSERT_TRUE(query);
    ASSERT_TRUE(query->run());
    qint64 expected = 0;
    qint64 transaction = 0;
    QByteArray chain(32, '\0');
    while (query->next()) {
        ++expected;
        ASSERT_EQ(query->integer(0), expected);
        chain = nextChain(chain, expected, static_cast<Entity>(query->integer(1)), query->bytes(2),
                          query->integer(3), static_cast<LogOp>(query->integer(4)));
        ASSERT_EQ(query->bytes(5), chain);
        ASSERT_GE(query->integer(6), transaction);
        transaction = query->integer(6);
    }
    query->finish();
    EXPECT_EQ(expected, newest.seq);
    EXPECT_EQ(chain, newest.chain);
    const auto check = checkLog(*db);
    ASSERT_TRUE(check);
    EXPECT_EQ(check->fault, u""_s);
    EXPECT_EQ(check->entries, newest.seq);
    EXPECT_EQ(check->chain, newest.chain);
}

TEST_F(CentralLog, TheCheckFindsEveryChange)
{
    ingest(batchOf({eventRow("a"), eventRow("b"), eventRow("c")}));
    const qint64 last = head().seq;
    const auto db = m_database.connection();
    for (const auto& damage :
         {u"UPDATE change_log SET v = 7 WHERE seq = 9"_s,
          u"UPDATE change_log SET id = 'other' WHERE seq = 3"_s,
          u"UPDATE change_log SET tx = 1 WHERE seq = 10"_s, u"UPDATE log_head SET seq = seq + 1"_s,
          u"DELETE FROM change_log WHERE seq = 5"_s, u"DELETE FROM change_log WHERE seq = %1"_s.arg(last)}) {
        ASSERT_TRUE(db->begin(DbAccess::Write));
        ASSERT_TRUE(db->execute(damage));
        ASSERT_TRUE(db->commit());
        const auto check = checkLog(*db);
        ASSERT_TRUE(check);
        EXPECT_FALSE(check->fault.isEmpty()) << damage.toStdString();
    }
}

TEST_F(CentralLog, RollBackLeavesNoTrace)
{
    const LogHead before = head();
    const auto db = m_database.connection();
    const auto log = ChangeLog::open(*db);
    ASSERT_TRUE(log);
    {
        auto transaction = LogTransaction::begin(**log);
        ASSERT_TRUE(transaction);
        ASSERT_TRUE((*log)->put({.entity = Entity::Event, .id = u"x"_s, .data = "{}"}, std::nullopt));
    }
    EXPECT_EQ(head().seq, before.seq);
    EXPECT_FALSE(*(*log)->row(Entity::Event, u"x"_s));
    auto transaction = LogTransaction::begin(**log);
    ASSERT_TRUE(transaction);
    ASSERT_TRUE((*log)->put({.entity = Entity::Event, .id = u"y"_s, .data = "{}"}, std::nullopt));
    ASSERT_TRUE(transaction->commit());
    EXPECT_EQ(head().seq, before.seq + 1);
}

TEST_F(CentralLog, ADeletedRowLeavesAnEntryAndMayComeBack)
{
    const auto db = m_database.connection();
    const auto log = ChangeLog::open(*db);
    ASSERT_TRUE(log);
    const auto inTransaction = [&log](const auto& job) {
        auto transaction = LogTransaction::begin(**log);
        ASSERT_TRUE(transaction);
        job(**log);
        ASSERT_TRUE(transaction->commit());
    };
    const LogPut row{.entity = Entity::Event, .id = u"z"_s, .data = R"({"n":1})"};
    inTransaction([&row](ChangeLog& it) { ASSERT_TRUE(it.put(row, std::nullopt)); });
    inTransaction([](ChangeLog& it) {
        const auto state = it.row(Entity::Event, u"z"_s);
        ASSERT_TRUE(state && *state);
        EXPECT_EQ(it.data(Entity::Event, u"z"_s, **state), R"({"n":1})");
        ASSERT_TRUE(it.remove(Entity::Event, u"z"_s, **state));
        EXPECT_FALSE(*it.row(Entity::Event, u"z"_s));
    });
    inTransaction([&row](ChangeLog& it) { ASSERT_TRUE(it.put(row, std::nullopt)); });
    const LogHead newest = head();
    const auto check = checkLog(*db);
    ASSERT_TRUE(check);
    EXPECT_EQ(check->fault, u""_s);
    EXPECT_EQ(check->entries, newest.seq);
    EXPECT_EQ(
        db->single(u"SELECT count(*) FROM change_log WHERE id = 'z' AND op = 1 AND data IS NULL"_s)->toInt(),
        1);
}

TEST_F(CentralLog, AnotherStartContinuesTheSameHistory)
{
    const LogHead newest = head();
    const LogIdentity before = m_service->identity();
    m_service.reset();
    auto again = LogService::open(m_database.address(), m_clock);
    ASSERT_TRUE(again);
    EXPECT_EQ((*again)->head().seq, newest.seq);
    EXPECT_EQ((*again)->head().chain, newest.chain);
    EXPECT_EQ((*again)->identity().epoch, before.epoch);
    EXPECT_EQ((*again)->identity().hmacKey, before.hmacKey);
}

TEST(CentralPageBuilder, CutsAtTheEndOfATransaction)
{
    PageBuilder page(1'000'000);
    const auto entry = [](qint64 seq, qint64 transaction) {
        return PageEntry{.seq = seq, .transaction = transaction, .id = QByteArray::number(seq), .data = "{}"};
    };
    ASSERT_TRUE(page.add(entry(1, 1)));
    ASSERT_TRUE(page.add(entry(2, 1)));
    ASSERT_TRUE(page.add(entry(3, 2)));
    page.cut();
    EXPECT_FALSE(page.isSplit());
    EXPECT_EQ(page.lastSeq(), 2);
}

TEST(CentralPageBuilder, SplitsATransactionThatIsLargerThanAPage)
{
    PageBuilder page(100);
    ASSERT_TRUE(page.add({.seq = 1, .transaction = 1, .id = "a", .data = QByteArray(300, ' ')}));
    EXPECT_FALSE(page.add({.seq = 2, .transaction = 1, .id = "b", .data = "{}"}));
    page.cut();
    EXPECT_TRUE(page.isSplit());
    EXPECT_EQ(page.lastSeq(), 1);
}

TEST(CentralPageBuilder, LeavesOutOnlyPutsThatNobodyWaitsFor)
{
    PageBuilder page(1'000'000);
    ASSERT_TRUE(page.add({.seq = 1, .transaction = 1, .id = "a", .version = 1, .data = "{}"}));
    ASSERT_TRUE(
        page.add({.seq = 2, .transaction = 1, .id = "a", .version = 2, .action = "act", .data = "{}"}));
    ASSERT_TRUE(page.add({.seq = 3, .transaction = 1, .id = "a", .version = 3, .op = LogOp::Delete}));
    ASSERT_TRUE(page.add({.seq = 4, .transaction = 1, .id = "a", .version = 4, .data = "{}"}));
    ASSERT_TRUE(page.add(
        {.seq = 5, .transaction = 1, .entity = Entity::Unit, .id = "a", .version = 1, .data = "{}"}));
    page.closeTransaction();
    page.cut();
    int count = 0;
    const QByteArray lines = page.operations(&count);
    EXPECT_EQ(count, 4);
    EXPECT_FALSE(lines.contains(R"("s":1,)"));
    for (const char* kept : {R"("s":2,)", R"("s":3,)", R"("s":4,)", R"("s":5,)"})
        EXPECT_TRUE(lines.contains(kept)) << kept;
}

TEST(CentralPageBuilder, TellsEveryPositionOfTheLatestEntries)
{
    PageBuilder page(1'000'000, 2);
    for (qint64 seq = 1; seq <= 5; ++seq) {
        ASSERT_TRUE(page.add({.seq = seq,
                              .transaction = seq,
                              .entity = seq == 4 ? Entity::Unit : Entity::Resource,
                              .id = "car",
                              .version = seq,
                              .data = "{}"}));
    }
    page.closeTransaction();
    int count = 0;
    const QByteArray lines = page.operations(&count);
    EXPECT_EQ(count, 3);
    for (const char* left : {R"("s":1,)", R"("s":2,)"})
        EXPECT_FALSE(lines.contains(left)) << left;
    EXPECT_TRUE(lines.contains(R"("s":3,)"));
}

TEST(CentralPageBuilder, WritesIdsAsJson)
{
    QByteArray out;
    appendJsonText(out, "a\"b\\c\n");
    EXPECT_EQ(out, R"("a\"b\\c\u000a")");
}
