// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/indicators/placebar.h"

#include "ui/common/assessmenttext.h"
#include "ui/common/plainlabel.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
#include <QSignalBlocker>
#include <QTabBar>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

template <typename Range, typename Value> bool holds(const Range& range, const Value& value)
{
    return std::ranges::find(range, value) != std::ranges::end(range);
}

void fill(QComboBox* box, const std::vector<std::pair<QString, QString>>& textAndData, const QString& current)
{
    const QSignalBlocker quiet(box);
    box->clear();
    for (const auto& [text, data] : textAndData)
        box->addItem(text, data);
    box->setCurrentIndex(box->findData(current));
}

} // namespace

QString indicatorPageTitle(IndicatorPage page)
{
    switch (page) {
    case IndicatorPage::Table:
        return PlaceBar::tr("指标");
    case IndicatorPage::Ranking:
        return PlaceBar::tr("排名");
    case IndicatorPage::Change:
        return PlaceBar::tr("变化原因");
    case IndicatorPage::WhatIf:
        return PlaceBar::tr("权重试算");
    case IndicatorPage::Checks:
        return PlaceBar::tr("对账");
    }
    return {};
}

QString plainPeriodText(const Period& period)
{
    if (calendarOf(period) != AssessedCalendar::RollingFour)
        return period.toString();
    const auto quarter = [](QDate day) { return calendarPeriod(AssessedCalendar::Quarter, day).toString(); };
    return quarter(period.first()) + u'–' + quarter(period.last());
}

QString assessedPeriodText(const Assessment& assessment, const Period& period)
{
    if (assessment.isOpen(period))
        return PlaceBar::tr("%1（未结束）").arg(plainPeriodText(period));
    const std::optional<Publication> published = assessment.publication(period);
    if (!published)
        return plainPeriodText(period);
    const QString issue = PlaceBar::tr("%1（第 %2 期）").arg(period.toString()).arg(published->issue);
    return published->revision > 1 ? PlaceBar::tr("%1 · 第 %2 次更正").arg(issue).arg(published->revision - 1)
                                   : issue;
}

PlaceBar::PlaceBar(const ThemeContext& context, std::vector<IndicatorPage> pages, QWidget* parent)
    : QWidget(parent), m_context(context), m_pages(std::move(pages)), m_tabs(new QTabBar(this)),
      m_path(new QWidget(this))
{
    setObjectName(u"placeBar"_s);
    const Metrics& metrics = context.metrics;
    m_tabs->setObjectName(u"indicatorPages"_s);
    m_tabs->setAccessibleName(tr("页"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    // Every page stays in sight with its whole name: the bar takes a second line before a tab gives way.
    m_tabs->setUsesScrollButtons(false);
    m_tabs->setElideMode(Qt::ElideNone);
    for (const IndicatorPage page : m_pages)
        m_tabs->addTab(indicatorPageTitle(page));
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        IndicatorPlace place = m_place;
        place.page = m_pages.at(static_cast<size_t>(tab));
        choose(place);
    });
    m_lines = new QBoxLayout(QBoxLayout::LeftToRight, this);
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(metrics.space(0.75));
    QHBoxLayout* line = addLine(0);
    m_when = line->parentWidget();
    line->addWidget(m_tabs);
    buildPeriod(line);
    line->addStretch(1);
    line = addLine(1);
    m_whom = line->parentWidget();
    auto* path = new QHBoxLayout(m_path);
    path->setContentsMargins(0, 0, 0, 0);
    path->setSpacing(0);
    line->addWidget(m_path);
    m_next = addChoice(u"nextUnit"_s, tr("进入下一级"));
    line->addWidget(m_next);
    line->addStretch(1);
    m_by = addChoice(u"rankBy"_s, tr("按什么排名"));
    m_level = addChoice(u"rankLevel"_s, tr("排名哪一级"));
    m_peers = addChoice(u"rankPeers"_s, tr("同类组"));
    for (QComboBox* box : {m_by, m_level, m_peers})
        line->addWidget(box);
    connect(m_next, &QComboBox::activated, this,
            [this](int item) { chooseUnit(m_next->itemData(item).toString()); });
    connect(m_by, &QComboBox::activated, this, [this](int item) {
        IndicatorPlace place = m_place;
        place.byIndicator = m_by->itemData(item).toString() == u"indicator";
        choose(place);
    });
    connect(m_level, &QComboBox::activated, this, [this](int item) {
        IndicatorPlace place = m_place;
        place.level = assessedLevelFromName(m_level->itemData(item).toString());
        place.peers.clear();
        choose(place);
    });
    connect(m_peers, &QComboBox::activated, this, [this](int item) {
        IndicatorPlace place = m_place;
        place.peers = m_peers->itemData(item).toString();
        choose(place);
    });
    setEnabled(false);
}

