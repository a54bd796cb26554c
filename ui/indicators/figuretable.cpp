// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/indicators/figuretable.h"

#include "ui/common/settingsstore.h"
#include "ui/indicators/figureheader.h"
#include "ui/indicators/missinglastproxy.h"
#include "ui/indicators/tabledelegate.h"
#include "ui/indicators/tableroles.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScopedValueRollback>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr size_t alwaysShown = 2;

SettingKey<QStringList> settingOf(const QByteArray& name)
{
    return {QLatin1StringView(name), {}};
}

} // namespace

FigureTable::FigureTable(QAbstractItemModel& model, TableDelegate* delegate, Columns columns,
                         SettingsStore& settings, const ThemeContext& context, QWidget* parent)
    : QTableView(parent), m_source(model), m_delegate(delegate), m_columns(std::move(columns)),
      m_settings(settings), m_context(context), m_proxy(new MissingLastProxy(this))
{
    m_proxy->setSourceModel(&model);
    setModel(m_proxy);
    delegate->setParent(this);
    setItemDelegate(delegate);
    build();
    connect(&model, &QAbstractItemModel::modelReset, this, &FigureTable::modelChanged);
    connect(&model, &QAbstractItemModel::dataChanged, this, &FigureTable::modelChanged);
    connect(this, &QTableView::doubleClicked, this,
            [this](const QModelIndex& index) { Q_EMIT keyActivated(index.data(KeyRole).toString()); });
    modelChanged();
}

void FigureTable::build()
{
    setFont(m_context.font());
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(m_context.wall ? NoSelection : ExtendedSelection);
    setFocusPolicy(m_context.wall ? Qt::NoFocus : Qt::StrongFocus);
    setMouseTracking(!m_context.wall);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    if (m_context.wall) {
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    }
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(m_delegate->rowHeight());
    verticalHeader()->setMinimumSectionSize(m_delegate->rowHeight());
    auto* header = new FigureHeader(m_context, this);
    setHorizontalHeader(header);
    header->setSortIndicatorClearable(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this, [this, header](const QPoint& at) {
        QMenu menu(this);
        fillColumnMenu(&menu);
        menu.exec(header->mapToGlobal(at));
    });
    header->setSortIndicator(-1, Qt::AscendingOrder);
    setSortingEnabled(!m_context.wall);
}

void FigureTable::modelChanged()
{
    m_delegate->measure(m_source);
    fitColumns();
    keepCurrent();
}

QModelIndex FigureTable::rowOf(const QString& key) const
{
    for (int row = 0; row < m_proxy->rowCount(); ++row) {
        const QModelIndex index = m_proxy->index(row, 0);
        if (index.data(KeyRole).toString() == key)
            return index;
    }
    return {};
}

void FigureTable::keepCurrent()
{
    if (!m_key.isEmpty() && currentKey() != m_key)
        setCurrentKey(m_key);
}

QString FigureTable::currentKey() const
{
    return currentIndex().data(KeyRole).toString();
}

bool FigureTable::setCurrentKey(const QString& key)
{
    const QScopedValueRollback quiet(m_quiet, true);
    m_key = key;
    const QModelIndex found = rowOf(key);
    if (!found.isValid()) {
        setCurrentIndex({});
        clearSelection();
        return false;
    }
    if (currentIndex().row() != found.row() || selectedKeys() != QStringList{key})
        setCurrentIndex(found.siblingAtColumn(std::max(0, currentIndex().column())));
    scrollTo(currentIndex());
    return true;
}

QStringList FigureTable::selectedKeys() const
{
    QStringList keys;
    QModelIndexList rows = selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    for (const QModelIndex& row : rows)
        keys << row.data(KeyRole).toString();
    return keys;
}

QStringList FigureTable::chosenColumns() const
{
    return m_settings.value(settingOf(m_columns.setting.toLatin1()));
}

void FigureTable::setChosenColumns(const QStringList& keys)
{
    m_settings.setValue(settingOf(m_columns.setting.toLatin1()), keys);
    fitColumns();
}

void FigureTable::fillColumnMenu(QMenu* menu)
{
    const QStringList chosen = chosenColumns();
    for (int column = 0; column < m_proxy->columnCount(); ++column) {
        QAction* action = menu->addAction(m_proxy->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        const auto& first = m_columns.order;
        action->setEnabled(column != first[0] && column != first[1]);
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            QStringList keys;
            for (int each = 0; each < m_proxy->columnCount(); ++each) {
                if (each == column ? shown : !isColumnHidden(each))
                    keys << m_columns.keys.value(each);
            }
            setChosenColumns(keys);
        });
    }
    menu->addSeparator();
    QAction* automatic = menu->addAction(tr("按宽度自动显示"), this, [this] { setChosenColumns({}); });
    automatic->setEnabled(!chosen.isEmpty());
}

