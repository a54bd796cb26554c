// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"
#include "ui/map/layers/layerrow.h"

#include <QWidget>

class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace onescreen {

class MapView;

/// The layers of a map, the uppermost first: switched, ordered, filtered and explained. Folded it is a strip
/// with one button. Keys of a row: see LayerRow.
class LayerBoard final : public QWidget
{
    Q_OBJECT
public:
    /// `view` must outlive the board.
    LayerBoard(MapView& view, const ThemeContext& context, QWidget* parent = nullptr);

    /// Takes a widget that stands below the layers.
    void setFoot(QWidget* foot);
    void setFolded(bool folded);
    [[nodiscard]] bool isFolded() const { return m_folded; }
    /// Unfolds it and gives the keyboard to its first row, or folds it and gives the keyboard to the map.
    void toggle();
    [[nodiscard]] const std::vector<LayerRow*>& rows() const { return m_rows; }
    /// Every row says what its layer says now.
    [[nodiscard]] bool isSettled() const;

Q_SIGNALS:
    void foldedChanged();
    void refreshed(); ///< A row took what its layer says.

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    QToolButton* addHeadButton(const QString& name, const QString& icon, const QString& text);
    void arrange();
    void move(LayerRow* row, int by);
    void step(LayerRow* row, int by);
    /// Where the row would stand if it were let go there: an index of m_rows within its group.
    [[nodiscard]] int placeAt(const LayerRow* row, int globalY) const;
    void showPlace(const LayerRow* row, int globalY);
    void drop(LayerRow* row, int globalY);
    [[nodiscard]] int indexOf(const LayerRow* row) const;
    void reset();

    MapView& m_view;
    ThemeContext m_context;
    QToolButton* m_unfold = nullptr;
    QWidget* m_open = nullptr;       ///< Everything but the strip.
    QVBoxLayout* m_column = nullptr; ///< What scrolls: the rows, and below them the foot.
    QVBoxLayout* m_list = nullptr;
    QWidget* m_place = nullptr;    ///< The line that shows where a dragged row would stand.
    std::vector<LayerRow*> m_rows; ///< From the uppermost layer down.
    bool m_folded = false;
};

} // namespace onescreen
