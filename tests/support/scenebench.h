// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/assessmentmodel.h"
#include "app/models/datahub.h"
#include "tests/support/fakeactions.h"
#include "tests/support/samplequeue.h"
#include "ui/common/dialogs.h"
#include "ui/common/scene.h"
#include "ui/common/settingsstore.h"

namespace onescreen::test {

/// Keeps what was said; saves to `saveTo` when asked, or cancels.
class QuietDialogs final : public Dialogs
{
public:
    QList<Message> messages;
    std::optional<QString> saveTo;

    void show(QWidget*, const Message& message) override { messages << message; }
    void confirm(QWidget*, const Message& message, const QString&, std::function<void()> onYes,
                 std::function<void()>) override
    {
        messages << message;
        onYes();
    }
    void askSaveFile(QWidget*, const SaveRequest&, std::function<void(const QString&)> then) override
    {
        if (saveTo)
            then(*saveTo);
    }
};

/// What a scene needs, over a cache in memory with sample events. Fill `questions` before hub().
struct SceneBench
{
    ManualClock clock{sampleNow};
    FakeQuestions questions;
    FakeActions actions;
    QuietDialogs dialogs;
    SettingsStore settings;
    std::shared_ptr<const geo::Pack> pack;
    ThemeContext theme;
    WindowClass windowClass = WindowClass::Duty;
    AlertDecisions* decisions = nullptr; ///< Not owned.

    DataHub& hub()
    {
        if (!m_hub)
            m_hub = std::make_unique<DataHub>(questions, clock);
        return *m_hub;
    }
    AssessmentModel& assessment()
    {
        if (!m_assessment)
            m_assessment = std::make_unique<AssessmentModel>(hub(), CatalogueSource(), nullptr, decisions);
        return *m_assessment;
    }
    SceneContext context()
    {
        return {.hub = hub(),
                .assessment = assessment(),
                .theme = theme,
                .windowClass = windowClass,
                .actions = actions,
                .pack = pack,
                .dialogs = dialogs,
                .settings = settings};
    }
    static ViewAddress address(const QString& text) { return ViewAddress::parse(text).value(); }

private:
    std::unique_ptr<DataHub> m_hub;
    std::unique_ptr<AssessmentModel> m_assessment;
};

/// An answer as the cache of the sample events would give it.
inline OverviewAnswer sampleOverview(int days = 30)
{
    OverviewAnswer answer;
    answer.numbers = {.reportedToday = {86.0, 240.0},
                      .closedToday = {71.0, 233.0},
                      .open = {412.0, 397.0},
                      .overdueOpen = {9.0, 12.0},
                      .urgentOpen = {3.0, 1.0},
                      .closedOnTimeRate = {0.953, 0.941}};
    const QDate today = businessDay(sampleNow);
    for (int i = days - 1; i >= 0; --i)
        answer.daily.push_back({.day = today.addDays(-i),
                                .reported = i == 0 ? 86 : 180 + (i * 53) % 90,
                                .closed = i == 0 ? 71 : 170 + (i * 37) % 80});
    answer.categories = {{.categoryRoot = QStringLiteral("01"), .reported = 2951, .open = 180},
                         {.categoryRoot = QStringLiteral("02"), .reported = 1204, .open = 120},
                         {.categoryRoot = QStringLiteral("03"), .reported = 633, .open = 80},
                         {.categoryRoot = QStringLiteral("04"), .reported = 118, .open = 32}};
    answer.counties = {{.region = RegionCode::fromNumber(330'902'000).value(), .open = 180, .total = 2400},
                       {.region = RegionCode::fromNumber(330'903'000).value(), .open = 140, .total = 1700},
                       {.region = RegionCode::fromNumber(330'921'000).value(), .open = 70, .total = 600},
                       {.region = RegionCode::fromNumber(330'922'000).value(), .open = 22, .total = 206}};
    answer.events = 4906;
    return answer;
}

inline IndicatorValue indicatorOf(const QString& id, const QString& indicator, const QString& period,
                                  std::optional<double> value, ValueRole role = ValueRole::Actual)
{
    return IndicatorValue::of({.id = idOf<IndicatorValueId>(id),
                               .indicator = indicator,
                               .regionName = QStringLiteral("舟山市"),
                               .region = RegionCode::fromNumber(330'900'000),
                               .periodText = period,
                               .period = Period::fromString(period),
                               .role = role,
                               .value = value,
                               .unit = QStringLiteral("%"),
                               .document = QStringLiteral("000.txt"),
                               .context = {}})
        .value();
}

} // namespace onescreen::test
