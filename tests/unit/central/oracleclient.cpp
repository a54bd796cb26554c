// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/central/oracleclient.h"

#include "app/store/cachefile.h"

#include <QDir>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen::test {

namespace {

using namespace central;

/// The rows of a cache's file as plain SQL finds them.
OracleRows rowsIn(const QString& folder)
{
    OracleRows found;
    const auto db = sqlite::Connection::open(cacheFilePath(folder), sqlite::Access::Read);
    EXPECT_TRUE(db);
    auto query = sqlite::Statement::prepare(
        **db, "SELECT 0, id, v, region, title FROM event JOIN event_text USING(rid) UNION ALL"
              " SELECT 2, id, v, region, name FROM unit UNION ALL SELECT 4, id, v, NULL, name FROM dict");
    EXPECT_TRUE(query) << query.error().toString().toStdString();
    query->bind();
    while (query->next()) {
        const auto region = query->optionalInteger(3);
        found[{static_cast<Entity>(query->integer(0)), query->text(1)}] = {
            .version = query->integer(2),
            .region = region ? std::optional(static_cast<qint32>(*region)) : std::nullopt,
            .text = query->text(4)};
    }
    EXPECT_EQ((*db)->number("SELECT count(*) FROM quarantine"), 0);
    return found;
}

std::string textOf(const OracleRows& rows)
{
    QString text;
    for (const auto& [key, row] : rows)
        text += u"%1 %2 v%3 in %4: %5\n"_s.arg(entityName(key.first), key.second)
                    .arg(row.version)
                    .arg(row.region.value_or(0))
                    .arg(row.text);
    return text.toStdString();
}

QString wordOf(CursorFault fault)
{
    switch (fault) {
    case CursorFault::Bad:
        return u"bad_cursor"_s;
    case CursorFault::EpochChanged:
        return u"epoch_changed"_s;
    case CursorFault::Ahead:
        return u"cursor_ahead"_s;
    case CursorFault::Expired:
        return u"cursor_expired"_s;
    case CursorFault::Diverged:
        break;
    }
    return u"history_diverged"_s;
}

} // namespace

OracleClient::OracleClient(QString name, OracleServer& server, ManualClock& clock, std::mt19937_64& random)
    : m_name(std::move(name)), m_server(server), m_clock(clock), m_random(random)
{
    restart();
}

void OracleClient::restart()
{
    m_fetch.reset();
    m_page.reset();
    m_change.reset();
    m_timer.reset();
    m_resetAsked = false;
    m_live = false;
    m_core.emplace(m_clock, [this] { return std::uniform_real_distribution<double>()(m_random); });
    execute(m_core->start());
}

void OracleClient::setScope(const RegionScope& scope)
{
    m_scope = scope;
    m_server.allow(m_name, scope);
}

void OracleClient::heal()
{
    m_hasHeard = false;
    if (std::exchange(m_live, false))
        execute(m_core->liveDown());
}

bool OracleClient::isInStep() const
{
    return m_hasHeard && m_core->link().phase == LinkPhase::Online && !m_cache->isRefilling() &&
           m_core->position().seq == m_server.head();
}

QString OracleClient::told() const
{
    const LinkState& link = m_core->link();
    return u"%1 at %2 of %3, phase %4 (%5)%6"_s.arg(m_name)
        .arg(m_core->position().seq)
        .arg(m_server.head())
        .arg(static_cast<int>(link.phase))
        .arg(link.reason, m_cache->isRefilling() ? u", refilling"_s : QString());
}

void OracleClient::turn(bool spoilt)
{
    if (spoilt && chance(1))
        return restart();
    if (spoilt && chance(15))
        push();
    if (m_openAsked)
        openCache();
    else if (m_resetAsked)
        resetCache();
    else if (m_change)
        removeRegions();
    else if (m_page)
        store(spoilt);
    else if (m_fetch)
        answer(spoilt);
    else if (m_timer) {
        m_clock.advance(*std::exchange(m_timer, std::nullopt));
        execute(m_core->timerFired());
    } else {
        FAIL() << "the client waits for nothing";
    }
}

