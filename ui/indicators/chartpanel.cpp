// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/indicators/chartpanel.h"

#include "ui/charts/paintedchart.h"
#include "ui/common/plainlabel.h"

#include <QVBoxLayout>

namespace onescreen {

ChartPanel::ChartPanel(const SceneContext& context, PaintedChart* chart, const Words& words, QWidget* parent)
    : FigurePanel(context, new QWidget, parent), m_chart(chart), m_note(new PlainLabel(content()))
{
    setObjectName(words.objectName);
    setTitle(words.title);
    setPassport(words.help);
    chart->setObjectName(words.objectName + QStringLiteral("Chart"));
    chart->setAccessibleName(words.title);
    m_note->setStyle(context.theme, TextSize::Small, TextRole::Secondary);
    m_note->setWordWrap(true);
    m_note->hide();
    const Metrics& metrics = context.theme.metrics;
    auto* layout = new QVBoxLayout(content());
    layout->setContentsMargins(metrics.space(), 0, metrics.space(), metrics.space(0.5));
    layout->setSpacing(metrics.space(0.5));
    layout->addWidget(chart, 1);
    layout->addWidget(m_note);
    setExport(&context.dialogs, chart);
    connect(chart, &PaintedChart::stopActivated, this, &ChartPanel::stopActivated);
}

void ChartPanel::setNote(const QString& note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

QString ChartPanel::note() const
{
    return m_note->text();
}

} // namespace onescreen
