// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/demo/demoindicators.h"

#include "app/central/demo/demorandom.h"
#include "app/central/demo/demoroster.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

constexpr int quarters = 8;
constexpr double lateShare = 0.04; ///< Of the newest period.
constexpr double normalAbove =
    200; ///< Cases from which a binomial count is drawn by its normal approximation.

/// By adding up: the same on every machine, which the normal distribution of the library is not.
double gauss(DemoRandom& random)
{
    double sum = 0;
    for (int term = 0; term < 12; ++term)
        sum += random.unit();
    return sum - 6;
}

double binomial(double cases, double rate, DemoRandom& random)
{
    if (cases > normalAbove)
        return std::clamp(std::round(cases * rate + gauss(random) * std::sqrt(cases * rate * (1 - rate))),
                          0.0, cases);
    double hits = 0;
    for (double one = 0; one < cases; ++one)
        hits += random.chance(rate) ? 1 : 0;
    return hits;
}

quint64 monthNumber(QDate month)
{
    return static_cast<quint64>(month.year()) * 12 + static_cast<quint64>(month.month());
}

std::optional<DemoIndicator::Kind> kindOf(const QString& word)
{
    if (word == u"share"_s)
        return DemoIndicator::Kind::Share;
    if (word == u"stock"_s)
        return DemoIndicator::Kind::Stock;
    return word == u"count"_s ? std::optional(DemoIndicator::Kind::Count) : std::nullopt;
}

/// The indicator, or the member that is not what it should be.
std::expected<DemoIndicator, QString> readIndicator(const QJsonObject& object)
{
    const auto kind = kindOf(object.value("kind"_L1).toString());
    if (!kind)
        return std::unexpected(u"kind"_s);
    DemoIndicator indicator{
        .id = object.value("id"_L1).toString(),
        .name = object.value("name"_L1).toString(),
        .unit = object.value("unit"_L1).toString(),
        .decimals = object.value("decimals"_L1).toInt(-1),
        .kind = *kind,
        .inTowns = object.value("towns"_L1).toBool(true),
        .inMonths = object.value("months"_L1).toBool(true),
        .beforeEvents = object.value("before_events"_L1).toBool(false),
        .cases = object.value("cases"_L1).toDouble(-1),
        .rate = object.value("rate"_L1).toDouble(*kind == DemoIndicator::Kind::Count ? 0.5 : -1),
        .spread = object.value("spread"_L1).toDouble(-1),
        .trend = object.value("trend"_L1).toDouble(),
        .notReported = object.value("not_reported"_L1).toDouble()};
    const std::array<std::pair<bool, QStringView>, 8> checks{
        {{!indicator.id.isEmpty(), u"id"},
         {!indicator.name.isEmpty(), u"name"},
         {!indicator.unit.isEmpty(), u"unit"},
         {indicator.decimals >= 0 && indicator.decimals <= 4, u"decimals"},
         {indicator.cases > 0 && indicator.cases <= 100'000, u"cases"},
         {indicator.rate > 0 && indicator.rate < 1, u"rate"},
         {indicator.spread >= 0 && indicator.spread <= 3, u"spread"},
         {indicator.notReported >= 0 && indicator.notReported <= 0.5, u"not_reported"}}};
    for (const auto& [holds, member] : checks) {
        if (!holds)
            return std::unexpected(member.toString());
    }
    return indicator;
}

} // namespace

Result<std::vector<DemoIndicator>> loadDemoIndicators(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::NotFound, file.errorString(), {.file = path});
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    if (root.value("format"_L1) != "onescreen-demo-indicators"_L1 || root.value("version"_L1).toInt() != 1)
        return failure(ErrorKind::Invalid, u"is no file of demonstration indicators, version 1"_s,
                       {.file = path});
    std::vector<DemoIndicator> indicators;
    const QJsonArray array = root.value("indicators"_L1).toArray();
    for (qsizetype at = 0; at < array.size(); ++at) {
        auto indicator = readIndicator(array.at(at).toObject());
        if (!indicator)
            return failure(ErrorKind::Invalid, u"is missing or out of its range"_s,
                           {.file = path, .field = u"indicators[%1].%2"_s.arg(at).arg(indicator.error())});
        indicators.push_back(*std::move(indicator));
    }
    return indicators;
}

