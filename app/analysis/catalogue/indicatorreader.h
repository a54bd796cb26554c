// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/catalogue/memberreader.h"

namespace onescreen {

/// Inner header of the reader: one indicator version. None when it has no id.
std::optional<IndicatorDefinition> readIndicator(const JsonNode& node, const MissingPolicy& otherwise,
                                                 std::vector<LintFinding>& findings);
MissingPolicy readMissingPolicy(const JsonNode& node, std::vector<LintFinding>& findings,
                                const QString& subject);
/// Members level, region, unit and peer_group of the object that `reader` reads.
AreaSelector readArea(MemberReader& reader);

inline constexpr std::array allPeriodKinds{PeriodKind::Month, PeriodKind::Quarter, PeriodKind::HalfYear,
                                           PeriodKind::Year, PeriodKind::RollingFour};
inline constexpr std::array allAreaLevels{AreaLevel::Province, AreaLevel::City,       AreaLevel::County,
                                          AreaLevel::Township, AreaLevel::Department, AreaLevel::Team};

} // namespace onescreen
