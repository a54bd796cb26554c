// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scenebench.h"
#include "tests/ui/portrait/sampleportrait.h"
#include "ui/charts/paintedchart.h"
#include "ui/common/passportcard.h"
#include "ui/common/plainlabel.h"
#include "ui/portrait/portraitbar.h"
#include "ui/portrait/portraitpanel.h"
#include "ui/scenes/portraitscene.h"

#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

using namespace onescreen;
using namespace onescreen::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20'000;

/// Eighteen months of facts in the four townships of the sample names, one for each county.
std::vector<CubeRow> sampleCube()
{
    std::vector<CubeRow> rows;
    const std::array<qint64, 4> towns{330'902'001, 330'903'001, 330'921'100, 330'922'100};
    const std::array<QString, 4> units{u"u-dinghai"_s, u"u-putuo"_s, u"u-daishan"_s, u"u-shengsi"_s};
    for (std::size_t town = 0; town < towns.size(); ++town) {
        for (int month = 0; month < 18; ++month) {
            const int due = 300 - 60 * static_cast<int>(town) + (month * 37) % 23;
            const int closed = due - (month * 5 + static_cast<int>(town)) % 9;
            CubeRow row{.month = QDate(2023, 1, 1).addMonths(month),
                        .region = RegionCode::fromNumber(towns.at(town)),
                        .unit = units.at(town),
                        .categoryRoot = {}};
            row.sums.add(FactMeasure::Reported, due + 12);
            row.sums.add(FactMeasure::Accepted, due + 8);
            row.sums.add(FactMeasure::AcceptedIn1m, due / 2);
            row.sums.add(FactMeasure::Assigned, due + 2);
            row.sums.add(FactMeasure::Due, due);
            row.sums.add(FactMeasure::DueNotDeferred, due - 3);
            row.sums.add(FactMeasure::Deferred, 3);
            row.sums.add(FactMeasure::DueClosed, closed);
            row.sums.add(FactMeasure::DueOnTime, month == 16 && town == 0 ? closed / 2 : closed - month % 5);
            row.sums.add(FactMeasure::DueReopened, month % 3);
            row.sums.add(FactMeasure::Closed, closed);
            row.sums.add(FactMeasure::ReportedClosed, closed);
            rows.push_back(row);
        }
    }
    return rows;
}

/// A log of alerts in memory; fails when told to.
class MemoryDecisions final : public AlertDecisions
{
public:
    std::vector<AlertDecision> decided;
    bool fails = false;
    bool damaged = false;

    QFuture<Result<std::vector<AlertDecision>>> list() override
    {
        if (damaged)
            return QtFuture::makeReadyValueFuture(Result<std::vector<AlertDecision>>(
                failure(ErrorKind::Corrupt, u"damaged"_s, {.file = u"alerts.db"_s})));
        return QtFuture::makeReadyValueFuture(Result<std::vector<AlertDecision>>(decided));
    }
    QFuture<Result<AlertDecision>> add(AlertDecision decision) override
    {
        if (fails)
            return QtFuture::makeReadyValueFuture(
                Result<AlertDecision>(failure(ErrorKind::ReadOnly, u"read-only"_s)));
        decided.push_back(decision);
        return QtFuture::makeReadyValueFuture(Result<AlertDecision>(decision));
    }
};

struct PortraitSceneTest : testing::Test
{
    MemoryDecisions decisions;
    SceneBench bench;
    std::unique_ptr<PortraitScene> scene;

    void SetUp() override
    {
        fill(bench.questions, 10);
        bench.questions.cubeAnswer = sampleCube();
        bench.decisions = &decisions;
    }
    void TearDown() override
    {
        scene.reset();
        applyTheme(*qApp, ThemeContext{});
    }
    void make(QSize size = {1920, 1000})
    {
        applyTheme(*qApp, bench.theme);
        scene = std::make_unique<PortraitScene>(bench.context(), nullptr);
        scene->resize(size);
        scene->show();
    }
    [[nodiscard]] bool settled() const
    {
        return QTest::qWaitFor([this] { return scene->isComplete(); }, patience);
    }
    void open(const QString& address = u"portrait"_s, QSize size = {1920, 1000})
    {
        make(size);
        scene->setAddress(SceneBench::address(address));
        ASSERT_TRUE(settled());
    }
    [[nodiscard]] PassportCard& card() const { return *scene->findChild<PassportCard*>(); }
    template <typename T> [[nodiscard]] T& named(const QString& name) const
    {
        return *scene->findChild<T*>(name);
    }
};

} // namespace

