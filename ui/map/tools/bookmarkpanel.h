// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/panelframe.h"
#include "ui/common/scene.h"
#include "ui/map/tools/bookmarks.h"

class QPushButton;
class QTableWidget;

namespace onescreen {

/// The bookmarks of the window: open (Enter), rename (F2), key (a digit, 0 frees it), delete (Del) and take
/// that back (Ctrl+Z). Esc closes.
class BookmarkPanel final : public PanelFrame
{
    Q_OBJECT
public:
    /// `book` must outlive the panel.
    BookmarkPanel(const SceneContext& context, BookmarkBook& book, QWidget* parent = nullptr);

    void focusList();

Q_SIGNALS:
    void activated(const onescreen::Bookmark& bookmark);
    void addRequested();
    void closeRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void fill();
    [[nodiscard]] std::optional<std::size_t> current() const;
    bool key(const QKeyEvent& event);
    void open();

    const ThemeContext m_context;
    BookmarkBook& m_book;
    QTableWidget* m_table = nullptr;
    QPushButton* m_undo = nullptr;
    QList<QPushButton*> m_ofBookmark;
};

} // namespace onescreen
