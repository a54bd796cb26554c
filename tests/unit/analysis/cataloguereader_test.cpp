// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/analysis/cataloguesample.h"

#include <gtest/gtest.h>

#include <ostream>

using namespace Qt::StringLiterals;

namespace onescreen {

TEST(CatalogueReader, ReadsEverythingTheSampleSays)
{
    const CatalogueReading reading = readCatalogue(sampleCatalogue(), sampleFile());
    ASSERT_TRUE(reading.catalogue) << shown(reading.findings);
    EXPECT_TRUE(reading.findings.empty()) << shown(reading.findings);
    const Catalogue& catalogue = *reading.catalogue;
    EXPECT_EQ(catalogue.id(), u"sample"_s);
    EXPECT_EQ(catalogue.version(), 3);
    EXPECT_EQ(catalogue.fields().nodes.size(), 3U);
    EXPECT_EQ(catalogue.fields().nodes[2].aggregation, (Aggregation{AggregationKind::Geometric, 1.0}));
    ASSERT_EQ(catalogue.indicators().size(), 4U);
    const IndicatorDefinition& closed = catalogue.indicators().front();
    EXPECT_EQ(closed.line, 10);
    EXPECT_EQ(closed.scale, 100);
    EXPECT_EQ(closed.nMin, 10);
    EXPECT_EQ(closed.missing.notReported, MissingAction::Uncovered);
    EXPECT_EQ(closed.missing.notApplicable, MissingAction::Redistribute);
    EXPECT_EQ((*closed.numerator->facts)->terms.front().measure, FactMeasure::DueClosed);
    EXPECT_EQ(closed.targets[1].line, 16);
    EXPECT_TRUE(std::holds_alternative<TargetRatio>(**closed.score));
}

TEST(CatalogueReader, ATextThatEndsTooEarlyIsFaultyAtItsEnd)
{
    const QByteArray text = sampleCatalogue();
    const QByteArray cut = text.first(text.indexOf("\"point_rules\""));
    const CatalogueReading reading = readCatalogue(cut, sampleFile());
    ASSERT_EQ(reading.findings.size(), 1U);
    EXPECT_EQ(reading.findings.front().rule, u"json"_s);
    EXPECT_EQ(reading.findings.front().line, cut.count('\n') + 1);
}

TEST(CatalogueReader, AllowsAByteOrderMark)
{
    EXPECT_TRUE(readCatalogue("\xEF\xBB\xBF" + sampleCatalogue(), sampleFile()).catalogue);
}

struct BadText
{
    const char* before;
    const char* after;
    const char* rule;
    int line;

