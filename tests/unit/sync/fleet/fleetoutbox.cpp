// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/sync/fleet/fleetoutbox.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen::test {

FleetOutbox::FleetOutbox(const Surroundings& around, QString name, FleetWorld::Call look)
    : m_around(around), m_name(std::move(name)), m_look(std::move(look)), m_timer(around.world),
      m_watch(around.world)
{
}

void FleetOutbox::start(const Clock& time)
{
    m_time = &time;
    m_core.emplace(time, [this] { return m_around.world.fraction(); });
    load();
    watch();
}

void FleetOutbox::load()
{
    using Entries = std::vector<OutboxEntry>;
    m_around.disk.ask<Entries>(
        FleetDisk::Kind::Read,
        [this]() -> Result<Entries> {
            return entries([](const OutboxEntry& entry) {
                return isWaiting(entry.stage) || needsDecision(entry.stage);
            });
        },
        [this](const Result<Entries>& found) {
            if (!found) // Opened again with the next order; here a little later.
                return m_around.world.after(Milliseconds{500}, [this, run = m_run] {
                    if (run == m_run)
                        load();
                });
            m_isOpen = true;
            execute(m_core->loaded(*found));
        });
}

void FleetOutbox::watch()
{
    m_watch.start(Milliseconds{10'000}, [this] {
        execute(m_core->timerFired());
        watch();
    });
}

void FleetOutbox::end()
{
    ++m_run;
    m_isOpen = false;
    m_timer.stop();
    m_watch.stop();
    m_core.reset();
}

std::vector<OutboxEntry> FleetOutbox::entries(const std::function<bool(const OutboxEntry&)>& which) const
{
    std::vector<OutboxEntry> found;
    for (const auto& [number, entry] : m_file) {
        if (which(entry))
            found.push_back(entry);
    }
    return found;
}

void FleetOutbox::give(std::size_t row, qint64 version)
{
    if (!m_isOpen)
        return;
    FleetWorld& world = m_around.world;
    const ActionOrder order{.id = ActionId::fromString(u"%1-%2"_s.arg(m_name).arg(++m_given)).value(),
                            .kind = world.chance(500) ? u"acknowledge"_s : u"note"_s,
                            .event = EventId::fromString(fleetRowId(row)).value(),
                            .expectedVersion = world.chance(300) ? std::optional(version) : std::nullopt,
                            .created = m_time->now(),
                            .validUntil = m_time->now() + world.between(10, 200) * 1'000,
                            .body = {}};
    m_around.disk.ask<OutboxEntry>(
        FleetDisk::Kind::Write,
        [this, order]() -> Result<OutboxEntry> {
            const OutboxEntry entry{
                .number = std::ssize(m_file) + 1, .order = order, .changed = order.created};
            return m_file.emplace(entry.number, entry).first->second;
        },
        [this](const Result<OutboxEntry>& kept) {
            if (!kept)
                return; // The operator was told that it is not.
            m_kept.insert(kept->order.id.toString());
            execute(m_core->added(*kept));
        });
}

void FleetOutbox::decide()
{
    const auto waiting = entries([](const OutboxEntry& entry) { return needsDecision(entry.stage); });
    if (!m_isOpen || waiting.empty())
        return;
    const ActionId id = waiting.front().order.id;
    m_sentTo.erase(id.toString()); // From now on it is the person's wish.
    execute(m_around.world.chance(500) ? m_core->released(id) : m_core->withdrawn(id));
}

void FleetOutbox::execute(OutboxCore::Commands commands)
{
    for (const OutboxCore::Command& command : commands)
        std::visit([this](const auto& each) { run(each); }, command);
}

void FleetOutbox::run(const OutboxCore::Store& command)
{
    m_around.disk.ask<void>(
        FleetDisk::Kind::Write,
        [this, entry = command.entry]() -> Result<void> {
            m_file.at(entry.number) = entry;
            m_unknown += entry.stage == ActionStage::Unknown ? 1 : 0;
            if (entry.stage == ActionStage::Expired && !entry.answer) {
                EXPECT_LT(entry.order.validUntil, m_around.world.serverNow()) << "given up too early";
            }
            return {};
        },
        [this, entry = command.entry, isSent = command.send](const Result<void>& written) {
            if (!isSent && !written)
                return execute(m_core->notWritten(entry));
            if (!isSent)
                return;
            if (written)
                return send(entry);
            execute(m_core->failed(entry.order.id, written.error()));
        });
}

