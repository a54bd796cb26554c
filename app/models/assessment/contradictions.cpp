// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/assessment/contradictions.h"

#include "app/models/assessment/importedvalues.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <map>
#include <tuple>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

QString number(double value)
{
    return QString::number(value, 'g', 10);
}

/// Values of one area and year, which may be held against each other.
struct Scope
{
    std::vector<const IndicatorValue*> values;

    [[nodiscard]] const IndicatorValue* find(const QString& name) const
    {
        const auto found = std::ranges::find_if(values, [&](const IndicatorValue* value) {
            return (*value)->indicator == name && (*value)->value;
        });
        return found == values.end() ? nullptr : *found;
    }
};

Contradiction start(ContradictionKind kind, const IndicatorValue& value)
{
    return {.kind = kind,
            .area = value->regionName,
            .periodText = value->periodText,
            .indicator = value->indicator,
            .printed = value->value.value_or(0),
            .unit = value->unit,
            .documents = {value->document},
            .contexts = {value->context}};
}

void mention(Contradiction& found, const IndicatorValue& value)
{
    if (!found.documents.contains(value->document))
        found.documents << value->document;
    if (!found.contexts.contains(value->context))
        found.contexts << value->context;
}

/// "2023目标" has no period, but a year.
int yearOf(const IndicatorValueFields& value)
{
    return value.period ? value.period->first().year()
                        : value.periodText.first(std::min<qsizetype>(4, value.periodText.size())).toInt();
}

void checkOwnParts(const IndicatorValue& value, std::vector<Contradiction>& found)
{
    const auto computed = contradictionOf(*value);
    if (!computed)
        return;
    Contradiction one = start(ContradictionKind::RatioDiffersFromParts, value);
    one.computed = *computed;
    one.arithmetic =
        u"%1 / %2 = %3"_s.arg(number(*value->numerator), number(*value->denominator), number(*computed));
    found.push_back(std::move(one));
}

void checkRatio(const Scope& scope, const PrintedChecks::Ratio& ratio, std::vector<Contradiction>& found)
{
    const IndicatorValue* rate = scope.find(ratio.rate);
    const IndicatorValue* above = scope.find(ratio.numerator);
    const IndicatorValue* below = scope.find(ratio.denominator);
    if (rate == nullptr || above == nullptr || below == nullptr || *(*below)->value == 0.0)
        return;
    const double computed = 100.0 * *(*above)->value / *(*below)->value;
    if (!differsFromPrinted(computed, *(*rate)->value))
        return;
    Contradiction one = start(ContradictionKind::RatioDiffersFromParts, *rate);
    one.computed = computed;
    one.arithmetic =
        u"%1 / %2 = %3 %"_s.arg(number(*(*above)->value), number(*(*below)->value), number(computed));
    mention(one, *above);
    mention(one, *below);
    found.push_back(std::move(one));
}

void compareSum(const IndicatorValue& total, const std::vector<const IndicatorValue*>& parts,
                std::vector<Contradiction>& found)
{
    double sum = 0;
    QStringList terms;
    for (const IndicatorValue* part : parts) {
        sum += *(*part)->value;
        terms << number(*(*part)->value);
    }
    if (!differsFromPrinted(sum, *total->value))
        return;
    Contradiction one = start(ContradictionKind::PartsDoNotSum, total);
    one.computed = sum;
    one.arithmetic = u"%1 = %2"_s.arg(terms.join(u" + "_s), number(sum));
    for (const IndicatorValue* part : parts)
        mention(one, *part);
    found.push_back(std::move(one));
}

void checkSum(const Scope& scope, const PrintedChecks::Sum& sum, std::vector<Contradiction>& found)
{
    const IndicatorValue* total = scope.find(sum.total);
    std::vector<const IndicatorValue*> parts;
    for (const QString& name : sum.parts) {
        if (const IndicatorValue* part = scope.find(name))
            parts.push_back(part);
    }
    if (total != nullptr && !parts.empty() && std::ssize(parts) == sum.parts.size())
        compareSum(*total, parts, found);
}

/// "甲：乙" and "甲：丙" beside "甲", "甲总数" or "…甲" in the same unit: the parts of a total.
void checkNamedParts(const Scope& scope, std::vector<Contradiction>& found)
{
    using Key = std::tuple<QString, QString, QString>; // Stem, unit, period.
    std::map<Key, std::vector<const IndicatorValue*>> parts;
    for (const IndicatorValue* value : scope.values) {
        const qsizetype colon = (*value)->indicator.indexOf(u'：');
        if (colon > 0 && (*value)->value)
            parts[{(*value)->indicator.first(colon), (*value)->unit, (*value)->periodText}].push_back(value);
    }
    for (const auto& [key, members] : parts) {
        const auto& [stem, unit, period] = key;
        if (members.size() < 2)
            continue;
        for (const IndicatorValue* total : scope.values) {
            const QString& name = (*total)->indicator;
            const bool isTotal = name == stem + u"总数"_s || (!name.contains(u'：') && name.endsWith(stem));
            if (isTotal && (*total)->unit == unit && (*total)->periodText == period && (*total)->value)
                compareSum(*total, members, found);
        }
    }
}

