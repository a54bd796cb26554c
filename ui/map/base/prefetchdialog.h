// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/tiles/tileprefetch.h"
#include "ui/common/theme.h"

#include <QDialog>

class QProgressBar;
class QPushButton;
class QSpinBox;

namespace onescreen {

class BaseMapControl;
class PlainLabel;

/// Fetches the tiles of what the map shows now, from one zoom to another, into the cache. Says how many and
/// how much before it starts; closing it ends it.
class PrefetchDialog final : public QDialog
{
    Q_OBJECT
public:
    PrefetchDialog(BaseMapControl& control, const ThemeContext& context, QWidget* parent);

private:
    void build(const ThemeContext& context, int from, int to);
    void estimate();
    void start();
    void refresh();
    [[nodiscard]] geo::PrefetchArea area() const;

    BaseMapControl& m_control;
    std::vector<std::shared_ptr<geo::TileService>> m_layers;
    geo::GeoBounds m_bounds;
    geo::TilePrefetch* m_run = nullptr;
    QSpinBox* m_from = nullptr;
    QSpinBox* m_to = nullptr;
    PlainLabel* m_text = nullptr;
    QProgressBar* m_bar = nullptr;
    QPushButton* m_start = nullptr;
    QPushButton* m_stop = nullptr;
    quint64 m_estimates = 0;
};

} // namespace onescreen
