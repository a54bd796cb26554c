// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QWidget>

class QComboBox;

namespace onescreen {

class TrailsLayer;

/// Whose trails are drawn, and how long.
class TrailOptions final : public QWidget
{
    Q_OBJECT
public:
    /// `layer` must outlive the widget.
    TrailOptions(TrailsLayer& layer, const ThemeContext& context, QWidget* parent);

private:
    void refresh();

    TrailsLayer& m_layer;
    QComboBox* m_who;
    QComboBox* m_minutes;
};

} // namespace onescreen
