// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queuetable.h"

#include "ui/queue/queuedelegate.h"
#include "ui/queue/queuedisplaymodel.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {

using Column = EventQueueColumn;

constexpr auto mouseRest = 3s;

/// From left to right.
constexpr std::array order{Column::Priority, Column::Remaining, Column::Title, Column::State,
                           Column::Region,   Column::Category,  Column::Unit,  Column::Reported,
                           Column::Source,   Column::Number};
/// What goes first when there is no room. Priority, remaining time and title always stay.
constexpr std::array dispensable{Column::Unit,     Column::Number, Column::Source, Column::Category,
                                 Column::Reported, Column::Region, Column::State};
/// On a wall the title already is the category; who reads it cannot act on the rest.
constexpr std::array notOnWall{Column::Unit, Column::Number, Column::Source, Column::Category,
                               Column::Reported};

/// Titles that begin where the cells' texts begin.
class QueueHeader : public QHeaderView
{
public:
    QueueHeader(const ThemeContext& context, QWidget* parent)
        : QHeaderView(Qt::Horizontal, parent), m_context(context)
    {
        setFont(context.font(TextSize::Small));
        setFixedHeight(QFontMetrics(font()).height() + context.metrics.space());
        setSectionsClickable(false);
        setMinimumSectionSize(1);
    }

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override
    {
        const Theme& theme = m_context.theme;
        painter->fillRect(rect, theme.panel);
        painter->fillRect(rect.adjusted(0, rect.height() - 1, 0, 0), theme.hairline);
        painter->setPen(theme.secondary);
        painter->drawText(rect.adjusted(m_context.metrics.space(), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                          model()->headerData(section, Qt::Horizontal).toString());
    }

private:
    ThemeContext m_context;
};

} // namespace

QueueTable::QueueTable(EventQueueModel& model, const Clock& clock, const ThemeContext& context,
                       QWidget* parent)
    : QTableView(parent), m_model(model), m_display(new QueueDisplayModel(clock, this)),
      m_delegate(new QueueDelegate(context, this)), m_wall(context.wall)
{
    setObjectName(u"queueTable"_s);
    setAccessibleName(tr("事件列表"));
    setHorizontalHeader(new QueueHeader(context, this));
    m_display->setSourceModel(&m_model);
    setModel(m_display);
    setItemDelegate(m_delegate);
    setSelectionBehavior(SelectRows);
    setSelectionMode(m_wall ? NoSelection : ExtendedSelection);
    setShowGrid(false);
    setWordWrap(false);
    setFrameShape(NoFrame);
    setTabKeyNavigation(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    if (m_wall)
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(m_delegate->rowHeight());
    for (std::size_t visual = 0; visual < order.size(); ++visual)
        horizontalHeader()->moveSection(horizontalHeader()->visualIndex(static_cast<int>(order.at(visual))),
                                        static_cast<int>(visual));
    m_mouseRest.setSingleShot(true);
    m_mouseRest.setInterval(mouseRest);
    connect(&m_mouseRest, &QTimer::timeout, this, &QueueTable::reportHold);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &QueueTable::reportHold);
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] {
        scrollToTop();
        reportHold();
    });
    connect(this, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        Q_EMIT eventActivated(index.data(EventRowRole).toLongLong());
    });
    fitColumns();
}

std::vector<EventRow> QueueTable::selectedEvents() const
{
    QList<int> rows;
    const QModelIndexList selected = selectionModel()->selectedRows();
    for (const QModelIndex& index : selected)
        rows << index.row();
    std::ranges::sort(rows);
    std::vector<EventRow> events;
    for (const int row : std::as_const(rows))
        events.push_back(m_model.eventAt(row).value_or(0));
    return events;
}

std::optional<EventRow> QueueTable::currentEvent() const
{
    const QModelIndex current = currentIndex();
    return current.isValid() && selectionModel()->isRowSelected(current.row())
               ? m_model.eventAt(current.row())
               : std::nullopt;
}

