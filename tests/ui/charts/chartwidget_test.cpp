// SPDX-License-Identifier: GPL-3.0-or-later
// Keys, mouse, readings and repaints: the same for all charts, tried on three of them.
#include "tests/ui/charts/chartsamples.h"

#include <QApplication>
#include <QKeyEvent>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen::test {

namespace {

template <typename Chart, typename Data> struct Bench
{
    Chart chart{ThemeContext{}};
    Data data = sampleOf<Data>(Sample::Full);

    Bench()
    {
        chart.resize(600, 300);
        chart.setData(data);
    }
};

} // namespace

TEST(PaintedChartTest, EqualDataPaintNothingAgain)
{
    Bench<BulletChart, BulletData> bench;
    bench.chart.grab();
    EXPECT_EQ(bench.chart.paintings(), 1);
    bench.chart.setData(bench.data);
    bench.chart.grab();
    EXPECT_EQ(bench.chart.paintings(), 1);
    bench.data.rows[0].value = 1.0;
    bench.chart.setData(bench.data);
    bench.chart.grab();
    EXPECT_EQ(bench.chart.paintings(), 2);
}

TEST(PaintedChartTest, ReadingPaintsOverTheCachedPicture)
{
    Bench<DotIntervalChart, DotData> bench;
    const QImage before = bench.chart.grab().toImage();
    bench.chart.setReading(3);
    const QImage with = bench.chart.grab().toImage();
    EXPECT_NE(before, with);
    bench.chart.setReading(std::nullopt);
    EXPECT_EQ(bench.chart.grab().toImage(), before);
    EXPECT_EQ(bench.chart.paintings(), 1);
    bench.chart.resize(610, 300);
    bench.chart.grab();
    EXPECT_EQ(bench.chart.paintings(), 2);
}

TEST(PaintedChartTest, KeysStepAndActivate)
{
    Bench<BumpChart, BumpData> bench;
    QSignalSpy activated(&bench.chart, &PaintedChart::stopActivated);
    QTest::keyClick(&bench.chart, Qt::Key_Right);
    EXPECT_EQ(bench.chart.reading(), 0);
    EXPECT_EQ(bench.chart.accessibleDescription(), bench.chart.stopText(0));
    QTest::keyClick(&bench.chart, Qt::Key_End);
    EXPECT_EQ(bench.chart.reading(), 35);
    QTest::keyClick(&bench.chart, Qt::Key_Right);
    EXPECT_EQ(bench.chart.reading(), 35);
    QTest::keyClick(&bench.chart, Qt::Key_Return);
    ASSERT_EQ(activated.size(), 1);
    EXPECT_EQ(activated.front().front().toInt(), 35);
    QTest::keyClick(&bench.chart, Qt::Key_Escape);
    EXPECT_EQ(bench.chart.reading(), std::nullopt);
    QTest::keyClick(&bench.chart, Qt::Key_Left);
    EXPECT_EQ(bench.chart.reading(), 35);
}

TEST(PaintedChartTest, UpAndDownStayInTheColumnOfATable)
{
    Bench<HeatTable, HeatData> bench;
    bench.chart.setReading(2);
    QTest::keyClick(&bench.chart, Qt::Key_Down);
    EXPECT_EQ(bench.chart.reading(), 7);
    QTest::keyClick(&bench.chart, Qt::Key_Up);
    QTest::keyClick(&bench.chart, Qt::Key_Up);
    EXPECT_EQ(bench.chart.reading(), 2);
    QTest::keyClick(&bench.chart, Qt::Key_End);
    QTest::keyClick(&bench.chart, Qt::Key_Down);
    EXPECT_EQ(bench.chart.reading(), 14 * 5 - 1);
}

