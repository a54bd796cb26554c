// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/indicatormodel.h"

#include <QHash>

#include <algorithm>
#include <map>
#include <tuple>

using namespace std::chrono_literals;

namespace onescreen {

namespace {

constexpr auto spacing = 1s;

bool isQuarterly(const IndicatorValue& value)
{
    return value->role == ValueRole::Actual && value->period && value->period->isQuarter();
}

/// Names by how many values they have.
QStringList mostFirst(const QHash<QString, int>& counts)
{
    QStringList names = counts.keys();
    std::ranges::sort(names, [&counts](const QString& a, const QString& b) {
        return std::tuple(-counts.value(a), a) < std::tuple(-counts.value(b), b);
    });
    return names;
}

bool earlier(const IndicatorPoint& a, const IndicatorPoint& b)
{
    if (a.period && b.period)
        return std::tuple(a.period->first(), a.period->last()) <
               std::tuple(b.period->first(), b.period->last());
    if (a.period.has_value() != b.period.has_value())
        return a.period.has_value();
    return a.periodText < b.periodText;
}

Period nextQuarter(const Period& quarter)
{
    const QDate first = quarter.last().addDays(1);
    return Period::fromDays(first, first.addMonths(3).addDays(-1)).value_or(quarter);
}

/// A point without a value for each quarter that is missing between two others.
void fillGaps(std::vector<IndicatorPoint>& points)
{
    std::vector<IndicatorPoint> filled;
    for (IndicatorPoint& point : points) {
        while (!filled.empty() && nextQuarter(*filled.back().period).first() < point.period->first()) {
            const Period missing = nextQuarter(*filled.back().period);
            filled.push_back({.periodText = missing.toString(), .period = missing});
        }
        filled.push_back(std::move(point));
    }
    points = std::move(filled);
}

template <typename Wanted>
std::vector<IndicatorSeries> seriesOf(const std::vector<IndicatorValue>& values, Wanted wanted)
{
    using Key = std::tuple<QString, ValueRole, QString>; // One series has one area, role and unit.
    std::map<Key, IndicatorSeries> series;
    for (const IndicatorValue& value : values) {
        if (!wanted(value))
            continue;
        IndicatorSeries& one = series[Key(value->regionName, value->role, value->unit)];
        one.indicator = value->indicator;
        one.regionName = value->regionName;
        one.region = value->region;
        one.unit = value->unit;
        one.role = value->role;
        one.points.push_back({.periodText = value->periodText,
                              .period = value->period,
                              .value = value->value,
                              .document = value->document,
                              .context = value->context});
    }
    std::vector<IndicatorSeries> list;
    for (auto& [key, one] : series) {
        std::ranges::stable_sort(one.points, earlier);
        list.push_back(std::move(one));
    }
    return list;
}

} // namespace

IndicatorModel::IndicatorModel(DataHub& hub, QObject* parent)
    : QObject(parent), m_hub(hub),
      m_lane(
          spacing,
          [this] {
              m_askedAsOf = m_hub.asOf();
              return m_hub.questions().indicatorValues();
          },
          [this](Result<std::vector<IndicatorValue>> answer) { take(std::move(answer)); })
{
    connect(&m_hub, &DataHub::dataChanged, this, [this](const CommitSummary& summary) {
        if (summary.entities.contains(Entity::Indicator) || m_state == ModelState::Error)
            m_lane.refresh();
    });
    connect(&m_hub, &DataHub::asOfChanged, this, &IndicatorModel::changed);
    m_lane.refresh();
}

void IndicatorModel::take(Result<std::vector<IndicatorValue>> answer)
{
    if (answer) {
        m_values = *std::move(answer);
        ++m_revision;
        m_asOf = m_askedAsOf;
        m_error.reset();
        m_state = m_values.empty() ? ModelState::Empty : ModelState::Ready;
    } else {
        m_error = std::move(answer).error();
        m_state = ModelState::Error;
    }
    Q_EMIT changed();
}

QStringList IndicatorModel::indicators() const
{
    QHash<QString, int> counts;
    for (const IndicatorValue& value : m_values)
        ++counts[value->indicator];
    return mostFirst(counts);
}

QStringList IndicatorModel::quarterlyIndicators() const
{
    QHash<QString, int> counts;
    for (const IndicatorValue& value : m_values) {
        if (isQuarterly(value))
            ++counts[value->indicator];
    }
    return mostFirst(counts);
}

std::vector<IndicatorSeries> IndicatorModel::series(const QString& indicator) const
{
    return seriesOf(m_values, [&](const IndicatorValue& value) { return value->indicator == indicator; });
}

std::vector<IndicatorSeries> IndicatorModel::quarterly(const QString& indicator) const
{
    auto list = seriesOf(m_values, [&](const IndicatorValue& value) {
        return value->indicator == indicator && isQuarterly(value);
    });
    for (IndicatorSeries& one : list)
        fillGaps(one.points);
    return list;
}

std::optional<UtcTime> IndicatorModel::asOf() const
{
    const bool settled = m_state != ModelState::Error && m_state != ModelState::Loading && !m_lane.isBusy();
    return settled ? m_hub.asOf() : m_asOf;
}

} // namespace onescreen
