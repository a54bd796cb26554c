// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/indicators/restatementbar.h"

#include "ui/common/plainlabel.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int longestName = 40;
constexpr int longestReason = 200;

} // namespace

RestatementBar::RestatementBar(const ThemeContext& context, QWidget* parent) : QWidget(parent)
{
    setObjectName(u"restatementBar"_s);
    m_by = field(u"restateBy"_s, tr("更正人"), longestName);
    m_with = field(u"restateWith"_s, tr("复核人（另一人）"), longestName);
    m_reason = field(u"restateReason"_s, tr("更正原因"), longestReason);
    m_send = new QPushButton(tr("更正公布…"), this);
    m_send->setObjectName(u"restate"_s);
    m_send->setEnabled(false);
    setPlainToolTip(m_send, tr("把今天重算的结果作为本期的更正公布。原来的公布保留，差异和原因一并记下。"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(context.metrics.space(), 0, 0, 0); // in line with the cells
    row->setSpacing(context.metrics.space(0.5));
    row->addWidget(m_by, 2);
    row->addWidget(m_with, 2);
    row->addWidget(m_reason, 5);
    row->addWidget(m_send);
    connect(m_send, &QPushButton::clicked, this, &RestatementBar::send);
}

QLineEdit* RestatementBar::field(const QString& name, const QString& text, int longest)
{
    auto* made = new QLineEdit(this);
    made->setObjectName(name);
    made->setPlaceholderText(text);
    made->setAccessibleName(text);
    made->setMaxLength(longest);
    connect(made, &QLineEdit::textChanged, this, [this] { m_send->setEnabled(isFilled()); });
    connect(made, &QLineEdit::returnPressed, this, &RestatementBar::send);
    return made;
}

bool RestatementBar::isFilled() const
{
    const QString by = m_by->text().trimmed();
    const QString with = m_with->text().trimmed();
    return !by.isEmpty() && !with.isEmpty() && by != with && !m_reason->text().trimmed().isEmpty();
}

void RestatementBar::clear()
{
    for (QLineEdit* edit : {m_by, m_with, m_reason})
        edit->clear();
}

void RestatementBar::send()
{
    if (isFilled())
        Q_EMIT restateRequested(m_by->text().trimmed(), m_with->text().trimmed(), m_reason->text().trimmed());
}

} // namespace onescreen