void FleetOutbox::send(const OutboxEntry& entry)
{
    m_around.network.ask<ActionAnswer>(
        Milliseconds{0},
        [this, order = entry.order](bool) -> std::optional<FleetAnswer<ActionAnswer>> {
            // Whatever may have been carried out before is not sent to another history by itself.
            const QByteArray epoch = m_around.server.epoch();
            EXPECT_EQ(m_sentTo.try_emplace(order.id.toString(), epoch).first->second, epoch)
                << order.id.toString().toStdString();
            return m_around.server.act(order, m_around.scope);
        },
        [this, run = m_run, id = entry.order.id](const FleetAnswer<ActionAnswer>& answer) {
            if (run != m_run)
                return;
            execute(answer ? m_core->answered(id, *answer)
                           : m_core->failed(id, answer.error().error, answer.error().retryAfter));
        });
}

void FleetOutbox::run(OutboxCore::StartTimer command)
{
    m_timer.start(command.delay, [this] { execute(m_core->timerFired()); });
}

void FleetOutbox::run(const OutboxCore::FindSettled& command)
{
    using Entries = std::vector<OutboxEntry>;
    m_around.disk.ask<Entries>(
        FleetDisk::Kind::Read,
        [this, since = command.since]() -> Result<Entries> {
            return entries([this, since](const OutboxEntry& entry) {
                const bool lately = entry.changed >= since || entry.number > std::ssize(m_file) - 200;
                return lately && entry.tries > 0 && !isWaiting(entry.stage) && !needsDecision(entry.stage);
            });
        },
        [this](const Result<Entries>& found) {
            if (found)
                execute(m_core->recheck(*found));
        });
}

void FleetOutbox::run(const OutboxCore::AskStatus& command)
{
    using Known = std::vector<ActionKnowledge>;
    m_around.network.ask<Known>(
        Milliseconds{0},
        [this, ids = command.ids](bool) -> std::optional<FleetAnswer<Known>> {
            return m_around.server.knownOf(ids);
        },
        [this, run = m_run](const FleetAnswer<Known>& known) {
            if (run != m_run)
                return;
            execute(known ? m_core->statusArrived(*known)
                          : m_core->statusFailed(known.error().error, known.error().retryAfter));
        });
}

void FleetOutbox::run(OutboxCore::LookAtHistory)
{
    // Not from inside what asks.
    m_around.world.after(Milliseconds{0}, [this, run = m_run] {
        if (run == m_run)
            m_look();
    });
}

bool FleetOutbox::isQuiet() const
{
    return m_core && m_isOpen && m_core->summary().waiting == 0;
}

QString FleetOutbox::told() const
{
    return u"%1: %2 of %3 orders wait"_s.arg(m_name)
        .arg(m_core ? m_core->summary().waiting : -1)
        .arg(m_file.size());
}

void FleetOutbox::check() const
{
    std::set<QString> found;
    for (const auto& [number, entry] : m_file) {
        const QString id = entry.order.id.toString();
        found.insert(id);
        const auto told = [&] {
            return (u"%1 is %2, asked %3 times, %4"_s.arg(id, actionStageName(entry.stage))
                        .arg(entry.tries)
                        .arg(entry.reason))
                .toStdString();
        };
        EXPECT_FALSE(isWaiting(entry.stage)) << told();
        EXPECT_LE(m_around.server.timesApplied(id), 1) << "done twice: " << told();
        EXPECT_EQ(entry.stage == ActionStage::Done, m_around.server.isDone(id)) << told();
        if (entry.tries == 0) {
            EXPECT_FALSE(m_around.server.isKnown(id)) << "went out although it was never sent: " << told();
        }
    }
    for (const QString& id : m_kept)
        EXPECT_TRUE(found.contains(id)) << "lost: " << id.toStdString();
}

} // namespace onescreen::test
