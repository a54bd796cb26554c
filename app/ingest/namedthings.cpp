// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/namedthings.h"

#include "app/ingest/convertedrow.h"

using namespace Qt::StringLiterals;

namespace onescreen::ingest {

namespace {

/// Imported categories stand behind those of the house.
constexpr int orderOfMade = 9000;
constexpr QChar separator = u'\x1f';

} // namespace

RowValue<QString> NamedThings::categoryAt(const QStringList& path, const std::optional<QString>& parent,
                                          const CategoryTree& tree, const RowEvaluator& row)
{
    const QString key = path.join(separator);
    if (const auto known = m_codes.constFind(key); known != m_codes.cend())
        return *known;
    const QString code = tree.codePrefix + u'-' + stableHash(path, 8);
    auto entry = DictionaryEntry::of({.kind = DictionaryKind::Category,
                                      .code = code,
                                      .parent = parent,
                                      .name = path.back(),
                                      .order = orderOfMade});
    if (!entry)
        return row.fault(&tree.levels.at(static_cast<std::size_t>(path.size() - 1)), entry.error());
    m_made.emplace_back(*std::move(entry));
    m_codes.insert(key, code);
    return code;
}

RowValue<CategoryCode> NamedThings::category(const CategoryTree& tree, const RowEvaluator& row)
{
    QStringList path;
    std::optional<QString> code;
    for (const Expression& level : tree.levels) {
        const auto name = path.isEmpty() ? row.requiredText(level) : row.text(level);
        if (!name)
            return std::unexpected(name.error());
        if (name->isEmpty())
            break;
        path.append(*name);
        const auto made = categoryAt(path, code, tree, row);
        if (!made)
            return std::unexpected(made.error());
        code = *made;
    }
    const auto strong = CategoryCode::fromString(code.value_or(QString()));
    if (!strong)
        return row.fault(tree.levels.front(), u"does not give a category"_s);
    return *strong;
}

RowValue<std::optional<UnitId>> NamedThings::unit(const UnitByName& rule, const RowEvaluator& row)
{
    const auto name = row.text(rule.name);
    if (!name)
        return std::unexpected(name.error());
    if (name->isEmpty())
        return std::nullopt;
    const auto area = row.region(rule.region);
    if (!area)
        return std::unexpected(area.error());
    const QString id = rule.idPrefix + u'-' + stableHash({area->toString(), *name}, 10);
    const auto strong = UnitId::fromString(id);
    const auto kind = UnitKindCode::fromString(rule.kind);
    if (!strong || !kind)
        return row.fault(rule.name, u"does not give a unit"_s);
    const QString key = u"unit"_s + separator + id;
    if (!m_codes.contains(key)) {
        auto unit =
            Unit::of({.id = *strong, .name = *name, .kind = *kind, .region = *area, .parent = std::nullopt});
        if (!unit)
            return row.fault(&rule.name, unit.error());
        m_made.emplace_back(*std::move(unit));
        m_codes.insert(key, id);
    }
    return strong;
}

} // namespace onescreen::ingest
