// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/period.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

/// Whole months from `month` on, `count` of them.
std::optional<Period> months(int year, int month, int count)
{
    const QDate first(year, month, 1);
    return Period::fromDays(first, first.addMonths(count).addDays(-1));
}

std::optional<QDate> isoDate(QStringView text)
{
    const QDate date = QDate::fromString(text.toString(), u"yyyy-MM-dd"_s);
    return date.isValid() ? std::optional(date) : std::nullopt;
}

} // namespace

std::optional<Period> Period::fromDays(QDate first, QDate last)
{
    if (!first.isValid() || !last.isValid() || last < first)
        return std::nullopt;
    return Period(first, last);
}

std::optional<Period> Period::fromString(QStringView text)
{
    if (const qsizetype dots = text.indexOf(u".."); dots > 0) {
        const auto first = isoDate(text.first(dots));
        const auto last = isoDate(text.sliced(dots + 2));
        return first && last ? fromDays(*first, *last) : std::nullopt;
    }
    static const QRegularExpression shape(uR"(^(\d{4})(?:(H[12])|(Q[1-4])|-(\d\d)(?:-(\d\d))?)?$)"_s);
    const auto match = shape.matchView(text);
    if (!match.hasMatch())
        return std::nullopt;
    const int year = match.capturedView(1).toInt();
    if (match.hasCaptured(2))
        return months(year, match.capturedView(2) == u"H1" ? 1 : 7, 6);
    if (match.hasCaptured(3))
        return months(year, match.capturedView(3).sliced(1).toInt() * 3 - 2, 3);
    if (match.hasCaptured(5)) {
        const auto date = isoDate(text);
        return date ? std::optional(day(*date)) : std::nullopt;
    }
    if (match.hasCaptured(4))
        return months(year, match.capturedView(4).toInt(), 1);
    return months(year, 1, 12);
}

bool Period::isQuarter() const
{
    return m_first.day() == 1 && m_first.month() % 3 == 1 && m_last == m_first.addMonths(3).addDays(-1);
}

QString Period::toString() const
{
    if (m_first == m_last)
        return m_first.toString(Qt::ISODate);
    const QString year = u"%1"_s.arg(m_first.year(), 4, 10, QChar(u'0'));
    if (m_first.day() == 1) {
        if (m_last == m_first.addMonths(1).addDays(-1))
            return m_first.toString(u"yyyy-MM"_s);
        if (isQuarter())
            return year + u'Q' + QString::number((m_first.month() + 2) / 3);
        if (m_first.month() % 6 == 1 && m_last == m_first.addMonths(6).addDays(-1))
            return year + (m_first.month() == 1 ? u"H1"_s : u"H2"_s);
        if (m_first.month() == 1 && m_last == m_first.addYears(1).addDays(-1))
            return year;
    }
    return m_first.toString(Qt::ISODate) + u".."_s + m_last.toString(Qt::ISODate);
}

} // namespace onescreen
