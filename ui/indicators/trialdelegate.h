// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/indicators/tabledelegate.h"

namespace onescreen {

/// Hatches the columns of a trial, so that no photograph of the screen passes for the official table.
class TrialDelegate final : public TableDelegate
{
    Q_OBJECT
public:
    using TableDelegate::TableDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

} // namespace onescreen
