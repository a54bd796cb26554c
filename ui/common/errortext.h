// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/models/actionsender.h"

#include <QString>

namespace onescreen {

/// The user's sentence for a kind of error: "连接不上中心服务器".
QString errorSentence(ErrorKind kind);
/// What to do about it: "请检查网络连接;恢复后会自动继续".
QString errorNextStep(ErrorKind kind);
/// Why the server is not trusted, for a word of the protocol or of encryption ("tls_expired"), and what to
/// do; empty for any other word.
QString trustFault(QStringView word);
/// Why an action cannot be given just now: "请先登录"; empty for None.
QString hindranceText(ActionHindrance hindrance);
/// Sentence and place for a panel or a dialog; the English log text stays out of it.
QString errorText(const Error& error);

} // namespace onescreen
