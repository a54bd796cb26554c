// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/sync/fleet/fleetserver.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace onescreen::test {

namespace {

constexpr std::size_t mostTickets = 3;
constexpr std::size_t highPart = 12; ///< Where the second part of a snapshot begins.
constexpr int rowsAtOnce = 5;

std::unexpected<FleetRefusal> refuse(ErrorKind kind, const QString& word)
{
    return std::unexpected(
        FleetRefusal{.error = {.kind = kind, .text = word, .place = {.file = {}, .row = 0, .field = word}}});
}

} // namespace

FleetServer::FleetServer(FleetWorld& world) : m_world(world)
{
    for (int count = 0; count < 8; ++count)
        write();
    backUp();
}

QByteArray FleetServer::cursorAt(int epoch, qint64 seq, const FleetScope& scope)
{
    return QByteArray::number(epoch) + '/' + QByteArray::number(seq) + '/' + QByteArray::number(scope.bits());
}

FleetScope FleetServer::scopeOf(const QByteArray& cursor)
{
    return FleetScope(cursor.split('/').back().toUInt());
}

void FleetServer::put(FleetRows& rows, std::size_t at, const FleetRow& row, const QString& action)
{
    FleetRow& known = rows.at(at);
    const bool isPut = row.version > 0;
    const bool existed = known.version > 0;
    m_now.log.push_back({.transaction = m_now.transaction,
                         .at = at,
                         .row = isPut ? row : FleetRow{.version = known.version + 1, .region = known.region},
                         .isPut = isPut,
                         .oldRegion = existed ? std::optional(known.region) : std::nullopt,
                         .action = action});
    known = row;
}

void FleetServer::change(FleetRows& rows)
{
    const auto at = static_cast<std::size_t>(m_world.below(fleetRowCount));
    const FleetRow& known = rows.at(at);
    if (known.version > 0 && m_world.chance(150))
        return put(rows, at, {});
    const bool moves = known.version == 0 || m_world.chance(200);
    const int region = at < fleetCommonRows ? 0 : moves ? 1 + m_world.below(fleetRegions) : known.region;
    put(rows, at, {.version = known.version + 1, .region = region, .text = m_lastText += 2});
}

void FleetServer::commit(const FleetRows& rows)
{
    m_now.states.emplace(head(), rows);
    if (grown)
        grown();
}

void FleetServer::write()
{
    FleetRows rows = this->rows();
    ++m_now.transaction;
    for (int count = 1 + m_world.below(6); count > 0; --count)
        change(rows);
    commit(rows);
}

void FleetServer::crash(Milliseconds time)
{
    ++m_run;
    m_downUntil = std::max(m_downUntil, m_world.now() + time);
}

void FleetServer::backUp()
{
    m_copy = m_now;
}

void FleetServer::restore(Milliseconds time)
{
    crash(time);
    m_restoredAt = m_downUntil;
    m_past[epoch()] = m_now.states;
    m_now = *m_copy;
    m_now.epoch = ++m_lastEpoch;
    m_tickets.clear();
    if (grown)
        grown();
}

void FleetServer::expire()
{
    auto start = std::prev(m_now.states.end())->first;
    for (const auto& [id, ticket] : m_tickets) {
        if (ticket.until > m_world.now())
            start = std::min(start, ticket.start);
    }
    m_now.start = std::max(m_now.start, start);
}

FleetAnswer<FleetServer::Place> FleetServer::place(const QByteArray& cursor, const FleetScope& scope) const
{
    if (cursor.isEmpty()) {
        if (m_now.start > 0)
            return refuse(ErrorKind::Invalid, u"cursor_expired"_s);
        return Place{};
    }
    const QList<QByteArray> parts = cursor.split('/');
    if (parts.size() != 3)
        return refuse(ErrorKind::Invalid, u"bad_cursor"_s);
    if (parts[0] != epoch())
        return refuse(ErrorKind::Conflict, u"epoch_changed"_s);
    const Place place{.seq = parts[1].toLongLong()};
    if (const FleetScope before = scopeOf(cursor); before != scope) {
        auto refusal = refuse(ErrorKind::Conflict, u"scope_changed"_s).error();
        refusal.scope = ScopeChange{.added = scope.beyond(before),
                                    .removed = before.beyond(scope),
                                    .cursor = cursorAt(m_now.epoch, place.seq, scope)};
        refusal.allowed = scope;
        return std::unexpected(refusal);
    }
    if (place.seq < m_now.start)
        return refuse(ErrorKind::Invalid, u"cursor_expired"_s);
    return place;
}

/// A put is seen by who may see the row, by who could see it before as "out"; a deletion by who could.
std::optional<Change> FleetServer::seenBy(const FleetScope& scope, qint64 seq) const
{
    const Entry& entry = m_now.log.at(static_cast<std::size_t>(seq - 1));
    const bool isSeen = scope.sees(entry.row.region);
    const bool wasSeen = entry.oldRegion && scope.sees(*entry.oldRegion);
    if (!isSeen && !wasSeen)
        return std::nullopt;
    Change change = fleetPut(entry.at, entry.row);
    if (!entry.isPut)
        change.what = DeleteChange{};
    else if (!isSeen)
        change.what = OutChange{};
    change.seq = seq;
    change.transaction = entry.transaction;
    if (!entry.action.isEmpty())
        change.action = ActionId::fromString(entry.action);
    return change;
}

