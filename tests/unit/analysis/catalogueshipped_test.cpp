// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/analysis/cataloguesample.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSet>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

QByteArray shipped(const QString& name)
{
    QFile file(QStringLiteral(ONESCREEN_SOURCE_DIR "/resources/indicators/") + name);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name.toStdString();
    return file.readAll();
}

CatalogueReading reading(const QString& name)
{
    CatalogueReading result = readCatalogue(shipped(name), name);
    EXPECT_TRUE(result.catalogue) << shown(result.findings);
    return result;
}

QStringList rulesOf(const std::vector<LintFinding>& findings)
{
    QStringList rules;
    for (const LintFinding& finding : findings)
        rules.push_back(finding.rule);
    return rules;
}

const QDate day(2026, 9, 30);

} // namespace

TEST(ShippedCatalogue, TheProgramCarriesItInItself)
{
    QFile file(u":/onescreen/indicators/zhoushan-sample.json"_s);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.readAll(), shipped(u"zhoushan-sample.json"_s));
}

TEST(ShippedCatalogue, ZhoushanHasAllIndicatorsAndNoFindings)
{
    const CatalogueReading zhoushan = reading(u"zhoushan-sample.json"_s);
    EXPECT_TRUE(zhoushan.findings.empty()) << shown(zhoushan.findings);
    for (int number = 1; number <= 66; ++number) {
        const QString id = u"K-%1"_s.arg(number, 2, 10, QChar(u'0'));
        EXPECT_NE(zhoushan.catalogue->find(*IndicatorId::fromString(id), day), nullptr) << id.toStdString();
    }
    for (const IndicatorDefinition& indicator : zhoushan.catalogue->indicators()) {
        EXPECT_FALSE(indicator.formula.isEmpty()) << indicator.id.toString().toStdString();
        EXPECT_TRUE(indicator.toConfirm || !indicator.document.isEmpty())
            << indicator.id.toString().toStdString();
        EXPECT_EQ(indicator.automatic,
                  (indicator.numerator && indicator.numerator->facts) || indicator.quantile)
            << indicator.id.toString().toStdString();
    }
    EXPECT_TRUE(zhoushan.catalogue->fields().weightsNote.contains(u"样例"_s));
}

TEST(ShippedCatalogue, ZhoushanHasFiveDimensionsInBothCalendars)
{
    const Catalogue catalogue = *reading(u"zhoushan-sample.json"_s).catalogue;
    for (const PeriodKind kind : {PeriodKind::Month, PeriodKind::Quarter}) {
        QStringList dimensions;
        for (const TreeNode& node : catalogue.treeOn(day, kind)) {
            if (node.level == NodeLevel::Dimension)
                dimensions.push_back(node.nameZh);
        }
        EXPECT_EQ(dimensions,
                  (QStringList{u"执法制度"_s, u"监管履职"_s, u"执法质量"_s, u"队伍建设"_s, u"执法绩效"_s}));
    }
}

TEST(ShippedCatalogue, ClosingRateHasThreeDenominators)
{
    const Catalogue catalogue = *reading(u"zhoushan-sample.json"_s).catalogue;
    const auto closing = *IndicatorId::fromString(u"K-20");
    for (const QString& denominator : {u"due"_s, u"due_less_deferred"_s, u"accepted"_s}) {
        const auto chosen = catalogue.withDenominator(closing, denominator);
        ASSERT_TRUE(chosen);
        const IndicatorDefinition& indicator = *chosen->find(closing, day);
        ASSERT_TRUE(indicator.denominator()->facts);
        // Rows above and below the line belong to the month by the same date.
        EXPECT_EQ(factDateOf((*indicator.numerator->facts)->terms.front().measure),
                  factDateOf((*indicator.denominator()->facts)->terms.front().measure));
    }
}

TEST(ShippedCatalogue, NoVolumeOfPenaltiesIsMoreThanContext)
{
    const Catalogue catalogue = *reading(u"zhoushan-sample.json"_s).catalogue;
    QSet<QString> context;
    for (const IndicatorDefinition& indicator : catalogue.indicators()) {
        if (!indicator.penaltyVolume)
            continue;
        context.insert(indicator.id.toString());
        EXPECT_FALSE(indicator.score || indicator.ranked || !indicator.targets.empty());
        EXPECT_EQ(indicator.direction, Direction::Neutral);
    }
    EXPECT_TRUE(context.contains(u"K-51"_s));
    EXPECT_TRUE(context.contains(u"K-46"_s));
}

