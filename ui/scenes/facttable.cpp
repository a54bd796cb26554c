// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenes/facttable.h"

#include <QHeaderView>

namespace onescreen {

FactTable::FactTable(const ThemeContext& context, QWidget* parent) : QTableWidget(0, 2, parent)
{
    setFont(context.font(TextSize::Small));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setSelectionMode(context.wall ? NoSelection : SingleSelection);
    setFocusPolicy(context.wall ? Qt::NoFocus : Qt::StrongFocus);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(QFontMetrics(font()).height() + context.metrics.space());
    horizontalHeader()->hide();
    horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
}

void FactTable::setFacts(std::vector<Fact> facts)
{
    if (facts == m_facts)
        return;
    m_facts = std::move(facts);
    setRowCount(static_cast<int>(m_facts.size()));
    for (int row = 0; row < rowCount(); ++row) {
        const Fact& fact = m_facts[static_cast<size_t>(row)];
        const auto put = [&](int column, const QString& text) {
            if (!item(row, column))
                setItem(row, column, new QTableWidgetItem);
            item(row, column)->setText(text);
        };
        const bool number = fact.raw.typeId() == QMetaType::LongLong || fact.raw.typeId() == QMetaType::Int;
        put(0, fact.name);
        put(1, fact.text);
        item(row, 1)->setTextAlignment(number ? Qt::AlignRight | Qt::AlignVCenter
                                              : Qt::AlignLeft | Qt::AlignVCenter);
    }
}

ExportTable FactTable::exportTable() const
{
    ExportTable table{.header = {tr("项目"), tr("值")}, .rows = {}};
    for (const Fact& fact : m_facts)
        table.rows.append(QVariantList{fact.name, fact.raw});
    return table;
}

} // namespace onescreen
