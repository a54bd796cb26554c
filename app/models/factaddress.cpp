// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/factaddress.h"

#include "app/models/addresstext.h"

#include <QHash>
#include <QStringList>

#include <functional>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr QLatin1StringView anyWord("any");

QString codesText(const QSet<QString>& codes)
{
    QStringList words;
    for (const QString& code : codes) {
        if (!code.isEmpty())
            words << addressEncoded(code);
    }
    words.sort();
    return words.join(u',');
}

bool takeCodes(QSet<QString>& into, const QString& text)
{
    const QStringList words = text.split(u',');
    for (const QString& word : words) {
        const auto code = addressDecoded(word);
        if (!code || code->isEmpty())
            return false;
        into.insert(*code);
    }
    return true;
}

bool takePeriod(std::optional<Period>& into, const QString& text)
{
    into = Period::fromString(text);
    return into.has_value();
}

QString yesNo(bool value)
{
    return value ? u"yes"_s : u"no"_s;
}

bool takeYesNo(std::optional<bool>& into, const QString& text)
{
    if (text != u"yes" && text != u"no")
        return false;
    into = text == u"yes";
    return true;
}

QString lengthText(Milliseconds length)
{
    return length == anyTime ? QString(anyWord) : QString::number(length.count());
}

std::optional<qint64> wholeNumber(const QString& text)
{
    bool fine = false;
    const qint64 number = text.toLongLong(&fine);
    return fine && number >= 0 ? std::optional(number) : std::nullopt;
}

bool takeLength(std::optional<Milliseconds>& into, const QString& text)
{
    const auto number = wholeNumber(text);
    if (text == anyWord)
        into = anyTime;
    else if (number)
        into = Milliseconds(*number);
    return into.has_value();
}

bool takeClause(FactConditions& facts, const QString& name, const QString& value)
{
    if (name == u"category")
        return takeCodes(facts.categories, value);
    if (name == u"source")
        return takeCodes(facts.sources, value);
    if (name == u"unit")
        return takeCodes(facts.units, value);
    if (name == u"due")
        return takePeriod(facts.dueIn, value);
    if (name == u"ended")
        return takePeriod(facts.endedIn, value);
    if (name == u"hasdue")
        return takeYesNo(facts.hasDue, value);
    if (name == u"ontime")
        return takeYesNo(facts.onTime, value);
    if (name == u"accepted")
        return takeLength(facts.acceptedWithin, value);
    if (name == u"assigned")
        return takeLength(facts.assignedWithin, value);
    if (name == u"overdue") {
        const auto moment = wholeNumber(value);
        if (moment)
            facts.overdueAt = fromMs(*moment);
        return moment.has_value();
    }
    if (!value.isEmpty())
        return false;
    if (name == u"nobody")
        facts.units.insert(QString());
    else if (name == u"exact")
        facts.exactArea = true;
    else if (name == u"reopened")
        facts.reopened = true;
    else
        return false;
    return true;
}

} // namespace

QString factText(const FactConditions& facts)
{
    QStringList clauses;
    const auto add = [&clauses](const QString& name, const QString& value) {
        if (!value.isEmpty())
            clauses << name + u':' + value;
    };
    add(u"category"_s, codesText(facts.categories));
    add(u"source"_s, codesText(facts.sources));
    add(u"unit"_s, codesText(facts.units));
    if (facts.units.contains(QString()))
        clauses << u"nobody"_s;
    if (facts.exactArea)
        clauses << u"exact"_s;
    add(u"due"_s, facts.dueIn ? facts.dueIn->toString() : QString());
    add(u"ended"_s, facts.endedIn ? facts.endedIn->toString() : QString());
    add(u"hasdue"_s, facts.hasDue ? yesNo(*facts.hasDue) : QString());
    add(u"ontime"_s, facts.onTime ? yesNo(*facts.onTime) : QString());
    add(u"overdue"_s, facts.overdueAt ? QString::number(toMs(*facts.overdueAt)) : QString());
    add(u"accepted"_s, facts.acceptedWithin ? lengthText(*facts.acceptedWithin) : QString());
    add(u"assigned"_s, facts.assignedWithin ? lengthText(*facts.assignedWithin) : QString());
    if (facts.reopened)
        clauses << u"reopened"_s;
    return clauses.join(u';');
}

Result<FactConditions> factsFromText(const QString& text)
{
    FactConditions facts;
    QStringList seen;
    const QStringList clauses = text.split(u';', Qt::SkipEmptyParts);
    for (const QString& clause : clauses) {
        const qsizetype colon = clause.indexOf(u':');
        const QString name = colon < 0 ? clause : clause.first(colon);
        const QString value = colon < 0 ? QString() : clause.sliced(colon + 1);
        if (seen.contains(name) || !takeClause(facts, name, value))
            return failure(ErrorKind::Invalid, u"'%1' cannot be read"_s.arg(clause),
                           {.field = u"facts."_s + name});
        seen << name;
    }
    return facts;
}

} // namespace onescreen
