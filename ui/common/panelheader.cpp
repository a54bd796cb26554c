// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/panelheader.h"

#include "ui/common/icons.h"
#include "ui/common/plainlabel.h"
#include "ui/common/timetext.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct Mark
{
    QString icon; ///< Empty: none.
    QString word;
    TextRole role = TextRole::Secondary;
};

Mark markFor(PanelState state)
{
    switch (state) {
    case PanelState::Late:
        return {u"clock-exclamation"_s, PanelFrame::tr("迟到"), TextRole::Warning};
    case PanelState::Stale:
        return {u"clock-exclamation"_s, PanelFrame::tr("过时"), TextRole::Unknown};
    case PanelState::Unknown:
        return {u"clock-question"_s, PanelFrame::tr("时效不明"), TextRole::Unknown};
    default:
        return {};
    }
}

} // namespace

PanelHeader::PanelHeader(const ThemeContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_title(new PlainLabel(this)), m_about(new PlainLabel(this)),
      m_asOf(new PlainLabel(this)), m_markIcon(new PlainLabel(this)), m_mark(new PlainLabel(this)),
      m_menu(new QToolButton(this)), m_layout(new QHBoxLayout(this))
{
    m_title->setObjectName(u"panelTitle"_s);
    m_title->setStyle(context, TextSize::Normal, TextRole::Normal, true);
    m_title->setElide(Qt::ElideRight);
    m_about->setObjectName(u"panelAbout"_s);
    m_about->setStyle(context, TextSize::Small, TextRole::Secondary);
    m_about->setElide(Qt::ElideRight);
    m_asOf->setObjectName(u"panelAsOf"_s);
    m_asOf->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_mark->setObjectName(u"panelState"_s);
    m_menu->setObjectName(u"panelMenu"_s);
    m_menu->setIcon(icon(u"dots", context.theme.secondary, context.metrics.icon));
    m_menu->setIconSize({context.metrics.icon, context.metrics.icon});
    m_menu->setAutoRaise(true);
    m_menu->setFocusPolicy(Qt::TabFocus);
    m_menu->setPopupMode(QToolButton::InstantPopup);
    m_menu->setAccessibleName(PanelFrame::tr("面板菜单"));
    setPlainToolTip(m_menu, PanelFrame::tr("导出、口径、复制地址"));
    m_menu->setVisible(!context.wall);

    const Metrics& metrics = context.metrics;
    m_layout->setContentsMargins(metrics.space(1.5), metrics.space(0.5),
                                 metrics.space(context.wall ? 1.5 : 0.5), metrics.space(0.5));
    m_layout->setSpacing(metrics.space());
    m_layout->addWidget(m_title);
    m_layout->addWidget(m_about, 1);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_asOf, m_markIcon, m_mark, m_menu})
        m_layout->addWidget(widget);
    setMark(PanelState::Loading);
}

void PanelHeader::setTitle(const QString& title)
{
    m_title->setText(title);
    fit();
}

QString PanelHeader::title() const
{
    return m_title->text();
}

void PanelHeader::setAbout(const QString& about)
{
    m_about->setText(about);
    fit();
}

void PanelHeader::setAsOf(std::optional<UtcTime> asOf, UtcTime now)
{
    const std::array texts{onescreen::asOfText(asOf, now, AsOfForm::Full),
                           onescreen::asOfText(asOf, now, AsOfForm::Brief),
                           onescreen::asOfText(asOf, now, AsOfForm::Age)};
    if (texts == m_asOfTexts)
        return;
    m_asOfTexts = texts;
    fit();
}

void PanelHeader::setMark(PanelState state)
{
    const Mark mark = markFor(state);
    m_marked = !mark.icon.isEmpty();
    m_markIcon->setVisible(m_marked);
    m_mark->setText(mark.word);
    if (m_marked) {
        m_mark->setStyle(m_context, TextSize::Small, mark.role, true);
        m_markIcon->setPixmap(iconPixmap(mark.icon, textColor(m_context.theme, mark.role),
                                         m_context.metrics.icon, devicePixelRatioF()));
        setPlainToolTip(m_markIcon, mark.word);
    }
    m_asOf->setStyle(m_context, TextSize::Small, m_marked ? mark.role : TextRole::Secondary);
    fit();
}

void PanelHeader::insertWidget(QWidget* widget)
{
    m_layout->insertWidget(m_layout->indexOf(m_asOf), widget);
    fit();
}

void PanelHeader::fit()
{
    const QMargins margins = m_layout->contentsMargins();
    int room = width() - margins.left() - margins.right();
    for (int i = 0; i < m_layout->count(); ++i) {
        const QWidget* widget = m_layout->itemAt(i)->widget();
        const bool own = widget == m_asOf || widget == m_mark;
        if (!own && !widget->isHidden())
            room -= widget->sizeHint().width() + m_layout->spacing();
    }
    // Of two texts that do not both fit, the title is kept; still it must not hold the panel open.
    m_title->setMinimumWidth(qMin(m_title->sizeHint().width(), width() / 2));
    const auto wide = [this](const QString& text) {
        return m_asOf->fontMetrics().horizontalAdvance(text) + m_layout->spacing();
    };
    const int word = m_marked ? m_mark->sizeHint().width() + m_layout->spacing() : 0;
    m_mark->setVisible(m_marked && room >= wide(m_asOfTexts[1]) + word);
    room -= m_mark->isHidden() ? 0 : word;
    const auto fitting =
        std::ranges::find_if(m_asOfTexts, [&](const QString& text) { return room >= wide(text); });
    // What it shows now must not hold the panel open; the age itself is never cut.
    m_asOf->setMinimumWidth(m_asOf->fontMetrics().horizontalAdvance(m_asOfTexts.back()));
    const QString& shown = fitting == m_asOfTexts.end() ? m_asOfTexts.back() : *fitting;
    if (m_asOf->text() != shown)
        m_asOf->setText(shown);
    setPlainToolTip(m_asOf, shown == m_asOfTexts.front() ? QString() : m_asOfTexts.front());
}

void PanelHeader::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

bool PanelHeader::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest)
        fit();
    return QWidget::event(event);
}

} // namespace onescreen
