// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/periodtext.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace onescreen::ingest {

namespace {

/// From the first day of one period to the last day of the other.
std::optional<Period> span(const QString& first, const QString& last)
{
    const auto from = Period::fromString(first);
    const auto to = Period::fromString(last);
    return from && to ? Period::fromDays(from->first(), to->last()) : std::nullopt;
}

} // namespace

PeriodReading readPeriodText(const QString& text)
{
    static const QRegularExpression months(uR"(^(\d{4})-(\d\d)至(?:(\d{4})-)?(\d\d)$)"_s);
    static const QRegularExpression years(uR"(^(\d{4})[-至](\d{4})$)"_s);
    PeriodReading reading;
    QString rest = text.trimmed();
    if (rest.endsWith(u"目标"_s)) {
        reading.role = ValueRole::Target;
        rest.chop(2);
    }
    if (const auto match = months.match(rest); match.hasMatch()) {
        const QString lastYear = match.hasCaptured(3) ? match.captured(3) : match.captured(1);
        reading.period =
            span(match.captured(1) + u'-' + match.captured(2), lastYear + u'-' + match.captured(4));
    } else if (const auto range = years.match(rest); range.hasMatch()) {
        reading.period = span(range.captured(1), range.captured(2));
    } else {
        reading.period = Period::fromString(rest);
    }
    return reading;
}

} // namespace onescreen::ingest
