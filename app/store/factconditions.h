// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/domain/period.h"

#include <QSet>
#include <QString>

#include <optional>

namespace onescreen {

/// "At any time": with it, FactConditions::acceptedWithin only asks whether there is a time of acceptance.
inline constexpr Milliseconds anyTime = Milliseconds::max();

/// The part of an EventFilter that names exactly the rows behind a counted fact (app/domain/factmeasure.h).
/// Everything absent or empty means "all".
struct FactConditions
{
    QSet<QString> categories; ///< Codes, each with everything below it by today's dictionary.
    QSet<QString> sources;    ///< Codes.
    QSet<QString> units;      ///< Ids; the empty text stands for "nobody has it".
    bool exactArea = false;   ///< Only events known by EventFilter::area itself, not by a smaller area in it.
    std::optional<Period> dueIn;
    std::optional<Period> endedIn; ///< Closed or cancelled in it.
    std::optional<bool> hasDue;
    std::optional<bool> onTime;                 ///< Closed, and not later (false: later) than its due time.
    std::optional<UtcTime> overdueAt;           ///< Open, and due before that moment.
    std::optional<Milliseconds> acceptedWithin; ///< From the report; see anyTime.
    std::optional<Milliseconds> assignedWithin; ///< From the report; see anyTime.
    bool reopened = false;

    [[nodiscard]] bool isEmpty() const { return *this == FactConditions{}; }
    friend bool operator==(const FactConditions&, const FactConditions&) = default;
};

} // namespace onescreen
