// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/numbersview.h"

#include <QHBoxLayout>

namespace onescreen {

using namespace Qt::StringLiterals;

NumbersView::NumbersView(const ThemeContext& context, QWidget* parent) : QWidget(parent)
{
    const Metrics& metrics = context.metrics;
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(metrics.space(1.5), 0, metrics.space(1.5), metrics.space());
    row->setSpacing(metrics.space(2));
    for (const OverviewFigure figure : allOverviewFigures) {
        auto* number = new BigNumber(context, this);
        number->setObjectName(u"figure%1"_s.arg(static_cast<int>(figure)));
        number->setClickable(!context.wall);
        connect(number, &BigNumber::clicked, this, [this, figure] { Q_EMIT activated(figure); });
        row->addWidget(number, 1);
        m_figures[static_cast<size_t>(figure)] = number;
    }
    setNumbers({});
}

void NumbersView::setNumbers(const OverviewNumbers& numbers)
{
    for (const OverviewFigure figure : allOverviewFigures)
        m_figures[static_cast<size_t>(figure)]->setFigure(figureOf(figure, numbers));
}

ExportTable NumbersView::exportTable() const
{
    const auto cell = [](std::optional<double> value) { return value ? QVariant(*value) : QVariant(); };
    ExportTable table{.header = {tr("指标"), tr("值"), tr("单位"), tr("昨日")}, .rows = {}};
    for (const BigNumber* number : m_figures) {
        const BigFigure& figure = number->figure();
        table.rows.append(QVariantList{figure.label, cell(figure.value), figure.unit, cell(figure.before)});
    }
    return table;
}

} // namespace onescreen
