// SPDX-License-Identifier: GPL-3.0-or-later
// The layers of a map: what is kept of them, and what the board does.
#include "app/models/viewaddress.h"
#include "tests/ui/map/mapfixture.h"
#include "ui/common/settingsstore.h"
#include "ui/map/layers/cornerlegend.h"
#include "ui/map/layers/layerboard.h"
#include "ui/map/layers/layerstate.h"
#include "ui/map/layers/thememaplayer.h"
#include "ui/map/mapview.h"

#include <QCheckBox>
#include <QJsonArray>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen::test {

namespace {

std::unique_ptr<ThemeMapLayer> themeLayer(const QString& id, geo::ThemeKind kind, int points = 0)
{
    geo::PackTheme theme;
    theme.id = id;
    theme.title = u"层 "_s + id;
    theme.kind = kind;
    theme.origin = Origin::Replay;
    for (int i = 0; i < points; ++i) {
        geo::ThemeFeature feature;
        feature.name = u"点 %1"_s.arg(i);
        feature.point = GeoPoint::fromDegrees(121.9 + 0.05 * i, 30.0).value();
        theme.features.push_back(feature);
    }
    return std::make_unique<ThemeMapLayer>(std::make_shared<const geo::ThemeShapes>(theme));
}

class BoardTest : public testing::Test
{
protected:
    BoardTest() : view(createMapView(MapBackend::Raster, clock))
    {
        view->setTheme({});
        view->resize(800, 600);
        view->setBaseMap(smallMap());
        view->addLayer(themeLayer(u"spots"_s, geo::ThemeKind::Facility, 3));
        view->addLayer(themeLayer(u"dangers"_s, geo::ThemeKind::Hazard, 2));
    }
    [[nodiscard]] QStringList order() const
    {
        QStringList ids;
        for (const MapLayer* layer : view->layers())
            ids << layer->id();
        return ids;
    }
    MapLayer& layer(const QString& id) { return *view->layer(id); }
    /// Opens the board in a window that has the keyboard.
    LayerBoard& openBoard()
    {
        board = std::make_unique<LayerBoard>(*view, ThemeContext{});
        board->resize(board->width(), 700);
        board->show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(board.get()));
        return *board;
    }
    template <typename T> T* part(const QString& name) { return board->findChild<T*>(name); }

    ManualClock clock{mapNow()};
    std::unique_ptr<MapView> view;
    std::unique_ptr<LayerBoard> board;
};

} // namespace

TEST_F(BoardTest, LayersStandInTheirOrderWhateverTheOrderOfAdding)
{
    view->addLayer(themeLayer(u"area"_s, geo::ThemeKind::District));
    EXPECT_EQ(order(), (QStringList{u"theme-area"_s, u"labels"_s, u"theme-spots"_s, u"theme-dangers"_s,
                                    u"devices"_s, u"cameras"_s, u"teams"_s, u"events"_s}));
}

TEST_F(BoardTest, SettingsHoldOnlyWhatDiffersAndComeBack)
{
    EXPECT_TRUE(layerState(*view).isEmpty());
    layer(u"cameras"_s).setVisible(false);
    layer(u"theme-spots"_s).setOpacity(0.4);
    layer(u"theme-spots"_s).setZoomRange({.from = 9, .to = 14});
    view->eventLayer().setPick(
        {.hiddenStates = {EventState::Closed}, .hiddenPriorities = {}, .hiddenRoots = {u"02"_s}});
    const QJsonObject state = layerState(*view);
    EXPECT_EQ(state.keys(), (QStringList{u"cameras"_s, u"events"_s, u"theme-spots"_s}));

    restoreLayerState(*view, {});
    EXPECT_TRUE(layerState(*view).isEmpty());
    EXPECT_TRUE(layer(u"cameras"_s).isVisible());
    restoreLayerState(*view, state);
    EXPECT_EQ(layerState(*view), state);
    EXPECT_FALSE(layer(u"cameras"_s).isVisible());
    EXPECT_EQ(view->eventLayer().events().pick().hiddenRoots, QSet<QString>{u"02"_s});
}

