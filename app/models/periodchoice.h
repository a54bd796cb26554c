// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/period.h"

#include <QString>

#include <optional>
#include <variant>

namespace onescreen {

/// What a user picks as period: everything, the days up to today (moves when the day rolls), or fixed days.
/// Written "all", "today", "7d" (1 to 3660 days, today included) or as Period writes itself.
class PeriodChoice
{
public:
    PeriodChoice() = default; ///< Everything.
    explicit PeriodChoice(const Period& fixed) : m_choice(fixed) {}
    static PeriodChoice all() { return {}; }
    static PeriodChoice today() { return PeriodChoice(1); }
    static std::optional<PeriodChoice> lastDays(int days); ///< None outside 1 to 3660.
    static std::optional<PeriodChoice> fromString(QStringView text);

    [[nodiscard]] bool isAll() const { return std::holds_alternative<std::monostate>(m_choice); }
    [[nodiscard]] bool isRelative() const { return std::holds_alternative<int>(m_choice); }
    [[nodiscard]] std::optional<int> days() const; ///< Of a relative choice.
    /// None for everything.
    [[nodiscard]] std::optional<Period> resolve(QDate today) const;
    [[nodiscard]] QString toString() const;

    friend bool operator==(const PeriodChoice&, const PeriodChoice&) = default;

private:
    explicit PeriodChoice(int days) : m_choice(days) {}
    std::variant<std::monostate, int, Period> m_choice;
};

} // namespace onescreen
