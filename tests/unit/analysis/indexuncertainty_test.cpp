// SPDX-License-Identifier: GPL-3.0-or-later
// Draws of scores and ranks; letters as in the examples of docs/indicators.md.
#include "app/analysis/index/betasampler.h"
#include "app/analysis/index/rankuncertainty.h"
#include "app/analysis/index/uniformstream.h"
#include "tests/unit/analysis/indextesting.h"

#include <boost/math/distributions/beta.hpp>

#include <array>
#include <random>

using namespace Qt::StringLiterals;

namespace onescreen {
namespace {

TEST(UniformStream, IsTheStandardGeneratorUnderAName)
{
    // FNV-1a of no text is its offset; the seed takes that away, so that SplitMix64 starts from 1.
    constexpr quint64 mixedOne = 0x5692161d100b05e5U;
    UniformStream stream(0xcbf29ce484222325U ^ 1U, "");
    std::mt19937_64 expected(mixedOne);
    for (int i = 0; i < 1000; ++i)
        ASSERT_EQ(stream.next(), static_cast<double>(expected() >> 11U) * 0x1p-53) << i;
    std::size_t taken = 0;
    while (taken < 700) { // Over several of its own refills.
        const std::span<const double> numbers = stream.take(700 - taken);
        ASSERT_FALSE(numbers.empty());
        for (const double number : numbers)
            ASSERT_EQ(number, static_cast<double>(expected() >> 11U) * 0x1p-53);
        taken += numbers.size();
    }
    EXPECT_EQ(taken, 700U);
    EXPECT_EQ(stream.next(), static_cast<double>(expected() >> 11U) * 0x1p-53);
    EXPECT_NE(UniformStream(1, "a").next(), UniformStream(1, "b").next());
    EXPECT_NE(UniformStream(1, "a").next(), UniformStream(2, "a").next());
}

TEST(BetaSampler, HasTheQuantilesOfTheDistribution)
{
    const std::array cases{std::pair(0.0, 1.0),           std::pair(1.0, 1.0),    std::pair(0.0, 10.0),
                           std::pair(9.0, 10.0),          std::pair(10.0, 10.0),  std::pair(36.0, 40.0),
                           std::pair(1.0, 500.0),         std::pair(0.0, 5000.0), std::pair(0.0, 0.0),
                           std::pair(221199.0, 223889.0), std::pair(5e5, 1e6),    std::pair(3.5, 7.25)};
    for (const auto& [x, n] : cases) {
        const BetaSampler sampler(x, n);
        const boost::math::beta_distribution<double> expected(x + 0.5, n - x + 0.5);
        const double deviation = boost::math::standard_deviation(expected);
        for (const double u : {0.001, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 0.999}) {
            EXPECT_NEAR(sampler(u), boost::math::quantile(expected, u), 1e-3 * deviation)
                << x << " of " << n << " at " << u;
        }
    }
}

TEST(BetaSampler, F3NineOfTen)
{
    const BetaSampler sampler(9, 10);
    double sum = 0;
    double squares = 0;
    constexpr int count = 100'000;
    for (int i = 0; i < count; ++i) {
        const double p = sampler((i + 0.5) / count);
        sum += p;
        squares += p * p;
    }
    const double mean = sum / count;
    EXPECT_NEAR(mean, 0.8636, 5e-5);
    EXPECT_NEAR(std::sqrt(squares / count - mean * mean), 0.0991, 1e-4);
}

TEST(BetaSampler, IsMonotoneAndStaysInside)
{
    for (const auto& [x, n] : {std::pair(0.0, 3.0), std::pair(3.0, 3.0), std::pair(17.0, 40.0)}) {
        const BetaSampler sampler(x, n);
        double last = 0;
        for (int i = 0; i < 10'000; ++i) {
            const double p = sampler(i / 10'000.0);
            EXPECT_GE(p, last - 1e-12);
            EXPECT_LE(p, 1);
            last = p;
        }
        EXPECT_LE(sampler(1 - 0x1p-53), 1);
        EXPECT_GE(sampler(0), 0);
    }
}

/// Two dimensions, a rate in each; many units around a common level.
struct Sample
{
    Catalogue catalogue;
    std::vector<IndexUnit> units;
    std::vector<Observation> observations;
};

Sample sampleOf(int units)
{
    CatalogueBuilder builder;
    builder.fields().nodes.front().decimals = 2;
    builder.node("d", "index", 60);
    builder.node("e", "index", 40);
    for (const auto& [id, parent] : {std::pair("x", "d"), std::pair("y", "e")}) {
        IndicatorDefinition& rate = builder.indicator(id, parent, 100, RatioPoints{});
        rate.kind = IndicatorKind::Ratio;
        rate.unit = u"%"_s;
        rate.scale = 100;
        rate.numerator = Operand{.id = {}, .text = u"x"_s, .facts = {}, .document = {}};
        rate.denominators.resize(1);
        rate.denominators.front().text = u"n"_s;
    }
    Sample sample{.catalogue = builder.build(), .units = {}, .observations = {}};
    for (int i = 0; i < units; ++i) {
        const QByteArray id = "u" + QByteArray::number(i).rightJustified(3, '0');
        sample.units.push_back(unit(id.constData()));
        sample.observations.push_back(ratio(id.constData(), "x", 40 + i % 17, 60));
        sample.observations.push_back(ratio(id.constData(), "y", 70 + i % 23, 100));
    }
    return sample;
}

RankUncertainty drawn(const Sample& sample, const UncertaintyOptions& options)
{
    const auto plan = IndexPlan::of(sample.catalogue, quarter(), sample.units);
    const auto table = ObservationTable::of(sample.catalogue, sample.units, sample.observations);
    const auto result = computeIndex(*plan, *table);
    const auto uncertainty = rankUncertainty(*plan, *result, options);
    if (!uncertainty)
        ADD_FAILURE() << uncertainty.error().toString().toStdString();
    return *uncertainty;
}

TEST(RankUncertainty, DoesNotDependOnThreadsNorOnTheOrderOfUnits)
{
    Sample sample = sampleOf(40);
    const RankUncertainty one = drawn(sample, {.draws = 200, .threads = 1});
    const RankUncertainty three = drawn(sample, {.draws = 200, .threads = 3});
    std::ranges::reverse(sample.units);
    std::ranges::reverse(sample.observations);
    const RankUncertainty reversed = drawn(sample, {.draws = 200, .threads = 2});
    for (std::size_t i = 0; i < one.units.size(); ++i) {
        const RankSpread& spread = one.units[i];
        for (const RankSpread* other : {&three.units[i], &reversed.units[one.units.size() - 1 - i]}) {
            EXPECT_EQ(spread.low, other->low);
            EXPECT_EQ(spread.median, other->median);
            EXPECT_EQ(spread.high, other->high);
            EXPECT_EQ(spread.scoreLow, other->scoreLow);
            EXPECT_EQ(spread.betterThanNext, other->betterThanNext);
            EXPECT_EQ(spread.band, other->band);
        }
    }
    EXPECT_NE(drawn(sample, {.draws = 200, .seed = 7}).units[5].scoreLow, one.units[34].scoreLow);
}

TEST(RankUncertainty, WithoutSpreadTheRankIsCertain)
{
    const Sample sample = sampleOf(10);
    const RankUncertainty certain = drawn(sample, {.draws = 50, .weightSpread = 0, .values = false});
    const IndexResult result = computed(sample.catalogue, sample.units, sample.observations);
    for (std::size_t i = 0; i < certain.units.size(); ++i) {
        EXPECT_EQ(*certain.units[i].low, *result.outcome(i).rank);
        EXPECT_EQ(*certain.units[i].high, *result.outcome(i).rank);
        EXPECT_EQ(*certain.units[i].band, *result.outcome(i).rank);
        EXPECT_EQ(*certain.units[i].scoreLow, *result.outcome(i).shown);
        EXPECT_EQ(*certain.units[i].topTen, 1);
    }
    EXPECT_EQ(*certain.units[result.table({}).front()].betterThanNext, 1);
    EXPECT_FALSE(certain.units[result.table({}).back()].betterThanNext);
}

TEST(RankUncertainty, FewerCasesAreLessCertain)
{
    Sample sample = sampleOf(12);
    sample.observations[0] = ratio("u000", "x", 30, 40);
    sample.observations[2] = ratio("u001", "x", 30'000, 40'000);
    const RankUncertainty spread = drawn(sample, {.weightSpread = 0});
    const auto width = [&](std::size_t unit) {
        return *spread.units[unit].scoreHigh - *spread.units[unit].scoreLow;
    };
    EXPECT_GT(width(0), width(1));
    // 60 % of the index is a rate of Beta(30.5, 10.5), 40 % one of Beta(70.5, 30.5): the 90 % interval by its
    // normal form.
    const boost::math::beta_distribution<double> x(30.5, 10.5);
    const boost::math::beta_distribution<double> y(70.5, 30.5);
    const double deviation = std::sqrt(0.36 * boost::math::variance(x) + 0.16 * boost::math::variance(y));
    EXPECT_NEAR(width(0), 100 * 2 * 1.645 * deviation, 0.1 * width(0));
}

TEST(RankUncertainty, MeansAreDrawnFromTheirStandardError)
{
    CatalogueBuilder builder;
    builder.fields().nodes.front().decimals = 3;
    builder.indicator("a", "index", 100);
    Sample sample{.catalogue = builder.build(), .units = {unit("u"), unit("v")}, .observations = {}};
    sample.observations = {value("u", "a", 50), value("v", "a", 52)};
    sample.observations[0].standardError = 2;
    const RankUncertainty spread = drawn(sample, {.draws = 20'000});
    EXPECT_NEAR(*spread.units[0].scoreHigh - *spread.units[0].scoreLow, 2 * 1.645 * 2, 0.15);
    EXPECT_EQ(*spread.units[1].scoreHigh, *spread.units[1].scoreLow);
    // v is first; it stays so unless u draws above 52, which is one deviation off.
    EXPECT_NEAR(*spread.units[1].betterThanNext, 0.8413, 0.01);
    EXPECT_EQ(*spread.units[0].band, 1); // Their intervals overlap.
}

TEST(RankUncertainty, LeavesOneMemberOut)
{
    const Sample sample = sampleOf(5);
    const RankUncertainty spread = drawn(sample, {.draws = 10});
    // Without "d" the rank is that of "y" alone, which rises with the number.
    for (std::size_t i = 0; i < 5; ++i) {
        ASSERT_EQ(spread.units[i].withoutMember.size(), 2U);
        EXPECT_EQ(*spread.units[i].withoutMember[0], 5 - static_cast<int>(i));
    }
}

/// "Optionally one of the allowed score variants": one choice for all units in each draw.
TEST(RankUncertainty, ScoreVariantsAreDrawnAndNeverScore)
{
    CatalogueBuilder builder;
    builder.fields().nodes.front().decimals = 1;
    builder.node("d", "index", 100);
    IndicatorDefinition& rate = builder.indicator("x", "d", 100, RatioPoints{});
    rate.kind = IndicatorKind::Expert;
    rate.unit = u"%"_s;
    rate.scale = 100;
    // 80 is worth 80 by the rule in force, 60 and 95 by the variants.
    for (const double marks : {60.0, 95.0})
        rate.scoreVariants.push_back(
            *ScoreRule::of(PiecewiseLinear{.points = 100, .knots = {{0, 0}, {80, marks}, {100, 100}}}));
    Sample sample{.catalogue = builder.build(), .units = {unit("a"), unit("b")}, .observations = {}};
    sample.observations = {value("a", "x", 80), value("b", "x", 40)};
    const auto plan = IndexPlan::of(sample.catalogue, quarter(), sample.units);
    const auto table = ObservationTable::of(sample.catalogue, sample.units, sample.observations);
    EXPECT_EQ(computeIndex(*plan, *table)->outcome(0).shown, 80.0) << "a variant never scores";
    const RankUncertainty with = drawn(sample, {.draws = 3000, .weightSpread = 0, .values = false});
    EXPECT_EQ(with.units[0].scoreLow, 60.0);
    EXPECT_EQ(with.units[0].scoreHigh, 95.0);
    EXPECT_EQ(with.units[0].low, 1.0);
    EXPECT_EQ(with.units[0].high, 1.0) << "the same rule for both: the order stays";
    EXPECT_EQ(with.units[0].betterThanNext, 1.0);
    const RankUncertainty without =
        drawn(sample, {.draws = 100, .weightSpread = 0, .values = false, .variants = false});
    EXPECT_EQ(without.units[0].scoreLow, 80.0);
    EXPECT_EQ(without.units[0].scoreHigh, 80.0);
}

TEST(RankUncertainty, RefusesWhatItCannotDo)
{
    const Sample sample = sampleOf(3);
    const auto plan = IndexPlan::of(sample.catalogue, quarter(), sample.units);
    const IndexResult result = computed(sample.catalogue, sample.units, sample.observations);
    EXPECT_FALSE(rankUncertainty(*plan, result, {.draws = 0}));
    EXPECT_FALSE(rankUncertainty(*plan, result, {.weightSpread = 1.5}));
    const auto other = IndexPlan::of(sample.catalogue, quarter("2024Q2"), sample.units);
    EXPECT_FALSE(rankUncertainty(*other, result));
}

} // namespace
} // namespace onescreen
