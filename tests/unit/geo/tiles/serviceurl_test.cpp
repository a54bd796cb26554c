// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/tiles/basemapdefinition.h"
#include "app/geo/tiles/serviceurl.h"

#include <QUrlQuery>

#include <gtest/gtest.h>

namespace onescreen::geo {

using namespace Qt::StringLiterals;

namespace {

BaseMapDefinition service(const QString& url)
{
    return {.id = u"own"_s, .title = u"Own"_s, .urls = {url}};
}

} // namespace

TEST(ServiceUrl, FillsInTheTile)
{
    const TileAddress tile{.zoom = 5, .x = 26, .y = 13};
    const auto xyz = ServiceUrl::parse(u" https://tiles.example.org/{z}/{x}/{y}.png "_s);
    ASSERT_TRUE(xyz);
    EXPECT_EQ(xyz->address(tile, {}).toString(), u"https://tiles.example.org/5/26/13.png"_s);
    const auto tms = ServiceUrl::parse(u"http://a.example.org/{z}/{x}/{-y}.png"_s);
    ASSERT_TRUE(tms);
    EXPECT_EQ(tms->address(tile, {}).path(), u"/5/26/18.png"_s);
    const auto rest = ServiceUrl::parse(u"https://a.example.org/w/{TileMatrix}/{TileRow}/{TileCol}"_s);
    ASSERT_TRUE(rest);
    EXPECT_EQ(rest->address(tile, {}).path(), u"/w/5/13/26"_s);
    const auto many = ServiceUrl::parse(u"https://t{s}.example.org/{z}/{x}/{y}"_s, {u"0"_s, u"1"_s});
    ASSERT_TRUE(many);
    EXPECT_EQ(many->address(tile, {}).host(), u"t1.example.org"_s); // (26 + 13) % 2
    const auto keyed = ServiceUrl::parse(u"https://a.example.org/{z}/{x}/{y}?tk={key}"_s);
    ASSERT_TRUE(keyed);
    EXPECT_TRUE(keyed->wantsKey());
    EXPECT_EQ(QUrlQuery(keyed->address(tile, u"a&b=c"_s)).queryItemValue(u"tk"_s, QUrl::FullyDecoded),
              u"a&b=c"_s);
}

TEST(ServiceUrl, RefusesWithAReason)
{
    for (const QString& bad :
         {u""_s, u"tiles.example.org/{z}/{x}/{y}"_s, u"file:///tiles/{z}/{x}/{y}"_s,
          u"https://a.example.org/{z}/{x}"_s, u"https://a.example.org/{z}/{x}/{y}/{style}"_s,
          u"https://{s}.example.org/{z}/{x}/{y}"_s, u"https:///{z}/{x}/{y}"_s,
          u"https://user:secret@a.example.org/{z}/{x}/{y}"_s,
          u"https://a.example.org/"_s + QString(3000, u'a')}) {
        const auto url = ServiceUrl::parse(bad);
        ASSERT_FALSE(url) << qPrintable(bad);
        EXPECT_EQ(url.error().kind, ErrorKind::Invalid);
    }
    for (const QString& degrees :
         {u"https://t0.example.org/vec_c/wmts?tk={key}&x={x}&y={y}&z={z}"_s,
          u"https://a.example.org/wmts?TILEMATRIXSET=c&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}"_s,
          u"https://a.example.org/wmts?tilematrixset=EPSG:4490&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}"_s}) {
        const auto url = ServiceUrl::parse(degrees);
        ASSERT_FALSE(url) << qPrintable(degrees);
        EXPECT_EQ(url.error().kind, ErrorKind::Unsupported);
        EXPECT_TRUE(url.error().text.contains("EPSG:4490"_L1));
    }
}

TEST(ServiceUrl, TakesAKeyOutOfAnAddress)
{
    const SplitKey split = splitKey(u"https://a.example.org/wmts?LAYER=vec&tk=0123456789abcdef&X=1"_s);
    EXPECT_EQ(split.key, u"0123456789abcdef"_s);
    EXPECT_EQ(split.text, u"https://a.example.org/wmts?LAYER=vec&tk={key}&X=1"_s);
    EXPECT_TRUE(splitKey(split.text).key.isEmpty());
    EXPECT_TRUE(splitKey(u"https://a.example.org/{z}/{x}/{y}"_s).key.isEmpty());
}

TEST(ServiceUrl, CompletesAWmtsAddress)
{
    const QString completed = completedWmts(u"https://t0.example.org/vec_w/wmts?LAYER=vec&tk=abc"_s);
    const auto url = ServiceUrl::parse(splitKey(completed).text);
    ASSERT_TRUE(url) << qPrintable(completed);
    const QUrlQuery query(url->address({.zoom = 7, .x = 107, .y = 52}, u"k"_s));
    EXPECT_EQ(query.queryItemValue(u"TILEMATRIX"_s), u"7"_s);
    EXPECT_EQ(query.queryItemValue(u"TILECOL"_s), u"107"_s);
    EXPECT_EQ(query.queryItemValue(u"TILEROW"_s), u"52"_s);
    EXPECT_EQ(query.queryItemValue(u"TILEMATRIXSET"_s), u"w"_s);
    EXPECT_EQ(query.queryItemValue(u"REQUEST"_s), u"GetTile"_s);
    const QString other = u"https://a.example.org/{z}/{x}/{y}.png?wmts=1"_s;
    EXPECT_EQ(completedWmts(other), other);
}

TEST(BaseMapDefinition, ShipsTianditu)
{
    const std::vector<BaseMapDefinition> shipped = shippedBaseMaps();
    ASSERT_EQ(shipped.size(), 3U);
    for (const BaseMapDefinition& map : shipped) {
        EXPECT_TRUE(map.preset);
        EXPECT_EQ(map.urls.size(), 2); // Map and names.
        EXPECT_EQ(map.keyGroup, u"tianditu"_s);
        EXPECT_TRUE(map.approval.contains(u"审图号"_s));
        EXPECT_TRUE(map.printed().contains(map.approval));
        for (const QString& text : map.urls) {
            const auto url = ServiceUrl::parse(text, map.subdomains);
            ASSERT_TRUE(url);
            EXPECT_TRUE(url->wantsKey()); // The user's own: none is shipped.
            EXPECT_EQ(QUrlQuery(url->address({}, u"mine"_s)).queryItemValue(u"TILEMATRIXSET"_s), u"w"_s);
        }
    }
}

TEST(BaseMapDefinition, IsWrittenAndReadAgain)
{
    BaseMapDefinition file{.id = u"chart-1"_s, .title = u"海图"_s, .kind = BaseMapDefinition::Kind::File};
    file.file = u"charts/a.mbtiles"_s;
    BaseMapDefinition map = service(u"https://t{s}.example.org/{z}/{x}/{y}.pbf?k={key}"_s);
    map.subdomains = {u"a"_s, u"b"_s};
    map.keyGroup = u"own"_s;
    map.minZoom = 3;
    map.maxZoom = 14;
    map.vector = true;
    map.labels = true;
    map.datum = Datum::Gcj02;
    map.night = NightLook::Invert;
    map.attribution = u"© Somebody"_s;
    map.approval = u"审图号：GS（2024）1号"_s;
    map.note = u"注意"_s;
    const auto read = readDefinitions(writeDefinitions({file, map}));
    ASSERT_TRUE(read) << qPrintable(read.error().toString());
    ASSERT_EQ(read->size(), 2U);
    EXPECT_EQ((*read)[0].file, file.file);
    EXPECT_EQ((*read)[1], map);
    EXPECT_TRUE(map.printed().contains(u"GCJ-02 → WGS-84"_s)); // The conversion is labelled.
}

TEST(BaseMapDefinition, RefusesWhatCannotBeShown)
{
    const QString good = u"https://a.example.org/{z}/{x}/{y}"_s;
    EXPECT_TRUE(checkDefinition(service(good)));
    BaseMapDefinition map = service(good);
    map.datum = Datum::Bd09;
    EXPECT_EQ(checkDefinition(map).error().kind, ErrorKind::Unsupported);
    map = service(good);
    map.minZoom = 12;
    map.maxZoom = 4;
    EXPECT_FALSE(checkDefinition(map));
    map = service(good + u"?tk={key}"_s);
    EXPECT_FALSE(checkDefinition(map)); // No group.
    map = service(good + u"?tk=0123"_s);
    EXPECT_FALSE(checkDefinition(map)); // A key in a definition.
    map = service(good);
    map.id = u"Not A Word"_s;
    EXPECT_FALSE(checkDefinition(map));
    for (const char* json :
         {"", "[]", "{\"maps\": 3}", R"({"maps": [{"id": "a", "title": "A", "url": "x"}]})",
          R"({"maps": [{"id": "a", "title": "A", "urls": [], "zooms": "x"}]})"})
        EXPECT_FALSE(readDefinitions(json)) << json;
}

} // namespace onescreen::geo
