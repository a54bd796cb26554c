// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/recorddecoder.h"

#include "app/remote/wirevalues.h"

#include <QJsonDocument>

#include <array>
#include <span>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using wire::Complaint;
using wire::Value;
namespace ondemand = simdjson::ondemand;

/// One wire member of a draft: a struct with every member optional or empty.
template <typename Draft> struct Member
{
    std::string_view name;
    bool required;
    Complaint (*read)(Value&, Draft&);
};

template <auto Field, typename Draft> Complaint readField(Value& value, Draft& draft)
{
    return wire::readInto(value, draft.*Field);
}
template <auto Field, typename Draft> constexpr Member<Draft> required(std::string_view name)
{
    return {name, true, &readField<Field, Draft>};
}
template <auto Field, typename Draft> constexpr Member<Draft> optional(std::string_view name)
{
    return {name, false, &readField<Field, Draft>};
}

std::unexpected<Error> refused(std::string_view name, QStringView why)
{
    return failure(ErrorKind::Invalid, why.toString(),
                   {.field = QString::fromUtf8(name.data(), std::ssize(name))});
}
std::unexpected<Error> malformed()
{
    return failure(ErrorKind::Invalid, u"the row is not a JSON object"_s);
}

/// Collects unknown members as JSON text.
class Extra
{
public:
    /// `name` as it stands in the text, with its escapes.
    bool add(std::string_view name, Value& value)
    {
        std::string_view json;
        if (value.raw_json().get(json) != simdjson::SUCCESS || wire::nestingOf(json) > wire::deepest - 2)
            return false;
        m_json += m_json.isEmpty() ? '{' : ',';
        m_json += '"';
        m_json.append(name.data(), std::ssize(name));
        m_json += "\":";
        m_json.append(json.data(), std::ssize(json));
        return true;
    }
    /// Members that were skipped were not checked by the parser; nothing malformed may reach the store.
    Result<QByteArray> finished() &&
    {
        if (m_json.isEmpty())
            return QByteArray();
        m_json += '}';
        const QJsonDocument checked = QJsonDocument::fromJson(m_json);
        if (!checked.isObject())
            return malformed();
        return checked.toJson(QJsonDocument::Compact);
    }

private:
    QByteArray m_json;
};

/// Fills the draft; afterwards every required member has been read.
template <typename Draft, std::size_t Count>
Result<QByteArray> readMembers(ondemand::object& object, const std::array<Member<Draft>, Count>& members,
                               Draft& draft)
{
    static_assert(Count < 32);
    Extra extra;
    quint32 seen = 0;
    std::size_t expected =
        0; // Our own encoder writes in this order, so the first comparison nearly always fits.
    for (auto item : object) {
        ondemand::field field;
        if (std::move(item).get(field) != simdjson::SUCCESS)
            return malformed();
        const std::string_view written = field.escaped_key();
        std::string_view name = written;
        if (written.find('\\') != std::string_view::npos &&
            field.unescaped_key().get(name) != simdjson::SUCCESS)
            return malformed();
        std::size_t tried = 0;
        while (tried < Count && members[(expected + tried) % Count].name != name)
            ++tried;
        if (tried == Count) {
            if (!extra.add(written, field.value()))
                return refused(name, u"is malformed or nested too deep");
            continue;
        }
        const std::size_t at = (expected + tried) % Count;
        expected = at + 1;
        bool isNull = false;
        if (field.value().is_null().get(isNull) != simdjson::SUCCESS)
            return malformed();
        if (isNull)
            continue;
        if (const Complaint complaint = members[at].read(field.value(), draft); !complaint.isNull())
            return refused(name, complaint);
        seen |= 1U << at;
    }
    for (std::size_t at = 0; at < Count; ++at) {
        if (members[at].required && (seen & (1U << at)) == 0)
            return refused(members[at].name, u"is missing");
    }
    return std::move(extra).finished();
}

Result<std::optional<GeoPoint>> positionOf(std::optional<qint64> lon, std::optional<qint64> lat)
{
    if (lon.has_value() != lat.has_value())
        return refused(lon ? "lat" : "lon", u"is missing although the other coordinate is given");
    if (!lon)
        return std::nullopt;
    const auto point = GeoPoint::fromE7(*lon, *lat);
    if (!point)
        return refused("lon", u"and lat are not a place on earth in units of 1e-7 degree");
    return point;
}

