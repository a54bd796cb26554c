// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/cachefile.h"
#include "app/store/searchtext.h"
#include "tests/support/cachefixture.h"

#include <map>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using test::eventRecord;
using test::putOf;
using test::removalOf;
using test::sampleFields;

class SearchTest : public test::CacheTest
{
protected:
    struct Texts
    {
        QString number;
        QString title;
        QString address;
        qint64 version = 0;
        UtcTime at;
    };

    void put(const QString& id, const QString& number, const QString& title, const QString& address)
    {
        const qint64 version = ++m_version;
        EventFields fields = sampleFields(id);
        fields.number = number;
        fields.title = title;
        fields.address = address;
        fields.dueAt.reset();
        fields.reportedAt += std::chrono::minutes{(version * 7919) % 1'000}; // Not in the order of arrival.
        known[id] = {.number = number,
                     .title = title,
                     .address = address,
                     .version = version,
                     .at = fields.reportedAt};
        apply({putOf(eventRecord(fields), version)});
    }
    void remove(const QString& id)
    {
        apply({removalOf(Entity::Event, id, ++m_version)});
        known.erase(id);
    }
    void indexAll()
    {
        for (bool more = true; more;) {
            const auto advanced = writer().indexSome();
            ASSERT_TRUE(advanced.has_value()) << advanced.error().toString().toStdString();
            more = *advanced;
        }
    }
    QStringList found(const QString& text)
    {
        const auto page = reader()->newest({.text = text}, 1'000);
        EXPECT_TRUE(page.has_value()) << page.error().toString().toStdString();
        QStringList ids;
        if (page) {
            for (const QueueItem& item : page->items)
                ids << item.id;
        }
        return ids;
    }
    /// By the sentence of searchtext.h, without index and without folding: the test's texts need none.
    QStringList expected(const QString& text) const
    {
        std::multimap<UtcTime, QString> byTime;
        for (const auto& [id, texts] : known) {
            if (holdsAll(texts, text))
                byTime.emplace(texts.at, id);
        }
        QStringList ids;
        for (const auto& [at, id] : byTime)
            ids.prepend(id);
        return ids;
    }
    static bool holdsAll(const Texts& texts, const QString& text)
    {
        const QStringList parts = text.split(u' ', Qt::SkipEmptyParts);
        return std::ranges::all_of(parts, [&](const QString& part) {
            return texts.title.contains(part) || texts.address.contains(part);
        });
    }

    std::map<QString, Texts> known;

private:
    qint64 m_version = 0;
};

} // namespace

TEST(SearchTextTest, textsAreFoldedAndCut)
{
    EXPECT_EQ(searchWords(u"昌国路12号"), u" 昌 国 路 12 号 "_s);
    EXPECT_EQ(searchWords(u"ＬＥＤ屏（Ａ座）"), u" led 屏 a 座 "_s) << "full width";
    EXPECT_EQ(searchWords(u"G15/3-2"), u" g15 3 2 "_s);
    EXPECT_EQ(searchWords(u"\uF9DC\u4E00"), u" 隆 一 "_s) << "a compatibility form";
    EXPECT_EQ(searchWords(u"\U0002B740"), u" x2b740 "_s) << "newer than the index's letters";
    EXPECT_EQ(searchWords(u"—— …"), u" "_s);
    EXPECT_EQ(searchWords(u""), u" "_s);
    EXPECT_EQ(searchWordsOfNumber(u"舟2024-000123"), u" 舟 2024 000123 00123 0123 "_s);
    EXPECT_EQ(searchWordsOfNumber(u"20240518003817"), u" 20240518003817 003817 03817 3817 "_s);
    EXPECT_EQ(searchWordsOfNumber(u"12"), u" 12 "_s);
}

TEST(SearchTextTest, whatIsTypedIsNeverTakenForSyntax)
{
    EXPECT_EQ(SearchQuery(u"昌国路 \"摊* OR title:").matchExpression(),
              u"\"昌 国 路\" AND \"摊\" AND \"or\"* AND \"title\"*"_s);
    EXPECT_TRUE(SearchQuery(u" \"*()^ ").isEmpty());
    EXPECT_FALSE(SearchQuery(u"\"*").matches("1", "\"*", "\"*"));
}

TEST(SearchTextTest, partsMatchAsTheHeaderSays)
{
    const auto matches = [](QStringView typed) {
        return SearchQuery(typed).matches("舟2024-000123", "LED 屏 报 修", "定海区Ｇ15出口\uF9DC兴路");
    };
    for (const QStringView typed : {u"屏", u"屏报", u"led", u"le", u"G15", u"出口", u"隆兴", u"定海 屏",
                                    u"2024", u"0123", u"000123", u"舟2024"})
        EXPECT_TRUE(matches(typed)) << typed.toString().toStdString();
    for (const QStringView typed : {u"ed", u"修屏", u"屏 海定", u"123", u"口定", u"024"})
        EXPECT_FALSE(matches(typed)) << typed.toString().toStdString();
}

TEST_F(SearchTest, oneSignIsEnoughAndTheNewestComeFirst)
{
    for (int n = 0; n < 40; ++n)
        put(u"e-%1"_s.arg(n), u"1"_s, n % 4 == 0 ? u"路面塌陷"_s : u"占道经营"_s, u"海天大道"_s);
    indexAll();
    EXPECT_EQ(found(u"陷"_s), expected(u"陷"_s));
    EXPECT_EQ(found(u"陷"_s).size(), 10);
    EXPECT_EQ(found(u"道"_s).size(), 40);
    const auto page = reader()->newest({.text = u"道"_s}, 5);
    ASSERT_TRUE(page.has_value());
    EXPECT_EQ(page->items.size(), 5U);
    EXPECT_EQ(page->total, 40);
    EXPECT_EQ(page->items.front().id, expected(u"道"_s).front());
}

TEST_F(SearchTest, rowsAreFoundBeforeTheIndexHasThem)
{
    put(u"old"_s, u"1"_s, u"井盖缺失"_s, u"解放路"_s);
    indexAll();
    put(u"new"_s, u"2"_s, u"井盖松动"_s, u"人民路"_s);
    put(u"old"_s, u"1"_s, u"路灯不亮"_s, u"解放路"_s);
    EXPECT_EQ(found(u"井盖"_s), QStringList{u"new"_s}) << "the index still has the other text";
    EXPECT_EQ(found(u"路灯"_s), QStringList{u"old"_s});
    indexAll();
    EXPECT_EQ(found(u"井盖"_s), QStringList{u"new"_s});
    EXPECT_EQ(found(u"路灯"_s), QStringList{u"old"_s});
}

TEST_F(SearchTest, aRemovedRowLendsItsPlaceToNoOther)
{
    put(u"a"_s, u"1"_s, u"井盖"_s, u"解放路"_s);
    put(u"b"_s, u"2"_s, u"路灯"_s, u"解放路"_s);
    indexAll();
    remove(u"b"_s);
    indexAll();
    put(u"c"_s, u"3"_s, u"护栏"_s, u"解放路"_s);
    indexAll();
    EXPECT_EQ(found(u"护栏"_s), QStringList{u"c"_s});
    EXPECT_TRUE(found(u"路灯"_s).isEmpty());
    close();
    open();
    remove(u"c"_s);
    close();
    open();
    put(u"d"_s, u"4"_s, u"积水"_s, u"解放路"_s);
    indexAll();
    EXPECT_EQ(found(u"积水"_s), QStringList{u"d"_s});
    EXPECT_TRUE(found(u"护栏"_s).isEmpty());
}

TEST_F(SearchTest, theIndexAnswersAsTheTextsDoWhateverHappens)
{
    std::mt19937_64 random(77);
    const auto below = [&](std::size_t limit) { return random() % limit; };
    const QString signs = u"昌国路占道摊位井盖，。 "_s;
    const auto text = [&] {
        QString made(signs.at(static_cast<qsizetype>(below(9))));
        for (std::size_t n = 1 + below(8); n > 0; --n)
            made += signs.at(static_cast<qsizetype>(below(static_cast<std::size_t>(signs.size()))));
        return made.trimmed();
    };
    for (int round = 0; round < 400; ++round) {
        const QString id = u"e-%1"_s.arg(below(60));
        if (below(6) == 0 && known.contains(id))
            remove(id);
        else
            put(id, u"1"_s, text(), text());
        if (below(5) == 0) {
            ASSERT_TRUE(writer().indexSome().has_value());
        }
        QString typed;
        for (std::size_t n = 1 + below(3); n > 0; --n)
            typed += signs.at(static_cast<qsizetype>(below(9)));
        // Signs next to each other but for what separates, as the header says.
        auto bare = known;
        for (auto& [each, texts] : bare) {
            for (QString* one : {&texts.title, &texts.address})
                one->remove(u'，').remove(u'。').remove(u' ');
        }
        std::swap(bare, known);
        const QStringList right = expected(typed);
        std::swap(bare, known);
        ASSERT_EQ(found(typed), right) << typed.toStdString() << " in round " << round;
    }
    indexAll();
    close();
    const auto db = openCacheForWriting(folder());
    ASSERT_TRUE(db.has_value());
    EXPECT_TRUE((*db)->run("INSERT INTO search(search) VALUES('integrity-check')").has_value());
    EXPECT_EQ((*db)->number("SELECT count(*) FROM search_todo"), 0);
    EXPECT_EQ((*db)->number(
                  "SELECT count(*) FROM search WHERE search MATCH '\"昌\" OR \"国\" OR \"路\" OR \"占\" OR "
                  "\"道\" OR \"摊\" OR \"位\" OR \"井\" OR \"盖\"' AND rowid NOT IN (SELECT rid FROM event)"),
              0)
        << "nothing is left of what went";
}

TEST_F(SearchTest, anEmptiedCacheHasAnEmptyIndex)
{
    put(u"a"_s, u"1"_s, u"井盖"_s, u"解放路"_s);
    indexAll();
    ASSERT_TRUE(writer().reset().has_value());
    EXPECT_TRUE(found(u"井"_s).isEmpty());
    known.clear();
    put(u"b"_s, u"2"_s, u"路灯"_s, u"解放路"_s);
    indexAll();
    EXPECT_TRUE(found(u"井"_s).isEmpty());
    EXPECT_EQ(found(u"灯"_s), QStringList{u"b"_s});
}

} // namespace onescreen
