// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/demo/demoschedule.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

constexpr qint64 hourMs = 3'600'000;
constexpr double steadyPart = 0.5;
constexpr int badHours = 10;

} // namespace

qint64 hourOf(UtcTime at)
{
    return toMs(at) / hourMs;
}

bool DemoSchedule::isBad(UtcTime at) const
{
    const QDate day = businessDay(at);
    DemoRandom random{m_seed, static_cast<quint64>(day.toJulianDay()), 5};
    if (!random.chance(m_profile.badDayChance))
        return false;
    const auto begin = startOfBusinessDay(day) + std::chrono::hours(random.below(24 - badHours));
    return at >= begin && at < begin + std::chrono::hours(badHours);
}

/// Relative to an average hour, times the part of the hour that belongs to the segment.
double DemoSchedule::weightOf(const DemoSegment& segment, qint64 hour) const
{
    const UtcTime begin = fromMs(hour * hourMs);
    const UtcTime from = std::max(begin, segment.from);
    const UtcTime to =
        std::min(begin + Milliseconds(hourMs), segment.exactEvents ? *segment.to : UtcTime::max());
    const double part = static_cast<double>((to - from).count()) / static_cast<double>(hourMs);
    const QDate day = businessDay(begin);
    const auto hourOfDay = static_cast<std::size_t>((toMs(begin) - toMs(startOfBusinessDay(day))) / hourMs);
    double weight = m_profile.hours[hourOfDay] * 24;
    if (segment.steady)
        weight = steadyPart + (1 - steadyPart) * weight;
    weight *= m_profile.weekdays[static_cast<std::size_t>(day.dayOfWeek() - 1)] * 7;
    // No two days and hours are alike.
    DemoRandom ofDay{m_seed, static_cast<quint64>(day.toJulianDay()), 8};
    DemoRandom ofHour{m_seed, static_cast<quint64>(hour), 9};
    weight *= ofDay.between(0.85, 1.15) * ofHour.between(0.75, 1.25);
    if (isBad(begin))
        weight *= m_profile.badDayFactor;
    return std::max(part, 0.0) * weight;
}

qint64 DemoSchedule::countIn(const DemoSegment& segment, qint64 hour, double before, double whole) const
{
    const double weight = weightOf(segment, hour);
    if (!segment.exactEvents) {
        DemoRandom random{m_seed, static_cast<quint64>(segment.id), static_cast<quint64>(hour), 6};
        return random.poisson(segment.eventsPerDay / 24 * weight);
    }
    // Rounded sums, so that all hours together have exactly the number asked for.
    const auto upTo = [&](double sum) {
        return static_cast<qint64>(std::llround(sum / whole * static_cast<double>(*segment.exactEvents)));
    };
    return upTo(before + weight) - upTo(before);
}

void DemoSchedule::plans(const DemoSegment& segment, qint64 firstHour, qint64 lastHour,
                         const Take& take) const
{
    const qint64 begin = hourOf(segment.from);
    double whole = 0;
    if (segment.exactEvents) {
        for (qint64 hour = begin; hour <= hourOf(*segment.to); ++hour)
            whole += weightOf(segment, hour);
        if (whole <= 0)
            return;
    }
    const qint64 end = segment.to ? std::min(lastHour, hourOf(*segment.to)) : lastHour;
    double before = 0;
    for (qint64 hour = segment.exactEvents ? begin : std::max(begin, firstHour); hour <= end; ++hour) {
        if (hour >= firstHour)
            planHour(segment, hour, countIn(segment, hour, before, whole), take);
        if (segment.exactEvents)
            before += weightOf(segment, hour);
    }
}

void DemoSchedule::planHour(const DemoSegment& segment, qint64 hour, qint64 count, const Take& take) const
{
    const UtcTime begin = fromMs(hour * hourMs);
    const UtcTime from = std::max(begin, segment.from);
    UtcTime to = begin + Milliseconds(hourMs);
    if (segment.exactEvents)
        to = std::min(to, *segment.to);
    for (qint64 number = 0; number < count; ++number) {
        DemoRandom random{m_seed, static_cast<quint64>(segment.id), static_cast<quint64>(hour),
                          static_cast<quint64>(number), 7};
        const UtcTime at =
            from +
            Milliseconds(static_cast<qint64>(random.unit() * static_cast<double>((to - from).count())));
        if (segment.to && at >= *segment.to)
            continue;
        take(m_planner.plan({.sourceId = u"%1-%2-%3"_s.arg(segment.id).arg(hour).arg(number),
                             .at = at,
                             .haste = segment.haste,
                             .badDay = isBad(at)},
                            random));
    }
}

QByteArray DemoMemory::toJson() const
{
    QJsonArray list;
    for (const DemoSegment& segment : segments) {
        QJsonObject object{{u"id"_s, segment.id},
                           {u"from"_s, toMs(segment.from)},
                           {u"per_day"_s, segment.eventsPerDay},
                           {u"haste"_s, segment.haste},
                           {u"steady"_s, segment.steady}};
        if (segment.to)
            object.insert(u"to"_s, toMs(*segment.to));
        if (segment.exactEvents)
            object.insert(u"exact"_s, *segment.exactEvents);
        list.append(object);
    }
    return QJsonDocument(QJsonObject{{u"seed"_s, QString::number(seed)},
                                     {u"shown_until"_s, toMs(shownUntil)},
                                     {u"began"_s, toMs(began)},
                                     {u"segments"_s, list}})
        .toJson(QJsonDocument::Compact);
}

Result<DemoMemory> DemoMemory::fromJson(const QByteArray& json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    DemoMemory memory{.seed = object.value("seed"_L1).toString().toULongLong(),
                      .shownUntil = fromMs(object.value("shown_until"_L1).toInteger()),
                      .began = fromMs(object.value("began"_L1).toInteger()),
                      .segments = {}};
    for (const QJsonValue& value : object.value("segments"_L1).toArray()) {
        DemoSegment segment{.id = value["id"_L1].toInt(),
                            .from = fromMs(value["from"_L1].toInteger()),
                            .to = std::nullopt,
                            .eventsPerDay = value["per_day"_L1].toDouble(),
                            .haste = value["haste"_L1].toDouble(),
                            .steady = value["steady"_L1].toBool(),
                            .exactEvents = std::nullopt};
        if (value["to"_L1].isDouble())
            segment.to = fromMs(value["to"_L1].toInteger());
        if (value["exact"_L1].isDouble() && segment.to)
            segment.exactEvents = value["exact"_L1].toInteger();
        memory.segments.push_back(segment);
    }
    if (memory.segments.empty())
        return failure(ErrorKind::Corrupt, u"what the demonstration remembers cannot be read"_s);
    if (!object.contains("began"_L1))
        memory.began = memory.segments.front().from;
    return memory;
}

} // namespace onescreen::central
