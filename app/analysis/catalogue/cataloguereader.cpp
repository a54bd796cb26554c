// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/catalogue/cataloguereader.h"

#include "app/analysis/catalogue/indicatorreader.h"
#include "app/analysis/catalogue/rulereader.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr std::array nodeLevels{NodeLevel::Index, NodeLevel::Dimension, NodeLevel::Group};
constexpr std::array allAggregationKinds{AggregationKind::Arithmetic, AggregationKind::Geometric,
                                         AggregationKind::Balance, AggregationKind::PlainMean};
constexpr std::array allCoverageModes{CoverageMode::Weight, CoverageMode::Count};

QString nodeLevelName(NodeLevel level)
{
    switch (level) {
    case NodeLevel::Index:
        return u"index"_s;
    case NodeLevel::Dimension:
        return u"dimension"_s;
    case NodeLevel::Group:
        return u"group"_s;
    case NodeLevel::Indicator:
        return u"indicator"_s;
    }
    return {};
}

QString coverageModeName(CoverageMode mode)
{
    return mode == CoverageMode::Weight ? u"weight"_s : u"count"_s;
}

std::optional<CatalogueNode> readNode(const JsonNode& node, std::vector<LintFinding>& findings)
{
    MemberReader reader(node, findings);
    auto id = reader.requiredId<NodeId>("id"_L1);
    if (!id)
        return std::nullopt;
    reader.setSubject(id->toString());
    CatalogueNode result{.id = *std::move(id), .line = node.line};
    if (!reader.has("level"_L1))
        reader.fault(u"missing-member", node.line, u"level is missing"_s);
    result.level = reader.word("level"_L1, nodeLevels, nodeLevelName).value_or(NodeLevel::Group);
    result.nameZh = reader.text("name"_L1);
    result.parent = reader.optionalId<NodeId>("parent"_L1);
    result.weight = reader.number("weight"_L1, 0);
    result.weightsAreEqual = reader.flag("equal_weights"_L1);
    result.aggregation.kind = reader.word("aggregation"_L1, allAggregationKinds, aggregationKindName)
                                  .value_or(AggregationKind::Arithmetic);
    result.aggregation.lowest = reader.optionalNumber("lowest"_L1);
    result.minCoverage = reader.number("min_coverage"_L1, 0);
    result.decimals = reader.integer("decimals"_L1, 2, 0, 6);
    result.description = reader.optionalText("description"_L1);
    reader.finish();
    return result;
}

PeerGroup readPeerGroup(const JsonNode& node, std::vector<LintFinding>& findings)
{
    MemberReader reader(node, findings);
    PeerGroup group{.id = reader.text("id"_L1), .nameZh = reader.text("name"_L1), .line = node.line};
    reader.setSubject(group.id);
    group.level = reader.word("level"_L1, allAreaLevels, areaLevelName);
    for (const JsonNode& item : reader.items("regions"_L1)) {
        const auto region = RegionCode::fromString(item.text);
        if (region)
            group.regions.push_back(*region);
        else
            reader.fault(u"bad-value", item.line, u"\"%1\" is no region code"_s.arg(item.text));
    }
    group.units = reader.texts("units"_L1);
    reader.finish();
    return group;
}

Grade readGrade(const JsonNode& node, std::vector<LintFinding>& findings)
{
    MemberReader reader(node, findings);
    Grade grade{reader.text("name"_L1), reader.number("from"_L1)};
    reader.finish();
    return grade;
}

Difficulty readDifficulty(const JsonNode& node, std::vector<LintFinding>& findings)
{
    MemberReader reader(node, findings);
    Difficulty difficulty{.area = readArea(reader),
                          .coefficient = reader.number("coefficient"_L1),
                          .document = reader.optionalText("document"_L1),
                          .line = node.line};
    reader.finish();
    return difficulty;
}