DemoFigures::DemoFigures(std::vector<DemoIndicator> indicators, const DemoWorld& world,
                         const std::function<double(const QString&)>& townWeight, quint64 seed)
    : m_indicators(std::move(indicators)),
      m_document(u"演示数据（随机生成，种子 %1，非真实统计）"_s.arg(seed)), m_seed(seed)
{
    for (const DemoTown& town : world.towns())
        m_areas.push_back(
            {.code = town.code, .name = town.name, .weight = townWeight(town.name), .isTown = true});
    const std::size_t towns = m_areas.size();
    Area city{.code = world.region(), .name = world.name()};
    for (const Region& county : world.counties()) {
        Area area{.code = county->code, .name = county->name};
        for (std::size_t at = 0; at < towns; ++at) {
            if (county->code.contains(m_areas[at].code))
                area.parts.push_back(at);
        }
        city.parts.push_back(m_areas.size());
        m_areas.push_back(std::move(area));
    }
    m_areas.push_back(std::move(city));
}

DemoFigures::Amount DemoFigures::drawn(const DemoIndicator& indicator, const Area& area, QDate month) const
{
    const bool isStock = indicator.kind == DemoIndicator::Kind::Stock;
    const quint64 what = demoHash(indicator.id);
    const auto place = static_cast<quint64>(area.code.number());
    DemoRandom ofArea({m_seed, what, place});
    const double character = gauss(ofArea);
    const double size = indicator.cases * area.weight * ofArea.between(0.6, 1.4);
    DemoRandom ofMonth({m_seed, what, place, monthNumber(month)});
    const double years = (static_cast<double>(monthNumber(month)) - 24'312.0) / 12; // since January 2026
    if (indicator.kind == DemoIndicator::Kind::Count)
        return {.part = static_cast<double>(
                    ofMonth.poisson(size * std::exp(indicator.spread * character + indicator.trend * years))),
                .whole = 1};
    const double logit = std::log(indicator.rate / (1 - indicator.rate)) + indicator.spread * character +
                         indicator.trend * years;
    const double rate = 1 / (1 + std::exp(-logit));
    // What there is changes slowly: it is not drawn anew every month.
    const double whole = isStock ? std::max(1.0, std::round(size)) : ofMonth.poisson(size);
    return {.part = isStock ? std::round(whole * rate) : binomial(whole, rate, ofMonth), .whole = whole};
}

std::vector<DemoFigures::Monthly> DemoFigures::allMonths(const DemoIndicator& indicator,
                                                         const std::vector<QDate>& months) const
{
    std::vector<Monthly> all(m_areas.size(), Monthly(months.size()));
    for (std::size_t at = 0; at < m_areas.size(); ++at) { // parts come before their sums
        const Area& area = m_areas[at];
        const bool isSum = !area.parts.empty() && (indicator.inTowns || !m_areas[area.parts.front()].isTown);
        for (std::size_t month = 0; month < months.size(); ++month) {
            if (!isSum && (indicator.inTowns || !area.isTown))
                all[at][month] = drawn(indicator, area, months[month]);
            for (const std::size_t part : isSum ? area.parts : std::vector<std::size_t>())
                all[at][month] += all[part][month];
        }
    }
    return all;
}

ValueState DemoFigures::stateOf(const DemoIndicator& indicator, const Area& area, const Span& span) const
{
    if (!area.isTown)
        return ValueState::Value;
    DemoRandom random({m_seed, demoHash(indicator.id), static_cast<quint64>(area.code.number()),
                       demoHash(span.period.toString()), demoHash(u"reporting")});
    if (random.chance(indicator.notReported))
        return ValueState::NotReported;
    return span.isNewest && random.chance(lateShare) ? ValueState::Late : ValueState::Value;
}

SourceRow DemoFigures::rowOf(const DemoIndicator& indicator, const Area& area, const Span& span,
                             const Monthly& monthly) const
{
    const QString period = span.period.toString();
    const QString sourceId = u"%1/%2/%3"_s.arg(indicator.id, area.code.toString(), period);
    ValueState state = stateOf(indicator, area, span);
    Amount sum;
    const bool isStock = indicator.kind == DemoIndicator::Kind::Stock;
    for (std::size_t month = isStock ? span.months - 1 : 0; month < span.months; ++month)
        sum += monthly[span.firstMonth + month];
    const bool isCount = indicator.kind == DemoIndicator::Kind::Count;
    if (state == ValueState::Value && !isCount && sum.whole <= 0)
        state = ValueState::NotApplicable;
    IndicatorValueFields fields{
        .id = *IndicatorValueId::fromString(sourceRowId(demoSource(), Entity::Indicator, sourceId, {})),
        .indicator = indicator.name,
        .regionName = area.name,
        .region = area.code,
        .periodText = period,
        .period = span.period,
        .unit = indicator.unit,
        .document = m_document,
        .context = u"演示数据"_s,
        .state = state};
    if (state == ValueState::Value && isCount) {
        fields.value = sum.part;
    } else if (state == ValueState::Value) {
        const double digits = std::pow(10.0, indicator.decimals);
        fields.numerator = sum.part;
        fields.denominator = sum.whole;
        fields.value = std::round(100 * sum.part / sum.whole * digits) / digits;
    }
    auto value = IndicatorValue::of(std::move(fields));
    return {.entity = Entity::Indicator,
            .sourceId = sourceId,
            .record = value ? Result<Record>(*std::move(value)) : std::unexpected(value.error())};
}

std::vector<DemoFigures::Span> DemoFigures::spansOf(const std::vector<QDate>& months)
{
    std::vector<Span> spans;
    spans.reserve(months.size() + months.size() / 3);
    for (std::size_t at = 0; at < months.size(); ++at)
        spans.push_back({.period = *Period::fromDays(months[at], months[at].addMonths(1).addDays(-1)),
                         .firstMonth = at,
                         .isNewest = at + 1 == months.size()});
    for (std::size_t at = 0; at + 2 < months.size(); at += 3)
        spans.push_back({.period = *Period::fromDays(months[at], months[at].addMonths(3).addDays(-1)),
                         .firstMonth = at,
                         .months = 3,
                         .isNewest = at + 3 == months.size()});
    return spans;
}

std::vector<SourceRow> DemoFigures::rows(QDate today, QDate eventsFrom) const
{
    const QDate thisMonth(today.year(), today.month(), 1);
    const QDate thisQuarter(thisMonth.year(), (thisMonth.month() - 1) / 3 * 3 + 1, 1);
    std::vector<QDate> months;
    for (QDate month = thisQuarter.addMonths(-3 * quarters); month < thisMonth; month = month.addMonths(1))
        months.push_back(month);
    const std::vector<Span> spans = spansOf(months);
    std::vector<SourceRow> rows;
    for (const DemoIndicator& indicator : m_indicators) {
        const std::vector<Monthly> amounts = allMonths(indicator, months);
        for (const Span& span : spans) {
            if (indicator.beforeEvents && span.period.last() >= eventsFrom)
                continue;
            for (std::size_t at = 0; at < m_areas.size(); ++at) {
                if ((span.months > 1 || indicator.inMonths) && (indicator.inTowns || !m_areas[at].isTown))
                    rows.push_back(rowOf(indicator, m_areas[at], span, amounts[at]));
            }
        }
    }
    return rows;
}

} // namespace onescreen::central