TEST(PaintedChartTest, KeysThatMeanNothingHereGoOn)
{
    Bench<HeatTable, HeatData> bench;
    QKeyEvent slash(QEvent::KeyPress, Qt::Key_Slash, Qt::NoModifier);
    QApplication::sendEvent(&bench.chart, &slash);
    EXPECT_FALSE(slash.isAccepted());
    QKeyEvent escape(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
    QApplication::sendEvent(&bench.chart, &escape);
    EXPECT_FALSE(escape.isAccepted());
}

TEST(PaintedChartTest, MouseMeansWhatIsUnderIt)
{
    Bench<HeatTable, HeatData> bench;
    QSignalSpy activated(&bench.chart, &PaintedChart::stopActivated);
    const QPointF cell = bench.chart.layoutNow().stops[13].anchor;
    QTest::mouseClick(&bench.chart, Qt::LeftButton, {}, cell.toPoint());
    ASSERT_EQ(activated.size(), 1);
    EXPECT_EQ(activated.front().front().toInt(), 13);
    EXPECT_EQ(bench.chart.stopAt({1, 299}), std::nullopt);

    Bench<FunnelChart, FunnelData> funnel;
    for (int i = 0; i < funnel.chart.stopCount(); ++i) {
        const QPointF at = funnel.chart.layoutNow().stops[static_cast<size_t>(i)].anchor;
        const auto hit = funnel.chart.stopAt(at);
        ASSERT_TRUE(hit);
        EXPECT_EQ(funnel.chart.layoutNow().stops[static_cast<size_t>(*hit)].anchor, at);
    }
}

TEST(PaintedChartTest, ReadingGoesWithItsStop)
{
    Bench<BulletChart, BulletData> bench;
    bench.chart.setReading(9);
    BulletData fewer = bench.data;
    fewer.rows.resize(4);
    bench.chart.setData(fewer);
    EXPECT_EQ(bench.chart.reading(), std::nullopt);
    bench.chart.setReading(2);
    fewer.rows[2].value = 12.5;
    bench.chart.setData(fewer);
    EXPECT_EQ(bench.chart.reading(), 2);
    EXPECT_TRUE(bench.chart.accessibleDescription().contains(u"12.5"));
    bench.chart.setData({});
    QTest::keyClick(&bench.chart, Qt::Key_Right);
    EXPECT_EQ(bench.chart.reading(), std::nullopt);
}

TEST(PaintedChartTest, WallTakesNeitherKeysNorMouse)
{
    ThemeContext look;
    look.wall = true;
    const BulletChart chart{look};
    EXPECT_EQ(chart.focusPolicy(), Qt::NoFocus);
    EXPECT_FALSE(chart.hasMouseTracking());
}

TEST(PaintedChartTest, ReadingsAreExact)
{
    const BulletData bullets = sampleOf<BulletData>(Sample::Full);
    BulletData one;
    one.rows.push_back({.key = {},
                        .name = u"结案率"_s,
                        .value = 98.8,
                        .target = 100.0,
                        .bands = {},
                        .note = u"221,199/223,889"_s});
    EXPECT_EQ(chartReading(one, 0, QLocale()),
              u"结案率\n98.8%\n目标 100.0%，相差 −1.2 个百分点\n221,199/223,889"_s);
    const BumpData ranks{
        .periods = {u"Q1"_s, u"Q2"_s},
        .lines = {{.key = {}, .name = u"甲"_s, .ranks = {1, std::nullopt}, .bands = {std::pair(1, 4)}}}};
    EXPECT_EQ(chartReading(ranks, 0, QLocale()), u"甲\nQ1 第 1 名（1–4）\nQ2 未参与排名"_s);
    EXPECT_GT(bullets.rows.size(), 1U);
}

TEST(PaintedChartTest, RowsAskForTheirHeight)
{
    Bench<BulletChart, BulletData> bench;
    const int ten = bench.chart.sizeHint().height();
    BulletData twenty = bench.data;
    twenty.rows.insert(twenty.rows.end(), bench.data.rows.begin(), bench.data.rows.end());
    bench.chart.setData(twenty);
    EXPECT_NEAR(bench.chart.sizeHint().height(), 2 * ten, 0.1 * ten);
}

} // namespace onescreen::test
