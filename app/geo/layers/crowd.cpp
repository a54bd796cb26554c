// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/layers/crowd.h"

#include <algorithm>
#include <cmath>

namespace onescreen::geo {

Crowd::Crowd(QSizeF picture, double side)
    : m_side(side), m_columns(1 + static_cast<int>(std::max(0.0, picture.width()) / side)),
      m_rows(1 + static_cast<int>(std::max(0.0, picture.height()) / side)),
      m_first(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows), -1)
{
}

Crowd::Range Crowd::squaresOf(const QRectF& box) const
{
    const auto square = [this](double at, int count) {
        return static_cast<int>(std::clamp(std::floor(at / m_side), 0.0, count - 1.0));
    };
    return {.left = square(box.left(), m_columns),
            .top = square(box.top(), m_rows),
            .right = square(box.right(), m_columns),
            .bottom = square(box.bottom(), m_rows)};
}

std::size_t Crowd::squareAt(int column, int row) const
{
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
           static_cast<std::size_t>(column);
}

void Crowd::take(const QRectF& box)
{
    const Range range = squaresOf(box);
    for (int row = range.top; row <= range.bottom; ++row) {
        for (int column = range.left; column <= range.right; ++column) {
            int& first = m_first[squareAt(column, row)];
            m_entries.push_back({.box = box, .next = first});
            first = static_cast<int>(m_entries.size()) - 1;
        }
    }
}

bool Crowd::isFree(const QRectF& box) const
{
    const Range range = squaresOf(box);
    for (int row = range.top; row <= range.bottom; ++row) {
        for (int column = range.left; column <= range.right; ++column) {
            int at = m_first[squareAt(column, row)];
            for (; at >= 0; at = m_entries[static_cast<std::size_t>(at)].next) {
                if (m_entries[static_cast<std::size_t>(at)].box.intersects(box))
                    return false;
            }
        }
    }
    return true;
}

} // namespace onescreen::geo
