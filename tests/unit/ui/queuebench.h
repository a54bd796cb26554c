// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/assessmentmodel.h"
#include "app/models/datahub.h"
#include "tests/support/fakeactions.h"
#include "tests/support/samplequeue.h"
#include "ui/common/dialogs.h"
#include "ui/common/scene.h"
#include "ui/common/settingsstore.h"

#include <QStringList>

namespace onescreen::test {

/// Answers every question about files with one path and keeps what was shown.
class CannedDialogs final : public Dialogs
{
public:
    QString path;
    std::vector<Message> shown;

    void show(QWidget*, const Message& message) override { shown.push_back(message); }
    void confirm(QWidget*, const Message&, const QString&, std::function<void()> onYes,
                 std::function<void()>) override
    {
        onYes();
    }
    void askSaveFile(QWidget*, const SaveRequest&, std::function<void(const QString&)> then) override
    {
        then(path);
    }
};

/// All that a panel of the queue needs, in memory.
struct QueueBench
{
    explicit QueueBench(EventRow events = 200) { fill(questions, events); }

    DataHub& hub()
    {
        if (!m_hub)
            m_hub = std::make_unique<DataHub>(questions, clock);
        return *m_hub;
    }
    SceneContext context(WindowClass windowClass = WindowClass::Duty)
    {
        ThemeContext theme{.theme = Theme::night(),
                           .metrics = metricsFor(windowClass),
                           .wall = windowClass == WindowClass::Wall};
        if (!m_assessment)
            m_assessment = std::make_unique<AssessmentModel>(hub(), CatalogueSource());
        return {.hub = hub(),
                .assessment = *m_assessment,
                .theme = theme,
                .windowClass = windowClass,
                .actions = actions,
                .pack = nullptr,
                .dialogs = dialogs,
                .settings = settings};
    }
    void commit(const std::vector<EventRow>& rows) { Q_EMIT hub().dataChanged(eventsChanged(rows)); }

    FakeQuestions questions;
    FakeActions actions;
    CannedDialogs dialogs;
    SettingsStore settings;
    ManualClock clock{sampleNow};

private:
    std::unique_ptr<DataHub> m_hub;
    std::unique_ptr<AssessmentModel> m_assessment;
};

} // namespace onescreen::test
