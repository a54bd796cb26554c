// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QStyledItemDelegate>

namespace onescreen {

/// An event of EventListModel in two lines: title; priority, state, number and area in small.
class EventLineDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit EventLineDelegate(const ThemeContext& context, QObject* parent = nullptr)
        : QStyledItemDelegate(parent), m_context(context)
    {
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    ThemeContext m_context;
};

} // namespace onescreen
