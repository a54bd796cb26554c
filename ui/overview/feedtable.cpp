// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/feedtable.h"

#include "app/models/feedmodel.h"

#include <QHeaderView>

namespace onescreen {

using namespace Qt::StringLiterals;

FeedTable::FeedTable(DataHub& hub, FeedModel& model, const ThemeContext& context, QWidget* parent)
    : QTableView(parent), m_display(new FeedDisplay(hub, context, this))
{
    setObjectName(u"feedTable"_s);
    m_display->setSourceModel(&model);
    setModel(m_display);
    setFont(context.font(TextSize::Small));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(context.wall ? NoSelection : SingleSelection);
    setFocusPolicy(context.wall ? Qt::NoFocus : Qt::StrongFocus);
    setTabKeyNavigation(false);
    setWordWrap(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(QFontMetrics(font()).height() + context.metrics.space());
    horizontalHeader()->setFont(font());
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(static_cast<int>(FeedColumn::AsOf), QHeaderView::Stretch);
    horizontalHeader()->setHighlightSections(false);
    // Ages grow although no row changes.
    connect(&hub, &DataHub::tick, viewport(), qOverload<>(&QWidget::update));
}

void FeedTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    const bool narrow = width() < 60 * fontMetrics().averageCharWidth();
    for (const FeedColumn column : {FeedColumn::Interval, FeedColumn::Rows, FeedColumn::Origin})
        setColumnHidden(static_cast<int>(column), narrow);
}

QSize FeedTable::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 40, fontMetrics().height() * 8};
}

ExportTable FeedTable::exportTable() const
{
    ExportTable table{
        .header = {tr("来源系统"), tr("代码"), tr("截至（UTC）"), tr("应报间隔（秒）"), tr("累计行数")},
        .rows = {}};
    for (int row = 0; row < m_display->rowCount(); ++row) {
        const QModelIndex index = m_display->index(row, 0);
        table.rows.append(QVariantList{index.data(FeedNameRole), index.data(FeedSourceRole),
                                       toRfc3339(fromMs(index.data(FeedAsOfRole).toLongLong())),
                                       index.data(FeedIntervalRole), index.data(FeedRowsRole)});
    }
    return table;
}

} // namespace onescreen
