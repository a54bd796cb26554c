// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/action.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr std::array<QStringView, 9> stageNames{u"queued",  u"sent", u"done",      u"conflict", u"rejected",
                                                u"expired", u"held", u"withdrawn", u"unknown"};

} // namespace

QString actionStageName(ActionStage stage)
{
    return stageNames[static_cast<std::size_t>(stage)].toString();
}

std::optional<ActionStage> actionStageFromName(QStringView name)
{
    const auto* found = std::ranges::find(stageNames, name);
    if (found == stageNames.end())
        return std::nullopt;
    return static_cast<ActionStage>(found - stageNames.begin());
}

} // namespace onescreen