TEST_F(BoardTest, NonsenseInSettingsChangesNothing)
{
    restoreLayerState(*view, {{u"events"_s, QJsonObject{{u"opacity"_s, -7},
                                                        {u"zoom"_s, QJsonArray{15, 3}},
                                                        {u"order"_s, 5},
                                                        {u"visible"_s, u"perhaps"_s},
                                                        {u"hideStates"_s, QJsonArray{u"asleep"_s, 4}}}},
                              {u"nobody"_s, 3}});
    const MapLayer& events = layer(u"events"_s);
    EXPECT_TRUE(events.isVisible());
    EXPECT_DOUBLE_EQ(events.opacity(), 0.1) << "held at the least";
    EXPECT_EQ(events.zoomRange(), ZoomRange{});
    EXPECT_EQ(events.order(), layerorder::events) << "events never sink below areas";
    EXPECT_TRUE(view->eventLayer().events().pick().takesAll());
}

TEST_F(BoardTest, AnAddressTellsTheSameLayers)
{
    layer(u"cameras"_s).setVisible(false);
    layer(u"theme-spots"_s).setOpacity(0.4);
    layer(u"theme-spots"_s).setZoomRange({.from = 9.5, .to = 14});
    view->eventLayer().setPick({.hiddenStates = {EventState::Closed, EventState::Cancelled},
                                .hiddenPriorities = {Priority::Info},
                                .hiddenRoots = {u"0 2.;=中"_s}});
    const QJsonObject state = layerState(*view);
    const QMap<QString, QString> options = layerOptions(*view);
    EXPECT_EQ(options.value(u"l-cameras"_s), u"off"_s);
    EXPECT_EQ(options.value(u"l-theme-spots"_s), u"o40.z9_5-14"_s);
    restoreLayerState(*view, {});
    applyLayerOptions(*view, options);
    EXPECT_EQ(layerState(*view), state);
    auto address = ViewAddress::forScene(u"map"_s).value();
    for (auto it = options.begin(); it != options.end(); ++it)
        address.setOption(it.key(), *it);
    const auto read = ViewAddress::parse(address.toString());
    ASSERT_TRUE(read) << address.toString().toStdString();
    EXPECT_EQ(read->options(), options);

    restoreLayerState(*view, {});
    layer(u"cameras"_s).setVisible(false);
    applyLayerOptions(*view, {});
    EXPECT_FALSE(layer(u"cameras"_s).isVisible()) << "an address that does not speak of layers leaves them";
    applyLayerOptions(*view, {{u"layers"_s, u"default"_s}});
    EXPECT_TRUE(layer(u"cameras"_s).isVisible());
    EXPECT_TRUE(layerSettings(u"off.zz.o.x=%%.q5").value(u"visible"_s).isBool());
}

TEST(LayerWord, HoldsTheLongestNameOfAnIndicator)
{
    const QJsonObject settings{
        {u"measure"_s, u"indicator"_s}, {u"indicator"_s, u"线索以“未发现违法”了结占比"_s},
        {u"level"_s, u"township"_s},    {u"period"_s, u"2024-01-01..2024-06-30"_s},
        {u"method"_s, u"equal"_s},      {u"classes"_s, 7}};
    const QString word = layerWord(settings);
    EXPECT_FALSE(word.isEmpty());
    EXPECT_EQ(layerSettings(word), settings);
    // As written before: signs above ASCII in per cent.
    EXPECT_EQ(layerSettings(u"x=%5B%22%E4%B8%AD%2E%22%5D").value(u"x"_s), u"中."_s);
}

