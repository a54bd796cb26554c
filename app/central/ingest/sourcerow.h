// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/domain/change.h"

#include <QString>

#include <optional>
#include <vector>

namespace onescreen::central {

inline constexpr std::size_t mostIngestRows = 5000;
inline constexpr qint64 mostIngestBytes = 8LL * 1024 * 1024;

/// One row of a source system. `record` carries the id that sourceRowId() gives, or why the row cannot be
/// taken.
struct SourceRow
{
    Entity entity = Entity::Event;
    QString sourceId;
    Result<Record> record;
};

/// What a source system sends at once; stored in one transaction.
struct SourceBatch
{
    SourceCode source;
    std::optional<UtcTime> asOf;  ///< The source's own "complete up to".
    std::optional<Origin> origin; ///< For rows that do not say theirs, and for the feed.
    std::optional<int> everyS;    ///< Seconds between batches.
    std::vector<SourceRow> rows;
    bool isFeed = true; ///< False for set-up rows of this program, which are no news of any source.
};

/// The id of a row: the same for the same source, entity and source id, in every run and on every server.
/// Events and notes: a UUID version 7 whose time is `at` and whose random part is a hash, so that ids sort by
/// time. Regions and dictionary entries bring their own. Others: "source:sid", or a hash where that is no
/// identifier.
QString sourceRowId(const SourceCode& source, Entity entity, const QString& sourceId,
                    std::optional<UtcTime> at);

/// The record under another id. Requires an id of that entity; regions, dictionary entries and feeds stay as
/// they are.
Record withId(const Record& record, const QString& id);

} // namespace onescreen::central
