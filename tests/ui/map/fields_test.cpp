// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/map/fieldsbench.h"
#include "tests/unit/models/assessmentsample.h"
#include "ui/map/fields/choroplethoptions.h"

#include <QComboBox>
#include <QJsonArray>
#include <QJsonObject>
#include <QPushButton>
#include <QTableWidget>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace onescreen;
using namespace onescreen::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 10'000;

geo::WorldPoint dinghai()
{
    return geo::toWorld(122.05, 30.07);
}

bool hasLine(const QStringList& lines, const QString& part)
{
    return std::ranges::any_of(lines, [&](const QString& line) { return line.contains(part); });
}

struct FieldsTest : testing::Test, FieldsBench
{
    FieldsTest()
    {
        bench.questions.cubeAnswer = {areaRow(u"330902"_s, 100, 60, 20, 5),
                                      areaRow(u"330903"_s, 30, 25, 0, 0), areaRow(u"330921"_s, 8, 8, 4, 0),
                                      areaRow(u"330900"_s, 3, 0, 0, 0)};
    }
    void choose(const ChoroplethLayer::Choice& choice) const
    {
        areas->setChoice(choice);
        ASSERT_TRUE(QTest::qWaitFor([this] { return areas->isSettled(); }, patience));
    }
    void choose(AreaMeasure measure, RegionLevel level = RegionLevel::County) const
    {
        ChoroplethLayer::Choice choice = areas->choice();
        choice.question = {.measure = measure, .indicator = {}, .level = level, .period = {}};
        choose(choice);
    }
};

} // namespace

TEST_F(FieldsTest, CountsOfAreasKeepZeroApartFromMissing)
{
    open();
    ASSERT_TRUE(settle());
    EXPECT_EQ(areas->areas()->valueOf(regionOf(u"330902"_s)), 40.0) << "reported and not closed";
    EXPECT_EQ(areas->areas()->valueOf(regionOf(u"330922"_s)), 0.0) << "no event is known to be none";
    EXPECT_EQ(areas->areas()->missing(), 0);
    const QStringList legend = legendOf(*areas);
    EXPECT_TRUE(hasLine(legend, u"在办事件（件）|全部时间"_s)) << legend.join(u'\n').toStdString();
    EXPECT_TRUE(hasLine(legend, u"只知上级区划，未计入|3"_s)) << legend.join(u'\n').toStdString();
    choose(AreaMeasure::OverdueShare);
    EXPECT_EQ(areas->areas()->valueOf(regionOf(u"330902"_s)), 25.0);
    EXPECT_EQ(areas->areas()->valueOf(regionOf(u"330921"_s)), 0.0);
    EXPECT_FALSE(areas->areas()->valueOf(regionOf(u"330903"_s))) << "nothing was due: 0/0 is no share";
    EXPECT_TRUE(hasLine(legendOf(*areas), u"缺：不适用|2"_s));
}

TEST_F(FieldsTest, PointingAtAnAreaTellsValueStateAndPeriod)
{
    open();
    ASSERT_TRUE(settle());
    EXPECT_EQ(areas->groundText(dinghai()), u"定海区：40 件\n在办事件（件） · 全部时间"_s);
    EXPECT_TRUE(areas->groundText(geo::toWorld(120.15, 30.27)).isEmpty()) << "outside the tenant";
    choose(AreaMeasure::OverdueShare);
    EXPECT_TRUE(areas->groundText(dinghai()).startsWith(u"定海区：25.0 %（5/20）"_s));
    EXPECT_TRUE(areas->groundText(geo::toWorld(122.3, 29.95)).startsWith(u"普陀区：—（不适用）"_s))
        << areas->groundText(geo::toWorld(122.3, 29.95)).toStdString();
    const QPointF pixel = view->camera().project(dinghai());
    EXPECT_TRUE(view->groundText(pixel).contains(u"定海区"_s));
    areas->setVisible(false);
    EXPECT_TRUE(view->groundText(pixel).isEmpty());
}

