// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/assessment.h"
#include "ui/common/modelpanel.h"
#include "ui/common/scene.h"
#include "ui/indicators/indicatorplace.h"

#include <QObject>

#include <vector>

namespace onescreen {

class ChartPanel;
class ContradictionPanel;
class FigurePanel;
class FullRatePanel;
class IndicatorTablePanel;
class PublicationPanel;
class RankingPanel;
class WhatIfPanel;

/// The panels of F9, page by page, and what each of them shows. The widgets belong to whoever puts them into
/// a layout.
class IndicatorPages final : public QObject
{
    Q_OBJECT
public:
    explicit IndicatorPages(const SceneContext& context);

    [[nodiscard]] const std::vector<IndicatorPage>& pages() const
    {
        return m_pages;
    } ///< No trial and no checks on a wall.
    [[nodiscard]] const std::vector<QWidget*>& widgets() const { return m_widgets; } ///< One a page.
    [[nodiscard]] std::vector<FigurePanel*> panels() const;
    [[nodiscard]] std::vector<FigurePanel*> panelsOf(IndicatorPage page) const;

    void show(IndicatorPage page, const Assessment& assessment, const IndicatorScope& scope,
              const QStringList& highlighted, const ModelStatus& status);
    /// There are no figures. `computed`: not because they are still being computed.
    void showNothing(const ModelStatus& status, bool computed);

    FullRatePanel* rates = nullptr;
    IndicatorTablePanel* table = nullptr;
    ChartPanel* series = nullptr;
    RankingPanel* ranking = nullptr;
    ChartPanel* bump = nullptr;
    ChartPanel* slope = nullptr;
    ChartPanel* change = nullptr;
    ChartPanel* rateChange = nullptr;
    WhatIfPanel* whatIf = nullptr;
    ContradictionPanel* checks = nullptr;
    PublicationPanel* publication = nullptr; ///< Filled by PublicationCheck.

Q_SIGNALS:
    void unitActivated(const QString& unit); ///< In a chart.

private:
    [[nodiscard]] QWidget* tablePage(const SceneContext& context);
    [[nodiscard]] QWidget* rankingPage(const SceneContext& context);
    [[nodiscard]] QWidget* changePage(const SceneContext& context);
    void showTable(const Assessment& assessment, const IndicatorScope& scope, const ModelStatus& status);
    void showRanking(const Assessment& assessment, const IndicatorScope& scope,
                     const QStringList& highlighted, const ModelStatus& status);
    void showChange(const Assessment& assessment, const IndicatorScope& scope, const ModelStatus& status);

    std::vector<IndicatorPage> m_pages;
    std::vector<QWidget*> m_widgets;
};

} // namespace onescreen