void OracleClient::openCache()
{
    m_openAsked = false;
    m_cache.reset();
    m_cache = CacheKeeper::open(m_folder.path()).value();
    execute(m_core->opened(m_cache->position().value()));
}

void OracleClient::resetCache()
{
    m_resetAsked = false;
    ++m_begunAnew;
    ASSERT_TRUE(m_cache->reset());
    execute(m_core->resetDone());
}

void OracleClient::removeRegions()
{
    const onescreen::ScopeChange change = *std::exchange(m_change, std::nullopt);
    ++m_removals;
    const auto position = m_cache->removeRegions(change.removed, change.cursorAfterRemoval());
    ASSERT_TRUE(position) << position.error().toString().toStdString();
    expectInside(m_folder.path()); // also while another history is being read
    expectInside(fillingFolder());
    execute(m_core->regionsRemoved(*position));
}

void OracleClient::expectInside(const QString& folder) const
{
    const OracleRows rows = rowsIn(folder);
    EXPECT_EQ(textOf(visible(rows, m_toldScope)), textOf(rows)) << "rows of others have stayed";
}

QString OracleClient::fillingFolder() const
{
    return m_cache->isRefilling() ? QDir(m_folder.path()).filePath(u"refill"_s) : m_folder.path();
}

void OracleClient::store(bool spoilt)
{
    const ChangePage page = *std::exchange(m_page, std::nullopt);
    if (spoilt && chance(4))
        return execute(m_core->applyFailed({ErrorKind::DiskFull, u"full"_s, {}}));
    const auto stored = m_cache->apply(page);
    ASSERT_TRUE(stored) << stored.error().toString().toStdString();
    EXPECT_EQ(textOf(rowsIn(fillingFolder())), textOf(m_expected)) << "after " << page.to;
    ++m_compared;
    // Whoever asks for a page again that is stored already changes nothing.
    if (page.from < page.to && chance(5)) {
        EXPECT_FALSE(m_cache->apply(page)) << "taken twice";
    }
    if (spoilt && chance(3))
        return restart();
    if (chance(20))
        m_earlier = page.nextCursor;
    execute(m_core->applied());
}

void OracleClient::answer(bool spoilt)
{
    const auto asked = *std::exchange(m_fetch, std::nullopt);
    const auto fail = [this] { execute(m_core->pageFailed({ErrorKind::Offline, u"fault"_s, {}})); };
    if (spoilt && chance(8))
        return fail();
    m_clock.advance(Milliseconds{5 + below(50)});
    const auto seen = look(asked.cursor, spoilt);
    if (!seen)
        return;
    if (spoilt && chance(8))
        return fail(); // The answer is lost, not the request.
    if (!seen->page)
        return execute(m_core->pageFailed(seen->page.error()));
    if (seen->page->from == seen->page->to)
        m_clock.advance(std::chrono::seconds{asked.waitSeconds});
    m_seen = seen->rows;
    m_hasHeard = true;
    m_toldScope = m_scope;
    execute(m_core->pageArrived(*seen->page));
}

/// A page that nobody has asked for: the next one, or one that was there before.
void OracleClient::push()
{
    if (m_core->link().phase != LinkPhase::Online)
        return;
    if (!std::exchange(m_live, true))
        return execute(m_core->liveUp());
    if (chance(10)) {
        m_live = false;
        return execute(m_core->liveDown());
    }
    const auto page = m_server.reader().page(chance(70) ? m_core->position().cursor : m_earlier, {}, m_scope);
    if (!page || page->to == page->from)
        return;
    m_seen = visible(m_server.rowsAt(page->to), m_scope);
    execute(m_core->livePage(m_parser.parse(page->body).value()));
}

