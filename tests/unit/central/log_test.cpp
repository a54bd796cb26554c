// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/log/cursor.h"
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
    auto query = Statement::prepare(
        m_service->database(), u"SELECT seq, entity, id, v, op, chain, tx FROM change_log ORDER BY seq"_s);
    ASSERT_TRUE(query);
    ASSERT_TRUE(query->run());
    qint64 expected = 0;
    qint64 transaction = 0;
    QByteArray chain(32, '\0');
    while (query->next()) {
        ++expected;
        ASSERT_EQ(query->value(0).toLongLong(), expected);
        chain = nextChain(chain, expected, static_cast<Entity>(query->value(1).toInt()),
                          query->value(2).toString().toUtf8(), query->value(3).toLongLong(),
                          static_cast<LogOp>(query->value(4).toInt()));
        ASSERT_EQ(query->value(5).toByteArray(), chain);
        ASSERT_GE(query->value(6).toLongLong(), transaction);
        transaction = query->value(6).toLongLong();
    }
    EXPECT_EQ(expected, m_service->head().seq);
    EXPECT_EQ(chain, m_service->head().chain);
}

TEST_F(CentralLog, RollBackLeavesNoTrace)
{
    auto log = ChangeLog::open(m_service->database());
    ASSERT_TRUE(log);
    const LogHead before = log->head();
    {
        auto transaction = LogTransaction::begin(*log);
        ASSERT_TRUE(transaction);
        ASSERT_TRUE(log->put({.entity = Entity::Event, .id = u"x"_s, .data = "{}"}, std::nullopt));
    }
    EXPECT_EQ(log->head().seq, before.seq);
    EXPECT_FALSE(*log->row(Entity::Event, u"x"_s));
    auto transaction = LogTransaction::begin(*log);
    ASSERT_TRUE(transaction);
    ASSERT_TRUE(log->put({.entity = Entity::Event, .id = u"y"_s, .data = "{}"}, std::nullopt));
    ASSERT_TRUE(transaction->commit());
    EXPECT_EQ(log->head().seq, before.seq + 1);
}

TEST_F(CentralLog, AnotherStartContinuesTheSameHistory)
{
    const LogHead head = m_service->head();
    const LogIdentity before = m_service->identity();
    m_service.reset();
    auto again = LogService::open(m_folder.path(), m_clock);
    ASSERT_TRUE(again);
    EXPECT_EQ((*again)->head().seq, head.seq);
    EXPECT_EQ((*again)->head().chain, head.chain);
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

TEST(CentralPageBuilder, WritesIdsAsJson)
{
    QByteArray out;
    appendJsonText(out, "a\"b\\c\n");
    EXPECT_EQ(out, R"("a\"b\\c\u000a")");
}
