// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/pageparser.h"
#include "app/remote/recordcodec.h"
#include "tests/support/sampleevents.h"
#include "tests/support/samplepage.h"

#include <gtest/gtest.h>

#include <random>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using test::putLine;
using test::SamplePage;

QByteArray eventRow(const QString& id)
{
    return encodeRecord(Event::of(test::sampleFields(id)).value());
}

SamplePage goodPage()
{
    SamplePage page;
    page.lines = {putLine(3, "event", "e-1", eventRow(u"e-1"_s)),
                  R"({"k":"del","s":5,"x":8,"e":"unit","id":"u-1","v":9})",
                  R"({"k":"out","s":6,"x":8,"e":"resource","id":"r-1","v":2,"a":"action-1"})",
                  putLine(9, "region", "330902", R"({"name":"定海区"})")};
    page.more = true;
    return page;
}

QString reasonOf(const QByteArray& bytes)
{
    PageParser parser;
    const auto page = parser.parse(bytes);
    if (page)
        return {};
    EXPECT_EQ(page.error().kind, ErrorKind::Protocol);
    return page.error().text;
}

/// The only poison of a page with one good record and this line.
PoisonRecord poisonOf(const QByteArray& line)
{
    SamplePage page = goodPage();
    page.lines.insert(page.lines.begin() + 1, line);
    PageParser parser;
    const auto parsed = parser.parse(page.bytes());
    EXPECT_TRUE(parsed.has_value()) << (parsed ? "" : parsed.error().toString().toStdString());
    EXPECT_EQ(parsed->changes.size(), 4U) << "the other records arrive";
    EXPECT_EQ(parsed->poison.size(), 1U) << line.left(200).toStdString();
    return parsed->poison.empty() ? PoisonRecord{} : parsed->poison.front();
}

} // namespace

TEST(PageParser, readsEveryKindOfRecord)
{
    PageParser parser;
    const auto page = parser.parse(goodPage().bytes());
    ASSERT_TRUE(page.has_value()) << page.error().toString().toStdString();
    EXPECT_EQ(page->epoch, "e1");
    EXPECT_EQ(page->from, 0);
    EXPECT_EQ(page->to, 100);
    EXPECT_EQ(page->head, 100);
    EXPECT_EQ(page->nextCursor, "cursor-100");
    EXPECT_TRUE(page->more);
    EXPECT_EQ(toRfc3339(page->serverTime), u"2026-11-22T04:11:02.123Z"_s);
    EXPECT_TRUE(page->poison.empty());
    ASSERT_EQ(page->changes.size(), 4U);
    const Change& put = page->changes[0];
    EXPECT_EQ(put.seq, 3);
    EXPECT_EQ(put.transaction, 7);
    EXPECT_EQ(put.version, 3);
    EXPECT_FALSE(put.action.has_value());
    EXPECT_EQ(std::get<PutChange>(put.what).record, Record(Event::of(test::sampleFields(u"e-1"_s)).value()));
    EXPECT_TRUE(std::holds_alternative<DeleteChange>(page->changes[1].what));
    EXPECT_EQ(page->changes[1].entity, Entity::Unit);
    EXPECT_TRUE(std::holds_alternative<OutChange>(page->changes[2].what));
    EXPECT_EQ(page->changes[2].action->toString(), u"action-1"_s);
}

TEST(PageParser, aNoteBelongsToTheRegionThatItsLineNames)
{
    const auto regionOf = [](const QByteArray& member) {
        SamplePage page = goodPage();
        page.lines = {
            R"({"k":"put","s":3,"x":1,"e":"note","id":"n-1","v":1)" + member +
            R"(,"d":{"event":"e-1","at":"2026-11-22T04:00:00Z","kind":"note","actor":"duty","text":"到场"}})"};
        PageParser parser;
        const auto parsed = parser.parse(page.bytes());
        EXPECT_TRUE(parsed.has_value() && parsed->changes.size() == 1U);
        return std::get<Note>(std::get<PutChange>(parsed->changes.front().what).record)->region;
    };
    EXPECT_EQ(regionOf(R"(,"r":"330902")"), RegionCode::fromString(u"330902"));
    EXPECT_EQ(regionOf(R"(,"r":"33x")"), std::nullopt);
    EXPECT_EQ(regionOf(""), std::nullopt);
}

