// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/portrait/portraitdesk.h"

#include <QApplication>

#include <algorithm>
#include <cmath>

namespace onescreen {

namespace {

constexpr double columnWidth = 430.0; ///< Of a column that reads well.
constexpr double leastHeight = 285.0; ///< Of a row.
constexpr double tallEnough = 450.0;  ///< Of a row that takes a long list.
constexpr int mostColumns = 5;

/// Rows of marks: which cells are taken.
class Taken
{
public:
    explicit Taken(int columns) : m_columns(columns) {}

    [[nodiscard]] bool isFree(int row, int column, int rows, int columns)
    {
        if (column + columns > m_columns)
            return false;
        for (int r = row; r < row + rows; ++r) {
            for (int c = column; c < column + columns; ++c) {
                if (at(r, c))
                    return false;
            }
        }
        return true;
    }
    void take(int row, int column, int rows, int columns)
    {
        for (int r = row; r < row + rows; ++r) {
            for (int c = column; c < column + columns; ++c)
                at(r, c) = 1;
        }
    }

private:
    char& at(int row, int column)
    {
        const auto place = static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
                           static_cast<std::size_t>(column);
        if (place >= m_marks.size())
            m_marks.resize(place + 1, 0);
        return m_marks[place];
    }

    int m_columns;
    std::vector<char> m_marks;
};

/// First free place in reading order.
DeskCell placeFor(Taken& taken, const DeskWish& wish, int columns, int rowLimit)
{
    const int wide = std::clamp(wish.columns, 1, columns);
    const int high = std::clamp(wish.rows, 1, rowLimit);
    for (int row = 0; row + high <= rowLimit; ++row) {
        for (int column = 0; column < columns; ++column) {
            if (!taken.isFree(row, column, high, wide))
                continue;
            taken.take(row, column, high, wide);
            return {.row = row, .column = column, .rows = high, .columns = wide};
        }
    }
    return {.columns = 0};
}

DeskPlan planWith(int columns, int rowLimit, const std::vector<DeskWish>& wishes)
{
    DeskPlan plan{.columns = columns, .rows = 1, .cells = {}};
    Taken taken(columns);
    for (const DeskWish& wish : wishes) {
        const DeskCell cell = placeFor(taken, wish, columns, rowLimit);
        plan.cells.push_back(cell);
        if (cell.columns > 0)
            plan.rows = std::max(plan.rows, cell.row + cell.rows);
    }
    return plan;
}

} // namespace

DeskPlan deskPlan(QSizeF deskSize, const std::vector<DeskWish>& wishes, bool wall)
{
    const int columns =
        std::clamp(static_cast<int>(std::lround(deskSize.width() / columnWidth)), 1, mostColumns);
    const int fitting = std::max(1, static_cast<int>(deskSize.height() / leastHeight));
    std::vector<DeskWish> plain = wishes;
    for (DeskWish& wish : plain)
        wish.rows = 1;
    if (!wall) {
        // Where rows are high anyway no panel needs two of them.
        const int rowLimit = std::max<int>(4, static_cast<int>(wishes.size()) * 2);
        const DeskPlan flat = planWith(columns, rowLimit, plain);
        return deskSize.height() / flat.rows >= tallEnough ? flat : planWith(columns, rowLimit, wishes);
    }
    // Tall panels are a luxury: first every panel has a place.
    const DeskPlan asked = planWith(columns, fitting, wishes);
    const bool allThere =
        std::ranges::none_of(asked.cells, [](const DeskCell& cell) { return cell.columns == 0; });
    return allThere ? asked : planWith(columns, fitting, plain);
}

PortraitDesk::PortraitDesk(const ThemeContext& context, QWidget* parent)
    : QScrollArea(parent), m_context(context), m_page(new QWidget)
{
    setObjectName(QStringLiteral("portraitDesk"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    if (context.wall)
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(m_page);
    m_page->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        if (now && m_page->isAncestorOf(now))
            ensureWidgetVisible(now, 0, m_context.metrics.space());
    });
}

void PortraitDesk::setPanels(const std::vector<std::pair<QWidget*, DeskWish>>& panels)
{
    for (const auto& [panel, wish] : m_panels) {
        const bool kept =
            std::ranges::any_of(panels, [&panel](const auto& other) { return other.first == panel; });
        if (!kept)
            panel->hide();
    }
    m_panels = panels;
    QWidget* before = nullptr;
    for (const auto& [panel, wish] : m_panels) {
        if (panel->parentWidget() != m_page)
            panel->setParent(m_page);
        if (before)
            setTabOrder(before, panel);
        before = panel;
    }
    arrange();
}

void PortraitDesk::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    arrange();
}

void PortraitDesk::arrange()
{
    const double scale = m_context.metrics.scale;
    const QSize place = viewport()->size();
    std::vector<DeskWish> wishes;
    wishes.reserve(m_panels.size());
    for (const auto& [panel, wish] : m_panels)
        wishes.push_back(wish);
    m_plan = deskPlan(QSizeF(place) / scale, wishes, m_context.wall);
    const int gap = m_context.metrics.grid;
    const int least = m_context.wall ? 0 : qRound(leastHeight * scale);
    const int rowHeight = std::max(least, (place.height() - gap * (m_plan.rows - 1)) / m_plan.rows);
    const int height = rowHeight * m_plan.rows + gap * (m_plan.rows - 1);
    m_page->resize(place.width(), height);
    const double columnStep = (place.width() + gap) / static_cast<double>(m_plan.columns);
    for (std::size_t at = 0; at < m_panels.size(); ++at) {
        const DeskCell& cell = m_plan.cells[at];
        QWidget* panel = m_panels[at].first;
        panel->setVisible(cell.columns > 0);
        if (cell.columns == 0)
            continue;
        const int left = qRound(columnStep * cell.column);
        const int right = qRound(columnStep * (cell.column + cell.columns)) - gap;
        panel->setGeometry(left, cell.row * (rowHeight + gap), right - left,
                           rowHeight * cell.rows + gap * (cell.rows - 1));
    }
}

} // namespace onescreen