template <typename Id> Result<Id> idFrom(const QString& text)
{
    if (auto id = Id::fromString(text))
        return *std::move(id);
    return refused("id", u"is not an identifier of this entity");
}

template <typename Fields> Result<DecodedRecord> checked(Fields fields, QByteArray&& extra)
{
    auto record = Checked<Fields>::of(std::move(fields));
    if (!record)
        return std::unexpected(std::move(record).error());
    return DecodedRecord{.record = *std::move(record), .extra = std::move(extra)};
}

struct EventDraft
{
    QString number, sourceId, title, address, description;
    std::optional<SourceCode> source;
    std::optional<CategoryCode> category;
    std::optional<EventState> state;
    std::optional<Priority> priority;
    std::optional<Origin> origin;
    std::optional<RegionCode> region;
    std::optional<qint64> lon, lat;
    std::optional<UtcTime> at, ack, asg, due, closed;
    std::optional<UnitId> unit;
};
using E = EventDraft;
constexpr std::array<Member<E>, 19> eventMembers{
    optional<&E::number, E>("no"),        required<&E::source, E>("src"),
    required<&E::sourceId, E>("sid"),     required<&E::category, E>("cat"),
    required<&E::state, E>("st"),         required<&E::priority, E>("pri"),
    required<&E::origin, E>("origin"),    required<&E::region, E>("reg"),
    required<&E::title, E>("title"),      optional<&E::address, E>("addr"),
    optional<&E::description, E>("desc"), optional<&E::lon, E>("lon"),
    optional<&E::lat, E>("lat"),          required<&E::at, E>("at"),
    optional<&E::ack, E>("ack"),          optional<&E::asg, E>("asg"),
    optional<&E::due, E>("due"),          optional<&E::closed, E>("closed"),
    optional<&E::unit, E>("unit"),
};

Result<DecodedRecord> decodeEvent(const QString& id, ondemand::object& object)
{
    EventDraft draft;
    auto extra = readMembers(object, eventMembers, draft);
    if (!extra)
        return std::unexpected(std::move(extra).error());
    auto eventId = idFrom<EventId>(id);
    if (!eventId)
        return std::unexpected(std::move(eventId).error());
    const auto position = positionOf(draft.lon, draft.lat);
    if (!position)
        return std::unexpected(position.error());
    return checked(EventFields{.id = *std::move(eventId),
                               .number = std::move(draft.number),
                               .source = *std::move(draft.source),
                               .sourceId = std::move(draft.sourceId),
                               .category = *std::move(draft.category),
                               .state = *draft.state,
                               .priority = *draft.priority,
                               .origin = *draft.origin,
                               .region = *draft.region,
                               .title = std::move(draft.title),
                               .address = std::move(draft.address),
                               .description = std::move(draft.description),
                               .position = *position,
                               .reportedAt = *draft.at,
                               .acceptedAt = draft.ack,
                               .assignedAt = draft.asg,
                               .dueAt = draft.due,
                               .closedAt = draft.closed,
                               .unit = std::move(draft.unit)},
                   *std::move(extra));
}

struct ResourceDraft
{
    std::optional<ResourceKind> kind;
    std::optional<ResourceStatus> status;
    std::optional<Origin> origin;
    QString name;
    std::optional<UnitId> unit;
    std::optional<RegionCode> region;
    std::optional<qint64> lon, lat;
    std::optional<int> heading, fieldOfView, rangeMetres;
    std::optional<UtcTime> positionAt;
    std::optional<EventId> event;
};
using R = ResourceDraft;
constexpr std::array<Member<R>, 13> resourceMembers{
    required<&R::kind, R>("kind"),       required<&R::status, R>("st"),
    required<&R::origin, R>("origin"),   required<&R::name, R>("name"),
    optional<&R::unit, R>("unit"),       required<&R::region, R>("reg"),
    optional<&R::lon, R>("lon"),         optional<&R::lat, R>("lat"),
    optional<&R::heading, R>("hdg"),     optional<&R::fieldOfView, R>("fov"),
    optional<&R::rangeMetres, R>("rng"), optional<&R::positionAt, R>("pos_at"),
    optional<&R::event, R>("event"),
};

