// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/assessment/assessment.h"
#include "app/models/assessment/assessmentdata.h"
#include "app/models/assessment/assessmentreader.h"
#include "tests/support/cachefixture.h"
#include "tests/unit/models/assessmentsample.h"

using namespace Qt::StringLiterals;

namespace onescreen {
namespace {

using namespace onescreen::test;

/// A real cache with some hundred events of the first quarter of 2024.
class AssessmentCacheTest : public CacheTest
{
protected:
    void SetUp() override
    {
        CacheTest::SetUp();
        EventMaker maker(20240401);
        std::vector<Change> changes;
        for (int n = 1; n <= 600; ++n) {
            EventFields fields = *maker.make(n);
            if (fields.unit)
                fields.unit = idOf<UnitId>(n % 2 == 0 ? u"squad"_s : u"brigade"_s);
            changes.push_back(putOf(eventRecord(std::move(fields))));
        }
        const NameBook names = sampleNameBook();
        for (const RegionLevel level : {RegionLevel::City, RegionLevel::County, RegionLevel::Township}) {
            for (const Region& region : names.regions(level))
                changes.push_back(putOf(region));
        }
        for (const Unit& unit : names.units())
            changes.push_back(putOf(unit));
        apply(std::move(changes));
        const auto reading = reader();
        auto inputs =
            readAssessmentInputs(*reading, sampleCatalogue(), startOfBusinessDay(QDate(2024, 8, 20)));
        ASSERT_TRUE(inputs.has_value()) << inputs.error().toString().toStdString();
        auto built = buildAssessment(*std::move(inputs));
        ASSERT_TRUE(built.has_value()) << built.error().toString().toStdString();
        data = *std::move(built);
    }

    std::shared_ptr<const AssessmentData> data;
};

TEST_F(AssessmentCacheTest, EveryCountOpensAsManyRows)
{
    const Assessment assessment(data, nullptr, WindowClass::Analyst);
    const auto reading = reader();
    int opened = 0;
    for (const Period& period : {periodOf(u"2024Q1"_s), periodOf(u"2024-02"_s), periodOf(u"2024-04"_s)}) {
        for (const AssessedLevel level : assessment.levels()) {
            for (const AssessedUnit& unit : assessment.units(level)) {
                for (const QString& indicator : {u"closing"_s, u"on-time"_s, u"hours"_s}) {
                    const Passport passport = assessment.passport(unit.key, period, indicator);
                    for (const auto& part : {passport.numerator, passport.denominator}) {
                        for (const PassportTerm& term : part ? part->terms : std::vector<PassportTerm>{}) {
                            if (!term.rows)
                                continue;
                            const auto page = reading->queue(*term.rows, 1);
                            ASSERT_TRUE(page.has_value()) << page.error().toString().toStdString();
                            EXPECT_EQ(static_cast<double>(page->total), term.count.value())
                                << unit.key.toStdString() << ' ' << term.measure.toStdString();
                            ++opened;
                        }
                    }
                }
            }
        }
    }
    EXPECT_GT(opened, 100);
}

TEST_F(AssessmentCacheTest, AreasAndUnitsAddUp)
{
    const Assessment assessment(data, nullptr, WindowClass::Analyst);
    const Period q1 = periodOf(u"2024Q1"_s);
    double townships = 0;
    for (const AssessedUnit& unit : assessment.units(AssessedLevel::Township))
        townships += assessment.figure(unit.key, u"closing"_s, q1).denominator.value_or(0);
    double counties = 0;
    for (const AssessedUnit& unit : assessment.units(AssessedLevel::County))
        counties += assessment.figure(unit.key, u"closing"_s, q1).denominator.value_or(0);
    const double city = assessment.figure(u"330900"_s, u"closing"_s, q1).denominator.value();
    EXPECT_DOUBLE_EQ(counties, city);
    // Events that are known by their county only are in no township.
    EXPECT_LE(townships, counties);
    EXPECT_GT(townships, 0);
    EXPECT_GT(assessment.figure(u"unit:brigade"_s, u"closing"_s, q1).denominator.value(),
              assessment.figure(u"unit:squad"_s, u"closing"_s, q1).denominator.value());
    const Figure hours = assessment.figure(u"330900"_s, u"hours"_s, q1);
    EXPECT_GT(hours.value.value(), 0);
    EXPECT_LT(hours.low.value(), hours.value.value());
}

} // namespace
} // namespace onescreen
