// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/layers/eventmaplayer.h"

#include "app/geo/symbols.h"
#include "ui/common/numbertext.h"
#include "ui/map/layers/eventoptions.h"
#include "ui/map/markers.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

template <typename T, typename Word> QJsonArray words(const QSet<T>& values, Word word)
{
    QStringList list;
    for (const T& value : values)
        list << word(value);
    list.sort(); // a set has no order, a setting should
    return QJsonArray::fromStringList(list);
}

template <typename T, typename Value> QSet<T> valuesOf(const QJsonValue& list, Value value)
{
    QSet<T> values;
    for (const QJsonValue& word : list.toArray()) {
        if (const std::optional<T> found = value(word.toString()))
            values.insert(*found);
    }
    return values;
}

std::optional<QString> codeOf(const QString& text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

} // namespace

EventMapLayer::EventMapLayer(const Clock& clock, QObject* parent)
    : MapLayer(u"events"_s, tr("事件"), layerorder::events, parent), m_events(clock)
{
    m_signs.setCountText([this](quint32 count) { return clusterCountText(count, m_locale); });
    connect(&m_events, &EventLayer::changed, this, [this] {
        Q_EMIT changed();
        Q_EMIT legendChanged();
    });
    connect(&m_events, &EventLayer::facetsChanged, this, &MapLayer::legendChanged);
}

void EventMapLayer::select(std::optional<EventRow> row)
{
    m_signs.setSelected(row);
    Q_EMIT changed();
}

void EventMapLayer::setLocale(const QLocale& locale)
{
    m_locale = locale;
}

void EventMapLayer::setAsOf(std::optional<UtcTime> asOf)
{
    if (m_asOf == asOf)
        return;
    m_asOf = asOf;
    Q_EMIT legendChanged();
}

void EventMapLayer::setRootNames(std::function<QString(const QString&)> names)
{
    m_rootNames = std::move(names);
    Q_EMIT legendChanged();
}

QString EventMapLayer::rootName(const QString& root) const
{
    return m_rootNames ? m_rootNames(root) : root;
}

void EventMapLayer::setPick(const geo::EventPick& pick)
{
    if (pick == m_events.pick())
        return;
    m_events.setPick(pick);
    Q_EMIT legendChanged();
    Q_EMIT settingChanged();
}

std::vector<LegendEntry> EventMapLayer::legend(geo::SpriteCache& sprites) const
{
    const geo::PointSums sums = m_events.index().total();
    const auto number = [this](quint32 count) { return numberText(count, m_locale); };
    std::vector<LegendEntry> entries;
    geo::PointSums sample = sums;
    entries.push_back(
        {.symbol = geo::clusterSymbol(sprites, sample, clusterCountText(sums.count(), m_locale)),
         .text = tr("聚合：件数，环为状态"),
         .value = number(sums.count())});
    // What must be acted on stands before the states: where there is little room the end is left out.
    entries.push_back({.symbol = geo::eventSymbol(sprites, EventState::Handling, Priority::Normal, true),
                       .text = tr("红弧：超期未结"),
                       .value = number(sums.overdueOpen)});
    for (const EventState state : allEventStates) {
        const quint32 count = sums.byState.at(static_cast<std::size_t>(state));
        if (count > 0)
            entries.push_back({.symbol = geo::eventSymbol(sprites, state, Priority::Normal),
                               .text = eventStateText(state),
                               .value = number(count)});
    }
    for (const Priority priority : {Priority::Urgent, Priority::Important})
        entries.push_back({.symbol = geo::eventSymbol(sprites, EventState::Reported, priority),
                           .text = tr("环色：%1").arg(priorityText(priority)),
                           .value = priority == Priority::Urgent ? number(sums.urgentOpen) : QString()});
    return entries;
}

LayerStatus EventMapLayer::status() const
{
    LayerStatus status;
    status.count = static_cast<qint64>(m_events.index().size());
    status.asOf = m_asOf;
    QStringList notes;
    if (m_events.isBuilding())
        notes << tr("正在整理点位…");
    if (const qint64 hidden = m_events.facets().count - *status.count; hidden > 0 && !m_events.isBuilding())
        notes << tr("筛去 %1 件").arg(numberText(static_cast<double>(hidden), m_locale));
    status.note = notes.join(u" · "_s);
    return status;
}

QWidget* EventMapLayer::createOptions(const ThemeContext& context, QWidget* parent)
{
    return new EventOptions(*this, context, parent);
}

QJsonObject EventMapLayer::settings() const
{
    QJsonObject result = MapLayer::settings();
    const geo::EventPick& pick = m_events.pick();
    if (!pick.hiddenStates.isEmpty())
        result.insert("hideStates"_L1, words(pick.hiddenStates, eventStateName));
    if (!pick.hiddenPriorities.isEmpty())
        result.insert("hidePriorities"_L1, words(pick.hiddenPriorities, priorityName));
    if (!pick.hiddenRoots.isEmpty())
        result.insert("hideTypes"_L1, words(pick.hiddenRoots, [](const QString& code) { return code; }));
    return result;
}

void EventMapLayer::restore(const QJsonObject& settings)
{
    MapLayer::restore(settings);
    setPick({.hiddenStates = valuesOf<EventState>(settings.value("hideStates"_L1), eventStateFromName),
             .hiddenPriorities = valuesOf<Priority>(settings.value("hidePriorities"_L1), priorityFromName),
             .hiddenRoots = valuesOf<QString>(settings.value("hideTypes"_L1), codeOf)});
}

geo::OverlayLayer* EventMapLayer::painter()
{
    m_signs.setEvents(&m_events.index());
    return &m_signs;
}

} // namespace onescreen
