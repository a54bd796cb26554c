// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QTableWidget;

namespace onescreen {

class ReachLayer;

/// The limit and the speeds of the model, and the areas with the least covered land first.
class ReachOptions final : public QWidget
{
    Q_OBJECT
public:
    /// `layer` must outlive the widget.
    ReachOptions(ReachLayer& layer, const ThemeContext& context, QWidget* parent);

private:
    QDoubleSpinBox* addNumber(const QString& name, const QString& label, double least, double most,
                              const QString& suffix);
    void refresh();
    void fillTable();
    void take();

    ReachLayer& m_layer;
    QComboBox* m_minutes = nullptr;
    QDoubleSpinBox* m_staff = nullptr;
    QDoubleSpinBox* m_vehicle = nullptr;
    QDoubleSpinBox* m_vessel = nullptr;
    QDoubleSpinBox* m_detour = nullptr;
    QTableWidget* m_table = nullptr;
    bool m_refreshing = false;
};

} // namespace onescreen
