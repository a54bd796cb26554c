// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/ingest/feedhistory.h"
#include "app/central/ingest/sourcekeys.h"
#include "app/central/ingest/sourcerow.h"
#include "app/central/ingest/vocabulary.h"
#include "app/central/log/changelog.h"

#include <QHash>

namespace onescreen::central {

enum class RowOutcomeKind { Created, Updated, Unchanged, Rejected };
QString rowOutcomeName(RowOutcomeKind kind); ///< Wire word.

struct RowOutcome
{
    RowOutcomeKind kind = RowOutcomeKind::Rejected;
    QString sourceId;
    QString id;     ///< Empty when rejected.
    QString field;  ///< Only when rejected.
    QString reason; ///< Only when rejected.
};

struct IngestOutcome
{
    std::vector<RowOutcome> rows; ///< In the order of the batch.
    qint64 headSeq = 0;

    [[nodiscard]] int count(RowOutcomeKind kind) const;
};

/// Brings rows of source systems into the log, each only when it says something new.
class Ingester
{
public:
    static Result<Ingester> create(Database& db, ChangeLog& log, Vocabulary& words, const Clock& clock);

    /// One transaction; an error means that nothing of the batch was stored, except one that comes while it
    /// is being committed and says so: then nobody knows, and sending the batch again is right in either
    /// case, because a row that says nothing new changes nothing.
    Result<IngestOutcome> ingest(const SourceBatch& batch);

private:
    Ingester(Database& db, ChangeLog& log, Vocabulary& words, const Clock& clock, SourceKeys keys,
             FeedHistory history);
    Result<IngestOutcome> ingestRows(const SourceBatch& batch);
    Result<void> beginBatch(const SourceBatch& batch);
    Result<RowOutcome> ingestRow(const SourceRow& row);
    Result<Record> resolved(const Record& record);
    Result<std::optional<Error>> unknownReference(const Record& record);
    Result<Record> resolvedNote(const Note& note);
    Result<QString> ownId(Entity entity, const QString& reference);
    template <typename Fields, typename Id>
    Result<void> followReference(Fields& fields, std::optional<Id> Fields::* member);
    template <typename Fields, typename... Members>
    Result<Record> withOwnIds(const Checked<Fields>& row, Members... members);
    Result<RowOutcomeKind> store(const Record& record, const QByteArray& data, bool mayExist);
    Result<void> updateFeed(const SourceBatch& batch, int accepted);

    Database* m_db;
    ChangeLog* m_log;
    Vocabulary* m_words;
    const Clock* m_clock;
    SourceKeys m_keys;
    FeedHistory m_history;
    bool m_wordsAreFresh = false; ///< Read anew during this batch.
};

/// The source's new row, without undoing what an operator did to the old one: a state, unit and times of
/// acceptance and assignment that are further along than the source's stay.
Event mergedWithOperators(const Event& current, const Event& incoming);

} // namespace onescreen::central
