// SPDX-License-Identifier: GPL-3.0-or-later
/// Warnings of a unit and what becomes of them: acknowledged, due, quiet, closed.
#include "tests/support/scenebench.h"
#include "tests/ui/portrait/sampleportrait.h"
#include "ui/portrait/alertbar.h"
#include "ui/portrait/portraitcharts.h"

#include <QComboBox>
#include <QDateEdit>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

using namespace onescreen;
using namespace onescreen::test;
using namespace Qt::StringLiterals;

namespace {

const QDate today(2024, 6, 3);

portrait::Handling openSince(const QString& period)
{
    return {.opened = Period::fromString(period).value()};
}

WarningRow rowOf(const QString& key, std::optional<portrait::Handling> handling)
{
    return {.key = key,
            .level = portrait::WarningLevel::Yellow,
            .name = u"指标 "_s + key,
            .value = u"86%"_s,
            .reasons = u"未达到目标"_s,
            .owner = {},
            .handling = std::move(handling)};
}

struct AlertBarTest : testing::Test
{
    SettingsStore settings;
    AlertBar bar{ThemeContext{}, settings};
    std::vector<AlertDecision> saved;

    AlertBarTest()
    {
        QObject::connect(&bar, &AlertBar::acknowledged, &bar,
                         [this](const AlertDecision& decision) { saved.push_back(decision); });
    }

    template <typename T> T& named(const QString& name) { return *bar.findChild<T*>(name); }
};

} // namespace

TEST_F(AlertBarTest, IsThereOnlyForAlertsThatAreOpen)
{
    portrait::Handling closed = openSince(u"2024-01"_s);
    closed.closed = true;
    bar.setRows(u"330902"_s, {rowOf(u"k1"_s, std::nullopt), rowOf(u"k2"_s, closed)});
    EXPECT_TRUE(bar.isHidden());
    bar.setRows(u"330902"_s, {rowOf(u"k1"_s, std::nullopt), rowOf(u"k3"_s, openSince(u"2024-04"_s))});
    EXPECT_FALSE(bar.isHidden());
    EXPECT_EQ(named<QComboBox>(u"alertChoice"_s).count(), 1);
}

TEST_F(AlertBarTest, AsksForANameAndADayAndRemembersTheName)
{
    bar.setRows(u"330902"_s, {rowOf(u"k3"_s, openSince(u"2024-04"_s))});
    bar.open(u"unknown"_s, today);
    EXPECT_FALSE(named<QPushButton>(u"acknowledgeSave"_s).isVisibleTo(&bar));
    QSignalSpy asked(&bar, &AlertBar::openRequested);
    named<QPushButton>(u"acknowledge"_s).click();
    ASSERT_EQ(asked.size(), 1);
    EXPECT_EQ(asked.front().front().toString(), u"k3"_s);
    bar.open(u"k3"_s, today);
    EXPECT_FALSE(named<QPushButton>(u"acknowledgeSave"_s).isEnabled()) << "nobody has said who";
    named<QLineEdit>(u"acknowledgeName"_s).setText(u"  张三 "_s);
    auto& due = named<QDateEdit>(u"acknowledgeDue"_s);
    EXPECT_EQ(due.date(), today.addDays(15));
    due.setDate(today.addDays(-1));
    EXPECT_EQ(due.date(), today) << "never before the day itself";
    due.setDate(today.addDays(3));
    named<QLineEdit>(u"acknowledgeNote"_s).setText(u"已约谈"_s);
    QTest::keyClick(&named<QLineEdit>(u"acknowledgeNote"_s), Qt::Key_Return);
    ASSERT_EQ(saved.size(), 1U);
    EXPECT_EQ(saved.front(), (AlertDecision{.unit = u"330902"_s,
                                            .indicator = u"k3"_s,
                                            .opened = Period::fromString(u"2024-04"_s).value(),
                                            .by = u"张三"_s,
                                            .at = {},
                                            .due = today.addDays(3),
                                            .note = u"已约谈"_s}));
    bar.open(u"k3"_s, today);
    EXPECT_EQ(named<QLineEdit>(u"acknowledgeName"_s).text(), u"张三"_s);
    named<QPushButton>(u"acknowledgeCancel"_s).click();
    EXPECT_EQ(saved.size(), 1U) << "cancelled";
}

TEST_F(AlertBarTest, WhatIsBeingTypedSurvivesNewFigures)
{
    const std::vector rows{rowOf(u"k3"_s, openSince(u"2024-04"_s))};
    bar.setRows(u"330902"_s, rows);
    bar.open(u"k3"_s, today);
    named<QLineEdit>(u"acknowledgeName"_s).setText(u"李"_s);
    bar.setRows(u"330902"_s, rows);
    EXPECT_EQ(named<QLineEdit>(u"acknowledgeName"_s).text(), u"李"_s);
    EXPECT_TRUE(named<QPushButton>(u"acknowledgeSave"_s).isVisibleTo(&bar));
    bar.setRows(u"330903"_s, rows);
    EXPECT_FALSE(named<QPushButton>(u"acknowledgeSave"_s).isVisibleTo(&bar)) << "of another unit";
}

TEST(WarningRows, SayWhatHasBecomeOfThem)
{
    portrait::Handling handling = openSince(u"2024-04"_s);
    EXPECT_EQ(handlingText(handling), u"未确认"_s);
    handling.acknowledged = today;
    handling.by = u"张三"_s;
    EXPECT_EQ(handlingText(handling), u"已确认"_s);
    handling.due = today.addDays(7);
    EXPECT_EQ(handlingText(handling), u"已确认，限 2024-06-10"_s);
    handling.overdue = true;
    EXPECT_EQ(handlingText(handling), u"逾期 2024-06-10"_s);
    const WarningListData data{.rows = {rowOf(u"k3"_s, handling)}, .none = {}, .below = {}};
    const QString reading = chartReading(data, 0, QLocale(QLocale::Chinese));
    EXPECT_TRUE(reading.contains(u"2024-04 起"_s)) << reading.toStdString();
    EXPECT_TRUE(reading.contains(u"张三 2024-06-03 确认，期限 2024-06-10（已逾期）"_s));
    const ExportTable table = chartTable(data);
    EXPECT_EQ(table.rows.front().size(), table.header.size());
    handling.quiet = 1;
    handling.overdue = false;
    EXPECT_EQ(handlingText(handling), u"已静 1 期"_s);
    handling.closed = true;
    EXPECT_EQ(handlingText(handling), u"已关闭"_s);
}

TEST(WarningRows, QuietOnesStayListedAndClosedOnesAreNamed)
{
    portrait::Issue issue = sampleIssue(false);
    portrait::Warning quiet = issue.now.warnings.front();
    quiet.indicator = u"q1"_s;
    quiet.name = u"安静的"_s;
    quiet.handling = openSince(u"2024Q1"_s);
    quiet.handling->quiet = 1;
    portrait::Warning closed = quiet;
    closed.indicator = u"q2"_s;
    closed.name = u"关闭的"_s;
    closed.handling->quiet = 2;
    closed.handling->closed = true;
    issue.now.quietWarnings = {quiet, closed};
    const WarningListData data = warningData(issue, QLocale(QLocale::Chinese));
    ASSERT_EQ(data.rows.size(), issue.now.warnings.size() + 1);
    EXPECT_EQ(data.rows.back().key, u"q1"_s);
    EXPECT_TRUE(data.rows.back().value.isEmpty()) << "its number is that of an earlier issue";
    EXPECT_TRUE(data.below.contains(u"关闭的"_s));
}
