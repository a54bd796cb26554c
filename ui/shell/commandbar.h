// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/namebook.h"
#include "app/models/viewaddress.h"
#include "ui/common/scene.h"

#include <QDialog>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace onescreen {

/// Something that the command bar can open.
struct Command
{
    QString text; ///< What is shown and searched.
    QString hint; ///< Code or address, searched too.
    ViewAddress address;
};

/// Scenes, then areas (opened in `here`'s scene).
std::vector<Command> commandsFor(const std::vector<SceneFactory>& scenes, const NameBook& names,
                                 const ViewAddress& here);
/// Commands that contain every word of the query, at most `limit`; a query that is an address of one of
/// `scenes` comes first as itself.
std::vector<Command> matching(const std::vector<Command>& commands, const QString& query,
                              const std::vector<SceneFactory>& scenes, size_t limit);

/// Ctrl+K: type, choose with the arrows, Enter.
class CommandBar : public QDialog
{
    Q_OBJECT
public:
    CommandBar(const ThemeContext& context, std::vector<SceneFactory> scenes, std::vector<Command> commands,
               QWidget* parent);

Q_SIGNALS:
    void chosen(const onescreen::ViewAddress& address);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void search(const QString& query);
    void choose();

    std::vector<SceneFactory> m_scenes;
    std::vector<Command> m_commands;
    std::vector<Command> m_shown;
    QLineEdit* m_query;
    QListWidget* m_list;
    QPushButton* m_open;
};

} // namespace onescreen
