// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/layers/layerboard.h"

#include "ui/common/icons.h"
#include "ui/common/plainlabel.h"
#include "ui/map/layers/layerstate.h"
#include "ui/map/mapview.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int boardWidth = 31; ///< Grid units.

} // namespace

LayerBoard::LayerBoard(MapView& view, const ThemeContext& context, QWidget* parent)
    : QWidget(parent), m_view(view), m_context(context)
{
    setObjectName(u"layerBoard"_s);
    setAccessibleName(tr("图层"));
    build();
    arrange();
    connect(&view, &MapView::layersChanged, this, &LayerBoard::arrange);
    // A pan leaves the zoom as it is: rows only speak of the zoom.
    connect(&view, &MapView::cameraChanged, this, [this, zoom = -1.0]() mutable {
        if (zoom == m_view.camera().zoom() || m_folded)
            return;
        zoom = m_view.camera().zoom();
        for (LayerRow* row : m_rows)
            row->refresh();
    });
    setFolded(false);
}

QToolButton* LayerBoard::addHeadButton(const QString& name, const QString& iconName, const QString& text)
{
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setAutoRaise(true);
    button->setIcon(icon(iconName, m_context.theme.secondary, m_context.metrics.icon));
    button->setIconSize({m_context.metrics.icon, m_context.metrics.icon});
    button->setText(text);
    button->setAccessibleName(text);
    setPlainToolTip(button, text);
    return button;
}

void LayerBoard::build()
{
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->setSpacing(0);
    m_unfold = addHeadButton(u"layerBoardUnfold"_s, u"layers-subtract"_s, tr("图层（L）"));
    m_unfold->setFixedSize(m_context.metrics.control, m_context.metrics.control);
    connect(m_unfold, &QToolButton::clicked, this, &LayerBoard::toggle);
    all->addWidget(m_unfold, 0, Qt::AlignTop | Qt::AlignHCenter);

    m_open = new QWidget(this);
    auto* open = new QVBoxLayout(m_open);
    open->setContentsMargins({});
    open->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(m_context.metrics.grid, m_context.metrics.grid / 2, m_context.metrics.grid / 2,
                             m_context.metrics.grid / 2);
    auto* title = new PlainLabel(tr("图层"), m_open);
    title->setStyle(m_context, TextSize::Normal, TextRole::Normal, true);
    head->addWidget(title, 1);
    QToolButton* again = addHeadButton(u"layerBoardReset"_s, u"refresh"_s, tr("恢复默认图层"));
    connect(again, &QToolButton::clicked, this, &LayerBoard::reset);
    head->addWidget(again);
    QToolButton* fold = addHeadButton(u"layerBoardFold"_s, u"x"_s, tr("收起（L）"));
    connect(fold, &QToolButton::clicked, this, [this] { setFolded(true); });
    head->addWidget(fold);
    open->addLayout(head);

    auto* area = new QScrollArea(m_open);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    auto* inside = new QWidget(area);
    m_column = new QVBoxLayout(inside);
    m_column->setContentsMargins({});
    m_column->setSpacing(0);
    m_list = new QVBoxLayout;
    m_list->setSpacing(0);
    m_column->addLayout(m_list);
    m_column->addStretch();
    m_place = new QWidget(inside);
    m_place->setObjectName(u"layerPlace"_s);
    m_place->setAutoFillBackground(true);
    QPalette accent = m_place->palette();
    accent.setColor(QPalette::Window, m_context.theme.accent);
    m_place->setPalette(accent);
    m_place->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_place->hide();
    area->setWidget(inside);
    open->addWidget(area, 1);
    all->addWidget(m_open, 1);
}

void LayerBoard::setFoot(QWidget* foot)
{
    // Below the layers and scrolled with them: a low window keeps its room for the layers.
    m_column->insertWidget(m_column->count() - 1, foot);
}

void LayerBoard::setFolded(bool folded)
{
    const bool changed = m_folded != folded;
    m_folded = folded;
    m_open->setVisible(!folded);
    m_unfold->setVisible(folded);
    setFixedWidth(folded ? m_context.metrics.control + m_context.metrics.grid
                         : m_context.metrics.space(boardWidth));
    if (!folded) {
        for (LayerRow* row : m_rows)
            row->refresh();
    }
    if (changed)
        Q_EMIT foldedChanged();
}

void LayerBoard::toggle()
{
    if (!m_folded) {
        setFolded(true);
        m_view.setFocus();
        return;
    }
    setFolded(false);
    if (!m_rows.empty())
        m_rows.front()->box()->setFocus(Qt::ShortcutFocusReason);
}