bool QueueTable::selectEvent(EventRow event)
{
    const auto row = m_model.rowForEvent(event);
    if (!row)
        return false;
    goTo(*row);
    return true;
}

void QueueTable::goTo(int row)
{
    if (row < 0 || row >= m_display->rowCount())
        return;
    const QModelIndex index = m_display->index(row, static_cast<int>(Column::Priority));
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
}

void QueueTable::reportHold()
{
    m_model.setAtTop(verticalScrollBar()->value() == 0);
    m_model.setPinned(!m_wall && (selectionModel()->hasSelection() || m_mouseRest.isActive()));
}

void QueueTable::mouseMoveEvent(QMouseEvent* event)
{
    QTableView::mouseMoveEvent(event);
    m_mouseRest.start();
    reportHold();
}

void QueueTable::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QTableView::selectionChanged(selected, deselected);
    reportHold();
    if (!selectionModel()->hasSelection())
        Q_EMIT selectionEmptied();
    else if (const auto event = currentEvent())
        Q_EMIT eventSelected(*event);
}

void QueueTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    reportHold();
}

void QueueTable::keyPressEvent(QKeyEvent* event)
{
    static const QString letters = u"ADNG"_s;
    const QChar letter =
        event->key() >= Qt::Key_A && event->key() <= Qt::Key_Z ? QChar(event->key()) : QChar();
    const bool plain = !(event->modifiers() & ~Qt::KeypadModifier);
    if (plain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        if (const auto current = currentEvent())
            Q_EMIT eventActivated(*current);
    } else if (plain && event->key() == Qt::Key_Home) {
        goTo(0);
    } else if (plain && event->key() == Qt::Key_End) {
        goTo(m_display->rowCount() - 1);
    } else if (plain && event->key() == Qt::Key_Space) {
        selectionModel()->select(currentIndex(), QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
    } else if (event->key() == Qt::Key_Escape && selectionModel()->hasSelection()) {
        clearSelection();
    } else if (plain && !letter.isNull() && letters.contains(letter)) {
        Q_EMIT keyPressed(letter);
    } else if (event->key() == Qt::Key_Escape || (!letter.isNull() && plain)) {
        event->ignore(); // Not a search: letters belong to the shell's keys.
    } else {
        QTableView::keyPressEvent(event);
    }
}

void QueueTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void QueueTable::setPending(const PendingActions* pending)
{
    m_display->setPending(pending);
}

void QueueTable::setFeeds(const FeedModel* feeds)
{
    m_display->setFeeds(feeds);
}

void QueueTable::fitColumns()
{
    std::array<int, eventQueueColumnCount> widths{};
    int needed = 0;
    for (int column = 0; column < eventQueueColumnCount; ++column) {
        widths.at(static_cast<std::size_t>(column)) =
            m_delegate->columnWidth(column, QueueDisplayModel::columnTitle(static_cast<Column>(column)));
        needed += widths.at(static_cast<std::size_t>(column));
    }
    const auto at = [&widths](Column column) -> int& { return widths.at(static_cast<std::size_t>(column)); };
    const auto drop = [&](Column column) {
        needed -= at(column);
        at(column) = 0;
    };
    if (m_wall)
        std::ranges::for_each(notOnWall, drop);
    for (const Column column : dispensable) {
        if (needed > viewport()->width() && at(column) > 0)
            drop(column);
    }
    if (m_wall && needed < viewport()->width()) {
        // Nothing is left out to make room for: the columns spread over the whole width.
        const double stretch = double(viewport()->width()) / needed;
        for (int& width : widths)
            width = static_cast<int>(width * stretch);
        needed = viewport()->width();
    }
    at(Column::Title) = qMax(m_delegate->rowHeight() * 2, at(Column::Title) + viewport()->width() - needed);
    for (int column = 0; column < eventQueueColumnCount; ++column) {
        const int width = widths.at(static_cast<std::size_t>(column));
        setColumnHidden(column, width == 0);
        if (width > 0)
            setColumnWidth(column, width);
    }
}

} // namespace onescreen