Result<DecodedRecord> decodeResource(const QString& id, ondemand::object& object)
{
    ResourceDraft draft;
    auto extra = readMembers(object, resourceMembers, draft);
    if (!extra)
        return std::unexpected(std::move(extra).error());
    auto resourceId = idFrom<ResourceId>(id);
    if (!resourceId)
        return std::unexpected(std::move(resourceId).error());
    const auto position = positionOf(draft.lon, draft.lat);
    if (!position)
        return std::unexpected(position.error());
    return checked(ResourceFields{.id = *std::move(resourceId),
                                  .kind = *draft.kind,
                                  .status = *draft.status,
                                  .origin = *draft.origin,
                                  .name = std::move(draft.name),
                                  .unit = std::move(draft.unit),
                                  .region = *draft.region,
                                  .position = *position,
                                  .heading = draft.heading,
                                  .fieldOfView = draft.fieldOfView,
                                  .rangeMetres = draft.rangeMetres,
                                  .positionAt = draft.positionAt,
                                  .event = std::move(draft.event)},
                   *std::move(extra));
}

struct UnitDraft
{
    QString name;
    std::optional<UnitKindCode> kind;
    std::optional<RegionCode> region;
    std::optional<UnitId> parent;
};
using U = UnitDraft;
constexpr std::array<Member<U>, 4> unitMembers{required<&U::name, U>("name"), required<&U::kind, U>("kind"),
                                               required<&U::region, U>("reg"),
                                               optional<&U::parent, U>("parent")};

Result<DecodedRecord> decodeUnit(const QString& id, ondemand::object& object)
{
    UnitDraft draft;
    auto extra = readMembers(object, unitMembers, draft);
    if (!extra)
        return std::unexpected(std::move(extra).error());
    auto unitId = idFrom<UnitId>(id);
    if (!unitId)
        return std::unexpected(std::move(unitId).error());
    return checked(UnitFields{.id = *std::move(unitId),
                              .name = std::move(draft.name),
                              .kind = *std::move(draft.kind),
                              .region = *draft.region,
                              .parent = std::move(draft.parent)},
                   *std::move(extra));
}

struct RegionDraft
{
    QString name;
};
constexpr std::array<Member<RegionDraft>, 1> regionMembers{required<&RegionDraft::name, RegionDraft>("name")};

Result<DecodedRecord> decodeRegion(const QString& id, ondemand::object& object)
{
    RegionDraft draft;
    auto extra = readMembers(object, regionMembers, draft);
    if (!extra)
        return std::unexpected(std::move(extra).error());
    const auto code = idFrom<RegionCode>(id);
    if (!code)
        return std::unexpected(code.error());
    return checked(RegionFields{.code = *code, .name = std::move(draft.name)}, *std::move(extra));
}

struct DictionaryDraft
{
    std::optional<DictionaryKind> kind;
    QString code, name;
    std::optional<QString> parent;
    std::optional<int> order;
};
using D = DictionaryDraft;
constexpr std::array<Member<D>, 5> dictionaryMembers{
    required<&D::kind, D>("dict"), required<&D::code, D>("code"), optional<&D::parent, D>("parent"),
    required<&D::name, D>("name"), optional<&D::order, D>("order")};

Result<DecodedRecord> decodeDictionaryEntry(const QString& id, ondemand::object& object)
{
    DictionaryDraft draft;
    auto extra = readMembers(object, dictionaryMembers, draft);
    if (!extra)
        return std::unexpected(std::move(extra).error());
    if (id != dictionaryKindName(*draft.kind) + u'/' + draft.code)
        return refused("code", u"does not belong to the id of the row");
    return checked(DictionaryEntryFields{.kind = *draft.kind,
                                         .code = std::move(draft.code),
                                         .parent = std::move(draft.parent),
                                         .name = std::move(draft.name),
                                         .order = draft.order.value_or(0)},
                   *std::move(extra));
}

struct IndicatorDraft
{
    QString indicator, area, periodText, unit, document, context;
    std::optional<RegionCode> region;
    std::optional<Period> period;
    std::optional<ValueRole> role;
    std::optional<double> value, numerator, denominator;
    std::optional<ValueState> state;
};
using I = IndicatorDraft;
constexpr std::array<Member<I>, 13> indicatorMembers{
    required<&I::indicator, I>("ind"), required<&I::area, I>("area"),
    optional<&I::region, I>("reg"),    required<&I::periodText, I>("per"),
    optional<&I::period, I>("p"),      required<&I::role, I>("role"),
    optional<&I::value, I>("val"),     optional<&I::unit, I>("unit"),
    optional<&I::document, I>("doc"),  optional<&I::context, I>("ctx"),
    optional<&I::numerator, I>("num"), optional<&I::denominator, I>("den"),
    optional<&I::state, I>("vst"),
};

