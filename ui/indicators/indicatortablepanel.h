// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/indicators/figurepanel.h"
#include "ui/indicators/indicatortablemodel.h"

class QCheckBox;
class QComboBox;

namespace onescreen {

class FigureTable;
class PlainLabel;
class SettingsStore;

/// 指标表: the indicators of the unit with target, actual, 环比, 同比, trend and state.
class IndicatorTablePanel final : public FigurePanel
{
    Q_OBJECT
public:
    explicit IndicatorTablePanel(const SceneContext& context, QWidget* parent = nullptr);

    void setContent(IndicatorTableModel::Content content, const FigureAbout& about);
    /// The denominators that the chosen indicator can be made with; hidden with less than two.
    void setDenominators(const IndicatorInfo* indicator);
    [[nodiscard]] FigureTable& table() const { return *m_table; }
    [[nodiscard]] const IndicatorTableModel& model() const { return *m_model; }

Q_SIGNALS:
    void indicatorChosen(const QString& indicator);
    void passportRequested(const QString& indicator);
    void denominatorChosen(const QString& indicator, const QString& denominator);

private:
    void buildMenu();
    void showAll(bool all);
    [[nodiscard]] QString summary() const;

    IndicatorTableModel* m_model;
    std::unique_ptr<ExportSource> m_source;
    SettingsStore& m_settings;
    FigureTable* m_table = nullptr;
    QCheckBox* m_all = nullptr;
    QComboBox* m_denominator = nullptr;
    QString m_indicator; ///< Whose denominators are offered.
    PlainLabel* m_summary = nullptr;
};

} // namespace onescreen
