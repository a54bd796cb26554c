// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/action.h"

namespace onescreen::test {

inline constexpr UtcTime actionTime{Milliseconds{1'716'000'000'000}};

inline ActionOrder orderOf(const QString& id, const QString& event = QStringLiteral("e-1"))
{
    return {.id = ActionId::fromString(id).value(),
            .kind = QStringLiteral("note"),
            .event = EventId::fromString(event).value(),
            .expectedVersion = 7,
            .created = actionTime,
            .validUntil = actionTime + std::chrono::hours{1},
            .body = {{QStringLiteral("text"), QStringLiteral("现场已处置“完毕”")}}};
}

inline ActionAnswer answerOf(const QString& id, ActionVerdict verdict)
{
    return {.id = ActionId::fromString(id).value(), .verdict = verdict};
}

} // namespace onescreen::test
