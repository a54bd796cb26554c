// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/statistics/controlchart.h"
#include "app/analysis/statistics/dispersion.h"
#include "app/analysis/statistics/funnel.h"
#include "app/analysis/statistics/intervals.h"
#include "app/analysis/statistics/shrinkage.h"
#include "app/analysis/statistics/weighting.h"
#include "tests/unit/analysis/statisticstesting.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <gtest/gtest.h>

#include <functional>

using namespace Qt::StringLiterals;

namespace onescreen::statistics {
namespace {

// Whatever files of a known form the folder holds are compared; the form is told by the columns.
QString folder(const QString& name)
{
    return QStringLiteral(ONESCREEN_SHARED_DIR) + u"/data/conformance/"_s + name;
}

using Row = std::map<QString, QString>;

std::string place(const QString& file, std::size_t row, const QString& column)
{
    return u"%1 row %2 %3"_s.arg(file).arg(row + 1).arg(column).toStdString();
}

/// The direction that the labels of the peer were made with: told by the first special cause.
BetterDirection directionOf(const TextTable& table)
{
    for (const Row& row : table.rows) {
        const QString type = row.at(u"special_cause_type"_s);
        const QString point = row.at(u"point_type"_s);
        const bool high = type.contains(u"Above"_s) || type.contains(u"Increasing"_s);
        if (point == "special_cause_improvement"_L1)
            return high ? BetterDirection::Higher : BetterDirection::Lower;
        if (point == "special_cause_concern"_L1)
            return high ? BetterDirection::Lower : BetterDirection::Higher;
        if (point.startsWith("special_cause_neutral"_L1))
            return BetterDirection::Neither;
    }
    return BetterDirection::Higher;
}

std::vector<std::size_t> changesOf(const TextTable& table, const QString& column)
{
    std::vector<std::size_t> changes;
    for (std::size_t i = 1; i < table.rows.size(); ++i) {
        if (table.rows[i].at(column) != table.rows[i - 1].at(column))
            changes.push_back(i);
    }
    return changes;
}

void compareXmr(const QString& name, const TextTable& table)
{
    std::vector<std::optional<double>> values;
    values.reserve(table.rows.size());
    for (const Row& row : table.rows)
        values.push_back(numberIn(row, u"y"_s));
    const ChartOptions options{.screen = !name.contains(u"unscreened"_s),
                               .better = directionOf(table),
                               .rebaseAt = changesOf(table, u"rebase_group"_s)};
    const auto chart = computeXmr(values, options);
    ASSERT_TRUE(chart) << chart.error().toString().toStdString();
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const Row& row = table.rows[i];
        const ControlPoint& point = chart->points[i];
        EXPECT_TRUE(agrees(point.centre, numberIn(row, u"mean_col"_s))) << place(name, i, u"mean_col"_s);
        EXPECT_TRUE(agrees(point.lower, numberIn(row, u"lpl"_s))) << place(name, i, u"lpl"_s);
        EXPECT_TRUE(agrees(point.upper, numberIn(row, u"upl"_s))) << place(name, i, u"upl"_s);
        EXPECT_EQ(point.rules.outsideLimits, numberIn(row, u"outside_limits"_s) == 1);
        EXPECT_EQ(point.side, numberIn(row, u"relative_to_mean"_s));
        EXPECT_EQ(point.nearLimit, numberIn(row, u"close_to_limits"_s) == 1);
        EXPECT_EQ(signalName(point.rule, point.signalSide), row.at(u"special_cause_type"_s))
            << place(name, i, u"special_cause_type"_s);
        EXPECT_EQ(variationName(point.variation), row.at(u"point_type"_s)) << place(name, i, u"point_type"_s);
        EXPECT_EQ(point.rule != SignalRule::None, numberIn(row, u"special_cause_flag"_s) == 1);
        const bool trial = chart->segments[point.segment].state != LimitState::Locked;
        EXPECT_EQ(trial, numberIn(row, u"short_group_warning"_s) == 1) << place(name, i, u"short_group"_s);
    }
}

using MakeChart = std::function<Result<ControlChart>(const std::vector<Share>&, const ChartOptions&)>;

std::vector<std::optional<double>> ratesOf(const std::vector<Share>& shares)
{
    std::vector<std::optional<double>> values;
    values.reserve(shares.size());
    for (const Share& share : shares)
        values.push_back(share.numerator);
    return values;
}

/// By the last part of the file's name, as in Q1_RQM_pprime.csv.
MakeChart chartOf(const QString& name)
{
    const QString kind = name.section(u'_', -1).section(u'.', 0, 0);
    if (kind == "p"_L1)
        return [](const auto& shares, const auto& options) { return pChart(shares, options); };
    if (kind == "pprime"_L1 || kind == "pp"_L1)
        return [](const auto& shares, const auto& options) { return laneyPPrime(shares, options); };
    if (kind == "u"_L1)
        return [](const auto& shares, const auto& options) { return uChart(shares, options); };
    if (kind == "uprime"_L1 || kind == "up"_L1)
        return [](const auto& shares, const auto& options) { return laneyUPrime(shares, options); };
    if (kind == "c"_L1)
        return [](const auto& shares, const auto& options) { return cChart(ratesOf(shares), options); };
    if (kind == "t"_L1)
        return [](const auto& shares, const auto& options) { return tChart(ratesOf(shares), options); };
    if (kind == "g"_L1)
        return [](const auto& shares, const auto& options) { return gChart(ratesOf(shares), options); };
    return nullptr;
}

/// The file holds rates: the numerator is the whole number behind them.
std::vector<Share> sharesOf(const TextTable& table, bool rates)
{
    std::vector<Share> shares;
    for (const Row& row : table.rows) {
        Share share{.numerator = numberIn(row, u"y"_s), .denominator = numberIn(row, u"n"_s)};
        if (rates && share.numerator && share.denominator)
            share.numerator = std::round(*share.numerator * *share.denominator);
        shares.push_back(share);
    }
    return shares;
}

void compareRuns(const Row& row, const RunsAnalysis& runs)
{
    EXPECT_EQ(runs.signal, numberIn(row, u"runs.signal"_s) == 1);
    EXPECT_EQ(static_cast<double>(runs.observations), numberIn(row, u"n.obs"_s));
    EXPECT_EQ(static_cast<double>(runs.useful), numberIn(row, u"n.useful"_s));
    EXPECT_TRUE(agrees(runs.longestRun, numberIn(row, u"longest.run"_s)));
    EXPECT_TRUE(agrees(runs.longestRunMax, numberIn(row, u"longest.run.max"_s)));
    EXPECT_TRUE(agrees(runs.crossings, numberIn(row, u"n.crossings"_s)));
    EXPECT_TRUE(agrees(runs.crossingsMin, numberIn(row, u"n.crossings.min"_s)));
}

void compareShares(const QString& name, const TextTable& table)
{
    const MakeChart make = chartOf(name);
    ASSERT_TRUE(make) << "no chart of this name: " << name.toStdString();
    const QString kind = name.section(u'_', -1);
    const bool rates = kind.startsWith(u'p') || kind.startsWith(u'u');
    const auto chart = make(sharesOf(table, rates), {.rebaseAt = changesOf(table, u"part"_s)});
    ASSERT_TRUE(chart) << chart.error().toString().toStdString();
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const Row& row = table.rows[i];
        const ControlPoint& point = chart->points[i];
        EXPECT_TRUE(agrees(point.value, numberIn(row, u"y"_s))) << place(name, i, u"y"_s);
        EXPECT_TRUE(agrees(point.centre, numberIn(row, u"cl"_s))) << place(name, i, u"cl"_s);
        EXPECT_TRUE(agrees(point.lower, numberIn(row, u"lcl"_s))) << place(name, i, u"lcl"_s);
        EXPECT_TRUE(agrees(point.upper, numberIn(row, u"ucl"_s))) << place(name, i, u"ucl"_s);
        EXPECT_TRUE(agrees(point.nearLower, numberIn(row, u"lcl.95"_s))) << place(name, i, u"lcl.95"_s);
        EXPECT_TRUE(agrees(point.nearUpper, numberIn(row, u"ucl.95"_s))) << place(name, i, u"ucl.95"_s);
        EXPECT_EQ(point.rules.outsideLimits, numberIn(row, u"sigma.signal"_s) == 1)
            << place(name, i, u"sigma"_s);
        compareRuns(row, chart->segments[point.segment].runs);
    }
}

