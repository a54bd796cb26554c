// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/recordcodec.h"
#include "app/remote/wiretime.h"
#include "tests/support/sampleevents.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <gtest/gtest.h>

#include <random>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using test::idOf;

template <typename Fields> Record recordOf(Fields fields)
{
    return Checked<Fields>::of(std::move(fields)).value();
}

std::vector<Record> oneOfEach()
{
    EventFields closed = test::sampleFields(u"e-1"_s);
    closed.state = EventState::Closed;
    closed.acceptedAt = closed.reportedAt;
    closed.assignedAt = closed.reportedAt + Milliseconds{5};
    closed.closedAt = closed.reportedAt + Milliseconds{9};
    closed.unit = idOf<UnitId>(u"unit-3"_s);
    EventFields bare = test::sampleFields(u"e-2"_s);
    bare.number.clear();
    bare.address.clear();
    bare.description.clear();
    bare.position.reset();
    bare.dueAt.reset();
    const auto at = fromMs(1'700'000'000'001);
    const auto region = idOf<RegionCode>(u"330902"_s);
    return {
        recordOf(closed),
        recordOf(bare),
        recordOf(ResourceFields{.id = idOf<ResourceId>(u"r-1"_s),
                                .kind = ResourceKind::Vessel,
                                .status = ResourceStatus::OnScene,
                                .origin = Origin::Replay,
                                .name = u"浙执法 301"_s,
                                .unit = idOf<UnitId>(u"unit-3"_s),
                                .region = region,
                                .position = GeoPoint::fromE7(-1'800'000'000, 900'000'000),
                                .heading = 359,
                                .positionAt = at,
                                .event = idOf<EventId>(u"e-1"_s)}),
        recordOf(ResourceFields{.id = idOf<ResourceId>(u"r-2"_s),
                                .kind = ResourceKind::Camera,
                                .name = u"甲"_s,
                                .unit = {},
                                .region = region,
                                .position = {},
                                .heading = {},
                                .fieldOfView = 360,
                                .rangeMetres = 50'000,
                                .positionAt = {},
                                .event = {}}),
        recordOf(UnitFields{.id = idOf<UnitId>(u"unit-3"_s),
                            .name = u"定海一中队"_s,
                            .kind = idOf<UnitKindCode>(u"zonghe"_s),
                            .region = region,
                            .parent = idOf<UnitId>(u"unit-1"_s)}),
        recordOf(RegionFields{.code = region, .name = u"定海区"_s}),
        recordOf(DictionaryEntryFields{.kind = DictionaryKind::Category,
                                       .code = u"0102"_s,
                                       .parent = u"01"_s,
                                       .name = u"占道经营"_s,
                                       .order = -3}),
        recordOf(IndicatorValueFields{.id = idOf<IndicatorValueId>(u"i-1"_s),
                                      .indicator = u"办结率"_s,
                                      .regionName = u"浙江省"_s,
                                      .region = idOf<RegionCode>(u"330000"_s),
                                      .periodText = u"2024Q1"_s,
                                      .period = Period::fromString(u"2024Q1"),
                                      .role = ValueRole::Target,
                                      .value = 0.1 + 0.2,
                                      .unit = u"%"_s,
                                      .document = u"年报"_s,
                                      .context = u"力争达到。"_s}),
        recordOf(IndicatorValueFields{.id = idOf<IndicatorValueId>(u"i-2"_s),
                                      .indicator = u"x"_s,
                                      .regionName = u"y"_s,
                                      .region = {},
                                      .periodText = u"去年"_s,
                                      .period = {},
                                      .value = {},
                                      .unit = {},
                                      .document = {},
                                      .context = {}}),
        recordOf(FeedFields{.source = idOf<SourceCode>(u"hotline12345"_s),
                            .origin = Origin::Import,
                            .asOf = at,
                            .expectedIntervalS = 900,
                            .rows = (qint64{1} << 60) + 1}),
        recordOf(NoteFields{.id = idOf<NoteId>(u"n-1"_s),
                            .event = idOf<EventId>(u"e-1"_s),
                            .at = at,
                            .kind = u"note"_s,
                            .actor = u"seat-3"_s,
                            .text = u"已到场 <b>&amp;</b> \\ \"好\""_s,
                            .action = idOf<ActionId>(u"a-1"_s)}),
        recordOf(IndicatorValueFields{.id = idOf<IndicatorValueId>(u"i-3"_s),
                                      .indicator = u"x"_s,
                                      .regionName = u"y"_s,
                                      .region = {},
                                      .periodText = u"2023"_s,
                                      .period = {},
                                      .value = 98.8,
                                      .unit = u"%"_s,
                                      .document = {},
                                      .context = {},
                                      .numerator = 221'199,
                                      .denominator = 223'889,
                                      .state = ValueState::Value}),
        recordOf(IndicatorValueFields{.id = idOf<IndicatorValueId>(u"i-4"_s),
                                      .indicator = u"x"_s,
                                      .regionName = u"y"_s,
                                      .region = {},
                                      .periodText = u"2023"_s,
                                      .period = {},
                                      .value = {},
                                      .unit = {},
                                      .document = {},
                                      .context = {},
                                      .numerator = {},
                                      .denominator = {},
                                      .state = ValueState::NotReported}),
    };
}

QJsonObject jsonOf(const Record& record)
{
    return QJsonDocument::fromJson(encodeRecord(record)).object();
}

QString faultyMember(Entity entity, const QString& id, const QByteArray& json)
{
    const auto decoded = decodeRecord(entity, id, json);
    if (decoded)
        return u"(accepted)"_s;
    EXPECT_EQ(decoded.error().kind, ErrorKind::Invalid);
    EXPECT_FALSE(decoded.error().text.isEmpty());
    return decoded.error().place.field;
}

} // namespace

