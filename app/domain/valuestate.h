// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <optional>

namespace onescreen {

/// Why a value has a number, or has none. Only Value has one; 0/0 is NotApplicable, never 0 % or 100 %.
/// The order is stored; append only.
enum class ValueState : quint8 {
    Value,
    NotApplicable, ///< The duty did not arise: nothing was due.
    NotReported,   ///< Nothing came by the deadline.
    Late,          ///< Announced, but came or will come after the deadline.
    Suppressed,    ///< Too few cases to be shown.
    Rejected       ///< Failed a check.
};
inline constexpr std::array allValueStates{ValueState::Value,       ValueState::NotApplicable,
                                           ValueState::NotReported, ValueState::Late,
                                           ValueState::Suppressed,  ValueState::Rejected};
/// Word of wire and files: "value", "not_applicable", "not_reported", "late", "suppressed", "rejected".
QString valueStateName(ValueState state);
std::optional<ValueState> valueStateFromName(QStringView name);

} // namespace onescreen
