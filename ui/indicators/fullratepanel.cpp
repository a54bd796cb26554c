// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/indicators/fullratepanel.h"

#include "ui/common/assessmenttext.h"
#include "ui/common/numbertext.h"
#include "ui/common/plainlabel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr size_t mostCells = 4;

} // namespace

FullRateCell::FullRateCell(const ThemeContext& context, QWidget* parent)
    : QAbstractButton(parent), m_context(context)
{
    setFocusPolicy(context.wall ? Qt::NoFocus : Qt::StrongFocus);
    setCursor(context.wall ? Qt::ArrowCursor : Qt::PointingHandCursor);
    setEnabled(true);
    connect(this, &QAbstractButton::clicked, this, [this] {
        if (!m_context.wall)
            Q_EMIT passportRequested(m_row.info.id);
    });
}

void FullRateCell::setRow(const FullRateRow& row)
{
    m_row = row;
    const QStringList shown = texts();
    setAccessibleName(shown.join(u' '));
    setPlainToolTip(this, shown.join(u'\n') + (row.info.toConfirm ? u'\n' + tr("※ 口径待确认") : QString()));
    update();
}

QStringList FullRateCell::texts() const
{
    const QLocale locale;
    const Figure& figure = m_row.figure;
    const QString name = (m_row.info.shortName.isEmpty() ? m_row.info.name : m_row.info.shortName) +
                         (m_row.info.toConfirm ? u" ※"_s : QString());
    const QString failures = m_row.failures ? numberText(m_row.failures, locale) : QString(missingText);
    QString rate = figureParts(m_row.info, figure, locale).text();
    if (!figure.hasValue() && figure.state != FigureState::Suppressed)
        rate = figureStateText(figure.state);
    QString parts;
    if (figure.numerator && figure.denominator && figure.hasValue())
        parts = numberText(figure.numerator, locale) + u'/' + numberText(figure.denominator, locale);
    return {name, failures, rate, parts};
}

QSize FullRateCell::sizeHint() const
{
    const int lines = QFontMetrics(m_context.font(TextSize::Small)).height() * 2 +
                      QFontMetrics(m_context.font(TextSize::Huge)).height();
    return {m_context.metrics.space(20), lines + m_context.metrics.space(1.0)};
}

QSize FullRateCell::minimumSizeHint() const
{
    return {m_context.metrics.space(12), sizeHint().height()};
}

int FullRateCell::paintCount(QPainter& painter, const QRect& line) const
{
    const QString count = texts().at(1);
    const QFont huge = m_context.font(TextSize::Huge, true);
    painter.setFont(huge);
    // Failures are a fact, not yet a signal: never red.
    const bool some = m_row.failures && *m_row.failures > 0;
    painter.setPen(!m_row.failures ? m_context.theme.secondary
                   : some          ? m_context.theme.text
                                   : m_context.theme.done);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, count);
    return QFontMetrics(huge).horizontalAdvance(count);
}

void FullRateCell::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = m_context.theme;
    const int gap = m_context.metrics.space(0.5);
    const QFont small = m_context.font(TextSize::Small);
    const QFontMetrics metrics(small);
    if (isDown() || underMouse())
        painter.fillRect(rect(), theme.raised);
    if (hasFocus()) {
        painter.setPen(theme.accent);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
    const QRect area = rect().adjusted(gap, gap, -gap, -gap);
    const QStringList shown = texts();
    painter.setFont(small);
    painter.setPen(theme.secondary);
    const QRect top(area.left(), area.top(), area.width(), metrics.height());
    painter.drawText(top, Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(shown[0], Qt::ElideRight, top.width()));
    const QRect bottom(area.left(), area.bottom() + 1 - metrics.height(), area.width(), metrics.height());
    const QString below = shown[3].isEmpty() ? shown[2] : shown[2] + u"  "_s + shown[3];
    painter.drawText(bottom, Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(below, Qt::ElideRight, bottom.width()));
    const QRect middle(area.left(), top.bottom() + 1, area.width(), bottom.top() - top.bottom() - 1);
    const int used = paintCount(painter, middle) + gap;
    if (!m_row.failures)
        return;
    painter.setFont(small);
    painter.setPen(theme.secondary);
    painter.drawText(middle.adjusted(used, 0, 0, -metrics.descent()), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(tr("件未达到"), Qt::ElideRight, middle.width() - used));
}

bool FullRateCell::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_F6) {
        event->accept();
        return true;
    }
    return QAbstractButton::event(event);
}

void FullRateCell::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_F6 || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT passportRequested(m_row.info.id);
    else
        QAbstractButton::keyPressEvent(event);
}

FullRatePanel::FullRatePanel(const SceneContext& context, QWidget* parent)
    : FigurePanel(context, new QWidget, parent), m_context(context.theme), m_line(new QHBoxLayout(content()))
{
    setObjectName(u"fullRatePanel"_s);
    setTitle(tr("四个 100%"));
    setPassport(
        tr("目标为 100% 的比率。接近目标时比率本身不说明问题，所以先写未达到的件数（分母减分子），下面是比率"
           "和“分子/分母”。缺失写“—”和原因，不写 0。点按或 F6 看口径。"));
    const Metrics& metrics = context.theme.metrics;
    m_line->setContentsMargins(metrics.space(), 0, metrics.space(), metrics.space(0.5));
    m_line->setSpacing(metrics.space());
    setExport(&context.dialogs, this);
}

void FullRatePanel::setRows(std::vector<FullRateRow> rows, const FigureAbout& about)
{
    m_rows = std::move(rows);
    // There is room for four: those that count in the index come before the others.
    std::ranges::stable_partition(m_rows, [](const FullRateRow& row) { return row.info.scored; });
    const size_t wanted = std::min(m_rows.size(), mostCells);
    while (m_cells.size() < wanted) {
        auto* cell = new FullRateCell(m_context, content());
        connect(cell, &FullRateCell::passportRequested, this, &FullRatePanel::passportRequested);
        m_line->addWidget(cell, 1);
        m_cells.push_back(cell);
    }
    for (size_t i = 0; i < m_cells.size(); ++i) {
        m_cells[i]->setVisible(i < wanted);
        if (i < wanted)
            m_cells[i]->setRow(m_rows[i]);
    }
    setAbout(about, m_rows.empty() ? tr("指标目录里没有目标为 100% 的比率。") : QString());
}

ExportTable FullRatePanel::exportTable() const
{
    const auto number = [](std::optional<double> value) { return value ? QVariant(*value) : QVariant(); };
    ExportTable table{.header = {tr("指标"), tr("未达件数"), tr("比率（%）"), tr("分子"), tr("分母"),
                                 tr("环比（百分点）"), tr("缺失原因"), tr("口径")},
                      .rows = {}};
    for (const FullRateRow& row : m_rows)
        table.rows.append(QVariantList{
            row.info.name, number(row.failures),
            row.figure.hasValue() ? number(row.figure.value) : QVariant(), number(row.figure.numerator),
            number(row.figure.denominator), number(row.periodOnPeriod.difference),
            figureStateText(row.figure.state), row.info.toConfirm ? tr("口径待确认") : QString()});
    return table;
}

} // namespace onescreen
