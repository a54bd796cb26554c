// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/charttext.h"
#include "ui/charts/sheetreaders.h"
#include "ui/charts/sheetrow.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

/// "60;80;90" as ascending bounds.
std::vector<double> boundsOf(SheetRow& row, const QString& column)
{
    std::vector<double> bounds;
    const QString text = row.text(column);
    if (text.isEmpty())
        return bounds;
    for (const QString& part : text.split(u';')) {
        bool ok = false;
        bounds.push_back(part.trimmed().toDouble(&ok));
        if (!ok)
            row.fail(column, u"\"%1\" is no list of numbers like 60;80;90."_s.arg(text));
    }
    if (!std::ranges::is_sorted(bounds))
        row.fail(column, u"\"%1\" does not ascend."_s.arg(text));
    return bounds;
}

/// Ends of the scales of rows that do not give their own: round numbers around everything that is shown.
void completeScales(std::vector<Bullet>& rows, const std::vector<bool>& given)
{
    for (size_t i = 0; i < rows.size(); ++i) {
        if (given[i])
            continue;
        Bullet& bullet = rows[i];
        double high = bullet.bands.empty() ? 0.0 : bullet.bands.back();
        for (const auto& value : {bullet.value, bullet.target, bullet.peer})
            high = std::max(high, value.value_or(0.0));
        if (bullet.format.unit == "%"_L1 && high <= 100.0)
            high = 100.0;
        bullet.high = high > 0.0 ? high : 1.0;
    }
}

} // namespace

Result<BulletData> readBullet(const ChartSheet& sheet, const SheetOptions& options)
{
    if (auto fits = sheet.expect({u"name"_s, u"value"_s}, {u"target"_s, u"peer"_s, u"bands"_s, u"low"_s,
                                                           u"high"_s, u"unit"_s, u"tone"_s, u"note"_s});
        !fits)
        return std::unexpected(fits.error());
    std::vector<bool> given;
    auto data = readRows(sheet, BulletData{}, [&](BulletData& all, SheetRow& row) {
        Bullet bullet{
            .key = {}, .name = row.text(u"name"_s), .format = formatOf(options), .note = row.text(u"note"_s)};
        bullet.value = row.number(u"value"_s);
        bullet.target = row.number(u"target"_s);
        bullet.peer = row.number(u"peer"_s);
        bullet.bands = boundsOf(row, u"bands"_s);
        bullet.low = row.number(u"low"_s).value_or(0.0);
        const std::optional<double> high = row.number(u"high"_s);
        bullet.high = high.value_or(bullet.high);
        bullet.tone = row.tone(Tone::Plain);
        if (!row.text(u"unit"_s).isEmpty())
            bullet.format.unit = row.text(u"unit"_s);
        if (high && *high <= bullet.low)
            row.fail(u"high"_s, u"The end of the scale is not above its beginning."_s);
        given.push_back(high.has_value());
        all.rows.push_back(std::move(bullet));
    });
    if (data)
        completeScales(data->rows, given);
    return data;
}

Result<DotData> readDots(const ChartSheet& sheet, const SheetOptions& options)
{
    if (auto fits =
            sheet.expect({u"name"_s, u"value"_s}, {u"low"_s, u"high"_s, u"peer_median"_s, u"peer_low"_s,
                                                   u"peer_high"_s, u"tone"_s, u"note"_s});
        !fits)
        return std::unexpected(fits.error());
    DotData start{.rows = {},
                  .low = {},
                  .high = {},
                  .reference = options.target,
                  .referenceName = ChartText::tr("目标"),
                  .format = formatOf(options)};
    return readRows(sheet, std::move(start), [](DotData& all, SheetRow& row) {
        DotRow dot{.key = {},
                   .name = row.text(u"name"_s),
                   .value = row.number(u"value"_s),
                   .note = row.text(u"note"_s)};
        dot.low = row.number(u"low"_s);
        dot.high = row.number(u"high"_s);
        dot.peerMedian = row.number(u"peer_median"_s);
        dot.peerLow = row.number(u"peer_low"_s);
        dot.peerHigh = row.number(u"peer_high"_s);
        dot.tone = row.tone(Tone::Plain);
        if (dot.low && dot.high && *dot.low > *dot.high)
            row.fail(u"low"_s, u"The interval ends before it begins."_s);
        all.rows.push_back(std::move(dot));
    });
}

