// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/cli/spcseries.h"

#include "app/domain/period.h"
#include "app/main/cli/tidycells.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using statistics::ChartKind;
using statistics::Share;

/// Places of the columns in the table.
struct Places
{
    std::optional<std::size_t> period;
    std::optional<std::size_t> value;
    std::optional<std::size_t> numerator;
    std::optional<std::size_t> denominator;
    std::optional<std::size_t> state;
    std::vector<std::size_t> series;
};

Result<Places> placesOf(const TidyTable& table, const SpcColumns& columns, ChartKind kind)
{
    Places places;
    struct Wanted
    {
        std::optional<std::size_t>* place;
        QString asked;
        QString usual;
    };
    for (const Wanted& wanted : {Wanted{&places.period, columns.period, u"period"_s},
                                 Wanted{&places.value, columns.value, u"value"_s},
                                 Wanted{&places.numerator, columns.numerator, u"numerator"_s},
                                 Wanted{&places.denominator, columns.denominator, u"denominator"_s},
                                 Wanted{&places.state, columns.state, u"state"_s}}) {
        const auto place = table.place(wanted.asked, wanted.usual);
        if (!place)
            return std::unexpected(place.error());
        *wanted.place = *place;
    }
    auto series = table.places(columns.series, {u"unit"_s, u"indicator"_s});
    if (!series)
        return std::unexpected(series.error());
    places.series = *std::move(series);
    const bool share = places.numerator && places.denominator;
    if (takesShares(kind) && !share)
        return failure(ErrorKind::Invalid, u"this chart needs a numerator and a denominator column"_s,
                       {.file = table.file, .row = 1});
    if (!takesShares(kind) && !places.value && !(kind == ChartKind::Xmr && share))
        return failure(ErrorKind::Invalid, u"this chart needs a value column"_s,
                       {.file = table.file, .row = 1});
    return places;
}

/// Makes rows out of the table's, collecting what is wrong.
class Reader
{
public:
    Reader(const TidyTable& table, const Places& places, ChartKind kind, SpcInput& input)
        : m_places(places), m_kind(kind), m_input(input), m_cells(table, input.faults)
    {
    }

    void read(const TidyRow& tidy)
    {
        SpcRow row{.line = tidy.line};
        if (!readPeriod(tidy, row))
            return;
        const bool rejected = !readNumbers(tidy, row);
        row.state = rejected ? SpcState::Rejected : isPresent(row) ? SpcState::Value : SpcState::Missing;
        if (row.state != SpcState::Value) {
            row.value.reset();
            row.share = {};
        }
        std::vector<QString> key;
        key.reserve(m_places.series.size());
        for (const std::size_t place : m_places.series)
            key.push_back(tidy.fields[place]);
        const auto [entry, added] = m_series.try_emplace(key, m_input.series.size());
        if (added)
            m_input.series.push_back({.key = key});
        m_input.series[entry->second].rows.push_back(std::move(row));
    }

private:
    bool readPeriod(const TidyRow& tidy, SpcRow& row)
    {
        if (!m_places.period) {
            row.order = ++m_count;
            row.period = QString::number(row.order);
            return true;
        }
        row.period = tidy.fields[*m_places.period].trimmed();
        const std::optional<qint64> order = spcOrder(row.period);
        if (!order)
            return m_cells.fault(tidy, m_places.period, u"'%1' is no period"_s.arg(row.period));
        row.order = *order;
        return true;
    }

    bool readNumbers(const TidyRow& tidy, SpcRow& row)
    {
        const std::optional<bool> may = m_cells.mayHaveValue(tidy, m_places.state);
        if (!may || !*may) // Whatever the numbers say, there is no value.
            return may.has_value();
        if (takesShares(m_kind) || !m_places.value) {
            if (!m_cells.readNumber(tidy, m_places.numerator, row.share.numerator) ||
                !m_cells.readNumber(tidy, m_places.denominator, row.share.denominator))
                return false;
            return checkShare(tidy, row);
        }
        return m_cells.readNumber(tidy, m_places.value, row.value) && checkValue(tidy, row);
    }

    bool checkShare(const TidyRow& tidy, SpcRow& row)
    {
        const bool counts = m_kind == ChartKind::U || m_kind == ChartKind::LaneyU || m_kind == ChartKind::Xmr;
        const auto checked = statistics::checkShares(
            std::span(&row.share, 1), counts ? statistics::ShareRule::CountPer : statistics::ShareRule::Part);
        if (!checked)
            return m_cells.fault(tidy,
                                 checked.error().place.field == "denominator"_L1 ? m_places.denominator
                                                                                 : m_places.numerator,
                                 checked.error().text);
        if (takesShares(m_kind) && !isWhole(row.share.numerator))
            return m_cells.fault(tidy, m_places.numerator,
                                 u"%1 is not a whole number"_s.arg(*row.share.numerator));
        if (const auto share = statistics::known(row.share))
            row.value = share->rate();
        return true;
    }

