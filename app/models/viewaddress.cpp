// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/viewaddress.h"

#include <QByteArray>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr qsizetype longestScene = 32;
constexpr qsizetype longestText = 200;

std::unexpected<Error> bad(QStringView part, const QString& value)
{
    return failure(ErrorKind::Invalid, u"'%1' cannot be read"_s.arg(value), {.field = part.toString()});
}

bool isSceneName(QStringView text)
{
    const auto allowed = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-';
    };
    return !text.isEmpty() && text.size() <= longestScene && std::ranges::all_of(text, allowed);
}

/// Han stays readable; what has a meaning in an address, and what is invisible, is encoded.
QString encoded(const QString& text)
{
    QString out;
    for (const QChar c : text) {
        if (c.isLetterOrNumber() || c.isSurrogate() || c == u'-' || c == u'_' || c == u'.')
            out += c;
        else
            out += QString::fromLatin1(QString(c).toUtf8().toPercentEncoding());
    }
    return out;
}

bool isHexDigit(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

std::optional<QString> decoded(QStringView text)
{
    // Every '%' must start two hexadecimal digits: a cut address is refused, not guessed at.
    for (qsizetype at = text.indexOf(u'%'); at >= 0; at = text.indexOf(u'%', at + 1)) {
        const QStringView digits = text.sliced(at + 1).first(std::min<qsizetype>(2, text.size() - at - 1));
        if (digits.size() != 2 || !std::ranges::all_of(digits, isHexDigit))
            return std::nullopt;
    }
    const QString out = QString::fromUtf8(QByteArray::fromPercentEncoding(text.toUtf8()));
    return out.contains(QChar::ReplacementCharacter) ? std::nullopt : std::optional(out);
}

template <typename Enum, std::size_t Count>
QStringList namesOf(const std::array<Enum, Count>& all, const QSet<Enum>& chosen, QString (*name)(Enum))
{
    QStringList names;
    for (const Enum value : all) {
        if (chosen.contains(value))
            names << name(value);
    }
    return names;
}

QString filterText(const EventFilter& filter)
{
    QStringList clauses;
    const auto add = [&clauses](const QString& name, const QStringList& values) {
        if (!values.isEmpty())
            clauses << name + u':' + values.join(u',');
    };
    add(u"state"_s, namesOf(allEventStates, filter.states, eventStateName));
    add(u"priority"_s, namesOf(allPriorities, filter.priorities, priorityName));
    QStringList roots;
    for (const QString& root : filter.categoryRoots)
        roots << encoded(root);
    roots.sort();
    add(u"category"_s, roots);
    if (!filter.text.isEmpty())
        clauses << u"text:"_s + encoded(filter.text);
    return clauses.join(u';');
}

} // namespace

Result<ViewAddress> ViewAddress::forScene(const QString& scene)
{
    if (!isSceneName(scene))
        return bad(u"scene", scene);
    return ViewAddress(scene);
}

Result<ViewAddress> ViewAddress::parse(QStringView text)
{
    const qsizetype mark = text.indexOf(u'?');
    auto address = forScene((mark < 0 ? text : text.first(mark)).toString());
    if (!address || mark < 0 || mark + 1 == text.size())
        return address;
    QStringList seen;
    const auto parts = text.sliced(mark + 1).split(u'&');
    for (const QStringView part : parts) {
        const qsizetype equals = part.indexOf(u'=');
        const QStringView key = equals < 0 ? part : part.first(equals);
        if (equals < 0 || seen.contains(key))
            return bad(key, part.toString());
        seen << key.toString();
        if (auto taken = address->take(key, part.sliced(equals + 1).toString()); !taken)
            return std::unexpected(taken.error());
    }
    return address;
}

Result<void> ViewAddress::take(QStringView key, const QString& value)
{
    if (key == u"area") {
        m_filter.area = RegionCode::fromString(value);
        return m_filter.area ? Result<void>{} : bad(key, value);
    }
    if (key == u"period") {
        const auto period = PeriodChoice::fromString(value);
        m_period = period.value_or(PeriodChoice{});
        return period ? Result<void>{} : bad(key, value);
    }
    if (key == u"event") {
        const auto text = decoded(value);
        m_event = text ? EventId::fromString(*text) : std::nullopt;
        return m_event ? Result<void>{} : bad(key, value);
    }
    if (key == u"filter")
        return takeFilter(value);
    return bad(key, value);
}

Result<void> ViewAddress::takeFilter(const QString& value)
{
    const QStringList clauses = value.split(u';', Qt::SkipEmptyParts);
    for (const QString& clause : clauses) {
        const qsizetype colon = clause.indexOf(u':');
        const QString name = clause.first(std::max<qsizetype>(colon, 0));
        const QString field = u"filter."_s + name;
        const QString content = clause.sliced(colon + 1);
        if (name == u"text") {
            const auto text = decoded(content);
            if (!text || text->size() > longestText)
                return bad(field, content);
            m_filter.text = *text;
            continue;
        }
        if (name != u"state" && name != u"priority" && name != u"category")
            return bad(u"filter", clause);
        const QStringList words = content.split(u',');
        for (const QString& word : words) {
            const auto state = eventStateFromName(word);
            const auto priority = priorityFromName(word);
            const auto root = decoded(word);
            if (name == u"state" && state)
                m_filter.states.insert(*state);
            else if (name == u"priority" && priority)
                m_filter.priorities.insert(*priority);
            else if (name == u"category" && root && !root->isEmpty())
                m_filter.categoryRoots.insert(*root);
            else
                return bad(field, word);
        }
    }
    return {};
}

QString ViewAddress::toString() const
{
    QStringList parts;
    if (m_filter.area)
        parts << u"area="_s + m_filter.area->toString();
    if (!m_period.isAll())
        parts << u"period="_s + m_period.toString();
    if (const QString filter = filterText(m_filter); !filter.isEmpty())
        parts << u"filter="_s + filter;
    if (m_event)
        parts << u"event="_s + encoded(m_event->toString());
    return parts.isEmpty() ? m_scene : m_scene + u'?' + parts.join(u'&');
}

EventFilter ViewAddress::filter(QDate today) const
{
    EventFilter filter = m_filter;
    filter.reportedIn = m_period.resolve(today);
    return filter;
}

void ViewAddress::setFilter(const EventFilter& filter)
{
    m_filter = filter;
    m_filter.reportedIn.reset();
    m_filter.text.truncate(longestText);
}

} // namespace onescreen
