// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QWidget>

#include <vector>

class QHBoxLayout;

namespace onescreen {

/// Pages of which as many stand side by side as are readable; a wide wall shows them all.
class ColumnPages final : public QWidget
{
    Q_OBJECT
public:
    /// `leastWidth`: of a page at a desk, in pixels; the theme's scale is applied.
    ColumnPages(const ThemeContext& context, int leastWidth, QWidget* parent = nullptr);

    void addPage(QWidget* page);
    void setCurrent(int page); ///< Is among those that are shown.
    [[nodiscard]] int current() const { return m_current; }
    /// Places of the pages that stand there now, from left to right.
    [[nodiscard]] std::vector<int> shown() const;
    [[nodiscard]] bool isShown(int page) const;

Q_SIGNALS:
    void shownChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();

    ThemeContext m_context;
    int m_leastWidth;
    QHBoxLayout* m_layout;
    std::vector<QWidget*> m_pages;
    int m_current = 0;
    int m_first = 0;
    int m_count = 1;
};

} // namespace onescreen
