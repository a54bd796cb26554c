// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/catalogue/cataloguelint.h"

#include <QHash>

namespace onescreen::lint {

/// What all checks share: the catalogue with look-ups, and where findings go. Inner header of the lint.
class Context
{
public:
    explicit Context(const CatalogueFields& fields);

    [[nodiscard]] const CatalogueFields& fields() const { return m_fields; }
    [[nodiscard]] bool knows(const IndicatorId& id) const { return m_indicators.contains(id.toString()); }
    /// All versions, in the order of the file; empty when unknown.
    [[nodiscard]] std::vector<const IndicatorDefinition*> versions(const IndicatorId& id) const;
    [[nodiscard]] const CatalogueNode* node(const NodeId& id) const;
    [[nodiscard]] bool knowsPeerGroup(const QString& id) const;

    void error(QStringView rule, int line, const QString& subject, const QString& text);
    void warn(QStringView rule, int line, const QString& subject, const QString& text);
    std::vector<LintFinding> take() { return std::move(m_findings); }

private:
    const CatalogueFields& m_fields;
    QHash<QString, std::vector<const IndicatorDefinition*>> m_indicators;
    QHash<QString, const CatalogueNode*> m_nodes;
    std::vector<LintFinding> m_findings;
};

void checkTree(Context& context);        ///< Ids, parents, cycles, levels, weights, peer groups, grades.
void checkDefinitions(Context& context); ///< Versions, units, operands, targets, references.
void checkScores(Context& context);      ///< Score rules against direction, targets and floors.
void checkPointRules(Context& context);  ///< References, bounds, vetoes, bonuses.
void checkGuards(Context& context);      ///< Volume of penalties, pairs against gaming, double counting.

/// "12.5": as people write it.
QString numberText(double value);
/// Whether two spans of days share a day; absent ends are open.
bool overlap(const std::optional<QDate>& fromA, const std::optional<QDate>& toA,
             const std::optional<QDate>& fromB, const std::optional<QDate>& toB);

} // namespace onescreen::lint