TEST_F(PortraitSceneTest, FirstUnitAndLastClosedMonth)
{
    open();
    ASSERT_NE(scene->issue(), nullptr);
    EXPECT_EQ(scene->issue()->now.unit.name, u"定海区"_s);
    EXPECT_EQ(scene->issue()->now.period, *Period::fromString(u"2024-05"));
    EXPECT_TRUE(scene->problems().isEmpty());
    EXPECT_EQ(scene->address().toString(), u"portrait"_s) << "what was not chosen is not in the address";
    const portrait::Item* rate = scene->issue()->now.item(u"K-20"_s);
    ASSERT_NE(rate, nullptr);
    EXPECT_TRUE(rate->numerator && rate->denominator && rate->value);
    EXPECT_NEAR(*rate->value, *rate->numerator / *rate->denominator * 100.0, 1e-9);
    keepPortraitPicture(scene->grab().toImage(), u"scene-1920"_s);
}

TEST_F(PortraitSceneTest, WithoutTheLogOfAlertsNothingIsSaidOfAcknowledgements)
{
    decisions.damaged = true;
    open(u"portrait"_s);
    ASSERT_TRUE(scene->issue());
    EXPECT_TRUE(scene->problems().isEmpty()) << "the figures are there";
    for (const portrait::Warning& warning : scene->issue()->now.warnings)
        EXPECT_FALSE(warning.handling && !warning.handling->closed) << "nobody knows";
    bool named = false;
    for (const PlainLabel* label : scene->findChildren<PlainLabel*>())
        named = named || (label->isVisible() && label->text().contains(u"alerts.db"_s));
    EXPECT_TRUE(named) << "which file it is";
}

TEST_F(PortraitSceneTest, AddressesReadBack)
{
    open();
    QSignalSpy told(scene.get(), &Scene::addressChanged);
    const QStringList addresses{
        u"portrait"_s, u"portrait?area=330903&period=2024Q1"_s,
        u"portrait?area=330902001&period=2024-04&view=indicator:K-20"_s,
        u"portrait?period=2024-05&view=dimension:d1;unit:unit%3Au-putuo;versus:unit%3Au-dinghai"_s,
        u"portrait?area=330902&period=2024-05&view=indicator:K-21;passport:330902;passport-period:2024-03"_s};
    for (const QString& text : addresses) {
        const ViewAddress address = SceneBench::address(text);
        scene->setAddress(address);
        ASSERT_TRUE(settled()) << qPrintable(text);
        EXPECT_EQ(scene->address(), address) << qPrintable(text);
        EXPECT_EQ(ViewAddress::parse(scene->address().toString()), address);
    }
    EXPECT_EQ(told.size(), 0);
}

TEST_F(PortraitSceneTest, AreaAndPeriodOfAnAddressAreShown)
{
    open(u"portrait?area=330903&period=2024Q1&view=versus:330902"_s);
    ASSERT_NE(scene->issue(), nullptr);
    EXPECT_EQ(scene->issue()->now.unit.name, u"普陀区"_s);
    EXPECT_EQ(scene->issue()->now.period, *Period::fromString(u"2024Q1"));
    ASSERT_TRUE(scene->issue()->before);
    EXPECT_EQ(scene->issue()->before->period, *Period::fromString(u"2023Q4"));
    ASSERT_TRUE(scene->issue()->versus);
    EXPECT_EQ(scene->issue()->versus->unit.name, u"定海区"_s);
    EXPECT_FALSE(named<PortraitPanel>(u"portraitComparison"_s).isHidden());
    EXPECT_EQ(named<PortraitPanel>(u"portraitComparison"_s).state(), PanelState::Fresh);
    // Every panel says period and scope, whatever its width.
    for (const PortraitPanel* panel : scene->findChildren<PortraitPanel*>()) {
        const auto* about = panel->findChild<PlainLabel*>(u"panelAbout"_s);
        ASSERT_NE(about, nullptr);
        EXPECT_TRUE(about->text().contains(u"2024 年第 1 期"_s) && about->text().contains(u"普陀区"_s))
            << qPrintable(panel->objectName()) << ' ' << qPrintable(about->text());
        EXPECT_TRUE(panel->isHidden() || about->width() > 100) << qPrintable(panel->objectName());
    }
    keepPortraitPicture(scene->grab().toImage(), u"scene-1920-versus"_s);
}