TEST(StatisticsConformance, ControlCharts)
{
    int compared = 0;
    const QDir spc(folder(u"spc"_s));
    for (const QString& name : spc.entryList({u"*.csv"_s})) {
        if (name.startsWith("in_"_L1))
            continue;
        const TextTable table = readTable(spc.filePath(name));
        if (table.has(u"special_cause_type"_s))
            compareXmr(name, table);
        else if (table.has(u"n.crossings.min"_s))
            compareShares(name, table);
        else
            ADD_FAILURE() << "a form that is not known: " << name.toStdString();
        ++compared;
    }
    EXPECT_GE(compared, 5);
}

void compareBand(const Row& row, const QString& kind, const FunnelBand& band)
{
    EXPECT_TRUE(agrees(band.warning.lower, numberIn(row, kind + u"_lo95"_s)));
    EXPECT_TRUE(agrees(band.warning.upper, numberIn(row, kind + u"_hi95"_s)));
    EXPECT_TRUE(agrees(band.alarm.lower, numberIn(row, kind + u"_lo998"_s)));
    EXPECT_TRUE(agrees(band.alarm.upper, numberIn(row, kind + u"_hi998"_s)));
}

void compareInterval(const Row& row, const QString& lower, const QString& upper, std::optional<Interval> got)
{
    ASSERT_TRUE(got);
    EXPECT_TRUE(agrees(got->lower, numberIn(row, lower))) << lower.toStdString();
    EXPECT_TRUE(agrees(got->upper, numberIn(row, upper))) << upper.toStdString();
}

