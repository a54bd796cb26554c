// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace onescreen {

class ChoroplethLayer;

/// What the areas are coloured by, where, when, and how it is cut into classes.
class ChoroplethOptions final : public QWidget
{
    Q_OBJECT
public:
    /// `layer` must outlive the widget.
    ChoroplethOptions(ChoroplethLayer& layer, const ThemeContext& context, QWidget* parent);

private:
    void build(const ThemeContext& context);
    void fillMeasures();
    void fillPeriods();
    void refresh(); ///< From the layer.
    void take();    ///< To the layer.
    void measureChosen();

    ChoroplethLayer& m_layer;
    QComboBox* m_measure = nullptr;
    QComboBox* m_level = nullptr;
    QComboBox* m_period = nullptr;
    QComboBox* m_method = nullptr;
    QSpinBox* m_classes = nullptr;
    QLineEdit* m_limits = nullptr;
    QCheckBox* m_target = nullptr;
    QPushButton* m_open = nullptr;
    QFormLayout* m_form = nullptr;
    bool m_refreshing = false;
};

/// "60, 80 95" → 60, 80, 95; what is no number is left out. At most so many as give seven classes.
std::vector<double> limitsFromText(const QString& text);
QString limitsText(const std::vector<double>& limits);

} // namespace onescreen
