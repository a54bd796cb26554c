// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QDate>
#include <QString>

#include <optional>

namespace onescreen {

/// A span of whole business days (Asia/Shanghai), both ends included.
/// Written "2024", "2024H1", "2024Q1", "2024-06", "2024-06-30" or "2024-01-01..2024-06-30".
class Period
{
public:
    static std::optional<Period> fromString(QStringView text);
    static std::optional<Period> fromDays(QDate first, QDate last); ///< None when invalid or reversed.
    static Period day(QDate day) { return {day, day}; }             ///< Requires a valid date.
    /// The last `days` business days up to and including `last`; `days` >= 1.
    static Period lastDays(QDate last, int days) { return {last.addDays(1 - days), last}; }

    [[nodiscard]] QDate first() const { return m_first; }
    [[nodiscard]] QDate last() const { return m_last; }
    [[nodiscard]] UtcTime begin() const { return startOfBusinessDay(m_first); }
    [[nodiscard]] UtcTime end() const { return startOfBusinessDay(m_last.addDays(1)); } ///< Exclusive.
    [[nodiscard]] int dayCount() const { return static_cast<int>(m_first.daysTo(m_last)) + 1; }
    [[nodiscard]] bool isQuarter() const;
    /// The shortest form that fromString() reads back.
    [[nodiscard]] QString toString() const;

    friend bool operator==(const Period&, const Period&) = default;

private:
    Period(QDate first, QDate last) : m_first(first), m_last(last) {}
    QDate m_first;
    QDate m_last;
};

} // namespace onescreen