std::vector<Share> unitShares(const TextTable& table)
{
    std::vector<Share> shares;
    shares.reserve(table.rows.size());
    for (const Row& row : table.rows)
        shares.push_back(
            {.numerator = numberIn(row, table.columns[1]), .denominator = numberIn(row, table.columns[2])});
    return shares;
}

void compareUnits(const TextTable& table)
{
    const std::vector<Share> shares = unitShares(table);
    const auto funnel = computeFunnel(shares);
    const auto binomial = shrinkShares(shares);
    const auto poisson = shrinkRates(shares);
    ASSERT_TRUE(funnel && binomial && poisson);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const Row& row = table.rows[i];
        SCOPED_TRACE(row.at(table.columns[0]).toStdString());
        const FunnelPoint& point = funnel->points[i];
        const auto [x, n] = std::pair(*shares[i].numerator, *shares[i].denominator);
        EXPECT_TRUE(agrees(point.rate, numberIn(row, u"rate"_s)));
        compareInterval(row, u"wilson_lo"_s, u"wilson_hi"_s, wilsonInterval(x, n));
        compareInterval(row, u"wilson_lo_formula"_s, u"wilson_hi_formula"_s, wilsonInterval(x, n));
        compareInterval(row, u"clopper_lo"_s, u"clopper_hi"_s, clopperPearsonInterval(x, n));
        ASSERT_TRUE(point.normal && point.exact);
        compareBand(row, u"score"_s, *point.normal);
        compareBand(row, u"exact"_s, *point.exact);
        EXPECT_TRUE(agrees(binomial->rates[i].estimate, numberIn(row, u"spdep_EB_binomial"_s)));
        EXPECT_TRUE(agrees(poisson->rates[i].estimate, numberIn(row, u"spdep_EB_poisson"_s)));
    }
}

void compareDispersion(const TextTable& table)
{
    for (const Row& row : table.rows) {
        SCOPED_TRACE(row.at(u"series"_s).toStdString());
        std::vector<double> counts;
        for (const QString& text : row.at(u"values"_s).split(u' '))
            counts.push_back(text.toDouble());
        const auto test = testDispersion(counts);
        ASSERT_TRUE(test && *test);
        EXPECT_EQ(static_cast<double>((*test)->count), numberIn(row, u"n"_s));
        EXPECT_TRUE(agrees((*test)->mean, numberIn(row, u"mean"_s)));
        EXPECT_TRUE(agrees((*test)->variance, numberIn(row, u"var"_s)));
        EXPECT_TRUE(agrees((*test)->index, numberIn(row, u"index"_s)));
        EXPECT_TRUE(agrees((*test)->statistic, numberIn(row, u"D"_s)));
        EXPECT_TRUE(agrees((*test)->lowerTail, numberIn(row, u"p_lower"_s)));
        EXPECT_TRUE(agrees((*test)->upperTail, numberIn(row, u"p_upper"_s)));
        // Tails are small: they must also be right relative to their size.
        EXPECT_NEAR((*test)->lowerTail / *numberIn(row, u"p_lower"_s), 1, 1e-9);
    }
}

void comparePoisson(const TextTable& table)
{
    for (const Row& row : table.rows) {
        const double count = *numberIn(row, u"x"_s);
        SCOPED_TRACE(count);
        compareInterval(row, u"byar_lo95"_s, u"byar_hi95"_s, byarInterval(count));
        compareInterval(row, u"exact_lo95"_s, u"exact_hi95"_s, poissonInterval(count));
    }
}

