// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/portrait/portraitbar.h"

#include "ui/common/assessmenttext.h"
#include "ui/common/exportgate.h"
#include "ui/common/plainlabel.h"
#include "ui/portrait/portraitreader.h"
#include "ui/portrait/portraittext.h"

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

PortraitBar::PortraitBar(const ThemeContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_words(new PlainLabel(this)), m_marks(new PlainLabel(this))
{
    setObjectName(u"portraitBar"_s);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(context.metrics.space());
    m_words->setStyle(context, TextSize::Large, TextRole::Normal, true);
    m_words->setElide(Qt::ElideRight);
    m_marks->setStyle(context, TextSize::Normal, TextRole::Secondary);
    m_marks->setElide(Qt::ElideRight);
    line->addWidget(m_words, 5);
    line->addWidget(m_marks, 4);
    if (!context.wall)
        build(line);
}

void PortraitBar::build(QHBoxLayout* line)
{
    m_level = new QComboBox(this);
    m_level->setObjectName(u"portraitLevel"_s);
    m_level->setAccessibleName(tr("层级"));
    m_level->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_unit = addUnitChoice(u"portraitUnit"_s, tr("单位（输入名称的一部分查找，Ctrl+F）"));
    m_month = addTool(u"portraitMonth"_s, tr("月报"), tr("按月的期"));
    m_quarter = addTool(u"portraitQuarter"_s, tr("季报"), tr("按季的期"));
    for (QToolButton* button : {m_month, m_quarter})
        button->setCheckable(true);
    m_earlier = addTool(u"portraitEarlier"_s, tr("上一期"), tr("上一期（[）"));
    m_later = addTool(u"portraitLater"_s, tr("下一期"), tr("下一期（]）"));
    m_versus = addUnitChoice(u"portraitVersus"_s, tr("对照单位（Ctrl+Shift+F）"));
    m_versus->lineEdit()->setPlaceholderText(tr("对照…"));
    m_print = addTool(u"portraitPrint"_s, tr("导出简报"), tr("多页 PDF 简报（Ctrl+P）"));
    m_printGuard = new ExportGuard(m_print);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_level, m_unit, m_month, m_quarter, m_earlier,
                                                           m_later, m_versus, m_print})
        line->addWidget(widget);

    connect(m_level, &QComboBox::activated, this, [this](int at) {
        const auto& units = m_byLevel.value(m_levels.value(at));
        if (!units.empty())
            Q_EMIT unitChosen(units.front().first);
    });
    connect(m_unit, &QComboBox::activated, this, [this] { acceptText(m_unit, &PortraitBar::unitChosen); });
    connect(m_versus, &QComboBox::activated, this,
            [this] { acceptText(m_versus, &PortraitBar::versusChosen); });
    connect(m_month, &QToolButton::clicked, this, [this] { Q_EMIT calendarChosen(AssessedCalendar::Month); });
    connect(m_quarter, &QToolButton::clicked, this,
            [this] { Q_EMIT calendarChosen(AssessedCalendar::Quarter); });
    connect(m_earlier, &QToolButton::clicked, this, [this] { Q_EMIT stepRequested(-1); });
    connect(m_later, &QToolButton::clicked, this, [this] { Q_EMIT stepRequested(1); });
    connect(m_print, &QToolButton::clicked, this, &PortraitBar::printRequested);
}

QComboBox* PortraitBar::addUnitChoice(const QString& objectName, const QString& name)
{
    auto* box = new QComboBox(this);
    box->setObjectName(objectName);
    box->setAccessibleName(name);
    setPlainToolTip(box, name);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(9);
    box->completer()->setFilterMode(Qt::MatchContains);
    box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    return box;
}

QToolButton* PortraitBar::addTool(const QString& objectName, const QString& text, const QString& tip)
{
    auto* button = new QToolButton(this);
    button->setObjectName(objectName);
    button->setText(text);
    button->setMinimumHeight(m_context.metrics.control);
    setPlainToolTip(button, tip);
    return button;
}

