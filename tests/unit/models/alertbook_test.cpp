// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/assessment/alertbook.h"
#include "tests/unit/models/assessmentsample.h"

#include <list>

using namespace Qt::StringLiterals;

namespace onescreen {
namespace {

using namespace onescreen::test;

/// What one month says of unit "U": the indicators with a warning, and those without a value.
struct Month
{
    QStringList raised;
    QStringList missing = {};
};

class AlertBookTest : public testing::Test
{
protected:
    std::vector<FollowedAlert> follow(const std::vector<Month>& months)
    {
        m_warnings.clear();
        std::vector<AlertPeriod> history;
        for (const Month& month : months) {
            auto& warnings = m_warnings.emplace_back();
            for (const QString& indicator : month.raised)
                warnings.push_back({.level = WarningLevel::Yellow,
                                    .unit = u"U"_s,
                                    .unitName = u"甲"_s,
                                    .indicator = indicator,
                                    .indicatorName = indicator,
                                    .rules = {WarningRule::MissedTarget}});
            warnings.push_back({.level = WarningLevel::Red,
                                .unit = u"other"_s,
                                .unitName = {},
                                .indicator = u"a"_s,
                                .indicatorName = {},
                                .rules = {WarningRule::Veto}});
            const QDate first = QDate(2024, 1, 1).addMonths(static_cast<int>(history.size()));
            history.push_back(
                {.period = calendarPeriod(AssessedCalendar::Month, first),
                 .warnings = &warnings,
                 .judged = [month](const QString& indicator) { return !month.missing.contains(indicator); }});
        }
        return followAlerts(u"U"_s, history, decisions);
    }
    std::vector<AlertDecision> decisions;

private:
    std::list<std::vector<AssessmentWarning>> m_warnings;
};

TEST_F(AlertBookTest, StaysOpenUntilTwoQuietPeriodsInARow)
{
    EXPECT_EQ(follow({{{u"a"_s}}}).front().quiet, 0);
    const auto once = follow({{{u"a"_s}}, {{}}});
    ASSERT_EQ(once.size(), 1U);
    EXPECT_EQ(once.front().quiet, 1);
    EXPECT_FALSE(once.front().closed);
    const auto twice = follow({{{u"a"_s}}, {{}}, {{}}});
    ASSERT_EQ(twice.size(), 1U);
    EXPECT_TRUE(twice.front().closed);
    EXPECT_EQ(twice.front().opened, periodOf(u"2024-01"_s));
    EXPECT_TRUE(follow({{{u"a"_s}}, {{}}, {{}}, {{}}}).empty()) << "closed in an earlier period";
    const auto again = follow({{{u"a"_s}}, {{}}, {{u"a"_s}}, {{}}});
    EXPECT_EQ(again.front().quiet, 1) << "one quiet period between two signals closes nothing";
    EXPECT_EQ(again.front().opened, periodOf(u"2024-01"_s));
    EXPECT_EQ(again.front().lastSignal, periodOf(u"2024-03"_s));
}

TEST_F(AlertBookTest, WithoutAValueNothingIsQuiet)
{
    const auto silent = follow({{{u"a"_s}}, {{}, {u"a"_s}}, {{}, {u"a"_s}}, {{}, {u"a"_s}}});
    ASSERT_EQ(silent.size(), 1U);
    EXPECT_EQ(silent.front().quiet, 0);
    EXPECT_FALSE(silent.front().closed);
}

TEST_F(AlertBookTest, AfterClosingASignalIsAnotherAlert)
{
    decisions = {{.id = 1,
                  .unit = u"U"_s,
                  .indicator = u"a"_s,
                  .opened = periodOf(u"2024-01"_s),
                  .by = u"张三"_s,
                  .at = {},
                  .due = {},
                  .note = {}}};
    const auto first = follow({{{u"a"_s}}});
    ASSERT_TRUE(first.front().decision.has_value());
    const auto anew = follow({{{u"a"_s}}, {{}}, {{}}, {{u"a"_s}}});
    ASSERT_EQ(anew.size(), 1U);
    EXPECT_EQ(anew.front().opened, periodOf(u"2024-04"_s));
    EXPECT_FALSE(anew.front().decision.has_value()) << "what was acknowledged was the old one";
}

TEST_F(AlertBookTest, TheLastDecisionHolds)
{
    const AlertDecision first{.id = 1,
                              .unit = u"U"_s,
                              .indicator = u"a"_s,
                              .opened = periodOf(u"2024-01"_s),
                              .by = u"张三"_s,
                              .at = {},
                              .due = QDate(2024, 2, 10),
                              .note = {}};
    AlertDecision second = first;
    second.id = 2;
    second.due = QDate(2024, 2, 20);
    AlertDecision foreign = second;
    foreign.unit = u"other"_s;
    foreign.by = u"王五"_s;
    decisions = {first, second, foreign};
    const auto found = follow({{{u"b"_s, u"a"_s}}, {{u"b"_s}}});
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found.front().warning.indicator, u"b"_s) << "what still signals comes first";
    EXPECT_FALSE(found.front().decision.has_value());
    EXPECT_EQ(found.back().decision, second);
}

} // namespace
} // namespace onescreen
