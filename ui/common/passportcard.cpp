// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/passportcard.h"

#include "app/models/datahub.h"
#include "ui/common/icons.h"
#include "ui/common/scene.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace onescreen {

QString passportText(const PassportSheet& sheet)
{
    QStringList lines{sheet.title + u" · "_s + sheet.scope + u" · "_s + sheet.period};
    lines << (sheet.remark.isEmpty() ? sheet.value : sheet.value + u"  "_s + sheet.remark);
    lines << sheet.marks;
    for (const PassportSheet::Line& line : sheet.lines)
        lines << line.label + u"\t"_s + line.text;
    if (!sheet.rowsMissing.isEmpty())
        lines << sheet.rowsMissing;
    return lines.join(u'\n');
}

PassportCard::PassportCard(const SceneContext& context, QWidget* parent)
    : PanelFrame(context.theme, new QWidget, parent), m_context(context.theme), m_now(context.hub.now())
{
    setObjectName(u"passportCard"_s);
    setTitle(tr("口径"));
    setFocusPolicy(Qt::StrongFocus);
    build();
    connect(&context.hub, &DataHub::tick, this, &PassportCard::showAge);
    setState(PanelState::Fresh);
}

void PassportCard::build()
{
    const Metrics& metrics = m_context.metrics;
    auto* close = new QToolButton(this);
    close->setObjectName(u"passportClose"_s);
    close->setIcon(icon(u"x", m_context.theme.secondary, metrics.icon));
    close->setText(tr("关闭"));
    close->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setPlainToolTip(close, tr("关闭口径（Esc）"));
    close->setAutoRaise(true);
    connect(close, &QToolButton::clicked, this, &PassportCard::closeRequested);
    addHeaderWidget(close);

    auto* copy = addMenuAction(tr("复制全部"));
    copy->setObjectName(u"copyPassport"_s);
    connect(copy, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(passportText(m_sheet)); });

    m_scroll = new QScrollArea(content());
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_noRows = new PlainLabel(content());
    m_noRows->setStyle(m_context, TextSize::Small, TextRole::Secondary);
    m_noRows->setWordWrap(true);
    const int margin = metrics.space(1.5);
    auto* layout = new QVBoxLayout(content());
    layout->setContentsMargins(0, 0, 0, margin);
    layout->setSpacing(metrics.space(0.5));
    layout->addWidget(m_scroll, 1);
    m_rows = new QVBoxLayout;
    m_rows->setContentsMargins(margin, 0, margin, 0);
    m_rows->setSpacing(metrics.space(0.5));
    m_rows->addWidget(m_noRows);
    layout->addLayout(m_rows);
}

void PassportCard::addRowButtons()
{
    while (QLayoutItem* item = m_rows->takeAt(1)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the one that was clicked
        delete item;
    }
    for (int i = 0; i < m_sheet.rows.size(); ++i) {
        auto* button = new QPushButton(m_sheet.rows[i], content());
        button->setObjectName(u"passportRows%1"_s.arg(i));
        button->setIcon(icon(u"list-details", m_context.theme.accent, m_context.metrics.icon));
        connect(button, &QPushButton::clicked, this, [this, i] { Q_EMIT rowsRequested(i); });
        m_rows->addWidget(button);
    }
}

QWidget* PassportCard::valueLine()
{
    auto* box = new QWidget;
    auto* line = new QHBoxLayout(box);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(m_context.metrics.space());
    auto* value = new PlainLabel(m_sheet.value, box);
    value->setObjectName(u"passportValue"_s);
    value->setStyle(m_context, TextSize::Huge, TextRole::Normal, true);
    auto* remark = new PlainLabel(m_sheet.remark, box);
    remark->setStyle(m_context, TextSize::Normal, TextRole::Secondary);
    remark->setWordWrap(true);
    line->addWidget(value);
    line->addWidget(remark, 1, Qt::AlignBottom);
    return box;
}

void PassportCard::addLines()
{
    auto* layout = static_cast<QVBoxLayout*>(m_page->layout());
    for (const PassportSheet::Line& line : m_sheet.lines) {
        auto* label = new PlainLabel(line.label, m_page);
        label->setStyle(m_context, TextSize::Small, TextRole::Secondary);
        auto* text = new PlainLabel(line.text, m_page);
        text->setStyle(m_context, TextSize::Normal, line.role);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout->addWidget(label);
        layout->addWidget(text);
        layout->addSpacing(m_context.metrics.space(0.75));
    }
}

void PassportCard::setSheet(const PassportSheet& sheet)
{
    m_sheet = sheet;
    setPeriod(sheet.period);
    setScope(sheet.scope);
    m_page = new QWidget;
    m_page->setAutoFillBackground(true);
    QPalette onPanel = m_page->palette();
    onPanel.setColor(QPalette::Window, m_context.theme.panel);
    m_page->setPalette(onPanel);
    auto* layout = new QVBoxLayout(m_page);
    const int margin = m_context.metrics.space(1.5);
    layout->setContentsMargins(margin, m_context.metrics.space(0.5), margin, margin);
    layout->setSpacing(0);
    auto* title = new PlainLabel(sheet.title, m_page);
    title->setObjectName(u"passportTitle"_s);
    title->setStyle(m_context, TextSize::Large, TextRole::Normal, true);
    title->setWordWrap(true);
    layout->addWidget(title);
    layout->addWidget(valueLine());
    for (const QString& mark : sheet.marks) {
        auto* shown = new PlainLabel(mark, m_page);
        shown->setStyle(m_context, TextSize::Normal, TextRole::Warning, true);
        shown->setWordWrap(true);
        layout->addWidget(shown);
    }
    layout->addSpacing(m_context.metrics.space());
    addLines();
    layout->addStretch(1);
    m_scroll->setWidget(m_page); // the page before is deleted with it
    addRowButtons();
    m_noRows->setText(sheet.rowsMissing);
    m_noRows->setVisible(!sheet.rowsMissing.isEmpty());
    showAge(m_now);
}

void PassportCard::showAge(UtcTime now)
{
    m_now = now;
    // How old a figure may be depends on its period; the panel it stands in says so.
    setAsOf(m_sheet.asOf, now, m_sheet.asOf ? Freshness::Fresh : Freshness::Unknown);
}

bool PassportCard::event(QEvent* event)
{
    // While the card has the focus Esc closes it; otherwise the window would go one level up.
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return PanelFrame::event(event);
}

void PassportCard::keyPressEvent(QKeyEvent* event)
{
    QScrollBar* bar = m_scroll->verticalScrollBar();
    if (event->matches(QKeySequence::Copy))
        QGuiApplication::clipboard()->setText(passportText(m_sheet));
    else if (event->key() == Qt::Key_Down)
        bar->triggerAction(QAbstractSlider::SliderSingleStepAdd);
    else if (event->key() == Qt::Key_Up)
        bar->triggerAction(QAbstractSlider::SliderSingleStepSub);
    else if (event->key() == Qt::Key_PageDown)
        bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
    else if (event->key() == Qt::Key_PageUp)
        bar->triggerAction(QAbstractSlider::SliderPageStepSub);
    else if (event->key() == Qt::Key_Return && !m_sheet.rows.isEmpty())
        Q_EMIT rowsRequested(0);
    else if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        PanelFrame::keyPressEvent(event);
}

} // namespace onescreen
