// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/catalogue/memberreader.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

MemberReader::MemberReader(const JsonNode& object, std::vector<LintFinding>& findings, QString subject)
    : m_object(object), m_findings(findings), m_subject(std::move(subject))
{
    if (object.type != JsonNode::Type::Object)
        fault(u"wrong-type", object.line, u"This must be an object, not %1"_s.arg(object.typeName()));
    QSet<QString> seen;
    for (const JsonMember& member : object.members) {
        if (seen.contains(member.key))
            fault(u"duplicate-key", member.value.line,
                  u"The key \"%1\" is given twice in one object"_s.arg(member.key));
        seen.insert(member.key);
    }
}

const JsonNode* MemberReader::find(QLatin1StringView key)
{
    m_asked.insert(key);
    const auto found =
        std::ranges::find_if(m_object.members, [key](const JsonMember& member) { return member.key == key; });
    return found == m_object.members.end() ? nullptr : &found->value;
}

const JsonNode* MemberReader::typed(QLatin1StringView key, JsonNode::Type type, QStringView wanted)
{
    const JsonNode* node = find(key);
    if (!node || node->type == type)
        return node;
    const QString shown =
        node->type == JsonNode::Type::Text ? u"text (\"%1\")"_s.arg(node->text) : node->typeName();
    fault(u"wrong-type", node->line, u"%1 must be %2, not %3"_s.arg(key, wanted, shown));
    return nullptr;
}

void MemberReader::missing(QLatin1StringView key)
{
    if (m_object.type == JsonNode::Type::Object)
        fault(u"missing-member", m_object.line, u"%1 is missing"_s.arg(key));
}

QString MemberReader::text(QLatin1StringView key)
{
    if (!has(key)) {
        missing(key);
        return {};
    }
    const JsonNode* node = typed(key, JsonNode::Type::Text, u"text");
    if (node && node->text.trimmed().isEmpty()) {
        fault(u"bad-value", node->line, u"%1 must not be empty"_s.arg(key));
        return {};
    }
    return node ? node->text : QString();
}

QString MemberReader::optionalText(QLatin1StringView key)
{
    return has(key) ? text(key) : QString();
}

std::optional<double> MemberReader::optionalNumber(QLatin1StringView key)
{
    const JsonNode* node = typed(key, JsonNode::Type::Number, u"a number");
    return node ? std::optional(node->number) : std::nullopt;
}

double MemberReader::number(QLatin1StringView key, std::optional<double> otherwise)
{
    if (!otherwise && !has(key))
        missing(key);
    return optionalNumber(key).value_or(otherwise.value_or(0));
}

int MemberReader::integer(QLatin1StringView key, std::optional<int> otherwise, int least, int most)
{
    if (!otherwise && !has(key))
        missing(key);
    const std::optional<double> given = optionalNumber(key);
    if (!given)
        return otherwise.value_or(least);
    if (std::trunc(*given) != *given || *given < least || *given > most) {
        fault(u"bad-value", find(key)->line,
              u"%1 must be a whole number from %2 to %3"_s.arg(key).arg(least).arg(most));
        return otherwise.value_or(least);
    }
    return static_cast<int>(*given);
}

bool MemberReader::flag(QLatin1StringView key, bool otherwise)
{
    const JsonNode* node = typed(key, JsonNode::Type::Boolean, u"true or false");
    return node ? node->flag : otherwise;
}

std::optional<QDate> MemberReader::optionalDate(QLatin1StringView key)
{
    const QString given = optionalText(key);
    if (given.isEmpty())
        return std::nullopt;
    const QDate day = QDate::fromString(given, u"yyyy-MM-dd"_s);
    if (day.isValid() && day.year() >= 1949 && day.year() <= 2200)
        return day;
    fault(u"bad-value", find(key)->line, u"%1 is no day: \"%2\" (written 2024-01-31)"_s.arg(key, given));
    return std::nullopt;
}

QDate MemberReader::date(QLatin1StringView key)
{
    if (!has(key))
        missing(key);
    return optionalDate(key).value_or(QDate(2000, 1, 1));
}

std::span<const JsonNode> MemberReader::items(QLatin1StringView key)
{
    const JsonNode* node = typed(key, JsonNode::Type::Array, u"a list");
    return node ? std::span<const JsonNode>(node->items) : std::span<const JsonNode>();
}

bool MemberReader::isText(const JsonNode& node, QLatin1StringView key)
{
    if (node.type == JsonNode::Type::Text && !node.text.trimmed().isEmpty())
        return true;
    fault(u"wrong-type", node.line, u"%1 must be a list of words, not of %2"_s.arg(key, node.typeName()));
    return false;
}

QStringList MemberReader::texts(QLatin1StringView key)
{
    QStringList result;
    for (const JsonNode& item : items(key)) {
        if (isText(item, key))
            result.push_back(item.text);
    }
    return result;
}

void MemberReader::fault(QStringView rule, int line, const QString& text)
{
    m_findings.push_back({LintSeverity::Error, rule.toString(), line, m_subject, text + u'.'});
}

void MemberReader::finish()
{
    for (const JsonMember& member : m_object.members) {
        if (!m_asked.contains(member.key) && member.key != u"$schema"_s && member.key != u"about"_s)
            fault(u"unknown-member", member.value.line,
                  u"\"%1\" is no member of the format here"_s.arg(member.key));
    }
}

} // namespace onescreen
