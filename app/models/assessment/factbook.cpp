// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/assessment/factevaluation.h"

#include <QHash>

#include <algorithm>

namespace onescreen {

namespace {

constexpr std::size_t rowsBetweenLooks = 1000;

} // namespace

struct FactBook::Content
{
    struct Filtered
    {
        FactRows rows;
        std::vector<FactSums> sums; ///< [period · slots + slot]
    };
    QHash<QString, std::size_t> periods; ///< By text.
    std::vector<Filtered> filters;
    /// Place of a unit's sums, by unit; none for units of which there never was a fact.
    std::vector<std::optional<std::size_t>> slot;
    std::size_t slots = 0;
    std::optional<QDate> first;
    std::optional<QDate> last;
    QSet<QDate> months; ///< With any fact.

    static const FactSums& none()
    {
        static const FactSums zero;
        return zero;
    }
    [[nodiscard]] const Filtered* find(const FactFilter& filter) const
    {
        const auto found =
            std::ranges::find(filters, filter, [](const Filtered& one) { return one.rows.filter; });
        return found == filters.end() ? nullptr : &*found;
    }
    void giveSlots(const AssessedUnits& units, const std::vector<FactRows>& rows)
    {
        slot.assign(units.all().size(), std::nullopt);
        const auto see = [this](const CubeRow& row, const std::vector<std::size_t>& holders) {
            first = first ? std::min(*first, row.month) : row.month;
            last = last ? std::max(*last, row.month) : row.month;
            months.insert(row.month);
            for (const std::size_t unit : holders) {
                if (!slot[unit])
                    slot[unit] = slots++;
            }
        };
        for (const FactRows& filtered : rows) {
            for (const CubeRow& row : filtered.areas) {
                if (row.region)
                    see(row, units.holding(*row.region));
            }
            for (const CubeRow& row : filtered.units)
                see(row, units.holding(row.unit));
        }
    }
    /// Null when there are no sums of that unit and period.
    [[nodiscard]] std::optional<std::size_t> cell(std::size_t unit, const Period& period) const
    {
        const auto at = periods.constFind(period.toString());
        if (at == periods.cend() || unit >= slot.size() || !slot[unit])
            return std::nullopt;
        return *at * slots + *slot[unit];
    }
};

FactBook::FactBook() : d(std::make_shared<const Content>()) {}

FactBook::FactBook(const AssessedUnits& units, const std::vector<Period>& periods, std::vector<FactRows> rows,
                   const std::function<bool()>& stop)
    : FactBook()
{
    auto content = std::make_shared<Content>();
    QHash<QDate, std::vector<std::size_t>> periodsOf; // Of a month's first day.
    for (std::size_t i = 0; i < periods.size(); ++i) {
        content->periods.insert(periods[i].toString(), i);
        for (QDate month = periods[i].first(); month <= periods[i].last(); month = month.addMonths(1))
            periodsOf[month].push_back(i);
    }
    content->giveSlots(units, rows);
    for (FactRows& filtered : rows) {
        Content::Filtered one{.rows = {}, .sums = std::vector<FactSums>(periods.size() * content->slots)};
        std::size_t count = 0;
        const auto add = [&](const CubeRow& row, const std::vector<std::size_t>& holders) {
            for (const std::size_t unit : holders) {
                for (const std::size_t period : periodsOf.value(row.month))
                    one.sums[period * content->slots + *content->slot[unit]] += row.sums;
            }
            return ++count % rowsBetweenLooks != 0 || !stop || !stop();
        };
        for (const CubeRow& row : filtered.areas) {
            if (row.region && !add(row, units.holding(*row.region)))
                return;
        }
        for (const CubeRow& row : filtered.units) {
            if (!add(row, units.holding(row.unit)))
                return;
        }
        one.rows = std::move(filtered);
        content->filters.push_back(std::move(one));
    }
    d = std::move(content);
}

std::optional<QDate> FactBook::firstMonth() const
{
    return d->first;
}

std::optional<QDate> FactBook::lastMonth() const
{
    return d->last;
}

bool FactBook::knows(std::size_t unit) const
{
    return unit < d->slot.size() && d->slot[unit].has_value();
}

bool FactBook::hasFactsIn(const Period& period) const
{
    for (QDate month = period.first(); month <= period.last(); month = month.addMonths(1)) {
        if (d->months.contains(month))
            return true;
    }
    return false;
}

const FactSums& FactBook::sums(std::size_t unit, const Period& period, const FactFilter& filter) const
{
    return lookup(unit, period)(filter);
}

FactLookup FactBook::lookup(std::size_t unit, const Period& period) const
{
    const auto cell = d->cell(unit, period);
    return [content = d, cell](const FactFilter& filter) -> const FactSums& {
        const Content::Filtered* filtered = cell ? content->find(filter) : nullptr;
        return filtered == nullptr ? Content::none() : filtered->sums[*cell];
    };
}

std::vector<FactBook::CategorySums> FactBook::byCategory(const AssessedUnits& units, std::size_t unit,
                                                         const Period& period, const FactFilter& filter) const
{
    std::vector<CategorySums> found;
    const Content::Filtered* filtered = d->find(filter);
    if (filtered == nullptr)
        return found;
    for (const CubeRow& row : filtered->rows.areas) {
        if (!row.region || row.month < period.first() || row.month > period.last())
            continue;
        const std::vector<std::size_t> holders = units.holding(*row.region);
        if (std::ranges::find(holders, unit) == holders.end())
            continue;
        auto at = std::ranges::find(found, row.categoryRoot, &CategorySums::categoryRoot);
        if (at == found.end())
            at = found.insert(found.end(), CategorySums{.categoryRoot = row.categoryRoot, .sums = {}});
        at->sums += row.sums;
    }
    std::ranges::sort(found, {}, &CategorySums::categoryRoot);
    return found;
}

} // namespace onescreen
