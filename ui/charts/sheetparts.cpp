// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/sheetreaders.h"
#include "ui/charts/sheetrow.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr qsizetype mostPolarSeries = 7;

/// A name and one value, whatever the columns are called.
Result<void> expectNameAndValue(const ChartSheet& sheet)
{
    if (sheet.header().size() == 2)
        return {};
    return failure(ErrorKind::Invalid, u"The chart takes two columns: a name and its value."_s,
                   {.file = sheet.file(), .row = 1});
}

QString valueNameOf(const ChartSheet& sheet, const SheetOptions& options)
{
    return options.valueName.isEmpty() ? sheet.header().back() : options.valueName;
}

} // namespace

Result<RankedBarsData> readRanked(const ChartSheet& sheet, const SheetOptions& options)
{
    if (auto fits = expectNameAndValue(sheet); !fits)
        return std::unexpected(fits.error());
    RankedBarsData start{.bars = {}, .valueName = valueNameOf(sheet, options), .format = formatOf(options)};
    return readRows(sheet, std::move(start), [&](RankedBarsData& all, SheetRow& row) {
        all.bars.push_back({.key = {}, .name = row.text(sheet.header().front()), .value = row.number(1)});
    });
}

Result<PieData> readPie(const ChartSheet& sheet, const SheetOptions& options)
{
    if (auto fits = expectNameAndValue(sheet); !fits)
        return std::unexpected(fits.error());
    PieData start{.parts = {}, .valueName = valueNameOf(sheet, options), .format = formatOf(options)};
    return readRows(sheet, std::move(start), [&](PieData& all, SheetRow& row) {
        const std::optional<double> value = row.number(1);
        if (value && *value < 0.0)
            row.fail(sheet.header().back(), u"%1 is below 0: it is no part of a whole."_s.arg(*value));
        all.parts.push_back({.key = {}, .name = row.text(sheet.header().front()), .value = value});
    });
}

Result<AreaData> readArea(const ChartSheet& sheet, const SheetOptions& options)
{
    auto line = readLine(sheet, options);
    if (!line)
        return std::unexpected(line.error());
    if (line->lines.size() > 1) {
        for (const ChartSheet::Row& row : sheet.rows()) {
            for (qsizetype column = 1; column < sheet.header().size(); ++column) {
                const auto value = sheet.number(row, column);
                if (value && *value && **value < 0.0)
                    return sheet.fault(
                        row, sheet.header()[column],
                        u"%1 is below 0: areas that stand on each other have no place for it."_s.arg(
                            **value));
            }
        }
    }
    return AreaData{.series = *std::move(line)};
}

Result<PolarData> readPolar(const ChartSheet& sheet, const SheetOptions& options)
{
    const auto bars = readBars(sheet, options);
    if (!bars)
        return std::unexpected(bars.error());
    if (std::ssize(bars->series) > mostPolarSeries)
        return failure(ErrorKind::Invalid,
                       u"The chart takes at most %1 columns of values."_s.arg(mostPolarSeries),
                       {.file = sheet.file(), .row = 1});
    return PolarData{.categories = bars->categories, .series = bars->series, .format = bars->format};
}

Result<PeriodData> readPeriods(const ChartSheet& sheet, const SheetOptions& options)
{
    if (auto fits = sheet.expect({u"period"_s, u"value"_s}, {u"kind"_s, u"source"_s}); !fits)
        return std::unexpected(fits.error());
    auto values =
        readRows(sheet, std::vector<PeriodValue>{}, [](std::vector<PeriodValue>& all, SheetRow& row) {
            const QString printed = row.text(u"period"_s);
            const std::optional<Period> period = Period::fromString(printed);
            const QString kind = row.text(u"kind"_s).toLower();
            if (!period)
                return row.fail(u"period"_s, u"\"%1\" is no period like 2024, 2024H1, 2024Q2, "
                                             "2024-06 or 2024-06-30."_s.arg(printed));
            if (!kind.isEmpty() && kind != u"actual" && kind != u"target")
                return row.fail(u"kind"_s, u"\"%1\" is none of actual, target."_s.arg(kind));
            all.push_back({.period = *period,
                           .value = row.number(u"value"_s),
                           .target = kind == u"target",
                           .printedPeriod = printed,
                           .source = row.text(u"source"_s)});
        });
    if (!values)
        return std::unexpected(values.error());
    return PeriodData(*std::move(values), options.unit);
}

} // namespace onescreen
