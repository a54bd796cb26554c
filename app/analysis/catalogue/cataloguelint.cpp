// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/catalogue/cataloguelint.h"

#include "app/analysis/catalogue/lintcontext.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace lint {

Context::Context(const CatalogueFields& fields) : m_fields(fields)
{
    for (const IndicatorDefinition& indicator : fields.indicators)
        m_indicators[indicator.id.toString()].push_back(&indicator);
    for (const CatalogueNode& node : fields.nodes) {
        if (!m_nodes.contains(node.id.toString()))
            m_nodes.insert(node.id.toString(), &node);
    }
}

std::vector<const IndicatorDefinition*> Context::versions(const IndicatorId& id) const
{
    return m_indicators.value(id.toString());
}

const CatalogueNode* Context::node(const NodeId& id) const
{
    return m_nodes.value(id.toString(), nullptr);
}

bool Context::knowsPeerGroup(const QString& id) const
{
    return std::ranges::any_of(m_fields.peerGroups, [&id](const PeerGroup& group) { return group.id == id; });
}

void Context::error(QStringView rule, int line, const QString& subject, const QString& text)
{
    m_findings.push_back({LintSeverity::Error, rule.toString(), line, subject, text});
}

void Context::warn(QStringView rule, int line, const QString& subject, const QString& text)
{
    m_findings.push_back({LintSeverity::Warning, rule.toString(), line, subject, text});
}

QString numberText(double value)
{
    return QString::number(value, 'g', 15);
}

bool overlap(const std::optional<QDate>& fromA, const std::optional<QDate>& toA,
             const std::optional<QDate>& fromB, const std::optional<QDate>& toB)
{
    return !(toA && fromB && *toA < *fromB) && !(toB && fromA && *toB < *fromA);
}

} // namespace lint

QString LintFinding::toString(const QString& file) const
{
    QString place = file;
    if (line > 0)
        place += u"%1%2"_s.arg(place.isEmpty() ? u"line "_s : u":"_s).arg(line);
    if (!place.isEmpty())
        place += u": "_s;
    const QString subject = indicator.isEmpty() ? QString() : indicator + u": "_s;
    return u"%1%2 [%3] %4%5"_s.arg(place, severity == LintSeverity::Error ? u"error"_s : u"warning"_s, rule,
                                   subject, text);
}

std::vector<LintFinding> lintCatalogue(const CatalogueFields& fields)
{
    lint::Context context(fields);
    lint::checkTree(context);
    lint::checkDefinitions(context);
    lint::checkScores(context);
    lint::checkPointRules(context);
    lint::checkGuards(context);
    std::vector<LintFinding> findings = context.take();
    const auto key = [](const LintFinding& finding) {
        return std::tie(finding.line, finding.rule, finding.indicator);
    };
    std::ranges::stable_sort(findings,
                             [&key](const LintFinding& a, const LintFinding& b) { return key(a) < key(b); });
    return findings;
}

std::vector<LintFinding> lintCatalogue(const Catalogue& catalogue)
{
    return lintCatalogue(catalogue.fields());
}

bool hasErrors(const std::vector<LintFinding>& findings)
{
    return std::ranges::find(findings, LintSeverity::Error, &LintFinding::severity) != findings.end();
}

Error firstError(const std::vector<LintFinding>& findings, const QString& file)
{
    const auto first = std::ranges::find(findings, LintSeverity::Error, &LintFinding::severity);
    const auto more = std::ranges::count(findings, LintSeverity::Error, &LintFinding::severity) - 1;
    QString text = u"[%1] %2"_s.arg(first->rule, first->text);
    if (more > 0)
        text += u" (and %1 more errors)"_s.arg(more);
    return Error{.kind = ErrorKind::Invalid,
                 .text = text,
                 .place = {.file = file, .row = first->line, .field = first->indicator}};
}

} // namespace onescreen
