// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/lookups.h"

#include "app/store/schema.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using schema::CodeKind;

void setAt(std::vector<QString>& texts, qint64 number, QString text)
{
    const auto at = static_cast<std::size_t>(number);
    if (texts.size() <= at)
        texts.resize(at + 1);
    texts[at] = std::move(text);
}

bool reachesRoot(const QString& code, const QHash<QString, std::optional<QString>>& parents)
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
    Lookups lookups;
    while (codes->next()) {
        const qint64 number = codes->integer(0);
        QString text = codes->text(2);
        switch (static_cast<CodeKind>(codes->integer(1))) {
        case CodeKind::Category:
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

Result<Dictionary> loadDictionary(sqlite::Connection& db, DictionaryKind kind)
{
    auto rows = sqlite::Statement::prepare(db, "SELECT code, parent, name, ord FROM dict WHERE kind = ?");
    if (!rows)
        return std::unexpected(std::move(rows).error());
    std::vector<DictionaryEntryFields> fields;
    QHash<QString, std::optional<QString>> parents;
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
