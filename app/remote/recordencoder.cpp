// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/jsonobject.h"
#include "app/remote/recordcodec.h"

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

void writePosition(JsonObject& json, const std::optional<GeoPoint>& position)
{
    if (!position)
        return;
    json.integer("lon", position->lon7());
    json.integer("lat", position->lat7());
}

struct Encoder
{
    JsonObject& json;

    void operator()(const Event& event) const
    {
        json.textUnlessEmpty("no", event->number);
        json.text("src", event->source.toString());
        json.text("sid", event->sourceId);
        json.text("cat", event->category.toString());
        json.text("st", eventStateName(event->state));
        json.text("pri", priorityName(event->priority));
        json.text("origin", originName(event->origin));
        json.text("reg", event->region.toString());
        json.text("title", event->title);
        json.textUnlessEmpty("addr", event->address);
        json.textUnlessEmpty("desc", event->description);
        writePosition(json, event->position);
        json.time("at", event->reportedAt);
        json.time("ack", event->acceptedAt);
        json.time("asg", event->assignedAt);
        json.time("due", event->dueAt);
        json.time("closed", event->closedAt);
        json.id("unit", event->unit);
    }

    void operator()(const Resource& resource) const
    {
        json.text("kind", resourceKindName(resource->kind));
        json.text("st", resourceStatusName(resource->status));
        json.text("origin", originName(resource->origin));
        json.text("name", resource->name);
        json.id("unit", resource->unit);
        json.text("reg", resource->region.toString());
        writePosition(json, resource->position);
        if (resource->heading)
            json.integer("hdg", *resource->heading);
        if (resource->fieldOfView)
            json.integer("fov", *resource->fieldOfView);
        if (resource->rangeMetres)
            json.integer("rng", *resource->rangeMetres);
        json.time("pos_at", resource->positionAt);
        json.id("event", resource->event);
    }

    void operator()(const Unit& unit) const
    {
        json.text("name", unit->name);
        json.text("kind", unit->kind.toString());
        json.text("reg", unit->region.toString());
        json.id("parent", unit->parent);
    }

    void operator()(const Region& region) const { json.text("name", region->name); }

    void operator()(const DictionaryEntry& entry) const
    {
        json.text("dict", dictionaryKindName(entry->kind));
        json.text("code", entry->code);
        if (entry->parent)
            json.text("parent", *entry->parent);
        json.text("name", entry->name);
        json.integer("order", entry->order);
    }

    void operator()(const IndicatorValue& value) const
    {
        json.text("ind", value->indicator);
        json.text("area", value->regionName);
        json.id("reg", value->region);
        json.text("per", value->periodText);
        json.id("p", value->period);
        json.text("role", value->role == ValueRole::Actual ? u"actual"_s : u"target"_s);
        if (value->value)
            json.number("val", *value->value);
        if (value->numerator)
            json.number("num", *value->numerator);
        if (value->denominator)
            json.number("den", *value->denominator);
        if (value->state)
            json.text("vst", valueStateName(*value->state));
        json.textUnlessEmpty("unit", value->unit);
        json.textUnlessEmpty("doc", value->document);
        json.textUnlessEmpty("ctx", value->context);
    }

    void operator()(const Feed& feed) const
    {
        json.text("origin", originName(feed->origin));
        json.time("as_of", feed->asOf);
        if (feed->expectedIntervalS)
            json.integer("every", *feed->expectedIntervalS);
        json.integer("rows", feed->rows);
    }

    void operator()(const Note& note) const
    {
        json.text("event", note->event.toString());
        json.time("at", note->at);
        json.text("kind", note->kind);
        json.text("actor", note->actor);
        json.textUnlessEmpty("text", note->text);
        json.id("action", note->action);
    }
};

} // namespace

QByteArray encodeRecord(const Record& record)
{
    JsonObject json;
    std::visit(Encoder{json}, record);
    return std::move(json).finished();
}

} // namespace onescreen
