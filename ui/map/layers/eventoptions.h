// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QList>
#include <QWidget>

#include <utility>

class QCheckBox;
class QGridLayout;
class QVBoxLayout;

namespace onescreen {

class EventMapLayer;

/// The filter of the events layer: a box for every state, priority and type, each with how many events there
/// are.
class EventOptions final : public QWidget
{
    Q_OBJECT
public:
    /// `layer` must outlive the widget.
    EventOptions(EventMapLayer& layer, const ThemeContext& context, QWidget* parent);

private:
    void build();
    void refresh();
    QCheckBox* addBox(const QString& name);
    QGridLayout* addGroup(const QString& title);
    void take();

    EventMapLayer& m_layer;
    ThemeContext m_context;
    QVBoxLayout* m_layout;
    QList<QCheckBox*> m_states;
    QList<QCheckBox*> m_priorities;
    QList<std::pair<QString, QCheckBox*>> m_roots;
    bool m_refreshing = false;
};

} // namespace onescreen
