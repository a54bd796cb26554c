// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/feed.h"
#include "app/domain/geopoint.h"
#include "app/domain/indicatorvalue.h"
#include "app/domain/note.h"
#include "app/domain/resource.h"
#include "app/domain/texts.h"
#include "app/domain/unit.h"

#include <gtest/gtest.h>

#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

TEST(GeoPoint, KeepsACentimetreAndRefusesTheImpossible)
{
    const auto point = GeoPoint::fromDegrees(122.1069999, -0.0000001);
    ASSERT_TRUE(point);
    EXPECT_EQ(point->lon7(), 1'221'069'999);
    EXPECT_EQ(point->lat7(), -1);
    EXPECT_TRUE(GeoPoint::fromDegrees(180, -90));
    for (const auto& [lon, lat] : {std::pair{180.1, 0.0},
                                   {0.0, 90.1},
                                   {29.9, 122.1},
                                   {std::nan(""), 0.0},
                                   {std::numeric_limits<double>::infinity(), 0.0}})
        EXPECT_FALSE(GeoPoint::fromDegrees(lon, lat)) << lon << ' ' << lat;
    EXPECT_FALSE(GeoPoint::fromE7(1'800'000'001, 0));
}

TEST(Texts, CleaningRemovesWhatReordersOrHides)
{
    EXPECT_EQ(cleanedText(u"  张\u202e三\u200b\n李\u0007四\ufeff "_s), u"张三 李四"_s);
    EXPECT_EQ(cleanedText(u"<b>粗</b>"_s), u"<b>粗</b>"_s) << "markup stays as text";
}

TEST(Texts, nothingUnseenStays)
{
    EXPECT_EQ(cleanedText(u"一\u0085二\u2028三"_s), u"一 二 三"_s) << "every end of a line";
    EXPECT_EQ(cleanedText(u"a\u009b\u061c\u00ad\u180e\u2065b"_s), u"ab"_s);
    EXPECT_EQ(cleanedText(QStringLiteral("x\U000e0041y\ufffe")), u"xy"_s) << "tags and non-characters";
    EXPECT_EQ(cleanedText(QStringLiteral("辻\U000e0101")), QStringLiteral("辻\U000e0101"))
        << "a form in a name";
    EXPECT_EQ(cleanedText(QString(QChar(u'\xd83d')) + u'a'), u"\ufffda"_s);
    EXPECT_EQ(cleanedText(QStringLiteral("\U0001f6a8 报警")), QStringLiteral("\U0001f6a8 报警"));
}

TEST(Texts, aCutIsNeverInsideASign)
{
    EXPECT_EQ(cleanedTextUpTo(3, QStringLiteral("ab\U0001f6a8c")), u"ab"_s);
    EXPECT_EQ(cleanedTextUpTo(4, QStringLiteral("ab\U0001f6a8c")), QStringLiteral("ab\U0001f6a8"));
    EXPECT_EQ(cleanedTextUpTo(3, u"ab cd"_s), u"ab"_s) << "nor is there a space at its end";
    EXPECT_TRUE(cleanedTextUpTo(0, u"ab"_s).isEmpty());
}

TEST(StrongId, IsPrintableAndNotEmpty)
{
    EXPECT_TRUE(UnitId::fromString(u"u-1"));
    for (const QString& text : {u""_s, u"a b"_s, u"单位"_s, QString(129, u'x'), u"a\n"_s})
        EXPECT_FALSE(UnitId::fromString(text));
}

TEST(Resource, PositionComesWithItsTime)
{
    ResourceFields fields{.id = ResourceId::fromString(u"r-1").value(),
                          .kind = ResourceKind::Vessel,
                          .name = u"浙舟执法01"_s,
                          .region = *RegionCode::fromString(u"330900"),
                          .position = GeoPoint::fromDegrees(122.1, 30.0)};
    EXPECT_EQ(Resource::of(fields).error().place.field, u"pos_at"_s);
    fields.positionAt = fromMs(1);
    EXPECT_TRUE(Resource::of(fields));
    fields.heading = 360;
    EXPECT_EQ(Resource::of(fields).error().place.field, u"hdg"_s);
    fields.heading = 359;
    fields.fieldOfView = 90;
    EXPECT_EQ(Resource::of(fields).error().place.field, u"fov"_s) << "a vessel is no camera";
    fields.kind = ResourceKind::Camera;
    EXPECT_TRUE(Resource::of(fields));
    for (const int wrong : {0, -1, 361}) {
        fields.fieldOfView = wrong;
        EXPECT_EQ(Resource::of(fields).error().place.field, u"fov"_s) << wrong;
    }
    fields.fieldOfView = 360;
    for (const int wrong : {0, 50'001}) {
        fields.rangeMetres = wrong;
        EXPECT_EQ(Resource::of(fields).error().place.field, u"rng"_s) << wrong;
    }
    fields.rangeMetres = 150;
    EXPECT_TRUE(Resource::of(fields));
    fields.name.clear();
    EXPECT_EQ(Resource::of(fields).error().place.field, u"name"_s);
    for (const ResourceKind kind : allResourceKinds)
        EXPECT_EQ(resourceKindFromName(resourceKindName(kind)), kind);
    for (const auto status :
         {ResourceStatus::Ready, ResourceStatus::EnRoute, ResourceStatus::OnScene, ResourceStatus::Off})
        EXPECT_EQ(resourceStatusFromName(resourceStatusName(status)), status);
}

TEST(Unit, IsNotItsOwnParent)
{
    const auto id = UnitId::fromString(u"u-1").value();
    EXPECT_EQ(Unit::of({.id = id,
                        .name = u"大队"_s,
                        .kind = *UnitKindCode::fromString(u"zonghe"),
                        .region = *RegionCode::fromString(u"330900"),
                        .parent = id})
                  .error()
                  .place.field,
              u"parent"_s);
}

TEST(IndicatorValue, MissingStaysMissingAndNotFiniteIsRefused)
{
    IndicatorValueFields fields{.id = IndicatorValueId::fromString(u"i-1").value(),
                                .indicator = u"结案率"_s,
                                .regionName = u"舟山市"_s,
                                .periodText = u"2024Q1"_s};
    ASSERT_TRUE(IndicatorValue::of(fields));
    EXPECT_FALSE(IndicatorValue::of(fields).value()->value.has_value());
    fields.value = std::nan("");
    EXPECT_EQ(IndicatorValue::of(fields).error().place.field, u"val"_s);
}

TEST(IndicatorValue, APairIsWholeAndAStateKeepsItsWord)
{
    const IndicatorValueFields plain{.id = IndicatorValueId::fromString(u"i-1").value(),
                                     .indicator = u"结案率"_s,
                                     .regionName = u"舟山市"_s,
                                     .periodText = u"2023"_s,
                                     .unit = u"%"_s};
    const auto faultOf = [&](std::optional<double> value, std::optional<double> numerator,
                             std::optional<double> denominator, std::optional<ValueState> state) {
        IndicatorValueFields fields = plain;
        fields.value = value;
        fields.numerator = numerator;
        fields.denominator = denominator;
        fields.state = state;
        const auto made = IndicatorValue::of(fields);
        return made ? QString() : made.error().place.field;
    };
    using enum ValueState;
    EXPECT_EQ(faultOf(98.8, 221'199, 223'889, {}), QString());
    EXPECT_EQ(faultOf({}, 221'199, 223'889, Value), QString());
    EXPECT_EQ(faultOf(98.8, 5, 4, {}), QString()) << "a rate above 100 % is for the checks of the indicator";
    EXPECT_EQ(faultOf({}, 5, {}, {}), u"num"_s);
    EXPECT_EQ(faultOf({}, {}, 5, {}), u"den"_s);
    EXPECT_EQ(faultOf({}, -1, 5, {}), u"num"_s);
    EXPECT_EQ(faultOf({}, 0, 0, {}), u"den"_s) << "0/0 is no number";
    EXPECT_EQ(faultOf({}, 1, -5, {}), u"den"_s);
    EXPECT_EQ(faultOf({}, std::numeric_limits<double>::infinity(), 5, {}), u"num"_s);
    EXPECT_EQ(faultOf({}, {}, {}, Value), u"vst"_s);
    for (const ValueState state : {NotApplicable, NotReported, Late, Suppressed, Rejected}) {
        EXPECT_EQ(faultOf({}, {}, {}, state), QString());
        EXPECT_EQ(faultOf(0, {}, {}, state), u"vst"_s);
        EXPECT_EQ(faultOf({}, 0, 1, state), u"vst"_s);
        EXPECT_EQ(valueStateFromName(valueStateName(state)), state);
    }
    EXPECT_EQ(valueStateFromName(u"missing"), std::nullopt);
}

TEST(IndicatorValue, AContradictionIsToldAndNotRepaired)
{
    IndicatorValueFields fields{.id = IndicatorValueId::fromString(u"i-1").value(),
                                .indicator = u"结案率"_s,
                                .regionName = u"舟山市"_s,
                                .periodText = u"2023"_s,
                                .value = 98.8,
                                .unit = u"%"_s,
                                .numerator = 221'199,
                                .denominator = 223'889};
    EXPECT_NEAR(ratioOf(fields).value(), 98.7985, 1e-4);
    EXPECT_EQ(contradictionOf(fields), std::nullopt) << "rounded as printed";
    fields.value = 98.81;
    EXPECT_TRUE(contradictionOf(fields).has_value());
    fields.value = 55.72;
    fields.numerator = 3'527;
    fields.denominator = 6'724;
    EXPECT_NEAR(contradictionOf(fields).value(), 52.454, 1e-3);
    EXPECT_EQ(IndicatorValue::of(fields).value()->value, 55.72);
    fields.unit = u"户次"_s;
    fields.value = 0.52;
    EXPECT_EQ(contradictionOf(fields), std::nullopt) << "without a per cent sign it is a plain ratio";
    fields.value.reset();
    EXPECT_EQ(contradictionOf(fields), std::nullopt);
    fields.numerator.reset();
    EXPECT_EQ(ratioOf(fields), std::nullopt);
}

TEST(Feed, FreshnessFollowsTheExpectedInterval)
{
    EXPECT_EQ(freshnessOf(10s, 10s), Freshness::Fresh);
    EXPECT_EQ(freshnessOf(11s, 10s), Freshness::Late);
    EXPECT_EQ(freshnessOf(20s, 10s), Freshness::Late);
    EXPECT_EQ(freshnessOf(21s, 10s), Freshness::Stale);
    EXPECT_EQ(freshnessOf(std::nullopt, 10s), Freshness::Unknown);
    EXPECT_EQ(freshnessOf(1s, std::nullopt), Freshness::Unknown);
    const auto source = SourceCode::fromString(u"grid").value();
    EXPECT_EQ(Feed::of({.source = source, .asOf = fromMs(0), .rows = -1}).error().place.field, u"rows"_s);
    EXPECT_EQ(Feed::of({.source = source, .asOf = fromMs(0), .expectedIntervalS = 0}).error().place.field,
              u"every"_s);
}

TEST(Note, ANoteNeedsItsText)
{
    NoteFields fields{.id = NoteId::fromString(u"n-1").value(),
                      .event = EventId::fromString(u"e-1").value(),
                      .at = fromMs(0),
                      .kind = u"note"_s,
                      .actor = u"值班员"_s};
    EXPECT_EQ(Note::of(fields).error().place.field, u"text"_s);
    fields.kind = u"acknowledge"_s;
    EXPECT_TRUE(Note::of(fields));
}

} // namespace onescreen