TEST(RecordCodec, everyEntityComesBackAsItWas)
{
    for (const Record& record : oneOfEach()) {
        const QByteArray json = encodeRecord(record);
        EXPECT_FALSE(json.contains('\n'));
        const auto decoded = decodeRecord(entityOf(record), recordId(record), json);
        ASSERT_TRUE(decoded.has_value()) << decoded.error().toString().toStdString();
        EXPECT_EQ(decoded->record, record) << json.toStdString();
        EXPECT_TRUE(decoded->extra.isEmpty());
    }
}

TEST(RecordCodec, wireFormsAreThoseOfTheProtocol)
{
    const auto records = oneOfEach();
    const QJsonObject event = jsonOf(records[0]);
    EXPECT_EQ(event[u"at"_s], QJsonValue(u"2024-05-18T02:40:00.123Z"_s));
    EXPECT_EQ(event[u"lon"_s], QJsonValue(1'221'068'000));
    EXPECT_EQ(event[u"st"_s], QJsonValue(u"closed"_s));
    EXPECT_FALSE(event.contains(u"id"_s));
    const QJsonObject bare = jsonOf(records[1]);
    for (const QString& member :
         {u"lon"_s, u"lat"_s, u"due"_s, u"closed"_s, u"unit"_s, u"no"_s, u"addr"_s, u"desc"_s})
        EXPECT_FALSE(bare.contains(member)) << member.toStdString();
    EXPECT_EQ(jsonOf(records[9])[u"rows"_s], QJsonValue(u"1152921504606846977"_s))
        << "beyond 2^53: digits as a string";
}

TEST(RecordCodec, everyRequiredMemberIsMissedByItsName)
{
    const auto records = oneOfEach();
    const std::array<std::pair<std::size_t, QStringList>, 8> required{{
        {0, {u"src"_s, u"sid"_s, u"cat"_s, u"st"_s, u"pri"_s, u"origin"_s, u"reg"_s, u"title"_s, u"at"_s}},
        {2, {u"kind"_s, u"st"_s, u"origin"_s, u"name"_s, u"reg"_s}},
        {4, {u"name"_s, u"kind"_s, u"reg"_s}},
        {5, {u"name"_s}},
        {6, {u"dict"_s, u"code"_s, u"name"_s}},
        {7, {u"ind"_s, u"area"_s, u"per"_s, u"role"_s}},
        {9, {u"origin"_s, u"as_of"_s, u"rows"_s}},
        {10, {u"event"_s, u"at"_s, u"kind"_s, u"actor"_s}},
    }};
    for (const auto& [index, members] : required) {
        const Record& record = records[index];
        for (const QString& member : members) {
            QJsonObject json = jsonOf(record);
            json.remove(member);
            const QByteArray bytes = QJsonDocument(json).toJson(QJsonDocument::Compact);
            EXPECT_EQ(faultyMember(entityOf(record), recordId(record), bytes), member);
        }
    }
}

TEST(RecordCodec, everyMemberOfAWrongTypeIsNamed)
{
    for (const Record& record : oneOfEach()) {
        const QJsonObject good = jsonOf(record);
        for (const QString& member : good.keys()) {
            for (const QJsonValue& wrong :
                 {QJsonValue(QJsonObject{{u"x"_s, 1}}), QJsonValue(QJsonArray{1, 2}), QJsonValue(true),
                  QJsonValue(u" \n"_s)}) {
                QJsonObject json = good;
                json[member] = wrong;
                const QByteArray bytes = QJsonDocument(json).toJson(QJsonDocument::Compact);
                const auto decoded = decodeRecord(entityOf(record), recordId(record), bytes);
                if (wrong.isString() && decoded)
                    continue; // An optional text may be empty.
                EXPECT_FALSE(decoded.has_value()) << bytes.toStdString();
                if (!decoded) {
                    EXPECT_FALSE(decoded.error().place.field.isEmpty()) << bytes.toStdString();
                }
            }
        }
    }
}

TEST(RecordCodec, unknownMembersAreKept)
{
    const Record record = oneOfEach()[0];
    QByteArray json = encodeRecord(record);
    json.insert(1, R"("new":{"a":[1,2,{"b":null}]},"später":"x\n",)");
    const auto decoded = decodeRecord(Entity::Event, u"e-1"_s, json);
    ASSERT_TRUE(decoded.has_value()) << decoded.error().toString().toStdString();
    EXPECT_EQ(decoded->record, record);
    const QJsonObject extra = QJsonDocument::fromJson(decoded->extra).object();
    EXPECT_EQ(extra.size(), 2);
    EXPECT_EQ(extra[u"später"_s], QJsonValue(u"x\n"_s));
    EXPECT_TRUE(extra[u"new"_s].toObject()[u"a"_s].toArray()[2].toObject()[u"b"_s].isNull());
}

TEST(RecordCodec, nestingIsLimited)
{
    const QByteArray good = encodeRecord(oneOfEach()[0]);
    for (const int depth : {10, 15, 100, 100'000}) {
        QByteArray json = good;
        json.insert(1, "\"deep\":" + QByteArray(depth, '[') + QByteArray(depth, ']') + ",");
        const bool accepted = decodeRecord(Entity::Event, u"e-1"_s, json).has_value();
        EXPECT_EQ(accepted, depth < 15) << depth;
    }
}

TEST(RecordCodec, nullMeansLeftOut)
{
    const Record record = oneOfEach()[1];
    QByteArray json = encodeRecord(record);
    json.insert(1, R"("due":null,"lon":null,"lat":null,"unit":null,)");
    const auto decoded = decodeRecord(Entity::Event, u"e-2"_s, json);
    ASSERT_TRUE(decoded.has_value());
    EXPECT_EQ(decoded->record, record);
    json.replace(R"("title":)", R"("title":null,"x":)");
    EXPECT_EQ(faultyMember(Entity::Event, u"e-2"_s, json), u"title"_s);
}

TEST(RecordCodec, escapedMemberNamesAreTheSameNames)
{
    const Record record = oneOfEach()[0];
    QByteArray json = encodeRecord(record);
    json.replace(R"("title":)", R"("\u0074itle":)");
    const auto decoded = decodeRecord(Entity::Event, u"e-1"_s, json);
    ASSERT_TRUE(decoded.has_value()) << decoded.error().toString().toStdString();
    EXPECT_EQ(decoded->record, record);
}

TEST(RecordCodec, halfAPositionIsRefused)
{
    QByteArray json = encodeRecord(oneOfEach()[1]);
    json.insert(1, R"("lon":1221068000,)");
    EXPECT_EQ(faultyMember(Entity::Event, u"e-2"_s, json), u"lat"_s);
    json.insert(1, R"("lat":9000000000,)");
    EXPECT_EQ(faultyMember(Entity::Event, u"e-2"_s, json), u"lon"_s);
}

TEST(RecordCodec, textsAreCleanedAtTheBorder)
{
    QByteArray json = encodeRecord(oneOfEach()[1]);
    json.replace(R"("title":")", "\"title\":\"  \\u202e\xe2\x80\x8b");
    const auto decoded = decodeRecord(Entity::Event, u"e-2"_s, json);
    ASSERT_TRUE(decoded.has_value());
    EXPECT_EQ(std::get<Event>(decoded->record)->title, u"占道经营：昌国路\"早市\"摊位"_s);
}

TEST(RecordCodec, garbageNeverGetsThrough)
{
    const auto records = oneOfEach();
    std::mt19937 random(7);
    for (int round = 0; round < 20'000; ++round) {
        const Record& record = records[random() % records.size()];
        QByteArray json = encodeRecord(record);
        const auto edits = 1 + random() % 4;
        for (unsigned edit = 0; edit < edits; ++edit) {
            const auto at = static_cast<qsizetype>(random() % static_cast<quint32>(json.size()));
            switch (random() % 3) {
            case 0:
                json[at] = static_cast<char>(random());
                break;
            case 1:
                json.remove(at, 1 + static_cast<qsizetype>(random() % 8));
                break;
            default:
                json.insert(at, R"({"[,]}:\)"[random() % 8]);
            }
            if (json.isEmpty())
                json = "x";
        }
        // Whatever is accepted must be a valid record that the encoder writes and the decoder reads again.
        if (const auto decoded = decodeRecord(entityOf(record), recordId(record), json)) {
            const auto again =
                decodeRecord(entityOf(record), recordId(record), encodeRecord(decoded->record));
            ASSERT_TRUE(again.has_value()) << json.toStdString();
            ASSERT_EQ(again->record, decoded->record) << json.toStdString();
        }
    }
    for (const QByteArray& json : {QByteArray(), QByteArray("null"), QByteArray("[]"), QByteArray("{"),
                                   QByteArray("<html>"), QByteArray("{} x"), QByteArray("\xff\xfe")})
        EXPECT_FALSE(decodeRecord(Entity::Region, u"330902"_s, json).has_value()) << json.toStdString();
}

TEST(WireTime, agreesWithTheSlowReader)
{
    std::mt19937_64 random(3);
    for (int round = 0; round < 5'000; ++round) {
        const auto time = fromMs(static_cast<qint64>(random() % 250'000'000'000'000U) - 60'000'000'000'000);
        QByteArray text;
        appendWireTime(text, time);
        EXPECT_EQ(QString::fromLatin1(text), toRfc3339(time));
        EXPECT_EQ(parseWireTime(text.toStdString()), time) << text.toStdString();
    }
    for (const char* bad : {"2024-02-30T00:00:00.000Z", "2024-01-01T24:00:00.001Z",
                            "2024-01-01T00:60:00.000Z", "2024-01-01T00:00:00.000", "", "2024-01-01"})
        EXPECT_EQ(parseWireTime(bad), std::nullopt) << bad;
    EXPECT_EQ(parseWireTime("2024-01-01T08:00:00+08:00"), parseWireTime("2024-01-01T00:00:00.000Z"));
}

TEST(RecordCodec, aPairOrAStateThatCannotBeTrueIsRefusedByItsMember)
{
    const auto faultOf = [](const QByteArray& members) {
        return faultyMember(Entity::Indicator, u"i-1"_s,
                            R"({"ind":"x","area":"y","per":"2023","role":"actual",)" + members + '}');
    };
    EXPECT_EQ(faultOf(R"("num":1)"), u"num"_s);
    EXPECT_EQ(faultOf(R"("num":-1,"den":4)"), u"num"_s);
    EXPECT_EQ(faultOf(R"("num":"3","den":4)"), u"num"_s) << "a text is no number";
    EXPECT_EQ(faultOf(R"("num":0,"den":0)"), u"den"_s);
    EXPECT_EQ(faultOf(R"("den":4)"), u"den"_s);
    EXPECT_EQ(faultOf(R"("vst":"missing")"), u"vst"_s);
    EXPECT_EQ(faultOf(R"("vst":"value")"), u"vst"_s);
    EXPECT_EQ(faultOf(R"("val":0,"vst":"not_applicable")"), u"vst"_s);
    EXPECT_EQ(faultOf(R"("num":3,"den":4,"vst":"late")"), u"vst"_s);
    EXPECT_EQ(faultOf(R"("num":3,"den":4,"vst":"value")"), u"(accepted)"_s);
}

} // namespace onescreen
