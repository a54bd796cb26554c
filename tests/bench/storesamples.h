// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/sampleevents.h"

#include <QtLogging>

#include <algorithm>
#include <vector>

namespace onescreen::bench {

inline constexpr int rowsPerPage = 5'000;
inline constexpr int spreadDays = 730;
inline constexpr qint64 citiesOfProvince = 39;

inline void require(bool good, const char* what)
{
    if (!good)
        qFatal("%s", what);
}

/// The 36 townships of one city, or those of 39 cities: 1,404.
enum class Areas { City, Province };

inline std::vector<Event> makeEvents(qint64 first, qint64 count, Areas areas = Areas::City)
{
    test::EventMaker maker(static_cast<quint64>(first) + 1, spreadDays);
    std::vector<Event> events;
    events.reserve(static_cast<std::size_t>(count));
    for (qint64 n = first; n < first + count; ++n) {
        EventFields fields = *maker.make(n);
        fields.number = QStringLiteral("舟2024-%1").arg(n, 6, 10, QChar(u'0'));
        if (areas == Areas::Province)
            fields.region =
                RegionCode::fromNumber(fields.region.number() + maker.below(citiesOfProvince) * 100'000)
                    .value();
        if (maker.below(4) > 0)
            fields.acceptedAt = fields.reportedAt + Milliseconds{maker.below(1'200'000)};
        if (fields.acceptedAt && maker.below(3) > 0)
            fields.assignedAt = *fields.acceptedAt + Milliseconds{maker.below(1'200'000)};
        events.push_back(Event::of(std::move(fields)).value());
    }
    // A log tells events about in the order in which they were reported.
    std::ranges::sort(events, {}, [](const Event& event) { return event->reportedAt; });
    return events;
}

inline ChangePage pageOf(const std::vector<Event>& events, qint64 from)
{
    ChangePage page;
    page.epoch = "bench";
    page.from = from;
    page.to = from + std::ssize(events);
    page.head = page.to;
    page.serverTime = fromMs(1'716'000'000'000);
    page.nextCursor = "cursor";
    qint64 seq = from;
    for (const Event& event : events)
        page.changes.push_back({.seq = ++seq,
                                .transaction = seq,
                                .entity = Entity::Event,
                                .id = event->id.toString(),
                                .version = 1,
                                .action = {},
                                .what = PutChange{.record = event, .extra = {}}});
    return page;
}

} // namespace onescreen::bench
