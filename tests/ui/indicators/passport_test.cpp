// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/factmeasure.h"
#include "tests/ui/indicators/figuresamples.h"
#include "ui/common/measuretext.h"
#include "ui/common/passportcard.h"
#include "ui/common/passportsheet.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QSignalSpy>

#include <gtest/gtest.h>

using namespace onescreen;
using namespace onescreen::test;
using namespace Qt::StringLiterals;

namespace {

Passport samplePassport()
{
    Passport passport{.period = Period::fromString(u"2024Q2").value()};
    passport.unit = {.key = u"330902"_s, .name = u"定海区"_s};
    passport.info = rateInfo(u"K-21"_s, u"按期结案率"_s, u"D5"_s);
    passport.figure = rateFigure(180, 240);
    passport.figure.low = 69.2;
    passport.figure.high = 80.0;
    passport.formula = u"按期结案数 ÷ (应结案数 − 缓办数) × 100"_s;
    EventFilter closed;
    closed.facts.dueIn = passport.period;
    closed.facts.onTime = true;
    passport.numerator =
        PassportPart{.text = u"时限内结案数"_s,
                     .count = 180.0,
                     .terms = {{.measure = u"due_on_time"_s, .count = 180.0, .rows = closed}},
                     .rows = closed};
    EventFilter due;
    due.facts.dueIn = passport.period;
    EventFilter deferred = due;
    deferred.states = {EventState::Suspended};
    passport.denominator =
        PassportPart{.text = u"应结案数 − 缓办数"_s,
                     .count = 240.0,
                     .terms = {{.measure = u"due"_s, .count = 260.0, .rows = due},
                               {.measure = u"deferred"_s, .factor = -1, .count = 20.0, .rows = deferred}},
                     .rows = {}};
    passport.exclusions = {u"经批准的缓办"_s};
    passport.validFrom = QDate(2024, 1, 1);
    passport.catalogue = u"zhoushan-sample 1"_s;
    passport.feeds = {u"12345 热线"_s, u"视频巡查"_s};
    passport.asOf = sampleNow;
    return passport;
}

QString lineOf(const PassportSheet& sheet, const QString& label)
{
    for (const PassportSheet::Line& line : sheet.lines) {
        if (line.label == label)
            return line.text;
    }
    return {};
}

} // namespace

TEST(PassportSheetTest, SaysFormulaPartsExclusionsAndOrigin)
{
    const PassportSheet sheet = passportSheet(samplePassport(), QLocale());
    EXPECT_EQ(sheet.value, u"75.0 %"_s);
    EXPECT_TRUE(sheet.remark.contains(u"69.2"_s));
    EXPECT_EQ(lineOf(sheet, u"公式"_s), u"按期结案数 ÷ (应结案数 − 缓办数) × 100"_s);
    EXPECT_TRUE(lineOf(sheet, u"分子"_s).startsWith(u"时限内结案数 = 180"_s));
    EXPECT_TRUE(lineOf(sheet, u"分母"_s).contains(u"− 缓办数（按到期日） = 20"_s));
    EXPECT_EQ(lineOf(sheet, u"剔除"_s), u"经批准的缓办"_s);
    EXPECT_EQ(lineOf(sheet, u"未达到的件数"_s), u"60"_s);
    EXPECT_TRUE(lineOf(sheet, u"口径版本"_s).contains(u"zhoushan-sample 1"_s));
    EXPECT_EQ(lineOf(sheet, u"数据源"_s), u"12345 热线、视频巡查"_s);
    EXPECT_EQ(lineOf(sheet, u"核对"_s), u"还没有人核对"_s);
    EXPECT_TRUE(sheet.marks.isEmpty());
}

TEST(PassportSheetTest, RowsOfTheNumeratorComeFirstAndEachButtonHasItsFilter)
{
    const Passport passport = samplePassport();
    const PassportSheet sheet = passportSheet(passport, QLocale());
    const std::vector<EventFilter> rows = passportRows(passport);
    ASSERT_EQ(sheet.rows.size(), std::ssize(rows));
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0], passport.numerator->rows);
    EXPECT_EQ(sheet.rows[0], u"分子：打开这 180 行"_s) << "as many rows as the numerator counts";
    EXPECT_EQ(rows[1], passport.denominator->terms[0].rows);
    EXPECT_TRUE(sheet.rows[1].contains(u"260"_s));
    EXPECT_TRUE(sheet.rows[2].contains(u"20"_s));
}

