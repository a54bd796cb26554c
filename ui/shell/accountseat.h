// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/accountdesk.h"
#include "ui/common/theme.h"
#include "ui/shell/signindialog.h"

#include <QObject>

namespace onescreen {

/// Opens the dialogs of the account in one window: at most one at a time.
class AccountSeat : public QObject
{
    Q_OBJECT
public:
    /// `desk` must outlive the seat. The dialogs are children of `window`.
    AccountSeat(AccountDesk& desk, const ThemeContext& context, QWidget* window);

    void signIn();
    void lockOrUnlock(); ///< Signs in when there is nobody to lock.

private:
    void open(SignInPurpose purpose);

    AccountDesk& m_desk;
    ThemeContext m_context;
    QWidget* m_window;
};

/// Tells the desk of every key and click in any window. To be installed on the application.
class ActivityWatch : public QObject
{
    Q_OBJECT
public:
    ActivityWatch(AccountDesk& desk, QObject* parent) : QObject(parent), m_desk(desk) {}

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    AccountDesk& m_desk;
};

} // namespace onescreen
