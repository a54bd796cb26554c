// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QHeaderView>

namespace onescreen {

/// A heading over the cells of TableDelegate: the same padding and side, so that words stand over numbers.
class FigureHeader final : public QHeaderView
{
    Q_OBJECT
public:
    explicit FigureHeader(const ThemeContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;

private:
    ThemeContext m_context;
};

} // namespace onescreen
