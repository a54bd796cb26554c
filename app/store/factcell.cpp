// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/factcell.h"

#include <initializer_list>
#include <utility>

namespace onescreen {

namespace {

using enum FactMeasure;

void addResponse(Milliseconds time, int sign, FactTime histogram, FactMeasure sum,
                 std::initializer_list<std::pair<FactMeasure, std::chrono::minutes>> limits, FactSums& sums)
{
    for (const auto& [measure, limit] : limits) {
        if (time <= limit)
            sums.add(measure, sign);
    }
    sums.add(sum, sign * std::chrono::floor<std::chrono::seconds>(time).count());
    sums.addTo(histogram, binOf(histogram, time.count()), sign);
}

/// One stored number after another.
class FactReader
{
public:
    explicit FactReader(QByteArrayView bytes) : m_bytes(bytes) { next(); }

    [[nodiscard]] bool atEnd() const { return m_slot == noSlot; }
    [[nodiscard]] bool isDamaged() const { return m_damaged; }
    [[nodiscard]] std::size_t slot() const { return m_slot; }
    [[nodiscard]] qint64 number() const { return m_number; }

    void next()
    {
        const std::size_t before = m_slot;
        m_slot = noSlot;
        if (m_at == m_bytes.size())
            return;
        const auto slot = static_cast<quint8>(m_bytes[m_at++]);
        quint64 zigzag = 0;
        unsigned shift = 0;
        bool more = true;
        while (more) {
            if (m_at == m_bytes.size() || shift > 63)
                return fail();
            const auto byte = static_cast<quint8>(m_bytes[m_at++]);
            zigzag |= quint64{byte & 0x7fU} << shift;
            shift += 7;
            more = (byte & 0x80U) != 0;
        }
        if (slot >= FactSums::slotCount || (before != noSlot && slot <= before))
            return fail();
        m_slot = slot;
        m_number = static_cast<qint64>((zigzag >> 1U) ^ (0 - (zigzag & 1U)));
    }

private:
    static constexpr std::size_t noSlot = ~std::size_t{0};

