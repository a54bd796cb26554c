// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/http/api.h"

#include "app/central/http/doorman.h"
#include "app/central/http/gzip.h"
#include "app/central/http/lookups.h"
#include "app/central/http/replies.h"
#include "app/central/ingest/batchparser.h"
#include "app/central/ingest/feedhistory.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

Q_LOGGING_CATEGORY(logApi, "onescreen.central.api")

constexpr int longestWaitS = 25;
constexpr std::size_t mostPolls = 4000;
constexpr int mostWritesPending = 32;
constexpr qsizetype leastPacked = 1024; ///< Bytes; less is not worth the work.

/// The source that a path names.
Result<SourceCode> sourceOf(const QString& text)
{
    const auto code = SourceCode::fromString(text);
    if (!code || text.size() > 64)
        return failure(ErrorKind::Invalid, u"must be a code of dictionary 'source'"_s,
                       {.field = u"source"_s});
    return *code;
}

/// A whole number of the query, or the default when it is not there.
Result<qint64> numberOf(const QUrlQuery& query, const QString& name, qint64 least, qint64 most,
                        qint64 otherwise)
{
    if (!query.hasQueryItem(name))
        return otherwise;
    bool isNumber = false;
    const qint64 number = query.queryItemValue(name).toLongLong(&isNumber);
    if (!isNumber || number < least || number > most)
        return failure(ErrorKind::Invalid, u"must be a whole number from %1 to %2"_s.arg(least).arg(most),
                       {.field = name});
    return number;
}

/// Who waits for news gets the sums only when there are none: they would come with every change.
PageDigests digestsFor(bool asked, bool waits)
{
    if (!asked)
        return PageDigests::None;
    return waits ? PageDigests::WhenEmpty : PageDigests::AtHead;
}

} // namespace

Api::Api(Exchanges& exchanges, std::vector<Writer*> writers, std::vector<Reader*> readers,
         LogIdentity identity, TenantInfo tenant, const SnapshotRules& snapshots, const Clock& clock,
         AuthGate* gate, const LogKeeping& keeping)
    : m_exchanges(exchanges), m_writers(std::move(writers)), m_readers(std::move(readers)),
      m_identity(std::move(identity)), m_tenant(std::move(tenant)), m_clock(clock), m_gate(gate),
      m_keeping(keeping),
      m_held([this](std::vector<qint64> places, std::function<void(const Numbered&)> done) {
          askNumbered(std::move(places), std::move(done));
      }),
      m_copies(workers(), m_identity, snapshots, clock)
{
    // The time is over: ask once more, and answer whatever comes.
    connect(&m_polls, &LongPolls::timeOver, this, [this](Ticket ticket) {
        m_polls.expire(ticket);
        requestPage(ticket);
    });
}

void Api::handle(Ticket ticket, const Route& route, const ApiRequest& request)
{
    switch (route.endpoint) {
    case Endpoint::Meta:
        return meta(ticket, request);
    case Endpoint::Changes:
        return changes(ticket, request);
    case Endpoint::Ingest:
        return ingest(ticket, route.parameters.value(0), request);
    case Endpoint::Actions:
        return actions(ticket, request);
    case Endpoint::Health:
        return m_exchanges.reply(ticket, healthReply());
    case Endpoint::Ready:
        return ready(ticket);
    case Endpoint::Rows:
        return rows(ticket, request);
    case Endpoint::OpenSnapshot:
    case Endpoint::SnapshotPart:
    case Endpoint::CloseSnapshot:
    case Endpoint::Digest:
        return copies(ticket, route, request);
    case Endpoint::ActionStatus:
        return actionStatus(ticket, request);
    case Endpoint::FeedBatches:
        return feedBatches(ticket, route.parameters.value(0));
    case Endpoint::Metrics:
        return metrics(ticket);
    case Endpoint::Live:
        return replyProblem(
            ticket,
            {400, u"websocket_required"_s, u"The live channel is a WebSocket; ask for the upgrade."_s, {}});
    default: // those about accounts are not handed on to here
        break;
    }
    replyProblem(ticket,
                 {501, u"not_built"_s, u"The protocol has this operation; this server does not yet."_s, {}});
}

void Api::setHead(qint64 seq)
{
    if (seq > m_head)
        resetHead(seq);
}

void Api::resetHead(qint64 seq)
{
    m_head = seq;
    m_held.onHead(seq);
    for (const Ticket ticket : m_polls.wake())
        requestPage(ticket);
    Q_EMIT headChanged(seq);
}