TEST_F(BoardTest, EachWindowKeepsItsOwnLayersAlsoOfLayersThatComeLater)
{
    SettingsStore settings;
    {
        const LayerMemory memory(*view, settings, u"duty@1"_s, nullptr);
        layer(u"cameras"_s).setVisible(false);
        view->addLayer(themeLayer(u"late"_s, geo::ThemeKind::Road));
        layer(u"theme-late"_s).setOpacity(0.5);
    }
    const std::unique_ptr<MapView> other(createMapView(MapBackend::Raster, clock));
    const LayerMemory memory(*other, settings, u"duty@1"_s, nullptr);
    EXPECT_FALSE(other->layer(u"cameras")->isVisible());
    other->addLayer(themeLayer(u"late"_s, geo::ThemeKind::Road));
    EXPECT_DOUBLE_EQ(other->layer(u"theme-late")->opacity(), 0.5);

    const std::unique_ptr<MapView> wall(createMapView(MapBackend::Raster, clock));
    const LayerMemory none(*wall, settings, u"wall"_s, nullptr);
    EXPECT_TRUE(wall->layer(u"cameras")->isVisible());
}

TEST_F(BoardTest, IsWorkedByKeyboard)
{
    openBoard();
    EXPECT_EQ(board->rows().front()->layer(), view->layer(u"events")) << "the uppermost first";
    QCheckBox* events = part<QCheckBox>(u"layerBox-events"_s);
    events->setFocus();
    QTest::keyClick(events, Qt::Key_Space);
    EXPECT_FALSE(layer(u"events"_s).isVisible());
    QTest::keyClick(events, Qt::Key_Down);
    EXPECT_TRUE(board->rows().at(1)->box()->hasFocus());
    QTest::keyClick(board->rows().at(1)->box(), Qt::Key_Right);
    EXPECT_TRUE(board->rows().at(1)->isOpen());
    QTest::keyClick(board->rows().at(1)->box(), Qt::Key_Left);
    EXPECT_FALSE(board->rows().at(1)->isOpen());

    QCheckBox* spots = part<QCheckBox>(u"layerBox-theme-spots"_s);
    spots->setFocus();
    QTest::keyClick(spots, Qt::Key_Up, Qt::ControlModifier);
    EXPECT_LT(order().indexOf(u"theme-dangers"_s), order().indexOf(u"theme-spots"_s));
    EXPECT_TRUE(part<QCheckBox>(u"layerBox-theme-spots"_s)->hasFocus()) << "the keyboard stays with it";
    QTest::keyClick(spots, Qt::Key_Up, Qt::ControlModifier);
    EXPECT_LT(order().indexOf(u"theme-spots"_s), order().indexOf(u"devices"_s)) << "not beyond its group";

    board->toggle();
    EXPECT_TRUE(board->isFolded());
    EXPECT_LT(board->width(), 60);
    board->toggle();
    EXPECT_TRUE(events->hasFocus());
}

TEST_F(BoardTest, EqualsAreMovedWithoutLeavingTheirGroup)
{
    view->addLayer(themeLayer(u"more"_s, geo::ThemeKind::Facility, 1)); // above the other of its kind
    openBoard();
    QCheckBox* more = part<QCheckBox>(u"layerBox-theme-more"_s);
    ASSERT_LT(order().indexOf(u"theme-spots"_s), order().indexOf(u"theme-more"_s));
    QTest::keyClick(more, Qt::Key_Down, Qt::ControlModifier);
    EXPECT_GT(order().indexOf(u"theme-spots"_s), order().indexOf(u"theme-more"_s));
    QTest::keyClick(more, Qt::Key_Down, Qt::ControlModifier);
    EXPECT_GT(order().indexOf(u"theme-more"_s), order().indexOf(u"labels"_s)) << "lines and names stay below";
    QTest::keyClick(more, Qt::Key_Up, Qt::ControlModifier);
    EXPECT_LT(order().indexOf(u"theme-spots"_s), order().indexOf(u"theme-more"_s));
}