TEST(PageParser, whatTheReaderMaySeeIsReadOrRefused)
{
    PageParser parser;
    EXPECT_FALSE(parser.parse(goodPage().bytes())->scope.has_value()) << "an older server does not say it";
    const auto scoped = [](const QByteArray& scope) {
        SamplePage page = goodPage();
        page.begin.chop(1);
        page.begin += R"(,"scope":)" + scope + '}';
        return page.bytes();
    };
    EXPECT_EQ(parser.parse(scoped("[]"))->scope, QStringList()) << "everything";
    EXPECT_EQ(parser.parse(scoped(R"(["330902","3307"])"))->scope, (QStringList{u"330902"_s, u"3307"_s}));
    // Rows would be removed by it: what is not clear is not taken.
    for (const QByteArray bad :
         {"null", "{}", R"("33")", "[33]", R"([""])", R"(["33x"])", R"(["1234567890"])", R"([["33"]])"})
        EXPECT_TRUE(reasonOf(scoped(bad)).contains(u"scope")) << bad.toStdString();
}

TEST(PageParser, aPartOfASnapshotSaysItToo)
{
    SamplePage part;
    part.begin =
        R"({"k":"part","proto":1,"epoch":"e1","part":"event","head":9,"schema":3,"now":"2026-11-22T04:11:02Z","scope":["3309"]})";
    const auto rows = PageParser().parsePart(part.bytes());
    ASSERT_TRUE(rows.has_value()) << rows.error().toString().toStdString();
    EXPECT_EQ(rows->scope, QStringList{u"3309"_s});
}

