// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"
#include "ui/indicators/indicatorplace.h"

#include <QWidget>

class QBoxLayout;
class QComboBox;
class QHBoxLayout;
class QTabBar;
class QToolButton;

namespace onescreen {

/// The line above the panels: page, period and what it is compared with, the way from the city down to the
/// township, whom to rank. Everything in it is part of the address. Where one line is too short it takes two.
class PlaceBar final : public QWidget
{
    Q_OBJECT
public:
    PlaceBar(const ThemeContext& context, std::vector<IndicatorPage> pages, QWidget* parent = nullptr);

    /// `assessment` and `scope` may be null: there is nothing to choose from yet.
    void show(const Assessment* assessment, const IndicatorPlace& place, const IndicatorScope* scope);
    /// Which pages can be seen now: with all of them no tabs are needed.
    void setShownPages(const std::vector<IndicatorPage>& pages);
    void stepPeriod(int steps); ///< To earlier (negative) or later periods; stops at the ends.
    void stepPage(int steps);   ///< Round and round.

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;

Q_SIGNALS:
    void placeChosen(const onescreen::IndicatorPlace& place);

private:
    QHBoxLayout* addLine(int stretch);
    void arrange();
    QComboBox* addChoice(const QString& objectName, const QString& name);
    QToolButton* addTool(const QString& objectName, const QString& text, const QString& tip);
    void buildPeriod(QHBoxLayout* line);
    [[nodiscard]] const std::vector<Period>& periodsOf(AssessedCalendar calendar) const;
    void showPeriods(const Assessment& assessment, const IndicatorScope& scope);
    void showPath(const Assessment& assessment, const IndicatorScope& scope);
    void showRanking(const Assessment& assessment, const IndicatorScope& scope);
    void choose(const IndicatorPlace& place);
    void chooseUnit(const QString& key);
    void chooseCalendar(AssessedCalendar calendar);
    void showChoices();

    ThemeContext m_context;
    std::vector<IndicatorPage> m_pages;
    std::vector<IndicatorPage> m_shown;
    IndicatorPlace m_place;
    std::optional<IndicatorScope> m_scope;
    std::vector<Period> m_periods;
    std::vector<Period> m_quarters;
    std::vector<Period> m_months;
    std::vector<Period> m_rollings;       ///< Four quarters each.
    QHash<QString, AssessedUnit> m_units; ///< Of path and next level.
    QBoxLayout* m_lines = nullptr;
    QWidget* m_when = nullptr; ///< Page and period.
    QWidget* m_whom = nullptr; ///< Unit and ranking.
    QTabBar* m_tabs;
    QToolButton* m_quarter = nullptr;
    QToolButton* m_month = nullptr;
    QToolButton* m_rolling = nullptr; ///< Only where the catalogue has something to show by it.
    QToolButton* m_earlier = nullptr;
    QToolButton* m_later = nullptr;
    QComboBox* m_period = nullptr;
    QComboBox* m_from = nullptr;
    QWidget* m_path;
    QComboBox* m_next = nullptr;
    QComboBox* m_level = nullptr;
    QComboBox* m_peers = nullptr;
    QComboBox* m_by = nullptr;
};

QString indicatorPageTitle(IndicatorPage page);
/// "2023Q2–2024Q1" for four quarters that are no calendar year, else as it is.
QString plainPeriodText(const Period& period);
/// "2024Q2"; "2024Q2（未结束）" while it runs; once published "2024Q2（第 2 期）", restated ones with the
/// count.
QString assessedPeriodText(const Assessment& assessment, const Period& period);

} // namespace onescreen
