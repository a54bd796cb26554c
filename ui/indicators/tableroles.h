// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QtCore/qnamespace.h>

#include <optional>
#include <vector>

namespace onescreen {

/// What the tables of this folder say beyond Qt's own roles.
enum TableRole {
    KeyRole = Qt::UserRole + 1, ///< QString: id of the indicator, key of the unit.
    SortValueRole,              ///< Number or text; invalid when missing, which sorts last both ways.
    NumberRole,                 ///< The number without its unit; valid in columns of numbers only.
    UnitRole,                   ///< The unit, small beside it.
    MarkRole,                   ///< A mark's number, in the column that shows one.
    SparkRole,                  ///< std::vector<std::optional<double>>, in the column that shows it.
    MutedRole,                  ///< The text stands in for a number, or belongs to a unit that is not ranked.
    PrimaryRole,                ///< What the row is about: its name.
    FlaggedRole,                ///< 口径待确认, shown as "※".
    IntervalRole,               ///< std::vector<std::optional<double>>: low, middle, high of a rank.
    SourcelessRole,             ///< There is no source for it here: may be left out of the table.
    TrialRole,                  ///< 试算: not an official figure.
};

} // namespace onescreen

Q_DECLARE_METATYPE(std::vector<std::optional<double>>)