Result<FunnelData> readFunnel(const ChartSheet& sheet, const SheetOptions& options)
{
    if (isFunnelOutput(sheet))
        return readFunnelOutput(sheet, options);
    if (auto fits = sheet.expect(
            {u"name"_s, u"size"_s, u"rate"_s},
            {u"centre"_s, u"low95"_s, u"high95"_s, u"low998"_s, u"high998"_s, u"tone"_s, u"note"_s});
        !fits)
        return std::unexpected(fits.error());
    FunnelData start;
    start.format = formatOf(options);
    start.sizeName = ChartText::tr("分母");
    start.rateName = options.valueName.isEmpty() ? ChartText::tr("比率") : options.valueName;
    auto data = readRows(sheet, std::move(start), [](FunnelData& all, SheetRow& row) {
        FunnelDot point{.key = {}, .name = row.text(u"name"_s), .note = row.text(u"note"_s)};
        const std::optional<double> size = row.number(u"size"_s);
        if (!size || *size <= 0.0)
            row.fail(u"size"_s, u"A size has to be above 0."_s);
        point.size = size.value_or(0.0);
        point.rate = row.number(u"rate"_s);
        point.tone = row.tone(Tone::Plain);
        const FunnelLimit limit{.size = point.size,
                                .low95 = row.number(u"low95"_s),
                                .high95 = row.number(u"high95"_s),
                                .low998 = row.number(u"low998"_s),
                                .high998 = row.number(u"high998"_s)};
        if (limit.low95 || limit.high95 || limit.low998 || limit.high998)
            all.limits.push_back(limit);
        if (const auto centre = row.number(u"centre"_s))
            all.centre = centre;
        all.points.push_back(std::move(point));
    });
    if (data)
        std::ranges::sort(data->limits, {}, &FunnelLimit::size);
    return data;
}

Result<ControlData> readControl(const ChartSheet& sheet, const SheetOptions& options)
{
    if (isSpcOutput(sheet))
        return readSpcOutput(sheet, options);
    if (auto fits = sheet.expect({u"period"_s, u"value"_s}, {u"centre"_s, u"lower"_s, u"upper"_s, u"target"_s,
                                                             u"tone"_s, u"rule"_s, u"rebased"_s});
        !fits)
        return std::unexpected(fits.error());
    ControlData start{.name = options.valueName.isEmpty() ? ChartText::tr("值") : options.valueName,
                      .points = {},
                      .target = options.target,
                      .least = options.least,
                      .most = options.most,
                      .format = formatOf(options),
                      .assurance = {}};
    return readRows(sheet, std::move(start), [](ControlData& all, SheetRow& row) {
        ControlPoint point{.period = row.text(u"period"_s), .rule = row.text(u"rule"_s)};
        point.value = row.number(u"value"_s);
        point.centre = row.number(u"centre"_s);
        point.lower = row.number(u"lower"_s);
        point.upper = row.number(u"upper"_s);
        point.tone = row.tone(Tone::Plain);
        point.rebased = row.flag(u"rebased"_s);
        if (const auto target = row.number(u"target"_s))
            all.target = target;
        all.points.push_back(std::move(point));
    });
}

Result<WaterfallData> readWaterfall(const ChartSheet& sheet, const SheetOptions& options)
{
    if (auto fits = sheet.expect({u"name"_s, u"kind"_s, u"value"_s}, {}); !fits)
        return std::unexpected(fits.error());
    WaterfallData start{.startName = {}, .steps = {}, .endName = {}, .format = formatOf(options)};
    return readRows(sheet, std::move(start), [](WaterfallData& all, SheetRow& row) {
        const QString kind = row.text(u"kind"_s).toLower();
        const QString name = row.text(u"name"_s);
        const std::optional<double> value = row.number(u"value"_s);
        const QHash<QString, WaterfallKind> kinds{{u"performance"_s, WaterfallKind::Performance},
                                                  {u"weight"_s, WaterfallKind::Weight},
                                                  {u"rule"_s, WaterfallKind::Rule},
                                                  {u"points"_s, WaterfallKind::Points}};
        if (kind == u"start") {
            all.startName = name;
            all.start = value;
        } else if (kind == u"end") {
            all.endName = name;
            all.end = value;
        } else if (kinds.contains(kind)) {
            all.steps.push_back({.key = {}, .name = name, .change = value, .kind = kinds.value(kind)});
        } else {
            row.fail(u"kind"_s,
                     u"\"%1\" is none of start, performance, weight, rule, points, end."_s.arg(kind));
        }
    });
}

