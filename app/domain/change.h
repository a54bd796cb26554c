// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/domain/dictionary.h"
#include "app/domain/event.h"
#include "app/domain/feed.h"
#include "app/domain/indicatorvalue.h"
#include "app/domain/note.h"
#include "app/domain/region.h"
#include "app/domain/resource.h"
#include "app/domain/rowdigest.h"
#include "app/domain/unit.h"

#include <QByteArray>
#include <QStringList>

#include <optional>
#include <variant>
#include <vector>

namespace onescreen {

/// What the change log carries. The order is stored; append only.
enum class Entity : quint8 { Event, Resource, Unit, Region, Dictionary, Indicator, Feed, Note };
inline constexpr std::array allEntities{Entity::Event,      Entity::Resource,  Entity::Unit, Entity::Region,
                                        Entity::Dictionary, Entity::Indicator, Entity::Feed, Entity::Note};
QString entityName(Entity entity); ///< Wire word: "event", "resource", "unit", "region", "dict", "indicator",
                                   ///< "feed", "note".
std::optional<Entity> entityFromName(QStringView name);

/// A full row; the alternative's index is the Entity's number.
using Record = std::variant<Event, Resource, Unit, Region, DictionaryEntry, IndicatorValue, Feed, Note>;
inline Entity entityOf(const Record& record)
{
    return static_cast<Entity>(record.index());
}
/// Id of the row on the wire: the event's id, a region's code, "category/0102" for a dictionary entry.
QString recordId(const Record& record);
/// The area the row belongs to, for scoping; none for rows that everybody may see.
std::optional<RegionCode> recordRegion(const Record& record);

struct PutChange
{
    Record record;
    QByteArray extra; ///< JSON object of members this version does not know; empty when none.
};
struct DeleteChange
{
};
/// The row still exists but has left the reader's scope; the cache treats it as deleted.
struct OutChange
{
};

/// One entry of the change log.
struct Change
{
    qint64 seq = 0;
    qint64 transaction = 0;
    Entity entity = Entity::Event;
    QString id;
    qint64 version = 0;
    std::optional<ActionId> action; ///< The operator's action that caused it.
    std::variant<PutChange, DeleteChange, OutChange> what;
};

/// A line that could not be read: kept aside, counted and shown, so that it harms nothing else.
struct PoisonRecord
{
    qint64 seq = 0; ///< 0 when even that could not be read.
    QString entity; ///< As far as it could be read.
    QString id;
    QByteArray raw; ///< The line, cut at 64 KiB.
    QString reason;
};

/// One page (from, to] of the log, checked: count and checksum were right.
struct ChangePage
{
    QByteArray epoch; ///< History the numbers belong to; another epoch means everything must be read again.
    qint64 from = 0;
    qint64 to = 0;
    qint64 head = 0; ///< Newest number at the server.
    int schema = 0;
    UtcTime serverTime;
    std::vector<Change> changes;
    std::vector<PoisonRecord> poison;
    QByteArray nextCursor; ///< Opaque; to be stored in the transaction that stores the changes.
    bool more = false;     ///< Another page is ready.
    bool split = false; ///< The page ends inside a transaction of the server; the next one goes on with it.
    std::optional<Digests> digests; ///< Of the server's rows at `to`, when the page ends at its head.
    /// What its reader may see, as first digits of regions' codes; empty: everything. None: the server does
    /// not say.
    std::optional<QStringList> scope;
};

} // namespace onescreen
