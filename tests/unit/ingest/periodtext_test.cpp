// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/periodtext.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;
using namespace onescreen;

namespace {

TEST(PeriodText, ReadsWhatDocumentsPrint)
{
    struct Case
    {
        QString text;
        QString period; ///< Empty: none.
        ValueRole role;
    };
    const std::vector<Case> cases{
        {u"2024Q1"_s, u"2024Q1"_s, ValueRole::Actual},
        {u"2023"_s, u"2023"_s, ValueRole::Actual},
        {u"2023-05"_s, u"2023-05"_s, ValueRole::Actual},
        {u"2019-12-31"_s, u"2019-12-31"_s, ValueRole::Actual},
        {u"2024-01至06"_s, u"2024H1"_s, ValueRole::Actual},
        {u"2024-01至07"_s, u"2024-01-01..2024-07-31"_s, ValueRole::Actual},
        {u"2018-08至2020-08"_s, u"2018-08-01..2020-08-31"_s, ValueRole::Actual},
        {u"2018-2020"_s, u"2018-01-01..2020-12-31"_s, ValueRole::Actual},
        {u"2023目标"_s, u"2023"_s, ValueRole::Target},
        {u"改革方案目标"_s, u""_s, ValueRole::Target},
        {u"改革方案"_s, u""_s, ValueRole::Actual},
        {u"2018起"_s, u""_s, ValueRole::Actual},
        {u"2019年以来"_s, u""_s, ValueRole::Actual},
        {u"2018-08前"_s, u""_s, ValueRole::Actual},
        {u"2024-07累计"_s, u""_s, ValueRole::Actual},
        {u"2024-07至03"_s, u""_s, ValueRole::Actual},
        {u"2024-13"_s, u""_s, ValueRole::Actual},
    };
    for (const Case& c : cases) {
        const auto reading = ingest::readPeriodText(c.text);
        EXPECT_EQ(reading.period ? reading.period->toString() : QString(), c.period) << c.text.toStdString();
        EXPECT_EQ(reading.role, c.role) << c.text.toStdString();
    }
}

} // namespace
