// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/models/periodchoice.h"
#include "app/store/queries.h"

#include <QMap>
#include <QString>

#include <optional>

namespace onescreen {

/// The address of a view, which can be copied, put in a report and opened again:
/// "overview?area=330902&period=30d&filter=state:reported,accepted;priority:urgent;category:01;text:…&event=…";
/// a line drawn on the map is the clause "inside:" (GeoRing::toString()), a window that is no whole days
/// "between:2024-06-30T05:00:00.000Z..2024-06-30T06:00:00.000Z" (nothing behind the dots: without an end).
/// Rows behind a counted number add "facts=due:2024Q2;ontime:yes" (factaddress.h); what only one scene knows
/// stands in "view=at:k13;page:ranking".
/// Every part but the scene may be absent. Texts are percent-encoded. toString() is canonical: equal views,
/// equal text.
class ViewAddress
{
public:
    /// Requires a scene of 1 to 32 lower-case letters, digits or '-'.
    static Result<ViewAddress> forScene(const QString& scene);
    /// Invalid, with the bad part in Error::place.field ("scene", "area", "period", "filter.state", "event",
    /// an unknown parameter's name).
    static Result<ViewAddress> parse(QStringView text);
    [[nodiscard]] QString toString() const;

    [[nodiscard]] const QString& scene() const { return m_scene; }
    [[nodiscard]] const std::optional<RegionCode>& area() const { return m_filter.area; }
    [[nodiscard]] const PeriodChoice& period() const { return m_period; }
    [[nodiscard]] const std::optional<EventId>& event() const { return m_event; } ///< The selected event.
    /// States, priorities, categories, text, `inside` and facts as chosen, with the area, and the period as
    /// it is on that day.
    [[nodiscard]] EventFilter filter(QDate today) const;

    /// What only the scene itself understands (its tab, its indicator, its unit); empty when not given.
    [[nodiscard]] QString option(const QString& name) const { return m_options.value(name); }
    [[nodiscard]] const QMap<QString, QString>& options() const { return m_options; }

    void setArea(std::optional<RegionCode> area) { m_filter.area = area; }
    void setPeriod(const PeriodChoice& period) { m_period = period; }
    void setEvent(std::optional<EventId> event) { m_event = std::move(event); }
    /// Takes states, priorities, categories, text, facts, area, `inside` and `reportedBetween`; the filter's
    /// own period is left aside for setPeriod().
    void setFilter(const EventFilter& filter);
    /// Requires a name of 1 to 32 lower-case letters, digits or '-'; texts are cut at 200 characters; empty
    /// takes the option away.
    void setOption(const QString& name, const QString& value);

    friend bool operator==(const ViewAddress&, const ViewAddress&) = default;

private:
    explicit ViewAddress(QString scene) : m_scene(std::move(scene)) {}
    Result<void> take(QStringView key, const QString& value);
    Result<void> takeFilter(const QString& value);
    Result<void> takeOptions(const QString& value);

    QString m_scene;
    EventFilter m_filter; ///< Without a period.
    PeriodChoice m_period;
    std::optional<EventId> m_event;
    QMap<QString, QString> m_options; ///< No empty values.
};

} // namespace onescreen
