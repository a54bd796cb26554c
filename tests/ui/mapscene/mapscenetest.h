// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/pack/packio.h"
#include "tests/support/scenebench.h"
#include "tests/support/testpaths.h"
#include "ui/map/layers/layerboard.h"
#include "ui/map/mapview.h"
#include "ui/scenes/mapscene.h"

#include <QApplication>
#include <QDir>
#include <QTest>

#include <gtest/gtest.h>

#include <random>

namespace onescreen::test {

using namespace Qt::StringLiterals;

inline std::shared_ptr<const geo::Pack> zhejiang()
{
    static const std::shared_ptr<const geo::Pack> pack = [] {
        Result<geo::Pack> loaded = geo::loadPack(sourcePath(u"resources/packs/zhejiang"_s));
        if (!loaded)
            qFatal("%s", qUtf8Printable(loaded.error().toString()));
        return std::make_shared<const geo::Pack>(*std::move(loaded));
    }();
    return pack;
}

/// Cameras around a crossing: working, off, with and without a known direction.
inline std::vector<Stored<Resource>> cameras()
{
    std::vector<Stored<Resource>> rows;
    for (int i = 0; i < 12; ++i) {
        ResourceFields fields{
            .id = ResourceId::fromString(u"cam%1"_s.arg(i)).value(),
            .kind = i % 5 == 4 ? ResourceKind::Device : ResourceKind::Camera,
            .status = i % 4 == 3 ? ResourceStatus::Off : ResourceStatus::Ready,
            .origin = Origin::Replay,
            .name = u"演示点位%1"_s.arg(i),
            .unit = std::nullopt,
            .region = RegionCode::fromString(u"330902").value(),
            .position = GeoPoint::fromDegrees(122.15 + 0.002 * (i % 4 - 2), 30.02 + 0.0015 * (i / 4 - 1)),
            .heading = i % 6 == 5 ? std::nullopt : std::optional(i * 47 % 360),
            .positionAt = sampleNow,
            .event = std::nullopt};
        rows.push_back({.row = Resource::of(std::move(fields)).value(), .version = 1});
    }
    return rows;
}

struct MapSceneTest : testing::Test
{
    SceneBench bench;
    std::unique_ptr<MapScene> scene;

    MapSceneTest()
    {
        bench.pack = zhejiang();
        bench.questions.nameData = sampleNames();
    }
    ~MapSceneTest() override { applyTheme(*qApp, ThemeContext{}); }

    void fillEvents(int count)
    {
        std::mt19937 random(1);
        std::normal_distribution<double> off(0, 0.02);
        std::uniform_int_distribution<int> pick(0, 99);
        for (int i = 1; i <= count; ++i) {
            const int share = pick(random);
            QueueItem item = sampleItem(i);
            item.position = GeoPoint::fromDegrees(122.15 + 2 * off(random), 30.02 + off(random)).value();
            item.priority = share < 3    ? Priority::Urgent
                            : share < 20 ? Priority::Important
                                         : Priority::Normal;
            item.state = share % 3 == 0 ? EventState::Reported : EventState::Handling;
            item.dueAt =
                share % 4 == 0 ? sampleNow - std::chrono::hours{1} : sampleNow + std::chrono::hours{30};
            bench.questions.events[item.row] = item;
        }
    }
    void open(WindowClass windowClass, QSize size, const QString& window = {}, bool night = true)
    {
        scene.reset();
        bench.windowClass = windowClass;
        bench.theme = {.theme = night ? Theme::night() : Theme::day(),
                       .metrics = metricsFor(windowClass, {.pixels = size}),
                       .wall = windowClass == WindowClass::Wall};
        applyTheme(*qApp, bench.theme);
        SceneContext context = bench.context();
        context.window = window;
        const geo::FoundThemes found = geo::findThemes(sourcePath(u"resources/themes"_s));
        context.themes = std::make_shared<const std::vector<geo::PackTheme>>(found.themes);
        scene = std::make_unique<MapScene>(context, nullptr);
        scene->resize(size);
        scene->show();
    }
    void waitComplete() const
    {
        ASSERT_TRUE(QTest::qWaitForWindowExposed(scene.get()));
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
    [[nodiscard]] LayerBoard* board() const { return scene->findChild<LayerBoard*>(); }
};

} // namespace onescreen::test
