// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/cards/mapcard.h"

#include "ui/common/icons.h"
#include "ui/common/plainlabel.h"

#include <QFormLayout>
#include <QGridLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int cardWidth = 36; ///< Grid units.
constexpr int columns = 2;

} // namespace

MapCard::MapCard(const ThemeContext& context, QWidget* map)
    : QFrame(map), m_context(context), m_title(new PlainLabel(this)), m_kind(new PlainLabel(this)),
      m_rows(new QFormLayout), m_note(new PlainLabel(this)), m_buttons(new QGridLayout)
{
    setObjectName(u"mapCard"_s);
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    const int pad = context.metrics.space(1.5);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(pad, pad, pad, pad);
    layout->setSpacing(context.metrics.grid / 2);
    m_title->setObjectName(u"mapCardTitle"_s);
    m_title->setStyle(context, TextSize::Large, TextRole::Normal, true);
    m_title->setWordWrap(true);
    m_kind->setObjectName(u"mapCardKind"_s);
    m_kind->setStyle(context, TextSize::Small, TextRole::Secondary);
    m_kind->setWordWrap(true);
    m_note->setObjectName(u"mapCardNote"_s);
    m_note->setStyle(context, TextSize::Small, TextRole::Secondary);
    m_note->setWordWrap(true);
    m_rows->setHorizontalSpacing(context.metrics.space(1));
    m_rows->setVerticalSpacing(context.metrics.grid / 4);
    m_rows->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_buttons->setSpacing(context.metrics.grid / 2);
    layout->addWidget(m_title);
    layout->addWidget(m_kind);
    layout->addLayout(m_rows);
    layout->addWidget(m_note);
    layout->addLayout(m_buttons);
    hide();
}

QToolButton* MapCard::addButton(const QString& name, const QString& text)
{
    auto* button = new QToolButton(this);
    button->setObjectName(u"mapCard-"_s + name);
    button->setText(text);
    button->setAccessibleName(text);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setFont(m_context.font(TextSize::Small));
    button->setFixedHeight(m_context.metrics.control);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    const int number = m_buttons->count();
    m_buttons->addWidget(button, number / columns, number % columns);
    return button;
}

void MapCard::fillRows(const std::vector<CardContent::Row>& rows)
{
    while (m_rows->rowCount() > 0)
        m_rows->removeRow(0);
    for (const CardContent::Row& row : rows) {
        auto* name = new PlainLabel(row.name, this);
        name->setStyle(m_context, TextSize::Small, TextRole::Secondary);
        auto* value = new PlainLabel(row.value, this);
        value->setStyle(m_context, TextSize::Small);
        value->setWordWrap(true);
        m_rows->addRow(name, value);
    }
}

void MapCard::fillActions(const std::vector<CardContent::Action>& actions)
{
    const bool same =
        m_buttons->count() > 0 &&
        std::ranges::equal(m_actions, actions, {}, &CardContent::Action::name, &CardContent::Action::name);
    m_actions = actions;
    if (same)
        return;
    while (QLayoutItem* item = m_buttons->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const CardContent::Action& action : m_actions) {
        // Later: what it does may replace this very button.
        connect(
            addButton(action.name, action.text), &QToolButton::clicked, this,
            [this, name = action.name] { run(name); }, Qt::QueuedConnection);
    }
    connect(addButton(u"close"_s, tr("关闭 Esc")), &QToolButton::clicked, this, &MapCard::closed,
            Qt::QueuedConnection);
}

void MapCard::present(const CardContent& content)
{
    m_title->setText(content.title);
    m_kind->setText(content.kind);
    m_kind->setVisible(!content.kind.isEmpty());
    m_note->setText(content.note);
    m_note->setVisible(!content.note.isEmpty());
    fillRows(content.rows);
    fillActions(content.actions);
    setVisible(true);
    place();
}

void MapCard::run(const QString& action)
{
    const auto found = std::ranges::find(m_actions, action, &CardContent::Action::name);
    if (found == m_actions.end() || isHidden())
        return;
    const std::function<void()> what = found->run; // it may close the card
    what();
}

void MapCard::place()
{
    const int margin = m_context.metrics.space(1.5);
    const int width = std::min(m_context.metrics.space(cardWidth), parentWidget()->width() - 2 * margin);
    layout()->activate();
    const int height = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width)
                                                     : layout()->totalSizeHint().height();
    setGeometry(margin, margin, width, height);
    raise();
}

} // namespace onescreen
