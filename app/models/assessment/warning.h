// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/period.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace onescreen {

/// 蓝, 黄, 橙, 红 of indicators.md 7.4. The order is the urgency.
enum class WarningLevel : quint8 { Blue, Yellow, Orange, Red };

/// What raised it; several may hold for one unit and indicator, there is still one warning.
enum class WarningRule : quint8 {
    PointInConcern, ///< XmR: a run or trend rule names the point.
    OutsideLimits,  ///< XmR: outside the limits, on the side of concern.
    MissedTarget,   ///< Target missed with at least n_min cases.
    WillFailTarget, ///< Assurance: the target lies beyond the limits.
    TooUniform,     ///< 7.5: counts across units are suspiciously even.
    Veto,           ///< A veto event of the catalogue.
    BelowFloor,     ///< At or beyond the catalogue's alarm value.
};

struct AssessmentWarning
{
    WarningLevel level = WarningLevel::Blue;
    QString unit; ///< Key; empty for one about a whole level.
    QString unitName;
    QString indicator;
    QString indicatorName;
    std::vector<WarningRule> rules; ///< At least one, most urgent first.
    std::optional<double> value;    ///< In the indicator's unit, as the next two.
    std::optional<double> target;
    std::optional<double> lowLimit;  ///< Of the control chart; none where no value can lie below it.
    std::optional<double> highLimit; ///< The same above.
    std::optional<double> numerator;
    std::optional<double> denominator;
    QString owner;     ///< Of the indicator.
    double weight = 0; ///< Size × importance, for sorting; largest first.
};

/// What printed figures say that cannot all be true. Flagged, never repaired.
enum class ContradictionKind : quint8 {
    RatioDiffersFromParts, ///< Numerator over denominator is not the printed rate.
    PartsDoNotSum,         ///< Printed parts do not add up to the printed total.
    TwoScopes,             ///< Two values of what reads the same, without a stated 口径.
    DiffersFromRows,       ///< Ours, computed from rows, is another number.
};

struct Contradiction
{
    ContradictionKind kind = ContradictionKind::RatioDiffersFromParts;
    QString area; ///< As printed.
    QString periodText;
    QString indicator; ///< As printed.
    double printed = 0;
    double computed = 0;
    QString unit;
    QString arithmetic; ///< "3527 / 6724 = 52.45", for people to check.
    QStringList documents;
    QStringList contexts;
    /// With DiffersFromRows: what was computed. Empty and none otherwise.
    QString unitKey{};
    QString indicatorId{};
    std::optional<Period> period{};
};

} // namespace onescreen
