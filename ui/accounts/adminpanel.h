// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/accounts/accountadmin.h"
#include "ui/accounts/admindialog.h"
#include "ui/common/modelpanel.h"
#include "ui/common/plainlabel.h"

#include <functional>

class QHBoxLayout;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace onescreen {

/// A list of the server's that an administrator looks after: a table, a line that says what was done, and
/// buttons. Without the right or without the server the reason stands in its place.
class AdminPanel : public ModelPanel
{
    Q_OBJECT
public:
    /// `admin` must outlive the panel.
    AdminPanel(const SceneContext& context, AccountAdmin& admin, QWidget* parent);

protected:
    /// To be called once by the constructor of who derives. `stretched` is the column that takes what is
    /// left.
    void build(const QString& name, QSortFilterProxyModel* rows, int stretched);
    QPushButton* addButton(const QString& name, QStringView icon, const QString& text,
                           std::function<void()> then);
    void showList(const AdminList& list, const QString& emptyText, const QString& nextStep, bool noMatch);
    void open(AdminDialog* dialog); ///< Unless there is one already.
    void say(const QString& what, TextRole role = TextRole::Done);
    [[nodiscard]] bool saysNothing() const;
    [[nodiscard]] QModelIndex chosen() const; ///< Of the rows; invalid without a choice.
    [[nodiscard]] AccountAdmin& admin() const { return m_admin; }
    [[nodiscard]] QTableView& table() const { return *m_table; }
    [[nodiscard]] const ThemeContext& look() const { return m_context; }
    [[nodiscard]] Dialogs& dialogs() const { return m_dialogs; }
    virtual void showButtons() = 0; ///< The choice or the list has changed.

private:
    AccountAdmin& m_admin;
    ThemeContext m_context;
    Dialogs& m_dialogs;
    QTableView* m_table;
    PlainLabel* m_said;
    QHBoxLayout* m_buttons = nullptr;
};

} // namespace onescreen