/// The parameters belong to the input file of the same name.
void compareParameters(const QDir& dir, const QString& name, const TextTable& table)
{
    const QString input = u"in_"_s + name.section(u'_', 0, 0) + u".csv"_s;
    const std::vector<Share> shares = unitShares(readTable(dir.filePath(input)));
    const auto binomial = shrinkShares(shares);
    const auto poisson = shrinkRates(shares);
    ASSERT_TRUE(binomial && poisson);
    ASSERT_EQ(table.rows.size(), 1U);
    EXPECT_TRUE(agrees(binomial->overall, numberIn(table.rows[0], u"pooled"_s)));
    EXPECT_TRUE(agrees(binomial->variance, numberIn(table.rows[0], u"spdep_binomial_s2"_s)));
    EXPECT_TRUE(agrees(poisson->between, numberIn(table.rows[0], u"spdep_poisson_A"_s)));
}

TEST(StatisticsConformance, FunnelsIntervalsAndShrinkage)
{
    int compared = 0;
    const QDir funnel(folder(u"funnel"_s));
    for (const QString& name : funnel.entryList({u"*.csv"_s})) {
        if (name.startsWith("in_"_L1))
            continue;
        const TextTable table = readTable(funnel.filePath(name));
        if (table.has(u"score_lo998"_s))
            compareUnits(table);
        else if (table.has(u"p_lower"_s))
            compareDispersion(table);
        else if (table.has(u"byar_lo95"_s))
            comparePoisson(table);
        else if (table.has(u"pooled"_s))
            compareParameters(funnel, name, table);
        else
            ADD_FAILURE() << "a form that is not known: " << name.toStdString();
        ++compared;
    }
    EXPECT_GE(compared, 4);
}

double cellOf(const QJsonValue& cell)
{
    if (!cell.isString())
        return cell.toDouble();
    const QStringList parts = cell.toString().split(u'/'); // "1/7"
    return parts.size() == 2 ? parts[0].toDouble() / parts[1].toDouble() : parts[0].toDouble();
}

Matrix matrixOf(const QJsonObject& example)
{
    Matrix matrix;
    for (const QJsonValue row : example.value("matrix"_L1).toArray()) {
        ++matrix.rows;
        matrix.columns = static_cast<std::size_t>(row.toArray().size());
        for (const QJsonValue cell : row.toArray())
            matrix.cells.push_back(cellOf(cell));
    }
    return matrix;
}

std::vector<double> numbersOf(const QJsonValue& list)
{
    std::vector<double> numbers;
    for (const QJsonValue number : list.toArray())
        numbers.push_back(number.toDouble());
    return numbers;
}

void compareTopsis(const QJsonObject& example, TopsisScale scale, std::vector<double>& got)
{
    std::vector<bool> lower;
    for (const double direction : numbersOf(example.value("directions"_L1)))
        lower.push_back(direction < 0);
    const auto result = topsis(matrixOf(example), numbersOf(example.value("weights"_L1)), lower, scale);
    ASSERT_TRUE(result);
    got = result->closeness;
    if (!example.contains("ranks"_L1))
        return;
    const std::vector<double> ranks = numbersOf(example.value("ranks"_L1));
    ASSERT_EQ(ranks.size(), result->ranks.size());
    for (std::size_t i = 0; i < ranks.size(); ++i)
        EXPECT_EQ(result->ranks[i], ranks[i]);
}

TEST(StatisticsConformance, WeightingMethods)
{
    QFile file(folder(u"mcda/worked_examples.json"_s));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QJsonArray examples = QJsonDocument::fromJson(file.readAll()).array();
    ASSERT_GE(examples.size(), 8);
    for (const QJsonValue value : examples) {
        const QJsonObject example = value.toObject();
        SCOPED_TRACE(example.value("id"_L1).toString().toStdString());
        const QString method = example.value("method"_L1).toString();
        std::vector<double> got;
        if (method == "entropy_weights"_L1)
            got = entropyWeights(matrixOf(example)).value_or(got);
        else if (method == "critic_weights"_L1)
            got = criticWeights(matrixOf(example)).value_or(got);
        else if (method == "ahp_eigenvector"_L1)
            got = ahpWeights(matrixOf(example)).value_or(AhpWeights{}).weights;
        else if (method == "copeland"_L1)
            got = copelandScores(matrixOf(example), numbersOf(example.value("weights"_L1))).value_or(got);
        else if (method.startsWith("topsis"_L1))
            compareTopsis(example, method.endsWith("minmax"_L1) ? TopsisScale::MinMax : TopsisScale::Vector,
                          got);
        else
            ADD_FAILURE() << "a method that is not known: " << method.toStdString();
        const std::vector<double> expected = numbersOf(example.value("expected"_L1));
        ASSERT_EQ(got.size(), expected.size());
        // The examples are printed with so many decimals.
        const double printed = std::pow(10, -example.value("decimals"_L1).toInt());
        for (std::size_t i = 0; i < got.size(); ++i)
            EXPECT_NEAR(got[i], expected[i], printed);
    }
}

} // namespace
} // namespace onescreen::statistics
