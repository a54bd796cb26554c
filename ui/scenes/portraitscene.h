// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/assessmentmodel.h"
#include "ui/common/modelpanel.h"
#include "ui/common/scene.h"
#include "ui/portrait/portraitplace.h"
#include "ui/portrait/portraitreader.h"

#include <memory>
#include <vector>

namespace onescreen {

class PassportCard;
class PlainLabel;
class PortraitBar;
class PortraitDesk;
class PortraitPanel;
class SidePanel;

/// F8 效能画像: one unit in one numbered issue, exceptions first. What is shown is read on a worker thread
/// from the assessment; every number opens its passport, and from there its rows in the queue. On a wall
/// nothing can be chosen.
class PortraitScene final : public Scene
{
    Q_OBJECT
public:
    PortraitScene(const SceneContext& context, QWidget* parent);
    ~PortraitScene() override;

    [[nodiscard]] QString sceneId() const override;
    [[nodiscard]] QString title() const override;
    void setAddress(const ViewAddress& address) override;
    [[nodiscard]] ViewAddress address() const override { return m_address; }
    [[nodiscard]] bool isComplete() const override;
    [[nodiscard]] QStringList problems() const override;

    /// What is shown; null before there is anything.
    [[nodiscard]] const std::shared_ptr<const portrait::Issue>& issue() const { return m_issue; }
    /// The briefing as a file; asks where to. Also Ctrl+P.
    void exportBriefing();

    static SceneFactory factory();

private:
    void build(const SceneContext& context);
    void connectPanels();
    void addKeys();
    /// By the user: shows it and tells the shell.
    void change(const PortraitPlace& place);
    void chooseUnit(const QString& key);
    void chooseCalendar(AssessedCalendar calendar);
    void step(int issues);
    [[nodiscard]] std::vector<PortraitPanel*> allPanels() const;
    void acknowledge(const AlertDecision& decision);
    void showFaults();
    void refresh();
    /// What the place means with the figures that are there; none, with `why`, when it means nothing.
    [[nodiscard]] std::optional<PortraitChoice> choiceNow(QString& why) const;
    void read(const PortraitChoice& choice);
    void showIssue();
    void showPanels();
    void openPassport(const QString& unit, const Period& period, const QString& indicator);
    void closePassport();
    void showPassport();
    void openRows(int which);
    [[nodiscard]] ModelStatus status() const;
    [[nodiscard]] std::vector<const PortraitPanel*> shownPanels() const;

    AssessmentModel& m_model;
    DataHub& m_hub;
    Dialogs& m_dialogs;
    WindowClass m_class;
    std::optional<RegionCode> m_tenant;
    ViewAddress m_address;
    PortraitPlace m_place;
    std::shared_ptr<const Assessment> m_assessment;
    std::optional<PortraitChoice> m_choice; ///< Of `m_issue` or of what is being read.
    std::shared_ptr<const Assessment> m_readFrom;
    std::shared_ptr<const portrait::Issue> m_issue;
    QString m_missing;               ///< Why there is no issue although there are figures.
    std::vector<EventFilter> m_rows; ///< Of the open passport.
    quint64 m_reading = 0;           ///< Counts read(): an answer for an earlier choice is dropped.
    bool m_pending = false;

    PortraitBar* m_bar = nullptr;
    PlainLabel* m_fault = nullptr; ///< A catalogue, ledger or log that cannot be read.
    PortraitDesk* m_desk = nullptr;
    SidePanel* m_side = nullptr;
    PassportCard* m_card = nullptr;
    std::vector<PortraitPanel*> m_panels;
    PortraitPanel* m_comparison = nullptr;
};

} // namespace onescreen
