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

Ingester::Ingester(SqliteDb& db, ChangeLog& log, Vocabulary& words, const Clock& clock, Statement select,
                   Statement store)
    : m_db(&db), m_log(&log), m_words(&words), m_clock(&clock), m_selectKey(std::move(select)),
      m_storeKey(std::move(store))
{
}

Result<Ingester> Ingester::create(SqliteDb& db, ChangeLog& log, Vocabulary& words, const Clock& clock)
{
    auto select = Statement::prepare(
        db, u"SELECT id, fingerprint FROM source_key WHERE source = ? AND entity = ? AND source_id = ?"_s);
    if (!select)
        return std::unexpected(select.error());
    auto store = Statement::prepare(
        db, u"INSERT INTO source_key(source, entity, source_id, id, fingerprint) VALUES(?, ?, ?, ?, ?)"
            u" ON CONFLICT DO UPDATE SET fingerprint = excluded.fingerprint"_s);
    if (!store)
        return std::unexpected(store.error());
    return Ingester(db, log, words, clock, *std::move(select), *std::move(store));
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
    IngestOutcome outcome;
    outcome.rows.reserve(batch.rows.size());
    for (const SourceRow& row : batch.rows) {
        auto done = ingestRow(batch, row);
        if (!done)
            return std::unexpected(done.error());
        outcome.rows.push_back(*std::move(done));
    }
    if (auto fed = updateFeed(batch, newsOf(batch, outcome)); !fed)
        return std::unexpected(fed.error());
    if (auto committed = transaction->commit(); !committed)
        return std::unexpected(committed.error());
    outcome.headSeq = m_log->head().seq;
    return outcome;
}

Result<RowOutcome> Ingester::ingestRow(const SourceBatch& batch, const SourceRow& row)
{
    if (!row.record)
        return rejection(row, row.record.error());
    auto record = resolved(batch, *row.record);
    if (!record)
        return isRowFault(record.error()) ? Result<RowOutcome>(rejection(row, record.error()))
                                          : std::unexpected(record.error());
    const auto known = key(batch.source, row.entity, row.sourceId);
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
    if (auto kept = m_storeKey.run(batch.source.toString(), static_cast<int>(row.entity), row.sourceId,
                                   outcome.id, fingerprint);
        !kept)
        return std::unexpected(kept.error());
    return outcome;
}

Result<std::optional<Ingester::Key>> Ingester::key(const SourceCode& source, Entity entity,
                                                   const QString& sourceId)
{
    if (auto ran = m_selectKey.run(source.toString(), static_cast<int>(entity), sourceId); !ran)
        return std::unexpected(ran.error());
    std::optional<Key> found;
    if (m_selectKey.next())
        found = Key{.id = m_selectKey.value(0).toString(), .fingerprint = m_selectKey.value(1).toByteArray()};
    m_selectKey.finish();
    return found;
}

/// Sources name units and events by their own ids; those become ours.
Result<QString> Ingester::ownId(const SourceBatch& batch, Entity entity, const QString& reference)
{
    if (entity == Entity::Unit && m_words->hasUnit(reference))
        return reference;
    auto found = key(batch.source, entity, reference);
    if (!found)
        return std::unexpected(found.error());
    return *found ? (*found)->id : reference;
}

template <typename Fields, typename Id>
Result<void> Ingester::followReference(const SourceBatch& batch, Fields& fields,
                                       std::optional<Id> Fields::* member)
{
    std::optional<Id>& reference = fields.*member;
    if (!reference)
        return {};
    const auto own =
        ownId(batch, std::is_same_v<Id, UnitId> ? Entity::Unit : Entity::Event, reference->toString());
    if (!own)
        return std::unexpected(own.error());
    reference = Id::fromString(*own);
    return {};
}

template <typename Fields, typename... Members>
Result<Record> Ingester::withOwnIds(const SourceBatch& batch, const Checked<Fields>& row, Members... members)
{
    if (((!((*row).*members)) && ...))
        return row;
    Fields fields = *row;
    Result<void> followed;
    const auto follow = [&](auto member) {
        if (followed)
            followed = followReference(batch, fields, member);
    };
    (follow(members), ...);
    if (!followed)
        return std::unexpected(followed.error());
    auto changed = Checked<Fields>::of(std::move(fields));
    return changed ? Result<Record>(*std::move(changed)) : std::unexpected(changed.error());
}

Result<Record> Ingester::resolvedNote(const SourceBatch& batch, const Note& note)
{
    const auto own = ownId(batch, Entity::Event, note->event.toString());
    if (!own)
        return std::unexpected(own.error());
    const auto event = m_log->row(Entity::Event, *own);
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

Result<Record> Ingester::resolved(const SourceBatch& batch, const Record& record)
{
    Result<Record> own = record;
    if (const auto* event = std::get_if<Event>(&record))
        own = withOwnIds(batch, *event, &EventFields::unit);
    else if (const auto* resource = std::get_if<Resource>(&record))
        own = withOwnIds(batch, *resource, &ResourceFields::unit, &ResourceFields::event);
    else if (const auto* unit = std::get_if<Unit>(&record))
        own = withOwnIds(batch, *unit, &UnitFields::parent);
    else if (const auto* note = std::get_if<Note>(&record))
        own = resolvedNote(batch, *note);
    if (!own)
        return own;
    if (auto fault = m_words->unknownReference(*own))
        return std::unexpected(*std::move(fault));
    return own;
}

Result<RowOutcomeKind> Ingester::store(const Record& record, const QByteArray& data, bool mayExist)
{
    const Entity entity = entityOf(record);
    const QString id = recordId(record);
    std::optional<RowState> previous;
    LogPut entry{.entity = entity, .id = id, .region = recordRegion(record), .data = data};
    if (mayExist) {
        auto found = m_log->row(entity, id);
        if (!found)
            return std::unexpected(found.error());
        previous = *found;
    }
    if (previous) {
        auto current = m_log->dataAt(previous->seq);
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
        auto data = m_log->dataAt((*previous)->seq);
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
