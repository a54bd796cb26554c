// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/eventfilter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int daysWorthAnIndex = 31; ///< Over longer periods a plain scan is faster than jumping by index.

template <typename Range> QByteArray inList(const char* column, const Range& numbers)
{
    QByteArray sql = QByteArray(column) + " IN (";
    bool first = true;
    for (const auto number : numbers) {
        if (!first)
            sql += ',';
        sql += QByteArray::number(static_cast<qint64>(number));
        first = false;
    }
    return sql + ')';
}

std::vector<qint64> categoriesUnder(const QSet<QString>& roots, const Lookups& lookups)
{
    std::vector<qint64> numbers;
    for (qint64 number = 0; number < std::ssize(lookups.categories); ++number) {
        if (!textOf(lookups.categories, number).isEmpty() &&
            roots.contains(textOf(lookups.categoryRoots, number)))
            numbers.push_back(number);
    }
    return numbers;
}

/// The text as a LIKE pattern that matches it literally anywhere.
QString likePattern(const QString& text)
{
    QString pattern = u"%"_s;
    for (const QChar c : text) {
        if (c == u'%' || c == u'_' || c == u'\\')
            pattern += u'\\';
        pattern += c;
    }
    return pattern + u'%';
}

} // namespace

FilterSql filterSql(const EventFilter& filter, const Lookups& lookups, OpenEvents open)
{
    FilterSql sql{.from = "event", .where = "1", .texts = {}};
    const auto both = [&sql](const QByteArray& condition) { sql.where += " AND " + condition; };
    const bool onlyOpen = !filter.states.isEmpty() && std::ranges::all_of(filter.states, isOpen);
    if (onlyOpen && open == OpenEvents::ByIndex) {
        sql.from = "event INDEXED BY e_open";
        both("st < 5"); // Word for word the condition of the index.
    }
    if (!filter.states.isEmpty())
        both(inList("st", filter.states));
    if (!filter.priorities.isEmpty())
        both(inList("pri", filter.priorities));
    if (filter.area)
        both("region BETWEEN " + QByteArray::number(filter.area->number()) + " AND " +
             QByteArray::number(filter.area->lastNumber()));
    if (filter.reportedIn) {
        const QByteArray column = filter.reportedIn->dayCount() > daysWorthAnIndex ? "+at" : "at";
        both(column + " >= " + QByteArray::number(toMs(filter.reportedIn->begin())) + " AND " + column +
             " < " + QByteArray::number(toMs(filter.reportedIn->end())));
    }
    if (!filter.categoryRoots.isEmpty())
        both(inList("cat", categoriesUnder(filter.categoryRoots, lookups)));
    if (!filter.text.isEmpty()) {
        both("EXISTS (SELECT 1 FROM event_text t WHERE t.rid = event.rid AND (t.title LIKE ?1 ESCAPE '\\' OR "
             "t.addr"
             " LIKE ?1 ESCAPE '\\' OR t.no LIKE ?1 ESCAPE '\\'))");
        sql.texts.push_back(likePattern(filter.text));
    }
    return sql;
}

} // namespace onescreen
