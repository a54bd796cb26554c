// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QString>
#include <QWidget>

#include <optional>

namespace onescreen {

/// What a figure shows, ready as numbers: a rate comes in per cent with unit "%".
struct BigFigure
{
    QString label;
    QString unit;
    std::optional<double> value;
    std::optional<double> before; ///< The same a day earlier.
    int decimals = 0;
    bool mustAct = false; ///< Above zero somebody has to act now: the only reason for red.

    friend bool operator==(const BigFigure&, const BigFigure&) = default;
};

/// "较昨日 +12", "较昨日持平", "较昨日 —" when either is missing. `unit` is "%" for rates, whose change is in
/// points.
QString dayChangeText(const BigFigure& figure);

/// One large figure: label, value with a small unit, change against the day before in words and with its
/// sign. The value stands still until it is another one. Scales its digits down, never up, when the place is
/// narrow.
class BigNumber final : public QWidget
{
    Q_OBJECT
public:
    explicit BigNumber(const ThemeContext& context, QWidget* parent = nullptr);

    void setFigure(const BigFigure& figure);
    [[nodiscard]] const BigFigure& figure() const { return m_figure; }
    [[nodiscard]] QString valueText() const;
    /// Its rows can be opened: by click, Enter and Space.
    void setClickable(bool clickable);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void clicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    ThemeContext m_context;
    BigFigure m_figure;
    bool m_clickable = false;
};

} // namespace onescreen
