// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/catalogue/cataloguereader.h"

#include <QByteArray>
#include <QString>

#include <gtest/gtest.h>

#include <algorithm>

namespace onescreen {

/// A small catalogue without findings. Line 1 is the opening brace, so that tests can name lines.
inline QByteArray sampleCatalogue()
{
    return R"({
"catalogue": 1, "id": "sample", "version": 3, "title": "样例", "calendars": ["quarter", "month"], "bonus_cap": 5,
"missing": {"not_reported": "uncovered"},
"nodes": [
{"id": "index", "level": "index", "name": "指数", "min_coverage": 0.6, "decimals": 1},
{"id": "duty", "level": "dimension", "name": "履职", "parent": "index", "weight": 60},
{"id": "work", "level": "dimension", "name": "绩效", "parent": "index", "weight": 40, "aggregation": "geometric", "lowest": 1}
],
"indicators": [
{"id": "closed", "valid_from": "2024-01-01", "name": "结案率", "document": "甲文", "kind": "ratio", "formula": "结案数 ÷ 应结案数",
 "numerator": {"text": "结案数", "facts": [{"measure": "due_closed"}]},
 "denominators": [{"id": "due", "text": "应结案数", "facts": [{"measure": "due"}]},
  {"id": "accepted", "text": "受理数", "facts": [{"measure": "accepted"}], "numerator": {"text": "受理中结案数", "facts": [{"measure": "accepted_closed"}]}}],
 "unit": "%", "direction": "higher", "periods": ["month", "quarter"], "parent": "work", "weight": 100,
 "targets": [{"target": 90, "floor": 50},
  {"level": "township", "target": 85, "floor": 40}],
 "score": {"rule": "target_ratio"}, "balance": ["rework"]},
{"id": "rework", "valid_from": "2024-01-01", "name": "返工率", "document": "甲文", "kind": "ratio", "formula": "返工数 ÷ 应结案数",
 "numerator": {"text": "返工数"}, "denominators": [{"text": "应结案数"}],
 "unit": "%", "direction": "lower", "periods": ["quarter"]},
{"id": "checks", "valid_from": "2024-01-01", "name": "检查计划完成率", "document": "甲文", "kind": "ratio", "formula": "完成 ÷ 计划",
 "numerator": {"text": "完成"}, "denominators": [{"text": "计划"}],
 "unit": "%", "direction": "higher", "periods": ["month", "quarter"], "parent": "duty", "weight": 100, "score": {"rule": "ratio"}},
{"id": "praise", "valid_from": "2024-01-01", "name": "推广经验", "document": "甲文", "kind": "event_points", "formula": "项数",
 "unit": "项", "direction": "higher", "periods": ["quarter"]}
],
"point_rules": [
{"id": "bonus", "rule": "bonus", "title": "推广加分", "document": "甲文", "items": [{"indicator": "praise", "points": 1}], "cap": 2}
]
}
)";
}

/// The sample with one piece of text put in the place of another, which has to be there.
inline QByteArray with(const QByteArray& before, const QByteArray& after,
                       QByteArray catalogue = sampleCatalogue())
{
    EXPECT_EQ(catalogue.count(before), 1) << before.toStdString();
    return catalogue.replace(before, after);
}

inline QString sampleFile()
{
    return QStringLiteral("sample.json");
}

inline std::vector<LintFinding> findingsOf(const QByteArray& json)
{
    return readCatalogue(json, sampleFile()).findings;
}

inline bool hasFinding(const std::vector<LintFinding>& findings, LintSeverity severity, QStringView rule,
                       int line)
{
    return std::ranges::any_of(findings, [&](const LintFinding& finding) {
        return finding.severity == severity && finding.rule == rule && finding.line == line;
    });
}

inline std::string shown(const std::vector<LintFinding>& findings)
{
    QString text;
    for (const LintFinding& finding : findings)
        text += finding.toString(sampleFile()) + QLatin1Char('\n');
    return text.toStdString();
}

} // namespace onescreen
