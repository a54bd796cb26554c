// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/cubequery.h"

#include "app/store/factcell.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

/// Where a row of the answer stands; what is added up is 0.
struct Place
{
    qint32 month = 0;
    qint32 region = 0;
    qint32 unit = 0;
    qint32 root = 0; ///< Index into Grouping::roots().

    friend auto operator<=>(const Place&, const Place&) = default;
    friend size_t qHash(const Place& place, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, place.month, place.region, place.unit, place.root);
    }
};

/// Decides for each cell whether it is asked for and which row it goes to.
class Grouping
{
public:
    Grouping(const CubeQuestion& question, const Lookups& lookups)
        : m_question(question), m_categories(lookups.categories.size(), question.categories.isEmpty()),
          m_sources(taken(question.sources, lookups.sources)), m_units(taken(question.units, lookups.units)),
          m_rootOf(lookups.categories.size(), 0)
    {
        for (const qint64 number : categoriesIn(question.categories, lookups))
            m_categories[static_cast<std::size_t>(number)] = true;
        QStringList roots;
        for (const QString& root : lookups.categoryRoots)
            roots << root;
        roots.sort();
        roots.removeDuplicates();
        m_roots = roots;
        for (std::size_t number = 0; number < m_rootOf.size(); ++number)
            m_rootOf[number] = static_cast<qint32>(roots.indexOf(lookups.categoryRoots[number]));
    }

    /// Whether cube_area is enough.
    [[nodiscard]] bool needsAreasOnly() const
    {
        return m_question.categories.isEmpty() && m_question.sources.isEmpty() &&
               m_question.priorities.isEmpty() && m_question.units.isEmpty() && !m_question.byUnit &&
               !m_question.byCategoryRoot;
    }
    [[nodiscard]] bool takes(const FactCell& cell) const
    {
        return isIn(m_categories, cell.category) && isIn(m_sources, cell.source) &&
               isIn(m_units, cell.unit) &&
               (m_question.priorities.isEmpty() ||
                m_question.priorities.contains(static_cast<Priority>(cell.priority)));
    }
    Place placeOf(const FactCell& cell)
    {
        return {.month = m_question.byMonth ? cell.month : 0,
                .region = m_question.byLevel ? regionOf(cell.region) : 0,
                .unit = m_question.byUnit ? cell.unit : 0,
                .root = m_question.byCategoryRoot ? m_rootOf[static_cast<std::size_t>(cell.category)] : 0};
    }
    [[nodiscard]] const QStringList& roots() const { return m_roots; }

private:
    static bool isIn(const std::vector<bool>& taken, qint32 number)
    {
        return static_cast<std::size_t>(number) < taken.size() && taken[static_cast<std::size_t>(number)];
    }
    /// By number; number 0 is "none", written as the empty text.
    static std::vector<bool> taken(const QSet<QString>& wanted, const std::vector<QString>& texts)
    {
        std::vector<bool> taken(std::max<std::size_t>(texts.size(), 1), wanted.isEmpty());
        for (std::size_t number = 0; number < taken.size(); ++number) {
            const QString text = textOf(texts, static_cast<qint64>(number));
            if ((number == 0 || !text.isEmpty()) && wanted.contains(text))
                taken[number] = true;
        }
        return taken;
    }
    qint32 regionOf(qint32 number)
    {
        if (number == m_lastRegion)
            return m_lastPlace;
        const auto region = RegionCode::fromNumber(number);
        const auto above = region ? region->ancestor(*m_question.byLevel) : std::nullopt;
        m_lastRegion = number;
        m_lastPlace = above ? above->number() : number;
        return m_lastPlace;
    }

    const CubeQuestion& m_question;
    std::vector<bool> m_categories;
    std::vector<bool> m_sources;
    std::vector<bool> m_units;
    std::vector<qint32> m_rootOf; ///< By category number.
    QStringList m_roots;
    qint32 m_lastRegion = -1;
    qint32 m_lastPlace = 0;
};

/// Rows of the answer while they grow.
class Rows
{
public:
    FactSums& at(const Place& place)
    {
        if (m_last && m_last->first == place) // Cells come in the order of months and areas.
            return m_sums[m_last->second];
        const auto known = m_known.constFind(place);
        const std::size_t index = known == m_known.cend() ? m_sums.size() : *known;
        if (known == m_known.cend()) {
            m_known.insert(place, index);
            m_sums.emplace_back();
        }
        m_last = {place, index};
        return m_sums[index];
    }
    /// In order; rows without any fact are left out.
    template <typename Visit> void forEach(Visit visit)
    {
        std::vector<std::pair<Place, std::size_t>> order;
        for (const auto& [place, index] : m_known.asKeyValueRange())
            order.emplace_back(place, index);
        std::ranges::sort(order);
        for (const auto& [place, index] : order) {
            const FactSums& sums = m_sums[index];
            if (sums.value(FactMeasure::OverdueOpen).value_or(0) != 0 ||
                std::ranges::any_of(sums.numbers(), [](qint64 n) { return n != 0; }))
                visit(place, sums);
        }
    }

private:
    QHash<Place, std::size_t> m_known;
    std::vector<FactSums> m_sums;
    std::optional<std::pair<Place, std::size_t>> m_last;
};

