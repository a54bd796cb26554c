// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/catalogue/memberreader.h"

namespace onescreen {

/// Inner header of the reader: score rules and point rules. None when a fault was noted.
std::optional<ScoreRule> readScoreRule(const JsonNode& node, std::vector<LintFinding>& findings,
                                       const QString& subject);
std::optional<PointRule> readPointRule(const JsonNode& node, std::vector<LintFinding>& findings);

} // namespace onescreen
