// SPDX-License-Identifier: GPL-3.0-or-later
// What source systems have sent, on the health scene.
#include "tests/support/fakefeedbatches.h"
#include "tests/support/scenebench.h"
#include "ui/common/plainlabel.h"
#include "ui/overview/batchpanel.h"
#include "ui/scenes/healthscene.h"

#include <QComboBox>
#include <QDir>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <gtest/gtest.h>

using namespace onescreen;
using namespace onescreen::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct BatchPanelTest : testing::Test
{
    SceneBench bench;
    FakeFeedBatches server;
    std::unique_ptr<HealthScene> scene;

    void SetUp() override
    {
        addFeed(u"hotline"_s, u"12345 热线"_s, 20min, 300);
        addFeed(u"video"_s, u"视频智能巡查"_s, 30s, 60);
        addFeed(u"archive"_s, u"历史归档"_s, 240h, std::nullopt);
        for (int i = 0; i < 60; ++i)
            server.kept[u"video"_s].push_back({.arrived = sampleNow - 20s - i * 60s,
                                               .asOf = sampleNow - 25s - i * 60s,
                                               .created = i % 5,
                                               .updated = i % 3,
                                               .unchanged = 40,
                                               .rejected = i % 11 == 4 ? 2 : 0});
        server.kept[u"hotline"_s] = {{.arrived = sampleNow - 20min, .asOf = {}, .created = 12},
                                     {.arrived = sampleNow - 25min, .asOf = {}, .created = 7, .rejected = 3},
                                     {.arrived = sampleNow - 34min, .asOf = {}, .created = 5}};
    }
    void addFeed(const QString& code, const QString& name, Milliseconds age, std::optional<int> every)
    {
        bench.questions.feedRows.push_back({.feed = Feed::of({.source = idOf<SourceCode>(code),
                                                              .asOf = sampleNow - age,
                                                              .expectedIntervalS = every,
                                                              .rows = 4711})
                                                        .value(),
                                            .name = name});
    }
    BatchPanel* shown(bool hasServer = true, const QString& address = {}, QSize size = {1366, 720})
    {
        SceneContext context = bench.context();
        context.feedBatches = hasServer ? &server : nullptr;
        scene = std::make_unique<HealthScene>(context, nullptr);
        if (!address.isEmpty())
            scene->setAddress(SceneBench::address(address));
        scene->resize(size);
        scene->show();
        EXPECT_TRUE(QTest::qWaitFor([this] { return scene->isComplete(); }, 10'000));
        return scene->findChild<BatchPanel*>();
    }
    static QString verdict(const BatchPanel* panel)
    {
        return panel->findChild<PlainLabel*>(u"batchVerdict"_s)->text();
    }
    static QAbstractItemModel* rows(const BatchPanel* panel)
    {
        return panel->findChild<QTableView*>(u"batchTable"_s)->model();
    }
    /// For a person to look at: only where a folder is named.
    void keepPicture(const QString& name) const
    {
        const QString folder = qEnvironmentVariable("ONESCREEN_TEST_PICTURES");
        if (folder.isEmpty())
            return;
        QDir().mkpath(folder);
        EXPECT_TRUE(scene->grab().save(QDir(folder).filePath(name)));
    }
};

} // namespace

TEST_F(BatchPanelTest, ShowsTheSourceThatIsFurthestBehindAndCallsItsSilenceAFault)
{
    const BatchPanel* panel = shown();
    EXPECT_EQ(panel->state(), PanelState::Fresh);
    ASSERT_EQ(rows(panel)->rowCount(), 3);
    EXPECT_TRUE(verdict(panel).startsWith(u"○ 故障"_s)) << verdict(panel).toStdString();
    EXPECT_TRUE(verdict(panel).contains(u"20 分钟"_s));
    const auto text = [&](int row, BatchColumn column) {
        return rows(panel)->index(row, static_cast<int>(column)).data().toString();
    };
    EXPECT_EQ(text(1, BatchColumn::Rows), u"10"_s);
    EXPECT_EQ(text(1, BatchColumn::Accepted), u"7"_s);
    EXPECT_EQ(text(1, BatchColumn::Rejected), u"3"_s);
    EXPECT_EQ(text(1, BatchColumn::Gap), u"9 分钟"_s);
    EXPECT_EQ(text(2, BatchColumn::Gap), u"—"_s) << "what is not known is not zero";
    EXPECT_EQ(text(0, BatchColumn::AsOf), u"—"_s);
    keepPicture(u"health-batches.png"_s);
}

TEST_F(BatchPanelTest, ARowOfTheFeedsOrTheListChoosesAndTheAddressKeepsIt)
{
    const BatchPanel* panel = shown();
    QSignalSpy moves(scene.get(), &Scene::addressChanged);
    auto* feeds = scene->findChild<QTableView*>(u"feedTable"_s);
    feeds->setCurrentIndex(feeds->model()->index(1, 0));
    EXPECT_EQ(scene->address().toString(), u"health?view=feed:video"_s);
    EXPECT_EQ(moves.size(), 1);
    EXPECT_EQ(rows(panel)->rowCount(), 60);
    EXPECT_TRUE(verdict(panel).startsWith(u"● 按时"_s)) << verdict(panel).toStdString();
    auto* choice = panel->findChild<QComboBox*>(u"batchFeed"_s);
    EXPECT_EQ(choice->currentData().toString(), u"video"_s);
    choice->setFocus();
    choice->setCurrentIndex(0);
    Q_EMIT choice->activated(0);
    EXPECT_EQ(scene->address().toString(), u"health"_s);
    EXPECT_EQ(rows(panel)->rowCount(), 3) << "the furthest behind again";
}

TEST_F(BatchPanelTest, AnAddressOpensItsSource)
{
    const BatchPanel* panel = shown(true, u"health?view=feed:archive"_s);
    EXPECT_EQ(panel->state(), PanelState::Empty);
    EXPECT_TRUE(panel->stateText().contains(u"还没有收到"_s));
    EXPECT_EQ(panel->chosenFeed(), u"archive"_s);
    keepPicture(u"health-batches-empty.png"_s);
}

TEST_F(BatchPanelTest, AnIrregularSourceIsNeverSilent)
{
    server.kept[u"archive"_s] = {{.arrived = sampleNow - 100h, .asOf = {}, .unchanged = 3}};
    const BatchPanel* panel = shown(true, u"health?view=feed:archive"_s);
    EXPECT_EQ(panel->state(), PanelState::Fresh);
    EXPECT_FALSE(verdict(panel).contains(u"故障"_s)) << verdict(panel).toStdString();
    EXPECT_TRUE(verdict(panel).contains(u"不定期"_s));
}

TEST_F(BatchPanelTest, BatchesThatComeWithoutMovingTheAsOfAreNotCalledFine)
{
    server.kept[u"hotline"_s].insert(server.kept[u"hotline"_s].begin(),
                                     {.arrived = sampleNow - 10s, .asOf = {}});
    const BatchPanel* panel = shown(true, u"health?view=feed:hotline"_s);
    EXPECT_TRUE(verdict(panel).contains(u"没有前移"_s)) << verdict(panel).toStdString();
}

TEST_F(BatchPanelTest, AServerThatCannotBeAskedIsNoFaultOfThePicture)
{
    server.fault = Error{.kind = ErrorKind::Offline, .text = u"gone"_s, .place = {}};
    const BatchPanel* panel = shown();
    EXPECT_EQ(panel->state(), PanelState::Error);
    EXPECT_TRUE(panel->isOffline());
    EXPECT_TRUE(scene->problems().isEmpty());
    keepPicture(u"health-batches-error.png"_s);
    server.fault = Error{.kind = ErrorKind::Protocol,
                         .text = u"no"_s,
                         .place = {.file = {}, .row = 0, .field = u"tls_untrusted"_s}};
    panel = shown();
    EXPECT_TRUE(scene->problems().isEmpty()) << "the rest comes from the cache";
    EXPECT_TRUE(panel->stateText().contains(u"没有读到"_s));
    server.fault = Error{.kind = ErrorKind::Protocol, .text = u"rubbish"_s, .place = {}};
    panel = shown();
    EXPECT_EQ(scene->problems().size(), 1);
}

TEST_F(BatchPanelTest, WhoIsNotSignedInIsToldSo)
{
    server.fault = Error{.kind = ErrorKind::Invalid,
                         .text = u"no"_s,
                         .place = {.file = {}, .row = 0, .field = u"token_missing"_s}};
    const BatchPanel* panel = shown();
    EXPECT_EQ(panel->state(), PanelState::Denied);
    EXPECT_TRUE(panel->stateText().contains(u"登录"_s));
}

TEST_F(BatchPanelTest, WithoutAServerThereIsNothingToAsk)
{
    const BatchPanel* panel = shown(false);
    EXPECT_EQ(panel->state(), PanelState::Empty);
    EXPECT_TRUE(scene->problems().isEmpty());
}

TEST_F(BatchPanelTest, TheWallHasNoListAndFollowsTheFurthestBehind)
{
    bench.windowClass = WindowClass::Wall;
    bench.theme.metrics = metricsFor(WindowClass::Wall, {.pixels = {1920, 1080}});
    bench.theme.wall = true;
    const BatchPanel* panel = shown(true, {}, {1920, 1080});
    EXPECT_FALSE(panel->findChild<QComboBox*>(u"batchFeed"_s)->isVisible());
    EXPECT_EQ(rows(panel)->rowCount(), 3);
    keepPicture(u"health-batches-wall.png"_s);
}

TEST_F(BatchPanelTest, ExportsTimesAndCountsAsTheyAre)
{
    const BatchPanel* panel = shown();
    const ExportTable table = panel->exportTable();
    ASSERT_EQ(table.rows.size(), 3);
    EXPECT_EQ(table.header.size(), table.rows.front().size());
    EXPECT_EQ(table.rows[1][1].toString(), toRfc3339(sampleNow - 25min));
    EXPECT_DOUBLE_EQ(table.rows[1][2].toDouble(), 540.0);
    EXPECT_FALSE(table.rows[2][2].isValid());
    EXPECT_EQ(table.rows[1][8].toLongLong(), 3);
}
