// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/cli/reconcilereport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

QJsonValue jsonOf(const std::optional<double>& number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

QString textOf(const std::optional<double>& number)
{
    return number ? QString::number(*number, 'g', QLocale::FloatingPointShortest) : u"-"_s;
}

QString regionText(const std::optional<RegionCode>& region)
{
    return region ? region->toString() : u"unknown"_s;
}

QJsonObject jsonOf(const CellDifference& difference)
{
    QJsonObject json{{u"region"_s, regionText(difference.region)},
                     {u"what"_s, difference.what},
                     {u"counted"_s, difference.counted},
                     {u"stored"_s, difference.stored}};
    if (difference.priority) {
        json.insert(u"category"_s, difference.category);
        json.insert(u"source"_s, difference.source);
        json.insert(u"priority"_s, priorityName(*difference.priority));
        json.insert(u"unit"_s, difference.unit);
    }
    return json;
}

QJsonObject jsonOf(const MonthCheck& month)
{
    QJsonObject counted;
    for (const FactMeasure measure : allFactMeasures()) {
        if (const qint64 count = month.counted.value(measure).value_or(0); count != 0)
            counted.insert(factMeasureName(measure), count);
    }
    QJsonArray differences;
    for (const CellDifference& difference : month.differences)
        differences.append(jsonOf(difference));
    return {{u"month"_s, month.month.toString(u"yyyy-MM"_s)},
            {u"cells"_s, month.cells},
            {u"counted"_s, counted},
            {u"differences"_s, differences}};
}

QJsonObject jsonOf(const CentralComparison& row)
{
    return {{u"id"_s, row.id},
            {u"indicator"_s, row.indicator},
            {u"name"_s, row.name},
            {u"region"_s, row.region.toString()},
            {u"central"_s, jsonOf(row.central)},
            {u"central_numerator"_s, jsonOf(row.centralNumerator)},
            {u"central_denominator"_s, jsonOf(row.centralDenominator)},
            {u"ours"_s, jsonOf(row.ours)},
            {u"our_numerator"_s, jsonOf(row.ourNumerator)},
            {u"our_denominator"_s, jsonOf(row.ourDenominator)},
            {u"agrees"_s, row.agrees ? QJsonValue(*row.agrees) : QJsonValue()},
            {u"contradiction"_s, jsonOf(row.contradiction)}};
}

QString lineOf(const CentralComparison& row)
{
    QString judged = u"nothing to compare"_s;
    if (row.agrees)
        judged = *row.agrees ? u"agrees"_s : u"DIFFERS"_s;
    if (row.contradiction)
        judged += u", contradicts its own numbers (%1)"_s.arg(textOf(row.contradiction));
    return u"  %1 %2 %3: central %4 (%5/%6), rows %7 (%8/%9): "_s.arg(
               row.indicator, row.name, row.region.toString(), textOf(row.central),
               textOf(row.centralNumerator), textOf(row.centralDenominator), textOf(row.ours),
               textOf(row.ourNumerator), textOf(row.ourDenominator)) +
           judged + u'\n';
}

} // namespace

QString differenceText(const CellDifference& difference)
{
    QString where = u"region %1"_s.arg(regionText(difference.region));
    if (difference.priority)
        where += u" category %1 source %2 priority %3 unit %4"_s.arg(
            difference.category, difference.source, priorityName(*difference.priority),
            difference.unit.isEmpty() ? u"-"_s : difference.unit);
    return u"%1: %2 counted %3, stored %4"_s.arg(where, difference.what)
        .arg(difference.counted)
        .arg(difference.stored);
}

QByteArray reconcileJson(const Reconciliation& reconciliation)
{
    QJsonArray months;
    for (const MonthCheck& month : reconciliation.months)
        months.append(jsonOf(month));
    QJsonArray central;
    for (const CentralComparison& row : reconciliation.central)
        central.append(jsonOf(row));
    return QJsonDocument(QJsonObject{{u"period"_s, reconciliation.period.toString()},
                                     {u"months"_s, months},
                                     {u"central"_s, central},
                                     {u"without_rows"_s, reconciliation.withoutRows},
                                     {u"cube_differences"_s, reconciliation.cubeDifferences()},
                                     {u"central_differences"_s, reconciliation.centralDifferences()}})
        .toJson();
}

QString reconcileText(const Reconciliation& reconciliation)
{
    QString text = u"Counted again from the rows of events, %1:\n"_s.arg(reconciliation.period.toString());
    FactSums all;
    for (const MonthCheck& month : reconciliation.months)
        all += month.counted;
    for (const FactMeasure measure : allFactMeasures()) {
        if (const qint64 count = all.value(measure).value_or(0); count != 0)
            text += u"  %1 %2\n"_s.arg(factMeasureName(measure), -24).arg(count, 14);
    }
    for (const MonthCheck& month : reconciliation.months) {
        text += u"%1: %2 cells, %3 differences from the cube\n"_s.arg(month.month.toString(u"yyyy-MM"_s))
                    .arg(month.cells)
                    .arg(month.differences.size());
        for (const CellDifference& difference : month.differences)
            text += u"  "_s + differenceText(difference) + u'\n';
    }
    text += u"Central values beside the rows: %1, of them %2 to look at; %3 more that no rows can give.\n"_s
                .arg(reconciliation.central.size())
                .arg(reconciliation.centralDifferences())
                .arg(reconciliation.withoutRows);
    for (const CentralComparison& row : reconciliation.central)
        text += lineOf(row);
    return text;
}

} // namespace onescreen
