// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/ingest/ingester.h"

#include "app/remote/recordcodec.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

QByteArray fingerprintOf(const QByteArray& data)
{
    return QCryptographicHash::hash(data, QCryptographicHash::Sha256).first(16);
}

RowOutcome rejection(const SourceRow& row, const Error& error)
{
    return {.kind = RowOutcomeKind::Rejected,
            .sourceId = row.sourceId,
            .field = error.place.field,
            .reason = error.text};
}

/// Faults of the input reject their row; everything else ends the batch.
bool isRowFault(const Error& error)
{
    return error.kind == ErrorKind::Invalid;
}

/// Rows that say something about the city; words and units are how it is said.
int newsOf(const SourceBatch& batch, const IngestOutcome& outcome)
{
    int news = 0;
    for (std::size_t at = 0; at < outcome.rows.size(); ++at) {
        const RowOutcomeKind kind = outcome.rows[at].kind;
        const Entity entity = batch.rows[at].entity;
        const bool isWord =
            entity == Entity::Dictionary || entity == Entity::Region || entity == Entity::Unit;
        if (!isWord && (kind == RowOutcomeKind::Created || kind == RowOutcomeKind::Updated))
            ++news;
    }
    return news;
}

} // namespace

QString rowOutcomeName(RowOutcomeKind kind)
{
    switch (kind) {
    case RowOutcomeKind::Created:
        return u"created"_s;
    case RowOutcomeKind::Updated:
        return u"updated"_s;
    case RowOutcomeKind::Unchanged:
        return u"unchanged"_s;
    case RowOutcomeKind::Rejected:
        break;
    }
    return u"rejected"_s;
}

int IngestOutcome::count(RowOutcomeKind kind) const
{
    return static_cast<int>(std::ranges::count(rows, kind, &RowOutcome::kind));
}

Event mergedWithOperators(const Event& current, const Event& incoming)
{
    const bool sourceIsFurther = incoming->state > current->state;
    EventFields merged = *incoming;
    if (!sourceIsFurther) {
        merged.state = current->state;
        merged.closedAt = current->closedAt;
    }
    if (!sourceIsFurther || !merged.unit)
        merged.unit = current->unit;
    if (current->acceptedAt)
        merged.acceptedAt = current->acceptedAt;
    if (current->assignedAt)
        merged.assignedAt = current->assignedAt;
    auto event = Event::of(std::move(merged));
    // The times of the two may contradict each other; then the source, which reports the whole row, is right.
    return event ? *std::move(event) : incoming;
}

Ingester::Ingester(Database& db, ChangeLog& log, Vocabulary& words, const Clock& clock, SourceKeys keys,
                   FeedHistory history)
    : m_db(&db), m_log(&log), m_words(&words), m_clock(&clock), m_keys(std::move(keys)),
      m_history(std::move(history))
{
}

Result<Ingester> Ingester::create(Database& db, ChangeLog& log, Vocabulary& words, const Clock& clock)
{
    auto keys = SourceKeys::open(db);
    if (!keys)
        return std::unexpected(keys.error());
    auto history = FeedHistory::open(db);
    if (!history)
        return std::unexpected(history.error());
    return Ingester(db, log, words, clock, *std::move(keys), *std::move(history));
}

Result<IngestOutcome> Ingester::ingest(const SourceBatch& batch)
{
    auto outcome = ingestRows(batch);
    if (!outcome) {
        // Words of the batch that was rolled back must not stay known.
        auto words = Vocabulary::load(*m_db);
        if (words)
            *m_words = *std::move(words);
    }
    return outcome;
}

Result<IngestOutcome> Ingester::ingestRows(const SourceBatch& batch)
{
    auto transaction = LogTransaction::begin(*m_log);
    if (!transaction)
        return std::unexpected(transaction.error());
    // A source has one sender as a rule; when it has two, they store their batches one after the other.
    if (auto turn = m_log->takeTurn(batch.source.toString()); !turn)
        return std::unexpected(turn.error());
    if (auto begun = beginBatch(batch); !begun)
        return std::unexpected(begun.error());
    m_wordsAreFresh = false;
    IngestOutcome outcome;
    outcome.rows.reserve(batch.rows.size());
    for (const SourceRow& row : batch.rows) {
        auto done = ingestRow(row);
        if (!done)
            return std::unexpected(done.error());
        outcome.rows.push_back(*std::move(done));
    }
    if (auto fed = updateFeed(batch, newsOf(batch, outcome)); !fed)
        return std::unexpected(fed.error());
    if (batch.isFeed) {
        if (auto kept = m_history.add(batch, outcome, m_clock->now()); !kept)
            return std::unexpected(kept.error());
    }
    if (auto written = m_log->finishBatch(); !written)
        return std::unexpected(written.error());
    if (auto kept = m_keys.finish(); !kept)
        return std::unexpected(kept.error());
    if (auto committed = transaction->commit(); !committed) {
        if (committed.error().kind == ErrorKind::Offline)
            committed.error().text +=
                u"; whether the batch was stored is not known, sending it again is safe"_s;
        return std::unexpected(committed.error());
    }
    std::ignore = m_log->refreshHead(); // what is committed stays so whether or not this can be asked
    outcome.headSeq = m_log->head().seq;
    return outcome;
}

