// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ingest/csvreader.h"

#include <QByteArrayView>
#include <QFile>

namespace onescreen::ingest {

/// How many bytes from the start of a file are looked at.
inline constexpr qint64 sniffBytes = 64 * 1024;

/// Refuses what is no CSV text at all: an empty file, UTF-16 or UTF-32, a spreadsheet or archive, HTML, JSON.
/// The sentence says what was found and what to do.
Result<void> refuseNonCsv(QByteArrayView head);

/// Opens a file to be read as CSV, which has to be one that can be read twice: no pipe.
Result<void> openCsv(QFile& file);

/// Guesses delimiter (comma, semicolon, tab, bar) and encoding (UTF-8 where the bytes allow it, else
/// GB18030). After refuseNonCsv().
CsvFormat guessFormat(QByteArrayView head);

} // namespace onescreen::ingest