void checkSameMatter(const Scope& scope, const QStringList& names, std::vector<Contradiction>& found)
{
    const IndicatorValue* first = nullptr;
    for (const QString& name : names) {
        const IndicatorValue* value = scope.find(name);
        if (value == nullptr)
            continue;
        if (first == nullptr) {
            first = value;
            continue;
        }
        if (*(*value)->value == *(*first)->value || (*value)->unit != (*first)->unit)
            continue;
        Contradiction one = start(ContradictionKind::TwoScopes, *first);
        one.computed = *(*value)->value;
        one.arithmetic = u"%1 (%2) ≠ %3 (%4)"_s.arg(number(*(*first)->value), (*first)->periodText,
                                                    number(*(*value)->value), (*value)->periodText);
        mention(one, *value);
        found.push_back(std::move(one));
    }
}

std::optional<Error> takeTexts(const QJsonValue& value, const QString& file, const QString& member,
                               QStringList& into)
{
    for (const QJsonValue& one : value.toArray()) {
        if (!one.isString() || one.toString().isEmpty())
            return Error{.kind = ErrorKind::Invalid,
                         .text = u"must be a list of names"_s,
                         .place = {.file = file, .row = 0, .field = member}};
        into << one.toString();
    }
    if (into.size() >= 2)
        return std::nullopt;
    return Error{.kind = ErrorKind::Invalid,
                 .text = u"must name at least two figures"_s,
                 .place = {.file = file, .row = 0, .field = member}};
}

} // namespace

Result<PrintedChecks> parsePrintedChecks(QByteArrayView json, const QString& file)
{
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(json.toByteArray(), &parsed);
    if (!document.isObject())
        return failure(ErrorKind::Invalid,
                       u"the checks of printed figures are no JSON object: %1"_s.arg(parsed.errorString()),
                       {.file = file});
    const QJsonObject root = document.object();
    PrintedChecks checks;
    for (const QJsonValue& value : root.value(u"ratios").toArray()) {
        const PrintedChecks::Ratio ratio{.rate = value[u"rate"].toString(),
                                         .numerator = value[u"numerator"].toString(),
                                         .denominator = value[u"denominator"].toString()};
        if (ratio.rate.isEmpty() || ratio.numerator.isEmpty() || ratio.denominator.isEmpty())
            return failure(ErrorKind::Invalid, u"a ratio needs rate, numerator and denominator"_s,
                           {.file = file, .row = 0, .field = u"ratios"_s});
        checks.ratios.push_back(ratio);
    }
    for (const QJsonValue& value : root.value(u"sums").toArray()) {
        PrintedChecks::Sum sum{.total = value[u"total"].toString(), .parts = {}};
        if (auto fault = takeTexts(value[u"parts"], file, u"sums"_s, sum.parts))
            return std::unexpected(*std::move(fault));
        checks.sums.push_back(std::move(sum));
    }
    for (const QJsonValue& value : root.value(u"same_matter").toArray()) {
        QStringList names;
        if (auto fault = takeTexts(value, file, u"same_matter"_s, names))
            return std::unexpected(*std::move(fault));
        checks.sameMatter.push_back(std::move(names));
    }
    return checks;
}

Result<PrintedChecks> builtInPrintedChecks()
{
    const QString path = u":/onescreen/indicators/printed-checks.json"_s;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::NotFound, u"the checks of printed figures are missing"_s, {.file = path});
    return parsePrintedChecks(file.readAll(), path);
}

std::vector<Contradiction> findContradictions(const std::vector<IndicatorValue>& values,
                                              const PrintedChecks& checks)
{
    std::vector<Contradiction> found;
    std::map<std::pair<QString, int>, Scope> scopes; // By area and year.
    for (const IndicatorValue& value : values) {
        checkOwnParts(value, found);
        scopes[{value->regionName, yearOf(*value)}].values.push_back(&value);
    }
    for (const auto& [key, scope] : scopes) {
        for (const PrintedChecks::Ratio& ratio : checks.ratios)
            checkRatio(scope, ratio, found);
        for (const PrintedChecks::Sum& sum : checks.sums)
            checkSum(scope, sum, found);
        checkNamedParts(scope, found);
        for (const QStringList& names : checks.sameMatter)
            checkSameMatter(scope, names, found);
    }
    return found;
}

} // namespace onescreen
