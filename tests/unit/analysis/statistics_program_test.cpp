// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/analysis/statisticstesting.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen::statistics {
namespace {

struct Answer
{
    int exitCode = -1;
    QString out;
    QString err;
};

Answer run(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral(ONESCREEN_BINARY_DIR "/bin/onescreen-cli"), arguments);
    EXPECT_TRUE(process.waitForFinished(30'000)) << process.errorString().toStdString();
    return {.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            .out = QString::fromUtf8(process.readAllStandardOutput()),
            .err = QString::fromUtf8(process.readAllStandardError())};
}

class StatisticsProgram : public ::testing::Test
{
protected:
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

    QString write(const QString& name, const QByteArray& text) const
    {
        QFile file(path(name));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        EXPECT_EQ(file.write(text), text.size());
        return path(name);
    }

    /// Runs a command that writes a CSV and reads it back.
    TextTable table(const QStringList& arguments, int exitCode = 0)
    {
        const Answer answer = run(arguments + QStringList{u"--out"_s, path(u"out.csv"_s)});
        EXPECT_EQ(answer.exitCode, exitCode) << answer.err.toStdString();
        m_err = answer.err;
        return readTable(path(u"out.csv"_s));
    }

    QString m_err;

private:
    QTemporaryDir m_folder;
};

constexpr auto monthly = "unit,period,value\n"
                         "甲,2024-03,93\n"
                         "甲,2024-01,92\n"
                         "甲,2024-02,94\n"
                         "乙,2024-01,5\n"
                         "乙,2024-02,\n"
                         "乙,2024-03,7\n";

TEST_F(StatisticsProgram, ChartsEachSeriesInTheOrderOfTime)
{
    const TextTable result = table({u"spc"_s, u"--values"_s, write(u"in.csv"_s, monthly)});
    ASSERT_EQ(result.rows.size(), 6U);
    EXPECT_EQ(result.rows[0].at(u"unit"_s), u"甲"_s);
    EXPECT_EQ(result.rows[0].at(u"period"_s), u"2024-01"_s);
    EXPECT_TRUE(agrees(numberIn(result.rows[2], u"centre"_s), 93));
    EXPECT_TRUE(agrees(numberIn(result.rows[2], u"upper"_s), 93 + 2.66 * 1.5));
    EXPECT_EQ(result.rows[4].at(u"state"_s), u"missing"_s);
    EXPECT_EQ(result.rows[4].at(u"value"_s), QString());
    EXPECT_EQ(result.rows[5].at(u"upper"_s), QString()) << "no range across the gap";
}

TEST_F(StatisticsProgram, AMonthThatIsLeftOutIsMissing)
{
    const QString file = write(u"gap.csv"_s, "period,value\n2023-11,1\n2023-12,2\n2024-03,9\n");
    const TextTable result = table({u"spc"_s, u"--values"_s, file});
    ASSERT_EQ(result.rows.size(), 5U);
    EXPECT_EQ(result.rows[2].at(u"period"_s), u"2024-01"_s);
    EXPECT_EQ(result.rows[3].at(u"period"_s), u"2024-02"_s);
    EXPECT_EQ(result.rows[3].at(u"state"_s), u"missing"_s);
    EXPECT_TRUE(agrees(numberIn(result.rows[4], u"mean_range"_s), 1)) << "from November to December alone";
    const QString days = write(u"days.csv"_s, "period,value\n2023-11-01,1\n2023-12-01,2\n2024-03-01,9\n");
    EXPECT_EQ(table({u"spc"_s, u"--values"_s, days}).rows.size(), 3U) << "days are taken as they come";
}

TEST_F(StatisticsProgram, WritesToStandardOutputAndSaysHowMuch)
{
    const Answer answer = run({u"spc"_s, u"--values"_s, write(u"in.csv"_s, monthly), u"--out"_s, u"-"_s,
                               u"--where"_s, u"unit=甲"_s});
    EXPECT_EQ(answer.exitCode, 0);
    EXPECT_TRUE(answer.out.startsWith("unit,period,value,"_L1));
    EXPECT_EQ(answer.out.count(u'\n'), 4);
    EXPECT_TRUE(answer.err.contains("1 chart with 3 points; 0 faults"_L1)) << answer.err.toStdString();
}

TEST_F(StatisticsProgram, NamesEveryFaultyRowAndGoesOn)
{
    const QString file = write(u"bad.csv"_s, "unit,period,numerator,denominator,state\n"
                                             "A,2024-01,9,10,value\n"
                                             "A,2024-02,x,10,value\n"
                                             "A,2024-03,11,10,value\n"
                                             "A,2024-04,-1,10,value\n"
                                             "A,2024-13,9,10,value\n"
                                             "A,2024-05,nan,10,value\n"
                                             "A,2024-06,9,10\n"
                                             "A,2024-01,8,10,value\n"
                                             "A,2024-07,9,10,perhaps\n"
                                             "A,2024-08,0,0,not_applicable\n"
                                             "A,2024-09,0,0,value\n");
    const TextTable result = table({u"spc"_s, u"--type"_s, u"p"_s, u"--values"_s, file}, 3);
    for (const QString& fault :
         {u"bad.csv:3: numerator: 'x' is not a number"_s,
          u"bad.csv:4: numerator: the numerator 11 is above the denominator 10"_s,
          u"bad.csv:5: numerator: -1 is negative"_s, u"bad.csv:6: period: '2024-13' is no period"_s,
          u"bad.csv:7: numerator: 'nan' is not"_s, u"bad.csv:8: has 4 fields, the header has 5"_s,
          u"bad.csv:9: period: the period 2024-01 stands in this series already, on line 2"_s,
          u"bad.csv:10: state: 'perhaps' is no value state"_s, u"8 faults in the input"_s})
        EXPECT_TRUE(m_err.contains(fault)) << fault.toStdString() << "\nin\n" << m_err.toStdString();
    ASSERT_EQ(result.rows.size(), 9U);
    EXPECT_TRUE(agrees(numberIn(result.rows[0], u"centre"_s), 0.9)) << "from the good row alone";
    EXPECT_EQ(result.rows[1].at(u"state"_s), u"rejected"_s);
    EXPECT_EQ(result.rows[5].at(u"period"_s), u"2024-06"_s);
    EXPECT_EQ(result.rows[5].at(u"state"_s), u"missing"_s) << "its row was left out";
    EXPECT_EQ(result.rows[8].at(u"state"_s), u"missing"_s) << "0/0 is not a number";
}

TEST_F(StatisticsProgram, RefusesWhatItCannotUse)
{
    const QString file = write(u"in.csv"_s, monthly);
    const auto failure = [](const QStringList& arguments) {
        const Answer answer = run(arguments + QStringList{u"--out"_s, u"-"_s});
        EXPECT_EQ(answer.exitCode, 1);
        EXPECT_TRUE(answer.out.isEmpty());
        return answer.err;
    };
    EXPECT_TRUE(failure({u"spc"_s, u"--values"_s, path(u"none.csv"_s)}).contains("cannot be read"_L1));
    EXPECT_TRUE(failure({u"spc"_s, u"--values"_s, file, u"--value"_s, u"worth"_s})
                    .contains("worth: there is no such column; there are unit, period, value"_L1));
    EXPECT_TRUE(failure({u"spc"_s, u"--values"_s, file, u"--type"_s, u"p"_s}).contains("numerator"_L1));
    EXPECT_TRUE(failure({u"spc"_s, u"--values"_s, file, u"--rebase"_s, u"2030-01"_s}).contains("2030-01"_L1));
    EXPECT_TRUE(
        failure({u"spc"_s, u"--values"_s, file, u"--where"_s, u"unit=丙"_s}).contains("no row is left"_L1));
    EXPECT_TRUE(failure({u"spc"_s, u"--values"_s, write(u"empty.csv"_s, "")}).contains("empty.csv"_L1));
    EXPECT_TRUE(failure({u"spc"_s, u"--values"_s, write(u"twice.csv"_s, "value,value\n1,2\n")})
                    .contains("stands twice in the header"_L1));
    EXPECT_TRUE(
        failure({u"funnel"_s, u"--values"_s, file}).contains("numerator: there is no such column"_L1));
}

TEST_F(StatisticsProgram, HelpAndWrongUsage)
{
    for (const QString& command : {u"spc"_s, u"funnel"_s}) {
        const Answer help = run({command, u"--help"_s});
        EXPECT_EQ(help.exitCode, 0);
        EXPECT_TRUE(help.out.contains("--values"_L1));
        EXPECT_EQ(run({command}).exitCode, 2);
        EXPECT_EQ(run({command, u"--values"_s, u"x"_s, u"--out"_s, u"-"_s, u"--nonsense"_s}).exitCode, 2);
    }
    EXPECT_EQ(run({u"spc"_s, u"--type"_s, u"pie"_s, u"--values"_s, u"x"_s, u"--out"_s, u"-"_s}).exitCode, 2);
}

TEST_F(StatisticsProgram, TimesAndCasesBetweenEvents)
{
    const QString file = write(u"gaps.csv"_s, "value\n30\n45\n12\n60\n25\n");
    const TextTable times = table({u"spc"_s, u"--type"_s, u"t"_s, u"--values"_s, file});
    ASSERT_EQ(times.rows.size(), 5U);
    EXPECT_EQ(times.rows[4].at(u"period"_s), u"5"_s);
    EXPECT_EQ(times.rows[4].at(u"value"_s), u"25"_s);
    const TextTable cases = table({u"spc"_s, u"--type"_s, u"g"_s, u"--values"_s, file});
    EXPECT_TRUE(agrees(numberIn(cases.rows[0], u"centre"_s), 30));
    EXPECT_TRUE(agrees(numberIn(cases.rows[0], u"upper"_s), 34.4 + 3 * std::sqrt(34.4 * 35.4)));
}

TEST_F(StatisticsProgram, CountsAreWholeNumbersAndExposuresNeedNotBe)
{
    const QString file = write(u"half.csv"_s, "numerator,denominator\n2.5,10\n3,10.5\n");
    const TextTable rates = table({u"spc"_s, u"--type"_s, u"u"_s, u"--values"_s, file}, 3);
    EXPECT_TRUE(m_err.contains("half.csv:2: numerator: 2.5 is not a whole number"_L1)) << m_err.toStdString();
    EXPECT_EQ(rates.rows[0].at(u"state"_s), u"rejected"_s);
    EXPECT_TRUE(agrees(numberIn(rates.rows[1], u"value"_s), 3 / 10.5));
    const TextTable counts =
        table({u"spc"_s, u"--type"_s, u"c"_s, u"--values"_s, write(u"c.csv"_s, "value\n1\n1.5\n")}, 3);
    EXPECT_EQ(counts.rows[1].at(u"state"_s), u"rejected"_s);
    const Answer noLock = run({u"spc"_s, u"--values"_s, file, u"--lock"_s, u"0"_s, u"--out"_s, u"-"_s});
    EXPECT_EQ(noLock.exitCode, 2);
    EXPECT_TRUE(noLock.err.contains("[1 - "_L1)) << noLock.err.toStdString();
}

TEST_F(StatisticsProgram, FunnelsByGroup)
{
    const QString file = write(u"units.csv"_s, "period,unit,numerator,denominator\n"
                                               "2024Q1,甲,9,10\n"
                                               "2024Q1,乙,80,100\n"
                                               "2024Q1,丙,0,0\n"
                                               "2024Q2,甲,3,2\n"
                                               "2024Q2,乙,1,4\n"
                                               "2024Q2,乙,2,4\n");
    const TextTable result = table({u"funnel"_s, u"--values"_s, file, u"--limits"_s, u"exact"_s}, 3);
    ASSERT_EQ(result.rows.size(), 5U);
    EXPECT_TRUE(agrees(numberIn(result.rows[0], u"centre"_s), 89.0 / 110));
    EXPECT_EQ(result.rows[0].at(u"drawn_lo95"_s), result.rows[0].at(u"exact_lo95"_s));
    EXPECT_EQ(result.rows[2].at(u"rate"_s), QString());
    EXPECT_EQ(result.rows[2].at(u"state"_s), u"missing"_s);
    EXPECT_EQ(result.rows[3].at(u"state"_s), u"rejected"_s);
    EXPECT_TRUE(agrees(numberIn(result.rows[4], u"centre"_s), 0.25)) << "the first of two rows counts";
    EXPECT_TRUE(m_err.contains("units.csv:5: numerator: the numerator 3 is above the denominator 2"_L1));
    EXPECT_TRUE(m_err.contains(u"units.csv:7: unit: the unit '乙' stands in this group already"_s));
}

TEST_F(StatisticsProgram, AUnitThatLooksLikeAFormulaIsMadeHarmless)
{
    const QString file = write(u"units.csv"_s, "unit,numerator,denominator\n=1+1,9,10\n");
    EXPECT_EQ(table({u"funnel"_s, u"--values"_s, file}).rows[0].at(u"unit"_s), u"'=1+1"_s);
}

// The conformance files, by the command lines of docs/statistics.md.

QString shared(const QString& name)
{
    return QStringLiteral(ONESCREEN_SHARED_DIR) + u"/data/conformance/"_s + name;
}

/// Columns of the result against columns of the expected file, row by row.
void compare(const TextTable& result, const TextTable& expected,
             const std::vector<std::pair<const char*, const char*>>& columns)
{
    ASSERT_EQ(result.rows.size(), expected.rows.size());
    for (std::size_t i = 0; i < expected.rows.size(); ++i) {
        for (const auto& [ours, theirs] : columns) {
            const QString column = QString::fromLatin1(theirs);
            EXPECT_TRUE(agrees(numberIn(result.rows[i], QString::fromLatin1(ours)),
                               numberIn(expected.rows[i], column)))
                << "row " << i + 1 << " " << theirs;
        }
    }
}

void compareXmr(const TextTable& result, const TextTable& expected)
{
    compare(result, expected,
            {{"value", "y"},
             {"centre", "mean_col"},
             {"lower", "lpl"},
             {"upper", "upl"},
             {"side", "relative_to_mean"},
             {"near_limit", "close_to_limits"},
             {"outside_limits", "outside_limits"},
             {"segment", "rebase_group"}});
    for (std::size_t i = 0; i < std::min(result.rows.size(), expected.rows.size()); ++i) {
        EXPECT_EQ(result.rows[i].at(u"period"_s), expected.rows[i].at(u"x"_s));
        EXPECT_EQ(result.rows[i].at(u"signal"_s), expected.rows[i].at(u"special_cause_type"_s));
        EXPECT_EQ(result.rows[i].at(u"variation"_s), expected.rows[i].at(u"point_type"_s));
    }
}

TEST_F(StatisticsProgram, ReproducesTheXmrCharts)
{
    const QStringList short_ = {u"spc"_s,      u"--values"_s,    shared(u"spc/in_S1.csv"_s),
                                u"--period"_s, u"x"_s,           u"--value"_s,
                                u"y"_s,        u"--direction"_s, u"higher"_s};
    compareXmr(table(short_), readTable(shared(u"spc/S1_xmr_screened.csv"_s)));
    compareXmr(table(short_ + QStringList{u"--no-screen"_s}),
               readTable(shared(u"spc/S1_xmr_unscreened.csv"_s)));
    const QStringList rebased = {u"spc"_s,         u"--values"_s,     shared(u"spc/in_ae_type1.csv"_s),
                                 u"--where"_s,     u"org_code=RRK"_s, u"--value"_s,
                                 u"breaches"_s,    u"--rebase"_s,     u"2018-07-01"_s,
                                 u"--direction"_s, u"lower"_s};
    compareXmr(table(rebased), readTable(shared(u"spc/S3_RRK_rebase_2018-07.csv"_s)));
}

TEST_F(StatisticsProgram, ReproducesTheShareCharts)
{
    const QStringList shares = {u"spc"_s,      u"--values"_s,      shared(u"spc/in_ae_type1.csv"_s),
                                u"--where"_s,  u"org_code=RQM"_s,  u"--numerator"_s,
                                u"breaches"_s, u"--denominator"_s, u"attendances"_s,
                                u"--to"_s,     u"2018-03-01"_s};
    for (const auto& [type, file] :
         {std::pair(u"p"_s, u"spc/Q1_RQM_p.csv"_s), std::pair(u"laney"_s, u"spc/Q1_RQM_pprime.csv"_s)}) {
        compare(table(shares + QStringList{u"--type"_s, type}), readTable(shared(file)),
                {{"value", "y"},
                 {"denominator", "n"},
                 {"centre", "cl"},
                 {"lower", "lcl"},
                 {"upper", "ucl"},
                 {"near_lower", "lcl.95"},
                 {"near_upper", "ucl.95"},
                 {"outside_limits", "sigma.signal"},
                 {"runs_signal", "runs.signal"},
                 {"n_obs", "n.obs"},
                 {"n_useful", "n.useful"},
                 {"longest_run", "longest.run"},
                 {"longest_run_max", "longest.run.max"},
                 {"crossings", "n.crossings"},
                 {"crossings_min", "n.crossings.min"}});
    }
}

TEST_F(StatisticsProgram, ReproducesTheFunnel)
{
    const TextTable result = table({u"funnel"_s, u"--values"_s, shared(u"funnel/in_townships36.csv"_s),
                                    u"--numerator"_s, u"closed_on_time"_s, u"--denominator"_s, u"due"_s});
    compare(result, readTable(shared(u"funnel/townships36_intervals_funnel_EB.csv"_s)),
            {{"rate", "rate"},
             {"wilson_lo", "wilson_lo"},
             {"wilson_hi", "wilson_hi"},
             {"clopper_lo", "clopper_lo"},
             {"clopper_hi", "clopper_hi"},
             {"normal_lo95", "score_lo95"},
             {"normal_hi95", "score_hi95"},
             {"normal_lo998", "score_lo998"},
             {"normal_hi998", "score_hi998"},
             {"exact_lo95", "exact_lo95"},
             {"exact_hi95", "exact_hi95"},
             {"exact_lo998", "exact_lo998"},
             {"exact_hi998", "exact_hi998"},
             {"eb_estimate", "spdep_EB_binomial"},
             {"eb_poisson_estimate", "spdep_EB_poisson"}});
    const TextTable parameters = readTable(shared(u"funnel/townships36_parameters.csv"_s));
    const auto& row = result.rows.at(0);
    EXPECT_TRUE(agrees(numberIn(row, u"centre"_s), numberIn(parameters.rows.at(0), u"pooled"_s)));
    EXPECT_TRUE(
        agrees(numberIn(row, u"eb_variance"_s), numberIn(parameters.rows.at(0), u"spdep_binomial_s2"_s)));
    EXPECT_TRUE(agrees(numberIn(row, u"eb_poisson_between"_s),
                       numberIn(parameters.rows.at(0), u"spdep_poisson_A"_s)));
}

TEST_F(StatisticsProgram, ReproducesCountsAndTheDispersionTest)
{
    const QString counts = shared(u"funnel/poisson_intervals.csv"_s);
    compare(table({u"funnel"_s, u"--values"_s, counts, u"--unit"_s, u"x"_s, u"--numerator"_s, u"x"_s}),
            readTable(counts),
            {{"byar_lo", "byar_lo95"},
             {"byar_hi", "byar_hi95"},
             {"poisson_lo", "exact_lo95"},
             {"poisson_hi", "exact_hi95"}});
    for (const auto& expected : readTable(shared(u"funnel/dispersion_test.csv"_s)).rows) {
        const QByteArray lines = expected.at(u"values"_s).toLatin1().replace(' ', '\n');
        const auto row =
            table({u"funnel"_s, u"--values"_s, write(u"counts.csv"_s, "numerator\n" + lines + "\n")})
                .rows.at(0);
        EXPECT_TRUE(agrees(numberIn(row, u"count_dispersion"_s), numberIn(expected, u"D"_s)));
        EXPECT_TRUE(agrees(numberIn(row, u"count_lower_tail"_s), numberIn(expected, u"p_lower"_s)));
        EXPECT_TRUE(agrees(numberIn(row, u"count_upper_tail"_s), numberIn(expected, u"p_upper"_s)));
        EXPECT_TRUE(agrees(numberIn(row, u"count_variance"_s), numberIn(expected, u"var"_s)));
        const bool even = *numberIn(expected, u"p_lower"_s) < 0.001;
        EXPECT_EQ(row.at(u"count_evenness"_s) == "too_even"_L1, even);
    }
}

// With large numbers everything lies outside the plain limits; with the variation between units nothing does.
TEST_F(StatisticsProgram, OverDispersionOfARealSet)
{
    const QStringList month = {u"funnel"_s,        u"--values"_s,          shared(u"spc/in_ae_type1.csv"_s),
                               u"--where"_s,       u"period=2018-11-01"_s, u"--unit"_s,
                               u"org_code"_s,      u"--numerator"_s,       u"breaches"_s,
                               u"--denominator"_s, u"attendances"_s};
    const TextTable result = table(month);
    ASSERT_EQ(result.rows.size(), 134U);
    const auto outside = [&](const QString& band) {
        return std::ranges::count_if(result.rows, [&band](const auto& row) {
            const double rate = *numberIn(row, u"rate"_s);
            return rate < *numberIn(row, band + u"_lo998"_s) || rate > *numberIn(row, band + u"_hi998"_s);
        });
    };
    EXPECT_EQ(outside(u"normal"_s), 123);
    EXPECT_EQ(outside(u"drawn"_s), 0);
    EXPECT_EQ(result.rows[0].at(u"dispersion_applied"_s), u"1"_s);
    const auto alarms = [](const TextTable& from) {
        return std::ranges::count_if(from.rows,
                                     [](const auto& row) { return row.at(u"flag"_s).endsWith("alarm"_L1); });
    };
    EXPECT_EQ(alarms(result), 0);
    EXPECT_GT(alarms(table(month + QStringList{u"--over-dispersion"_s, u"off"_s})), 100);
}

} // namespace
} // namespace onescreen::statistics
