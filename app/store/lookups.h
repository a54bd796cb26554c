// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/dictionary.h"
#include "app/store/sqlitehandle.h"

#include <QSet>
#include <QString>
#include <QStringList>

#include <vector>

namespace onescreen {

/// The texts behind the small numbers of the event table, and the root of each category by today's
/// dictionary.
struct Lookups
{
    std::vector<QString> categories; ///< By number; empty where there is none.
    std::vector<QString> categoryRoots;
    std::vector<QStringList> categoryPaths; ///< The category itself and all above it.
    std::vector<QString> sources;
    std::vector<QString> units;

    static Result<Lookups> load(sqlite::Connection& db);
};

/// Numbers of all categories that are in `codes` or below one of them.
std::vector<qint64> categoriesIn(const QSet<QString>& codes, const Lookups& lookups);

/// The text of a number; empty for one that has none.
inline QString textOf(const std::vector<QString>& texts, qint64 number)
{
    return number >= 0 && number < std::ssize(texts) ? texts[static_cast<std::size_t>(number)] : QString();
}

/// The dictionary as far as the cache has it. An entry whose parent has not come (yet) or which stands in a
/// circle is taken as a root: shown, not hidden.
Result<Dictionary> loadDictionary(sqlite::Connection& db, DictionaryKind kind);

} // namespace onescreen