    friend void PrintTo(const BadText& bad, std::ostream* to)
    {
        *to << bad.rule << " at " << bad.line << ": " << bad.after;
    }
};

class CatalogueReaderRefuses : public testing::TestWithParam<BadText>
{
};

TEST_P(CatalogueReaderRefuses, WithRuleAndLine)
{
    const BadText& bad = GetParam();
    const CatalogueReading reading = readCatalogue(with(bad.before, bad.after), sampleFile());
    EXPECT_FALSE(reading.catalogue);
    EXPECT_TRUE(hasFinding(reading.findings, LintSeverity::Error, QString::fromUtf8(bad.rule), bad.line))
        << shown(reading.findings);
    // Nothing that only follows from the fault is reported beside it.
    EXPECT_EQ(reading.findings.size(), 1U) << shown(reading.findings);

    const auto parsed = parseCatalogue(with(bad.before, bad.after), sampleFile());
    ASSERT_FALSE(parsed);
    EXPECT_EQ(parsed.error().kind, ErrorKind::Invalid);
    EXPECT_EQ(parsed.error().place.file, sampleFile());
    EXPECT_EQ(parsed.error().place.row, bad.line);
    EXPECT_TRUE(parsed.error().text.contains(u'[' + QString::fromUtf8(bad.rule) + u']'));
}

INSTANTIATE_TEST_SUITE_P(
    BadTexts, CatalogueReaderRefuses,
    testing::Values(
        BadText{R"("weight": 60})", R"("weight": "60"})", "wrong-type", 6},
        BadText{R"("weight": 60})", R"("weight": null})", "wrong-type", 6},
        BadText{R"("weight": 60})", R"("weight": 60, "weight": 60})", "duplicate-key", 6},
        BadText{R"("weight": 60})", R"("weight": 60, "wieght": 1})", "unknown-member", 6},
        BadText{R"("level": "index")", R"("level": "top")", "unknown-word", 5},
        BadText{R"("id": "duty",)", "", "missing-member", 6},
        BadText{R"("id": "duty",)", R"("id": "履职",)", "bad-value", 6},
        BadText{R"("decimals": 1)", R"("decimals": 1.5)", "bad-value", 5},
        BadText{R"("measure": "due_closed")", R"("measure": "fined")", "unknown-measure", 11},
        BadText{R"([{"measure": "due_closed"}])", "[]", "bad-value", 11},
        BadText{R"([{"measure": "due_closed"}])", R"([{"measure": "due_closed", "factor": 0}])", "bad-value",
                11},
        BadText{R"([{"measure": "due_closed"}])", R"([{"measure": "due_closed", "priorities": ["high"]}])",
                "unknown-word", 11},
        BadText{R"("id": "closed", "valid_from": "2024-01-01")",
                R"("id": "closed", "valid_from": "2024-02-30")", "bad-value", 10},
        BadText{
            R"("unit": "%", "direction": "higher", "periods": ["month", "quarter"], "parent": "work", "weight": 100)",
            R"("denominator": "filed", "unit": "%", "direction": "higher", "periods": ["month", "quarter"], "parent": "work", "weight": 100)",
            "unknown-denominator", 14},
        BadText{R"({"rule": "target_ratio"})", R"({"rule": "best_effort"})", "unknown-word", 17},
        BadText{R"({"rule": "target_ratio"})", R"({"rule": "target_ratio", "points": 0})", "bad-value", 17},
        BadText{R"({"rule": "target_ratio"})", R"({"rule": "goalposts", "zero_at": 5, "full_at": 5})",
                "bad-value", 17},
        BadText{R"({"rule": "target_ratio"})",
                R"({"rule": "steps", "bands": [{"from": 5, "marks": 1}, {"from": 3, "marks": 2}]})",
                "bad-value", 17},
        BadText{R"({"rule": "target_ratio"})",
                R"({"rule": "piecewise", "knots": [{"value": 5, "marks": 1}]})", "bad-value", 17},
        BadText{R"("level": "township")", R"("region": "33090")", "bad-value", 16},
        BadText{R"("cap": 2)", R"("cap": -2)", "bad-value", 28},
        BadText{R"([{"indicator": "praise", "points": 1}])", R"([{"points": 1}])", "bad-value", 28},
        BadText{R"("catalogue": 1)", R"("catalogue": 2)", "bad-value", 2}));

TEST(CatalogueReader, NamesTheLineOfBrokenJson)
{
    const auto missingComma = parseCatalogue(with(R"("decimals": 1},)", R"("decimals": 1})"), sampleFile());
    ASSERT_FALSE(missingComma);
    EXPECT_TRUE(missingComma.error().text.startsWith(u"[json]"_s));
    EXPECT_GE(missingComma.error().place.row, 5);
    EXPECT_LE(missingComma.error().place.row, 6);
    EXPECT_TRUE(missingComma.error().text.contains(u"comma"_s));
    const auto otherEncoding =
        parseCatalogue(with(R"("decimals": 1},)", "\"name\": \"\xd6\xdb\"},"), sampleFile());
    ASSERT_FALSE(otherEncoding);
    EXPECT_TRUE(otherEncoding.error().text.contains(u"save it as UTF-8"_s));
    for (const QByteArray& text :
         {QByteArray(), QByteArray("[]x"), QByteArray("7"), QByteArray("\"a"), sampleCatalogue() + "{}",
          sampleCatalogue().first(700), QByteArray("\xff\xfe{"), QByteArray(100, '[')}) {
        const CatalogueReading reading = readCatalogue(text, sampleFile());
        EXPECT_FALSE(reading.catalogue);
        ASSERT_EQ(reading.findings.size(), 1U)
            << text.first(std::min<qsizetype>(text.size(), 40)).toStdString();
        EXPECT_EQ(reading.findings.front().rule, u"json"_s);
    }
}

TEST(CatalogueReader, AnyDamageIsEitherReadOrExplained)
{
    const QByteArray whole = sampleCatalogue();
    for (qsizetype length = 0; length < whole.size() - 2; length += 3)
        EXPECT_FALSE(readCatalogue(whole.first(length), sampleFile()).findings.empty()) << length;
    for (qsizetype at = 0; at < whole.size(); at += 2) {
        QByteArray damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x15);
        const CatalogueReading reading = readCatalogue(damaged, sampleFile());
        EXPECT_EQ(reading.catalogue.has_value(), !hasErrors(reading.findings)) << at;
    }
}

TEST(CatalogueReader, TellsAllFaultsNotOnlyTheFirst)
{
    QByteArray json = with(R"("weight": 60})", R"("weight": "60"})");
    json = with(R"("unit": "项")", R"("unit": "筐")", json);
    json = with(R"("direction": "lower")", R"("direction": "down")", json);
    const auto findings = findingsOf(json);
    EXPECT_TRUE(hasFinding(findings, LintSeverity::Error, u"wrong-type", 6)) << shown(findings);
    EXPECT_TRUE(hasFinding(findings, LintSeverity::Error, u"unknown-word", 20)) << shown(findings);
    EXPECT_TRUE(hasFinding(findings, LintSeverity::Error, u"unknown-unit", 24)) << shown(findings);
    EXPECT_EQ(findings.size(), 3U) << shown(findings);
    const auto parsed = parseCatalogue(json, sampleFile());
    ASSERT_FALSE(parsed);
    EXPECT_EQ(parsed.error().place.row, 6);
    EXPECT_TRUE(parsed.error().text.contains(u"(and 2 more errors)"_s));
}

} // namespace onescreen