/// A shared database is asked once for all rows that may be there.
Result<void> Ingester::beginBatch(const SourceBatch& batch)
{
    if (auto begun = m_keys.begin(batch); !begun || !m_db->isShared())
        return begun;
    std::vector<ChangeLog::RowName> names{{Entity::Feed, batch.source.toString()}};
    names.reserve(batch.rows.size() + 1);
    for (const SourceRow& row : batch.rows) {
        if (!row.record)
            continue;
        const auto key = m_keys.find(row.entity, row.sourceId);
        if (!key)
            return std::unexpected(key.error());
        if (*key)
            names.emplace_back(row.entity, (*key)->id);
        else if (row.entity != Entity::Event) // see ingestRow()
            names.emplace_back(row.entity, recordId(*row.record));
    }
    return m_log->beginBatch(names);
}

Result<RowOutcome> Ingester::ingestRow(const SourceRow& row)
{
    if (!row.record)
        return rejection(row, row.record.error());
    auto record = resolved(*row.record);
    if (!record)
        return isRowFault(record.error()) ? Result<RowOutcome>(rejection(row, record.error()))
                                          : std::unexpected(record.error());
    const auto known = m_keys.find(row.entity, row.sourceId);
    if (!known)
        return std::unexpected(known.error());
    const QByteArray data = encodeRecord(*record);
    const QByteArray fingerprint = fingerprintOf(data);
    RowOutcome outcome{.kind = RowOutcomeKind::Unchanged, .sourceId = row.sourceId};
    if (*known) {
        outcome.id = (*known)->id;
        if ((*known)->fingerprint == fingerprint)
            return outcome;
        if (outcome.id != recordId(*record))
            record = withId(*record, outcome.id);
    } else {
        outcome.id = recordId(*record);
    }
    // An event that its source has not named before cannot be in the log: its id is a hash of the source's.
    const auto stored = store(*record, data, known->has_value() || row.entity != Entity::Event);
    if (!stored)
        return std::unexpected(stored.error());
    outcome.kind = *stored;
    const SourceKeys::Key key{.id = outcome.id, .fingerprint = fingerprint};
    if (auto kept = m_keys.store(row.entity, row.sourceId, key); !kept)
        return std::unexpected(kept.error());
    return outcome;
}

/// Sources name units and events by their own ids; those become ours.
Result<QString> Ingester::ownId(Entity entity, const QString& reference)
{
    if (entity == Entity::Unit && m_words->hasUnit(reference))
        return reference;
    auto found = m_keys.find(entity, reference);
    if (!found)
        return std::unexpected(found.error());
    return *found ? (*found)->id : reference;
}

template <typename Fields, typename Id>
Result<void> Ingester::followReference(Fields& fields, std::optional<Id> Fields::* member)
{
    std::optional<Id>& reference = fields.*member;
    if (!reference)
        return {};
    const auto own = ownId(std::is_same_v<Id, UnitId> ? Entity::Unit : Entity::Event, reference->toString());
    if (!own)
        return std::unexpected(own.error());
    reference = Id::fromString(*own);
    return {};
}

template <typename Fields, typename... Members>
Result<Record> Ingester::withOwnIds(const Checked<Fields>& row, Members... members)
{
    if (((!((*row).*members)) && ...))
        return row;
    Fields fields = *row;
    Result<void> followed;
    const auto follow = [&](auto member) {
        if (followed)
            followed = followReference(fields, member);
    };
    (follow(members), ...);
    if (!followed)
        return std::unexpected(followed.error());
    auto changed = Checked<Fields>::of(std::move(fields));
    return changed ? Result<Record>(*std::move(changed)) : std::unexpected(changed.error());
}

Result<Record> Ingester::resolvedNote(const Note& note)
{
    const auto own = ownId(Entity::Event, note->event.toString());
    if (!own)
        return std::unexpected(own.error());
    const auto event = m_log->peek(Entity::Event, *own);
    if (!event)
        return std::unexpected(event.error());
    const auto id = EventId::fromString(*own);
    if (!*event || !id)
        return failure(ErrorKind::Invalid, u"'%1' is not in the events"_s.arg(*own), {.field = u"event"_s});
    NoteFields fields = *note;
    fields.event = *id;
    auto changed = Note::of(std::move(fields));
    return changed ? Result<Record>(*std::move(changed)) : std::unexpected(changed.error());
}