QHBoxLayout* PlaceBar::addLine(int stretch)
{
    auto* part = new QWidget(this);
    auto* line = new QHBoxLayout(part);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(m_context.metrics.space(0.75));
    m_lines->addWidget(part, stretch);
    return line;
}

QSize PlaceBar::minimumSizeHint() const
{
    const int width = std::max(m_when->minimumSizeHint().width(), m_whom->minimumSizeHint().width());
    return {width, QWidget::minimumSizeHint().height()};
}

bool PlaceBar::event(QEvent* event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
        arrange();
    return QWidget::event(event);
}

void PlaceBar::arrange()
{
    const int together = m_when->sizeHint().width() + m_lines->spacing() + m_whom->sizeHint().width();
    m_lines->setDirection(together <= width() ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

QComboBox* PlaceBar::addChoice(const QString& objectName, const QString& name)
{
    auto* box = new QComboBox(this);
    box->setObjectName(objectName);
    box->setAccessibleName(name);
    setPlainToolTip(box, name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return box;
}

QToolButton* PlaceBar::addTool(const QString& objectName, const QString& text, const QString& tip)
{
    auto* button = new QToolButton(this);
    button->setObjectName(objectName);
    button->setText(text);
    button->setAccessibleName(tip);
    setPlainToolTip(button, tip);
    return button;
}

void PlaceBar::buildPeriod(QHBoxLayout* line)
{
    m_quarter = addTool(u"byQuarter"_s, tr("季"), tr("按季度看"));
    m_month = addTool(u"byMonth"_s, tr("月"), tr("按月看"));
    m_rolling = addTool(u"byRolling"_s, tr("滚动四期"), tr("按连续四个季度看"));
    for (QToolButton* button : {m_quarter, m_month, m_rolling}) {
        button->setCheckable(true);
        button->setAutoExclusive(true);
    }
    connect(m_quarter, &QToolButton::clicked, this, [this] { chooseCalendar(AssessedCalendar::Quarter); });
    connect(m_month, &QToolButton::clicked, this, [this] { chooseCalendar(AssessedCalendar::Month); });
    connect(m_rolling, &QToolButton::clicked, this,
            [this] { chooseCalendar(AssessedCalendar::RollingFour); });
    m_earlier = addTool(u"earlierPeriod"_s, u"‹"_s, tr("上一期（[）"));
    m_later = addTool(u"laterPeriod"_s, u"›"_s, tr("下一期（]）"));
    connect(m_earlier, &QToolButton::clicked, this, [this] { stepPeriod(-1); });
    connect(m_later, &QToolButton::clicked, this, [this] { stepPeriod(1); });
    m_period = addChoice(u"period"_s, tr("时段"));
    m_from = addChoice(u"comparedWith"_s, tr("与哪一期比较"));
    connect(m_period, &QComboBox::activated, this, [this](int item) {
        IndicatorPlace place = m_place;
        place.period = Period::fromString(m_period->itemData(item).toString());
        place.from.reset();
        choose(place);
    });
    connect(m_from, &QComboBox::activated, this, [this](int item) {
        IndicatorPlace place = m_place;
        place.from = Period::fromString(m_from->itemData(item).toString());
        choose(place);
    });
    for (QWidget* part :
         std::initializer_list<QWidget*>{m_quarter, m_month, m_rolling, m_earlier, m_period, m_later, m_from})
        line->addWidget(part);
}

void PlaceBar::choose(const IndicatorPlace& place)
{
    if (place != m_place)
        Q_EMIT placeChosen(place);
}

void PlaceBar::chooseUnit(const QString& key)
{
    const auto found = m_units.constFind(key);
    if (found == m_units.cend())
        return;
    choose(m_place.at(*found));
}

void PlaceBar::chooseCalendar(AssessedCalendar calendar)
{
    if (!m_scope || m_scope->calendar == calendar)
        return;
    IndicatorPlace place = m_place;
    // The quarter of a month; the last month of a quarter, as far as there are figures.
    const Period wanted = calendarPeriod(calendar, m_scope->period.last());
    const std::vector<Period>& there = periodsOf(calendar);
    const bool known = holds(there, wanted);
    place.period = known || there.empty() ? wanted : there.back();
    place.from.reset();
    choose(place);
}

const std::vector<Period>& PlaceBar::periodsOf(AssessedCalendar calendar) const
{
    return calendar == AssessedCalendar::Quarter       ? m_quarters
           : calendar == AssessedCalendar::RollingFour ? m_rollings
                                                       : m_months;
}

void PlaceBar::stepPeriod(int steps)
{
    if (!m_scope)
        return;
    const auto here = std::ranges::find(m_periods, m_scope->period);
    const auto at = static_cast<int>(here - m_periods.begin()) + steps;
    if (here == m_periods.end() || at < 0 || at >= std::ssize(m_periods))
        return;
    IndicatorPlace place = m_place;
    place.period = m_periods[static_cast<size_t>(at)];
    place.from.reset();
    choose(place);
}

void PlaceBar::stepPage(int steps)
{
    const int count = static_cast<int>(m_pages.size());
    m_tabs->setCurrentIndex((m_tabs->currentIndex() + steps + count) % count);
}

void PlaceBar::setShownPages(const std::vector<IndicatorPage>& pages)
{
    m_shown = pages;
    m_tabs->setVisible(pages.size() < m_pages.size());
    showChoices();
}

void PlaceBar::showChoices()
{
    const auto sees = [this](IndicatorPage page) { return holds(m_shown, page); };
    const bool ranks = sees(IndicatorPage::Ranking) || sees(IndicatorPage::WhatIf);
    m_level->setVisible(m_level->count() > 1);
    m_by->setVisible(sees(IndicatorPage::Ranking) && m_by->count() > 1);
    m_peers->setVisible(ranks && m_peers->count() > 1);
    m_from->setVisible((sees(IndicatorPage::Ranking) || sees(IndicatorPage::Change)) && m_from->count() > 0);
    m_next->setVisible(m_next->count() > 0);
}

void PlaceBar::showPeriods(const Assessment& assessment, const IndicatorScope& scope)
{
    m_quarters = assessment.periods(AssessedCalendar::Quarter);
    m_months = assessment.periods(AssessedCalendar::Month);
    m_rollings = assessment.periods(AssessedCalendar::RollingFour);
    m_periods = periodsOf(scope.calendar);
    if (!holds(m_periods, scope.period))
        m_periods.push_back(scope.period);
    std::ranges::sort(m_periods, {}, &Period::first);
    std::vector<std::pair<QString, QString>> items;
    std::vector<std::pair<QString, QString>> others;
    for (auto period = m_periods.rbegin(); period != m_periods.rend(); ++period) {
        items.emplace_back(assessedPeriodText(assessment, *period), period->toString());
        if (*period != scope.period)
            others.emplace_back(tr("对照 %1").arg(plainPeriodText(*period)), period->toString());
    }
    fill(m_period, items, scope.period.toString());
    fill(m_from, others, scope.from.toString());
    m_earlier->setEnabled(m_periods.front() != scope.period);
    m_later->setEnabled(m_periods.back() != scope.period);
    (scope.calendar == AssessedCalendar::Quarter       ? m_quarter
     : scope.calendar == AssessedCalendar::RollingFour ? m_rolling
                                                       : m_month)
        ->setChecked(true);
    m_rolling->setVisible(!m_rollings.empty());
    m_quarter->setEnabled(!m_quarters.empty());
    m_month->setEnabled(!m_months.empty());
}

void PlaceBar::showPath(const Assessment& assessment, const IndicatorScope& scope)
{
    auto* layout = static_cast<QHBoxLayout*>(m_path->layout());
    while (QLayoutItem* item = layout->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    m_units.clear();
    const std::vector<AssessedUnit> path = pathOf(assessment, scope.unit);
    for (size_t i = 0; i < path.size(); ++i) {
        m_units.insert(path[i].key, path[i]);
        if (i > 0) {
            auto* mark = new PlainLabel(u"›"_s, m_path);
            mark->setStyle(m_context, TextSize::Normal, TextRole::Secondary);
            layout->addWidget(mark);
        }
        if (i + 1 == path.size()) {
            auto* here = new PlainLabel(path[i].name, m_path);
            here->setStyle(m_context, TextSize::Normal, TextRole::Normal, true);
            here->setContentsMargins(m_context.metrics.space(0.5), 0, m_context.metrics.space(0.5), 0);
            layout->addWidget(here);
            break;
        }
        auto* step = new QToolButton(m_path);
        step->setObjectName(u"step-"_s + path[i].key);
        step->setText(path[i].name);
        step->setAutoRaise(true);
        layout->addWidget(step);
        connect(step, &QToolButton::clicked, this, [this, key = path[i].key] { chooseUnit(key); });
    }
    std::vector<std::pair<QString, QString>> below;
    for (const AssessedUnit& child : assessment.children(scope.unit.key)) {
        m_units.insert(child.key, child);
        below.emplace_back(child.name, child.key);
    }
    fill(m_next, below, {});
    m_next->setPlaceholderText(tr("进入下一级"));
    m_next->setCurrentIndex(-1);
}

void PlaceBar::showRanking(const Assessment& assessment, const IndicatorScope& scope)
{
    std::vector<std::pair<QString, QString>> levels;
    for (const AssessedLevel level : rankedLevels(assessment, scope.unit))
        levels.emplace_back(levelText(level), assessedLevelName(level));
    fill(m_level, levels, assessedLevelName(scope.level));
    std::vector<std::pair<QString, QString>> peers{{tr("全部同级"), QString()}};
    for (const auto& [group, name] : assessment.peerGroups(scope.level))
        peers.emplace_back(peerGroupText(group, name), group);
    fill(m_peers, peers, scope.peers);
    std::vector<std::pair<QString, QString>> by;
    if (!scope.index.isEmpty())
        by.emplace_back(tr("按综合指数"), u"index"_s);
    if (scope.indicator)
        by.emplace_back(tr("按 %1").arg(scope.indicator->shortName.isEmpty() ? scope.indicator->name
                                                                             : scope.indicator->shortName),
                        u"indicator"_s);
    fill(m_by, by, scope.ranksIndicator() ? u"indicator"_s : u"index"_s);
}

void PlaceBar::show(const Assessment* assessment, const IndicatorPlace& place, const IndicatorScope* scope)
{
    m_place = place;
    const auto page = std::ranges::find(m_pages, place.page);
    {
        const QSignalBlocker quiet(m_tabs);
        m_tabs->setCurrentIndex(page == m_pages.end() ? 0 : static_cast<int>(page - m_pages.begin()));
    }
    setEnabled(assessment && scope);
    if (!assessment || !scope)
        return;
    m_scope = *scope;
    showPeriods(*assessment, *scope);
    showPath(*assessment, *scope);
    showRanking(*assessment, *scope);
    showChoices();
}

} // namespace onescreen
