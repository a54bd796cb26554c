// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/assessmentmodel.h"
#include "app/models/datahub.h"
#include "tests/support/fakeactions.h"
#include "tests/unit/ui/cannedquestions.h"
#include "ui/common/dialogs.h"
#include "ui/common/plainlabel.h"
#include "ui/common/settingsstore.h"
#include "ui/shell/windowset.h"

#include <QVBoxLayout>

namespace onescreen::test {

class RecordingDialogs final : public Dialogs
{
public:
    QList<Message> messages;
    QList<SaveRequest> saves;
    std::optional<QString> saveTo; ///< What the user answers; none is Cancel.

    void show(QWidget*, const Message& message) override { messages << message; }
    void confirm(QWidget*, const Message& message, const QString&, std::function<void()> onYes,
                 std::function<void()>) override
    {
        messages << message;
        onYes();
    }
    void askSaveFile(QWidget*, const SaveRequest& request, std::function<void(const QString&)> then) override
    {
        saves << request;
        if (saveTo)
            then(*saveTo);
    }
};

/// A scene of one label; complete when the test says so.
class LabelScene final : public Scene
{
    Q_OBJECT
public:
    LabelScene(QString id, QWidget* parent)
        : Scene(parent), m_id(std::move(id)), m_address(*ViewAddress::forScene(m_id)),
          m_label(new PlainLabel(this))
    {
        auto* layout = new QVBoxLayout(this);
        layout->addWidget(m_label);
    }

    [[nodiscard]] QString sceneId() const override { return m_id; }
    [[nodiscard]] QString title() const override { return m_id; }
    void setAddress(const ViewAddress& address) override
    {
        m_address = address;
        m_label->setText(address.toString());
    }
    [[nodiscard]] ViewAddress address() const override { return m_address; }
    [[nodiscard]] bool isComplete() const override { return m_complete; }
    [[nodiscard]] QStringList problems() const override { return m_problems; }

    void userDrillsTo(const ViewAddress& address)
    {
        setAddress(address);
        Q_EMIT addressChanged();
    }
    void setComplete(bool complete)
    {
        m_complete = complete;
        Q_EMIT completeChanged();
    }
    void setProblems(const QStringList& problems) { m_problems = problems; }

private:
    QString m_id;
    ViewAddress m_address;
    PlainLabel* m_label;
    bool m_complete = true;
    QStringList m_problems;
};

inline SceneFactory labelScene(const QString& id, const QString& title, const QKeySequence& key,
                               const QSet<WindowClass>& classes)
{
    return {.id = id,
            .title = title,
            .key = key,
            .create = [id](const SceneContext&, QWidget* parent) { return new LabelScene(id, parent); },
            .classes = classes};
}

/// Everything that a window needs, without a cache or a server. Change `services` and `questions` before
/// windows().
struct ShellBench
{
    ManualClock clock{*parseRfc3339(u"2026-11-22T06:05:09.000Z")};
    CannedQuestions questions;
    FakeActions actions;
    RecordingDialogs dialogs;
    SettingsStore settings;
    std::vector<SceneFactory> scenes{labelScene(QStringLiteral("overview"), QStringLiteral("态势总览"),
                                                QKeySequence(Qt::Key_F1),
                                                {WindowClass::Wall, WindowClass::Duty, WindowClass::Leader}),
                                     labelScene(QStringLiteral("dispatch"), QStringLiteral("指挥调度"),
                                                QKeySequence(Qt::Key_F2), {WindowClass::Duty})};
    AccountDesk* account = nullptr;
    Theme theme = Theme::night();
    bool hasServer = true;
    bool cacheExists = true;
    std::unique_ptr<DataHub> hub;
    std::unique_ptr<AssessmentModel> assessment;
    std::unique_ptr<WindowSet> set;

    WindowSet& windows()
    {
        assessment.reset();
        hub = std::make_unique<DataHub>(questions, clock);
        assessment = std::make_unique<AssessmentModel>(*hub, CatalogueSource());
        set = std::make_unique<WindowSet>(ShellServices{.hub = *hub,
                                                        .assessment = *assessment,
                                                        .actions = actions,
                                                        .account = account,
                                                        .dialogs = dialogs,
                                                        .settings = settings,
                                                        .pack = {},
                                                        .scenes = scenes,
                                                        .placeName = QStringLiteral("舟山市"),
                                                        .version = QStringLiteral("1.2.3"),
                                                        .hasServer = hasServer,
                                                        .cacheExists = cacheExists,
                                                        .theme = theme});
        return *set;
    }
    ~ShellBench() { set.reset(); } // windows go before the hub that they listen to
};

inline ViewAddress address(QStringView text)
{
    return *ViewAddress::parse(text);
}

} // namespace onescreen::test
