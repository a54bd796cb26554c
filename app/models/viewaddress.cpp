// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/viewaddress.h"

#include "app/models/addresstext.h"
#include "app/models/factaddress.h"
#include "app/models/tracks/windowchoice.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr qsizetype longestName = 32;
constexpr qsizetype longestText = 200;

std::unexpected<Error> bad(QStringView part, const QString& value)
{
    return failure(ErrorKind::Invalid, u"'%1' cannot be read"_s.arg(value), {.field = part.toString()});
}

bool isName(QStringView text)
{
    const auto allowed = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-';
    };
    return !text.isEmpty() && text.size() <= longestName && std::ranges::all_of(text, allowed);
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

QString spanText(const TimeSpan& span)
{
    return toRfc3339(span.from) + u".."_s + (span.to < withoutEnd ? toRfc3339(span.to) : QString());
}

std::optional<TimeSpan> spanOf(QStringView text)
{
    const qsizetype dots = text.indexOf(".."_L1);
    if (dots < 0)
        return std::nullopt;
    const QStringView end = text.sliced(dots + 2);
    const auto from = parseRfc3339(text.first(dots));
    const auto to = end.isEmpty() ? std::optional(withoutEnd) : parseRfc3339(end);
    return from && to && *from < *to ? std::optional(TimeSpan{.from = *from, .to = *to}) : std::nullopt;
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
        roots << addressEncoded(root);
    roots.sort();
    add(u"category"_s, roots);
    if (!filter.text.isEmpty())
        clauses << u"text:"_s + addressEncoded(filter.text);
    if (filter.inside)
        clauses << u"inside:"_s + filter.inside->toString();
    if (filter.reportedBetween)
        clauses << u"between:"_s + spanText(*filter.reportedBetween);
    return clauses.join(u';');
}

} // namespace

Result<ViewAddress> ViewAddress::forScene(const QString& scene)
{
    if (!isName(scene))
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
        const auto text = addressDecoded(value);
        m_event = text ? EventId::fromString(*text) : std::nullopt;
        return m_event ? Result<void>{} : bad(key, value);
    }
    if (key == u"filter")
        return takeFilter(value);
    if (key == u"facts") {
        const Result<FactConditions> facts = factsFromText(value);
        if (!facts)
            return std::unexpected(facts.error());
        m_filter.facts = *facts;
        return {};
    }
    if (key == u"view")
        return takeOptions(value);
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
            const auto text = addressDecoded(content);
            if (!text || text->size() > longestText)
                return bad(field, content);
            m_filter.text = *text;
            continue;
        }
        if (name == u"inside") {
            auto ring = GeoRing::fromString(content);
            if (!ring)
                return bad(field, content);
            m_filter.inside = *std::move(ring);
            continue;
        }
        if (name == u"between") {
            m_filter.reportedBetween = spanOf(content);
            if (!m_filter.reportedBetween)
                return bad(field, content);
            continue;
        }
        if (name != u"state" && name != u"priority" && name != u"category")
            return bad(u"filter", clause);
        const QStringList words = content.split(u',');
        for (const QString& word : words) {
            const auto state = eventStateFromName(word);
            const auto priority = priorityFromName(word);
            const auto root = addressDecoded(word);
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

Result<void> ViewAddress::takeOptions(const QString& value)
{
    const QStringList clauses = value.split(u';', Qt::SkipEmptyParts);
    for (const QString& clause : clauses) {
        const qsizetype colon = clause.indexOf(u':');
        const QString name = clause.first(std::max<qsizetype>(colon, 0));
        const auto text = addressDecoded(clause.sliced(colon + 1));
        if (!isName(name) || m_options.contains(name))
            return bad(u"view", clause);
        if (!text || text->isEmpty() || text->size() > longestText)
            return bad(QString(u"view."_s + name), clause.sliced(colon + 1));
        m_options.insert(name, *text);
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
    if (const QString facts = factText(m_filter.facts); !facts.isEmpty())
        parts << u"facts="_s + facts;
    if (m_event)
        parts << u"event="_s + addressEncoded(m_event->toString());
    QStringList options;
    for (const auto& [name, value] : m_options.asKeyValueRange())
        options << name + u':' + addressEncoded(value);
    if (!options.isEmpty())
        parts << u"view="_s + options.join(u';');
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

void ViewAddress::setOption(const QString& name, const QString& value)
{
    if (value.isEmpty())
        m_options.remove(name);
    else
        m_options.insert(name, value.first(std::min(value.size(), longestText)));
}

} // namespace onescreen
