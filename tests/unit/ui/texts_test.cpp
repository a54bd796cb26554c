// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/tableexport.h"
#include "ui/common/errortext.h"
#include "ui/common/numbertext.h"
#include "ui/common/timetext.h"

#include <gtest/gtest.h>

#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {
const QLocale chinese(QLocale::Chinese, QLocale::China);
const QLocale english(QLocale::English, QLocale::UnitedStates);
} // namespace

TEST(NumberText, MissingIsNeverZero)
{
    EXPECT_EQ(numberText({}, chinese), u"—"_s);
    EXPECT_EQ(countText({}, chinese), u"—"_s);
    EXPECT_EQ(percentText({}, chinese), u"—"_s);
    EXPECT_EQ(changeText(3.0, {}, chinese), u"—"_s);
    EXPECT_EQ(numberText(std::numeric_limits<double>::quiet_NaN(), chinese), u"—"_s);
    EXPECT_EQ(numberText(0.0, chinese), u"0"_s);
}

TEST(NumberText, CountsInTheUnitsOfTheLanguage)
{
    EXPECT_EQ(countText(12345.0, chinese), u"12,345"_s);
    EXPECT_EQ(countText(99999.0, chinese), u"99,999"_s);
    EXPECT_EQ(countText(123456.0, chinese), u"12.3万"_s);
    EXPECT_EQ(countText(1.26e8, chinese), u"1.3亿"_s);
    EXPECT_EQ(countText(123456.0, english), u"123,456"_s);
    EXPECT_EQ(countText(12345678.0, english), u"12.3M"_s);
}

TEST(NumberText, OneUnitForAWholeColumn)
{
    const NumberUnit unit = numberUnitFor(2.5e5, chinese);
    EXPECT_EQ(numberText(2.5e5, chinese, 2, unit), u"25.00"_s);
    EXPECT_EQ(numberText(80.0, chinese, 2, unit), u"0.01"_s);
    EXPECT_EQ(numberUnitText(unit, chinese), u"万"_s);
}

TEST(NumberText, ChangesCarryTheirSign)
{
    EXPECT_EQ(changeText(5.0, 3.0, chinese), u"+2"_s);
    EXPECT_EQ(changeText(3.0, 5.0, chinese), u"−2"_s);
    EXPECT_EQ(changeText(3.0, 3.0, chinese), u"0"_s);
    EXPECT_EQ(changeText(3.2, 3.0, chinese), u"0"_s);
    EXPECT_EQ(changeText(2.8, 3.0, chinese), u"0"_s);
    EXPECT_EQ(percentText(0.9336, chinese), u"93.4%"_s);
}

TEST(TimeText, AgesGrowFromSecondsToDays)
{
    EXPECT_EQ(ageText(-5s), u"刚刚"_s);
    EXPECT_EQ(ageText(1999ms), u"刚刚"_s);
    EXPECT_EQ(ageText(3s), u"3 秒前"_s);
    EXPECT_EQ(ageText(59999ms), u"59 秒前"_s);
    EXPECT_EQ(ageText(60s), u"1 分钟前"_s);
    EXPECT_EQ(ageText(23h + 59min), u"23 小时前"_s);
    EXPECT_EQ(ageText(49h), u"2 天前"_s);
    EXPECT_EQ(durationText(95s), u"1 分钟"_s);
    EXPECT_EQ(durationText(-1s), u"0 秒"_s);
}

TEST(TimeText, AnotherBusinessDayShowsItsDate)
{
    const UtcTime now = *parseRfc3339(u"2026-11-22T16:00:03.000Z"); // 00:00:03 of the 23rd in Shanghai
    EXPECT_EQ(asOfText(now - 2s, now), u"截至 00:00:01 · 2 秒前"_s);
    EXPECT_EQ(asOfText(now - 4s, now), u"截至 2026-11-22 23:59:59 · 4 秒前"_s);
    EXPECT_EQ(asOfText({}, now), u"截至 —"_s);
}

TEST(ErrorText, EveryKindHasASentenceOfItsOwn)
{
    QSet<QString> sentences;
    for (int kind = int(ErrorKind::Invalid); kind <= int(ErrorKind::Internal); ++kind) {
        const QString sentence = errorSentence(static_cast<ErrorKind>(kind));
        EXPECT_FALSE(sentence.isEmpty()) << kind;
        sentences.insert(sentence);
    }
    EXPECT_EQ(sentences.size(), int(ErrorKind::Internal) + 1);
}

TEST(ErrorText, NamesThePlace)
{
    const Error error{.kind = ErrorKind::Invalid,
                      .text = u"bad"_s,
                      .place = {.file = u"a.csv"_s, .row = 7, .field = u"列"_s}};
    const QString text = errorText(error);
    for (const QString& part : {u"a.csv"_s, u"7"_s, u"列"_s})
        EXPECT_TRUE(text.contains(part));
    EXPECT_FALSE(text.contains(u"bad"_s));
}

TEST(CsvText, DisarmsFormulasButNotNumbers)
{
    EXPECT_EQ(csvCell(u"=1+1"_s), u"\"'=1+1\""_s);
    EXPECT_EQ(csvCell(u"＝1"_s), u"\"'＝1\""_s);
    EXPECT_EQ(csvCell(u"\nx"_s), u"\"'\nx\""_s);
    EXPECT_EQ(csvCell(-5), u"-5"_s);
    EXPECT_EQ(csvCell(0.5), u"0.5"_s);
    EXPECT_EQ(csvCell(QVariant()), QString());
    EXPECT_EQ(csvCell(u"a\"b,c"_s), u"\"a\"\"b,c\""_s);
}

} // namespace onescreen
