// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QString>

namespace onescreen {

/// The user's sentence for a kind of error: "连接不上中心服务器".
QString errorSentence(ErrorKind kind);
/// What to do about it: "请检查网络连接;恢复后会自动继续".
QString errorNextStep(ErrorKind kind);
/// Sentence and place for a panel or a dialog; the English log text stays out of it.
QString errorText(const Error& error);

} // namespace onescreen