void FigureTable::fitColumns()
{
    const QStringList chosen = chosenColumns();
    int left = viewport()->width();
    for (size_t place = 0; place < m_columns.order.size(); ++place) {
        const int column = m_columns.order[place];
        const int wanted = m_delegate->columnWidth(m_source, column);
        // The first column may give way down to half of its text.
        const int needed = place == 0 ? std::min(wanted, m_context.metrics.space(22)) : wanted;
        const bool shown =
            place < alwaysShown ||
            (chosen.isEmpty() ? needed <= left : chosen.contains(m_columns.keys.value(column)));
        setColumnHidden(column, !shown);
        if (!shown)
            continue;
        left -= needed;
        horizontalHeader()->resizeSection(column, needed);
    }
    const int first = m_columns.order.front();
    if (left > 0)
        horizontalHeader()->resizeSection(first, columnWidth(first) + left);
}

void FigureTable::setHidesSourceless(bool hides)
{
    m_proxy->setHidesSourceless(hides);
    fitColumns();
    keepCurrent();
}

void FigureTable::copySelection() const
{
    QStringList lines;
    QStringList heads;
    for (int column = 0; column < m_proxy->columnCount(); ++column) {
        if (!isColumnHidden(column))
            heads << m_proxy->headerData(column, Qt::Horizontal).toString();
    }
    lines << heads.join(u'\t');
    QModelIndexList rows = selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    for (const QModelIndex& row : rows) {
        QStringList cells;
        for (int column = 0; column < m_proxy->columnCount(); ++column) {
            if (!isColumnHidden(column))
                cells << row.siblingAtColumn(column).data().toString();
        }
        lines << cells.join(u'\t');
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void FigureTable::sortByCurrent()
{
    const int column = currentIndex().column();
    if (column < 0)
        return;
    QHeaderView* header = horizontalHeader();
    if (header->sortIndicatorSection() != column)
        header->setSortIndicator(column, Qt::DescendingOrder);
    else if (header->sortIndicatorOrder() == Qt::DescendingOrder)
        header->setSortIndicator(column, Qt::AscendingOrder);
    else
        header->setSortIndicator(-1, Qt::AscendingOrder);
    scrollTo(currentIndex());
}

bool FigureTable::event(QEvent* event)
{
    // F6 here is the passport of this row, whatever it means in the window.
    if (event->type() == QEvent::ShortcutOverride && !currentKey().isEmpty() &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_F6) {
        event->accept();
        return true;
    }
    return QTableView::event(event);
}

void FigureTable::keyPressEvent(QKeyEvent* event)
{
    const QString key = currentKey();
    if (event->matches(QKeySequence::Copy))
        copySelection();
    else if (event->key() == Qt::Key_F6 && !key.isEmpty())
        Q_EMIT passportRequested(key);
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && !key.isEmpty())
        Q_EMIT keyActivated(key);
    else if (event->key() == Qt::Key_Space)
        sortByCurrent();
    else
        QTableView::keyPressEvent(event);
}

void FigureTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void FigureTable::mouseReleaseEvent(QMouseEvent* event)
{
    QTableView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    const bool plain = event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier;
    if (plain && !m_context.wall && index.isValid() && index == currentIndex() &&
        index.data(NumberRole).isValid())
        Q_EMIT passportRequested(index.data(KeyRole).toString());
}

void FigureTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    const QString key = current.data(KeyRole).toString();
    if (m_quiet || key.isEmpty() || key == m_key)
        return;
    m_key = key;
    Q_EMIT keyChosen(key);
}

void FigureTable::contextMenuEvent(QContextMenuEvent* event)
{
    const QString key = currentKey();
    if (key.isEmpty())
        return;
    QMenu menu(this);
    menu.addAction(tr("口径（F6）"), this, [this, key] { Q_EMIT passportRequested(key); });
    menu.addAction(tr("复制（Ctrl+C）"), this, [this] { copySelection(); });
    menu.addAction(tr("按此列排序（空格）"), this, [this] { sortByCurrent(); });
    menu.exec(event->globalPos());
}

} // namespace onescreen