void Api::askPage(const QByteArray& cursor, const PageLimits& limits, const RegionScope& scope,
                  std::function<void(std::expected<Page, PageFault>)> done)
{
    nextReader().post([this, cursor, limits, scope, done = std::move(done)](PageReader& reader) {
        auto page = reader.page(cursor, limits, scope);
        later([done, page = std::move(page)] { done(page); });
    });
}

void Api::askDigests(std::function<void(Result<DigestReport>)> done)
{
    nextReader().post([this, done = std::move(done)](PageReader& reader) {
        auto report = reader.digests();
        later([done, report = std::move(report)] { done(report); });
    });
}

ApiWorkers Api::workers()
{
    return {.read = [this](auto job) { nextReader().post(std::move(job)); },
            .write = [this](auto job) { nextWriter().post(std::move(job)); },
            .later = [this](auto job) { later(std::move(job)); },
            .reply = [this](Ticket ticket, const HttpReply& answer) { m_exchanges.reply(ticket, answer); },
            .refuse = [this](Ticket ticket, const Problem& problem) { replyProblem(ticket, problem); },
            .fail = [this](Ticket ticket, const Error& error) { replyError(ticket, error); }};
}

void Api::copies(Ticket ticket, const Route& route, const ApiRequest& request)
{
    const CopyRequest wish{.parameters = route.parameters,
                           .query = request.query,
                           .body = request.body,
                           .gzip = acceptsGzip(request.acceptEncoding),
                           .scope = request.who->scope};
    switch (route.endpoint) {
    case Endpoint::OpenSnapshot:
        if (const auto fault = bodyFault(request, mostActionBytes))
            return replyProblem(ticket, *fault);
        return m_copies.openSnapshot(ticket, wish);
    case Endpoint::SnapshotPart:
        return m_copies.snapshotPart(ticket, wish);
    case Endpoint::CloseSnapshot:
        return m_copies.closeSnapshot(ticket, wish);
    default:
        return m_copies.digest(ticket, wish);
    }
}

void Api::forget(const Peer& peer)
{
    m_exchanges.drop(peer);
    m_polls.removeClosed(m_exchanges);
}

void Api::meta(Ticket ticket, const ApiRequest& request)
{
    m_exchanges.reply(ticket, metaReply({.identity = m_identity,
                                         .tenant = m_tenant,
                                         .head = m_head,
                                         .now = m_clock.now(),
                                         .accounts = m_gate != nullptr,
                                         .ifNoneMatch = request.ifNoneMatch}));
}

void Api::ready(Ticket ticket)
{
    nextReader().post([this, ticket](PageReader& reader) {
        const bool isReady = reader.canRead();
        later([this, ticket, isReady] {
            if (isReady)
                m_exchanges.reply(ticket, healthReply());
            else
                replyProblem(ticket, {503, u"not_ready"_s, u"The database cannot be read."_s, {}});
        });
    });
}

void Api::rows(Ticket ticket, const ApiRequest& request)
{
    const auto entity = entityFromName(request.query.queryItemValue(u"entity"_s, QUrl::FullyDecoded));
    if (!entity)
        return replyError(ticket, {ErrorKind::Invalid, u"must be an entity"_s, {.field = u"entity"_s}});
    const QStringList ids = request.query.allQueryItemValues(u"ids"_s, QUrl::FullyDecoded);
    if (ids.isEmpty() || ids.size() > mostLookups)
        return replyError(
            ticket, {ErrorKind::Invalid, u"must be 1 to %1 ids"_s.arg(mostLookups), {.field = u"ids"_s}});
    look(ticket, [entity = *entity, ids, scope = request.who->scope](Database& db) {
        return rowsBody(db, entity, ids, scope);
    });
}

void Api::actionStatus(Ticket ticket, const ApiRequest& request)
{
    if (const auto fault = bodyFault(request, mostActionBytes))
        return replyProblem(ticket, *fault);
    const auto ids = parseActionIds(request.body);
    if (!ids)
        return replyError(ticket, ids.error());
    look(ticket, [ids = *ids, who = request.who](Database& db) { return actionStatusBody(db, ids, *who); });
}

void Api::feedBatches(Ticket ticket, const QString& source)
{
    const auto code = sourceOf(source);
    if (!code)
        return replyError(ticket, code.error());
    look(ticket, [source = *code](Database& db) { return feedBatchesBody(db, source, mostBatchesShown); });
}

