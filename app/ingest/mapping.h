// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/change.h"
#include "app/geo/crs.h"
#include "app/ingest/csvreader.h"
#include "app/ingest/timepattern.h"

#include <QHash>
#include <QJsonObject>
#include <QStringList>
#include <QTimeZone>

#include <array>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace onescreen::ingest {

/// Exact texts and what they become. An unknown text rejects the row unless `otherwise` stands for it or it
/// is kept.
struct Lookup
{
    QString name;
    QHash<QString, QString> entries;
    std::optional<QString> otherwise;
    bool keepUnknown = false;
};

/// A piece of a text: words of the mapping or the content of a column.
struct Piece
{
    QString literal;
    qsizetype column = -1; ///< Index into Mapping::columns; -1: literal.
};

/// How a member gets its text: constant, column or template, then if_empty, then a lookup.
struct Expression
{
    std::vector<Piece> pieces;
    std::optional<QString> ifEmpty;
    std::shared_ptr<const Lookup> lookup;
};

/// How a moment is read. A text without a time of day means the start or the end (23:59:59.999) of that day
/// there.
struct TimeRule
{
    enum class Style { Pattern, Rfc3339, UnixSeconds, UnixMilliseconds };

    Expression text;
    Style style = Style::Pattern;
    std::vector<TimePattern> patterns; ///< Tried in this order.
    QTimeZone zone;
    bool endOfDay = false;
};

/// What to do with a position outside the box in which the rows should lie.
enum class OutsidePolicy { Reject, Missing, Keep };

struct PositionRule
{
    Expression lon;
    Expression lat;
    geo::Datum datum = geo::Datum::Wgs84;
    bool zeroIsMissing = false;
    std::optional<std::array<double, 4>> box; ///< west, south, east, north in degrees of `datum`.
    OutsidePolicy outside = OutsidePolicy::Reject;
};

/// Category tree named by columns, top first. Codes are made from the names, so they are the same on every
/// run.
struct CategoryTree
{
    std::vector<Expression> levels;
    QString codePrefix;
};

/// Unit known by name only; its id is made from the name.
struct UnitByName
{
    Expression name;
    QString idPrefix;
    QString kind;
    Expression region;
};

struct EventMembers
{
    Expression sid;
    std::optional<Expression> number;
    std::variant<Expression, CategoryTree> category;
    Expression state;
    std::optional<Expression> priority;
    Expression region;
    Expression title;
    std::optional<Expression> address;
    std::optional<Expression> description;
    std::optional<PositionRule> position;
    TimeRule reportedAt;
    std::optional<TimeRule> acceptedAt;
    std::optional<TimeRule> assignedAt;
    std::optional<TimeRule> dueAt;
    std::optional<TimeRule> closedAt;
    std::variant<std::monostate, Expression, UnitByName> unit;
};

struct IndicatorMembers
{
    /// What tells one value from another; not given: document, area, period and indicator.
    std::optional<Expression> key;
    Expression indicator;
    Expression area;
    std::optional<Expression> region; ///< Text of the lookup: a code, or nothing.
    Expression period;
    std::optional<Expression> value;
    std::optional<Expression> unit;
    Expression document;
    std::optional<Expression> context;
    std::optional<Expression> numerator;
    std::optional<Expression> denominator;
    std::optional<Expression> state; ///< Words of ValueState, usually through a lookup.
};

/// How far ahead of the day of import the times of an event may lie; a due time may lie anywhere.
struct AheadLimits
{
    int noteDays = 1;     ///< Beyond it the row is taken and noted.
    int rejectDays = 366; ///< Beyond it the row is rejected: a wrong century, not a plan.
};

/// Which of several rows with the same id counts.
enum class RepeatPolicy { KeepLast, KeepFirst };

/// A checked mapping file (docs/import.md, resources/mappings/mapping.schema.json). Immutable after reading.
struct Mapping
{
    QString file;
    SourceCode source;
    Origin origin = Origin::Import;
    std::optional<char> delimiter;        ///< Guessed when absent.
    std::optional<TextEncoding> encoding; ///< Guessed when absent.
    QStringList missing;                  ///< Texts that mean "nothing there", beside the empty one.
    RepeatPolicy repeated = RepeatPolicy::KeepLast;
    std::optional<UtcTime> asOf;
    AheadLimits ahead;
    std::vector<Record>
        declared;        ///< Source, dictionary entries, regions and units to be sent first, in this order.
    QStringList columns; ///< Every column the mapping uses.
    QHash<QString, QString> columnPlaces; ///< Column → JSON path of its first use.
    std::variant<EventMembers, IndicatorMembers> members;

    /// Reads and checks; an error names `file` and the JSON path, for example "$.members.cat.lookup".
    static Result<Mapping> fromJson(const QByteArray& json, const QString& file);
    static Result<Mapping> fromFile(const QString& path);

    [[nodiscard]] Entity entity() const
    {
        return std::holds_alternative<EventMembers>(members) ? Entity::Event : Entity::Indicator;
    }
};

/// For each of Mapping::columns its position in the header. An error names the mapping's file, the place
/// where the column is used, the missing column and the columns there are; also when a used column stands
/// twice.
Result<std::vector<std::size_t>> bindColumns(const Mapping& mapping, const std::vector<QString>& header);

} // namespace onescreen::ingest
