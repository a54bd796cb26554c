// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/indicators/weighttrial.h"

#include <QUndoCommand>

#include <algorithm>

namespace onescreen {

/// From one set of tried weights to another.
class WeightCommand final : public QUndoCommand
{
public:
    WeightCommand(WeightTrial& trial, WeightChanges after, int gesture)
        : m_trial(trial), m_before(trial.m_changes), m_after(std::move(after)), m_gesture(gesture)
    {
    }

    void undo() override { m_trial.apply(m_before); }
    void redo() override { m_trial.apply(m_after); }
    [[nodiscard]] int id() const override { return m_gesture > 0 ? 1 : -1; }
    bool mergeWith(const QUndoCommand* other) override
    {
        const auto* next = static_cast<const WeightCommand*>(other);
        if (next->m_gesture != m_gesture)
            return false;
        m_after = next->m_after;
        return true;
    }

private:
    WeightTrial& m_trial;
    WeightChanges m_before;
    WeightChanges m_after;
    int m_gesture;
};

WeightTrial::WeightTrial(QObject* parent) : QObject(parent) {}

void WeightTrial::setTree(std::vector<NodeInfo> tree)
{
    const auto sameNode = [](const NodeInfo& a, const NodeInfo& b) {
        return a.id == b.id && a.parent == b.parent && a.weight == b.weight && a.name == b.name;
    };
    if (std::ranges::equal(tree, m_tree, sameNode))
        return;
    m_tree = std::move(tree);
    m_undo.clear();
    m_changes.clear();
    Q_EMIT treeChanged();
    Q_EMIT changed();
}

const NodeInfo* WeightTrial::node(const QString& id) const
{
    const auto found = std::ranges::find(m_tree, id, &NodeInfo::id);
    return found == m_tree.end() ? nullptr : &*found;
}

double WeightTrial::official(const QString& id) const
{
    const NodeInfo* found = node(id);
    return found ? found->weight : 0.0;
}

double WeightTrial::weight(const QString& id) const
{
    return m_changes.value(id, official(id));
}

std::optional<double> WeightTrial::share(const QString& id) const
{
    const NodeInfo* found = node(id);
    if (!found)
        return std::nullopt;
    double total = 0.0;
    for (const NodeInfo& sibling : m_tree) {
        if (sibling.parent == found->parent)
            total += weight(sibling.id);
    }
    return total > 0.0 ? std::optional(weight(id) / total) : std::nullopt;
}

void WeightTrial::setWeight(const QString& id, double weight, int gesture)
{
    const NodeInfo* found = node(id);
    if (!found)
        return;
    const double wanted = std::clamp(weight, 0.0, most);
    WeightChanges after = m_changes;
    if (wanted == found->weight)
        after.remove(id);
    else
        after.insert(id, wanted);
    if (after != m_changes)
        m_undo.push(new WeightCommand(*this, std::move(after), gesture));
}

void WeightTrial::reset()
{
    if (isChanged())
        m_undo.push(new WeightCommand(*this, {}, 0));
}

void WeightTrial::apply(const WeightChanges& changes)
{
    m_changes = changes;
    Q_EMIT changed();
}

} // namespace onescreen
