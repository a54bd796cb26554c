// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/event.h"

#include <gtest/gtest.h>

#include <functional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {

const UtcTime reported = fromMs(1'700'000'000'000);

EventFields validFields()
{
    return {.id = EventId::fromString(u"e-1").value(),
            .number = u"舟20260001"_s,
            .source = SourceCode::fromString(u"hotline12345").value(),
            .sourceId = u"1"_s,
            .category = CategoryCode::fromString(u"0102").value(),
            .region = RegionCode::fromString(u"330902001").value(),
            .title = u"暴露垃圾"_s,
            .reportedAt = reported,
            .dueAt = reported + 4h};
}

UnitId unit(QStringView text)
{
    return UnitId::fromString(text).value();
}

} // namespace

TEST(Event, ValidFieldsMakeAnEvent)
{
    EXPECT_TRUE(Event::of(validFields()));
}

TEST(Event, EachFaultIsRefusedByItsField)
{
    struct Case
    {
        QString field;
        std::function<void(EventFields&)> spoil;
    };
    const std::vector<Case> cases{
        {u"title"_s, [](EventFields& e) { e.title.clear(); }},
        {u"title"_s, [](EventFields& e) { e.title = QString(201, u'长'); }},
        {u"title"_s, [](EventFields& e) { e.title = u"a\u0007b"_s; }},
        {u"sid"_s, [](EventFields& e) { e.sourceId.clear(); }},
        {u"addr"_s, [](EventFields& e) { e.address = QString(201, u'x'); }},
        {u"desc"_s, [](EventFields& e) { e.description = QString(4001, u'x'); }},
        {u"due"_s, [](EventFields& e) { e.dueAt = reported - 1ms; }},
        {u"ack"_s, [](EventFields& e) { e.acceptedAt = reported - 1ms; }},
        {u"asg"_s, [](EventFields& e) { e.assignedAt = reported - 1ms; }},
        {u"closed"_s, [](EventFields& e) { e.closedAt = reported + 1h; }},
        {u"closed"_s, [](EventFields& e) { e.state = EventState::Closed; }},
        {u"closed"_s,
         [](EventFields& e) {
             e.state = EventState::Closed;
             e.closedAt = reported - 1h;
         }},
    };
    for (const Case& item : cases) {
        EventFields fields = validFields();
        item.spoil(fields);
        const auto event = Event::of(fields);
        ASSERT_FALSE(event) << item.field.toStdString();
        EXPECT_EQ(event.error().place.field, item.field);
        EXPECT_EQ(event.error().kind, ErrorKind::Invalid);
    }
}

TEST(Event, NamesRoundTrip)
{
    for (const EventState state : allEventStates)
        EXPECT_EQ(eventStateFromName(eventStateName(state)), state);
    for (const Priority priority : allPriorities)
        EXPECT_EQ(priorityFromName(priorityName(priority)), priority);
    for (const Origin origin : {Origin::Live, Origin::Import, Origin::Replay})
        EXPECT_EQ(originFromName(originName(origin)), origin);
    EXPECT_EQ(eventStateFromName(u"Reported"), std::nullopt);
    EXPECT_EQ(priorityFromName(u""), std::nullopt);
}

TEST(Event, EndedIsTheEnd)
{
    for (const EventState to : allEventStates) {
        EXPECT_FALSE(mayFollow(EventState::Closed, to));
        EXPECT_FALSE(mayFollow(EventState::Cancelled, to));
        EXPECT_FALSE(mayFollow(to, EventState::Reported));
        if (to != EventState::Closed && to != EventState::Cancelled) {
            EXPECT_TRUE(mayFollow(to, EventState::Closed));
        }
    }
}

TEST(Event, GoesTheOrdinaryWay)
{
    const Event start = Event::of(validFields()).value();
    const Event accepted = acknowledged(start, reported + 1min).value();
    EXPECT_EQ(accepted->state, EventState::Accepted);
    EXPECT_EQ(accepted->acceptedAt, reported + 1min);
    const Event assigned = assignedTo(accepted, unit(u"u-1"), reported + 3min).value();
    EXPECT_EQ(assigned->unit, unit(u"u-1"));
    EXPECT_EQ(assigned->assignedAt, reported + 3min);
    EXPECT_EQ(assigned->acceptedAt, reported + 1min);
    const Event handling = movedTo(assigned, EventState::Handling, reported + 15min).value();
    const Event closed = movedTo(handling, EventState::Closed, reported + 2h).value();
    EXPECT_EQ(closed->closedAt, reported + 2h);
    EXPECT_FALSE(isOverdue(*closed, reported + 100h));
}

TEST(Event, StepsThatTheMachineLacksAreConflicts)
{
    const Event start = Event::of(validFields()).value();
    const auto jumped = movedTo(start, EventState::Handling, reported + 1min);
    ASSERT_FALSE(jumped);
    EXPECT_EQ(jumped.error().kind, ErrorKind::Conflict);
    const Event closed = movedTo(start, EventState::Closed, reported + 1min).value();
    EXPECT_EQ(assignedTo(closed, unit(u"u-1"), reported + 2min).error().kind, ErrorKind::Conflict);
    const Event accepted = acknowledged(start, reported + 1min).value();
    EXPECT_EQ(acknowledged(accepted, reported + 2min).error().kind, ErrorKind::Conflict);
}

TEST(Event, AClockThatLagsDoesNotBlockTheAction)
{
    const Event start = Event::of(validFields()).value();
    const auto assigned = assignedTo(start, unit(u"u-1"), reported - 10min);
    ASSERT_TRUE(assigned);
    EXPECT_EQ((*assigned)->assignedAt, reported);
}

TEST(Event, OverdueIsDecidedByTheDueTime)
{
    EventFields fields = validFields();
    EXPECT_FALSE(isOverdue(fields, reported + 4h));
    EXPECT_TRUE(isOverdue(fields, reported + 4h + 1ms));
    fields.state = EventState::Closed;
    fields.closedAt = reported + 5h;
    EXPECT_TRUE(isOverdue(fields, reported + 4h));
    fields.dueAt.reset();
    EXPECT_FALSE(isOverdue(fields, reported + 10'000h));
}

} // namespace onescreen
