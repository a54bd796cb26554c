// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of every field layer for people to look at, and what can be checked of them.
#include "tests/ui/map/fieldsbench.h"
#include "ui/map/layers/cornerlegend.h"

#include <gtest/gtest.h>

using namespace onescreen;
using namespace onescreen::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct FieldPictures : testing::Test, FieldsBench
{
    FieldPictures()
    {
        const std::array counts{40, 22, 9, 0};
        const std::array counties{u"330902"_s, u"330903"_s, u"330921"_s, u"330922"_s};
        bench.questions.cube = [counts, counties, this](const CubeQuestion& question) {
            std::vector<CubeRow> rows;
            if (question.byLevel == RegionLevel::County) {
                for (std::size_t i = 0; i < counts.size(); ++i)
                    rows.push_back(
                        areaRow(counties.at(i), counts.at(i), 0, counts.at(i) / 2, counts.at(i) / 5));
                return rows;
            }
            int n = 0;
            for (const Region& region : bench.questions.nameData.regions) {
                if (region->code.level() == RegionLevel::Township)
                    rows.push_back(
                        areaRow(region->code.toString(), (n * 37) % 50, 0, n % 3 == 0 ? 0 : 10, n % 7)),
                        ++n;
            }
            return rows;
        };
    }
    void openAt(QSize size, bool wall, bool night = true)
    {
        bench.windowClass = wall ? WindowClass::Wall : WindowClass::Duty;
        bench.theme = {.theme = night ? Theme::night() : Theme::day(),
                       .metrics = metricsFor(bench.windowClass, {.pixels = size}),
                       .wall = wall};
        applyTheme(*qApp, bench.theme);
        open(size);
        const UtcTime now = bench.clock.now();
        std::vector<ResourceFields> teams;
        for (ResourceFields resource : zhoushanResources()) {
            resource.positionAt = now - 30s;
            teams.push_back(resource);
        }
        teams.push_back(
            team(u"old"_s, ResourceKind::Vehicle, ResourceStatus::Ready, 122.20, 30.25, now - 20min));
        teams.push_back(
            team(u"ship"_s, ResourceKind::Vessel, ResourceStatus::EnRoute, 122.45, 30.10, now - 3min));
        view->setResources(teams);
        teams.back() = team(u"ship"_s, ResourceKind::Vessel, ResourceStatus::EnRoute, 122.46, 30.11, now);
        view->setResources(teams);
        view->setEvents(zhoushanEvents(5000));
        legend = new CornerLegend(*view, bench.theme);
    }
    void only(const QString& id) const
    {
        for (MapLayer* layer : view->layers())
            layer->setVisible(layer->id() == id || layer->id() == u"labels"_s ||
                              (id == u"sea"_s && layer->id() == u"teams"_s));
    }
    [[nodiscard]] QImage picture(const QString& name) const
    {
        view->grab();
        EXPECT_TRUE(QTest::qWaitFor(
            [this] {
                view->grab();
                return view->isSettled();
            },
            30'000))
            << name.toStdString();
        QCoreApplication::processEvents();
        const QImage image = view->grab().toImage();
        keepPicture(image, u"field-"_s + name + u".png"_s);
        return image;
    }

    CornerLegend* legend = nullptr;
};

} // namespace

TEST_F(FieldPictures, OfEveryLayer)
{
    struct Look
    {
        QString name;
        QSize size;
        bool wall = false;
        bool night = true;
    };
    const std::vector<Look> looks{{u"1920"_s, {1920, 1080}},
                                  {u"1920-day"_s, {1920, 1080}, false, false},
                                  {u"3840-wall"_s, {3840, 2160}, true}};
    for (const Look& look : looks) {
        openAt(look.size, look.wall, look.night);
        only(u"none"_s);
        const QImage bare = picture(u"bare-"_s + look.name);
        for (const QString& id : {u"choropleth"_s, u"heat"_s, u"reach"_s, u"sea"_s}) {
            only(id);
            const QImage image = picture(id + u'-' + look.name);
            EXPECT_GT(meanDifference(bare, image), 0.3) << id.toStdString() << ' ' << look.name.toStdString();
        }
        only(u"choropleth"_s);
        ChoroplethLayer::Choice choice;
        choice.question.level = RegionLevel::Township;
        choice.question.measure = AreaMeasure::OverdueShare;
        areas->setChoice(choice);
        ASSERT_TRUE(QTest::qWaitFor([this] { return areas->isSettled(); }, 10'000));
        (void)picture(u"townships-"_s + look.name);
    }
}
