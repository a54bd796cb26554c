// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"
#include "ui/map/movers/mover.h"

#include <QWidget>

#include <map>

class QCheckBox;
class QGridLayout;
class QVBoxLayout;

namespace onescreen {

class MoversLayer;

/// The filter of the forces: a box for every kind, status and force (1+8+1), each with how many there are.
class MoverOptions final : public QWidget
{
    Q_OBJECT
public:
    /// `layer` must outlive the widget.
    MoverOptions(MoversLayer& layer, const ThemeContext& context, QWidget* parent);

private:
    QCheckBox* addBox(QGridLayout* grid, const QString& name);
    QGridLayout* addGroup(const QString& title);
    void refresh();
    void take();

    MoversLayer& m_layer;
    ThemeContext m_context;
    QVBoxLayout* m_layout;
    QGridLayout* m_forceGrid;
    std::map<ResourceKind, QCheckBox*> m_kinds;
    std::map<ResourceStatus, QCheckBox*> m_statuses;
    std::map<QString, QCheckBox*>
        m_forces; ///< By code; only grows, so that a box does not go under the hand.
    bool m_refreshing = false;
};

} // namespace onescreen
