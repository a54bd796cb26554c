// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/accounts/accountadmin.h"
#include "ui/accounts/adminwords.h"
#include "ui/common/theme.h"

#include <QDialog>
#include <QHash>

#include <vector>

class QLineEdit;
class QPushButton;

namespace onescreen {

class FaultForm;
class PlainLabel;

/// A form about an account or a wall: Enter sends, Esc goes away, a fault stands under its field and leaves
/// what was typed. While the server is asked nothing can be changed, and the window stays alive.
class AdminDialog : public QDialog
{
    Q_OBJECT
public:
    /// `admin` must outlive the dialog. `verb` is the text of the button that sends.
    AdminDialog(AccountAdmin& admin, const ThemeContext& context, const QString& verb, QWidget* parent);

Q_SIGNALS:
    void succeeded(const QString& what); ///< The server has done it: a sentence for the line under the list.

protected:
    FaultForm* addForm(); ///< Side by side, from left to right.
    QLineEdit* addLine(FaultForm* form, AdminField field, const QString& name, const QString& label,
                       int longest, const QString& hint = {});
    /// Where faults of that field are shown.
    void place(AdminField field, FaultForm* form, QWidget* widget);
    /// What will happen, under the fields.
    void setNote(const QString& note);
    /// What is wrong with what is typed; empty when it can be sent.
    [[nodiscard]] virtual std::vector<AdminFault> faults() const = 0;
    [[nodiscard]] virtual QFuture<Result<void>> ask() = 0;
    [[nodiscard]] virtual QString doneText() const = 0;
    [[nodiscard]] AccountAdmin& admin() const { return m_admin; }
    [[nodiscard]] const ThemeContext& look() const { return m_context; }

private:
    struct Place
    {
        FaultForm* form = nullptr;
        QWidget* widget = nullptr;
    };
    void send();
    void take(const Result<void>& answer);
    void showFaults(const std::vector<AdminFault>& faults);
    void setBusy(bool busy);

    AccountAdmin& m_admin;
    ThemeContext m_context;
    QHash<AdminField, Place> m_places;
    QWidget* m_forms;
    PlainLabel* m_note;
    PlainLabel* m_message;
    QPushButton* m_send;
    QPushButton* m_cancel;
    bool m_busy = false;
};

} // namespace onescreen
