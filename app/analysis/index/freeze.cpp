// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/index/freeze.h"

#include "app/analysis/index/decimaltext.h"

#include <QCryptographicHash>

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr QByteArrayView formatName = "onescreen-index-1";

QByteArray sha256(const QByteArray& bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

/// A tab or a line break inside a text must not make another field or line of it.
QByteArray escaped(const QString& text)
{
    QByteArray bytes = text.toUtf8();
    bytes.replace('\\', "\\\\").replace('\t', "\\t").replace('\n', "\\n").replace('\r', "\\r");
    return bytes;
}

QByteArray numberOf(const std::optional<double>& number)
{
    return number ? decimalText(*number) : QByteArray();
}

/// Lines of unit, node, field and value; the head has neither unit nor node. Empty values are left out.
class FactLines
{
public:
    FactLines() { m_bytes = formatName.toByteArray() + '\n'; }

    /// All that follows is about this unit and node, both escaped.
    void about(const QByteArray& unit, const QByteArray& node) { m_start = unit + '\t' + node + '\t'; }
    void add(QByteArrayView field, const QByteArray& value)
    {
        if (!value.isEmpty())
            m_bytes.append(m_start).append(field).append('\t').append(value).append('\n');
    }

    [[nodiscard]] const QByteArray& bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
    QByteArray m_start;
};

void addCell(FactLines& lines, const IndexNode& node, const IndexCell& cell)
{
    if (node.isLeaf()) {
        lines.add("numerator", numberOf(cell.numerator));
        lines.add("denominator", numberOf(cell.denominator));
        lines.add("value", numberOf(cell.value));
        lines.add("target", numberOf(cell.target));
        lines.add("state", valueStateName(cell.state).toLatin1());
        lines.add("treatment", treatmentName(cell.treatment).toLatin1());
    } else {
        lines.add("coverage", numberOf(cell.coverage));
    }
    lines.add("reason", cellReasonName(cell.reason).toLatin1());
    lines.add("score", numberOf(cell.score));
    lines.add("weight", decimalText(cell.weight));
    lines.add("lost", decimalText(cell.lost));
}

QByteArray wholeOf(const std::optional<int>& number)
{
    return number ? QByteArray::number(*number) : QByteArray();
}

void addOutcome(FactLines& lines, const IndexUnit& unit, const UnitOutcome& outcome)
{
    lines.add("level", escaped(unit.level));
    lines.add("peer_group", escaped(unit.peerGroup));
    lines.add("base", numberOf(outcome.base));
    lines.add("total", numberOf(outcome.total));
    lines.add("shown", numberOf(outcome.shown));
    lines.add("grade", escaped(outcome.grade));
    lines.add("rank", wholeOf(outcome.rank));
    lines.add("ranked", QByteArray::number(outcome.ranked));
    lines.add("peer_rank", wholeOf(outcome.peerRank));
    lines.add("unranked", unrankedReasonName(outcome.unranked).toLatin1());
    int number = 0;
    for (const IndexLine& line : outcome.lines) {
        lines.add("line " + QByteArray::number(++number), lineKindName(line.kind).toLatin1() + ' ' +
                                                              escaped(line.rule) + ' ' + escaped(line.node) +
                                                              ' ' + decimalText(line.amount));
    }
}

using Facts = std::map<std::tuple<QByteArray, QByteArray, QByteArray>, QByteArray>;

Result<Facts> factsOf(const QByteArray& bytes)
{
    QList<QByteArray> lines = bytes.split('\n');
    if (lines.takeFirst() != formatName)
        return failure(ErrorKind::Corrupt, u"this is no frozen period"_s, {.row = 1});
    Facts facts;
    qint64 number = 1;
    for (const QByteArray& line : lines) {
        ++number;
        if (line.isEmpty())
            continue;
        const QList<QByteArray> fields = line.split('\t');
        if (fields.size() != 4)
            return failure(ErrorKind::Corrupt, u"a line of a frozen period has four fields"_s,
                           {.row = number});
        facts[{fields[0], fields[1], fields[2]}] = fields[3];
    }
    return facts;
}

QString unescaped(const QByteArray& bytes)
{
    QByteArray text;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (bytes[i] != '\\' || i + 1 == bytes.size()) {
            text += bytes[i];
            continue;
        }
        const char next = bytes[++i];
        text += next == 't' ? '\t' : next == 'n' ? '\n' : next == 'r' ? '\r' : next;
    }
    return QString::fromUtf8(text);
}

} // namespace

QByteArray inputsHash(std::span<const Observation> observations)
{
    std::vector<QByteArray> lines;
    lines.reserve(observations.size());
    for (const Observation& observation : observations) {
        QByteArray line = escaped(observation.unit) + '\t' + observation.period.toString().toUtf8() + '\t' +
                          escaped(observation.indicator.toString());
        for (const auto& number :
             {observation.numerator, observation.denominator, observation.value, observation.standardError})
            line += '\t' + numberOf(number);
        lines.push_back(line + '\t' + valueStateName(observation.state).toUtf8() + '\n');
    }
    std::ranges::sort(lines);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray& line : lines)
        hash.addData(line);
    return hash.result().toHex();
}

FrozenPeriod freeze(const IndexResult& result, const QByteArray& inputs)
{
    FactLines lines;
    lines.about({}, {});
    lines.add("catalogue", escaped(result.catalogueId()));
    lines.add("catalogue_version", QByteArray::number(result.catalogueVersion()));
    lines.add("engine_version", QByteArray::number(indexEngineVersion));
    lines.add("inputs", inputs);
    lines.add("period", result.period().toString().toUtf8());
    std::vector<QByteArray> nodes;
    for (const IndexNode& node : result.nodes()) {
        nodes.push_back(escaped(node.id));
        lines.about({}, nodes.back());
        lines.add("weight", decimalText(node.weight));
    }
    std::vector<std::size_t> units(result.units().size());
    std::iota(units.begin(), units.end(), std::size_t{0});
    std::ranges::sort(units, {}, [&](std::size_t unit) { return result.units()[unit].id; });
    for (const std::size_t unit : units) {
        const IndexUnit& who = result.units()[unit];
        const QByteArray id = escaped(who.id);
        lines.about(id, {});
        addOutcome(lines, who, result.outcome(unit));
        for (std::size_t node = 0; node < nodes.size(); ++node) {
            lines.about(id, nodes[node]);
            addCell(lines, result.nodes()[node], result.cell(unit, node));
        }
    }
    return {.bytes = lines.bytes(), .sha256 = sha256(lines.bytes()), .inputsHash = inputs};
}

Result<std::vector<Correction>> corrections(const QByteArray& frozen, const QByteArray& recomputed)
{
    const auto before = factsOf(frozen);
    if (!before)
        return std::unexpected(before.error());
    const auto after = factsOf(recomputed);
    if (!after)
        return std::unexpected(after.error());
    Facts keys = *before;
    keys.insert(after->begin(), after->end());
    std::vector<Correction> found;
    for (const auto& [key, any] : keys) {
        const auto old = before->find(key);
        const auto now = after->find(key);
        const QByteArray was = old == before->end() ? QByteArray() : old->second;
        const QByteArray is = now == after->end() ? QByteArray() : now->second;
        if (was != is)
            found.push_back({.unit = unescaped(std::get<0>(key)),
                             .node = unescaped(std::get<1>(key)),
                             .field = QString::fromUtf8(std::get<2>(key)),
                             .before = unescaped(was),
                             .after = unescaped(is)});
    }
    return found;
}

} // namespace onescreen
