// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/checked.h"

#include <QHash>
#include <QString>

#include <optional>
#include <vector>

namespace onescreen {

/// Which dictionary an entry belongs to. Kept as data so that a city can name its own entries.
enum class DictionaryKind { Category, Source, UnitKind };
QString dictionaryKindName(DictionaryKind kind); ///< Wire word: "category", "source", "unit_kind".
std::optional<DictionaryKind> dictionaryKindFromName(QStringView name);

/// One entry. Wire members: dict, code, parent?, name, order.
struct DictionaryEntryFields
{
    DictionaryKind kind;
    QString code;                  ///< Printable ASCII, unique inside the dictionary.
    std::optional<QString> parent; ///< Code of the entry above; categories form a tree of any depth.
    QString name;                  ///< As shown, Chinese.
    int order = 0;

    friend bool operator==(const DictionaryEntryFields&, const DictionaryEntryFields&) = default;
};
std::optional<Error> findFault(const DictionaryEntryFields& fields);
using DictionaryEntry = Checked<DictionaryEntryFields>;

/// Look-up over the entries of one dictionary. A value type; cheap to copy.
class Dictionary
{
public:
    Dictionary() = default;
    /// Refuses duplicate codes, unknown parents and cycles, naming the code.
    static Result<Dictionary> fromEntries(std::vector<DictionaryEntry> entries);

    [[nodiscard]] bool contains(const QString& code) const { return m_byCode.contains(code); }
    /// The code itself when it is not in the dictionary: unknown is shown, never hidden.
    [[nodiscard]] QString nameOf(const QString& code) const;
    /// The entry without parent above (or same as) this code; the code itself when unknown.
    [[nodiscard]] QString rootOf(const QString& code) const;
    [[nodiscard]] const std::vector<DictionaryEntry>& entries() const
    {
        return m_entries;
    } ///< By order, then code.
    [[nodiscard]] std::vector<DictionaryEntry> roots() const;

private:
    std::vector<DictionaryEntry> m_entries;
    QHash<QString, qsizetype> m_byCode;
};

} // namespace onescreen
