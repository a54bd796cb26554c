// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QByteArray>

#include <optional>
#include <string_view>

namespace onescreen {

/// parseRfc3339() for UTF-8 bytes. The form that every program of ours writes ("2026-11-22T04:11:02.123Z") is
/// read without QDateTime, which would take longer than the rest of a row.
std::optional<UtcTime> parseWireTime(std::string_view text);

/// Appends "2026-11-22T04:11:02.123Z" without quotes.
void appendWireTime(QByteArray& out, UtcTime time);

} // namespace onescreen
