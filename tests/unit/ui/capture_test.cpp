// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/ui/eventually.h"
#include "tests/unit/ui/shellbench.h"
#include "ui/shell/capture.h"
#include "ui/shell/selftest.h"

#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

using test::LabelScene;
using test::ShellBench;

namespace {

struct CaptureBench : ShellBench
{
    QTemporaryDir folder;
    std::unique_ptr<SceneCapture> capture;
    std::unique_ptr<QSignalSpy> drawn;
    std::unique_ptr<QSignalSpy> failed;
    std::unique_ptr<QSignalSpy> finished;

    CaptureBench() { questions.cacheStatus = CacheStatus{.asOf = clock.now()}; }
    void start(CaptureJob job)
    {
        job.folder = folder.path();
        capture = std::make_unique<SceneCapture>(windows(), std::move(job));
        drawn = std::make_unique<QSignalSpy>(capture.get(), &SceneCapture::drawn);
        failed = std::make_unique<QSignalSpy>(capture.get(), &SceneCapture::failed);
        finished = std::make_unique<QSignalSpy>(capture.get(), &SceneCapture::finished);
        capture->start();
    }
    [[nodiscard]] bool ends() const
    {
        return test::eventually([this] { return finished->count() == 1; });
    }
    [[nodiscard]] LabelScene* scene() const { return set->windows().front()->findChild<LabelScene*>(); }
};

} // namespace

TEST(SceneCapture, WritesAPictureOfEverySceneInTheAskedSize)
{
    CaptureBench bench;
    bench.hasServer = false;
    bench.start({.size = {1366, 768}});
    ASSERT_TRUE(bench.ends());
    EXPECT_EQ(bench.finished->front(), (QVariantList{2, 0}));
    for (const QString& scene : {u"overview"_s, u"dispatch"_s})
        EXPECT_EQ(QImage(bench.folder.filePath(scene + u".png"_s)).size(), QSize(1366, 768));
}

TEST(SceneCapture, WaitsUntilTheSceneIsComplete)
{
    CaptureBench bench;
    bench.hasServer = false;
    bench.scenes.resize(1);
    bench.scenes.front().create = [](const SceneContext&, QWidget* parent) {
        auto* scene = new LabelScene(u"overview"_s, parent);
        scene->setComplete(false);
        return scene;
    };
    bench.start({});
    QCoreApplication::processEvents();
    EXPECT_EQ(bench.drawn->count(), 0);
    bench.scene()->setComplete(true);
    ASSERT_TRUE(bench.ends());
    EXPECT_EQ(bench.drawn->count(), 1);
}

TEST(SceneCapture, NamesWhatCouldNotBeDrawnAndGoesOn)
{
    CaptureBench bench;
    bench.hasServer = false;
    bench.scenes.front().create = [](const SceneContext&, QWidget* parent) {
        auto* scene = new LabelScene(u"overview"_s, parent);
        scene->setComplete(false);
        return scene;
    };
    bench.start({.scenes = {u"overview"_s, u"replay"_s, u"dispatch"_s}, .limit = 50ms});
    ASSERT_TRUE(bench.ends());
    EXPECT_EQ(bench.finished->front(), (QVariantList{1, 2}));
    EXPECT_EQ(bench.failed->at(0).at(0).toString(), u"overview"_s);
    EXPECT_EQ(bench.failed->at(1).at(0).toString(), u"replay"_s);
    EXPECT_FALSE(QFile::exists(bench.folder.filePath(u"overview.png"_s)));
}

TEST(SceneCapture, ASceneWithAFailedPanelIsNoPicture)
{
    CaptureBench bench;
    bench.hasServer = false;
    bench.scenes.resize(1);
    bench.scenes.front().create = [](const SceneContext&, QWidget* parent) {
        auto* scene = new LabelScene(u"overview"_s, parent);
        scene->setProblems({u"the queue could not be read"_s});
        return scene;
    };
    bench.start({});
    ASSERT_TRUE(bench.ends());
    ASSERT_EQ(bench.failed->count(), 1);
    EXPECT_TRUE(bench.failed->front().at(1).toString().contains(u"queue"_s));
}

TEST(SceneCapture, CatchesUpWithTheServerFirst)
{
    CaptureBench bench;
    bench.start({});
    QCoreApplication::processEvents();
    EXPECT_TRUE(bench.set->windows().empty());
    bench.hub->onLinkChanged({.phase = LinkPhase::CatchingUp});
    EXPECT_TRUE(bench.set->windows().empty());
    bench.hub->onLinkChanged({.phase = LinkPhase::Online});
    ASSERT_TRUE(bench.ends());
    EXPECT_EQ(bench.drawn->count(), 2);
}

TEST(SceneCapture, DrawsTheLastDataWhenTheServerIsAway)
{
    CaptureBench bench;
    bench.start({});
    bench.hub->onLinkChanged({.phase = LinkPhase::Offline});
    ASSERT_TRUE(bench.ends());
    EXPECT_EQ(bench.drawn->count(), 2);
}

TEST(SceneCapture, WithoutAnyDataNothingIsDrawn)
{
    CaptureBench bench;
    bench.questions.cacheStatus.reset();
    bench.hasServer = false;
    bench.cacheExists = false;
    bench.start({.limit = 1h}); // it does not wait for what cannot come
    ASSERT_TRUE(bench.ends());
    EXPECT_EQ(bench.finished->front(), (QVariantList{0, 2}));
    EXPECT_TRUE(bench.failed->front().at(1).toString().contains(u"no data"_s));
}

/// The cache is there and cannot be read: the scene's own problem is told, and nothing waits for the limit.
TEST(SceneCapture, ADamagedCacheIsAProblemOfTheScenesAndNotATimeout)
{
    CaptureBench bench;
    bench.questions.statusFault = Error{.kind = ErrorKind::Corrupt, .text = u"malformed"_s, .place = {}};
    bench.hasServer = false;
    bench.cacheExists = true;
    bench.scenes.resize(1);
    bench.scenes.front().create = [](const SceneContext&, QWidget* parent) {
        auto* scene = new LabelScene(u"overview"_s, parent);
        scene->setProblems({u"the saved data are damaged"_s});
        return scene;
    };
    bench.start({.limit = 1h});
    ASSERT_TRUE(bench.ends());
    ASSERT_EQ(bench.failed->count(), 1);
    EXPECT_EQ(bench.failed->front().at(1).toString(), u"the saved data are damaged"_s);
    EXPECT_TRUE(bench.hub->statusError());
}

TEST(SelfTest, OpensEverySceneOfEveryClassWithoutData)
{
    ShellBench bench;
    bench.hasServer = false;
    bench.cacheExists = false;
    SelfTest test(bench.windows(), 5s);
    QSignalSpy drawn(&test, &SelfTest::drawn);
    QSignalSpy finished(&test, &SelfTest::finished);
    test.start();
    ASSERT_TRUE(test::eventually([&] { return finished.count() == 1; }));
    EXPECT_EQ(finished.front(), (QVariantList{4, 0})); // overview on wall, duty, leader; dispatch on duty
    EXPECT_EQ(drawn.front().front().toString(), u"wall"_s);
}

} // namespace onescreen
