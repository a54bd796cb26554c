// SPDX-License-Identifier: GPL-3.0-or-later
// Finding, keeping and walking: nearest, bookmarks, addresses, search, fans, the small map, keys.
#include "app/geo/symbols.h"
#include "tests/ui/map/toolsfixture.h"
#include "ui/map/tools/bookmarkpanel.h"
#include "ui/map/tools/eventfan.h"
#include "ui/map/tools/maptoolbar.h"
#include "ui/map/tools/minimap.h"
#include "ui/map/tools/searchbox.h"
#include "ui/map/tools/toolcanvas.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QShortcut>
#include <QSignalSpy>
#include <QTableWidget>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace onescreen::test {

TEST_F(MapToolsTest, FindsTheNearestTeamsAndCameras)
{
    open(threeEvents());
    QSignalSpy pages(tools.get(), &MapTools::pageRequested);
    view->select(2);
    key(Qt::Key_U);
    ASSERT_EQ(pages.size(), 1);
    NearestPanel& panel = tools->nearest().panel();
    ASSERT_EQ(panel.listed().size(), 2U);
    EXPECT_EQ(panel.listed().front().name, u"车乙"_s);
    auto* table = panel.findChild<QTableWidget*>(u"nearestTable"_s);
    EXPECT_EQ(table->rowCount(), 2);
    QTest::keyClick(table, Qt::Key_V);
    ASSERT_EQ(panel.listed().size(), 1U);
    EXPECT_EQ(panel.listed().front().kind, ResourceKind::Camera);
    QTest::keyClick(table, Qt::Key_Return); // Shows both on the map.
    EXPECT_TRUE(view->camera().visibleBounds().contains(at(122.02, 30.0)));
    EXPECT_TRUE(view->isHeld());
    QTest::keyClick(table, Qt::Key_Escape);
    EXPECT_FALSE(tools->nearest().isOpen());
}

TEST_F(MapToolsTest, KeepsBookmarksOfTheWindow)
{
    open();
    QSignalSpy opened(tools.get(), &MapTools::openAddressRequested);
    view->setCamera(at(122.1, 29.9), 13);
    key(Qt::Key_D, Qt::ControlModifier);
    ASSERT_EQ(tools->bookmarks().all().size(), 1U);
    EXPECT_EQ(tools->bookmarks().all().front().key, 1);
    view->setCamera(at(121.9, 30.1), 10);
    key(Qt::Key_1);
    EXPECT_NEAR(view->camera().center().lon(), 122.1, 1e-6);
    EXPECT_DOUBLE_EQ(view->camera().zoom(), 13);
    EXPECT_EQ(opened.size(), 1);
    key(Qt::Key_7); // Not set: a message, nothing moves.
    EXPECT_NEAR(view->camera().center().lon(), 122.1, 1e-6);
    EXPECT_FALSE(view->canvas().shownText().isEmpty());
    // Another program run, the same window; and another window.
    const BookmarkBook again(bench.settings, window);
    EXPECT_EQ(again.all(), tools->bookmarks().all());
    EXPECT_TRUE(BookmarkBook(bench.settings, u"duty@2"_s).all().empty());
}

