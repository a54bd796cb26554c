// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ingest/csvreader.h"

#include <QByteArrayView>

namespace onescreen::ingest {

/// How many bytes from the start of a file are looked at.
inline constexpr qint64 sniffBytes = 64 * 1024;

/// Refuses what is no CSV text at all: an empty file, UTF-16 or UTF-32, a spreadsheet or archive. The
/// sentence says what was found and what to do.
Result<void> refuseNonCsv(QByteArrayView head);

/// Guesses delimiter (comma, semicolon, tab, bar) and encoding (UTF-8 where the bytes allow it, else
/// GB18030). After refuseNonCsv().
CsvFormat guessFormat(QByteArrayView head);

} // namespace onescreen::ingest
