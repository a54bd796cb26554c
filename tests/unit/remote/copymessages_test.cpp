// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/copyjobs.h"
#include "app/remote/copymessages.h"
#include "app/remote/pageparser.h"
#include "tests/support/samplepage.h"

#include <QJsonDocument>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

QJsonObject objectOf(const char* json)
{
    return QJsonDocument::fromJson(json).object();
}

constexpr char feedRow[] = R"({"origin":"live","as_of":"2026-11-22T04:11:02.123Z","rows":7})";

QByteArray rowsBody(const QByteArray& rows, const QByteArray& missing = "[]")
{
    return R"({"seq":9,"rows":)" + rows + R"(,"missing":)" + missing + '}';
}

} // namespace

TEST(CopyMessages, readATicket)
{
    const auto ticket =
        decodeTicket(R"({"id":"a1","epoch":"e","start_seq":7,"start_cursor":"c","lease_s":60,"parts":[)"
                     R"({"entity":"event","rows":5,"bytes":900},{"entity":"starship","rows":1,"bytes":1}]})");
    ASSERT_TRUE(ticket.has_value()) << ticket.error().toString().toStdString();
    EXPECT_EQ(*ticket, (SnapshotTicket{.id = u"a1"_s,
                                       .epoch = "e",
                                       .startSeq = 7,
                                       .startCursor = "c",
                                       .parts = {{.name = u"event"_s, .rows = 5, .bytes = 900}},
                                       .leaseS = 60}))
        << "an entity that is not known is left out";
    const QByteArray scoped = R"({"id":"a1","epoch":"e","start_seq":7,"start_cursor":"c","scope":)";
    EXPECT_EQ(decodeTicket(scoped + R"(["330902","3307"]})")->scope, (QStringList{u"330902"_s, u"3307"_s}));
    EXPECT_EQ(decodeTicket(scoped + "[]}")->scope, QStringList()) << "everything";
    for (const QByteArray bad : {"{}", R"(["33x"])", R"([""])", "[33]", R"(["1234567890"])"})
        EXPECT_EQ(decodeTicket(scoped + bad + '}').error().kind, ErrorKind::Protocol) << bad.toStdString();
    for (const char* bad : {"", "[]", "<html>", "{}", R"({"id":"a","epoch":"e","start_cursor":"c"})",
                            R"({"id":"a","epoch":"e","start_cursor":"c","start_seq":-1})",
                            R"({"id":"a","epoch":"e","start_cursor":"c","start_seq":1,"parts":[{}]})"})
        EXPECT_EQ(decodeTicket(bad).error().kind, ErrorKind::Protocol) << bad;
}