void PortraitBar::acceptText(QComboBox* box, void (PortraitBar::*chosen)(const QString&))
{
    const int at = box->findText(box->currentText());
    if (at >= 0)
        Q_EMIT(this->*chosen)(box->itemData(at).toString());
}

void PortraitBar::focusUnit()
{
    if (!m_unit)
        return;
    m_unit->setFocus(Qt::ShortcutFocusReason);
    m_unit->lineEdit()->selectAll();
}

void PortraitBar::focusVersus()
{
    if (!m_versus)
        return;
    m_versus->setFocus(Qt::ShortcutFocusReason);
    m_versus->lineEdit()->selectAll();
}

void PortraitBar::show(const Assessment* assessment, const PortraitBarState& state)
{
    showWords(assessment, state);
    if (m_context.wall)
        return;
    offerUnits(assessment, state);
    const std::optional<AssessedCalendar> calendar = state.period ? calendarOf(*state.period) : std::nullopt;
    m_month->setChecked(calendar == AssessedCalendar::Month);
    m_quarter->setChecked(calendar == AssessedCalendar::Quarter);
    m_month->setEnabled(assessment && !assessment->periods(AssessedCalendar::Month).empty());
    m_quarter->setEnabled(assessment && !assessment->periods(AssessedCalendar::Quarter).empty());
    const bool known = assessment && state.period;
    m_earlier->setEnabled(known && neighbourIssue(*assessment, *state.period, -1));
    m_later->setEnabled(known && neighbourIssue(*assessment, *state.period, 1));
    m_printGuard->setWanted(known);
}

void PortraitBar::showWords(const Assessment* assessment, const PortraitBarState& state)
{
    const auto unit = assessment ? assessment->unit(state.unit) : std::nullopt;
    QStringList words;
    if (unit)
        words << unit->name;
    if (state.period)
        words << issueTitle(*state.period);
    m_words->setText(words.isEmpty() ? tr("效能画像") : words.join(u" · "_s));
    QStringList marks;
    if (unit)
        marks << levelText(unit->level);
    if (state.preliminary)
        marks << tr("未结束，阶段数");
    else if (state.period)
        marks << (state.publicationUnknown ? tr("是否发布不明")
                  : state.published        ? tr("已发布")
                                           : tr("未发布"));
    if (state.sample)
        marks << tr("权重为样例，待确定");
    if (state.demonstration)
        marks << tr("演示数据");
    m_marks->setText(marks.join(u" · "_s));
}

void PortraitBar::offerUnits(const Assessment* assessment, const PortraitBarState& state)
{
    const QSignalBlocker quietLevel(m_level);
    const QSignalBlocker quietUnit(m_unit);
    const QSignalBlocker quietVersus(m_versus);
    // What is being typed stays.
    const bool typing = m_unit->lineEdit()->hasFocus() && m_unit->lineEdit()->isModified();
    m_byLevel.clear();
    m_levels.clear();
    m_level->clear();
    if (!typing)
        m_unit->clear();
    m_versus->clear();
    if (!assessment)
        return;
    m_versus->addItem(QString(), QString());
    QString own;
    for (const AssessedLevel level : assessment->levels()) {
        const QString name = assessedLevelName(level);
        m_levels << name;
        m_level->addItem(levelText(level));
        for (const AssessedUnit& unit : assessment->units(level)) {
            const auto parent = assessment->unit(unit.parent);
            const bool deep = level == AssessedLevel::Township || level == AssessedLevel::Team;
            const QString shown = deep && parent ? tr("%1（%2）").arg(unit.name, parent->name) : unit.name;
            m_byLevel[name].emplace_back(unit.key, shown);
            if (unit.key == state.unit)
                own = name;
            if (!typing)
                m_unit->addItem(shown, unit.key);
            if (unit.key != state.unit)
                m_versus->addItem(shown, unit.key);
        }
    }
    m_level->setCurrentIndex(static_cast<int>(m_levels.indexOf(own)));
    if (!typing)
        m_unit->setCurrentIndex(m_unit->findData(state.unit));
    m_versus->setCurrentIndex(std::max(0, m_versus->findData(state.versus)));
}

} // namespace onescreen