Result<IcicleData> readIcicle(const ChartSheet& sheet, const SheetOptions& options)
{
    if (auto fits = sheet.expect({u"name"_s, u"parent"_s, u"weight"_s, u"score"_s}, {}); !fits)
        return std::unexpected(fits.error());
    QHash<QString, int> known;
    IcicleData start{.nodes = {}, .format = formatOf(options)};
    return readRows(sheet, std::move(start), [&](IcicleData& all, SheetRow& row) {
        const QString name = row.text(u"name"_s);
        const QString parent = row.text(u"parent"_s);
        if (known.contains(name))
            row.fail(u"name"_s, u"\"%1\" stands in the file twice."_s.arg(name));
        if (!parent.isEmpty() && !known.contains(parent))
            row.fail(u"parent"_s, u"\"%1\" does not stand above this row."_s.arg(parent));
        const std::optional<double> weight = row.number(u"weight"_s);
        if (!weight || *weight < 0.0)
            row.fail(u"weight"_s, u"A weight has to be 0 or more."_s);
        known.insert(name, static_cast<int>(all.nodes.size()));
        all.nodes.push_back({.key = {},
                             .name = name,
                             .parent = parent.isEmpty() ? -1 : known.value(parent, -1),
                             .weight = weight.value_or(0.0),
                             .score = row.number(u"score"_s)});
    });
}

Result<RadarData> readRadar(const ChartSheet& sheet, const SheetOptions& options)
{
    if (auto fits = sheet.expect({u"name"_s, u"value"_s},
                                 {u"peer_median"_s, u"peer_low"_s, u"peer_high"_s, u"note"_s});
        !fits)
        return std::unexpected(fits.error());
    RadarData start;
    start.unitName = options.valueName;
    start.peerName = sheet.column(u"peer_median"_s) ? ChartText::tr("同组中位") : QString();
    start.format = formatOf(options);
    return readRows(sheet, std::move(start), [](RadarData& all, SheetRow& row) {
        RadarAxis axis{.key = {},
                       .name = row.text(u"name"_s),
                       .value = row.number(u"value"_s),
                       .note = row.text(u"note"_s)};
        axis.peerMedian = row.number(u"peer_median"_s);
        axis.peerLow = row.number(u"peer_low"_s);
        axis.peerHigh = row.number(u"peer_high"_s);
        for (const auto& value : {axis.value, axis.peerMedian, axis.peerLow, axis.peerHigh}) {
            if (value && (*value < all.low || *value > all.high))
                row.fail(u"value"_s, u"%1 is outside of 0 to 100."_s.arg(*value));
        }
        all.axes.push_back(std::move(axis));
    });
}

Result<BoxData> readBox(const ChartSheet& sheet, const SheetOptions& options)
{
    if (auto fits = sheet.expect({u"group"_s, u"value"_s}, {u"name"_s, u"marked"_s}); !fits)
        return std::unexpected(fits.error());
    QHash<QString, size_t> places;
    BoxData start;
    start.format = formatOf(options);
    return readRows(sheet, std::move(start), [&](BoxData& all, SheetRow& row) {
        const QString name = row.text(u"group"_s);
        if (!places.contains(name)) {
            places.insert(name, all.groups.size());
            all.groups.push_back({.key = {}, .name = name, .values = {}, .markedName = {}});
        }
        BoxGroup& group = all.groups[places.value(name)];
        const std::optional<double> value = row.number(u"value"_s);
        if (value)
            group.values.push_back(*value);
        if (row.flag(u"marked"_s)) {
            group.marked = value;
            group.markedName = row.text(u"name"_s);
        }
    });
}

} // namespace onescreen
