// SPDX-License-Identifier: GPL-3.0-or-later
// Cards of areas and of the things of thematic layers, by mouse and by keyboard.
#include "tests/support/scenebench.h"
#include "tests/ui/map/mapfixture.h"
#include "ui/common/plainlabel.h"
#include "ui/map/cards/carddesk.h"
#include "ui/map/cards/cardtext.h"
#include "ui/map/cards/mapcard.h"
#include "ui/map/cards/regionlayer.h"
#include "ui/map/layers/thememaplayer.h"
#include "ui/map/mapview.h"

#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen::test {

namespace {

GeoPoint at(double lon, double lat)
{
    return GeoPoint::fromDegrees(lon, lat).value();
}

geo::PackTheme roads()
{
    geo::PackTheme theme;
    theme.id = u"roads"_s;
    theme.title = u"路长制路段"_s;
    theme.kind = geo::ThemeKind::Road;
    theme.features.push_back({.name = u"海滨路"_s,
                              .unit = u"一中队"_s,
                              .person = u"张路长"_s,
                              .lines = {{at(121.9, 29.9), at(122.1, 29.9)}}});
    return theme;
}

geo::PackTheme districts()
{
    geo::PackTheme theme;
    theme.id = u"districts"_s;
    theme.title = u"执法片区"_s;
    theme.kind = geo::ThemeKind::District;
    theme.approximate = true;
    theme.features.push_back(
        {.name = u"甲片区"_s,
         .polygons = {{.rings = {{at(122.05, 30.05), at(122.15, 30.05), at(122.15, 30.15), at(122.05, 30.15),
                                  at(122.05, 30.05)}}}}});
    return theme;
}

struct CardsTest : testing::Test
{
    SceneBench bench;
    std::unique_ptr<OverviewModel> overview;
    std::unique_ptr<ResourceModel> resources;
    std::unique_ptr<MapView> view;
    std::unique_ptr<CardDesk> desk;

    void open(std::vector<geo::PackTheme> themes = {})
    {
        bench.questions.nameData = sampleNames();
        bench.questions.overviewAnswer = sampleOverview();
        overview = std::make_unique<OverviewModel>(bench.hub());
        overview->setScope(std::nullopt, PeriodChoice::lastDays(30).value());
        resources = std::make_unique<ResourceModel>(bench.hub(), WindowClass::Duty);
        view.reset(createMapView(MapBackend::Raster, bench.clock));
        view->setTheme({});
        view->resize(800, 600);
        view->setAutoFit(false);
        view->setBaseMap(smallMap());
        view->setCamera(at(122.0, 30.0), 10);
        for (geo::PackTheme& theme : themes)
            view->addLayer(
                std::make_unique<ThemeMapLayer>(std::make_shared<const geo::ThemeShapes>(std::move(theme))));
        desk = std::make_unique<CardDesk>(bench.context(), *view, *overview, *resources, nullptr);
        view->setTheme({});
        pictureOf(*view);
        ASSERT_TRUE(QTest::qWaitFor([&] { return overview->answered().has_value(); }));
        view->setFocus();
    }
    ~CardsTest() override
    {
        desk.reset();
        view.reset();
    }
    void click(double lon, double lat) const
    {
        QTest::mouseClick(view.get(), Qt::LeftButton, {}, view->camera().project(at(lon, lat)).toPoint());
    }
    [[nodiscard]] MapCard& card() const { return *view->findChild<MapCard*>(); }
    [[nodiscard]] QString title() const { return card().findChild<PlainLabel*>(u"mapCardTitle"_s)->text(); }
    [[nodiscard]] QString note() const { return card().findChild<PlainLabel*>(u"mapCardNote"_s)->text(); }
    [[nodiscard]] QString allText() const
    {
        QStringList texts;
        for (const PlainLabel* label : card().findChildren<PlainLabel*>())
            texts << label->text();
        return texts.join(u'\n');
    }
    void press(const QString& action) const
    {
        auto* button = card().findChild<QToolButton*>(u"mapCard-"_s + action);
        ASSERT_NE(button, nullptr) << action.toStdString();
        QTest::mouseClick(button, Qt::LeftButton);
        QCoreApplication::processEvents();
    }
};

} // namespace

TEST_F(CardsTest, AClickOnAnAreaTellsItsFiguresAndASecondOneClosesIt)
{
    open();
    EXPECT_FALSE(desk->isOpen());
    click(121.9, 30.1);
    ASSERT_TRUE(desk->isOpen());
    EXPECT_EQ(title(), u"西"_s);
    EXPECT_TRUE(allText().contains(u"180 件"_s)) << "open events of 330902";
    EXPECT_TRUE(allText().contains(u"2,400"_s) || allText().contains(u"2400"_s));
    EXPECT_TRUE(allText().contains(u"330902"_s));
    click(122.1, 30.1);
    EXPECT_EQ(title(), u"东"_s);
    click(122.1, 30.1);
    EXPECT_FALSE(desk->isOpen());
    click(121.9, 30.1);
    click(122.5, 30.1); // the sea
    EXPECT_FALSE(desk->isOpen());
}

TEST_F(CardsTest, AnAreaOutsideTheScopeHasNoFigures)
{
    open();
    overview->setScope(RegionCode::fromString(u"330903"), PeriodChoice::lastDays(30).value());
    ASSERT_TRUE(QTest::qWaitFor([&] { return overview->answered()->area.has_value(); }));
    click(121.9, 30.1);
    ASSERT_TRUE(desk->isOpen());
    EXPECT_TRUE(allText().contains(u"—"_s)) << "not counted is not zero";
    EXPECT_FALSE(allText().contains(u"0 件"_s));
}

