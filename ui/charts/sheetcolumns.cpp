// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/period.h"
#include "ui/charts/charttext.h"
#include "ui/charts/sheetreaders.h"
#include "ui/charts/sheetrow.h"

#include <QDate>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

/// Columns after the first that are no `reserved` ones: series, periods or indicators.
std::vector<qsizetype> freeColumns(const ChartSheet& sheet, const QStringList& reserved)
{
    std::vector<qsizetype> columns;
    for (qsizetype i = 1; i < sheet.header().size(); ++i) {
        if (!reserved.contains(sheet.header()[i], Qt::CaseInsensitive))
            columns.push_back(i);
    }
    return columns;
}

Result<std::vector<qsizetype>> atLeast(const ChartSheet& sheet, const QStringList& reserved, size_t least,
                                       const QString& what)
{
    std::vector<qsizetype> columns = freeColumns(sheet, reserved);
    if (columns.size() < least)
        return failure(ErrorKind::Invalid,
                       u"The chart needs %1 columns of %2 after the first."_s.arg(least).arg(what),
                       {.file = sheet.file(), .row = 1});
    return columns;
}

QStringList namesOf(const ChartSheet& sheet, const std::vector<qsizetype>& columns)
{
    QStringList names;
    for (const qsizetype column : columns)
        names.append(sheet.header()[column]);
    return names;
}

/// An axis of time whose periods stand twice or go back would show a course that never was.
Result<void> expectOrder(const ChartSheet& sheet)
{
    std::optional<Period> before;
    for (const ChartSheet::Row& row : sheet.rows()) {
        const std::optional<Period> period = Period::fromString(row.cells.value(0));
        if (period && before && (*period == *before || period->first() < before->first()))
            return failure(ErrorKind::Invalid,
                           (*period == *before ? u"The period %1 stands in the row above already."_s
                                               : u"The period %1 is before that of the row above."_s)
                               .arg(row.cells.value(0)),
                           {.file = sheet.file(), .row = row.line, .field = sheet.header().front()});
        before = period;
    }
    return {};
}

/// Days one after the other without a gap, so that the file is drawn on an axis of dates.
std::optional<QDate> firstDay(const ChartSheet& sheet)
{
    QDate first;
    QDate expected;
    for (const ChartSheet::Row& row : sheet.rows()) {
        const QDate day = QDate::fromString(row.cells.value(0), Qt::ISODate);
        if (!day.isValid() || (expected.isValid() && day != expected))
            return std::nullopt;
        first = first.isValid() ? first : day;
        expected = day.addDays(1);
    }
    return first.isValid() ? std::optional(first) : std::nullopt;
}

Result<GroupedBarsData> barsOf(const ChartSheet& sheet, const SheetOptions& options, bool stacked)
{
    const auto columns = atLeast(sheet, {}, 1, u"values"_s);
    if (!columns)
        return std::unexpected(columns.error());
    GroupedBarsData start{.categories = {},
                          .keys = {},
                          .series = {},
                          .stacked = stacked,
                          .target = options.target,
                          .format = formatOf(options)};
    for (const QString& name : namesOf(sheet, *columns))
        start.series.push_back({.name = name, .values = {}});
    return readRows(sheet, std::move(start), [&](GroupedBarsData& all, SheetRow& row) {
        all.categories.append(row.text(sheet.header().front()));
        for (size_t i = 0; i < columns->size(); ++i)
            all.series[i].values.push_back(row.number((*columns)[i]));
    });
}

} // namespace

Result<LineData> readLine(const ChartSheet& sheet, const SheetOptions& options)
{
    const auto columns = atLeast(sheet, {}, 1, u"values"_s);
    if (!columns)
        return std::unexpected(columns.error());
    if (auto ordered = expectOrder(sheet); !ordered)
        return std::unexpected(ordered.error());
    const std::optional<QDate> first = firstDay(sheet);
    LineData start;
    start.first = first.value_or(QDate());
    start.target = options.target;
    start.format = formatOf(options);
    start.fromZero = options.unit != "%"_L1;
    for (size_t i = 0; i < columns->size(); ++i)
        start.lines.push_back({.name = sheet.header()[(*columns)[i]],
                               .category = static_cast<int>(i),
                               .dashed = i % 2 == 1,
                               .values = {}});
    return readRows(sheet, std::move(start), [&](LineData& all, SheetRow& row) {
        if (!first)
            all.periods.append(row.text(sheet.header().front()));
        for (size_t i = 0; i < columns->size(); ++i)
            all.lines[i].values.push_back(row.number((*columns)[i]));
    });
}

Result<GroupedBarsData> readBars(const ChartSheet& sheet, const SheetOptions& options)
{
    return barsOf(sheet, options, false);
}

Result<GroupedBarsData> readStackedBars(const ChartSheet& sheet, const SheetOptions& options)
{
    return barsOf(sheet, options, true);
}

