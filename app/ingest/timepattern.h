// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QString>

#include <optional>

namespace onescreen::ingest {

/// How a time is written, in Qt's letters (yyyy MM dd HH mm ss zzz AP t; text between ' stands for itself).
/// Where a pattern has AP, 上午 and 下午 are understood as well. The zone of this machine never matters: Qt's
/// own functions read through it and move the times that its daylight saving leaves out.
class TimePattern
{
public:
    explicit TimePattern(const QString& letters);

    /// What a text says. A text with an offset (letter t) names a moment, others a time of day somewhere.
    struct Reading
    {
        QDate day;
        QTime time; ///< 00:00 for a pattern without a time of day.
        std::optional<UtcTime> moment;
    };
    /// Nothing when the text is not written like this, or there is no such day or time.
    [[nodiscard]] std::optional<Reading> read(const QString& text) const;

    [[nodiscard]] const QString& letters() const { return m_letters; }
    [[nodiscard]] bool isDateOnly() const { return m_dateOnly; }

private:
    QString m_letters;
    bool m_dateOnly;
    QRegularExpression
        m_digits; ///< Empty where names of months or days, two-digit years or offsets are read.
};

} // namespace onescreen::ingest
