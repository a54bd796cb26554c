// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/tools/bookmarks.h"
#include "ui/map/tools/listpage.h"

class QPushButton;

namespace onescreen {

/// The bookmarks of the window: open (Enter), rename (F2), key (a digit, 0 frees it), delete (Del) and take
/// that back (Ctrl+Z). Esc closes.
class BookmarkPanel final : public ListPage
{
    Q_OBJECT
public:
    /// `book` must outlive the panel.
    BookmarkPanel(const SceneContext& context, BookmarkBook& book, QWidget* parent = nullptr);

Q_SIGNALS:
    void activated(const onescreen::Bookmark& bookmark);
    void addRequested();

protected:
    bool listKey(const QKeyEvent& event) override;

private:
    void build();
    void fill();
    void open();

    BookmarkBook& m_book;
    QPushButton* m_undo = nullptr;
    QList<QPushButton*> m_ofBookmark;
};

} // namespace onescreen
