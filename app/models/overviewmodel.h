// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/datahub.h"
#include "app/models/modelstate.h"
#include "app/models/periodchoice.h"

#include <QObject>

#include <optional>
#include <vector>

namespace onescreen {

/// Numbers, trend, categories and areas of the overview. Asked at most every two seconds; holds nothing about
/// persons, so it is the same for every window class.
class OverviewModel : public QObject
{
    Q_OBJECT

public:
    explicit OverviewModel(DataHub& hub, QObject* parent = nullptr);

    /// Asks anew; the data of the old scope stay until the answer comes. A relative period moves on with the
    /// day; "everything" gives the trend of the last 3,660 days without the empty days before the first
    /// event.
    void setScope(std::optional<RegionCode> area, const PeriodChoice& period);
    [[nodiscard]] const std::optional<RegionCode>& area() const { return m_area; }
    [[nodiscard]] const PeriodChoice& period() const { return m_period; }

    [[nodiscard]] ModelState state() const { return m_state; } ///< Empty: no event in the whole cache.
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    [[nodiscard]] std::optional<UtcTime> asOf() const;
    /// Period and area that the data below belong to; none before the first answer.
    [[nodiscard]] const std::optional<OverviewQuestion>& answered() const { return m_answered; }

    [[nodiscard]] const OverviewNumbers& numbers() const { return m_answer.numbers; }
    [[nodiscard]] const std::vector<DayCount>& daily() const { return m_answer.daily; }
    [[nodiscard]] const std::vector<CategoryCount>& categories() const
    {
        return m_answer.categories;
    } ///< Most first.
    /// County or township; areas without events are left out. Other levels are empty.
    [[nodiscard]] const std::vector<RegionCount>& regions(RegionLevel level) const;
    [[nodiscard]] qint64 events() const { return m_answer.events; }
    [[nodiscard]] qint64 replayed() const
    {
        return m_answer.replayed;
    } ///< Above zero the screen says 演示数据.

Q_SIGNALS:
    void changed(); ///< Any of the above.

private:
    [[nodiscard]] OverviewQuestion question() const;
    void take(Result<OverviewAnswer> answer);

    DataHub& m_hub;
    std::optional<RegionCode> m_area;
    PeriodChoice m_period;
    ModelState m_state = ModelState::Loading;
    std::optional<Error> m_error;
    std::optional<UtcTime> m_asOf;
    std::optional<UtcTime> m_askedAsOf;
    std::optional<OverviewQuestion> m_asked;
    std::optional<OverviewQuestion> m_answered;
    OverviewAnswer m_answer;
    QuestionLane<OverviewAnswer> m_lane;
};

} // namespace onescreen
