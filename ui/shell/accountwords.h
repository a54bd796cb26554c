// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/account.h"

#include <QString>

namespace onescreen {

class AccountDesk;

/// "张三 · 值班长、派遣员".
QString identityText(const AccountIdentity& identity);
/// Who acts at this seat and until when: "张三 · 值班长 · 无操作 14:32 退出"; empty where nothing needs
/// saying.
QString seatText(const AccountDesk& desk);
/// Why the person here may not export; empty when they may.
QString exportRefusal(const AccountDesk& desk);
/// Why signing in, unlocking or setting up did not work, and what to do.
QString signInFault(const Error& error);
/// The banner over a window: a session that has ended, or one that is about to; empty without one.
QString accountBanner(const AccountDesk& desk, UtcTime now);
/// "ABCD EFGH": in two halves, to be read across a room.
QString spacedCode(const QString& code);

} // namespace onescreen
