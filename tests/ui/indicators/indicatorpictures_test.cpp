// SPDX-License-Identifier: GPL-3.0-or-later
// F9 with the shipped catalogue over a city of 4 counties and 36 townships, at the sizes it is shown at.
#include "tests/ui/indicators/figuresamples.h"
#include "tests/unit/models/assessmentsample.h"
#include "ui/indicators/figuretable.h"
#include "ui/indicators/indicatortablepanel.h"
#include "ui/indicators/rankingpanel.h"
#include "ui/scenes/indicatorscene.h"

#include <QScrollBar>

#include <gtest/gtest.h>

#include <array>

using namespace onescreen;
using namespace onescreen::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int townshipsOfCounty = 9;
constexpr std::array<std::pair<int, const char16_t*>, 4> counties{
    {{330902, u"定海区"}, {330903, u"普陀区"}, {330921, u"岱山县"}, {330922, u"嵊泗县"}}};

NameData cityNames()
{
    NameData data = sampleNames();
    data.regions = {Region::of({.code = regionOf(u"330900"_s), .name = u"舟山市"_s}).value()};
    for (const auto& [code, name] : counties) {
        data.regions.push_back(
            Region::of({.code = regionOf(QString::number(code)), .name = QString(name)}).value());
        for (int township = 1; township <= townshipsOfCounty; ++township)
            data.regions.push_back(Region::of({.code = regionOf(QString::number(code * 1000 + township)),
                                               .name = QString(name).first(2) + u"第%1街道"_s.arg(township)})
                                       .value());
    }
    return data;
}

/// Two years of months; rates differ by township and drift, one township has too few cases.
std::vector<CubeRow> cityFacts()
{
    std::vector<CubeRow> rows;
    int number = 0;
    for (const auto& [code, name] : counties) {
        for (int township = 1; township <= townshipsOfCounty; ++township, ++number) {
            for (int month = 0; month < 24; ++month) {
                const qint64 due = number == 7 ? 2 : 60 + (number * 37 + month * 11) % 90;
                const qint64 closed = due - (number * 5 + month * 3) % (due / 8 + 1);
                const qint64 onTime = closed - (number * 7 + month * 5) % (closed / 5 + 1);
                CubeRow row = cubeRow(QDate(2022, 7, 1).addMonths(month).toString(u"yyyy-MM"),
                                      QString::number(code * 1000 + township),
                                      {due, closed, onTime, due / 40}, month % 3 == 0 ? u"01"_s : u"02"_s);
                row.sums.add(FactMeasure::DueNotDeferred, due - due / 40);
                row.sums.add(FactMeasure::Reported, due + 12);
                row.sums.add(FactMeasure::Accepted, due + 6);
                row.sums.add(FactMeasure::Assigned, due + 4);
                rows.push_back(row);
            }
        }
    }
    return rows;
}

struct IndicatorPictures : testing::TestWithParam<std::tuple<QSize, WindowClass, const char16_t*>>
{
};

} // namespace

