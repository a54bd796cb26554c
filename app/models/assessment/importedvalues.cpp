// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/assessment/importedvalues.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

/// Quotation marks and spaces do not make another name.
QString plainName(const QString& name)
{
    static const QString marks = u"“”‘’\"'《》「」"_s;
    QString plain;
    for (const QChar c : name) {
        if (!c.isSpace() && !marks.contains(c))
            plain += c.toLower();
    }
    return plain;
}

/// Ids of indicators by every name they go by; empty for a name of several.
QHash<QString, QString> indicatorNames(const Catalogue& catalogue)
{
    QHash<QString, QString> names;
    const auto add = [&names](const QString& name, const QString& id) {
        const QString plain = plainName(name);
        if (plain.isEmpty())
            return;
        const auto found = names.find(plain);
        if (found == names.end())
            names.insert(plain, id);
        else if (*found != id)
            found->clear();
    };
    for (const IndicatorDefinition& definition : catalogue.indicators()) {
        const QString id = definition.id.toString();
        add(id, id);
        add(definition.nameZh, id);
        add(definition.shortName(), id);
        for (const QString& alias : definition.aliases)
            add(alias, id);
    }
    return names;
}

QString placeKey(std::size_t unit, const QString& indicator, const Period& period)
{
    return QString::number(unit) + u'\n' + indicator + u'\n' + period.toString();
}

QString plainUnit(const QString& unit)
{
    return unit == u"％" ? u"%"_s : unit;
}

/// Decimals of the shortest text that reads back as the same number.
int decimalsOf(double value)
{
    const QString text = QString::number(value, 'f', QLocale::FloatingPointShortest);
    const qsizetype point = text.indexOf(u'.');
    return point < 0 ? 0 : static_cast<int>(text.size() - point - 1);
}

} // namespace

ImportedValues::ImportedValues(std::vector<IndicatorValue> values) : m_values(std::move(values))
{
    std::ranges::sort(m_values, {}, [](const IndicatorValue& value) { return value->id; });
}

void ImportedValues::place(const Catalogue& catalogue, const AssessedUnits& units)
{
    const QHash<QString, QString> names = indicatorNames(catalogue);
    m_actual.clear();
    m_target.clear();
    m_indicators.clear();
    m_periods.clear();
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        const IndicatorValueFields& value = *m_values[i];
        const QString indicator = names.value(plainName(value.indicator));
        const auto unit = value.region ? units.find(unitKey(*value.region)) : std::nullopt;
        if (indicator.isEmpty() || !unit || !value.period || !calendarOf(*value.period))
            continue;
        const QString key = placeKey(*unit, indicator, *value.period);
        if (value.role == ValueRole::Target) {
            m_target.insert(key, i);
            continue;
        }
        m_actual[key].push_back(i);
        m_indicators.insert(indicator);
        if (std::ranges::find(m_periods, *value.period) == m_periods.end())
            m_periods.push_back(*value.period);
    }
}

std::vector<std::size_t> ImportedValues::actual(std::size_t unit, const QString& indicator,
                                                const Period& period) const
{
    return m_actual.value(placeKey(unit, indicator, period));
}

std::optional<std::size_t> ImportedValues::target(std::size_t unit, const QString& indicator,
                                                  const Period& period) const
{
    const auto found = m_target.constFind(placeKey(unit, indicator, period));
    return found == m_target.cend() ? std::nullopt : std::optional(*found);
}

QSet<RegionCode> ImportedValues::regions() const
{
    QSet<RegionCode> regions;
    for (const IndicatorValue& value : m_values) {
        if (value->region)
            regions.insert(*value->region);
    }
    return regions;
}

std::vector<Period> ImportedValues::placedPeriods() const
{
    return m_periods;
}

bool ImportedValues::hasIndicator(const QString& indicator) const
{
    return m_indicators.contains(indicator);
}

PrintedValue printedValue(const IndicatorValue& value)
{
    return {.value = value->value ? value->value : ratioOf(*value),
            .unit = value->unit,
            .document = value->document,
            .context = value->context,
            .printedName = value->indicator,
            // Without a document behind it, somebody typed it in.
            .provenance = value->document.isEmpty() ? Provenance::Manual : Provenance::Official,
            .conflicts = contradictionOf(*value).has_value()};
}

std::optional<double> valueInUnit(const IndicatorValue& value, const QString& unit)
{
    if (plainUnit(value->unit) != plainUnit(unit))
        return std::nullopt;
    return value->value ? value->value : ratioOf(*value);
}

bool differsFromPrinted(double computed, double printed)
{
    const double allowed = 0.5 * std::pow(10.0, -decimalsOf(printed)) * (1 + 1e-9);
    return std::abs(computed - printed) > allowed;
}

} // namespace onescreen
