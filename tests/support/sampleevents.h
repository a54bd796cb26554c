// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/change.h"

#include <random>

namespace onescreen::test {

/// Parses an id that the test knows to be right.
template <typename Id> Id idOf(const QString& text)
{
    return Id::fromString(text).value();
}

/// A complete event; tests change what they are about.
inline EventFields sampleFields(const QString& id)
{
    return EventFields{.id = idOf<EventId>(id),
                       .number = QStringLiteral("舟2024-000123"),
                       .source = idOf<SourceCode>(QStringLiteral("hotline12345")),
                       .sourceId = QStringLiteral("S-") + id,
                       .category = idOf<CategoryCode>(QStringLiteral("0102")),
                       .state = EventState::Reported,
                       .priority = Priority::Normal,
                       .origin = Origin::Live,
                       .region = idOf<RegionCode>(QStringLiteral("330902001")),
                       .title = QStringLiteral("占道经营：昌国路\"早市\"摊位"),
                       .address = QStringLiteral("浙江省舟山市定海区昌国街道昌国路 12 号"),
                       .description =
                           QStringLiteral("市民反映该处早上六时至八时有多个流动摊位占用人行道，影响通行。"),
                       .position = GeoPoint::fromE7(1'221'068'000, 300'161'000),
                       .reportedAt = fromMs(1'716'000'000'123),
                       .acceptedAt = std::nullopt,
                       .assignedAt = std::nullopt,
                       .dueAt = fromMs(1'716'086'400'000),
                       .closedAt = std::nullopt,
                       .unit = std::nullopt};
}

/// Random but reproducible events on the given areas and categories, spread over `days` business days.
class EventMaker
{
public:
    explicit EventMaker(quint64 seed, int days = 90) : m_random(seed), m_days(days) {}

    /// `n` becomes the id, so the same number is the same event in another form.
    Event make(qint64 n)
    {
        EventFields fields =
            sampleFields(QStringLiteral("0190c000-0000-7000-8000-%1").arg(n, 12, 10, QChar(u'0')));
        const qint64 start = 1'704'038'400'000; // 2024-01-01 00:00 in Asia/Shanghai
        const qint64 dayMs = 86'400'000;
        fields.reportedAt = fromMs(start + below(m_days) * dayMs + below(dayMs));
        fields.category = idOf<CategoryCode>(QStringLiteral("%1%2")
                                                 .arg(1 + below(9), 2, 10, QChar(u'0'))
                                                 .arg(1 + below(6), 2, 10, QChar(u'0')));
        fields.region = RegionCode::fromNumber(330'902'000 + below(4) * 1'000 + below(9)).value();
        fields.state = below(10) < 8 ? EventState::Closed : static_cast<EventState>(below(7));
        fields.priority = static_cast<Priority>(below(4));
        fields.origin = static_cast<Origin>(below(3));
        fields.dueAt =
            below(5) == 0 ? std::nullopt : std::optional(fields.reportedAt + Milliseconds{below(10 * dayMs)});
        fields.position = below(10) == 0 ? std::nullopt
                                         : GeoPoint::fromE7(1'221'000'000 + below(8'000'000),
                                                            299'000'000 + below(8'000'000));
        if (!isOpen(fields.state))
            fields.closedAt = fields.reportedAt + Milliseconds{below(12 * dayMs)};
        if (below(3) > 0)
            fields.unit = idOf<UnitId>(QStringLiteral("unit-%1").arg(below(40)));
        return Event::of(std::move(fields)).value();
    }

    qint64 below(qint64 limit) { return std::uniform_int_distribution<qint64>(0, limit - 1)(m_random); }

private:
    std::mt19937_64 m_random;
    int m_days;
};

} // namespace onescreen::test