void LayerBoard::arrange()
{
    const std::vector<LayerRow*> before = std::exchange(m_rows, {});
    const std::vector<MapLayer*>& layers = m_view.layers();
    for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {
        const auto known = std::ranges::find(before, *layer, &LayerRow::layer);
        LayerRow* row = known == before.end() ? nullptr : *known;
        if (!row) {
            row = new LayerRow(m_view, **layer, m_context, this);
            connect(row, &LayerRow::moveRequested, this, [this, row](int by) { move(row, by); });
            connect(row, &LayerRow::stepRequested, this, [this, row](int by) { step(row, by); });
            connect(row, &LayerRow::dragged, this, [this, row](int y) { showPlace(row, y); });
            connect(row, &LayerRow::dropped, this, [this, row](int y) { drop(row, y); });
            connect(row, &LayerRow::dragCancelled, this, [this] { m_place->hide(); });
            connect(row, &LayerRow::refreshed, this, &LayerBoard::refreshed);
        }
        m_rows.push_back(row);
    }
    for (LayerRow* row : before) {
        if (std::ranges::find(m_rows, row) == m_rows.end())
            row->deleteLater();
    }
    for (int i = 0; i < static_cast<int>(m_rows.size()); ++i) {
        m_list->removeWidget(m_rows[static_cast<std::size_t>(i)]);
        m_list->insertWidget(i, m_rows[static_cast<std::size_t>(i)]);
    }
    QWidget* last = m_unfold;
    for (LayerRow* row : m_rows) {
        setTabOrder(last, row->box());
        last = row->box();
    }
}

void LayerBoard::move(LayerRow* row, int by)
{
    // Within its group: areas stay below lines, lines below sites, and nothing covers the events.
    const auto at = std::ranges::find(m_rows, row) - m_rows.begin();
    const auto next = at - by;
    if (next < 0 || next >= std::ssize(m_rows))
        return;
    MapLayer* mine = row->layer();
    MapLayer* other = m_rows[static_cast<std::size_t>(next)]->layer();
    if (!mine || !other || mine->order() / layerorder::groupSize != other->order() / layerorder::groupSize)
        return;
    const int order = other->order();
    if (order ==
        mine->order()) { // equal ones stand in the order of adding: the upper one gets a place of its own
        if ((order + 1) / layerorder::groupSize == order / layerorder::groupSize)
            (by > 0 ? mine : other)->setOrder(order + 1);
        row->box()->setFocus();
        return;
    }
    other->setOrder(mine->order());
    mine->setOrder(order);
    row->box()->setFocus();
}

bool LayerBoard::isSettled() const
{
    return std::ranges::all_of(m_rows, &LayerRow::isSettled);
}

int LayerBoard::indexOf(const LayerRow* row) const
{
    return static_cast<int>(std::ranges::find(m_rows, row) - m_rows.begin());
}

int LayerBoard::placeAt(const LayerRow* row, int globalY) const
{
    const MapLayer* mine = row->layer();
    const int y = m_place->parentWidget()->mapFromGlobal(QPoint(0, globalY)).y();
    int first = -1;
    int above = 0; // rows of its group whose middle lies above the hand
    for (int i = 0; i < static_cast<int>(m_rows.size()); ++i) {
        const LayerRow* other = m_rows[static_cast<std::size_t>(i)];
        if (!mine || !other->layer() ||
            other->layer()->order() / layerorder::groupSize != mine->order() / layerorder::groupSize)
            continue;
        first = first < 0 ? i : first;
        above += other != row && other->geometry().center().y() < y;
    }
    return first < 0 ? indexOf(row) : first + above;
}

void LayerBoard::showPlace(const LayerRow* row, int globalY)
{
    const int place = placeAt(row, globalY);
    const int now = indexOf(row);
    const LayerRow* beside = m_rows[static_cast<std::size_t>(place)];
    const int y = place > now ? beside->geometry().bottom() + 1 : beside->geometry().top();
    const int thickness = std::max(2, m_context.metrics.grid / 4);
    m_place->setGeometry(0, y - thickness / 2, m_place->parentWidget()->width(), thickness);
    m_place->raise();
    m_place->show();
}

void LayerBoard::drop(LayerRow* row, int globalY)
{
    m_place->hide();
    const int place = placeAt(row, globalY);
    // Layers of one order need two moves to change places.
    for (std::size_t tried = 0; tried < 2 * m_rows.size() && indexOf(row) != place; ++tried)
        move(row, indexOf(row) > place ? 1 : -1);
    row->box()->setFocus();
}

void LayerBoard::step(LayerRow* row, int by)
{
    const auto at = std::ranges::find(m_rows, row) - m_rows.begin() + by;
    if (at < 0 || at >= std::ssize(m_rows))
        return;
    m_rows[static_cast<std::size_t>(at)]->box()->setFocus(Qt::OtherFocusReason);
}

void LayerBoard::reset()
{
    restoreLayerState(m_view, {});
}

void LayerBoard::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_context.theme.panel);
    painter.setPen(m_context.theme.hairline);
    painter.drawLine(rect().topRight(), rect().bottomRight());
}

} // namespace onescreen
