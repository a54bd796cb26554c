// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/timespan.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace onescreen {

/// 3000-01-01: where a window ends that has no end.
inline constexpr UtcTime withoutEnd = fromMs(32'503'680'000'000);

/// Which time the map shows: all of it, or from some moment on. The words of addresses are in brackets.
class WindowChoice
{
public:
    enum class Kind {
        All,      ///< [all]
        LastHour, ///< [1h]
        Shift,    ///< [shift] since the last change of shifts: 08:00 or 20:00 in Asia/Shanghai.
        Today,    ///< [today] since 00:00 in Asia/Shanghai.
        Custom,   ///< [2024-06-30T05:00:00.000Z..2024-06-30T06:00:00.000Z]
    };

    WindowChoice() = default;
    explicit WindowChoice(Kind kind) : m_kind(kind == Kind::Custom ? Kind::All : kind) {}
    /// None unless it ends after it begins, and lasts at most 31 days.
    static std::optional<WindowChoice> custom(UtcTime from, UtcTime to);
    static std::optional<WindowChoice> fromString(QStringView text);
    [[nodiscard]] QString toString() const;

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] bool isRelative() const { return m_kind != Kind::All && m_kind != Kind::Custom; }
    /// Up to `now`, or as chosen; none for all.
    [[nodiscard]] std::optional<TimeSpan> resolve(UtcTime now) const;

    friend bool operator==(const WindowChoice&, const WindowChoice&) = default;

private:
    Kind m_kind = Kind::All;
    std::optional<TimeSpan> m_custom; ///< Exactly with Kind::Custom.
};

/// The last change of shifts at or before `now`.
UtcTime startOfShift(UtcTime now);

} // namespace onescreen