void Api::look(Ticket ticket, const std::function<Result<QByteArray>(Database&)>& question)
{
    nextReader().post([this, ticket, question](PageReader& reader) {
        const auto body = reader.look<QByteArray>(question);
        later([this, ticket, body] {
            if (body)
                m_exchanges.reply(ticket, {.body = *body});
            else
                replyError(ticket, body.error());
        });
    });
}

void Api::metrics(Ticket ticket)
{
    m_exchanges.reply(ticket, metricsReply({.head = m_head,
                                            .openRequests = m_exchanges.count(),
                                            .waitingPolls = m_polls.count(),
                                            .heldAnswers = m_held.count(),
                                            .writesPending = m_writesPending,
                                            .kept = m_keeping.kept(),
                                            .answered = m_exchanges.answered()}));
}

void Api::changes(Ticket ticket, const ApiRequest& request)
{
    const auto limit = numberOf(request.query, u"limit"_s, 1, mostPageOperations, PageLimits{}.operations);
    const auto bytes =
        numberOf(request.query, u"max_bytes"_s, leastPageBytes, mostPageBytes, PageLimits{}.bytes);
    const auto wait = numberOf(request.query, u"wait"_s, 0, longestWaitS, 0);
    const auto digests = numberOf(request.query, u"digest"_s, 0, 1, 0);
    for (const auto& number : {limit, bytes, wait, digests}) {
        if (!number)
            return replyError(ticket, number.error());
    }
    if (m_polls.count() >= mostPolls)
        return replyProblem(ticket, {503, u"busy"_s, u"Too many clients are waiting."_s, {}});
    m_polls.add(ticket, {.cursor = request.query.queryItemValue(u"cursor"_s, QUrl::FullyDecoded).toLatin1(),
                         .limits = {.operations = static_cast<int>(*limit),
                                    .bytes = *bytes,
                                    .digests = digestsFor(*digests != 0, *wait > 0)},
                         .token = request.token,
                         .scope = request.who->scope,
                         .gzip = acceptsGzip(request.acceptEncoding),
                         .mayWait = *wait > 0,
                         .deadline = m_clock.monotonic() + std::chrono::seconds(*wait)});
    requestPage(ticket);
}

void Api::requestPage(Ticket ticket)
{
    const PagePoll* poll = m_polls.find(ticket);
    if (!poll)
        return;
    if (!m_gate)
        return readPage(ticket);
    // It may have waited for long: what its owner may see is asked again.
    m_gate->check(poll->token, [this, ticket](const Result<TokenState>& state) {
        if (state && state->fault == TokenFault::None && state->who->may(u"read"_s)) {
            m_polls.setScope(ticket, state->who->scope);
            return readPage(ticket);
        }
        m_polls.remove(ticket);
        if (!state)
            return replyError(ticket, state.error());
        replyProblem(ticket, central::problemOf(state->fault == TokenFault::None ? TokenFault::Revoked
                                                                                 : state->fault));
    });
}

void Api::readPage(Ticket ticket)
{
    const PagePoll* poll = m_polls.find(ticket);
    if (!poll)
        return;
    nextReader().post([this, ticket, poll = *poll](PageReader& reader) {
        auto page = reader.page(poll.cursor, poll.limits, poll.scope);
        QByteArray packed;
        if (page && poll.gzip && page->body.size() > leastPacked)
            packed = gzipped(page->body);
        later([this, ticket, page = std::move(page), packed] { finishPage(ticket, page, packed); });
    });
}

void Api::finishPage(Ticket ticket, const std::expected<Page, PageFault>& page, const QByteArray& packed)
{
    const PagePoll* poll = m_polls.find(ticket);
    if (!poll)
        return;
    if (page && page->operations == 0 && poll->mayWait) {
        if (m_head > page->head)
            return requestPage(ticket);
        const auto rest = std::chrono::ceil<std::chrono::milliseconds>(poll->deadline - m_clock.monotonic());
        if (rest.count() > 0)
            return m_polls.park(ticket, rest);
    }
    m_polls.remove(ticket);
    if (page)
        return m_exchanges.reply(ticket, pageReply(page->body, packed));
    if (const auto* fault = std::get_if<CursorFault>(&page.error()))
        return replyProblem(ticket, problemOf(*fault));
    if (const auto* change = std::get_if<ScopeChange>(&page.error()))
        return m_exchanges.reply(ticket, scopeReply(*change));
    replyError(ticket, std::get<Error>(page.error()));
}