QByteArray inArea(const std::optional<RegionCode>& area)
{
    if (!area)
        return {};
    return " AND region BETWEEN " + QByteArray::number(area->number()) + " AND " +
           QByteArray::number(area->lastNumber());
}

Result<void> addCells(sqlite::Connection& db, const CubeQuestion& question, Grouping& grouping, Rows& rows)
{
    const bool areas = grouping.needsAreasOnly();
    auto cells = sqlite::Statement::prepare(
        db, QByteArray(areas ? "SELECT sums, month, region FROM cube_area"
                             : "SELECT sums, month, region, cat, src, pri, unit FROM cube") +
                " WHERE month BETWEEN ? AND ?" + inArea(question.area));
    if (!cells)
        return std::unexpected(std::move(cells).error());
    for (cells->bind(monthNumber(question.months.first()), monthNumber(question.months.last()));
         cells->next();) {
        const auto number = [&](int column) { return static_cast<qint32>(cells->integer(column)); };
        FactCell cell{.month = number(1), .region = number(2)};
        if (!areas) {
            cell.category = number(3);
            cell.source = number(4);
            cell.priority = number(5);
            cell.unit = number(6);
            if (!grouping.takes(cell))
                continue;
        }
        if (!addEncodedFacts(cells->blob(0), rows.at(grouping.placeOf(cell))))
            return failure(ErrorKind::Corrupt, u"A cell of the cube is damaged."_s,
                           {.file = db.path(), .row = 0, .field = {}});
    }
    return cells->ended();
}

Result<void> addOverdue(sqlite::Connection& db, const CubeQuestion& question, Grouping& grouping,
                        std::map<Place, qint64>& overdue)
{
    const bool areas = grouping.needsAreasOnly();
    // The index alone answers the short form.
    auto events = sqlite::Statement::prepare(
        db, QByteArray(areas ? "SELECT due, region" : "SELECT due, region, cat, src, pri, unit") +
                " FROM event INDEXED BY e_open WHERE st < 5 AND due >= ?1 AND due < min(?2, ?3)" +
                inArea(question.area));
    if (!events)
        return std::unexpected(std::move(events).error());
    const UtcTime begin = beginOf(monthNumber(question.months.first()));
    const UtcTime end = beginOf(monthNumber(question.months.last()) + 1);
    for (events->bind(begin, end, *question.overdueAt); events->next();) {
        const auto number = [&](int column) { return static_cast<qint32>(events->integer(column)); };
        FactCell cell{.month = monthNumber(fromMs(events->integer(0))), .region = number(1)};
        if (!areas) {
            cell.category = number(2);
            cell.source = number(3);
            cell.priority = number(4);
            cell.unit = number(5); // NULL reads as 0, which is nobody.
        }
        if (areas || grouping.takes(cell))
            ++overdue[grouping.placeOf(cell)];
    }
    return events->ended();
}

} // namespace

Result<std::vector<CubeRow>> queryCube(sqlite::Connection& db, const Lookups& lookups,
                                       const CubeQuestion& question)
{
    Grouping grouping(question, lookups);
    Rows rows;
    auto done = addCells(db, question, grouping, rows);
    std::map<Place, qint64> overdue;
    if (done && question.overdueAt)
        done = addOverdue(db, question, grouping, overdue);
    if (!done)
        return std::unexpected(std::move(done).error());
    for (const auto& [place, count] : overdue)
        rows.at(place).setOverdueOpen(count);
    std::vector<CubeRow> answer;
    rows.forEach([&](const Place& place, const FactSums& sums) {
        CubeRow& row = answer.emplace_back();
        row.sums = sums;
        if (question.overdueAt && !sums.value(FactMeasure::OverdueOpen))
            row.sums.setOverdueOpen(0);
        if (question.byMonth)
            row.month = firstDayOf(place.month);
        if (question.byLevel)
            row.region = RegionCode::fromNumber(place.region);
        if (question.byUnit)
            row.unit = textOf(lookups.units, place.unit);
        if (question.byCategoryRoot)
            row.categoryRoot = grouping.roots().value(place.root);
    });
    return answer;
}

} // namespace onescreen
