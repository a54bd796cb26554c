// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/catalogue/catalogue.h"

#include <QHash>
#include <QString>

#include <optional>
#include <vector>

namespace onescreen {

/// A node as the engine runs it.
struct IndexNode
{
    QString id;
    QString name;
    NodeLevel level = NodeLevel::Indicator;
    std::size_t parent = 0;     ///< 0 for the index itself.
    std::size_t firstChild = 0; ///< Children stand side by side: firstChild … firstChild + childCount − 1.
    std::size_t childCount = 0; ///< 0 for indicators.
    double weight = 1;          ///< In its parent, as written (or as tried out in "what if").
    double share = 1;           ///< weight ÷ weights of all siblings, 0..1.
    double fullWeight = 1;      ///< Product of the shares from the index down to here.
    Aggregation aggregation{};
    CoverageMode coverage = CoverageMode::Weight;
    double minCoverage = 0;
    int decimals = 2;
    std::size_t place = 0; ///< Among the indicators, or among the inner nodes, of the tree.

    [[nodiscard]] bool isLeaf() const { return childCount == 0; }
};

/// The tree of one catalogue on one day: node 0 is the index, parents come before children, siblings are in
/// the order of their ids, so that the order in the file changes no number, not even its last bit.
struct IndexTree
{
    std::vector<IndexNode> nodes;
    double fullScore = 100; ///< Of every node.

    /// Position of the node or indicator; none when the tree does not have it.
    [[nodiscard]] std::optional<std::size_t> find(const QString& id) const
    {
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            if (nodes[i].id == id)
                return i;
        }
        return std::nullopt;
    }
};

} // namespace onescreen