    bool checkValue(const TidyRow& tidy, const SpcRow& row)
    {
        if (m_kind == ChartKind::Xmr || !row.value)
            return true;
        if (m_kind == ChartKind::T && !(*row.value > 0))
            return m_cells.fault(tidy, m_places.value, u"a time between events must be above 0"_s);
        if (*row.value < 0)
            return m_cells.fault(tidy, m_places.value, u"%1 is negative"_s.arg(*row.value));
        if (m_kind != ChartKind::T && !isWhole(row.value))
            return m_cells.fault(tidy, m_places.value, u"%1 is not a whole number"_s.arg(*row.value));
        return true;
    }

    /// Cases are counted; what they are counted over need not be whole.
    static bool isWhole(const std::optional<double>& count) { return !count || std::floor(*count) == *count; }
    [[nodiscard]] static bool isPresent(const SpcRow& row) { return row.value.has_value(); }

    const Places& m_places;
    ChartKind m_kind;
    SpcInput& m_input;
    TidyCells m_cells;
    std::map<std::vector<QString>, std::size_t> m_series;
    qint64 m_count = 0;
};

/// By time; of two rows of one period the later one in the file is rejected.
void sortSeries(SpcInput& input, SpcSeries& series, const QString& periodColumn)
{
    std::ranges::stable_sort(series.rows, {}, &SpcRow::order);
    for (std::size_t i = 1; i < series.rows.size();) {
        const SpcRow& before = series.rows[i - 1];
        if (series.rows[i].order != before.order) {
            ++i;
            continue;
        }
        input.faults.push_back(
            {.line = series.rows[i].line,
             .column = periodColumn,
             .rule = u"the period %1 stands in this series already, on line %2"_s.arg(series.rows[i].period)
                         .arg(before.line)});
        series.rows.erase(series.rows.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

/// Months of a period that begins and ends with a month; 0 for any other.
int wholeMonths(const Period& period)
{
    const QDate after = period.last().addDays(1);
    if (period.first().day() != 1 || after.day() != 1)
        return 0;
    return (after.year() - period.first().year()) * 12 + after.month() - period.first().month();
}

/// Months, quarters or years that the file leaves out between two rows become missing points: a range or a
/// run must not bridge them. Single days and numbers are taken as they come.
void fillAbsentPeriods(SpcSeries& series)
{
    std::vector<SpcRow> rows;
    for (SpcRow& row : series.rows) {
        const auto now = Period::fromString(row.period);
        while (!rows.empty() && now) {
            const auto before = Period::fromString(rows.back().period);
            const int months = before ? wholeMonths(*before) : 0;
            if (months == 0 || wholeMonths(*now) != months)
                break;
            const QDate first = before->first().addMonths(months);
            const auto absent = Period::fromDays(first, first.addMonths(months).addDays(-1));
            if (!absent || absent->last() >= now->first())
                break;
            rows.push_back({.period = absent->toString(), .order = first.toJulianDay()});
        }
        rows.push_back(std::move(row));
    }
    series.rows = std::move(rows);
}

} // namespace

bool takesShares(ChartKind kind)
{
    return kind == ChartKind::P || kind == ChartKind::LaneyP || kind == ChartKind::U ||
           kind == ChartKind::LaneyU;
}

std::optional<qint64> spcOrder(const QString& period)
{
    if (const auto known = Period::fromString(period))
        return known->first().toJulianDay();
    bool ok = false;
    const qint64 number = period.toLongLong(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

Result<SpcInput> spcInput(const TidyTable& table, const SpcColumns& columns, ChartKind kind)
{
    const Result<Places> places = placesOf(table, columns, kind);
    if (!places)
        return std::unexpected(places.error());
    SpcInput input{.faults = table.faults};
    for (const std::size_t place : places->series)
        input.seriesColumns.push_back(table.header[place]);
    Reader reader(table, *places, kind, input);
    for (const TidyRow& row : table.rows)
        reader.read(row);
    for (SpcSeries& series : input.series) {
        sortSeries(input, series, places->period ? table.header[*places->period] : QString());
        fillAbsentPeriods(series);
    }
    std::ranges::stable_sort(input.faults, {}, &TidyFault::line);
    return input;
}

} // namespace onescreen