TEST(PassportSheetTest, MarksWhatMustNotBeOverlooked)
{
    Passport passport = samplePassport();
    passport.info.toConfirm = true;
    passport.toConfirm = {u"分母是否扣除缓办"_s};
    passport.printed = {{.value = 76.5, .unit = u"%"_s, .document = u"季报.docx"_s, .conflicts = true}};
    const PassportSheet sheet = passportSheet(passport, QLocale(), true);
    const QString marks = sheet.marks.join(u'\n');
    EXPECT_TRUE(marks.contains(u"试算"_s));
    EXPECT_TRUE(marks.contains(u"口径待确认：分母是否扣除缓办"_s));
    EXPECT_TRUE(marks.contains(u"不一致"_s));
    EXPECT_TRUE(lineOf(sheet, u"文件中的数值（与本数不一致）"_s).contains(u"季报.docx"_s));
    EXPECT_EQ(sheet.value, u"75.0 %"_s) << "flagged, never repaired";
}

TEST(PassportSheetTest, OtherDenominatorsStandBesideTheChosenOne)
{
    Passport passport = samplePassport();
    passport.variants = {
        {.text = u"应结案数 − 缓办数"_s, .chosen = true, .numerator = 180, .denominator = 240, .value = 75.0},
        {.text = u"上报数"_s, .numerator = 180, .denominator = 300, .value = 60.0}};
    const PassportSheet sheet = passportSheet(passport, QLocale());
    const QStringList variants = lineOf(sheet, u"可选的分母（● 为本数所用）"_s).split(u'\n');
    ASSERT_EQ(variants.size(), 2);
    EXPECT_TRUE(variants[0].startsWith(u"● 应结案数 − 缓办数 = 75.0 %"_s)) << variants[0].toStdString();
    EXPECT_TRUE(variants[1].startsWith(u"○ 上报数 = 60.0 %"_s)) << variants[1].toStdString();
}

TEST(PassportSheetTest, MissingFiguresSayWhy)
{
    Passport passport = samplePassport();
    passport.figure = {.state = FigureState::NotReported};
    passport.numerator.reset();
    passport.denominator.reset();
    PassportSheet sheet = passportSheet(passport, QLocale());
    EXPECT_EQ(sheet.value, u"—"_s);
    EXPECT_EQ(sheet.remark, u"未报"_s);
    EXPECT_TRUE(sheet.rows.isEmpty());
    passport.figure = rateFigure(9, 10);
    passport.figure.state = FigureState::Suppressed;
    sheet = passportSheet(passport, QLocale());
    EXPECT_EQ(sheet.value, u"9/10"_s);
    EXPECT_TRUE(sheet.remark.contains(u"少于 10 件"_s));
    passport.figure = rateFigure(90, 100);
    passport.figure.provenance = Provenance::Official;
    sheet = passportSheet(passport, QLocale());
    EXPECT_FALSE(sheet.rowsMissing.isEmpty());
}

TEST(PassportCardTest, KeysAndButtonsOpenRowsCloseAndCopy)
{
    SceneBench bench;
    PassportCard card(bench.context());
    card.setSheet(passportSheet(samplePassport(), QLocale()));
    card.resize(360, 640);
    card.show();
    QSignalSpy rows(&card, &PassportCard::rowsRequested);
    QSignalSpy closed(&card, &PassportCard::closeRequested);
    QTest::keyClick(&card, Qt::Key_Return);
    card.findChild<QPushButton*>(u"passportRows1"_s)->click();
    ASSERT_EQ(rows.size(), 2);
    EXPECT_EQ(rows.at(0).first().toInt(), 0);
    EXPECT_EQ(rows.at(1).first().toInt(), 1);
    QTest::keyClick(&card, Qt::Key_Escape);
    EXPECT_EQ(closed.size(), 1);
    QTest::keySequence(&card, QKeySequence::Copy);
    const QString copied = QGuiApplication::clipboard()->text();
    EXPECT_TRUE(copied.startsWith(u"按期结案率 · 定海区 · 2024Q2"_s)) << copied.toStdString();
    EXPECT_TRUE(copied.contains(u"75.0 %"_s));
    savePicture(card, u"passport"_s);
    card.setSheet(PassportSheet{.title = u"另一个"_s, .value = u"—"_s});
    for (const QPushButton* button : card.findChildren<QPushButton*>()) {
        const bool opensRows = button->objectName().startsWith(u"passportRows"_s);
        EXPECT_TRUE(!opensRows || button->isHidden()) << button->text().toStdString();
    }
}

TEST(PassportCardTest, TextOfDocumentsStaysText)
{
    SceneBench bench;
    PassportCard card(bench.context());
    card.setSheet({.title = u"<b>甲</b>"_s, .value = u"1"_s, .lines = {{u"依据"_s, u"<img src=x>"_s}}});
    for (const PlainLabel* label : card.findChildren<PlainLabel*>())
        EXPECT_EQ(label->textFormat(), Qt::PlainText);
}

TEST(MeasureTextTest, EveryMeasureHasAName)
{
    for (const FactMeasure measure : allFactMeasures()) {
        const QString text = measureText(factMeasureName(measure));
        EXPECT_NE(text, factMeasureName(measure));
        EXPECT_FALSE(text.startsWith(u'（')) << factMeasureName(measure).toStdString();
    }
    EXPECT_EQ(measureText(u"no_such"_s), u"no_such"_s);
}
