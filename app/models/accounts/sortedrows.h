// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace onescreen {

/// Makes `rows` of a model equal to `fresh`, row by row, so that a selection stays where it is. Both are
/// sorted by `key`, which is unique. `insert(place, row)`, `remove(place)` and `replace(place, row)` change
/// `rows` itself and tell the views.
template <typename Row, typename Key, typename Insert, typename Remove, typename Replace>
void mergeRows(const std::vector<Row>& rows, const std::vector<Row>& fresh, Key key, Insert insert,
               Remove remove, Replace replace)
{
    std::size_t place = 0;
    for (const Row& one : fresh) {
        while (place < rows.size() && key(rows[place]) < key(one))
            remove(place);
        if (place < rows.size() && !(key(one) < key(rows[place]))) {
            if (!(rows[place] == one))
                replace(place, one);
        } else {
            insert(place, one);
        }
        ++place;
    }
    while (place < rows.size())
        remove(rows.size() - 1);
}

} // namespace onescreen
