// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/assessment/frozeninputs.h"

#include "app/analysis/index/freeze.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr auto magic = "onescreen-inputs 1";

QByteArray number(const std::optional<double>& value)
{
    return value ? QByteArray::number(*value, 'g', QLocale::FloatingPointShortest) : QByteArray();
}

/// Tabs and line breaks would end a field; percent signs would be read as escapes.
QByteArray field(const QString& text)
{
    QString escaped = text;
    escaped.replace(u'%', u"%25"_s)
        .replace(u'\t', u"%09"_s)
        .replace(u'\n', u"%0A"_s)
        .replace(u'\r', u"%0D"_s);
    return escaped.toUtf8();
}

QString text(const QByteArray& field)
{
    QString plain = QString::fromUtf8(field);
    plain.replace(u"%09"_s, u"\t"_s).replace(u"%0A"_s, u"\n"_s).replace(u"%0D"_s, u"\r"_s);
    return plain.replace(u"%25"_s, u"%"_s);
}

QByteArray unitLine(const IndexUnit& unit)
{
    return QByteArrayList{"unit",
                          field(unit.id),
                          field(unit.name),
                          field(unit.level),
                          field(unit.peerGroup),
                          unit.region ? unit.region->toString().toUtf8() : QByteArray()}
        .join('\t');
}

QByteArray observationLine(const Observation& one)
{
    return QByteArrayList{"value",
                          field(one.unit),
                          one.period.toString().toUtf8(),
                          field(one.indicator.toString()),
                          number(one.numerator),
                          number(one.denominator),
                          number(one.value),
                          number(one.standardError),
                          valueStateName(one.state).toUtf8()}
        .join('\t');
}

std::unexpected<Error> corrupt(qint64 line, const QString& what)
{
    return failure(ErrorKind::Corrupt, what, {.file = {}, .row = line, .field = {}});
}

/// False for text that is no number.
bool readNumber(const QByteArray& field, std::optional<double>& into)
{
    if (field.isEmpty())
        return true;
    bool isNumber = false;
    into = field.toDouble(&isNumber);
    return isNumber;
}

std::optional<Observation> readObservation(const QByteArrayList& fields)
{
    const auto period = fields.size() == 9 ? Period::fromString(text(fields[2])) : std::nullopt;
    const auto indicator = period ? IndicatorId::fromString(text(fields[3])) : std::nullopt;
    const auto state = indicator ? valueStateFromName(text(fields[8])) : std::nullopt;
    if (!state)
        return std::nullopt;
    Observation one{.unit = text(fields[1]), .period = *period, .indicator = *indicator, .state = *state};
    const bool read = readNumber(fields[4], one.numerator) && readNumber(fields[5], one.denominator) &&
                      readNumber(fields[6], one.value) && readNumber(fields[7], one.standardError);
    return read ? std::optional(std::move(one)) : std::nullopt;
}

std::optional<IndexUnit> readUnit(const QByteArrayList& fields)
{
    if (fields.size() != 6)
        return std::nullopt;
    IndexUnit unit{.id = text(fields[1]),
                   .name = text(fields[2]),
                   .level = text(fields[3]),
                   .peerGroup = text(fields[4])};
    if (!fields[5].isEmpty()) {
        unit.region = RegionCode::fromString(text(fields[5]));
        if (!unit.region)
            return std::nullopt;
    }
    return unit;
}

Result<FrozenPeriod> frozenResult(const Catalogue& catalogue, const FrozenInputs& inputs)
{
    const auto plan =
        IndexPlan::of(catalogue, inputs.period, inputs.units, {.deadlinePassed = inputs.deadlinePassed});
    if (!plan)
        return std::unexpected(plan.error());
    const auto table = ObservationTable::of(catalogue, inputs.units, inputs.observations);
    if (!table)
        return std::unexpected(table.error());
    const auto result = computeIndex(*plan, *table);
    if (!result)
        return std::unexpected(result.error());
    return freeze(*result, inputsHash(inputs.observations));
}

} // namespace

QByteArray toBytes(const FrozenInputs& inputs)
{
    QByteArrayList lines;
    for (const IndexUnit& unit : inputs.units)
        lines << unitLine(unit);
    for (const Observation& one : inputs.observations)
        lines << observationLine(one);
    std::ranges::sort(lines);
    const QByteArray head =
        QByteArrayList{magic, inputs.period.toString().toUtf8(), inputs.deadlinePassed ? "closed" : "open"}
            .join('\t');
    lines.prepend(head);
    return lines.join('\n') + '\n';
}

Result<FrozenInputs> frozenInputsFrom(QByteArrayView bytes)
{
    const QByteArrayList lines = bytes.toByteArray().split('\n');
    const QByteArrayList head = lines.front().split('\t');
    const auto period = head.size() == 3 ? Period::fromString(text(head[1])) : std::nullopt;
    if (!period || head[0] != magic || lines.back() != QByteArray())
        return corrupt(1, u"These are no frozen inputs of this version."_s);
    FrozenInputs inputs{.period = *period, .deadlinePassed = head[2] == "closed"};
    for (qsizetype line = 1; line + 1 < lines.size(); ++line) {
        const QByteArrayList fields = lines[line].split('\t');
        if (auto unit = fields[0] == "unit" ? readUnit(fields) : std::nullopt)
            inputs.units.push_back(*std::move(unit));
        else if (auto one = fields[0] == "value" ? readObservation(fields) : std::nullopt)
            inputs.observations.push_back(*std::move(one));
        else
            return corrupt(line + 1, u"A line of the frozen inputs cannot be read."_s);
    }
    return inputs;
}

Result<PublicationContent> freezePeriod(const AssessmentData& data, const Period& period)
{
    const AssessedPeriod* assessed = data.find(period);
    if (assessed == nullptr || !assessed->result)
        return failure(ErrorKind::NotFound, u"Nothing is scored in that period."_s,
                       {.file = {}, .row = 0, .field = period.toString()});
    FrozenInputs inputs{.period = period, .deadlinePassed = assessed->deadlinePassed};
    inputs.units = data.indexUnits;
    // A month pools twelve months, a quarter four quarters; the one before may be carried.
    const QDate earliest = period.last().addMonths(-13);
    for (const Observation& one : data.observations) {
        const bool isNear = one.period.last() > earliest && one.period.last() <= period.last();
        if (isNear && calendarOf(one.period) == assessed->calendar)
            inputs.observations.push_back(one);
    }
    const auto frozen = frozenResult(data.catalogue.catalogue, inputs);
    if (!frozen)
        return std::unexpected(frozen.error());
    return PublicationContent{
        .catalogue = data.catalogue.text, .inputs = toBytes(inputs), .result = frozen->bytes};
}

Result<QByteArray> recomputed(const PublicationContent& content)
{
    const auto catalogue = loadCatalogue(content.catalogue, u"published catalogue"_s);
    if (!catalogue)
        return std::unexpected(catalogue.error());
    const auto inputs = frozenInputsFrom(content.inputs);
    if (!inputs)
        return std::unexpected(inputs.error());
    const auto frozen = frozenResult(catalogue->catalogue, *inputs);
    if (!frozen)
        return std::unexpected(frozen.error());
    return frozen->bytes;
}

} // namespace onescreen
