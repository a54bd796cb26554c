// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QProxyStyle>

namespace onescreen {

/// Fusion without its gradients: flat buttons and inputs with a hairline, the focus as a ring of the accent
/// colour. A style instead of a style sheet, because a sheet is matched against every widget at every polish.
class FlatStyle : public QProxyStyle
{
    Q_OBJECT
public:
    explicit FlatStyle(const ThemeContext& context);

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* returnData) const override;

private:
    void drawBox(QPainter* painter, const QRect& rect, const QColor& fill, const QColor& edge) const;
    /// A box or circle that is seen although nothing is in it; Fusion's edge is too dark at night.
    void drawTick(QPainter* painter, const QStyleOption& option, bool round) const;
    [[nodiscard]] QColor buttonFill(const QStyleOption& option, bool flat) const;

    ThemeContext m_context;
};

} // namespace onescreen