std::optional<Problem> Api::bodyFault(const ApiRequest& request, qint64 most) const
{
    if (request.body.size() > most)
        return Problem{413, u"too_large"_s, u"The body may have at most %1 bytes."_s.arg(most), {}};
    const QByteArray type = request.contentType.split(';').first().trimmed().toLower();
    if (!type.isEmpty() && type != "application/json")
        return Problem{415, u"unsupported_media_type"_s, u"The body must be application/json."_s, {}};
    if (m_writesPending >= mostWritesPending)
        return Problem{503, u"busy"_s, u"Too many requests wait to be written."_s, {}};
    return std::nullopt;
}

void Api::ingest(Ticket ticket, const QString& source, const ApiRequest& request)
{
    if (const auto fault = bodyFault(request, mostIngestBytes))
        return replyProblem(ticket, *fault);
    const auto code = sourceOf(source);
    if (!code)
        return replyError(ticket, code.error());
    ++m_writesPending;
    nextReader().post([this, ticket, code = *code, body = request.body](PageReader&) {
        auto parsed = parseSourceBatch(code, body);
        auto batch = std::make_shared<Result<SourceBatch>>(std::move(parsed));
        later([this, ticket, batch] {
            if (*batch)
                return store(ticket, std::shared_ptr<const SourceBatch>(batch, &**batch));
            --m_writesPending;
            replyError(ticket, batch->error());
        });
    });
}

void Api::store(Ticket ticket, const std::shared_ptr<const SourceBatch>& batch)
{
    nextWriter().post([this, ticket, batch](LogService& service) {
        auto outcome = std::make_shared<Result<IngestOutcome>>(service.ingest(*batch));
        const qint64 head = service.head().seq;
        const qint64 place = service.unnumbered();
        // Built here when its head is known: five thousand outcomes take their time.
        const auto early = *outcome && place == 0 ? ingestReply(*batch, **outcome) : HttpReply();
        later([this, ticket, batch, outcome, head, place, early] {
            --m_writesPending;
            setHead(head);
            if (!*outcome)
                return replyError(ticket, outcome->error());
            if (place == 0)
                return m_exchanges.reply(ticket, early);
            answer(place, [this, ticket, batch, outcome](qint64 reached) {
                (*outcome)->headSeq = reached;
                m_exchanges.reply(ticket, ingestReply(*batch, **outcome));
            });
        });
    });
}

void Api::answer(qint64 place, HeldReplies::Send send)
{
    if (place == 0)
        return send(m_head);
    m_held.hold(place, std::move(send));
    Q_EMIT entriesWaiting();
}

void Api::askNumbered(std::vector<qint64> places, std::function<void(const Numbered&)> done)
{
    nextReader().post([this, places = std::move(places), done = std::move(done)](PageReader& reader) {
        const auto numbered = reader.numbered(places);
        later([this, done, numbered] {
            if (numbered)
                setHead(numbered->head);
            done(numbered.value_or(Numbered()));
        });
    });
}

void Api::actions(Ticket ticket, const ApiRequest& request)
{
    if (const auto fault = bodyFault(request, mostActionBytes))
        return replyProblem(ticket, *fault);
    auto parsed = parseActions(request.body);
    if (!parsed)
        return replyError(ticket, parsed.error());
    ++m_writesPending;
    nextWriter().post([this, ticket, actions = *std::move(parsed), who = request.who](LogService& service) {
        const auto outcomes = service.act(actions, *who);
        const qint64 head = service.head().seq;
        const qint64 place = service.unnumbered();
        later([this, ticket, outcomes, head, place] {
            --m_writesPending;
            setHead(head);
            if (!outcomes)
                return replyError(ticket, outcomes.error());
            answer(place, [this, ticket, outcomes](qint64 reached) {
                m_exchanges.reply(ticket, actionsReply(*outcomes, reached));
            });
        });
    });
}

void Api::replyProblem(Ticket ticket, const Problem& problem)
{
    m_exchanges.reply(ticket, problemReply(problem));
}

void Api::replyError(Ticket ticket, const Error& error)
{
    const Problem problem = central::problemOf(error);
    if (problem.status >= 500)
        qCWarning(logApi).noquote() << "A request failed:" << error.toString();
    replyProblem(ticket, problem);
}

Api::Reader& Api::nextReader()
{
    m_nextReader = (m_nextReader + 1) % m_readers.size();
    return *m_readers[m_nextReader];
}

Api::Writer& Api::nextWriter()
{
    m_nextWriter = (m_nextWriter + 1) % m_writers.size();
    return *m_writers[m_nextWriter];
}

void Api::later(std::function<void()> job)
{
    QMetaObject::invokeMethod(this, std::move(job), Qt::QueuedConnection);
}

} // namespace onescreen::central
