// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/assessment.h"
#include "app/models/viewaddress.h"

#include <array>
#include <optional>

namespace onescreen {

enum class IndicatorPage { Table, Ranking, Change, WhatIf, Checks };
inline constexpr std::array allIndicatorPages{IndicatorPage::Table, IndicatorPage::Ranking,
                                              IndicatorPage::Change, IndicatorPage::WhatIf,
                                              IndicatorPage::Checks};

/// What the address of the scene says; what it leaves open is decided by IndicatorScope.
struct IndicatorPlace
{
    static constexpr qsizetype mostHighlighted = 5;

    IndicatorPage page = IndicatorPage::Table;
    std::optional<RegionCode> area;
    QString unit;                       ///< Key of a department or team; goes before `area`.
    std::optional<Period> period;       ///< A month or a quarter.
    std::optional<Period> from;         ///< What it is compared with, of the same calendar.
    QString indicator;                  ///< The chosen one.
    bool byIndicator = false;           ///< Rank by it instead of by the index.
    std::optional<AssessedLevel> level; ///< Whom to rank.
    QString peers;                      ///< Peer group; empty: all.
    QStringList highlighted;            ///< Keys, at most five.
    QString passport;                   ///< Key of the unit whose passport of the indicator is open.
    bool passportOfIndex = false;       ///< It is that of the index instead.
    /// Denominators by indicator, chosen with this address; opening it chooses them for the workplace.
    QMap<QString, QString> denominators;

    /// The same page of another unit; what was chosen among the units below the old one is let go.
    [[nodiscard]] IndicatorPlace at(const AssessedUnit& other) const;

    friend bool operator==(const IndicatorPlace&, const IndicatorPlace&) = default;
};
/// Words that it does not know are left aside.
IndicatorPlace placeOf(const ViewAddress& address);
/// `address` with this place instead of its own.
ViewAddress withPlace(ViewAddress address, const IndicatorPlace& place);

/// A place with everything decided by what there is.
struct IndicatorScope
{
    Period period;
    Period from; ///< The one before, or as chosen.
    AssessedCalendar calendar = AssessedCalendar::Quarter;
    AssessedUnit unit;
    AssessedLevel level = AssessedLevel::County; ///< Of those that are ranked and drawn.
    QString peers;                               ///< Id of the peer group, and its name.
    QString peersName;
    QString index;                          ///< Node; empty without a tree.
    std::optional<IndicatorInfo> indicator; ///< None: the catalogue has none in this period.
    bool byIndicator = false;

    /// What is ranked: the indicator or the index.
    [[nodiscard]] QString node() const { return byIndicator && indicator ? indicator->id : index; }
    /// What is drawn where there must be something: the index, or the indicator where there is no index.
    [[nodiscard]] bool ranksIndicator() const { return indicator && node() == indicator->id; }
};
/// The last period that has ended, the tenant's own area, the level below it and the first indicator with a
/// figure (scored ones before others) where the place leaves them open or names what is not there. None
/// without any unit or period.
std::optional<IndicatorScope> scopeOf(const Assessment& assessment, const IndicatorPlace& place,
                                      std::optional<RegionCode> tenant);
/// Levels that can be ranked inside the unit, the nearest first.
std::vector<AssessedLevel> rankedLevels(const Assessment& assessment, const AssessedUnit& unit);
/// From the top to the unit.
std::vector<AssessedUnit> pathOf(const Assessment& assessment, const AssessedUnit& unit);
/// Units of the level inside the unit; its siblings when it has none.
std::vector<AssessedUnit> unitsIn(const Assessment& assessment, const IndicatorScope& scope);

} // namespace onescreen
