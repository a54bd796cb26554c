// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/fields/areavalues.h"

#include "ui/common/assessmenttext.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr std::array measureNames{"reported"_L1,      "open"_L1,         "overdue"_L1,
                                  "overdue-share"_L1, "open-per-10k"_L1, "indicator"_L1};
static_assert(measureNames.size() == allAreaMeasures.size());

QString words(const char* text)
{
    return QCoreApplication::translate("MapFields", text);
}

// The cache holds every event since then, if it holds any.
QDate firstDay()
{
    return {1990, 1, 1};
}

geo::MissingReason missingReason(FigureState state)
{
    switch (state) {
    case FigureState::NotApplicable:
        return geo::MissingReason::NotApplicable;
    case FigureState::NotReported:
        return geo::MissingReason::NotReported;
    case FigureState::Suppressed:
        return geo::MissingReason::Suppressed;
    case FigureState::Rejected:
        return geo::MissingReason::Rejected;
    case FigureState::Value:
    case FigureState::Late:
    case FigureState::NoSource:
        break;
    }
    return geo::MissingReason::NoSource;
}

double countOf(const FactSums& sums, FactMeasure measure)
{
    return static_cast<double>(sums.value(measure).value_or(0));
}

double openOf(const FactSums& sums)
{
    return countOf(sums, FactMeasure::Reported) - countOf(sums, FactMeasure::ReportedClosed) -
           countOf(sums, FactMeasure::ReportedCancelled);
}

/// The newest one up to the period; how many people there are changes slowly.
std::optional<double> population(const Assessment& assessment, const QString& unit, const Period& period)
{
    const Figure figure = assessment.figure(unit, populationIndicator(), period);
    return figure.hasValue() && figure.value && *figure.value > 0 ? figure.value : std::nullopt;
}

struct Counted
{
    std::optional<double> value;
    geo::MissingReason reason = geo::MissingReason::NoSource;
    QString remark;
};

Counted countFor(const AreaQuestion& question, RegionCode area, const FactSums& sums,
                 const Assessment* assessment)
{
    switch (question.measure) {
    case AreaMeasure::Reported:
        return {.value = countOf(sums, FactMeasure::Reported), .remark = {}};
    case AreaMeasure::Open:
        return {.value = openOf(sums), .remark = {}};
    case AreaMeasure::Overdue:
        return {.value = countOf(sums, FactMeasure::OverdueOpen), .remark = {}};
    case AreaMeasure::OverdueShare: {
        const double overdue = countOf(sums, FactMeasure::OverdueOpen);
        const double due = countOf(sums, FactMeasure::DueOpen);
        if (due <= 0)
            return {.value = {},
                    .reason = geo::MissingReason::NotApplicable,
                    .remark = figureStateText(FigureState::NotApplicable)};
        return {.value = overdue / due * 100, .remark = u"%1/%2"_s.arg(overdue).arg(due)};
    }
    case AreaMeasure::OpenPer10k: {
        const std::optional<AssessedUnit> unit = assessment ? assessment->unitOf(area) : std::nullopt;
        const std::vector<Period> years =
            assessment ? assessment->periods(AssessedCalendar::Year) : std::vector<Period>{};
        std::optional<double> people;
        for (auto year = years.rbegin(); unit && !people && year != years.rend(); ++year)
            people = population(*assessment, unit->key, *year);
        if (!people)
            return {.value = {}, .remark = words(QT_TRANSLATE_NOOP("MapFields", "人口未知"))};
        return {.value = openOf(sums) / *people * 10'000,
                .remark = u"%1/%2"_s.arg(openOf(sums)).arg(*people, 0, 'f', 0)};
    }
    case AreaMeasure::Indicator:
        break;
    }
    return {.value = {}, .remark = {}};
}

bool isShare(AreaMeasure measure)
{
    return measure == AreaMeasure::OverdueShare || measure == AreaMeasure::OpenPer10k;
}

} // namespace

QString areaMeasureName(AreaMeasure measure)
{
    return measureNames.at(static_cast<std::size_t>(measure));
}

std::optional<AreaMeasure> areaMeasureFromName(QStringView name)
{
    for (const AreaMeasure measure : allAreaMeasures) {
        if (name == measureNames.at(static_cast<std::size_t>(measure)))
            return measure;
    }
    return std::nullopt;
}

QString areaMeasureText(AreaMeasure measure)
{
    switch (measure) {
    case AreaMeasure::Reported:
        return words(QT_TRANSLATE_NOOP("MapFields", "上报事件"));
    case AreaMeasure::Open:
        return words(QT_TRANSLATE_NOOP("MapFields", "在办事件"));
    case AreaMeasure::Overdue:
        return words(QT_TRANSLATE_NOOP("MapFields", "超期未结"));
    case AreaMeasure::OverdueShare:
        return words(QT_TRANSLATE_NOOP("MapFields", "到期未结中超期占比"));
    case AreaMeasure::OpenPer10k:
        return words(QT_TRANSLATE_NOOP("MapFields", "每万人在办事件"));
    case AreaMeasure::Indicator:
        break;
    }
    return {};
}