Result<DecodedRecord> decodeIndicator(const QString& id, ondemand::object& object)
{
    IndicatorDraft draft;
    auto extra = readMembers(object, indicatorMembers, draft);
    if (!extra)
        return std::unexpected(std::move(extra).error());
    auto valueId = idFrom<IndicatorValueId>(id);
    if (!valueId)
        return std::unexpected(std::move(valueId).error());
    return checked(IndicatorValueFields{.id = *std::move(valueId),
                                        .indicator = std::move(draft.indicator),
                                        .regionName = std::move(draft.area),
                                        .region = draft.region,
                                        .periodText = std::move(draft.periodText),
                                        .period = draft.period,
                                        .role = *draft.role,
                                        .value = draft.value,
                                        .unit = std::move(draft.unit),
                                        .document = std::move(draft.document),
                                        .context = std::move(draft.context),
                                        .numerator = draft.numerator,
                                        .denominator = draft.denominator,
                                        .state = draft.state},
                   *std::move(extra));
}

struct FeedDraft
{
    std::optional<Origin> origin;
    std::optional<UtcTime> asOf;
    std::optional<int> every;
    std::optional<qint64> rows;
};
using F = FeedDraft;
constexpr std::array<Member<F>, 4> feedMembers{
    required<&F::origin, F>("origin"), required<&F::asOf, F>("as_of"), optional<&F::every, F>("every"),
    required<&F::rows, F>("rows")};

Result<DecodedRecord> decodeFeed(const QString& id, ondemand::object& object)
{
    FeedDraft draft;
    auto extra = readMembers(object, feedMembers, draft);
    if (!extra)
        return std::unexpected(std::move(extra).error());
    auto source = idFrom<SourceCode>(id);
    if (!source)
        return std::unexpected(std::move(source).error());
    return checked(FeedFields{.source = *std::move(source),
                              .origin = *draft.origin,
                              .asOf = *draft.asOf,
                              .expectedIntervalS = draft.every,
                              .rows = *draft.rows},
                   *std::move(extra));
}

struct NoteDraft
{
    std::optional<EventId> event;
    std::optional<UtcTime> at;
    QString kind, actor, text;
    std::optional<ActionId> action;
};
using N = NoteDraft;
constexpr std::array<Member<N>, 6> noteMembers{
    required<&N::event, N>("event"), required<&N::at, N>("at"),     required<&N::kind, N>("kind"),
    required<&N::actor, N>("actor"), optional<&N::text, N>("text"), optional<&N::action, N>("action")};

Result<DecodedRecord> decodeNote(const QString& id, ondemand::object& object)
{
    NoteDraft draft;
    auto extra = readMembers(object, noteMembers, draft);
    if (!extra)
        return std::unexpected(std::move(extra).error());
    auto noteId = idFrom<NoteId>(id);
    if (!noteId)
        return std::unexpected(std::move(noteId).error());
    return checked(NoteFields{.id = *std::move(noteId),
                              .event = *std::move(draft.event),
                              .at = *draft.at,
                              .kind = std::move(draft.kind),
                              .actor = std::move(draft.actor),
                              .text = std::move(draft.text),
                              .action = std::move(draft.action)},
                   *std::move(extra));
}

} // namespace

Result<DecodedRecord> decodeRecordObject(Entity entity, const QString& id, ondemand::object& object)
{
    switch (entity) {
    case Entity::Event:
        return decodeEvent(id, object);
    case Entity::Resource:
        return decodeResource(id, object);
    case Entity::Unit:
        return decodeUnit(id, object);
    case Entity::Region:
        return decodeRegion(id, object);
    case Entity::Dictionary:
        return decodeDictionaryEntry(id, object);
    case Entity::Indicator:
        return decodeIndicator(id, object);
    case Entity::Feed:
        return decodeFeed(id, object);
    case Entity::Note:
        break;
    }
    return decodeNote(id, object);
}

Result<DecodedRecord> decodeRecord(Entity entity, const QString& id, QByteArrayView json)
{
    const simdjson::padded_string padded(json.data(), static_cast<std::size_t>(json.size()));
    ondemand::parser parser;
    ondemand::document document;
    ondemand::object object;
    if (parser.iterate(padded).get(document) != simdjson::SUCCESS ||
        document.get_object().get(object) != simdjson::SUCCESS)
        return malformed();
    auto decoded = decodeRecordObject(entity, id, object);
    if (decoded && !document.at_end())
        return malformed();
    return decoded;
}

} // namespace onescreen
