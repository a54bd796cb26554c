// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/panelframe.h"
#include "ui/common/scene.h"

#include <QStringList>

#include <functional>
#include <optional>

class QKeyEvent;
class QPushButton;
class QTableWidget;
class QVBoxLayout;

namespace onescreen {

/// A page at the right of the map with a list of lines and buttons: the table, the look of both, and the keys
/// while the list has the focus. Esc asks for the page to be closed.
class ListPage : public PanelFrame
{
    Q_OBJECT
public:
    void focusList();

Q_SIGNALS:
    void closeRequested();

protected:
    /// `headers`: of the columns; `wide` is the one that takes the rest of the width.
    ListPage(const SceneContext& context, const QString& listName, const QStringList& headers, int wide,
             QWidget* parent);

    [[nodiscard]] const ThemeContext& look() const { return m_look; }
    [[nodiscard]] QTableWidget& table() const { return *m_table; }
    /// Of the content, from above; table() stands in none until it is added.
    [[nodiscard]] QVBoxLayout& column() const { return *m_column; }
    /// The line that has the focus; none in an empty list.
    [[nodiscard]] std::optional<std::size_t> currentLine() const;
    /// A button with its word and key, in no layout yet.
    QPushButton* makeButton(const QString& text, const QString& name, std::function<void()> run);
    /// A key while the list has the focus, other than Esc. True when it is dealt with.
    virtual bool listKey(const QKeyEvent& event) = 0;

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    const ThemeContext m_look;
    QTableWidget* m_table;
    QVBoxLayout* m_column;
};

/// Return or Enter, on the keypad too, without any other key.
bool isEnter(const QKeyEvent& event);

} // namespace onescreen