TEST_F(FieldsTest, TownshipsWithoutOutlineStandAtTheirSeatsOrAreNamed)
{
    const auto seat = std::ranges::find_if(bench.pack->seats, [](const geo::PackSeat& one) {
        return regionOf(u"330902"_s).contains(one.code) && one.code.level() == RegionLevel::Township;
    });
    ASSERT_NE(seat, bench.pack->seats.end());
    bench.questions.cubeAnswer = {areaRow(seat->code.toString(), 10, 4, 1, 1)};
    open();
    choose(AreaMeasure::Open, RegionLevel::Township);
    ASSERT_TRUE(bench.questions.cubeQuestion);
    EXPECT_EQ(bench.questions.cubeQuestion->byLevel, RegionLevel::Township);
    EXPECT_TRUE(bench.questions.cubeQuestion->overdueAt);
    const auto townships = static_cast<int>(areas->answer().values.size());
    const QStringList legend = legendOf(*areas);
    int seats = 0;
    int nowhere = 0;
    for (const QString& line : legend) {
        if (line.contains(u"无界线，以驻地圆点表示"_s))
            seats = line.section(u'|', 1).toInt();
        else if (line.contains(u"无界线也无驻地"_s))
            nowhere = line.section(u'|', 1).toInt();
    }
    EXPECT_GT(seats, 20);
    EXPECT_GT(nowhere, 0);
    EXPECT_EQ(seats + nowhere, townships) << "none is lost";
    EXPECT_TRUE(areas->groundText(geo::toWorld(seat->at)).contains(u"6 件"_s));
}

TEST_F(FieldsTest, ClassesFollowTheRule)
{
    open();
    ASSERT_TRUE(settle());
    const std::size_t asked = static_cast<std::size_t>(bench.questions.asked.count(u"cubeRows"_s));
    ChoroplethLayer::Choice choice = areas->choice();
    choice.rule = {.method = geo::ClassMethod::Manual, .classes = 5, .manual = {10, 30}, .pivot = {}};
    choose(choice);
    EXPECT_EQ(static_cast<std::size_t>(bench.questions.asked.count(u"cubeRows"_s)), asked)
        << "another cut needs no new question";
    const QStringList legend = legendOf(*areas);
    EXPECT_TRUE(legend.contains(u"> 30|1"_s)) << legend.join(u'\n').toStdString();
    EXPECT_TRUE(legend.contains(u"> 10 – 30|0"_s)) << "an empty class stays, with its limits";
    EXPECT_TRUE(legend.contains(u"≤ 10|3"_s));
    choice.rule = {.method = geo::ClassMethod::EqualInterval, .classes = 4, .manual = {}, .pivot = {}};
    choose(choice);
    EXPECT_EQ(areas->areas()->classes().size(), 4U);
    EXPECT_TRUE(hasLine(legendOf(*areas), u"> 30|1"_s));
}

TEST_F(FieldsTest, SettingsOfAreasAreFoundAgain)
{
    open();
    EXPECT_TRUE(areas->settings().isEmpty());
    const ChoroplethLayer::Choice choice{
        .question = {.measure = AreaMeasure::Indicator,
                     .indicator = u"closing"_s,
                     .level = RegionLevel::Township,
                     .period = Period::fromString(u"2024Q2")},
        .rule = {.method = geo::ClassMethod::Manual, .classes = 7, .manual = {60, 90.5}, .pivot = {}},
        .byTarget = false};
    areas->setChoice(choice);
    areas->setOpacity(0.5);
    const QJsonObject kept = areas->settings();
    areas->restore({});
    EXPECT_EQ(areas->choice(), ChoroplethLayer::Choice());
    areas->restore(kept);
    EXPECT_EQ(areas->choice(), choice);
    EXPECT_EQ(areas->opacity(), 0.5);
    areas->restore({{"measure"_L1, "nonsense"_L1},
                    {"classes"_L1, 99},
                    {"limits"_L1, QJsonArray{u"x"_s, 1}},
                    {"period"_L1, "20x4"_L1}});
    EXPECT_EQ(areas->choice().question.measure, AreaMeasure::Open);
    EXPECT_EQ(areas->choice().rule.classes, geo::mostClasses);
    EXPECT_EQ(areas->choice().rule.manual, std::vector<double>{1});
    EXPECT_FALSE(areas->choice().question.period);
}

