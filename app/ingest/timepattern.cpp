// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/timepattern.h"

#include <QHash>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace onescreen::ingest {

namespace {

/// The run of one letter, the text between quotes, or one sign that stands for itself.
struct Part
{
    QString text;
    bool literal = false;
};

Part nextPart(QStringView letters)
{
    const QChar first = letters.front();
    if (first == u'\'') {
        const qsizetype end = letters.indexOf(u'\'', 1);
        return {.text = letters.sliced(0, end < 0 ? letters.size() : end + 1).toString(), .literal = true};
    }
    if (letters.startsWith("AP"_L1, Qt::CaseInsensitive))
        return {.text = u"AP"_s};
    if (!u"yMdHhmszaAt"_s.contains(first))
        return {.text = first, .literal = true};
    qsizetype end = 1;
    while (end < letters.size() && letters[end] == first)
        ++end;
    return {.text = letters.sliced(0, end).toString()};
}

/// Text as it stands: without its quotes, '' being one quote.
QString literalText(const QString& part)
{
    if (part == "''"_L1)
        return u"'"_s;
    return part.startsWith(u'\'') ? QString(part).remove(u'\'') : part;
}

/// An expression for patterns of digits alone; empty for others.
QString digitsExpression(QStringView letters)
{
    static const QHash<QString, QString> groups{
        {u"yyyy"_s, u"(?<y>\\d{4})"_s}, {u"MM"_s, u"(?<M>\\d{2})"_s},
        {u"M"_s, u"(?<M>\\d{1,2})"_s},  {u"dd"_s, u"(?<d>\\d{2})"_s},
        {u"d"_s, u"(?<d>\\d{1,2})"_s},  {u"HH"_s, u"(?<H>\\d{2})"_s},
        {u"H"_s, u"(?<H>\\d{1,2})"_s},  {u"hh"_s, u"(?<h>\\d{2})"_s},
        {u"h"_s, u"(?<h>\\d{1,2})"_s},  {u"mm"_s, u"(?<m>\\d{2})"_s},
        {u"m"_s, u"(?<m>\\d{1,2})"_s},  {u"ss"_s, u"(?<s>\\d{2})"_s},
        {u"s"_s, u"(?<s>\\d{1,2})"_s},  {u"zzz"_s, u"(?<z>\\d{3})"_s},
        {u"z"_s, u"(?<z>\\d{1,3})"_s},  {u"AP"_s, u"(?<a>[AaPp][Mm]|上午|下午)"_s}};
    QString expression;
    while (!letters.isEmpty()) {
        const Part part = nextPart(letters);
        letters = letters.sliced(part.text.size());
        if (!part.literal && !groups.contains(part.text))
            return {};
        expression += part.literal ? QRegularExpression::escape(literalText(part.text)) : groups[part.text];
    }
    return QRegularExpression::anchoredPattern(expression);
}

bool hasTimeOfDay(QStringView letters)
{
    while (!letters.isEmpty()) {
        const Part part = nextPart(letters);
        letters = letters.sliced(part.text.size());
        if (!part.literal && u"hHmsz"_s.contains(part.text.front()))
            return true;
    }
    return false;
}

QTime timeOf(const QRegularExpressionMatch& match)
{
    const QString half = match.captured(u"a"_s);
    int hour = match.captured(u"H"_s).toInt();
    if (match.hasCaptured(u"h"_s)) {
        hour = match.captured(u"h"_s).toInt();
        if (!half.isEmpty() && (hour < 1 || hour > 12))
            return {};
        if (!half.isEmpty())
            hour = hour % 12 + (half == u"下午" || half.startsWith(u'p', Qt::CaseInsensitive) ? 12 : 0);
    }
    const int milliseconds = match.captured(u"z"_s).leftJustified(3, u'0').toInt();
    return {hour, match.captured(u"m"_s).toInt(), match.captured(u"s"_s).toInt(), milliseconds};
}

} // namespace

TimePattern::TimePattern(const QString& letters)
    : m_letters(letters), m_dateOnly(!hasTimeOfDay(letters)), m_digits(digitsExpression(letters))
{
    m_digits.optimize();
}

std::optional<TimePattern::Reading> TimePattern::read(const QString& text) const
{
    Reading reading;
    if (!m_digits.pattern().isEmpty() && m_digits.isValid()) {
        const QRegularExpressionMatch match = m_digits.match(text);
        if (!match.hasMatch())
            return std::nullopt;
        reading = {.day = QDate(match.captured(u"y"_s).toInt(), match.captured(u"M"_s).toInt(),
                                match.captured(u"d"_s).toInt()),
                   .time = timeOf(match),
                   .moment = {}};
    } else if (m_dateOnly) {
        reading = {.day = QLocale::c().toDate(text, m_letters), .time = QTime(0, 0), .moment = {}};
    } else if (m_letters.contains(u't')) {
        const QDateTime moment = QLocale::c().toDateTime(text, m_letters);
        reading = {.day = moment.date(), .time = moment.time(), .moment = {}};
        if (moment.isValid())
            reading.moment = fromMs(moment.toMSecsSinceEpoch());
    } else {
        const QDateTime there = QLocale::c().toDateTime(text + " Z"_L1, m_letters + " t"_L1);
        reading = {.day = there.date(), .time = there.time(), .moment = {}};
    }
    return reading.day.isValid() && reading.time.isValid() ? std::optional(reading) : std::nullopt;
}

} // namespace onescreen::ingest
