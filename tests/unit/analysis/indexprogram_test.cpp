// SPDX-License-Identifier: GPL-3.0-or-later
// onescreen-cli index, and the numbers that docs/indicators.md shows.
#include "tests/support/testpaths.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {
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
    process.start(test::builtProgram(u"onescreen-cli"_s), arguments);
    EXPECT_TRUE(process.waitForFinished(30'000)) << process.errorString().toStdString();
    return {.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            .out = QString::fromUtf8(process.readAllStandardOutput()),
            .err = QString::fromUtf8(process.readAllStandardError())};
}

class IndexProgram : public ::testing::Test
{
protected:
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

    QString write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(path(name));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        EXPECT_EQ(file.write(bytes), bytes.size());
        return path(name);
    }
    static QByteArray bytesOf(const QString& name)
    {
        QFile file(name);
        EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name.toStdString();
        return file.readAll();
    }
    /// Lines of one of the files written to "out".
    [[nodiscard]] QStringList lines(const QString& name, const QString& folder = u"out"_s) const
    {
        return QString::fromUtf8(bytesOf(path(folder + u'/' + name))).split(u"\r\n"_s, Qt::SkipEmptyParts);
    }
    [[nodiscard]] Answer index(const QString& values, const QStringList& more = {},
                               const QString& folder = u"out"_s) const
    {
        return run(QStringList{u"index"_s, u"--catalogue"_s,
                               test::sourcePath(u"docs/examples/index/catalogue.json"_s), u"--values"_s,
                               values, u"--out"_s, path(folder)} +
                   more);
    }
    static QString example() { return test::sourcePath(u"docs/examples/index/values.csv"_s); }

private:
    QTemporaryDir m_folder;
};

TEST_F(IndexProgram, TheDocumentShowsWhatTheProgramPrints)
{
    const Answer answer = index(example());
    ASSERT_EQ(answer.exitCode, 0) << answer.err.toStdString();
    const QString document = QString::fromUtf8(bytesOf(test::sourcePath(u"docs/indicators.md"_s)));
    static const QRegularExpression block(uR"(<!-- (\w+\.csv) -->\n```\n(.*?)```)"_s,
                                          QRegularExpression::DotMatchesEverythingOption);
    int compared = 0;
    for (auto matches = block.globalMatch(document); matches.hasNext();) {
        const auto match = matches.next();
        const QStringList printed = lines(match.captured(1));
        for (const QString& line : match.captured(2).split(u'\n', Qt::SkipEmptyParts)) {
            EXPECT_TRUE(printed.contains(line))
                << match.captured(1).toStdString() << ": " << line.toStdString();
            ++compared;
        }
    }
    EXPECT_GE(compared, 20);
}

TEST_F(IndexProgram, RunsAreByteEqualWhateverTheOrderAndTheThreads)
{
    QList<QByteArray> rows = bytesOf(example()).split('\n');
    rows.removeAll({});
    std::reverse(rows.begin() + 1, rows.end());
    ASSERT_EQ(index(example(), {u"--threads"_s, u"1"_s}, u"one"_s).exitCode, 0);
    ASSERT_EQ(index(write(u"reversed.csv"_s, rows.join('\n')), {u"--threads"_s, u"3"_s}, u"two"_s).exitCode,
              0);
    const QStringList names = QDir(path(u"one"_s)).entryList(QDir::Files, QDir::Name);
    EXPECT_EQ(names, QDir(path(u"two"_s)).entryList(QDir::Files, QDir::Name));
    EXPECT_TRUE(names.contains(u"frozen-2024Q2.tsv"_s));
    for (const QString& name : names)
        EXPECT_EQ(bytesOf(path(u"one/"_s + name)), bytesOf(path(u"two/"_s + name))) << name.toStdString();
}

