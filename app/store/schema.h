// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <limits>

namespace onescreen::schema {

/// Of cache.db. An older file that migrate.h can bring forward is brought forward in place; any other number
/// means that the file is set aside and filled anew from the server.
inline constexpr int version = 5;
inline constexpr int applicationId = 0x4f6e5363; // "OnSc"

/// Every table and index, for a new file.
QByteArray createSql();
/// Empties every table of what came from the server; inside the caller's transaction.
QByteArray emptySql();
/// What version 4 has beside the tables of version 3, but for new columns (migrate.cpp).
QByteArray addedSinceVersion3();

/// Stored in event.due for "no due time", so that an index sorts it last; never leaves app/store.
inline constexpr qint64 noDue = 9'007'199'254'740'991;

/// The lists behind the small numbers in event.cat, event.src and event.unit (table code).
enum class CodeKind { Category, Source, Unit };

} // namespace onescreen::schema
