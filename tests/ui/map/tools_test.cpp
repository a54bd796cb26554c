// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing and measuring on the map, by mouse and by keyboard.
#include "app/models/tracks/windowchoice.h"
#include "tests/ui/map/toolsfixture.h"
#include "ui/common/lengthtext.h"
#include "ui/map/tools/queuearea.h"
#include "ui/map/tools/toolcanvas.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace onescreen::test {

TEST_F(MapToolsTest, ARectangleIsDraggedAndListsItsEvents)
{
    open(threeEvents());
    QSignalSpy pages(tools.get(), &MapTools::pageRequested);
    key(Qt::Key_B);
    ASSERT_NE(view->tool(), nullptr);
    EXPECT_FALSE(view->canvas().shownText().isEmpty());
    const geo::Camera before = view->camera();
    drag({pixelOf(121.9, 30.05), pixelOf(121.97, 30.0), pixelOf(122.02, 29.98)});
    EXPECT_EQ(view->camera(), before); // The map was not dragged.
    EXPECT_EQ(chosen(), (std::set<EventRow>{1, 2}));
    EXPECT_EQ(pages.size(), 1);
    key(Qt::Key_Escape); // Leaves the tool, the selection stays.
    EXPECT_EQ(view->tool(), nullptr);
    EXPECT_FALSE(chosen().empty());
    key(Qt::Key_Escape); // Then the selection goes, and can be had back.
    EXPECT_FALSE(tools->selecting().area());
    key(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_TRUE(tools->selecting().area());
    EXPECT_EQ(chosen(), (std::set<EventRow>{1, 2}));
}

TEST_F(MapToolsTest, ARectangleByKeyboardIsTheSame)
{
    open(threeEvents());
    key(Qt::Key_B);
    for (int i = 0; i < 8; ++i)
        key(Qt::Key_Left);
    for (int i = 0; i < 6; ++i)
        key(Qt::Key_Up);
    key(Qt::Key_Space);
    for (int i = 0; i < 9; ++i)
        key(Qt::Key_Right);
    for (int i = 0; i < 7; ++i)
        key(Qt::Key_Down);
    key(Qt::Key_Return);
    ASSERT_TRUE(tools->selecting().area());
    std::set<EventRow> expected;
    for (const MapPoint& point : threeEvents()) {
        if (geo::isInside(*tools->selecting().area(), GeoPoint::fromE7(point.lon7, point.lat7).value()))
            expected.insert(point.row);
    }
    EXPECT_EQ(chosen(), expected);
    EXPECT_TRUE(chosen().contains(2));
}

TEST_F(MapToolsTest, ALassoTakesWhatItGoesAround)
{
    open(threeEvents());
    key(Qt::Key_Q);
    drag({pixelOf(122.05, 29.97), pixelOf(122.11, 29.97), pixelOf(122.11, 29.92), pixelOf(122.05, 29.92)});
    EXPECT_EQ(chosen(), (std::set<EventRow>{3}));
    // A click is no area and says nothing wrong.
    click({30, 30});
    EXPECT_EQ(chosen(), (std::set<EventRow>{3}));
}

TEST_F(MapToolsTest, APolygonIsClickedUndoneAndClosed)
{
    open(threeEvents());
    key(Qt::Key_X);
    click(pixelOf(121.9, 30.1));
    click(pixelOf(122.03, 30.1));
    click(pixelOf(122.2, 29.8)); // Wrong …
    key(Qt::Key_Backspace);      // … and taken back.
    click(pixelOf(122.03, 29.97));
    click(pixelOf(121.9, 29.97));
    key(Qt::Key_Return);
    EXPECT_EQ(chosen(), (std::set<EventRow>{1, 2}));
    // Two points are no area: the hint says so.
    click({10, 10});
    key(Qt::Key_Return);
    EXPECT_TRUE(view->canvas().shownText().contains(u"三个"_s));
    EXPECT_EQ(chosen(), (std::set<EventRow>{1, 2}));
}

TEST_F(MapToolsTest, ARadiusIsDraggedTypedAndChangedInTheList)
{
    open(threeEvents());
    key(Qt::Key_O);
    drag({pixelOf(122.0, 30.0), pixelOf(122.02, 30.0), pixelOf(122.03, 30.0)});
    EXPECT_EQ(chosen(), (std::set<EventRow>{2}));
    // 5.3 km to event 1.
    QTest::mouseMove(view.get(), pixelOf(122.0, 30.0));
    QTest::keyClicks(view.get(), u"5.4k"_s);
    EXPECT_TRUE(view->canvas().shownText().contains(u"5.4"_s));
    key(Qt::Key_Return);
    EXPECT_EQ(chosen(), (std::set<EventRow>{1, 2}));
    const auto circle = std::get<geo::SelectCircle>(*tools->selecting().area());
    EXPECT_DOUBLE_EQ(circle.metres(), 5400);
    SelectionPanel& panel = tools->selecting().panel();
    panel.findChild<QLineEdit*>(u"selectionRadius"_s)->setText(u"700"_s);
    panel.findChild<QPushButton*>(u"selectionRadiusApply"_s)->click();
    EXPECT_EQ(chosen(), (std::set<EventRow>{2}));
    panel.findChild<QLineEdit*>(u"selectionRadius"_s)->setText(u"-3"_s);
    panel.findChild<QPushButton*>(u"selectionRadiusApply"_s)->click();
    EXPECT_EQ(bench.dialogs.messages.size(), 1);
    EXPECT_EQ(chosen(), (std::set<EventRow>{2}));
}

TEST_F(MapToolsTest, TheSelectionFollowsTheEvents)
{
    open(threeEvents());
    tools->selecting().select(geo::GeoBounds(at(121.9, 29.9), at(122.2, 30.1)));
    EXPECT_EQ(chosen().size(), 3U);
    view->applyEventChanges({mapPoint(9, 122.01, 30.01, EventState::Reported, Priority::Urgent)}, {1});
    ASSERT_TRUE(QTest::qWaitFor([&] { return chosen() == std::set<EventRow>{2, 3, 9}; }));
    EXPECT_EQ(tools->selecting().panel().model().events().front(), 9); // What is urgent comes first.
}

TEST_F(MapToolsTest, TheListExportsEveryEvent)
{
    std::vector<MapPoint> many;
    for (int i = 1; i <= 3000; ++i)
        many.push_back(mapPoint(i, 122.0 + 0.00001 * i, 30.0));
    open(many);
    tools->selecting().select(geo::GeoBounds(at(121.9, 29.9), at(122.2, 30.1)));
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"选中.csv"_s);
    bench.dialogs.saveTo = path;
    tools->selecting().panel().exportRows();
    ASSERT_TRUE(QTest::qWaitFor([&] { return QFile::exists(path); }, 10'000));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    int found = 0;
    for (int i = 1; i <= 3000; ++i)
        found += text.contains(bench.questions.events.at(i).number) ? 1 : 0;
    EXPECT_EQ(found, 3000);
}

TEST_F(MapToolsTest, MeasuresADistanceAndCopiesIt)
{
    open();
    key(Qt::Key_J);
    click(pixelOf(122.0, 30.0));
    click(pixelOf(122.1, 30.0));
    click(pixelOf(122.1, 29.9));
    key(Qt::Key_Backspace);
    key(Qt::Key_Return);
    // 0.1 degree of the parallel of 30° is 9.65 km, 5.21 nautical miles.
    const QString hint = view->canvas().shownText();
    EXPECT_TRUE(hint.contains(u"9.6"_s)) << qPrintable(hint);
    key(Qt::Key_C, Qt::ControlModifier);
    const QString copied = QGuiApplication::clipboard()->text();
    EXPECT_TRUE(copied.contains(u"km"_s)) << qPrintable(copied);
    EXPECT_TRUE(copied.contains(u"5.2"_s)) << qPrintable(copied);
    key(Qt::Key_Escape); // The figure goes,
    EXPECT_NE(view->tool(), nullptr);
    key(Qt::Key_Escape); // then the tool.
    EXPECT_EQ(view->tool(), nullptr);
}

TEST_F(MapToolsTest, MeasuresAnAreaAndKnowsNoneOfACrossedLine)
{
    open();
    key(Qt::Key_K);
    click(pixelOf(122.0, 30.0));
    click(pixelOf(122.1, 30.0));
    click(pixelOf(122.1, 30.1));
    click(pixelOf(122.0, 30.1));
    key(Qt::Key_Return);
    // 9.65 km by 11.09 km.
    EXPECT_TRUE(view->canvas().shownText().contains(u"107 km²"_s)) << qPrintable(view->canvas().shownText());
    click(pixelOf(122.0, 30.0));
    click(pixelOf(122.1, 30.1));
    click(pixelOf(122.1, 30.0));
    click(pixelOf(122.0, 30.1));
    key(Qt::Key_Return);
    EXPECT_TRUE(view->canvas().shownText().contains(u"自相交"_s));
}

TEST_F(MapToolsTest, DraggingMovesTheMapWhilePointsAreClicked)
{
    open();
    key(Qt::Key_J);
    click({400, 300});
    const geo::Camera before = view->camera();
    drag({{200, 200}, {240, 220}, {300, 260}});
    EXPECT_NE(view->camera(), before);
    EXPECT_NE(view->tool(), nullptr);
}

TEST_F(MapToolsTest, TheKeyboardsCrossPushesTheMap)
{
    open();
    key(Qt::Key_J);
    const geo::Camera before = view->camera();
    for (int i = 0; i < 40; ++i)
        key(Qt::Key_Right);
    EXPECT_GT(view->camera().center().lon(), before.center().lon());
}

TEST(LengthText, ThreeFiguresThatMatter)
{
    const QLocale locale(QLocale::Chinese);
    EXPECT_EQ(lengthText(7.26, locale), u"7.3 m"_s);
    EXPECT_EQ(lengthText(999.4, locale), u"999 m"_s);
    EXPECT_EQ(lengthText(999.7, locale), u"1.00 km"_s);
    EXPECT_EQ(lengthText(123'456, locale), u"123 km"_s);
    EXPECT_EQ(areaText(950, locale), u"950 m²"_s);
    EXPECT_EQ(areaText(25'000, locale), u"2.50 公顷"_s);
    EXPECT_EQ(areaText(3'210'000, locale), u"3.21 km²"_s);
    EXPECT_EQ(nauticalText(1852, locale), u"1.00 海里"_s);
}

TEST_F(MapToolsTest, AnAreaGoesIntoTheQueueAsAFilter)
{
    open(threeEvents());
    std::vector<ViewAddress> asked;
    QObject::connect(tools.get(), &MapTools::openAddressRequested, view.get(),
                     [&](const ViewAddress& address) { asked.push_back(address); });
    key(Qt::Key_Return, Qt::ControlModifier);
    EXPECT_TRUE(asked.empty());
    EXPECT_FALSE(view->canvas().shownText().isEmpty()) << "says that nothing was drawn";

    const auto inside = [&](double lon, double lat) {
        return asked.back().filter(businessDay(sampleNow)).inside &&
               asked.back().filter(businessDay(sampleNow)).inside->contains(at(lon, lat));
    };
    key(Qt::Key_B);
    drag({pixelOf(121.9, 30.05), pixelOf(122.04, 29.98)});
    ASSERT_EQ(chosen(), (std::set<EventRow>{1, 2}));
    key(Qt::Key_Return, Qt::ControlModifier);
    ASSERT_EQ(asked.size(), 1U);
    EXPECT_EQ(asked.back().scene(), u"overview"_s);
    EXPECT_EQ(asked.back().period().toString(), u"7d"_s) << "as the map's";
    EXPECT_TRUE(inside(122.0, 30.0));
    EXPECT_FALSE(inside(122.08, 29.95));
    // The address says all of it.
    EXPECT_EQ(ViewAddress::parse(asked.back().toString()).value(), asked.back());

    view->setTool(nullptr);
    key(Qt::Key_Q);
    drag({pixelOf(122.06, 29.97), pixelOf(122.1, 29.97), pixelOf(122.1, 29.93), pixelOf(122.06, 29.93)});
    ASSERT_EQ(chosen(), (std::set<EventRow>{3}));
    QTest::mouseClick(tools->selecting().panel().findChild<QPushButton*>(u"selectionAllToQueue"_s),
                      Qt::LeftButton);
    ASSERT_EQ(asked.size(), 2U);
    EXPECT_TRUE(inside(122.08, 29.95));
    EXPECT_FALSE(inside(122.0, 30.0));

    // What the layer of events hides is not in the queue either.
    view->eventLayer().setPick(
        {.hiddenStates = {EventState::Reported}, .hiddenPriorities = {Priority::Info}, .hiddenRoots = {}});
    tools->selecting().select(geo::SelectCircle::of(at(122.0, 30.0), 2000).value());
    QTest::keyClick(tools->selecting().panel().findChild<QListView*>(u"selectionList"_s), Qt::Key_Return,
                    Qt::ControlModifier);
    ASSERT_EQ(asked.size(), 3U);
    const EventFilter filter = asked.back().filter(businessDay(sampleNow));
    EXPECT_FALSE(filter.states.contains(EventState::Reported));
    EXPECT_TRUE(filter.states.contains(EventState::Handling));
    EXPECT_FALSE(filter.states.contains(EventState::Closed)) << "an address without states means the open";
    EXPECT_EQ(filter.priorities, (QSet<Priority>{Priority::Urgent, Priority::Important, Priority::Normal}));
    EXPECT_TRUE(inside(122.01, 30.01));

    // The window of the time bar goes with them.
    const geo::SelectArea around = geo::SelectCircle::of(at(122.0, 30.0), 2000).value();
    const auto windowOf = [&](QStringView window) {
        const auto queue = queueAddress(ViewAddress::parse(u"map?view=window:"_s + window.toString()).value(),
                                        sampleNow, view->eventLayer().events(), around);
        return queue.value().filter(businessDay(sampleNow)).reportedBetween;
    };
    EXPECT_EQ(windowOf(u"1h"), (TimeSpan{.from = sampleNow - std::chrono::hours(1), .to = withoutEnd}));
    EXPECT_EQ(windowOf(u"2024-06-30T05%3A00%3A00Z..2024-06-30T06%3A00%3A00Z")->length(),
              std::chrono::hours(1));
    EXPECT_FALSE(windowOf(u"all"));

    // A filter cannot reach across the date line: said, and nothing opened.
    tools->selecting().select(geo::SelectCircle::of(at(179.99, 10), 50'000).value());
    view->canvas().setMessage({});
    tools->action(u"to-queue"_s)->trigger();
    EXPECT_EQ(asked.size(), 3U);
    EXPECT_TRUE(view->canvas().shownText().contains(u"180"_s));
}

} // namespace onescreen::test