    void fail()
    {
        m_damaged = true;
        m_at = m_bytes.size();
    }

    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    std::size_t m_slot = noSlot;
    qint64 m_number = 0;
    bool m_damaged = false;
};

/// Written on the stack: a slot and ten bytes for each number are the most there can be.
class FactWriter
{
public:
    void put(std::size_t slot, qint64 number)
    {
        if (number == 0)
            return;
        m_bytes[m_size++] = static_cast<char>(slot);
        auto zigzag = (static_cast<quint64>(number) << 1U) ^ static_cast<quint64>(number >> 63);
        while (zigzag > 0x7fU) {
            m_bytes[m_size++] = static_cast<char>((zigzag & 0x7fU) | 0x80U);
            zigzag >>= 7U;
        }
        m_bytes[m_size++] = static_cast<char>(zigzag);
    }
    [[nodiscard]] QByteArrayView written() const { return {m_bytes.data(), static_cast<qsizetype>(m_size)}; }

private:
    std::array<char, FactSums::slotCount * 11> m_bytes; // NOLINT(cppcoreguidelines-pro-type-member-init)
    std::size_t m_size = 0;
};

} // namespace

FactCell cellOf(const CountedEvent& event, qint32 month)
{
    return {.month = month,
            .region = event.region,
            .category = static_cast<qint32>(event.category),
            .source = static_cast<qint32>(event.source),
            .priority = static_cast<qint32>(event.priority),
            .unit = static_cast<qint32>(event.unit.value_or(0))};
}

void addReportFacts(const CountedEvent& event, int sign, FactSums& sums)
{
    using std::chrono::minutes;
    sums.add(Reported, sign);
    if (event.accepted) {
        sums.add(Accepted, sign);
        addResponse(*event.accepted - event.at, sign, FactTime::Acceptance, AcceptSeconds,
                    {{AcceptedIn1m, minutes{1}}, {AcceptedIn3m, minutes{3}}, {AcceptedIn15m, minutes{15}}},
                    sums);
    }
    if (event.assigned) {
        sums.add(Assigned, sign);
        addResponse(*event.assigned - event.at, sign, FactTime::Assignment, AssignSeconds,
                    {{AssignedIn1m, minutes{1}}, {AssignedIn3m, minutes{3}}, {AssignedIn15m, minutes{15}}},
                    sums);
    }
    if (event.state == EventState::Closed) {
        sums.add(ReportedClosed, sign);
        if (event.accepted)
            sums.add(AcceptedClosed, sign);
    }
    if (event.state == EventState::Cancelled)
        sums.add(ReportedCancelled, sign);
    if (event.reopened > 0)
        sums.add(ReportedReopened, sign);
}

void addDueFacts(const CountedEvent& event, int sign, FactSums& sums)
{
    if (event.state == EventState::Cancelled)
        return sums.add(DueCancelled, sign);
    sums.add(Due, sign);
    sums.add(event.state == EventState::Suspended ? Deferred : DueNotDeferred, sign);
    if (event.state == EventState::Closed) {
        sums.add(DueClosed, sign);
        sums.add(*event.closed <= *event.due ? DueOnTime : DueClosedLate, sign);
    } else {
        sums.add(DueOpen, sign);
    }
    if (event.reopened > 0)
        sums.add(DueReopened, sign);
}

void addEndFacts(const CountedEvent& event, int sign, FactSums& sums)
{
    if (event.state == EventState::Cancelled)
        return sums.add(Cancelled, sign);
    sums.add(Closed, sign);
    if (event.due) {
        sums.add(ClosedWithDue, sign);
        if (*event.closed <= *event.due)
            sums.add(ClosedOnTime, sign);
    }
    const Milliseconds handling = *event.closed - event.at;
    const qint64 minutes = std::chrono::floor<std::chrono::minutes>(handling).count();
    sums.add(HandlingMinutes, sign * minutes);
    const auto squared = static_cast<quint64>(minutes) * static_cast<quint64>(minutes);
    sums.add(HandlingMinutesSquared, static_cast<qint64>(sign > 0 ? squared : 0 - squared));
    sums.addTo(FactTime::Handling, binOf(FactTime::Handling, handling.count()), sign);
}

void appendEncodedFacts(const FactSums& sums, QByteArray& bytes)
{
    FactWriter writer;
    for (std::size_t slot = 0; slot < FactSums::slotCount; ++slot)
        writer.put(slot, sums.numbers()[slot]);
    bytes.append(writer.written());
}

QByteArray encodedFacts(const FactSums& sums)
{
    QByteArray bytes;
    appendEncodedFacts(sums, bytes);
    return bytes;
}

bool addEncodedFacts(QByteArrayView bytes, FactSums& sums)
{
    FactReader reader(bytes);
    for (; !reader.atEnd(); reader.next())
        sums.addToSlot(reader.slot(), reader.number());
    return !reader.isDamaged();
}

QByteArray mergedFacts(QByteArrayView left, QByteArrayView right)
{
    FactReader a(left);
    FactReader b(right);
    FactWriter merged;
    while (!a.atEnd() || !b.atEnd()) {
        const std::size_t slot = std::min(a.slot(), b.slot()); // At its end a reader has the largest slot.
        quint64 sum = 0;
        for (FactReader* each : {&a, &b}) {
            if (each->slot() == slot) {
                sum += static_cast<quint64>(each->number());
                each->next();
            }
        }
        merged.put(slot, static_cast<qint64>(sum));
    }
    if (a.isDamaged() || b.isDamaged())
        return {};
    const QByteArrayView bytes = merged.written();
    return bytes.isEmpty() ? QByteArray("") : bytes.toByteArray();
}

} // namespace onescreen