void readHead(MemberReader& reader, CatalogueFields& fields)
{
    reader.integer("catalogue"_L1, std::nullopt, 1, 1);
    fields.id = reader.text("id"_L1);
    fields.version = reader.integer("version"_L1, std::nullopt, 1, 1'000'000);
    fields.title = reader.text("title"_L1);
    fields.document = reader.optionalText("document"_L1);
    fields.weightsNote = reader.optionalText("weights_note"_L1);
    fields.calendars = reader.words("calendars"_L1, allPeriodKinds, periodKindName);
    fields.fullScore = reader.number("full_score"_L1, 100);
    fields.weightTotal = reader.number("weight_total"_L1, 100);
    fields.bonusCap = reader.number("bonus_cap"_L1, 0);
    fields.coverage =
        reader.word("coverage"_L1, allCoverageModes, coverageModeName).value_or(CoverageMode::Weight);
    fields.units = reader.texts("units"_L1);
}

CatalogueFields readFields(const JsonNode& root, const QString& file, std::vector<LintFinding>& findings)
{
    MemberReader reader(root, findings);
    CatalogueFields fields{.file = file};
    readHead(reader, fields);
    MissingPolicy missing;
    if (const JsonNode* node = reader.find("missing"_L1))
        missing = readMissingPolicy(*node, findings, {});
    for (const JsonNode& node : reader.items("nodes"_L1)) {
        if (auto read = readNode(node, findings))
            fields.nodes.push_back(*std::move(read));
    }
    for (const JsonNode& node : reader.items("indicators"_L1)) {
        if (auto read = readIndicator(node, missing, findings))
            fields.indicators.push_back(*std::move(read));
    }
    for (const JsonNode& node : reader.items("point_rules"_L1)) {
        if (auto read = readPointRule(node, findings))
            fields.pointRules.push_back(*std::move(read));
    }
    for (const JsonNode& node : reader.items("peer_groups"_L1))
        fields.peerGroups.push_back(readPeerGroup(node, findings));
    for (const JsonNode& node : reader.items("grades"_L1))
        fields.grades.push_back(readGrade(node, findings));
    for (const JsonNode& node : reader.items("difficulties"_L1))
        fields.difficulties.push_back(readDifficulty(node, findings));
    reader.finish();
    return fields;
}

/// What was not read cannot be judged: findings that only follow from a fault of reading are left out.
bool followsFromReading(const LintFinding& finding, const std::vector<LintFinding>& faults)
{
    static const QSet<QString> consequences{
        u"weight-sum"_s,         u"weight-without-score"_s, u"unknown-parent"_s, u"calendar"_s,
        u"unknown-indicator"_s,  u"unknown-rule"_s,         u"index-node"_s,     u"node-level"_s,
        u"unknown-peer-group"_s, u"unknown-grade"_s,        u"difficulty"_s};
    return consequences.contains(finding.rule) ||
           (!finding.indicator.isEmpty() &&
            std::ranges::find(faults, finding.indicator, &LintFinding::indicator) != faults.end());
}

void addLint(std::vector<LintFinding>& findings, const CatalogueFields& fields)
{
    const std::vector<LintFinding> faults = findings;
    for (LintFinding& finding : lintCatalogue(fields)) {
        if (faults.empty() || !followsFromReading(finding, faults))
            findings.push_back(std::move(finding));
    }
    const auto key = [](const LintFinding& finding) { return std::tie(finding.line, finding.rule); };
    std::ranges::stable_sort(findings,
                             [&key](const LintFinding& a, const LintFinding& b) { return key(a) < key(b); });
}

} // namespace

CatalogueReading readCatalogue(QByteArrayView json, const QString& file)
{
    CatalogueReading reading;
    const Result<JsonNode> root = parsePositionedJson(json, file);
    if (!root) {
        const ErrorPlace& place = root.error().place;
        reading.findings.push_back(
            {LintSeverity::Error, u"json"_s, static_cast<int>(place.row), {}, root.error().text});
        return reading;
    }
    CatalogueFields fields = readFields(*root, file, reading.findings);
    addLint(reading.findings, fields);
    if (hasErrors(reading.findings))
        return reading;
    if (Result<Catalogue> catalogue = Catalogue::of(std::move(fields)))
        reading.catalogue = *std::move(catalogue);
    return reading;
}

Result<Catalogue> parseCatalogue(QByteArrayView json, const QString& file)
{
    CatalogueReading reading = readCatalogue(json, file);
    if (!reading.catalogue)
        return std::unexpected(firstError(reading.findings, file));
    return *std::move(reading.catalogue);
}

} // namespace onescreen