QString populationIndicator()
{
    return u"population"_s;
}

bool knowsPopulation(const Assessment& assessment)
{
    const std::vector<Period> years = assessment.periods(AssessedCalendar::Year);
    return std::ranges::any_of(years, [&](const Period& year) {
        return assessment.indicator(populationIndicator(), year).has_value();
    });
}

std::vector<Period> indicatorPeriods(const Assessment& assessment)
{
    std::vector<Period> all;
    for (const AssessedCalendar calendar : {AssessedCalendar::Quarter, AssessedCalendar::Month,
                                            AssessedCalendar::HalfYear, AssessedCalendar::Year}) {
        const std::vector<Period> some = assessment.periods(calendar);
        all.insert(all.end(), some.rbegin(), some.rend());
    }
    return all;
}

CubeQuestion cubeQuestion(const AreaQuestion& question, std::optional<RegionCode> within, UtcTime now)
{
    const QDate today = businessDay(now);
    const QDate last = std::max(today, firstDay()).addYears(1); // what is due in the future counts too
    return {.months =
                question.period.value_or(Period::fromDays(firstDay(), last).value_or(Period::day(today))),
            .area = within,
            .categories = {},
            .sources = {},
            .priorities = {},
            .units = {},
            .byLevel = question.level,
            .overdueAt = now};
}

AreaAnswer countsOfAreas(const AreaQuestion& question, const std::vector<RegionCode>& areas,
                         const std::vector<CubeRow>& rows, const Assessment* assessment)
{
    AreaAnswer answer;
    answer.title = areaMeasureText(question.measure);
    answer.unit = question.measure == AreaMeasure::OverdueShare ? u"%"_s
                  : question.measure == AreaMeasure::OpenPer10k
                      ? words(QT_TRANSLATE_NOOP("MapFields", "件/万人"))
                      : words(QT_TRANSLATE_NOOP("MapFields", "件"));
    answer.decimals = isShare(question.measure) ? 1 : 0;
    answer.period = question.period;
    QHash<RegionCode, FactSums> sums;
    for (const CubeRow& row : rows) {
        if (!row.region)
            continue;
        if (const std::optional<RegionCode> area = row.region->ancestor(question.level))
            sums[*area] += row.sums;
        else
            answer.elsewhere += row.sums.value(FactMeasure::Reported).value_or(0);
    }
    for (const RegionCode area : areas) {
        // An area without any row has no event: the cache holds every event of its scope, so that zero is
        // known.
        const Counted counted = countFor(question, area, sums.value(area), assessment);
        answer.values.push_back({.code = area, .value = counted.value, .reason = counted.reason});
        if (!counted.remark.isEmpty())
            answer.remarks.insert(area, counted.remark);
    }
    return answer;
}

AreaAnswer indicatorOfAreas(const AreaQuestion& question, const std::vector<RegionCode>& areas,
                            const Assessment& assessment, const QLocale& locale)
{
    AreaAnswer answer;
    answer.title = question.indicator;
    std::optional<Period> period = question.period;
    if (!period)
        period = assessment.lastClosed(AssessedCalendar::Quarter);
    const std::optional<IndicatorInfo> info =
        period ? assessment.indicator(question.indicator, *period) : std::nullopt;
    if (!info) {
        answer.problem = words(QT_TRANSLATE_NOOP("MapFields", "目录中没有这项指标，或没有已结束的周期"));
        return answer;
    }
    answer.title = info->name;
    answer.unit = info->unit;
    answer.decimals = info->decimals;
    answer.period = period;
    answer.open = assessment.isOpen(*period);
    answer.goodAbove = info->better != BetterWhen::Lower;
    std::optional<double> target;
    bool sameTarget = info->better == BetterWhen::Higher || info->better == BetterWhen::Lower;
    for (const RegionCode area : areas) {
        const std::optional<AssessedUnit> unit = assessment.unitOf(area);
        if (!unit) {
            answer.values.push_back({.code = area, .value = {}});
            answer.remarks.insert(area, figureStateText(FigureState::NoSource));
            continue;
        }
        const Figure figure = assessment.figure(unit->key, info->id, *period);
        // Too few cases to be told apart from chance are not coloured (indicators.md 6.1), but told.
        answer.values.push_back({.code = area,
                                 .value = figure.hasValue() ? figure.value : std::nullopt,
                                 .reason = missingReason(figure.state)});
        if (figure.state != FigureState::Value) {
            const QString state = figureStateText(figure.state);
            const NumberParts parts = figureParts(*info, figure, locale);
            answer.remarks.insert(area, figure.value ? parts.text() + u" "_s + state : state);
        }
        if (!sameTarget)
            continue;
        const std::optional<double> own = assessment.passport(unit->key, *period, info->id).target;
        sameTarget = own.has_value() && (!target || *target == *own);
        target = own;
    }
    if (sameTarget && target)
        answer.target = geo::Pivot{.at = *target, .belongsAbove = answer.goodAbove};
    return answer;
}

} // namespace onescreen