TEST(CopyMessages, readSums)
{
    const auto digests = decodeDigests(
        objectOf(R"({"dict":["00000000000000ff",3],"event/330902":["ffffffffffffffff",1],"x/1":["?",1]})"));
    ASSERT_TRUE(digests.has_value());
    EXPECT_EQ(*digests,
              (Digests{{.key = {.entity = Entity::Dictionary, .region = 0}, .rows = {.count = 3, .sum = 255}},
                       {.key = {.entity = Entity::Event, .region = 330'902},
                        .rows = {.count = 1, .sum = Q_UINT64_C(0xffffffffffffffff)}}}));
    for (const char* bad :
         {R"({"dict":["ff",3]})", R"({"dict":["00000000000000zz",3]})", R"({"dict":["00000000000000ff",-3]})",
          R"({"dict":["00000000000000ff"]})", R"({"dict":7})"})
        EXPECT_FALSE(decodeDigests(objectOf(bad)).has_value()) << bad;
}

TEST(CopyMessages, readBucketsAndTheirRows)
{
    const auto sums = decodeBuckets(R"({"seq":4,"buckets":{"ff":["0000000000000002",1]}})");
    ASSERT_TRUE(sums.has_value());
    EXPECT_EQ(sums->seq, 4);
    EXPECT_EQ(sums->buckets[255], (RowSum{.count = 1, .sum = 2}));
    EXPECT_EQ(sums->buckets[0], RowSum{});
    for (const char* bad :
         {R"({"seq":4})", R"({"buckets":{}})", R"({"seq":4,"buckets":{"100":["0000000000000002",1]}})",
          R"({"seq":4,"buckets":{"ff":2}})"})
        EXPECT_FALSE(decodeBuckets(bad).has_value()) << bad;
    const auto rows = decodeBucketRows(R"({"seq":4,"rows":[["a",1],["b","12"]]})");
    ASSERT_TRUE(rows.has_value());
    EXPECT_EQ(rows->rows,
              (std::vector<RowVersion>{{.id = u"a"_s, .version = 1}, {.id = u"b"_s, .version = 12}}));
    EXPECT_FALSE(decodeBucketRows(R"({"seq":4,"rows":[["a"]]})").has_value());
}

TEST(CopyMessages, rowsThatAreBadOrNotMentionedArePoison)
{
    const QByteArray good = R"({"e":"feed","id":"grid","v":3,"d":)" + QByteArray(feedRow) + '}';
    const QByteArray bad = R"({"e":"feed","id":"x","v":3,"d":{"origin":"moon"}})";
    const QByteArray other = R"({"e":"feed","id":"unasked","v":3,"d":{}})";
    const auto rows = decodeRows(rowsBody('[' + good + ',' + bad + ',' + other + ']', R"(["gone"])"),
                                 Entity::Feed, {u"grid"_s, u"x"_s, u"gone"_s, u"silent"_s});
    ASSERT_TRUE(rows.has_value()) << rows.error().toString().toStdString();
    EXPECT_EQ(rows->seq, 9);
    ASSERT_EQ(rows->rows.size(), 1U);
    EXPECT_EQ(rows->rows[0].id, u"grid"_s);
    EXPECT_EQ(rows->rows[0].version, 3);
    EXPECT_EQ(rows->missing, QStringList{u"gone"_s});
    QStringList poison;
    for (const PoisonRecord& record : rows->poison)
        poison.append(record.id);
    EXPECT_EQ(poison, (QStringList{u"x"_s, u"silent"_s}));
    EXPECT_FALSE(decodeRows(R"({"rows":[],"missing":[]})", Entity::Feed, {}).has_value()) << "without seq";
}

TEST(CopyMessages, aPartIsReadLikeAPage)
{
    test::SamplePage sample;
    sample.begin = R"({"k":"part","proto":1,"epoch":"e1","part":"feed","head":100,"schema":3,)"
                   R"("now":"2026-11-22T04:11:02.123Z"})";
    sample.lines = {R"({"k":"put","e":"feed","id":"b","v":2,"d":)" + QByteArray(feedRow) + '}',
                    R"({"k":"put","e":"feed","id":"c","v":1,"d":{"origin":"moon"}})",
                    R"({"k":"del","e":"feed","id":"d","v":1})"};
    sample.next = "c";
    sample.more = true;
    PageParser parser;
    const auto part = parser.parsePart(sample.bytes());
    ASSERT_TRUE(part.has_value()) << part.error().toString().toStdString();
    EXPECT_EQ(part->epoch, "e1");
    EXPECT_EQ(part->head, 100);
    EXPECT_EQ(part->next, "c");
    EXPECT_TRUE(part->more);
    ASSERT_EQ(part->rows.size(), 1U);
    EXPECT_EQ(part->rows[0].version, 2);
    EXPECT_EQ(part->poison.size(), 2U);
    EXPECT_FALSE(parser.parse(sample.bytes()).has_value()) << "it is no page";
    sample.next.clear();
    EXPECT_FALSE(parser.parsePart(sample.bytes()).has_value()) << "where would it go on?";
    sample.more = false;
    sample.lines.clear();
    EXPECT_TRUE(parser.parsePart(sample.bytes()).has_value()) << "an empty part";
    QByteArray cut = sample.bytes();
    cut.replace("feed", "food");
    EXPECT_FALSE(parser.parsePart(cut).has_value()) << "the checksum";
    EXPECT_FALSE(parser.parsePart(test::SamplePage().bytes()).has_value()) << "a page is no part";
}

TEST(CopyMessages, addressesAreEncoded)
{
    const QUrl central(u"http://127.0.0.1:80/base"_s);
    EXPECT_EQ(partUrl(central, u"t1"_s, u"dict"_s, "category/01&x").toString(QUrl::FullyEncoded),
              u"http://127.0.0.1:80/base/v1/sync/snapshots/t1/dict?limit=5000&after=category%2F01%26x"_s);
    EXPECT_EQ(rowsQuestion(central, Entity::Dictionary, {u"a+b"_s, u"c"_s}).url.toString(QUrl::FullyEncoded),
              u"http://127.0.0.1:80/base/v1/sync/rows?entity=dict&ids=a%2Bb&ids=c"_s);
    EXPECT_EQ(bucketQuestion(central, {.entity = Entity::Event, .region = 330'902}, 10)
                  .url.toString(QUrl::FullyEncoded),
              u"http://127.0.0.1:80/base/v1/sync/digest?entity=event&region=330902&bucket=0a"_s);
}

} // namespace onescreen
