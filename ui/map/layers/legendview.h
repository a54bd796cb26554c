// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"
#include "ui/map/maplayer.h"

#include <QWidget>

class QPainter;

namespace onescreen {

/// Height of one line of a legend, in pixels.
int legendLineHeight(const ThemeContext& context);
/// One line: symbol, words (shortened to fit), number at the right.
void paintLegendLine(QPainter& painter, const QRect& line, const LegendEntry& entry,
                     const ThemeContext& context);

/// Lines of a legend below each other.
class LegendView final : public QWidget
{
    Q_OBJECT
public:
    LegendView(std::vector<LegendEntry> entries, const ThemeContext& context, QWidget* parent);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    std::vector<LegendEntry> m_entries;
    ThemeContext m_context;
};

} // namespace onescreen
