// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/datahub.h"
#include "app/models/modelstate.h"

#include <QObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace onescreen {

struct IndicatorPoint
{
    QString periodText; ///< As printed; for a gap, the quarter that is missing.
    std::optional<Period> period;
    std::optional<double> value; ///< Missing is missing: a gap in a line.
    QString document;
    QString context;
};

/// One indicator of one area: values in the order of their periods (those that cannot be read last, as
/// printed).
struct IndicatorSeries
{
    QString indicator;
    QString regionName; ///< As printed.
    std::optional<RegionCode> region;
    QString unit;
    ValueRole role = ValueRole::Actual;
    std::vector<IndicatorPoint> points;
};

/// Imported indicator values by indicator and area. Values are public figures: the same for every window
/// class.
class IndicatorModel : public QObject
{
    Q_OBJECT

public:
    explicit IndicatorModel(DataHub& hub, QObject* parent = nullptr);

    [[nodiscard]] QStringList indicators() const; ///< Those with most values first, then by name.
    /// Every series of that indicator, actual values and targets, by area (as printed).
    [[nodiscard]] std::vector<IndicatorSeries> series(const QString& indicator) const;
    /// Actual values whose period is a calendar quarter, with a gap for each quarter missing between first
    /// and last.
    [[nodiscard]] std::vector<IndicatorSeries> quarterly(const QString& indicator) const;
    [[nodiscard]] QStringList
    quarterlyIndicators() const; ///< Those that quarterly() has something for; most first.
    [[nodiscard]] const std::vector<IndicatorValue>& values() const { return m_values; }
    [[nodiscard]] quint64 revision() const { return m_revision; } ///< Grows when values() become other ones.

    [[nodiscard]] ModelState state() const { return m_state; }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    [[nodiscard]] std::optional<UtcTime> asOf() const;

Q_SIGNALS:
    void changed();

private:
    void take(Result<std::vector<IndicatorValue>> answer);

    DataHub& m_hub;
    std::vector<IndicatorValue> m_values;
    quint64 m_revision = 0;
    ModelState m_state = ModelState::Loading;
    std::optional<Error> m_error;
    std::optional<UtcTime> m_asOf;
    std::optional<UtcTime> m_askedAsOf;
    QuestionLane<std::vector<IndicatorValue>> m_lane;
};

} // namespace onescreen