TEST_F(PortraitSceneTest, BracketsStepThroughTheIssues)
{
    open(u"portrait?area=330902&period=2024-04"_s);
    scene->activateWindow();
    scene->setFocus();
    QSignalSpy told(scene.get(), &Scene::addressChanged);
    QTest::keyClick(scene.get(), Qt::Key_BracketLeft);
    ASSERT_TRUE(settled());
    EXPECT_EQ(scene->address().toString(), u"portrait?area=330902&period=2024-03"_s);
    QTest::keyClick(scene.get(), Qt::Key_BracketRight);
    ASSERT_TRUE(settled());
    EXPECT_EQ(scene->issue()->now.period, *Period::fromString(u"2024-04"));
    EXPECT_EQ(told.size(), 2);
    scene->setAddress(SceneBench::address(u"portrait?area=330902&period=2023-01"_s));
    ASSERT_TRUE(settled());
    QTest::keyClick(scene.get(), Qt::Key_BracketLeft);
    EXPECT_EQ(scene->address().toString(), u"portrait?area=330902&period=2023-01"_s)
        << "there is none before";
    EXPECT_FALSE(named<QToolButton>(u"portraitEarlier"_s).isEnabled());
}

TEST_F(PortraitSceneTest, F6OpensThePassportAndItsRows)
{
    open(u"portrait?area=330902&period=2024-05&view=indicator:K-20"_s);
    scene->setFocus();
    EXPECT_TRUE(card().isHidden());
    QTest::keyClick(scene.get(), Qt::Key_F6);
    ASSERT_FALSE(card().isHidden());
    EXPECT_EQ(card().sheet().title, u"结案率"_s);
    EXPECT_EQ(card().sheet().scope, u"定海区"_s);
    EXPECT_EQ(scene->address().option(u"passport"_s), u"330902"_s);
    std::vector<ViewAddress> opened;
    QObject::connect(scene.get(), &Scene::openAddressRequested, scene.get(),
                     [&opened](const ViewAddress& address) { opened.push_back(address); });
    Q_EMIT card().rowsRequested(0);
    Q_EMIT card().rowsRequested(99);
    ASSERT_EQ(opened.size(), 1U);
    EXPECT_EQ(opened[0].scene(), u"overview"_s);
    EXPECT_EQ(opened[0].area(), RegionCode::fromString(u"330902"));
    Q_EMIT card().closeRequested();
    EXPECT_TRUE(card().isHidden());
    EXPECT_TRUE(scene->address().option(u"passport"_s).isEmpty());
}

TEST_F(PortraitSceneTest, ReturnOnTheScoreOpensThePassportOfTheIndex)
{
    open(u"portrait?area=330902&period=2024-05"_s);
    auto* score = named<PortraitPanel>(u"portraitScore"_s).findChild<PaintedChart*>();
    ASSERT_NE(score, nullptr);
    score->setFocus();
    QTest::keyClick(score, Qt::Key_Down);
    QTest::keyClick(score, Qt::Key_Return);
    ASSERT_FALSE(card().isHidden());
    EXPECT_EQ(card().sheet().scope, u"定海区"_s);
    EXPECT_EQ(scene->address().option(u"passport-of"_s), u"index"_s);
    const ViewAddress address = scene->address();
    Q_EMIT card().closeRequested();
    EXPECT_TRUE(card().isHidden());
    scene->setAddress(address);
    ASSERT_TRUE(settled());
    EXPECT_FALSE(card().isHidden());
    EXPECT_EQ(scene->address(), address);
}

TEST_F(PortraitSceneTest, TypingFindsAUnit)
{
    open();
    scene->activateWindow();
    scene->setFocus();
    auto& units = named<QComboBox>(u"portraitUnit"_s);
    QTest::keyClick(scene.get(), Qt::Key_F, Qt::ControlModifier);
    const int putuo = units.findText(u"普陀区"_s);
    ASSERT_GE(putuo, 0);
    EXPECT_GE(units.findText(u"昌国街道（定海区）"_s), 0) << "townships say where they are";
    units.setCurrentIndex(putuo);
    Q_EMIT units.activated(putuo);
    ASSERT_TRUE(settled());
    EXPECT_EQ(scene->address().area(), RegionCode::fromString(u"330903"));
    EXPECT_EQ(scene->issue()->now.unit.name, u"普陀区"_s);
    units.lineEdit()->setText(u"没有这个单位"_s);
    Q_EMIT units.activated(units.currentIndex());
    EXPECT_EQ(scene->address().area(), RegionCode::fromString(u"330903"));
}

