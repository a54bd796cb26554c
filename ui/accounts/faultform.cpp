// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/faultform.h"

#include "ui/common/plainlabel.h"

#include <QGridLayout>

#include <algorithm>

namespace onescreen {

using namespace Qt::StringLiterals;

FaultForm::FaultForm(const ThemeContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_layout(new QGridLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setHorizontalSpacing(context.metrics.space(2));
    m_layout->setVerticalSpacing(context.metrics.space(0.25));
    m_layout->setColumnStretch(1, 1);
}

void FaultForm::addRow(const QString& label, QWidget* field, const QString& hint, bool grows)
{
    auto* name = new PlainLabel(label, this);
    name->setStyle(m_context, TextSize::Normal, TextRole::Secondary);
    name->setMinimumHeight(m_context.metrics.control);
    auto* line = new PlainLabel(this);
    line->setWordWrap(true);
    line->setObjectName(field->objectName() + u"Line"_s);
    field->setAccessibleName(label);
    const int at = m_layout->rowCount();
    m_layout->addWidget(name, at, 0, Qt::AlignTop);
    m_layout->addWidget(field, at, 1);
    m_layout->addWidget(line, at + 1, 1);
    m_layout->setRowMinimumHeight(at + 2, m_context.metrics.space(0.75));
    m_grows = m_grows || grows;
    m_layout->setRowStretch(at, grows ? 1 : 0);
    m_layout->setRowStretch(at - 1, 0); // under what was the last one
    m_layout->setRowStretch(at + 3, m_grows ? 0 : 1);
    m_rows.append({.field = field, .line = line, .hint = hint, .fault = {}});
    show(m_rows.last());
}

FaultForm::Row* FaultForm::find(const QWidget* field)
{
    const auto row = std::ranges::find(m_rows, field, &Row::field);
    return row == m_rows.end() ? nullptr : &*row;
}

void FaultForm::show(const Row& row)
{
    const bool wrong = !row.fault.isEmpty();
    row.line->setStyle(m_context, TextSize::Small, wrong ? TextRole::Warning : TextRole::Secondary, wrong);
    row.line->setText(wrong ? u"▲ "_s + row.fault : row.hint);
    row.line->setVisible(!row.line->text().isEmpty());
    row.field->setAccessibleDescription(row.line->text());
}

void FaultForm::setHint(QWidget* field, const QString& hint)
{
    if (Row* row = find(field)) {
        row->hint = hint;
        show(*row);
    }
}

void FaultForm::setFault(QWidget* field, const QString& text)
{
    if (Row* row = find(field)) {
        row->fault = text;
        show(*row);
    }
}

void FaultForm::clearFaults()
{
    for (Row& row : m_rows) {
        row.fault.clear();
        show(row);
    }
}

QString FaultForm::faultOf(const QWidget* field) const
{
    const auto row = std::ranges::find(m_rows, field, &Row::field);
    return row == m_rows.end() ? QString() : row->fault;
}

QWidget* FaultForm::firstFault() const
{
    const auto row = std::ranges::find_if(m_rows, [](const Row& one) { return !one.fault.isEmpty(); });
    return row == m_rows.end() ? nullptr : row->field;
}

bool FaultForm::hasFaults() const
{
    return firstFault() != nullptr;
}

} // namespace onescreen
