// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/eventfilter.h"

#include "app/store/areacells.h"
#include "app/store/schema.h"
#include "app/store/searchtext.h"

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

/// Numbers of the code book that stand for one of these texts.
std::vector<qint64> numbersOf(const QSet<QString>& wanted, const std::vector<QString>& texts)
{
    std::vector<qint64> numbers;
    for (qint64 number = 0; number < std::ssize(texts); ++number) {
        const QString& text = texts[static_cast<std::size_t>(number)];
        if (!text.isEmpty() && wanted.contains(text))
            numbers.push_back(number);
    }
    return numbers;
}

QByteArray inPeriod(const QByteArray& column, const Period& period)
{
    const QByteArray asked = period.dayCount() > daysWorthAnIndex ? '+' + column : column;
    return asked + " >= " + QByteArray::number(toMs(period.begin())) + " AND " + asked + " < " +
           QByteArray::number(toMs(period.end()));
}

QByteArray within(const QByteArray& column, Milliseconds limit)
{
    const QByteArray present = column + " IS NOT NULL";
    return limit == anyTime ? present
                            : present + " AND " + column + " - at <= " + QByteArray::number(limit.count());
}

/// Collects conditions that must all hold.
class Conditions
{
public:
    explicit Conditions(QByteArray& where) : m_where(where) {}
    void operator()(const QByteArray& condition) { m_where += " AND " + condition; }

private:
    QByteArray& m_where;
};

void addWho(const FactConditions& facts, const Lookups& lookups, Conditions& both)
{
    if (!facts.categories.isEmpty())
        both(inList("cat", categoriesIn(facts.categories, lookups)));
    if (!facts.sources.isEmpty())
        both(inList("src", numbersOf(facts.sources, lookups.sources)));
    if (!facts.units.isEmpty()) {
        const QByteArray named = inList("unit", numbersOf(facts.units, lookups.units));
        both(facts.units.contains(QString()) ? "(unit IS NULL OR " + named + ')' : named);
    }
}

void addTimes(const FactConditions& facts, Conditions& both)
{
    // Word for word the condition of the index e_due.
    const QByteArray hasDue = "due < 9007199254740991";
    if (facts.dueIn)
        both(inPeriod("due", *facts.dueIn) + " AND " + hasDue);
    if (facts.endedIn)
        both(inPeriod("closed", *facts.endedIn));
    if (facts.hasDue)
        both(*facts.hasDue ? "+" + hasDue : "due = " + QByteArray::number(schema::noDue));
    if (facts.onTime)
        both("st = 5 AND +" + hasDue + (*facts.onTime ? " AND closed <= due" : " AND closed > due"));
    if (facts.overdueAt)
        both("st < 5 AND due < " + QByteArray::number(toMs(*facts.overdueAt)));
    if (facts.acceptedWithin)
        both(within("ack", *facts.acceptedWithin));
    if (facts.assignedWithin)
        both(within("asg", *facts.assignedWithin));
    if (facts.reopened)
        both("reopened > 0");
}

/// Adds the text to those that are bound and gives its place among them.
QByteArray mark(const QString& text, std::vector<QString>& texts)
{
    texts.push_back(text);
    return '?' + QByteArray::number(texts.size());
}

/// The rows that the index has, but for those that changed since; and of these and the newer ones what a look
/// at their texts shows.
QByteArray textByIndex(const QString& text, std::vector<QString>& texts)
{
    const SearchQuery query(text);
    if (query.isEmpty())
        return "0";
    const QByteArray matching = "text_matches(" + mark(text, texts) + ", t.no, t.title, t.addr)";
    const QByteArray expression = mark(query.matchExpression(), texts);
    return "rid IN (SELECT rowid FROM search WHERE search MATCH " + expression +
           " AND rowid NOT IN (SELECT rid FROM search_todo)"
           " UNION ALL SELECT t.rid FROM event_text t WHERE t.rid > coalesce((SELECT n FROM care WHERE name ="
           " 'searched'), 0) AND " +
           matching +
           " UNION ALL SELECT t.rid FROM search_todo todo CROSS JOIN event_text t ON t.rid = todo.rid "
           "WHERE " +
           matching + ')';
}

QByteArray textByRow(const QString& text, std::vector<QString>& texts)
{
    return "EXISTS (SELECT 1 FROM event_text t WHERE t.rid = event.rid AND text_matches(" +
           mark(text, texts) + ", t.no, t.title, t.addr))";
}

/// Rows in the cells around the ring, and some more.
QByteArray nearCells(const GeoRing& ring)
{
    QByteArray ranges;
    for (const CellRange& range : cellsBetween(ring.southWest(), ring.northEast()))
        ranges += (ranges.isEmpty() ? "(" : ",(") + QByteArray::number(range.first) + ',' +
                  QByteArray::number(range.last) + ')';
    return "rid IN (SELECT e.rid FROM (VALUES " + ranges +
           ") r CROSS JOIN event e INDEXED BY e_cell WHERE e.cell BETWEEN r.column1 AND r.column2)";
}

} // namespace

FilterSql filterSql(const EventFilter& filter, const Lookups& lookups, OpenEvents open, Lookup lookup)
{
    FilterSql sql{.from = "event", .where = "1", .texts = {}};
    Conditions both(sql.where);
    const bool onlyOpen =
        filter.facts.overdueAt || (!filter.states.isEmpty() && std::ranges::all_of(filter.states, isOpen));
    if (onlyOpen && open == OpenEvents::ByIndex) {
        sql.from = "event INDEXED BY e_open";
        both("st < 5"); // Word for word the condition of the index.
    }
    if (!filter.states.isEmpty())
        both(inList("st", filter.states));
    if (!filter.priorities.isEmpty())
        both(inList("pri", filter.priorities));
    if (filter.area) {
        const QByteArray first = QByteArray::number(filter.area->number());
        both(filter.facts.exactArea
                 ? "region = " + first
                 : "region BETWEEN " + first + " AND " + QByteArray::number(filter.area->lastNumber()));
    }
    if (filter.reportedIn)
        both(inPeriod("at", *filter.reportedIn));
    if (filter.reportedBetween)
        both("at >= " + QByteArray::number(toMs(filter.reportedBetween->from)) + " AND at < " +
             QByteArray::number(toMs(filter.reportedBetween->to)));
    if (!filter.categoryRoots.isEmpty())
        both(inList("cat", categoriesUnder(filter.categoryRoots, lookups)));
    addWho(filter.facts, lookups, both);
    addTimes(filter.facts, both);
    if (!filter.text.isEmpty())
        both(lookup == Lookup::ByIndex ? textByIndex(filter.text, sql.texts)
                                       : textByRow(filter.text, sql.texts));
    if (filter.inside) {
        if (lookup == Lookup::ByIndex)
            both(nearCells(*filter.inside));
        both("is_inside(" + mark(filter.inside->toString(), sql.texts) + ", lon, lat)");
    }
    return sql;
}

std::optional<FilterSql> retiredFilterSql(const EventFilter& filter, const Lookups& lookups)
{
    if (!filter.text.isEmpty() || filter.inside)
        return std::nullopt;
    FilterSql sql = filterSql(filter, lookups, OpenEvents::ByScan);
    sql.from = "retired AS event";
    return sql;
}

} // namespace onescreen
