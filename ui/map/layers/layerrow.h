// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"
#include "ui/map/maplayer.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QCheckBox;
class QGridLayout;
class QSlider;
class QSpinBox;
class QToolButton;
class QVBoxLayout;

namespace onescreen {

class MapView;
class PlainLabel;

/// One layer on the board: switch, name and count; opened, its legend, opacity, zoom range, own options and
/// place in the order. Keys on its switch: Space switches, → opens, ← closes, Ctrl+↑ and Ctrl+↓ move it; the
/// mouse drags it by its grip.
class LayerRow final : public QWidget
{
    Q_OBJECT
public:
    /// `view` must outlive the row; the row ends with its layer.
    LayerRow(MapView& view, MapLayer& layer, const ThemeContext& context, QWidget* parent);

    [[nodiscard]] MapLayer* layer() const { return m_layer; }
    void setOpen(bool open);
    [[nodiscard]] bool isOpen() const;
    /// What it says is what the layer says now.
    [[nodiscard]] bool isSettled() const { return !m_later.isActive(); }
    [[nodiscard]] QCheckBox* box() const { return m_box; }
    /// Anew from the layer: counts, legend, switches.
    void refresh();

Q_SIGNALS:
    void moveRequested(int by); ///< +1 upwards on the map.
    void openChanged();
    void stepRequested(int by); ///< To the row below (+1) or above.
    void dragged(int globalY);  ///< Its grip is held there.
    void dropped(int globalY);
    void dragCancelled();
    void refreshed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildHead();
    void buildBody();
    QToolButton* addButton(const QString& name, const QString& icon, const QString& text);
    void refreshLegend();
    void refreshControls();
    void takeZoom();

    MapView& m_view;
    QPointer<MapLayer> m_layer;
    ThemeContext m_context;
    QVBoxLayout* m_all;
    QCheckBox* m_box = nullptr;
    PlainLabel* m_count = nullptr;
    PlainLabel* m_note = nullptr;
    QToolButton* m_opener = nullptr;
    QWidget* m_body = nullptr;
    QVBoxLayout* m_bodyLayout = nullptr;
    QWidget* m_legend = nullptr;
    QSlider* m_opacity = nullptr;
    PlainLabel* m_opacityText = nullptr;
    QSpinBox* m_from = nullptr;
    QSpinBox* m_to = nullptr;
    QTimer m_later; ///< Counts of a live layer change many times a second.
    bool m_refreshing = false;
    bool m_legendStale = true;
};

} // namespace onescreen