TEST_F(MapToolsTest, BookmarksAreRenamedDeletedAndHadBack)
{
    open();
    BookmarkBook& book = tools->bookmarks();
    const ViewAddress address = SceneBench::address(u"map"_s);
    for (int i = 0; i < 10; ++i)
        EXPECT_TRUE(book.add(u"点%1"_s.arg(i), at(122, 30), 10, address));
    EXPECT_EQ(book.all()[8].key, 9);
    EXPECT_EQ(book.all()[9].key, std::nullopt);
    book.setKey(9, 1); // Takes it from the first.
    EXPECT_EQ(book.all()[0].key, std::nullopt);
    EXPECT_EQ(book.byKey(1), &book.all()[9]);
    EXPECT_FALSE(book.rename(0, u"   "_s));
    EXPECT_TRUE(book.rename(0, u"  沈家门   港 "_s));
    EXPECT_EQ(book.all()[0].name, u"沈家门 港"_s);
    auto* panel = tools->pages().back()->findChild<QTableWidget*>(u"bookmarkTable"_s);
    ASSERT_NE(panel, nullptr);
    panel->setCurrentCell(0, 1);
    QTest::keyClick(panel, Qt::Key_Delete);
    EXPECT_EQ(book.all().size(), 9U);
    QTest::keyClick(panel, Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(book.all().size(), 10U);
    EXPECT_EQ(book.all()[0].name, u"沈家门 港"_s);
    // What cannot be read is left out, what can be read stays.
    bench.settings.setWindowValue(
        u"x"_s, u"map-bookmarks"_s,
        u"[{\"name\":\"a\",\"lon\":122,\"lat\":95,\"zoom\":3,\"address\":\"map\"},7,"
        "{\"name\":\"b\",\"lon\":122,\"lat\":30,\"zoom\":99,\"key\":4,\"address\":\"map\"}]"_s);
    const BookmarkBook mended(bench.settings, u"x"_s);
    ASSERT_EQ(mended.all().size(), 1U);
    EXPECT_EQ(mended.all()[0].zoom, geo::highestZoom);
}

TEST_F(MapToolsTest, CopiesAndOpensAddresses)
{
    open();
    QSignalSpy opened(tools.get(), &MapTools::openAddressRequested);
    key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(QGuiApplication::clipboard()->text(), SceneBench::address(u"map?period=7d"_s).toString());
    key(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    ASSERT_EQ(opened.size(), 1);
    QGuiApplication::clipboard()->setText(u"!! 什么都不是"_s);
    key(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(opened.size(), 1);
    EXPECT_FALSE(view->canvas().shownText().isEmpty());
}

TEST_F(MapToolsTest, SearchesPlacesAndCoordinates)
{
    open(threeEvents());
    auto* box = tools->bar().findChild<SearchBox*>();
    tools->bar().resize(900, 40);
    tools->bar().show();
    box->search(u"BD-09 122.1185, 30.0215"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !box->model().isBusy(); }, 20'000));
    auto* list = box->popup()->findChild<QListWidget*>();
    ASSERT_GE(list->count(), 1);
    EXPECT_TRUE(list->item(0)->text().contains(u"WGS-84"_s)) << qPrintable(list->item(0)->text());
    auto* text = box->findChild<QLineEdit*>(u"mapSearchText"_s);
    QTest::keyClick(text, Qt::Key_Return);
    const GeoPoint wanted = geo::toGeoPoint(geo::Datum::Bd09, 122.1185, 30.0215).value();
    EXPECT_NEAR(view->camera().center().lon(), wanted.lon(), 1e-5);
    // A unit without a place says so instead of moving the map.
    const geo::Camera before = view->camera();
    box->search(u"定海综合执法大队"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !box->model().isBusy(); }, 20'000));
    QTest::keyClick(text, Qt::Key_Return);
    EXPECT_EQ(view->camera(), before);
    // An event by its number opens its card.
    QSignalSpy cards(tools.get(), &MapTools::eventActivated);
    box->search(bench.questions.events.at(3).number);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !box->model().isBusy(); }, 20'000));
    QTest::keyClick(text, Qt::Key_Return);
    ASSERT_EQ(cards.size(), 1);
    EXPECT_NEAR(view->camera().center().lon(), 122.08, 1e-6);
    box->search(u"122.1N, 30E"_s);
    EXPECT_TRUE(box->popup()
                    ->findChild<QWidget*>(u"mapSearchNote"_s)
                    ->property("text")
                    .toString()
                    .contains(u"写反"_s));
    QTest::keyClick(text, Qt::Key_Escape);
    EXPECT_TRUE(text->text().isEmpty());
}

TEST_F(MapToolsTest, FansOutEventsOfOnePlaceAndHitsTheFannedSigns)
{
    open({mapPoint(4, 122.01, 30.01), mapPoint(5, 122.01, 30.01, EventState::Closed),
          mapPoint(6, 122.01, 30.01, EventState::Reported, Priority::Urgent)});
    QSignalSpy selected(view.get(), &MapView::selectionChanged);
    click(pixelOf(122.01, 30.01));
    ASSERT_TRUE(view->fan().isOpen());
    EXPECT_EQ(view->fan().events().front().row, 6); // The urgent one first, the closed one last.
    EXPECT_EQ(view->fan().events().back().row, 5);
    const double gap = 2.6 * geo::eventRadius(view->canvas().style());
    const std::vector<QPointF> offsets = fanOffsets(3, gap);
    click((QPointF(pixelOf(122.01, 30.01)) + offsets[2]).toPoint());
    ASSERT_EQ(selected.size(), 1);
    EXPECT_EQ(view->selected(), 5);
    EXPECT_TRUE(view->fan().isOpen());
    key(Qt::Key_Period); // Round to the first.
    EXPECT_EQ(view->selected(), 6);
    key(Qt::Key_Comma);
    EXPECT_EQ(view->selected(), 5);
    QSignalSpy cards(view.get(), &MapView::eventActivated);
    key(Qt::Key_Return);
    EXPECT_EQ(cards.size(), 1);
    key(Qt::Key_Escape);
    EXPECT_FALSE(view->fan().isOpen());
}

TEST_F(MapToolsTest, AFanShowsWhatIsOverdue)
{
    MapPoint late = mapPoint(4, 122.01, 30.01);
    late.due = dueSecond(sampleNow - std::chrono::hours{1});
    MapPoint inTime = mapPoint(5, 122.01, 30.01);
    inTime.due = dueSecond(sampleNow + std::chrono::hours{1});
    open({late, inTime});
    ASSERT_EQ(view->events().total().overdueOpen, 1U);
    click(pixelOf(122.01, 30.01));
    ASSERT_TRUE(view->fan().isOpen());
    // The arc around a sign has the colour of what must be acted on; the sign that is in time has none.
    const double gap = 2.6 * geo::eventRadius(view->canvas().style());
    const std::vector<QPointF> offsets = fanOffsets(2, gap);
    const QImage picture = pictureOf(*view);
    const auto redPixels = [&](const QPointF& middle) {
        const double reach = 1.2 * geo::eventRadius(view->canvas().style()) + 3;
        int red = 0;
        for (int y = int(middle.y() - reach); y <= int(middle.y() + reach); ++y) {
            for (int x = int(middle.x() - reach); x <= int(middle.x() + reach); ++x) {
                const QColor colour = picture.pixelColor(x, y);
                red += colour.red() > colour.green() + 80 && colour.red() > colour.blue() + 80;
            }
        }
        return red;
    };
    for (std::size_t sign = 0; sign < 2; ++sign) {
        const QPointF middle = QPointF(pixelOf(122.01, 30.01)) + offsets[sign];
        const auto hit = view->fan().hitAt(view->camera(), view->canvas().style(), middle);
        ASSERT_TRUE(hit.has_value());
        const bool overdue = hit->cluster.first.row == 4;
        EXPECT_EQ(hit->cluster.sums.overdueOpen, overdue ? 1U : 0U);
        EXPECT_EQ(redPixels(middle) > 10, overdue) << redPixels(middle);
    }
}

TEST_F(MapToolsTest, TheChosenDatumIsKeptByTheWindow)
{
    open();
    tools->action(u"datum-GCJ-02"_s)->trigger();
    tools.reset();
    open();
    EXPECT_TRUE(tools->action(u"datum-GCJ-02"_s)->isChecked());
    key(Qt::Key_C, Qt::ControlModifier);
    const QString copied = QGuiApplication::clipboard()->text();
    const geo::Degrees shifted = geo::fromGeoPoint(geo::Datum::Gcj02, at(122.0, 30.0));
    EXPECT_EQ(copied, u"%1, %2"_s.arg(shifted.lon, 0, 'f', 6).arg(shifted.lat, 0, 'f', 6));
    tools.reset();
    window = u"duty@2"_s;
    open();
    EXPECT_TRUE(tools->action(u"datum-WGS-84"_s)->isChecked()) << "each window its own";
}

TEST_F(MapToolsTest, AFanCountsWhatItCannotShow)
{
    std::vector<MapPoint> many;
    for (int i = 1; i <= 700; ++i)
        many.push_back(mapPoint(i, 122.01, 30.01));
    open(many);
    click(pixelOf(122.01, 30.01));
    ASSERT_TRUE(view->fan().isOpen());
    EXPECT_EQ(view->fan().events().size(), 700U);
    key(Qt::Key_Comma); // From the first back to the last sign: "+669".
    EXPECT_TRUE(view->fan().isRestChosen());
    key(Qt::Key_Return);
    EXPECT_EQ(chosen().size(), 700U); // All of them in the list.
}

TEST(EventFan, SignsDoNotCoverEachOther)
{
    for (std::size_t signs = 2; signs <= EventFan::mostShown; ++signs) {
        const std::vector<QPointF> offsets = fanOffsets(signs, 20);
        ASSERT_EQ(offsets.size(), signs);
        for (std::size_t a = 0; a < signs; ++a) {
            for (std::size_t b = a + 1; b < signs; ++b) {
                const QPointF off = offsets[a] - offsets[b];
                EXPECT_GT(std::hypot(off.x(), off.y()), 19) << signs << ": " << a << ' ' << b;
            }
        }
    }
}

TEST_F(MapToolsTest, WalksThroughSignsByKeyboard)
{
    open(threeEvents());
    key(Qt::Key_Period); // Nearest the middle.
    key(Qt::Key_Return);
    EXPECT_EQ(view->selected(), 2);
    key(Qt::Key_Period);
    key(Qt::Key_Period);
    key(Qt::Key_Return);
    EXPECT_NE(view->selected(), 2);
}

TEST_F(MapToolsTest, TheSmallMapMovesTheBigOne)
{
    open();
    auto* mini = view->findChild<MiniMap*>();
    ASSERT_NE(mini, nullptr);
    ASSERT_TRUE(mini->camera());
    EXPECT_TRUE(QRectF(mini->rect()).contains(mini->viewRect()));
    // Inside the rectangle it is dragged, beside it the big map jumps there.
    view->setCamera(at(122.0, 30.0), 14);
    const GeoPoint wanted = at(121.8, 30.15);
    QTest::mouseClick(mini, Qt::LeftButton, {}, mini->camera()->project(wanted).toPoint());
    EXPECT_NEAR(view->camera().center().lon(), 121.8, 0.01);
    EXPECT_TRUE(view->isHeld());
    key(Qt::Key_Y);
    EXPECT_TRUE(mini->isHidden());
    key(Qt::Key_Y);
    EXPECT_FALSE(mini->isHidden());
    // Beyond the tenant the small map widens.
    view->setCamera(at(139.7, 35.7), 8);
    EXPECT_TRUE(mini->camera()->visibleBounds().contains(at(139.7, 35.7)));
}

TEST_F(MapToolsTest, EveryKeyStandsInAMenuAndEveryMenuHasAButton)
{
    open();
    EXPECT_LE(tools->bar().sizeHint().width(), 760);
    for (const QString& name :
         {u"rectangle"_s, u"lasso"_s, u"polygon"_s, u"circle"_s, u"distance"_s, u"area"_s, u"teams"_s,
          u"cameras"_s, u"bookmark"_s, u"bookmarks"_s, u"minimap"_s, u"copy-address"_s, u"paste-address"_s,
          u"copy-coordinates"_s, u"undo"_s, u"clear"_s, u"next"_s, u"previous"_s, u"search"_s}) {
        const QAction* action = tools->action(name);
        ASSERT_NE(action, nullptr) << qPrintable(name);
        EXPECT_FALSE(action->text().section(u'\t', 0, 0).isEmpty());
        EXPECT_FALSE(action->text().section(u'\t', 1).isEmpty()) << qPrintable(name);
    }
    tools->action(u"distance"_s)->trigger();
    EXPECT_NE(view->tool(), nullptr);
    EXPECT_TRUE(tools->action(u"distance"_s)->isChecked());
    EXPECT_EQ(tools->bar().findChild<QToolButton*>(u"mapMeasureMenu"_s)->text(), u"测距离"_s);
    tools->action(u"distance"_s)->trigger(); // Again: the hand.
    EXPECT_EQ(view->tool(), nullptr);
    EXPECT_FALSE(tools->action(u"distance"_s)->isChecked());
}

TEST_F(MapToolsTest, AnActiveToolKeepsItsKeysFromTheWindow)
{
    open();
    QShortcut back(QKeySequence(Qt::Key_Backspace), view.get());
    QShortcut up(QKeySequence(Qt::Key_Escape), view.get());
    QSignalSpy goneBack(&back, &QShortcut::activated);
    QSignalSpy goneUp(&up, &QShortcut::activated);
    view->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(view.get()));
    key(Qt::Key_J);
    click({300, 300});
    key(Qt::Key_Backspace);
    EXPECT_EQ(goneBack.size(), 0);
    key(Qt::Key_Escape);
    EXPECT_EQ(view->tool(), nullptr);
    EXPECT_EQ(goneUp.size(), 0);
    // With nothing to leave they are the window's.
    key(Qt::Key_Escape);
    key(Qt::Key_Backspace);
    EXPECT_EQ(goneUp.size(), 1);
    EXPECT_EQ(goneBack.size(), 1);
}

TEST_F(MapToolsTest, TheMapMayOutliveItsTools)
{
    open();
    key(Qt::Key_J);
    click({300, 300});
    tools.reset();
    EXPECT_EQ(view->tool(), nullptr);
    EXPECT_TRUE(view->canvas().shownText().isEmpty());
    pictureOf(*view);
}

} // namespace onescreen::test
