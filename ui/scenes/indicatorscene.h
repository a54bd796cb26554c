// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/assessmentmodel.h"
#include "ui/common/modelpanel.h"
#include "ui/common/scene.h"
#include "ui/indicators/indicatorplace.h"

#include <memory>
#include <vector>

namespace onescreen {

class ColumnPages;
class IndicatorPages;
class PassportCard;
class PlaceBar;
class PlainLabel;
class PublicationCheck;
class SettingsStore;
class SidePanel;

/// F9 季度指标: the figures of one unit and period, the ranking of the units below it, why they moved, and a
/// trial of other weights. Every number opens its passport, and from there its rows in the queue. On a wall
/// nothing can be chosen.
class IndicatorScene final : public Scene
{
    Q_OBJECT
public:
    IndicatorScene(const SceneContext& context, QWidget* parent);
    ~IndicatorScene() override;

    [[nodiscard]] QString sceneId() const override;
    [[nodiscard]] QString title() const override;
    void setAddress(const ViewAddress& address) override;
    [[nodiscard]] ViewAddress address() const override { return m_address; }
    [[nodiscard]] bool isComplete() const override;
    [[nodiscard]] QStringList problems() const override;

    /// What the address means with the figures that are there; none before there are any.
    [[nodiscard]] const std::optional<IndicatorScope>& scope() const { return m_scope; }

    static SceneFactory factory();

private:
    void build(const SceneContext& context);
    void connectPanels();
    void addKeys();
    /// Those of the address become those of the workplace.
    void chooseDenominators();
    void showFigure(const QString& unit, const QString& indicator, const Period& period);
    /// By the user: shows it and tells the shell.
    void change(const IndicatorPlace& place);
    void drillInto(const QString& unit);
    void showFaults();
    void refresh();
    void showPages();
    [[nodiscard]] ModelStatus status() const;
    /// An empty indicator means the index. Asked for again it closes.
    void openPassport(const QString& unit, const QString& indicator);
    void closePassport();
    void showPassport();
    void openRows(int which);
    [[nodiscard]] std::vector<const PanelFrame*> shownPanels() const;

    AssessmentModel& m_model;
    SettingsStore& m_settings;
    WindowClass m_class;
    std::optional<RegionCode> m_tenant;
    ViewAddress m_address;
    IndicatorPlace m_place;
    std::shared_ptr<const Assessment> m_assessment;
    std::optional<IndicatorScope> m_scope;
    std::vector<EventFilter> m_rows; ///< Of the open passport.

    std::unique_ptr<IndicatorPages> m_parts;
    PublicationCheck* m_published = nullptr; ///< Null on a wall.
    PlaceBar* m_bar = nullptr;
    PlainLabel* m_warning = nullptr; ///< A catalogue or ledger that cannot be read.
    ColumnPages* m_columns = nullptr;
    SidePanel* m_side = nullptr;
    PassportCard* m_card = nullptr;
};

} // namespace onescreen