std::optional<OracleClient::Seen> OracleClient::look(const QByteArray& cursor, bool spoilt)
{
    const PageLimits limits{.operations = 1 + below(chance(50) ? 6 : 200),
                            .bytes = chance(20) ? 600 : 1'000'000,
                            .digests = PageDigests::AtHead};
    const auto page = m_server.reader().page(cursor, limits, m_scope);
    if (page)
        return Seen{.page = read(*page, spoilt), .rows = visible(m_server.rowsAt(page->to), m_scope)};
    refuse(page.error());
    return std::nullopt;
}

Result<ChangePage> OracleClient::read(const Page& page, bool spoilt)
{
    QByteArray body = page.body;
    const bool isCut = spoilt && chance(4);
    const bool isFlipped = !isCut && spoilt && chance(4);
    if (isCut)
        body.truncate(below(static_cast<int>(body.size() - 1)));
    if (isFlipped) {
        // The last line is not under the checksum; its cursor is signed by the server.
        const qsizetype end = body.lastIndexOf('\n', body.size() - 2);
        body[below(static_cast<int>(end))] ^= static_cast<char>(1 << below(7));
    }
    auto read = m_parser.parse(body);
    EXPECT_EQ(read.has_value(), !isCut && !isFlipped) << body.toStdString();
    return read;
}

void OracleClient::refuse(const PageFault& fault)
{
    if (const auto* error = std::get_if<Error>(&fault))
        return execute(m_core->pageFailed(*error));
    if (const auto* cursor = std::get_if<CursorFault>(&fault))
        return execute(m_core->pageFailed({.kind = ErrorKind::Conflict,
                                           .text = u"refused"_s,
                                           .place = {.file = {}, .row = 0, .field = wordOf(*cursor)}}));
    const auto& scope = std::get<central::ScopeChange>(fault);
    m_toldScope = m_scope;
    execute(m_core->scopeChanged({.added = scope.added, .removed = scope.removed, .cursor = scope.next},
                                 {.kind = ErrorKind::Conflict,
                                  .text = u"regions"_s,
                                  .place = {.file = {}, .row = 0, .field = u"scope_changed"_s}}));
}

void OracleClient::expectRows(const OracleRows& rows)
{
    EXPECT_EQ(textOf(rowsIn(m_folder.path())), textOf(rows)) << m_name.toStdString();
    const auto page =
        m_server.reader().page(m_core->position().cursor, {.digests = PageDigests::AtHead}, m_scope);
    ASSERT_TRUE(page);
    const auto read = m_parser.parse(page->body);
    ASSERT_TRUE(read && read->digests);
    const auto differing = m_cache->shown()->compare({.seq = page->to, .digests = *read->digests});
    ASSERT_TRUE(differing && *differing) << "stands elsewhere";
    EXPECT_TRUE((*differing)->empty()) << "the sums differ";
}

void OracleClient::execute(SyncCore::Commands commands)
{
    for (auto& command : commands) {
        if (auto* fetch = std::get_if<SyncCore::FetchPage>(&command)) {
            m_fetch = *fetch;
        } else if (auto* apply = std::get_if<SyncCore::ApplyPage>(&command)) {
            m_page = std::move(apply->page);
            m_expected = m_seen;
        } else if (auto* remove = std::get_if<SyncCore::RemoveRegions>(&command)) {
            m_change = remove->change;
        } else if (auto* timer = std::get_if<SyncCore::StartTimer>(&command)) {
            m_timer = timer->delay;
        }
        m_fetch = std::holds_alternative<SyncCore::AbortFetch>(command) ? std::nullopt : m_fetch;
        m_timer = std::holds_alternative<SyncCore::StopTimer>(command) ? std::nullopt : m_timer;
        m_openAsked = m_openAsked || std::holds_alternative<SyncCore::OpenSink>(command);
        m_resetAsked = m_resetAsked || std::holds_alternative<SyncCore::ResetSink>(command);
    }
}

} // namespace onescreen::test
