// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenes/columnpages.h"

#include <QHBoxLayout>

#include <algorithm>

namespace onescreen {

ColumnPages::ColumnPages(const ThemeContext& context, int leastWidth, QWidget* parent)
    : QWidget(parent), m_context(context), m_leastWidth(leastWidth), m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(context.metrics.grid);
}

void ColumnPages::addPage(QWidget* page)
{
    m_pages.push_back(page);
    m_layout->addWidget(page, 1);
    arrange();
}

void ColumnPages::setCurrent(int page)
{
    if (page < 0 || page >= std::ssize(m_pages))
        return;
    m_current = page;
    arrange();
}

std::vector<int> ColumnPages::shown() const
{
    std::vector<int> places;
    for (int place = m_first; place < m_first + m_count && place < std::ssize(m_pages); ++place)
        places.push_back(place);
    return places;
}

bool ColumnPages::isShown(int page) const
{
    return page >= m_first && page < m_first + m_count;
}

void ColumnPages::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void ColumnPages::arrange()
{
    const int all = static_cast<int>(m_pages.size());
    if (all == 0)
        return;
    const int least = std::max(1, qRound(m_leastWidth * m_context.metrics.scale));
    const int count = std::clamp(width() / least, 1, all);
    // Follows from page and width alone, so that one address is one picture.
    const int first = std::max(0, m_current - count + 1);
    const bool same = first == m_first && count == m_count;
    m_first = first;
    m_count = count;
    for (int place = 0; place < all; ++place)
        m_pages[static_cast<size_t>(place)]->setVisible(isShown(place));
    if (same)
        return;
    m_layout->activate();
    Q_EMIT shownChanged();
}

} // namespace onescreen