TEST_F(FieldsTest, AFailingCacheIsSaidAndAskedAgain)
{
    bench.questions.failure = Error{.kind = ErrorKind::Corrupt, .text = u"damaged"_s, .place = {}};
    open();
    ASSERT_TRUE(QTest::qWaitFor([this] { return areas->status().problem; }, patience));
    EXPECT_TRUE(hasLine(legendOf(*areas), u"读不到"_s));
}

TEST_F(FieldsTest, OptionsChangeWhatIsShown)
{
    open();
    ASSERT_TRUE(settle());
    const std::unique_ptr<QWidget> options(areas->createOptions(bench.theme, nullptr));
    options->show();
    auto* measure = options->findChild<QComboBox*>(u"areaMeasure"_s);
    EXPECT_LT(measure->findData(areaMeasureName(AreaMeasure::OpenPer10k)), 0)
        << "nobody knows how many people there are";
    measure->setCurrentIndex(measure->findData(areaMeasureName(AreaMeasure::Reported)));
    Q_EMIT measure->activated(measure->currentIndex());
    EXPECT_EQ(areas->choice().question.measure, AreaMeasure::Reported);
    auto* limits = options->findChild<QWidget*>(u"areaLimits"_s);
    EXPECT_FALSE(limits->isVisible());
    auto* method = options->findChild<QComboBox*>(u"areaMethod"_s);
    method->setCurrentIndex(method->findData(u"manual"_s));
    Q_EMIT method->activated(method->currentIndex());
    EXPECT_EQ(areas->choice().rule.method, geo::ClassMethod::Manual);
    EXPECT_TRUE(limits->isVisible());
    EXPECT_EQ(limitsFromText(u"60， 80、95 x 80"_s), (std::vector<double>{60, 80, 95}));
    EXPECT_EQ(limitsFromText(limitsText({0.5, 10})), (std::vector<double>{0.5, 10}));
    EXPECT_EQ(limitsFromText(u"1 2 3 4 5 6 7 8 9"_s).size(), 6U);
}

TEST_F(FieldsTest, IndicatorsAreColouredAroundTheirTarget)
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"catalogue.json"_s));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(sampleCatalogueText());
    file.close();
    bench.clock.setNow(startOfBusinessDay(QDate(2024, 8, 20)));
    // The areas of the sample's facts.
    bench.questions.nameData.regions.clear();
    for (const QString& code :
         {u"330900"_s, u"330902"_s, u"330903"_s, u"330902001"_s, u"330902002"_s, u"330903001"_s})
        bench.questions.nameData.regions.push_back(
            Region::of({.code = regionOf(code), .name = code}).value());
    bench.questions.cube = [](const CubeQuestion& question) {
        return question.byUnit ? std::vector<CubeRow>{} : sampleAreaRows();
    };
    AssessmentModel model(bench.hub(), CatalogueSource(file.fileName()));
    open({1000, 700}, &model);
    ChoroplethLayer::Choice choice;
    choice.question = {.measure = AreaMeasure::Indicator,
                       .indicator = u"closing"_s,
                       .level = RegionLevel::Township,
                       .period = {}};
    areas->setChoice(choice);
    ASSERT_TRUE(
        QTest::qWaitFor([this] { return areas->isSettled() && !areas->answer().values.empty(); }, patience));
    EXPECT_EQ(areas->answer().title, u"结案率"_s);
    EXPECT_EQ(areas->answer().period->toString(), u"2024Q2"_s);
    // 2024Q2: 昌国 240 of 260, 环南 8 of 9 (too few), 沈家门 50 of 50.
    EXPECT_NEAR(areas->areas()->valueOf(regionOf(u"330902001"_s)).value(), 100.0 * 240 / 260, 1e-9);
    EXPECT_EQ(areas->areas()->missingOf(regionOf(u"330902002"_s)), geo::MissingReason::Suppressed);
    EXPECT_EQ(areas->areas()->missing(), 1);
    ASSERT_TRUE(areas->answer().target);
    EXPECT_EQ(areas->answer().target->at, 100);
    const QStringList legend = legendOf(*areas);
    EXPECT_TRUE(hasLine(legend, u"目标 100"_s)) << legend.join(u'\n').toStdString();
    EXPECT_TRUE(hasLine(legend, u"缺：样本过少|1"_s)) << legend.join(u'\n').toStdString();
    using Side = geo::Choropleth::Side;
    EXPECT_EQ(areas->areas()->classes().front().side, Side::Below);
    EXPECT_EQ(areas->areas()->classes().back().side, Side::Above);

    std::optional<ViewAddress> asked;
    QObject::connect(areas, &ChoroplethLayer::addressRequested, areas,
                     [&](const ViewAddress& address) { asked = address; });
    areas->openIndicator();
    ASSERT_TRUE(asked);
    EXPECT_EQ(asked->scene(), u"indicators"_s);
    EXPECT_EQ(asked->option(u"at"_s), u"closing"_s);
    view.reset();
}

