// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/indicators/trialdelegate.h"

#include "ui/indicators/tableroles.h"

#include <QPainter>

namespace onescreen {

void TrialDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    if (index.data(TrialRole).toBool()) {
        const Theme& theme = context().theme;
        QBrush hatch(mixedColor(theme.panel, theme.warning, 0.28F), Qt::BDiagPattern);
        painter->fillRect(option.rect, hatch);
    }
    TableDelegate::paint(painter, option, index);
}

} // namespace onescreen