FleetAnswer<ChangePage> FleetServer::page(const QByteArray& cursor, const FleetScope& scope, int limit)
{
    const auto from = place(cursor, scope);
    if (!from)
        return std::unexpected(from.error());
    ChangePage page;
    page.epoch = epoch();
    page.from = from->seq;
    page.head = head();
    page.to = page.from;
    page.serverTime = m_world.serverNow();
    page.scope = scope.prefixes();
    std::size_t whole = 0; // So many changes are of whole transactions.
    qint64 seq = page.from;
    while (seq < page.head && std::ssize(page.changes) < limit) {
        if (auto change = seenBy(scope, ++seq))
            page.changes.push_back(*std::move(change));
        if (m_now.states.contains(seq)) {
            page.to = seq;
            whole = page.changes.size();
        }
    }
    if (page.to > page.from || page.from == page.head)
        page.changes.erase(page.changes.begin() + static_cast<std::ptrdiff_t>(whole), page.changes.end());
    else
        page.to = seq;
    page.split = !m_now.states.contains(page.to);
    page.more = page.to < page.head;
    page.nextCursor = cursorAt(m_now.epoch, page.to, scope);
    return page;
}

FleetAnswer<SnapshotTicket> FleetServer::openTicket(const FleetScope& scope)
{
    std::erase_if(m_tickets, [this](const auto& each) { return each.second.until <= m_world.now(); });
    if (m_tickets.size() >= mostTickets) {
        auto refusal = refuse(ErrorKind::Offline, u"too_many_snapshots"_s).error();
        refusal.retryAfter = m_world.between(1'000, 10'000);
        return std::unexpected(refusal);
    }
    const QString id = u"t%1"_s.arg(++m_lastTicket);
    m_tickets.emplace(id, Ticket{.start = head(), .until = m_world.now() + m_world.between(200, 20'000)});
    return SnapshotTicket{
        .id = id,
        .epoch = epoch(),
        .startSeq = head(),
        .startCursor = cursorAt(m_now.epoch, head(), scope),
        .parts = {{.name = u"low"_s, .rows = 12, .bytes = 1}, {.name = u"high"_s, .rows = 12, .bytes = 1}},
        .leaseS = 20,
        .scope = scope.prefixes()};
}

FleetAnswer<SnapshotRows> FleetServer::part(const QString& ticket, const QString& part,
                                            const QByteArray& after, const FleetScope& scope)
{
    const auto held = m_tickets.find(ticket);
    if (held == m_tickets.end() || held->second.until <= m_world.now())
        return refuse(ErrorKind::NotFound, u"snapshot_expired"_s);
    SnapshotRows found{.epoch = epoch(), .head = head(), .scope = scope.prefixes()};
    const bool isLow = part == u"low";
    const std::size_t end = isLow ? highPart : fleetRowCount;
    std::size_t at = isLow ? 0 : highPart;
    if (!after.isEmpty())
        at = fleetRowOf(QString::fromLatin1(after)) + 1;
    for (; at < end; ++at) {
        const FleetRow& row = rows().at(at);
        if (row.version == 0 || !scope.sees(row.region))
            continue;
        if (std::ssize(found.rows) == rowsAtOnce) {
            found.more = true;
            break;
        }
        found.rows.push_back(fleetPut(at, row));
        found.next = fleetRowId(at).toLatin1();
    }
    return found;
}

ActionVerdict FleetServer::carryOut(const ActionOrder& order, const FleetScope& scope)
{
    if (order.validUntil < m_world.serverNow())
        return ActionVerdict::Expired;
    const std::size_t at = fleetRowOf(order.event.toString());
    const FleetRow row = rows().at(at);
    if (row.version == 0 || !scope.sees(row.region))
        return ActionVerdict::Rejected;
    const bool isAcknowledged = row.text % 2 != 0;
    if (order.kind == "acknowledge"_L1 && isAcknowledged)
        return ActionVerdict::Noop;
    if (order.expectedVersion && *order.expectedVersion != row.version)
        return ActionVerdict::Conflict;
    FleetRows changed = rows();
    ++m_now.transaction;
    m_lastText += 2;
    put(changed, at,
        {.version = row.version + 1,
         .region = row.region,
         .text = m_lastText + (order.kind == "acknowledge"_L1 ? 1 : 0)},
        order.id.toString());
    commit(changed);
    return ActionVerdict::Applied;
}

ActionAnswer FleetServer::act(const ActionOrder& order, const FleetScope& scope)
{
    const QString id = order.id.toString();
    if (const auto known = m_now.decided.find(id); known != m_now.decided.end()) {
        ActionAnswer answer = known->second;
        answer.replay = true;
        return answer;
    }
    const ActionAnswer answer{.id = order.id, .verdict = carryOut(order, scope)};
    m_now.decided.emplace(id, answer);
    return answer;
}

std::vector<ActionKnowledge> FleetServer::knownOf(const std::vector<ActionId>& ids) const
{
    std::vector<ActionKnowledge> known;
    for (const ActionId& id : ids) {
        const auto found = m_now.decided.find(id.toString());
        known.push_back(
            {.id = id, .answer = found == m_now.decided.end() ? std::nullopt : std::optional(found->second)});
    }
    return known;
}

std::optional<FleetRows> FleetServer::rowsAt(const QByteArray& epoch, qint64 seq) const
{
    const auto past = m_past.find(epoch);
    const auto& states = past == m_past.end() ? m_now.states : past->second;
    const auto found = states.find(seq);
    return found == states.end() ? std::nullopt : std::optional(found->second);
}

int FleetServer::timesApplied(const QString& action) const
{
    return static_cast<int>(
        std::ranges::count_if(m_now.log, [&action](const Entry& entry) { return entry.action == action; }));
}

bool FleetServer::isDone(const QString& action) const
{
    const auto found = m_now.decided.find(action);
    return found != m_now.decided.end() &&
           (found->second.verdict == ActionVerdict::Applied || found->second.verdict == ActionVerdict::Noop);
}

} // namespace onescreen::test
