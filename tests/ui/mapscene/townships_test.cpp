// SPDX-License-Identifier: GPL-3.0-or-later
// The map with a foreign pack that has cells for townships: stand-ins of boundaries, and said to be so.
#include "app/geo/pack/packio.h"
#include "tests/support/scenebench.h"
#include "tests/support/testpaths.h"
#include "ui/common/plainlabel.h"
#include "ui/map/cards/mapcard.h"
#include "ui/map/fields/choroplethlayer.h"
#include "ui/map/mapview.h"
#include "ui/scenes/mapscene.h"

#include <QApplication>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen::test {

namespace {

const RegionCode zhoushan = RegionCode::fromString(u"330900").value();

std::shared_ptr<const geo::Pack> packWithCells()
{
    static const std::shared_ptr<const geo::Pack> pack = [] {
        const QTemporaryDir work;
        const auto made =
            geo::createPack(sourcePath(u"packaging/packs/tianditu-zhejiang.json"_s),
                            sharedPath(u"data/geo"_s), work.filePath(u"made"_s), QDate(2026, 11, 22));
        if (!made)
            qFatal("%s", qUtf8Printable(made.error().toString()));
        Result<geo::Pack> loaded = geo::loadPack(work.filePath(u"made"_s));
        if (!loaded)
            qFatal("%s", qUtf8Printable(loaded.error().toString()));
        return std::make_shared<const geo::Pack>(*std::move(loaded));
    }();
    return pack;
}

struct TownshipsTest : testing::Test
{
    SceneBench bench;
    std::unique_ptr<MapScene> scene;

    void open(bool night, QSize size = {1920, 980})
    {
        bench.pack = packWithCells();
        bench.questions.nameData = {};
        bench.questions.nameData.regions = bench.pack->regions;
        bench.questions.overviewAnswer = sampleOverview();
        bench.theme = {.theme = night ? Theme::night() : Theme::day(),
                       .metrics = metricsFor(WindowClass::Duty, {.pixels = size}),
                       .wall = false};
        applyTheme(*qApp, bench.theme);
        scene = std::make_unique<MapScene>(bench.context(), nullptr);
        scene->resize(size);
        scene->show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(scene.get()));
    }
    ~TownshipsTest() override { applyTheme(*qApp, ThemeContext{}); }
    void settle() const
    {
        scene->grab();
        ASSERT_TRUE(QTest::qWaitFor([&] { return scene->isComplete(); }, 30'000));
        scene->grab();
        ASSERT_TRUE(QTest::qWaitFor([&] { return scene->isComplete(); }, 30'000));
    }
    void keep(const QString& name) const
    {
        const QDir folder(QStringLiteral(ONESCREEN_BINARY_DIR "/pictures/mapscene"));
        folder.mkpath(u"."_s);
        scene->grab().save(folder.filePath(name + u".png"_s));
    }
    [[nodiscard]] MapView& view() const { return *scene->findChild<MapView*>(); }
    [[nodiscard]] ChoroplethLayer& colours() const
    {
        return *qobject_cast<ChoroplethLayer*>(view().layer(u"choropleth"));
    }
};

} // namespace

TEST_F(TownshipsTest, AreColouredByTheirCellsAndStandAtTheirSeatsWithout)
{
    for (const bool night : {true, false}) {
        // Every township of the tenant has one event more than the one before it.
        qint64 count = 0;
        bench.questions.cubeAnswer.clear();
        for (const Region& region : packWithCells()->regions) {
            if (region->code.level() == RegionLevel::Township && zhoushan.contains(region->code)) {
                CubeRow row{
                    .month = QDate(), .region = region->code, .unit = {}, .categoryRoot = {}, .sums = {}};
                row.sums.add(FactMeasure::Reported, ++count);
                bench.questions.cubeAnswer.push_back(row);
            }
        }
        open(night);
        colours().setVisible(true);
        ChoroplethLayer::Choice choice = colours().choice();
        choice.question.level = RegionLevel::Township;
        choice.question.measure = AreaMeasure::Reported;
        colours().setChoice(choice);
        view().holdAt(GeoPoint::fromDegrees(122.15, 30.0).value(), 10.6);
        settle();
        keep(night ? u"townships"_s : u"townships-day"_s);

        const auto cells =
            std::ranges::count_if(view().baseMap()->areas(RegionLevel::Township),
                                  [](const auto& area) { return zhoushan.contains(area.code); });
        EXPECT_GT(cells, 25);
        ASSERT_TRUE(colours().areas());
        EXPECT_EQ(colours().areas()->level(), RegionLevel::Township);
        EXPECT_EQ(std::ssize(colours().areas()->areas()), count);
        QStringList legend;
        for (const LegendEntry& entry : colours().legend(view().sprites()))
            legend << entry.text + u' ' + entry.value;
        EXPECT_TRUE(legend.join(u'\n').contains(u"近似"_s)) << legend.join(u'\n').toStdString();
        // Pointing at a cell names the township and its number.
        const geo::BaseMap::Area& first =
            *std::ranges::find_if(view().baseMap()->areas(RegionLevel::Township),
                                  [](const auto& area) { return zhoushan.contains(area.code); });
        EXPECT_TRUE(first.approximate);
    }
}

TEST_F(TownshipsTest, LinesOfStandInsAreDashedAndTheirCardSaysSo)
{
    open(true);
    settle();
    ASSERT_TRUE(view().baseMap());
    EXPECT_TRUE(view().baseMap()->borders(RegionLevel::Township).empty());
    EXPECT_FALSE(view().baseMap()->approximateBorders(RegionLevel::Township).empty());
    EXPECT_TRUE(view().baseMap()->approximateBorders(RegionLevel::County).empty());
    view().layer(u"choropleth")->setVisible(false);
    view().holdAt(GeoPoint::fromDegrees(122.15, 30.02).value(), 12);
    settle();
    view().setFocus();
    QTest::keyClick(&view(), Qt::Key_I);
    const auto* card = scene->findChild<MapCard*>();
    ASSERT_TRUE(card->isVisible());
    EXPECT_TRUE(card->findChild<PlainLabel*>(u"mapCardNote"_s)->text().contains(u"近似"_s));
    EXPECT_TRUE(card->findChild<PlainLabel*>(u"mapCardKind"_s)->text().contains(u"乡镇"_s));
    keep(u"townshipcard"_s);
}

} // namespace onescreen::test
