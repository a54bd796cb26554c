// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/assessment/frozeninputs.h"
#include "app/models/assessment/publicationdrift.h"
#include "tests/unit/models/assessmentsample.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {
namespace {

using namespace onescreen::test;

const Period q2 = periodOf(u"2024Q2"_s);

std::shared_ptr<const AssessmentData> dataOf(AssessmentInputs inputs)
{
    return buildAssessment(std::move(inputs)).value();
}

const DriftedFact* find(const PublicationDrift& drift, const QString& unit, const QString& node,
                        const QString& field)
{
    const auto found = std::ranges::find_if(drift.facts, [&](const DriftedFact& fact) {
        return fact.change.unit == unit && fact.change.node == node && fact.change.field == field;
    });
    return found == drift.facts.end() ? nullptr : &*found;
}

} // namespace

TEST(PublicationDrift, NothingChangedNothingDiffers)
{
    const auto data = dataOf(sampleInputs());
    const auto drift = driftOf(freezePeriod(*data, q2).value(), *data, q2);
    ASSERT_TRUE(drift.has_value()) << drift.error().toString().toStdString();
    EXPECT_TRUE(drift->facts.empty());
}

TEST(PublicationDrift, OneMoreClosedCaseIsData)
{
    const auto published = freezePeriod(*dataOf(sampleInputs()), q2).value();
    AssessmentInputs later = sampleInputs();
    CubeRow& row = later.facts.front().areas.back();
    row.sums.add(FactMeasure::DueClosed, -1);
    const QString unit = row.region->toString();
    ASSERT_TRUE(q2.first() <= row.month && row.month <= q2.last());
    const auto drift = driftOf(published, *dataOf(std::move(later)), q2);
    ASSERT_TRUE(drift.has_value()) << drift.error().toString().toStdString();
    const DriftedFact* numerator = find(*drift, unit, u"closing"_s, u"numerator"_s);
    ASSERT_NE(numerator, nullptr);
    EXPECT_EQ(numerator->change.before.toDouble() - numerator->change.after.toDouble(), 1.0);
    EXPECT_EQ(drift->reasons(), (DriftReasons{.data = true, .definition = false, .engine = false}));
    EXPECT_NE(find(*drift, {}, {}, u"inputs"_s), nullptr) << "the fingerprint of the inputs";
}

TEST(PublicationDrift, OtherWeightsAreDefinitionAndMixedChangesAreToldApart)
{
    const auto published = freezePeriod(*dataOf(sampleInputs()), q2).value();
    AssessmentInputs later = sampleInputs();
    QByteArray text = sampleCatalogueText();
    text.replace(R"("parent": "index", "weight": 60)", R"("parent": "index", "weight": 50)");
    text.replace(R"("parent": "index", "weight": 40)", R"("parent": "index", "weight": 50)");
    ASSERT_NE(text, sampleCatalogueText());
    later.catalogue = loadCatalogue(text, u"later.json"_s).value();
    CubeRow& row = later.facts.front().areas.back();
    row.sums.add(FactMeasure::DueClosed, -1);
    const QString unit = row.region->toString();
    const auto drift = driftOf(published, *dataOf(std::move(later)), q2);
    ASSERT_TRUE(drift.has_value()) << drift.error().toString().toStdString();
    const DriftedFact* weight = find(*drift, {}, u"D1"_s, u"weight"_s);
    ASSERT_NE(weight, nullptr);
    EXPECT_EQ(weight->reasons, (DriftReasons{.data = false, .definition = true, .engine = false}));
    const DriftedFact* numerator = find(*drift, unit, u"closing"_s, u"numerator"_s);
    ASSERT_NE(numerator, nullptr);
    EXPECT_EQ(numerator->reasons, (DriftReasons{.data = true, .definition = false, .engine = false}));
}

TEST(PublicationDrift, AResultThatItsOwnInputsDoNotGiveIsTheEngine)
{
    const auto data = dataOf(sampleInputs());
    auto published = freezePeriod(*data, q2).value();
    QByteArrayList lines = published.result.split('\n');
    const auto shown = std::ranges::find_if(
        lines, [](const QByteArray& line) { return line.split('\t').value(2) == "shown"; });
    ASSERT_NE(shown, lines.end());
    *shown += '1';
    published.result = lines.join('\n');
    const auto drift = driftOf(published, *data, q2);
    ASSERT_TRUE(drift.has_value()) << drift.error().toString().toStdString();
    ASSERT_EQ(drift->facts.size(), 1U);
    EXPECT_EQ(drift->facts.front().reasons,
              (DriftReasons{.data = false, .definition = false, .engine = true}));
}

TEST(PublicationDrift, WhatCannotBeComparedIsAnError)
{
    const auto data = dataOf(sampleInputs());
    auto published = freezePeriod(*data, q2).value();
    EXPECT_EQ(driftOf(published, *data, periodOf(u"2031Q2"_s)).error().kind, ErrorKind::NotFound);
    published.result = "rubbish";
    EXPECT_EQ(driftOf(published, *data, q2).error().kind, ErrorKind::Corrupt);
}

} // namespace onescreen
