// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/accountseat.h"

#include <QEvent>
#include <QWidget>

namespace onescreen {

AccountSeat::AccountSeat(AccountDesk& desk, const ThemeContext& context, QWidget* window)
    : QObject(window), m_desk(desk), m_context(context), m_window(window)
{
}

void AccountSeat::open(SignInPurpose purpose)
{
    if (!m_desk.hasAccounts() || m_window->findChild<SignInDialog*>())
        return;
    auto* dialog = new SignInDialog(m_desk, purpose, m_context, m_window);
    connect(dialog, &SignInDialog::setUpWanted, this, [this, dialog] {
        dialog->setParent(nullptr); // it goes by itself
        open(SignInPurpose::SetUp);
    });
    dialog->open();
}

void AccountSeat::signIn()
{
    open(SignInPurpose::SignIn);
}

void AccountSeat::lockOrUnlock()
{
    if (!m_desk.state().person)
        open(SignInPurpose::SignIn);
    else if (m_desk.isLocked())
        open(SignInPurpose::Unlock);
    else
        m_desk.lock();
}

bool ActivityWatch::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
        m_desk.touch();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace onescreen