TEST_F(FieldsTest, HeatCountsTheEventsThatAreShown)
{
    open();
    view->setEvents(
        mapPoints({mapPoint(1, 122.1, 30.0), mapPoint(2, 122.1, 30.0), mapPoint(3, 122.3, 29.95)}, 7));
    ASSERT_TRUE(settle());
    EXPECT_FALSE(heat().field()) << "nothing is computed for a hidden layer";
    heat().setBandwidth(500);
    heat().setVisible(true);
    ASSERT_TRUE(QTest::qWaitFor([this] { return heat().field() && heat().isSettled(); }, patience));
    EXPECT_EQ(heat().field()->events(), 3U);
    EXPECT_NEAR(heat().field()->integral(), 3, 1e-3);
    EXPECT_EQ(heat().field()->bandwidth(), 500);
    const QStringList legend = legendOf(heat());
    EXPECT_TRUE(hasLine(legend, u"件/km² · 带宽 500 m"_s)) << legend.join(u'\n').toStdString();
    EXPECT_TRUE(hasLine(legend, u"无坐标，未计入|7"_s));
    EXPECT_TRUE(heat().groundText(geo::toWorld(122.1, 30.0)).contains(u"件/km²"_s));
    EXPECT_TRUE(heat().groundText(geo::toWorld(121.5, 30.5)).isEmpty());

    view->applyEventChanges({mapPoint(4, 122.1, 30.0)}, {3});
    ASSERT_TRUE(QTest::qWaitFor(
        [this] { return heat().field()->events() == 3U && heat().field()->peak() > 1.8; }, patience));
    view->setEvents(mapPoints({}, 2));
    ASSERT_TRUE(QTest::qWaitFor([this] { return heat().field()->events() == 0; }, patience));
    EXPECT_TRUE(hasLine(legendOf(heat()), u"没有有坐标的事件"_s));
}

TEST_F(FieldsTest, HeatFollowsTheZoomUnlessTold)
{
    open();
    view->setEvents(zhoushanEvents(200));
    heat().setVisible(true);
    view->setCamera(zhoushan(), 9);
    ASSERT_TRUE(QTest::qWaitFor([this] { return heat().field() && heat().isSettled(); }, patience));
    const double wide = heat().field()->bandwidth();
    view->setCamera(zhoushan(), 13);
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return heat().field()->bandwidth() < wide && heat().isSettled(); }, patience));
    heat().setBandwidth(333);
    EXPECT_EQ(heat().bandwidth(), 0) << "not one of the choices";
    heat().setBandwidth(2000);
    const QJsonObject kept = heat().settings();
    heat().restore({});
    EXPECT_EQ(heat().bandwidth(), 0);
    heat().restore(kept);
    EXPECT_EQ(heat().bandwidth(), 2000);
}