TEST(PageParser, membersMayStandInAnyOrder)
{
    SamplePage page;
    page.lines = {
        R"({"d":{"name":"定海区"},"new":[{}],"v":"9007199254740995","id":"330902","e":"region","s":4,"k":"put"})"};
    PageParser parser;
    const auto parsed = parser.parse(page.bytes());
    ASSERT_TRUE(parsed.has_value());
    ASSERT_EQ(parsed->changes.size(), 1U) << parsed->poison.front().reason.toStdString();
    EXPECT_EQ(parsed->changes[0].version, 9'007'199'254'740'995);
}

TEST(PageParser, anEmptyPageIsAPage)
{
    PageParser parser;
    const auto page = parser.parse(SamplePage().bytes());
    ASSERT_TRUE(page.has_value());
    EXPECT_TRUE(page->changes.empty());
}

TEST(PageParser, saysThatAPageEndsInsideATransaction)
{
    PageParser parser;
    SamplePage page = goodPage();
    EXPECT_FALSE(parser.parse(page.bytes()).value().split);
    page.begin.replace("}", R"(,"split":true})");
    EXPECT_TRUE(parser.parse(page.bytes()).value().split);
    page.begin.replace("true", "1");
    EXPECT_EQ(reasonOf(page.bytes()), u"'split' of the begin line must be a boolean"_s);
}

TEST(PageParser, aPageCutAtAnyByteIsRefused)
{
    const QByteArray bytes = goodPage().bytes();
    PageParser parser;
    for (qsizetype length = 0; length < bytes.size(); ++length) {
        const auto page = parser.parse(bytes.first(length));
        ASSERT_FALSE(page.has_value()) << length;
        EXPECT_EQ(page.error().kind, ErrorKind::Protocol);
    }
    EXPECT_TRUE(parser.parse(bytes).has_value());
}

TEST(PageParser, aChangedByteIsNoticed)
{
    const QByteArray bytes = goodPage().bytes();
    const qsizetype endLine = bytes.lastIndexOf('\n', -2) + 1;
    PageParser parser;
    for (qsizetype at = 0; at < endLine; ++at) {
        QByteArray spoilt = bytes;
        spoilt[at] = static_cast<char>(spoilt[at] ^ 1);
        ASSERT_FALSE(parser.parse(spoilt).has_value()) << at;
    }
}

TEST(PageParser, whatIsNoPageIsNamed)
{
    EXPECT_TRUE(reasonOf("").contains(u"empty"_s));
    EXPECT_TRUE(reasonOf("  \n").contains(u"empty"_s));
    EXPECT_TRUE(reasonOf("<!DOCTYPE html><title>Sign in</title>").contains(u"HTML"_s));
    EXPECT_TRUE(reasonOf("\n<html>").contains(u"HTML"_s));
    EXPECT_TRUE(reasonOf("500 Internal Server Error").contains(u"begin line"_s));
    EXPECT_TRUE(reasonOf("{\"error\":1}\n").contains(u"cut off"_s));
    SamplePage page = goodPage();
    page.begin.replace(R"("epoch":"e1")", R"("epoch":7)");
    EXPECT_TRUE(reasonOf(page.bytes()).contains(u"'epoch'"_s));
    page = goodPage();
    page.begin.replace(R"("from":0)", R"("from":101)");
    EXPECT_TRUE(reasonOf(page.bytes()).contains(u"from"_s));
    page = goodPage();
    page.begin.replace(R"("head":100,)", "");
    EXPECT_TRUE(reasonOf(page.bytes()).contains(u"lacks"_s));
    QByteArray count = goodPage().bytes();
    EXPECT_TRUE(reasonOf(count.replace(R"("n":4)", R"("n":3)")).contains(u"3 records"_s));
    count = goodPage().bytes();
    EXPECT_TRUE(reasonOf(count.replace(R"("n":4)", R"("n":5)")).contains(u"5 records"_s));
    count = goodPage().bytes();
    EXPECT_TRUE(reasonOf(count.replace(R"("n":4)", R"("n":5001)")).contains(u"5000"_s));
    PageParser parser;
    page = goodPage();
    page.begin.replace(R"("proto":1)", R"("proto":2)");
    EXPECT_EQ(parser.parse(page.bytes()).error().kind, ErrorKind::Unsupported);
}

TEST(PageParser, aBadRecordIsPoisonAlone)
{
    EXPECT_TRUE(poisonOf("{broken").reason.contains(u"JSON"_s));
    EXPECT_TRUE(poisonOf("").reason.contains(u"JSON"_s));
    EXPECT_TRUE(poisonOf("[1]").reason.contains(u"JSON"_s));
    EXPECT_TRUE(poisonOf(R"({"k":"jump","s":4,"e":"event","id":"x","v":1})").reason.contains(u"kind"_s));
    EXPECT_TRUE(poisonOf(R"({"k":"put","s":4,"e":"event","id":"x","v":1})").reason.contains(u"'d'"_s));
    EXPECT_TRUE(poisonOf(R"({"k":"del","s":4,"e":"event","v":1})").reason.contains(u"'id'"_s));
    EXPECT_TRUE(poisonOf(R"({"k":"del","s":4,"e":"event","id":"x"})").reason.contains(u"'v'"_s));
    EXPECT_TRUE(poisonOf(R"({"k":"del","s":200,"e":"event","id":"x","v":1})").reason.contains(u"outside"_s));
    EXPECT_TRUE(poisonOf(R"({"k":"del","s":2,"e":"event","id":"x","v":1})").reason.contains(u"order"_s));
    EXPECT_TRUE(poisonOf("\xff\xfe{}").reason.contains(u"JSON"_s));
    const QByteArray row = eventRow(u"e-2"_s);
    const auto wrongType =
        poisonOf(putLine(4, "event", "e-2", QByteArray(row).replace(R"("title":)", R"("title":7,"t":)")));
    EXPECT_TRUE(wrongType.reason.startsWith(u"title"_s)) << wrongType.reason.toStdString();
    EXPECT_EQ(wrongType.seq, 4);
    EXPECT_EQ(wrongType.entity, u"event"_s);
    EXPECT_EQ(wrongType.id, u"e-2"_s);
    EXPECT_TRUE(wrongType.raw.startsWith(R"({"k":"put")"));
    const QByteArray deep =
        R"({"deep":)" + QByteArray(100'000, '[') + QByteArray(100'000, ']') + ',' + row.sliced(1);
    EXPECT_TRUE(poisonOf(putLine(4, "event", "e-2", deep)).reason.contains(u"nested"_s));
    const auto tooLong = poisonOf(putLine(4, "event", "e-2", "{\"x\":\"" + QByteArray(300'000, 'x') + "\"}"));
    EXPECT_TRUE(tooLong.reason.contains(u"256 KiB"_s));
    EXPECT_LE(tooLong.raw.size(), 64 * 1024);
}

TEST(PageParser, anEntityOfTheFutureIsLeftOut)
{
    SamplePage page = goodPage();
    page.lines.push_back(putLine(20, "drone", "d-1", R"({"any":["thing"]})"));
    PageParser parser;
    const auto parsed = parser.parse(page.bytes());
    ASSERT_TRUE(parsed.has_value());
    EXPECT_EQ(parsed->changes.size(), 4U);
    EXPECT_TRUE(parsed->poison.empty());
}

TEST(PageParser, spoiltLinesNeverCostTheirNeighbours)
{
    std::mt19937 random(17);
    PageParser parser;
    for (int round = 0; round < 3'000; ++round) {
        SamplePage page = goodPage();
        QByteArray& line = page.lines[1 + random() % 2];
        for (unsigned edit = 0; edit <= random() % 3; ++edit) {
            const auto at = static_cast<qsizetype>(random() % static_cast<quint32>(line.size()));
            const char byte = static_cast<char>(random());
            line[at] = byte == '\n' ? ' ' : byte;
        }
        const auto parsed = parser.parse(page.bytes());
        ASSERT_TRUE(parsed.has_value()) << line.toStdString();
        ASSERT_GE(parsed->changes.size(), 2U);
        EXPECT_EQ(parsed->changes.front().id, u"e-1"_s);
        ASSERT_LE(parsed->changes.size() + parsed->poison.size(), 4U);
    }
}

} // namespace onescreen
