// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <span>

namespace onescreen::ingest {

/// One CSV line (RFC 4180, UTF-8, CRLF). Fields are quoted where they must be; a lone empty field is quoted,
/// so that it can be told from a blank line; NUL, which no reader of CSV takes, becomes U+FFFD.
QByteArray csvLine(std::span<const QString> fields, char delimiter = ',');

/// Text as a spreadsheet may open it: what begins with = + - @ (or a tab or line break before them) gets an
/// apostrophe in front, so that it is shown and never computed.
QString withoutFormula(const QString& text);

} // namespace onescreen::ingest
