// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/accountdesk.h"
#include "ui/common/theme.h"

#include <QWidget>

class QHBoxLayout;
class QToolButton;

namespace onescreen {

class PlainLabel;

/// In the first line of a window: who is signed in, with buttons to sign in and out, lock and unlock, and for
/// those who may look after accounts the way there. Hidden while the server has no accounts.
class AccountButtons : public QWidget
{
    Q_OBJECT
public:
    /// `desk` must outlive this.
    /// `managed`: this window has a page for looking after accounts.
    AccountButtons(AccountDesk& desk, const ThemeContext& context, bool managed, QWidget* parent);

Q_SIGNALS:
    void signInClicked();
    void lockClicked(); ///< Lock, or unlock when it is locked.
    void manageClicked();

protected:
    void moveEvent(QMoveEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void showManage();
    QToolButton* add(QHBoxLayout* layout, const QString& objectName);
    void show(QToolButton* button, QStringView icon, const QString& text, const QString& tip);
    void showState();

    AccountDesk& m_desk;
    ThemeContext m_context;
    QToolButton* m_sign;
    QToolButton* m_lock;
    QToolButton* m_manage = nullptr; ///< None where there is no such page.
};

/// Over the scenes: that the session has ended or is about to; on a wall also the code with which it is let
/// in. What lies below stays to be seen.
class AccountBanner : public QWidget
{
    Q_OBJECT
public:
    /// `desk` must outlive this. `clock` gives the time that moments are named by.
    AccountBanner(AccountDesk& desk, const Clock& clock, const ThemeContext& context, QWidget* parent);

Q_SIGNALS:
    void signInClicked();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showState();

    AccountDesk& m_desk;
    const Clock& m_clock;
    ThemeContext m_context;
    PlainLabel* m_text;
    PlainLabel* m_codeLabel;
    PlainLabel* m_code;
    QToolButton* m_sign = nullptr;
};

} // namespace onescreen