TEST_F(PortraitSceneTest, QuarterOfTheMonthAndBack)
{
    open(u"portrait?area=330902&period=2024-02"_s);
    named<QToolButton>(u"portraitQuarter"_s).click();
    ASSERT_TRUE(settled());
    EXPECT_EQ(scene->address().toString(), u"portrait?area=330902&period=2024Q1"_s);
    named<QToolButton>(u"portraitMonth"_s).click();
    ASSERT_TRUE(settled());
    EXPECT_EQ(scene->address().toString(), u"portrait?area=330902&period=2024-03"_s);
}

TEST_F(PortraitSceneTest, UnknownPlacesSayWhatToDo)
{
    open(u"portrait?area=110101"_s);
    EXPECT_EQ(scene->issue(), nullptr);
    EXPECT_EQ(named<PortraitPanel>(u"portraitScore"_s).state(), PanelState::Empty);
    scene->setAddress(SceneBench::address(u"portrait?area=330902&period=2019Q1"_s));
    ASSERT_TRUE(settled());
    EXPECT_EQ(named<PortraitPanel>(u"portraitScore"_s).state(), PanelState::Empty);
    EXPECT_TRUE(named<PortraitPanel>(u"portraitScore"_s).stateText().contains(u"换一期"_s));
}

TEST_F(PortraitSceneTest, EmptyAndFailingCaches)
{
    bench.questions.cubeAnswer.clear();
    open();
    EXPECT_EQ(named<PortraitPanel>(u"portraitWarnings"_s).state(), PanelState::Empty);
    EXPECT_TRUE(named<PortraitPanel>(u"portraitWarnings"_s).stateText().contains(u"onescreen-cli import"_s));
    EXPECT_TRUE(scene->problems().isEmpty());
}

TEST_F(PortraitSceneTest, FailingCacheIsAProblem)
{
    bench.questions.failure = Error{.kind = ErrorKind::Corrupt, .text = u"damaged"_s, .place = {}};
    open();
    EXPECT_EQ(named<PortraitPanel>(u"portraitWarnings"_s).state(), PanelState::Error);
    ASSERT_EQ(scene->problems().size(), 1) << "one reason for all panels";
    EXPECT_TRUE(scene->problems().front().contains(u"异常项"_s));
}

TEST_F(PortraitSceneTest, NothingCanBeChosenOnAWall)
{
    bench.windowClass = WindowClass::Wall;
    bench.theme = {.metrics = metricsFor(WindowClass::Wall, {.pixels = {3840, 2160}}), .wall = true};
    open(u"portrait?area=330902&period=2024-05&view=passport:330902"_s, {3840, 2160});
    EXPECT_TRUE(card().isHidden());
    EXPECT_EQ(scene->findChild<QComboBox*>(u"portraitUnit"_s), nullptr);
    EXPECT_EQ(scene->findChild<QToolButton*>(u"portraitPrint"_s), nullptr);
    QTest::keyClick(scene.get(), Qt::Key_BracketLeft);
    EXPECT_EQ(scene->issue()->now.period, *Period::fromString(u"2024-05"));
    keepPortraitPicture(scene->grab().toImage(), u"scene-wall-3840"_s);
}

TEST_F(PortraitSceneTest, ADamagedCacheIsToldOnceAndIsComplete)
{
    for (const auto& [size, windowClass, dark] : {std::tuple(QSize(1920, 1000), WindowClass::Duty, true),
                                                  std::tuple(QSize(1366, 690), WindowClass::Leader, false),
                                                  std::tuple(QSize(6656, 1700), WindowClass::Wall, true)}) {
        SceneBench damaged;
        damaged.questions.failure = Error{.kind = ErrorKind::Corrupt,
                                          .text = u"damaged"_s,
                                          .place = {.file = u"cache.db"_s, .row = 0, .field = {}}};
        damaged.windowClass = windowClass;
        damaged.theme.theme = dark ? Theme::night() : Theme::day();
        damaged.theme.wall = windowClass == WindowClass::Wall;
        damaged.theme.metrics = metricsFor(windowClass, {.pixels = size});
        applyTheme(*qApp, damaged.theme);
        PortraitScene shown(damaged.context(), nullptr);
        shown.resize(size);
        shown.show();
        ASSERT_TRUE(QTest::qWaitFor([&shown] { return shown.isComplete(); }, patience));
        ASSERT_EQ(shown.problems().size(), 1) << shown.problems().join(u'\n').toStdString();
        EXPECT_TRUE(shown.problems().front().contains(u"cache.db"_s));
        keepPortraitPicture(shown.grab().toImage(), u"scene-damaged-%1"_s.arg(size.width()));
    }
}

