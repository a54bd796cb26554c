// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/lookups.h"

#include "app/store/schema.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using schema::CodeKind;

template <typename Value> void setAt(std::vector<Value>& values, qint64 number, Value value)
{
    const auto at = static_cast<std::size_t>(number);
    if (values.size() <= at)
        values.resize(at + 1);
    values[at] = std::move(value);
}

using Parents = QHash<QString, std::optional<QString>>;

Parents parentsOf(const Dictionary& dictionary)
{
    Parents parents;
    for (const DictionaryEntry& entry : dictionary.entries())
        parents.insert(entry->code, entry->parent);
    return parents;
}

/// A code that the dictionary does not have stands alone.
QStringList pathOf(const Parents& parents, const QString& code)
{
    QStringList path{code};
    for (auto above = parents.value(code); above; above = parents.value(*above))
        path << *above;
    return path;
}

bool reachesRoot(const QString& code, const Parents& parents)
{
    qsizetype steps = 0;
    for (auto above = parents.value(code); above; above = parents.value(*above)) {
        if (!parents.contains(*above) || ++steps > parents.size())
            return false;
    }
    return true;
}

} // namespace

Result<Lookups> Lookups::load(sqlite::Connection& db)
{
    const auto dictionary = loadDictionary(db, DictionaryKind::Category);
    if (!dictionary)
        return std::unexpected(dictionary.error());
    auto codes = sqlite::Statement::prepare(db, "SELECT n, kind, text FROM code");
    if (!codes)
        return std::unexpected(std::move(codes).error());
    const Parents parents = parentsOf(*dictionary);
    Lookups lookups;
    while (codes->next()) {
        const qint64 number = codes->integer(0);
        QString text = codes->text(2);
        switch (static_cast<CodeKind>(codes->integer(1))) {
        case CodeKind::Category:
            setAt(lookups.categoryPaths, number, pathOf(parents, text));
            setAt(lookups.categoryRoots, number, dictionary->rootOf(text));
            setAt(lookups.categories, number, std::move(text));
            break;
        case CodeKind::Source:
            setAt(lookups.sources, number, std::move(text));
            break;
        case CodeKind::Unit:
            setAt(lookups.units, number, std::move(text));
            break;
        }
    }
    if (auto ended = codes->ended(); !ended)
        return std::unexpected(std::move(ended).error());
    return lookups;
}

std::vector<qint64> categoriesIn(const QSet<QString>& codes, const Lookups& lookups)
{
    std::vector<qint64> numbers;
    for (qint64 number = 0; number < std::ssize(lookups.categoryPaths); ++number) {
        const QStringList& path = lookups.categoryPaths[static_cast<std::size_t>(number)];
        if (std::ranges::any_of(path, [&](const QString& code) { return codes.contains(code); }))
            numbers.push_back(number);
    }
    return numbers;
}

Result<Dictionary> loadDictionary(sqlite::Connection& db, DictionaryKind kind)
{
    auto rows = sqlite::Statement::prepare(db, "SELECT code, parent, name, ord FROM dict WHERE kind = ?");
    if (!rows)
        return std::unexpected(std::move(rows).error());
    std::vector<DictionaryEntryFields> fields;
    Parents parents;
    for (rows->bind(static_cast<int>(kind)); rows->next();) {
        auto parent = rows->isNull(1) ? std::nullopt : std::optional(rows->text(1));
        parents.insert(rows->text(0), parent);
        fields.push_back({.kind = kind,
                          .code = rows->text(0),
                          .parent = std::move(parent),
                          .name = rows->text(2),
                          .order = static_cast<int>(rows->integer(3))});
    }
    if (auto ended = rows->ended(); !ended)
        return std::unexpected(std::move(ended).error());
    std::vector<DictionaryEntry> entries;
    for (DictionaryEntryFields& entry : fields) {
        if (entry.parent && (!parents.contains(*entry.parent) || !reachesRoot(entry.code, parents))) {
            parents.insert(entry.code, std::nullopt);
            entry.parent.reset();
        }
        auto checked = DictionaryEntry::of(std::move(entry));
        if (!checked)
            return failure(ErrorKind::Corrupt,
                           u"A dictionary entry in the cache is damaged: %1"_s.arg(checked.error().text),
                           {.file = db.path(), .row = 0, .field = checked.error().place.field});
        entries.push_back(*std::move(checked));
    }
    return Dictionary::fromEntries(std::move(entries));
}

} // namespace onescreen
