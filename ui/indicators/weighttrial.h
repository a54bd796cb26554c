// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/assessment.h"

#include <QHash>
#include <QObject>
#include <QUndoStack>

#include <vector>

namespace onescreen {

/// Weights that somebody tries out, beside those of the catalogue, with undo. Nothing official is touched.
class WeightTrial final : public QObject
{
    Q_OBJECT
public:
    static constexpr double most = 100.0; ///< Of one weight.

    explicit WeightTrial(QObject* parent = nullptr);

    /// Another tree (other nodes or official weights) drops what was tried and the steps to undo.
    void setTree(std::vector<NodeInfo> tree);
    [[nodiscard]] const std::vector<NodeInfo>& tree() const { return m_tree; }
    [[nodiscard]] const NodeInfo* node(const QString& id) const;

    [[nodiscard]] double weight(const QString& node) const;
    [[nodiscard]] double official(const QString& node) const;
    /// Share of the parent's total, 0..1; missing when all siblings weigh 0.
    [[nodiscard]] std::optional<double> share(const QString& node) const;
    [[nodiscard]] bool isChanged() const { return !m_changes.isEmpty(); }
    [[nodiscard]] const WeightChanges& changes() const { return m_changes; }

    /// Clipped to 0..most. Steps of one `gesture` (a drag of one slider) are undone together; 0 is a gesture
    /// of its own.
    void setWeight(const QString& node, double weight, int gesture = 0);
    void reset(); ///< Can be undone.
    [[nodiscard]] QUndoStack& undoStack() { return m_undo; }

Q_SIGNALS:
    void treeChanged();
    void changed();

private:
    friend class WeightCommand;
    void apply(const WeightChanges& changes);

    std::vector<NodeInfo> m_tree;
    WeightChanges m_changes; ///< Only weights that differ from the official ones.
    QUndoStack m_undo;
};

} // namespace onescreen