TEST_F(IndexProgram, SummaryNamesVersionsSeedAndHashes)
{
    ASSERT_EQ(
        index(example(), {u"--seed"_s, u"42"_s, u"--draws"_s, u"50"_s, u"--period"_s, u"2024Q2"_s}).exitCode,
        0);
    const QJsonObject summary = QJsonDocument::fromJson(bytesOf(path(u"out/summary.json"_s))).object();
    EXPECT_EQ(summary[u"seed"_s].toString(), u"42"_s);
    EXPECT_EQ(summary[u"draws"_s].toInt(), 50);
    EXPECT_EQ(summary[u"catalogue"_s].toString(), u"worked"_s);
    EXPECT_EQ(summary[u"inputs_sha256"_s].toString().size(), 64);
    EXPECT_EQ(lines(u"ranks.csv"_s).size(), 1 + 3);
    EXPECT_EQ(lines(u"uncertainty.csv"_s).size(), 1 + 3);
    ASSERT_EQ(index(example(), {u"--draws"_s, u"0"_s}).exitCode, 0);
    EXPECT_EQ(lines(u"uncertainty.csv"_s).size(), 1);
}

TEST_F(IndexProgram, BadRowsAreNamedByFileLineAndRule)
{
    const QString values = write(u"bad.csv"_s, "unit,period,indicator,numerator,denominator,value,state\n"
                                               "A,2024Q1,on_time,72,100,,\n"
                                               "A,2024Q1,rework,viele,120,,\n"
                                               "A,2024Q1,satisfaction,,,88,\n"
                                               "A,2024Q1,satisfaction,,,89,\n"
                                               "B,2024Q1,on_time,-3,100,,\n"
                                               "B,2024Q1,rework,130,120,,\n"
                                               "B,2024Q1,nothing,,,1,\n"
                                               "B,2024X1,on_time,1,20,,\n"
                                               "B,2024Q1,satisfaction,,,80,perhaps\n"
                                               ",2024Q1,on_time,1,20,,\n"
                                               "B,2024Q1,praise,,,inf,\n");
    const Answer answer = index(values);
    EXPECT_EQ(answer.exitCode, 3);
    const QStringList expected{u"bad.csv:3: numerator: 'viele' is not a number"_s,
                               u"bad.csv:5: unit, period and indicator stand in line 4 already"_s,
                               u"bad.csv:6: a count is below 0"_s,
                               u"bad.csv:7: the numerator is above the denominator"_s,
                               u"bad.csv:8: indicator: the indicator 'nothing' is unknown"_s,
                               u"bad.csv:9: period: '2024X1' is no period"_s,
                               u"bad.csv:10: state: the state 'perhaps' is unknown"_s,
                               u"bad.csv:11: unit: the unit is missing"_s,
                               u"bad.csv:12: value: 'inf' is not a finite number"_s};
    for (const QString& sentence : expected)
        EXPECT_TRUE(answer.err.contains(sentence)) << sentence.toStdString() << "\n"
                                                   << answer.err.toStdString();
    // What is rejected counts as not covered; nothing was guessed.
    EXPECT_TRUE(
        lines(u"scores.csv"_s).contains(u"B,2024Q1,rework,indicator,,,,,rejected,uncovered,rejected,,0"_s))
        << lines(u"scores.csv"_s).join(u'\n').toStdString();
    const Answer strict = index(values, {u"--strict"_s}, u"strict"_s);
    EXPECT_EQ(strict.exitCode, 1);
    EXPECT_FALSE(QDir(path(u"strict"_s)).exists());
}

TEST_F(IndexProgram, UnknownUnitsAreFaultsWhenTheUnitsAreGiven)
{
    const QString units =
        write(u"units.csv"_s, "unit,unit_name,level\nA,甲镇,township\nB,乙镇,township\nD,丁镇,township\n");
    const Answer answer = index(example(), {u"--units"_s, units});
    EXPECT_EQ(answer.exitCode, 3);
    EXPECT_TRUE(answer.err.contains(u"unit: the unit 'C' is unknown"_s)) << answer.err.toStdString();
    // D said nothing: a zero with its reason, by the catalogue's policy.
    EXPECT_TRUE(lines(u"scores.csv"_s)
                    .contains(u"D,2024Q1,rework,indicator,,,,,not_reported,zero,not_reported,0,0.2"_s));
}