TEST_F(BoardTest, ItsControlsChangeTheLayerAndResetBringsItBack)
{
    openBoard();
    LayerRow* row = board->rows().front();
    row->setOpen(true);
    part<QSlider>(u"layerOpacity-events"_s)->setValue(50);
    EXPECT_DOUBLE_EQ(layer(u"events"_s).opacity(), 0.5);
    EXPECT_NE(part<QWidget>(u"layerLegend-events"_s), nullptr);
    EXPECT_NE(part<QWidget>(u"eventOptions"_s), nullptr);
    part<QToolButton>(u"layerBoardReset"_s)->click();
    EXPECT_DOUBLE_EQ(layer(u"events"_s).opacity(), 1.0);
    EXPECT_EQ(part<QSlider>(u"layerOpacity-events"_s)->value(), 100);
}

TEST_F(BoardTest, TheFilterOfEventsCountsAndHides)
{
    view->setEvents(mapPoints({mapPoint(1, 122.0, 30.0), mapPoint(2, 122.1, 30.0, EventState::Closed),
                               mapPoint(3, 122.1, 30.1, EventState::Closed, Priority::Urgent)}));
    pictureOf(*view);
    openBoard();
    board->rows().front()->setOpen(true);
    QCheckBox* closed = part<QCheckBox>(u"state-closed"_s);
    ASSERT_NE(closed, nullptr);
    EXPECT_TRUE(closed->text().endsWith(u" 2"_s)) << closed->text().toStdString();
    closed->click();
    ASSERT_TRUE(QTest::qWaitFor([&] { return view->events().size() == 1; }));
    EXPECT_TRUE(closed->text().endsWith(u" 2"_s)) << "the boxes count what could be shown";

    // Changes obey the filter, and what they hide comes back with it.
    view->applyEventChanges({mapPoint(1, 122.0, 30.0, EventState::Closed), mapPoint(4, 122.0, 30.1)}, {});
    EXPECT_EQ(view->events().size(), 1U);
    EXPECT_FALSE(view->events().find(1));
    closed->click();
    ASSERT_TRUE(QTest::qWaitFor([&] { return view->events().size() == 4; }));
    EXPECT_TRUE(view->events().find(1));
    view->applyEventChanges({}, {2});
    EXPECT_EQ(view->events().size(), 3U);
    ASSERT_TRUE(QTest::qWaitFor([&] { return view->eventLayer().events().facets().count == 3; }));
}

TEST_F(BoardTest, EventsBecomeOverdueAsTimePasses)
{
    MapPoint late = mapPoint(1, 122.0, 30.0);
    late.due = dueSecond(mapNow() + std::chrono::minutes{1});
    view->setEvents(mapPoints({late, mapPoint(2, 122.1, 30.0)}));
    pictureOf(*view);
    EXPECT_EQ(view->events().total().overdueOpen, 0U);
    clock.advance(std::chrono::minutes{2});
    QSignalSpy changed(&view->eventLayer(), &MapLayer::changed);
    view->eventLayer().events().advance();
    EXPECT_EQ(view->events().total().overdueOpen, 1U);
    EXPECT_EQ(changed.size(), 1);
}

TEST_F(BoardTest, TheCornerLegendNamesWhatIsDrawnAtThisZoom)
{
    view->setEvents(mapPoints({mapPoint(1, 122.0, 30.0), mapPoint(2, 122.1, 30.0)}));
    pictureOf(*view);
    CornerLegend legend(*view, {});
    const auto names = [&](const QString& word) {
        return std::ranges::any_of(legend.lines(), [&](const QString& line) { return line.contains(word); });
    };
    view->setAutoFit(false);
    view->setCamera(zhoushan(), 12);
    ASSERT_TRUE(QTest::qWaitFor([&] { return names(u"层 spots"_s); }));
    EXPECT_TRUE(names(u"演示数据"_s));
    EXPECT_TRUE(names(u"事件"_s));
    layer(u"events"_s).setVisible(false);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !names(u"事件"_s); }));
    view->setCamera(zhoushan(), 8);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !names(u"层 spots"_s); })) << "not drawn from so far";
    legend.setShown(false);
    EXPECT_TRUE(legend.isHidden());
}