TEST_P(IndicatorPictures, EverythingStandsInItsPlace)
{
    const auto& [size, windowClass, page] = GetParam();
    SceneBench bench;
    bench.clock.setNow(startOfBusinessDay(QDate(2024, 8, 20)));
    bench.questions.nameData = cityNames();
    bench.questions.cacheStatus.asOf = bench.clock.now();
    bench.questions.cube = [](const CubeQuestion& question) {
        return question.byUnit ? std::vector<CubeRow>{} : cityFacts();
    };
    bench.windowClass = windowClass;
    bench.theme.wall = windowClass == WindowClass::Wall;
    bench.theme.metrics = metricsFor(windowClass, {.pixels = size});
    applyTheme(*qApp, bench.theme);
    IndicatorScene scene(bench.context(), nullptr);
    scene.setAddress(SceneBench::address(u"indicators?view=level:township;at:K-21;page:"_s + QString(page)));
    scene.resize(size);
    scene.show();
    ASSERT_TRUE(QTest::qWaitFor([&scene] { return scene.isComplete(); }, 20'000));
    EXPECT_TRUE(scene.problems().isEmpty()) << scene.problems().join(u'\n').toStdString();
    ASSERT_TRUE(scene.scope());
    for (const FigureTable* table : scene.findChildren<FigureTable*>()) {
        EXPECT_TRUE(!table->isVisible() || table->horizontalScrollBar()->maximum() == 0)
            << table->objectName().toStdString();
    }
    const IndicatorTableModel& rows = scene.findChild<IndicatorTablePanel*>()->model();
    if (rows.rowCount() > 0) {
        EXPECT_TRUE(rows.row(rows.find(u"K-18"_s).value()).figure.hasValue()) << "a count has no denominator";
    }
    const auto* ranking = scene.findChild<RankingPanel*>();
    if (ranking->isVisible()) {
        EXPECT_EQ(ranking->model().rowCount(), 4 * townshipsOfCounty);
    }
    savePicture(scene, u"city-%1x%2-%3"_s.arg(size.width()).arg(size.height()).arg(QString(page)));
}

INSTANTIATE_TEST_SUITE_P(Sizes, IndicatorPictures,
                         testing::Values(std::tuple(QSize(1366, 690), WindowClass::Leader, u"table"),
                                         std::tuple(QSize(1366, 690), WindowClass::Analyst, u"ranking"),
                                         std::tuple(QSize(1366, 690), WindowClass::Analyst, u"whatif"),
                                         std::tuple(QSize(1920, 1000), WindowClass::Duty, u"table"),
                                         std::tuple(QSize(1920, 1000), WindowClass::Duty, u"change"),
                                         std::tuple(QSize(3840, 2080), WindowClass::Analyst, u"table"),
                                         std::tuple(QSize(6656, 1700), WindowClass::Wall, u"table")));

/// What was good stays on the screen, growing old in plain sight; the fault is told where there is nothing.
TEST(IndicatorPictureStates, StaleAndFailing)
{
    SceneBench bench;
    bench.clock.setNow(startOfBusinessDay(QDate(2024, 8, 20)));
    bench.questions.nameData = cityNames();
    bench.questions.cacheStatus.asOf = bench.clock.now();
    bench.questions.cube = [](const CubeQuestion& question) {
        return question.byUnit ? std::vector<CubeRow>{} : cityFacts();
    };
    applyTheme(*qApp, bench.theme);
    IndicatorScene scene(bench.context(), nullptr);
    scene.setAddress(SceneBench::address(u"indicators?view=level:township;at:K-20;page:ranking"_s));
    scene.resize(1920, 1000);
    scene.show();
    ASSERT_TRUE(QTest::qWaitFor([&scene] { return scene.isComplete(); }, 20'000));
    const auto* ranking = scene.findChild<RankingPanel*>();
    const int rows = ranking->model().rowCount();
    bench.questions.failure = Error{.kind = ErrorKind::Corrupt, .text = u"damaged"_s, .place = {}};
    bench.clock.setNow(bench.clock.now() + std::chrono::minutes(10));
    Q_EMIT bench.hub().dataChanged({.seq = 2, .entities = {Entity::Event}});
    ASSERT_TRUE(QTest::qWaitFor([&bench] { return bench.assessment().error().has_value(); }, 20'000));
    EXPECT_EQ(ranking->state(), PanelState::Stale);
    EXPECT_EQ(ranking->model().rowCount(), rows) << "the last good figures stay";
    savePicture(scene, u"state-stale"_s);
    IndicatorScene fresh(bench.context(), nullptr);
    fresh.resize(1366, 690);
    fresh.show();
    savePicture(fresh, u"state-stale-1366"_s);
}

/// A cache that cannot be read: every panel says what happened and what to do, the scene is complete, and its
/// problem is told once for all panels.
TEST(IndicatorPictureStates, DamagedCache)
{
    for (const auto& [size, windowClass, dark] : {std::tuple(QSize(1920, 1000), WindowClass::Duty, true),
                                                  std::tuple(QSize(1366, 690), WindowClass::Leader, false),
                                                  std::tuple(QSize(6656, 1700), WindowClass::Wall, true)}) {
        SceneBench bench;
        bench.questions.failure = Error{.kind = ErrorKind::Corrupt,
                                        .text = u"damaged"_s,
                                        .place = {.file = u"cache.db"_s, .row = 0, .field = {}}};
        bench.windowClass = windowClass;
        bench.theme.theme = dark ? Theme::night() : Theme::day();
        bench.theme.wall = windowClass == WindowClass::Wall;
        bench.theme.metrics = metricsFor(windowClass, {.pixels = size});
        applyTheme(*qApp, bench.theme);
        IndicatorScene scene(bench.context(), nullptr);
        scene.resize(size);
        scene.show();
        ASSERT_TRUE(QTest::qWaitFor([&scene] { return scene.isComplete(); }, 20'000));
        ASSERT_EQ(scene.problems().size(), 1) << scene.problems().join(u'\n').toStdString();
        EXPECT_TRUE(scene.problems().front().contains(u"cache.db"_s));
        savePicture(scene, u"state-damaged-%1"_s.arg(size.width()));
    }
    applyTheme(*qApp, ThemeContext{});
}

/// Nothing was ever synced into it, or no row of it makes a figure: told, and no problem.
TEST(IndicatorPictureStates, EmptyCache)
{
    SceneBench bench;
    applyTheme(*qApp, bench.theme);
    IndicatorScene scene(bench.context(), nullptr);
    scene.resize(1920, 1000);
    scene.show();
    ASSERT_TRUE(QTest::qWaitFor([&scene] { return scene.isComplete(); }, 20'000));
    EXPECT_TRUE(scene.problems().isEmpty());
    EXPECT_EQ(scene.findChild<IndicatorTablePanel*>()->state(), PanelState::Empty);
    savePicture(scene, u"state-empty"_s);
}
