// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/tools/bookmarkpanel.h"

#include "ui/common/numbertext.h"
#include "ui/map/mapdecorations.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

enum Column { Key, Name, Place, ColumnCount };

} // namespace

BookmarkPanel::BookmarkPanel(const SceneContext& context, BookmarkBook& book, QWidget* parent)
    : PanelFrame(context.theme, new QWidget, parent), m_context(context.theme), m_book(book)
{
    setObjectName(u"bookmarkPanel"_s);
    setTitle(tr("书签"));
    setPassport(tr("书签记住地图的位置、比例、筛选和图层，按窗口保存。在地图上按 1–9 直接打开。"));
    build();
    setState(PanelState::Fresh);
    connect(&m_book, &BookmarkBook::changed, this, &BookmarkPanel::fill);
    fill();
}

void BookmarkPanel::build()
{
    const Metrics& metrics = m_context.metrics;
    auto* layout = new QVBoxLayout(content());
    layout->setContentsMargins(metrics.space(1), 0, metrics.space(1), metrics.space(1));
    m_table = new QTableWidget(0, ColumnCount, content());
    m_table->setObjectName(u"bookmarkTable"_s);
    m_table->setFont(m_context.font(TextSize::Small));
    m_table->setHorizontalHeaderLabels({tr("键"), tr("名称"), tr("位置")});
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(QFontMetrics(m_table->font()).height() +
                                                     metrics.space(1));
    m_table->horizontalHeader()->setFont(m_table->font());
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(Name, QHeaderView::Stretch);
    m_table->installEventFilter(this);
    layout->addWidget(m_table, 1);
    connect(m_table, &QTableWidget::cellDoubleClicked, this, &BookmarkPanel::open);
    connect(m_table, &QTableWidget::itemChanged, this, [this](const QTableWidgetItem* item) {
        if (item->column() != Name)
            return;
        // Later: the lines are made anew, and this one is still in use. An empty name is not taken.
        const auto rename = [this, row = static_cast<std::size_t>(item->row()), name = item->text()] {
            if (!m_book.rename(row, name))
                fill();
        };
        QMetaObject::invokeMethod(this, rename, Qt::QueuedConnection);
    });
    auto* grid = new QGridLayout;
    int at = 0;
    const auto add = [&](const QString& text, const QString& name, auto run) {
        auto* button = new QPushButton(text, content());
        button->setObjectName(name);
        button->setFont(m_context.font(TextSize::Small));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, run);
        grid->addWidget(button, at / 3, at % 3);
        ++at;
        return button;
    };
    m_ofBookmark << add(tr("打开 Enter"), u"bookmarkOpen"_s, [this] {
        open();
    }) << add(tr("改名 F2"), u"bookmarkRename"_s, [this] {
        if (current())
            m_table->editItem(m_table->item(static_cast<int>(*current()), Name));
    }) << add(tr("删除 Del"), u"bookmarkDelete"_s, [this] {
        if (current())
            m_book.remove(*current());
    });
    m_undo = add(tr("撤销 Ctrl+Z"), u"bookmarkUndo"_s, [this] { m_book.undo(); });
    add(tr("添加 Ctrl+D"), u"bookmarkAdd"_s, [this] { Q_EMIT addRequested(); });
    add(tr("关闭 Esc"), u"bookmarkClose"_s, [this] { Q_EMIT closeRequested(); });
    layout->addLayout(grid);
}

void BookmarkPanel::fill()
{
    const QSignalBlocker quiet(m_table);
    const int line = m_table->currentRow();
    const std::vector<Bookmark>& all = m_book.all();
    m_table->setRowCount(static_cast<int>(all.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const Bookmark& bookmark = all[static_cast<std::size_t>(row)];
        const std::array texts{bookmark.key ? QString::number(*bookmark.key) : QString(missingText),
                               bookmark.name, coordinateText(bookmark.center)};
        for (int column = 0; column < ColumnCount; ++column) {
            auto* item = new QTableWidgetItem(texts.at(static_cast<std::size_t>(column)));
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable |
                           (column == Name ? Qt::ItemIsEditable : Qt::NoItemFlags));
            m_table->setItem(row, column, item);
        }
    }
    if (m_table->rowCount() > 0)
        m_table->setCurrentCell(std::clamp(line, 0, m_table->rowCount() - 1), Name);
    for (QPushButton* button : std::as_const(m_ofBookmark))
        button->setEnabled(!all.empty());
    m_undo->setEnabled(m_book.canUndo());
}

void BookmarkPanel::focusList()
{
    m_table->setFocus();
}

std::optional<std::size_t> BookmarkPanel::current() const
{
    const int row = m_table->currentRow();
    return row >= 0 && row < m_table->rowCount() ? std::optional(static_cast<std::size_t>(row))
                                                 : std::nullopt;
}

void BookmarkPanel::open()
{
    if (const auto index = current()) {
        const Bookmark bookmark = m_book.all()[*index];
        Q_EMIT activated(bookmark);
    }
}

bool BookmarkPanel::key(const QKeyEvent& event)
{
    if (event.matches(QKeySequence::Undo)) {
        m_book.undo();
        return true;
    }
    if (event.modifiers() & ~Qt::KeypadModifier)
        return false;
    if (event.key() == Qt::Key_Escape) {
        Q_EMIT closeRequested();
        return true;
    }
    const std::optional<std::size_t> index = current();
    if (!index)
        return false;
    if (event.key() >= Qt::Key_0 && event.key() <= Qt::Key_9) {
        const int digit = event.key() - Qt::Key_0;
        m_book.setKey(*index, digit == 0 ? std::nullopt : std::optional(digit));
        return true;
    }
    if (event.key() == Qt::Key_Delete) {
        m_book.remove(*index);
        return true;
    }
    if (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter) {
        open();
        return true;
    }
    return false;
}

bool BookmarkPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table && event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept(); // Else the window would go one level up.
        return true;
    }
    if (watched == m_table && event->type() == QEvent::KeyPress && key(*static_cast<QKeyEvent*>(event)))
        return true;
    return PanelFrame::eventFilter(watched, event);
}

} // namespace onescreen