TEST_F(PortraitSceneTest, AnEmptyCacheIsNoProblem)
{
    bench.questions.cubeAnswer.clear();
    open();
    EXPECT_EQ(scene->issue(), nullptr);
    EXPECT_TRUE(scene->problems().isEmpty()) << scene->problems().join(u'\n').toStdString();
    keepPortraitPicture(scene->grab().toImage(), u"scene-empty"_s);
}

TEST_F(PortraitSceneTest, BriefingIsWritten)
{
    open(u"portrait?area=330902&period=2024-05"_s);
    const QTemporaryDir folder;
    bench.dialogs.saveTo = folder.filePath(u"briefing.pdf"_s);
    scene->setFocus();
    QTest::keyClick(scene.get(), Qt::Key_P, Qt::ControlModifier);
    QFile file(*bench.dialogs.saveTo);
    ASSERT_TRUE(QTest::qWaitFor([&] { return file.exists(); }, patience));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_TRUE(file.read(5) == "%PDF-");
    EXPECT_TRUE(bench.dialogs.messages.isEmpty());
    bench.dialogs.saveTo = folder.filePath(u"missing/folder/briefing.pdf"_s);
    scene->exportBriefing();
    EXPECT_TRUE(QTest::qWaitFor([&] { return !bench.dialogs.messages.isEmpty(); }, patience));
}

TEST_F(PortraitSceneTest, AWarningIsAcknowledgedByKeyAndStaysSo)
{
    open(u"portrait?area=330902&period=2024-05"_s);
    ASSERT_FALSE(scene->issue()->now.warnings.empty());
    const portrait::Warning warning = scene->issue()->now.warnings.front();
    ASSERT_TRUE(warning.handling.has_value());
    EXPECT_FALSE(warning.handling->acknowledged.has_value());
    auto& list = *named<PortraitPanel>(u"portraitWarnings"_s).findChild<PaintedChart*>();
    list.setFocus();
    QTest::keyClick(&list, Qt::Key_Down);
    QTest::keyClick(&list, Qt::Key_A);
    auto& name = named<QLineEdit>(u"acknowledgeName"_s);
    ASSERT_TRUE(name.isVisible());
    name.setText(u"张三"_s);
    QTest::keyClick(&name, Qt::Key_Return);
    ASSERT_TRUE(QTest::qWaitFor([this] { return !decisions.decided.empty(); }, patience));
    ASSERT_TRUE(settled());
    EXPECT_EQ(decisions.decided.front().unit, u"330902"_s);
    EXPECT_EQ(decisions.decided.front().at, bench.clock.now());
    const auto handled = std::ranges::find(scene->issue()->now.warnings, decisions.decided.front().indicator,
                                           &portrait::Warning::indicator);
    ASSERT_NE(handled, scene->issue()->now.warnings.end());
    EXPECT_EQ(handled->handling->by, u"张三"_s);
    EXPECT_FALSE(handled->handling->overdue);
    keepPortraitPicture(scene->grab().toImage(), u"scene-acknowledged"_s);
}

TEST_F(PortraitSceneTest, ADecisionThatIsNotWrittenIsTold)
{
    decisions.fails = true;
    open(u"portrait?area=330902&period=2024-05"_s);
    named<QPushButton>(u"acknowledge"_s).click();
    named<QLineEdit>(u"acknowledgeName"_s).setText(u"张三"_s);
    named<QPushButton>(u"acknowledgeSave"_s).click();
    ASSERT_TRUE(QTest::qWaitFor([this] { return !bench.dialogs.messages.isEmpty(); }, patience));
    EXPECT_EQ(bench.dialogs.messages.first().kind, MessageKind::Error);
}
