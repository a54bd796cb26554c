// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QByteArray>
#include <QWidget>

#include <vector>

class QSplitter;

namespace onescreen {

/// How many chart columns and panels fit beside the map. Sizes are those of a desk: pixels by the theme's
/// scale.
struct OverviewColumns
{
    int chartColumns = 1;
    int chartRows = 2; ///< Panels in each chart column.
    int chartWidth = 300;
    int queueWidth = 380;

    friend bool operator==(const OverviewColumns&, const OverviewColumns&) = default;
};
/// `deskSize`: of the part below the numbers. A wide wall gets a second column, not wider charts.
OverviewColumns overviewColumnsFor(QSizeF deskSize, int panels);

/// Numbers on top; below them charts, map and queue. The user's own widths stay; otherwise they follow the
/// window.
class OverviewLayout final : public QWidget
{
    Q_OBJECT
public:
    struct Parts
    {
        QWidget* numbers = nullptr;
        QWidget* map = nullptr;
        QWidget* queue = nullptr;
        std::vector<QWidget*> charts; ///< The most important first: those that do not fit are hidden.
    };
    OverviewLayout(const ThemeContext& context, const Parts& parts, QWidget* parent);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    [[nodiscard]] bool hasOwnSizes() const;

    ThemeContext m_context;
    Parts m_parts;
    QSplitter* m_all;
    std::vector<QSplitter*> m_columns;
    OverviewColumns m_now{.chartColumns = 0};
    QByteArray m_untouched; ///< State of `m_all` as arrange() left it: another one was made by the user.
};

} // namespace onescreen
