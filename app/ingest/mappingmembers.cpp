// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/mappingmembers.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen::ingest {

namespace {

class MemberReader
{
public:
    MemberReader(ObjectReader& reader, RuleContext& context) : m_reader(reader), m_context(context) {}

    Expression required(QLatin1StringView key)
    {
        return readExpression(m_reader.value(key), m_reader.pathOf(key), m_context);
    }
    std::optional<Expression> optional(QLatin1StringView key)
    {
        return m_reader.has(key) ? std::optional(required(key)) : std::nullopt;
    }
    TimeRule time(QLatin1StringView key)
    {
        return readTimeRule(m_reader.value(key), m_reader.pathOf(key), m_context);
    }
    std::optional<TimeRule> optionalTime(QLatin1StringView key)
    {
        return m_reader.has(key) ? std::optional(time(key)) : std::nullopt;
    }

    std::variant<Expression, CategoryTree> category()
    {
        if (!m_reader.value("cat"_L1).toObject().contains("levels"_L1))
            return required("cat"_L1);
        ObjectReader reader = m_reader.object("cat"_L1);
        CategoryTree tree{.codePrefix = reader.text("code_prefix"_L1)};
        const QJsonArray levels = reader.array("levels"_L1);
        for (qsizetype at = 0; at < levels.size(); ++at)
            tree.levels.push_back(
                readExpression(levels.at(at), u"%1.levels[%2]"_s.arg(reader.path()).arg(at), m_context));
        if (levels.isEmpty() || levels.size() > 6)
            reader.fault("levels"_L1, u"must have 1 to 6 entries"_s);
        checkPrefix(reader, "code_prefix"_L1, tree.codePrefix);
        reader.finish();
        return tree;
    }

    std::variant<std::monostate, Expression, UnitByName> unit()
    {
        if (!m_reader.has("unit"_L1))
            return std::monostate{};
        if (!m_reader.value("unit"_L1).toObject().contains("name"_L1))
            return required("unit"_L1);
        ObjectReader reader = m_reader.object("unit"_L1);
        const auto expression = [&](QLatin1StringView key) {
            return readExpression(reader.value(key), reader.pathOf(key), m_context);
        };
        UnitByName unit{.name = expression("name"_L1),
                        .idPrefix = reader.text("id_prefix"_L1),
                        .kind = reader.text("kind"_L1),
                        .region = expression("reg"_L1)};
        checkPrefix(reader, "id_prefix"_L1, unit.idPrefix);
        checkPrefix(reader, "kind"_L1, unit.kind);
        reader.finish();
        return unit;
    }

private:
    static void checkPrefix(ObjectReader& reader, QLatin1StringView key, const QString& text)
    {
        const auto fine = [](QChar c) { return c.isLetterOrNumber() && c < u'\x7f'; };
        if (text.isEmpty() || text.size() > 24 || !std::ranges::all_of(text, fine))
            reader.fault(key, u"must be 1 to 24 letters and digits"_s);
    }

    ObjectReader& m_reader;
    RuleContext& m_context;
};

} // namespace

EventMembers readEventMembers(ObjectReader& reader, RuleContext& context)
{
    MemberReader members(reader, context);
    EventMembers event{.sid = members.required("sid"_L1),
                       .number = members.optional("no"_L1),
                       .category = members.category(),
                       .state = members.required("st"_L1),
                       .priority = members.optional("pri"_L1),
                       .region = members.required("reg"_L1),
                       .title = members.required("title"_L1),
                       .address = members.optional("addr"_L1),
                       .description = members.optional("desc"_L1),
                       .reportedAt = members.time("at"_L1),
                       .acceptedAt = members.optionalTime("ack"_L1),
                       .assignedAt = members.optionalTime("asg"_L1),
                       .dueAt = members.optionalTime("due"_L1),
                       .closedAt = members.optionalTime("closed"_L1),
                       .unit = members.unit()};
    if (reader.has("position"_L1))
        event.position = readPositionRule(reader.value("position"_L1), reader.pathOf(u"position"), context);
    return event;
}

IndicatorMembers readIndicatorMembers(ObjectReader& reader, RuleContext& context)
{
    MemberReader members(reader, context);
    return {.key = members.optional("key"_L1),
            .indicator = members.required("ind"_L1),
            .area = members.required("area"_L1),
            .region = members.optional("reg"_L1),
            .period = members.required("per"_L1),
            .value = members.optional("val"_L1),
            .unit = members.optional("unit"_L1),
            .document = members.required("doc"_L1),
            .context = members.optional("ctx"_L1),
            .numerator = members.optional("num"_L1),
            .denominator = members.optional("den"_L1),
            .state = members.optional("vst"_L1)};
}

} // namespace onescreen::ingest