Result<BumpData> readBump(const ChartSheet& sheet, const SheetOptions&)
{
    const auto columns = atLeast(sheet, {u"chosen"_s}, 1, u"ranks"_s);
    if (!columns)
        return std::unexpected(columns.error());
    BumpData start{.periods = namesOf(sheet, *columns), .lines = {}};
    return readRows(sheet, std::move(start), [&](BumpData& all, SheetRow& row) {
        BumpLine line{.key = {},
                      .name = row.text(sheet.header().front()),
                      .ranks = {},
                      .chosen = row.flag(u"chosen"_s)};
        for (const qsizetype column : *columns) {
            const std::optional<double> rank = row.number(column);
            if (rank && (*rank < 1.0 || *rank > 1e6 || *rank != std::floor(*rank)))
                row.fail(sheet.header()[column], u"%1 is no rank."_s.arg(*rank));
            line.ranks.push_back(rank && *rank <= 1e6 ? std::optional(static_cast<int>(*rank))
                                                      : std::nullopt);
        }
        all.lines.push_back(std::move(line));
    });
}

Result<SlopeData> readSlope(const ChartSheet& sheet, const SheetOptions& options)
{
    const auto columns = atLeast(sheet, {u"tone"_s}, 2, u"values"_s);
    if (!columns)
        return std::unexpected(columns.error());
    SlopeData start{.beforeName = sheet.header()[(*columns)[0]],
                    .afterName = sheet.header()[(*columns)[1]],
                    .lines = {},
                    .format = formatOf(options)};
    return readRows(sheet, std::move(start), [&](SlopeData& all, SheetRow& row) {
        all.lines.push_back({.key = {},
                             .name = row.text(sheet.header().front()),
                             .before = row.number((*columns)[0]),
                             .after = row.number((*columns)[1]),
                             .tone = row.tone(Tone::Context)});
    });
}

Result<HeatData> readHeat(const ChartSheet& sheet, const SheetOptions& options)
{
    const auto columns = atLeast(sheet, {}, 1, u"values"_s);
    if (!columns)
        return std::unexpected(columns.error());
    auto data = readRows(sheet, HeatData{}, [&](HeatData& all, SheetRow& row) {
        HeatRow one{.key = {}, .name = row.text(sheet.header().front()), .cells = {}};
        for (const qsizetype column : *columns)
            one.cells.push_back({.value = row.number(column), .note = {}});
        all.rows.push_back(std::move(one));
    });
    if (!data)
        return data;
    for (size_t i = 0; i < columns->size(); ++i) {
        HeatColumn column{
            .name = sheet.header()[(*columns)[i]], .low = 0.0, .high = 0.0, .format = formatOf(options)};
        bool known = false;
        for (const HeatRow& row : data->rows) {
            if (const std::optional<double>& value = row.cells[i].value) {
                column.low = known ? std::min(column.low, *value) : *value;
                column.high = known ? std::max(column.high, *value) : *value;
                known = true;
            }
        }
        if (column.high <= column.low)
            column.high = column.low + 1.0;
        data->columns.push_back(std::move(column));
    }
    return data;
}

Result<SmallMultiplesData> readMultiples(const ChartSheet& sheet, const SheetOptions& options)
{
    const auto columns = atLeast(sheet, {u"tone"_s}, 1, u"values"_s);
    if (!columns)
        return std::unexpected(columns.error());
    SmallMultiplesData start{.periods = namesOf(sheet, *columns),
                             .panels = {},
                             .low = {},
                             .high = {},
                             .reference = options.target,
                             .referenceName = ChartText::tr("目标"),
                             .format = formatOf(options)};
    return readRows(sheet, std::move(start), [&](SmallMultiplesData& all, SheetRow& row) {
        SmallPanel panel{.key = {}, .name = row.text(sheet.header().front()), .values = {}, .note = {}};
        for (const qsizetype column : *columns)
            panel.values.push_back(row.number(column));
        panel.tone = row.tone(Tone::Plain);
        all.panels.push_back(std::move(panel));
    });
}

Result<ScatterData> readScatter(const ChartSheet& sheet, const SheetOptions& options)
{
    const auto columns = atLeast(sheet, {u"tone"_s, u"labelled"_s}, 2, u"values"_s);
    if (!columns)
        return std::unexpected(columns.error());
    ScatterData start;
    start.xName = sheet.header()[(*columns)[0]];
    start.yName = sheet.header()[(*columns)[1]];
    start.xFormat = {.decimals = options.decimals, .unit = {}};
    start.yFormat = formatOf(options);
    return readRows(sheet, std::move(start), [&](ScatterData& all, SheetRow& row) {
        all.points.push_back({.key = {},
                              .name = row.text(sheet.header().front()),
                              .x = row.number((*columns)[0]),
                              .y = row.number((*columns)[1]),
                              .tone = row.tone(Tone::Plain),
                              .labelled = row.flag(u"labelled"_s)});
    });
}

} // namespace onescreen