TEST_F(CardsTest, KeysOpenAndCloseTheCardAndDrill)
{
    open();
    view->setCamera(at(122.1, 30.0), 10);
    std::vector<RegionCode> drilled;
    QObject::connect(desk.get(), &CardDesk::drillRequested, desk.get(),
                     [&](const RegionCode& area) { drilled.push_back(area); });
    QTest::keyClick(view.get(), Qt::Key_I);
    ASSERT_TRUE(desk->isOpen());
    EXPECT_EQ(title(), u"东"_s);
    QTest::keyClick(view.get(), Qt::Key_Return);
    ASSERT_EQ(drilled.size(), 1U);
    EXPECT_EQ(drilled.front(), *RegionCode::fromString(u"330903"));
    QTest::keyClick(view.get(), Qt::Key_Escape);
    EXPECT_FALSE(desk->isOpen());
    QTest::keyClick(view.get(), Qt::Key_Return);
    EXPECT_EQ(drilled.size(), 1U) << "no card, no drill";
}

TEST_F(CardsTest, AnAreaLeadsToItsPortraitItsIndicatorsAndItsQueue)
{
    open();
    click(121.9, 30.1);
    QStringList wanted;
    QObject::connect(desk.get(), &CardDesk::addressRequested, desk.get(),
                     [&](const ViewAddress& address) { wanted << address.toString(); });
    for (const QString& action : {u"portrait"_s, u"indicators"_s, u"queue"_s})
        press(action);
    EXPECT_EQ(wanted, (QStringList{u"portrait?area=330902"_s, u"indicators?area=330902"_s,
                                   u"overview?area=330902&period=30d"_s}));
}

TEST_F(CardsTest, PointingNamesTheAreaAndItsOpenEvents)
{
    open();
    const QString text = view->groundText(view->camera().project(at(121.9, 30.1)));
    EXPECT_TRUE(text.contains(u"西"_s)) << text.toStdString();
    EXPECT_TRUE(text.contains(u"180"_s)) << text.toStdString();
    EXPECT_TRUE(view->groundText(view->camera().project(at(122.5, 30.1))).isEmpty()) << "the sea has no area";
    view->layer(u"regions")->setVisible(false);
    EXPECT_TRUE(view->groundText(view->camera().project(at(121.9, 30.1))).isEmpty());
    click(121.9, 30.1);
    EXPECT_FALSE(desk->isOpen()) << "a layer that is off opens nothing";
}

TEST_F(CardsTest, ARoadTellsWhoIsInChargeAndHowLongItIs)
{
    open({roads()});
    view->layer(u"theme-roads")->setZoomRange({});
    pictureOf(*view);
    QStringList nearest;
    QObject::connect(desk.get(), &CardDesk::nearestRequested, desk.get(),
                     [&](const QString& place) { nearest << place; });
    click(122.0, 29.9);
    ASSERT_TRUE(desk->isOpen());
    EXPECT_EQ(title(), u"海滨路"_s);
    EXPECT_TRUE(allText().contains(u"张路长"_s));
    EXPECT_TRUE(allText().contains(u"一中队"_s));
    EXPECT_TRUE(allText().contains(u"19.3 km"_s)) << allText().toStdString();
    press(u"nearest"_s);
    EXPECT_EQ(nearest, QStringList{u"海滨路"_s});
    EXPECT_EQ(card().findChild<QToolButton*>(u"mapCard-select"_s), nullptr) << "a line has no inside";
}

TEST_F(CardsTest, ADistrictTellsItsGroundAndGivesItsEvents)
{
    open({districts()});
    view->layer(u"theme-districts")->setZoomRange({});
    pictureOf(*view);
    std::optional<geo::SelectArea> drawn;
    QObject::connect(desk.get(), &CardDesk::areaRequested, desk.get(),
                     [&](const geo::SelectArea& area) { drawn = area; });
    click(122.1, 30.1);
    ASSERT_TRUE(desk->isOpen());
    EXPECT_EQ(title(), u"甲片区"_s);
    EXPECT_TRUE(allText().contains(u"km²"_s));
    EXPECT_TRUE(allText().contains(u"—"_s)) << "nobody is named as in charge";
    EXPECT_TRUE(note().contains(u"近似"_s));
    press(u"select"_s);
    ASSERT_TRUE(drawn.has_value());
    EXPECT_TRUE(geo::isInside(*drawn, at(122.1, 30.1)));
    EXPECT_FALSE(geo::isInside(*drawn, at(122.0, 30.1)));
}

TEST_F(CardsTest, AStandInOfABoundaryIsSaidToBeOne)
{
    const CardContent content =
        regionCard(*RegionCode::fromString(u"330902001"), u"昌国街道"_s, true, {}, QLocale(QLocale::Chinese));
    EXPECT_TRUE(content.note.contains(u"近似"_s));
    EXPECT_TRUE(content.kind.contains(u"330902001"_s));
    for (const CardContent::Row& row : content.rows)
        EXPECT_FALSE(row.value.isEmpty()) << row.name.toStdString();
    EXPECT_EQ(content.rows.front().value, u"—"_s);
}

} // namespace onescreen::test