TEST_F(BoardTest, OpacityAndZoomRangeShowOnTheMap)
{
    view->setAutoFit(false);
    view->setCamera(GeoPoint::fromDegrees(121.95, 30.0).value(), 12);
    const QImage with = pictureOf(*view);
    layer(u"theme-spots"_s).setZoomRange({.from = 13, .to = 19});
    const QImage without = pictureOf(*view);
    EXPECT_NE(with, without);
    layer(u"theme-spots"_s).setZoomRange({.from = 3, .to = 19});
    EXPECT_EQ(pictureOf(*view), with);
    layer(u"theme-spots"_s).setOpacity(0.3);
    const QImage faint = pictureOf(*view);
    EXPECT_NE(faint, with);
    EXPECT_NE(faint, without);
}

TEST_F(BoardTest, ARowIsDraggedByItsGripWithinItsGroup)
{
    LayerBoard& open = openBoard();
    const auto grip = [&](const QString& id) { return part<QWidget>(u"layerGrip-"_s + id); };
    const auto row = [&](const QString& id) { return part<LayerRow>(u"layerRow-"_s + id); };
    const auto index = [&](const QString& id) { return order().indexOf(id); };
    const auto dragTo = [&](const QString& id, int y) {
        QWidget* handle = grip(id);
        const QPoint from = handle->rect().center();
        const QPoint to(from.x(), handle->mapFromGlobal(QPoint(0, y)).y());
        QTest::mousePress(handle, Qt::LeftButton, {}, from);
        QTest::mouseMove(handle, (from + to) / 2);
        QTest::mouseMove(handle, to);
        EXPECT_TRUE(part<QWidget>(u"layerPlace"_s)->isVisible()) << "where it would stand";
        QTest::mouseRelease(handle, Qt::LeftButton, {}, to);
        EXPECT_FALSE(part<QWidget>(u"layerPlace"_s)->isVisible());
    };
    const auto bottomOf = [&](const QString& id) {
        return row(id)->mapToGlobal(QPoint(0, row(id)->height() - 1)).y();
    };
    ASSERT_GT(index(u"theme-dangers"_s), index(u"theme-spots"_s));
    dragTo(u"theme-dangers"_s, bottomOf(u"theme-spots"_s)); // downwards on the board is downwards on the map
    EXPECT_LT(index(u"theme-dangers"_s), index(u"theme-spots"_s));
    QCoreApplication::processEvents(); // the rows are laid out anew
    dragTo(u"theme-dangers"_s, row(u"theme-spots"_s)->mapToGlobal(QPoint(0, 0)).y());
    EXPECT_GT(index(u"theme-dangers"_s), index(u"theme-spots"_s));
    // Far above: to the top of its own group, never over the events.
    dragTo(u"theme-spots"_s, open.mapToGlobal(QPoint(0, 0)).y());
    EXPECT_GT(index(u"theme-spots"_s), index(u"theme-dangers"_s));
    EXPECT_LT(index(u"theme-spots"_s), index(u"cameras"_s));
    EXPECT_EQ(order().back(), u"events"_s);
    // A click moves nothing, and Esc takes a drag back.
    const QStringList before = order();
    QTest::mouseClick(grip(u"theme-spots"_s), Qt::LeftButton);
    EXPECT_EQ(order(), before);
    QTest::mousePress(grip(u"theme-spots"_s), Qt::LeftButton);
    QTest::mouseMove(grip(u"theme-spots"_s), QPoint(0, 200));
    QTest::keyClick(grip(u"theme-spots"_s), Qt::Key_Escape);
    QTest::mouseRelease(grip(u"theme-spots"_s), Qt::LeftButton, {}, QPoint(0, 200));
    EXPECT_EQ(order(), before);
    EXPECT_FALSE(part<QWidget>(u"layerPlace"_s)->isVisible());
}

} // namespace onescreen::test