TEST(ShippedCatalogue, TargetsDependOnAreaAndPeriod)
{
    const Catalogue catalogue = *reading(u"zhoushan-sample.json"_s).catalogue;
    const IndicatorDefinition& coding = *catalogue.find(*IndicatorId::fromString(u"K-13"), day);
    const UnitContext hangzhou{.level = AreaLevel::City, .region = RegionCode::fromString(u"330100")};
    EXPECT_FALSE(coding.targetFor(hangzhou, QDate(2023, 12, 31))->toConfirm);
    EXPECT_TRUE(coding.targetFor(hangzhou, day)->toConfirm);
    const IndicatorDefinition& closing = *catalogue.find(*IndicatorId::fromString(u"K-20"), day);
    EXPECT_EQ(closing.targetFor({.region = RegionCode::fromString(u"330702")}, day)->target, 90);
    EXPECT_EQ(closing.targetFor({.region = RegionCode::fromString(u"330902")}, day)->target, 95);
}

TEST(ShippedCatalogue, TheExampleOfTheManualHasNoFindings)
{
    QFile manual(QStringLiteral(ONESCREEN_SOURCE_DIR "/docs/catalogue.md"));
    ASSERT_TRUE(manual.open(QIODevice::ReadOnly));
    const QByteArray text = manual.readAll();
    const qsizetype begin = text.indexOf("```json\n") + 8;
    const CatalogueReading example =
        readCatalogue(text.sliced(begin, text.indexOf("```", begin) - begin), sampleFile());
    EXPECT_TRUE(example.catalogue);
    EXPECT_TRUE(example.findings.empty()) << shown(example.findings);
}

TEST(ShippedCatalogue, TheManualNamesEveryRuleOfTheLint)
{
    QFile manual(QStringLiteral(ONESCREEN_SOURCE_DIR "/docs/catalogue.md"));
    ASSERT_TRUE(manual.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(manual.readAll());
    static const QRegularExpression call(
        u"(?:(?:context|m_context|reader|owner|item|band|quantile)\\.)?(?:error|warn|fault)\\(u\"([a-z-]+)\""_s);
    int count = 0;
    const QDir folder(QStringLiteral(ONESCREEN_SOURCE_DIR "/app/analysis/catalogue"));
    for (const QString& name : folder.entryList({u"*.cpp"_s, u"*.h"_s})) {
        QFile source(folder.filePath(name));
        ASSERT_TRUE(source.open(QIODevice::ReadOnly));
        const QString code = QString::fromUtf8(source.readAll());
        for (const auto& match : call.globalMatch(code)) {
            EXPECT_TRUE(text.contains(u'`' + match.captured(1) + u'`')) << match.captured(1).toStdString();
            ++count;
        }
    }
    EXPECT_GT(count, 60);
}

TEST(ShippedExamples, HumanDevelopmentIndexIsData)
{
    const CatalogueReading hdi = reading(u"examples/hdi.json"_s);
    EXPECT_TRUE(hdi.findings.empty()) << shown(hdi.findings);
    const auto tree = hdi.catalogue->treeOn(day, PeriodKind::Year);
    ASSERT_EQ(tree.size(), 6U);
    EXPECT_EQ(tree[0].aggregation.kind, AggregationKind::Geometric);
    EXPECT_EQ(tree[1].aggregation.kind, AggregationKind::PlainMean);
    const auto& income = *hdi.catalogue->find(*IndicatorId::fromString(u"income"), day);
    EXPECT_EQ(std::get<Goalposts>(**income.score),
              (Goalposts{.zeroAt = 100, .fullAt = 75000, .logarithmic = true}));
    EXPECT_EQ(hdi.catalogue->fields().fullScore, 1);
}

TEST(ShippedExamples, RealAssessmentsAreData)
{
    const CatalogueReading jinhua = reading(u"examples/jinhua.json"_s);
    EXPECT_TRUE(jinhua.findings.empty()) << shown(jinhua.findings);
    EXPECT_EQ(jinhua.catalogue->pointRulesOn(day).size(), 4U);

    const CatalogueReading jinniu = reading(u"examples/jinniu.json"_s);
    EXPECT_EQ(rulesOf(jinniu.findings), QStringList{u"bonus-rewards-volume"_s}) << shown(jinniu.findings);
    const auto& bands =
        std::get<StepDeduction>((*jinniu.catalogue->pointRulesOn(day).front())->body).steps.bands;
    ASSERT_EQ(bands.size(), 5U);
    EXPECT_EQ(bands[0].from, bands[1].from);
    EXPECT_NE(bands[0].fromIncluded, bands[1].fromIncluded);

    const CatalogueReading wenzhou = reading(u"examples/wenzhou.json"_s);
    EXPECT_EQ(rulesOf(wenzhou.findings), QStringList{u"relative-score"_s}) << shown(wenzhou.findings);
    EXPECT_EQ(wenzhou.catalogue->difficultyOf({.unit = u"town-03"_s}), 1.05);
}

} // namespace onescreen