TEST_F(IndexProgram, ReadsGb18030AndByteOrderMarks)
{
    const QByteArray head = "unit,unit_name,period,indicator,numerator,denominator,value\n";
    const QByteArray tail = ",2024Q1,on_time,72,100,\nA,,2024Q1,rework,6,120,\nA,,2024Q1,satisfaction,,,88\n";
    ASSERT_EQ(
        index(write(u"gb.csv"_s, head + "A,\xbc\xd7\xd5\xf2" + tail), {u"--period"_s, u"2024Q1"_s}).exitCode,
        0);
    EXPECT_TRUE(lines(u"ranks.csv"_s)[1].startsWith(u"A,2024Q1,甲镇,"_s));
    ASSERT_EQ(
        index(write(u"mark.csv"_s, "\xef\xbb\xbf" + head + "A,\"甲, 镇\"" + tail), {}, u"mark"_s).exitCode,
        0);
    EXPECT_TRUE(lines(u"ranks.csv"_s, u"mark"_s)[1].startsWith(u"A,2024Q1,\"甲, 镇\","_s));
}

TEST_F(IndexProgram, AFrozenPeriodIsComparedAndCorrected)
{
    ASSERT_EQ(index(example(), {u"--period"_s, u"2024Q1"_s}).exitCode, 0);
    const QString frozen = path(u"out/frozen-2024Q1.tsv"_s);
    EXPECT_EQ(index(example(), {u"--period"_s, u"2024Q1"_s, u"--against"_s, frozen}, u"same"_s).exitCode, 0);
    EXPECT_EQ(lines(u"corrections.csv"_s, u"same"_s).size(), 1);
    QByteArray changed = bytesOf(example());
    changed.replace("2024Q1,on_time,72,100", "2024Q1,on_time,73,100");
    const Answer answer = index(write(u"changed.csv"_s, changed),
                                {u"--period"_s, u"2024Q1"_s, u"--against"_s, frozen}, u"changed"_s);
    EXPECT_EQ(answer.exitCode, 3);
    EXPECT_TRUE(lines(u"corrections.csv"_s, u"changed"_s).contains(u"A,on_time,numerator,72,73"_s));
    EXPECT_EQ(index(example(), {u"--against"_s, frozen}).exitCode, 1); // Two periods.
}

TEST_F(IndexProgram, WrongUsageAndMissingFiles)
{
    EXPECT_EQ(run({u"index"_s}).exitCode, 2);
    EXPECT_EQ(index(path(u"nowhere.csv"_s)).exitCode, 1);
    const Answer noColumn = index(write(u"short.csv"_s, "unit,period,value\nA,2024Q1,1\n"));
    EXPECT_EQ(noColumn.exitCode, 1);
    EXPECT_TRUE(noColumn.err.contains(u"indicator"_s));
    EXPECT_EQ(index(example(), {u"--period"_s, u"soon"_s}).exitCode, 2);
    EXPECT_EQ(index(example(), {u"--period"_s, u"2024-01"_s}).exitCode, 1);
    const Answer nothing = index(example(), {u"--period"_s, u"2031Q1"_s});
    EXPECT_EQ(nothing.exitCode, 1);
    EXPECT_TRUE(nothing.err.contains(u"nothing of 2031Q1"_s)) << nothing.err.toStdString();
    const Answer help = run({u"index"_s, u"--help"_s});
    EXPECT_EQ(help.exitCode, 0);
    EXPECT_TRUE(help.out.contains(u"--values"_s));
    EXPECT_TRUE(help.out.contains(u"not_applicable"_s));
}

} // namespace
} // namespace onescreen
