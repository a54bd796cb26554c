// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/ingest/vocabulary.h"

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

std::optional<Error> unknown(const QString& field, const QString& word, const QString& where)
{
    return Error{ErrorKind::Invalid, u"'%1' is not in %2"_s.arg(word, where), {.field = field}};
}

struct References
{
    const Vocabulary& words;

    std::optional<Error> entry(const QString& field, DictionaryKind kind, const QString& code) const
    {
        if (words.has(kind, code))
            return std::nullopt;
        return unknown(field, code, u"dictionary '%1'"_s.arg(dictionaryKindName(kind)));
    }
    std::optional<Error> region(RegionCode code) const
    {
        return words.hasRegion(code) ? std::nullopt : unknown(u"reg"_s, code.toString(), u"the regions"_s);
    }
    std::optional<Error> unit(const QString& field, const std::optional<UnitId>& id) const
    {
        return !id || words.hasUnit(id->toString()) ? std::nullopt
                                                    : unknown(field, id->toString(), u"the units"_s);
    }

    std::optional<Error> operator()(const Event& row) const
    {
        if (auto fault = entry(u"src"_s, DictionaryKind::Source, row->source.toString()))
            return fault;
        if (auto fault = entry(u"cat"_s, DictionaryKind::Category, row->category.toString()))
            return fault;
        if (auto fault = region(row->region))
            return fault;
        return unit(u"unit"_s, row->unit);
    }
    std::optional<Error> operator()(const Resource& row) const
    {
        auto fault = region(row->region);
        return fault ? fault : unit(u"unit"_s, row->unit);
    }
    std::optional<Error> operator()(const Unit& row) const
    {
        if (auto fault = entry(u"kind"_s, DictionaryKind::UnitKind, row->kind.toString()))
            return fault;
        if (auto fault = region(row->region))
            return fault;
        return unit(u"parent"_s, row->parent);
    }
    std::optional<Error> operator()(const DictionaryEntry& row) const
    {
        return row->parent ? entry(u"parent"_s, row->kind, *row->parent) : std::nullopt;
    }
    std::optional<Error> operator()(const IndicatorValue& row) const
    {
        return row->region ? region(*row->region) : std::nullopt;
    }
    std::optional<Error> operator()(const Region&) const { return std::nullopt; }
    std::optional<Error> operator()(const Feed&) const { return std::nullopt; }
    std::optional<Error> operator()(const Note&) const { return std::nullopt; }
};

} // namespace

Result<Vocabulary> Vocabulary::load(Database& db)
{
    auto query = db.prepare(u"SELECT id FROM rows WHERE entity = $1"_s);
    if (!query)
        return std::unexpected(query.error());
    Vocabulary words;
    for (const Entity entity : {Entity::Dictionary, Entity::Region, Entity::Unit}) {
        if (auto ran = query->run(static_cast<int>(entity)); !ran)
            return std::unexpected(ran.error());
        while (query->next()) {
            const QString id = query->value(0).toString();
            if (entity == Entity::Dictionary)
                words.m_entries.insert(id);
            else if (entity == Entity::Unit)
                words.m_units.insert(id);
            else if (const auto code = RegionCode::fromString(id))
                words.m_regions.insert(*code);
        }
    }
    query->finish();
    return words;
}

Result<bool> Vocabulary::refresh(Database& db)
{
    if (!db.isShared())
        return false;
    auto words = load(db);
    if (!words)
        return std::unexpected(words.error());
    *this = *std::move(words);
    return true;
}

void Vocabulary::add(const Record& record)
{
    if (std::holds_alternative<DictionaryEntry>(record))
        m_entries.insert(recordId(record));
    else if (std::holds_alternative<Unit>(record))
        m_units.insert(recordId(record));
    else if (const auto* region = std::get_if<Region>(&record))
        m_regions.insert((*region)->code);
}

bool Vocabulary::has(DictionaryKind kind, const QString& code) const
{
    return m_entries.contains(dictionaryKindName(kind) + u'/' + code);
}

std::optional<Error> Vocabulary::unknownReference(const Record& record) const
{
    return std::visit(References{*this}, record);
}

} // namespace onescreen::central
