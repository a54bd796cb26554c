// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/indicators/indicatortablemodel.h"
#include "ui/indicators/tabledelegate.h"

namespace onescreen {

/// One shape a mark, so that it is read without colour: Concern a filled triangle, Missed an open diamond,
/// Met a tick in a ring, the missing ones a dash, hollow square or struck ring.
void paintIndicatorMark(QPainter& painter, const QRectF& box, IndicatorMark mark, const Theme& theme);
QColor indicatorMarkColor(IndicatorMark mark, const Theme& theme);

class MarkDelegate final : public TableDelegate
{
    Q_OBJECT
public:
    using TableDelegate::TableDelegate;

protected:
    void paintMark(QPainter& painter, const QRectF& box, int mark) const override;
    [[nodiscard]] QColor markTextColor(int mark) const override;
};

} // namespace onescreen
