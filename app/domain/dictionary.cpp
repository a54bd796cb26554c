// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/dictionary.h"

#include "app/domain/texts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

bool isCode(const QString& text)
{
    const auto allowed = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') ||
               c == u'_' || c == u'-' || c == u'.';
    };
    return !text.isEmpty() && text.size() <= 64 && std::ranges::all_of(text, allowed);
}

} // namespace

QString dictionaryKindName(DictionaryKind kind)
{
    switch (kind) {
    case DictionaryKind::Category:
        return u"category"_s;
    case DictionaryKind::Source:
        return u"source"_s;
    case DictionaryKind::UnitKind:
        break;
    }
    return u"unit_kind"_s;
}

std::optional<DictionaryKind> dictionaryKindFromName(QStringView name)
{
    for (const auto kind : {DictionaryKind::Category, DictionaryKind::Source, DictionaryKind::UnitKind}) {
        if (name == dictionaryKindName(kind))
            return kind;
    }
    return std::nullopt;
}

std::optional<Error> findFault(const DictionaryEntryFields& fields)
{
    const auto codeFault = [](QString field) {
        return Error{.kind = ErrorKind::Invalid,
                     .text = u"must be 1 to 64 letters, digits, '_', '-' or '.'"_s,
                     .place = {.field = std::move(field)}};
    };
    if (!isCode(fields.code))
        return codeFault(u"code"_s);
    if (fields.parent && !isCode(*fields.parent))
        return codeFault(u"parent"_s);
    return faultOfText(fields.name, {.field = u"name", .longest = 64, .mayBeEmpty = false});
}

Result<Dictionary> Dictionary::fromEntries(std::vector<DictionaryEntry> entries)
{
    std::ranges::sort(entries, [](const DictionaryEntry& a, const DictionaryEntry& b) {
        return std::pair(a->order, a->code) < std::pair(b->order, b->code);
    });
    Dictionary dictionary;
    dictionary.m_entries = std::move(entries);
    for (qsizetype at = 0; at < std::ssize(dictionary.m_entries); ++at) {
        const QString& code = dictionary.m_entries[static_cast<std::size_t>(at)]->code;
        if (dictionary.m_byCode.contains(code))
            return failure(ErrorKind::Invalid, u"code '%1' stands twice in the dictionary"_s.arg(code),
                           {.field = code});
        dictionary.m_byCode.insert(code, at);
    }
    for (const DictionaryEntry& entry : dictionary.m_entries) {
        if (entry->parent && !dictionary.m_byCode.contains(*entry->parent))
            return failure(ErrorKind::Invalid, u"parent '%1' is not in the dictionary"_s.arg(*entry->parent),
                           {.field = entry->code});
        qsizetype steps = 0;
        for (auto above = entry->parent; above; ++steps) {
            if (steps > std::ssize(dictionary.m_entries))
                return failure(ErrorKind::Invalid, u"the parents form a cycle"_s, {.field = entry->code});
            above = dictionary.m_entries[static_cast<std::size_t>(dictionary.m_byCode.value(*above))]->parent;
        }
    }
    return dictionary;
}

QString Dictionary::nameOf(const QString& code) const
{
    const auto found = m_byCode.constFind(code);
    return found == m_byCode.cend() ? code : m_entries[static_cast<std::size_t>(*found)]->name;
}

QString Dictionary::rootOf(const QString& code) const
{
    QString at = code;
    for (auto found = m_byCode.constFind(at); found != m_byCode.cend(); found = m_byCode.constFind(at)) {
        const auto& parent = m_entries[static_cast<std::size_t>(*found)]->parent;
        if (!parent)
            return at;
        at = *parent;
    }
    return at;
}

std::vector<DictionaryEntry> Dictionary::roots() const
{
    std::vector<DictionaryEntry> roots;
    std::ranges::copy_if(m_entries, std::back_inserter(roots),
                         [](const auto& entry) { return !entry->parent; });
    return roots;
}

} // namespace onescreen
