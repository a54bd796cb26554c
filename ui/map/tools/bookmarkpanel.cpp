// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/tools/bookmarkpanel.h"

#include "ui/common/numbertext.h"
#include "ui/map/mapdecorations.h"

#include <QGridLayout>
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
    : ListPage(context, u"bookmarkTable"_s, {tr("键"), tr("名称"), tr("位置")}, Name, parent), m_book(book)
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
    table().setEditTriggers(QAbstractItemView::EditKeyPressed);
    column().addWidget(&table(), 1);
    connect(&table(), &QTableWidget::cellDoubleClicked, this, &BookmarkPanel::open);
    connect(&table(), &QTableWidget::itemChanged, this, [this](const QTableWidgetItem* item) {
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
    const auto add = [&](const QString& text, const QString& name, std::function<void()> run) {
        QPushButton* button = makeButton(text, name, std::move(run));
        grid->addWidget(button, at / 3, at % 3);
        ++at;
        return button;
    };
    m_ofBookmark << add(tr("打开 Enter"), u"bookmarkOpen"_s, [this] {
        open();
    }) << add(tr("改名 F2"), u"bookmarkRename"_s, [this] {
        if (const auto line = currentLine())
            table().editItem(table().item(static_cast<int>(*line), Name));
    }) << add(tr("删除 Del"), u"bookmarkDelete"_s, [this] {
        if (const auto line = currentLine())
            m_book.remove(*line);
    });
    m_undo = add(tr("撤销 Ctrl+Z"), u"bookmarkUndo"_s, [this] { m_book.undo(); });
    add(tr("添加 Ctrl+D"), u"bookmarkAdd"_s, [this] { Q_EMIT addRequested(); });
    add(tr("关闭 Esc"), u"bookmarkClose"_s, [this] { Q_EMIT closeRequested(); });
    column().addLayout(grid);
}

void BookmarkPanel::fill()
{
    const QSignalBlocker quiet(&table());
    const int line = table().currentRow();
    const std::vector<Bookmark>& all = m_book.all();
    table().setRowCount(static_cast<int>(all.size()));
    for (int row = 0; row < table().rowCount(); ++row) {
        const Bookmark& bookmark = all[static_cast<std::size_t>(row)];
        const std::array texts{bookmark.key ? QString::number(*bookmark.key) : QString(missingText),
                               bookmark.name, coordinateText(bookmark.center)};
        for (int column = 0; column < ColumnCount; ++column) {
            auto* item = new QTableWidgetItem(texts.at(static_cast<std::size_t>(column)));
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable |
                           (column == Name ? Qt::ItemIsEditable : Qt::NoItemFlags));
            table().setItem(row, column, item);
        }
    }
    if (table().rowCount() > 0)
        table().setCurrentCell(std::clamp(line, 0, table().rowCount() - 1), Name);
    for (QPushButton* button : std::as_const(m_ofBookmark))
        button->setEnabled(!all.empty());
    m_undo->setEnabled(m_book.canUndo());
}

void BookmarkPanel::open()
{
    if (const auto index = currentLine()) {
        const Bookmark bookmark = m_book.all()[*index];
        Q_EMIT activated(bookmark);
    }
}

bool BookmarkPanel::listKey(const QKeyEvent& event)
{
    if (event.matches(QKeySequence::Undo)) {
        m_book.undo();
        return true;
    }
    const std::optional<std::size_t> index = currentLine();
    if (!index || event.modifiers() & ~Qt::KeypadModifier)
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
    if (!isEnter(event))
        return false;
    open();
    return true;
}

} // namespace onescreen