TEST_F(FieldsTest, ReachCountsFreshTeamsOnDuty)
{
    open();
    const UtcTime now = bench.clock.now();
    view->setResources(
        {team(u"car"_s, ResourceKind::Vehicle, ResourceStatus::Ready, 122.10, 30.02, now - 20s),
         team(u"old"_s, ResourceKind::Vehicle, ResourceStatus::Ready, 122.30, 29.95, now - 20min),
         team(u"busy"_s, ResourceKind::Vehicle, ResourceStatus::OnScene, 122.2, 30.25, now)});
    EXPECT_FALSE(reach().reach()) << "nothing is computed for a hidden layer";
    reach().setVisible(true);
    ASSERT_TRUE(QTest::qWaitFor([this] { return reach().isSettled(); }, 30'000));
    const geo::ReachMap& map = *reach().reach();
    EXPECT_EQ(map.freshTeams(), 1);
    EXPECT_EQ(map.staleTeams(), 1);
    EXPECT_GT(map.voidKm2(), 0);
    EXPECT_EQ(map.stateAt(geo::toWorld(122.10, 30.02)), geo::ReachState::Reached);
    EXPECT_EQ(map.stateAt(geo::toWorld(122.30, 29.95)), geo::ReachState::Uncertain);
    EXPECT_EQ(map.stateAt(geo::toWorld(122.2, 30.25)), geo::ReachState::Void) << "岱山 is another island";
    // Zhoushan's land is about 1,440 km².
    EXPECT_GT(map.landKm2(), 1000);
    EXPECT_LT(map.landKm2(), 1700);
    EXPECT_TRUE(reach().groundText(geo::toWorld(122.10, 30.02)).contains(u"分钟"_s));
    const QStringList legend = legendOf(reach());
    EXPECT_TRUE(hasLine(legend, u"空白：15 分钟到不了|"_s)) << legend.join(u'\n').toStdString();
    EXPECT_TRUE(hasLine(legend, u"桥隧"_s)) << "what the model does not know is said";

    const std::unique_ptr<QWidget> options(reach().createOptions(bench.theme, nullptr));
    auto* table = options->findChild<QTableWidget*>(u"reachTable"_s);
    EXPECT_GT(table->rowCount(), 20) << "counties by share, townships by their seats";
    auto* minutes = options->findChild<QComboBox*>(u"reachMinutes"_s);
    const double before = map.voidKm2();
    minutes->setCurrentIndex(minutes->findData(3));
    Q_EMIT minutes->activated(minutes->currentIndex());
    ASSERT_TRUE(QTest::qWaitFor([this] { return reach().reach()->limit() == 3; }, 30'000));
    EXPECT_GT(reach().reach()->voidKm2(), before);
    const QJsonObject kept = reach().settings();
    reach().restore({});
    EXPECT_EQ(reach().model(), geo::ReachModel());
    reach().restore(kept);
    EXPECT_EQ(reach().model().minutes, 3);
    reach().setModel({.vehicleKmh = 0});
    EXPECT_EQ(reach().model().vehicleKmh, 40) << "a model that makes no sense is ignored";
}

TEST_F(FieldsTest, VesselsTellMilesAndKnots)
{
    open();
    sea().setVisible(true);
    const UtcTime now = bench.clock.now();
    view->setResources(
        {team(u"ship"_s, ResourceKind::Vessel, ResourceStatus::EnRoute, 122.60, 30.00, now - 3min),
         team(u"car"_s, ResourceKind::Vehicle, ResourceStatus::Ready, 122.10, 30.02, now)});
    ASSERT_TRUE(QTest::qWaitFor([this] { return sea().vessels().size() == 1; }, patience));
    EXPECT_FALSE(sea().vessels()[0].knots) << "seen once";
    ASSERT_TRUE(sea().vessels()[0].milesToCoast);
    EXPECT_GT(*sea().vessels()[0].milesToCoast, 0.1);
    view->setResources({team(u"ship"_s, ResourceKind::Vessel, ResourceStatus::EnRoute, 122.60, 30.01, now)});
    ASSERT_TRUE(QTest::qWaitFor([this] { return sea().vessels()[0].knots.has_value(); }, patience));
    EXPECT_NEAR(*sea().vessels()[0].knots, 12, 0.1) << "0.6 nm in 3 minutes";
    EXPECT_TRUE(sea().groundText(geo::toWorld(122.9, 30.3)).contains(u"nm"_s));
    EXPECT_TRUE(sea().groundText(dinghai()).isEmpty());
    EXPECT_EQ(milesText(3.16, QLocale(QLocale::Chinese)), u"3.2 nm"_s);
    EXPECT_EQ(milesText(0.01, QLocale(QLocale::Chinese)), u"<0.1 nm"_s);
    sea().setChoice({.vessels = true, .coast = false, .scale = false});
    EXPECT_FALSE(sea().tilePainting());
    const QJsonObject kept = sea().settings();
    sea().restore({});
    EXPECT_TRUE(sea().choice().coast);
    sea().restore(kept);
    EXPECT_FALSE(sea().choice().coast);
}
