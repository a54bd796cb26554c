// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QSizeF>

#include <vector>

namespace onescreen::geo {

/// Which places of a picture are taken. Boxes by the squares of a grid, so that asking costs the same however
/// many there are. What lies outside of the picture counts for its edge.
class Crowd
{
public:
    /// `side`: of a square, about the size of the boxes. Requires both above 0.
    Crowd(QSizeF picture, double side);

    void take(const QRectF& box);
    [[nodiscard]] bool isFree(const QRectF& box) const; ///< Boxes that only touch do not disturb each other.

private:
    struct Range
    {
        int left, top, right, bottom; ///< Inclusive.
    };
    struct Entry
    {
        QRectF box;
        int next; ///< In the same square; -1: none.
    };
    [[nodiscard]] Range squaresOf(const QRectF& box) const;
    [[nodiscard]] std::size_t squareAt(int column, int row) const; ///< Index into m_first.

    double m_side;
    int m_columns;
    int m_rows;
    std::vector<int> m_first; ///< By square: its last entry; -1: none.
    std::vector<Entry> m_entries;
};

} // namespace onescreen::geo