Result<Record> Ingester::resolved(const Record& record)
{
    Result<Record> own = record;
    if (const auto* event = std::get_if<Event>(&record))
        own = withOwnIds(*event, &EventFields::unit);
    else if (const auto* resource = std::get_if<Resource>(&record))
        own = withOwnIds(*resource, &ResourceFields::unit, &ResourceFields::event);
    else if (const auto* unit = std::get_if<Unit>(&record))
        own = withOwnIds(*unit, &UnitFields::parent);
    else if (const auto* note = std::get_if<Note>(&record))
        own = resolvedNote(*note);
    if (!own)
        return own;
    auto fault = unknownReference(*own);
    if (!fault)
        return std::unexpected(fault.error());
    if (*fault)
        return std::unexpected(**std::move(fault));
    return own;
}

Result<std::optional<Error>> Ingester::unknownReference(const Record& record)
{
    auto fault = m_words->unknownReference(record);
    if (!fault || m_wordsAreFresh)
        return fault;
    // Another server may have stored the word meanwhile; one look a batch is enough.
    m_wordsAreFresh = true;
    if (auto written = m_log->finishBatch(); !written) // words of this batch are looked for too
        return std::unexpected(written.error());
    const auto refreshed = m_words->refresh(*m_db);
    if (!refreshed)
        return std::unexpected(refreshed.error());
    return *refreshed ? m_words->unknownReference(record) : fault;
}

Result<RowOutcomeKind> Ingester::store(const Record& record, const QByteArray& data, bool mayExist)
{
    const Entity entity = entityOf(record);
    const QString id = recordId(record);
    std::optional<RowState> previous;
    LogPut entry{.entity = entity, .id = id, .region = recordRegion(record), .data = data};
    if (const auto* note = std::get_if<Note>(&record)) {
        // Who may not see the event may not see what is noted of it either.
        const auto event = m_log->peek(Entity::Event, (*note)->event.toString());
        if (!event)
            return std::unexpected(event.error());
        entry.region = *event ? (*event)->region : std::nullopt;
    }
    if (mayExist) {
        auto found = m_log->row(entity, id);
        if (!found)
            return std::unexpected(found.error());
        previous = *found;
    }
    if (previous) {
        auto current = m_log->data(entity, id, *previous);
        if (!current)
            return std::unexpected(current.error());
        if (previous->acted && entity == Entity::Event) {
            auto decoded = decodeRecord(entity, id, *current);
            if (!decoded)
                return std::unexpected(decoded.error());
            const Event merged =
                mergedWithOperators(std::get<Event>(decoded->record), std::get<Event>(record));
            entry.region = merged->region;
            entry.data = encodeRecord(merged);
        }
        if (*current == entry.data)
            return RowOutcomeKind::Unchanged;
    }
    if (auto put = m_log->put(entry, previous); !put)
        return std::unexpected(put.error());
    m_words->add(record);
    return previous ? RowOutcomeKind::Updated : RowOutcomeKind::Created;
}

Result<void> Ingester::updateFeed(const SourceBatch& batch, int accepted)
{
    const QString id = batch.source.toString();
    if (!batch.isFeed || !m_words->has(DictionaryKind::Source, id))
        return {};
    const auto previous = m_log->row(Entity::Feed, id);
    if (!previous)
        return std::unexpected(previous.error());
    if (!*previous && accepted == 0)
        return {};
    FeedFields fields{.source = batch.source, .origin = Origin::Live, .asOf = UtcTime{}};
    QByteArray before;
    if (*previous) {
        auto data = m_log->data(Entity::Feed, id, **previous);
        if (!data)
            return std::unexpected(data.error());
        auto decoded = decodeRecord(Entity::Feed, id, *data);
        if (!decoded)
            return std::unexpected(decoded.error());
        fields = *std::get<Feed>(decoded->record);
        before = *std::move(data);
    }
    fields.origin = batch.origin.value_or(fields.origin);
    fields.rows += accepted;
    if (batch.everyS)
        fields.expectedIntervalS = batch.everyS;
    // A source that does not say how far it is has told us something now, if it brought any news.
    if (batch.asOf || accepted > 0)
        fields.asOf = std::max(fields.asOf, batch.asOf.value_or(m_clock->now()));
    auto feed = Feed::of(std::move(fields));
    if (!feed)
        return std::unexpected(feed.error());
    const QByteArray data = encodeRecord(*feed);
    if (data == before)
        return {};
    const auto put = m_log->put({.entity = Entity::Feed, .id = id, .data = data}, *previous);
    return put ? Result<void>{} : std::unexpected(put.error());
}

} // namespace onescreen::central
