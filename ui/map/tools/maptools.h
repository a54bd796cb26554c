// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/mapsearch.h"
#include "ui/common/scene.h"
#include "ui/map/tools/bookmarks.h"
#include "ui/map/tools/measuretool.h"
#include "ui/map/tools/nearesttools.h"
#include "ui/map/tools/selecttools.h"
#include "ui/map/tools/viewtools.h"

#include <QHash>

#include <functional>

class QAction;
class QActionGroup;
class QMenu;

namespace onescreen {

class BookmarkPanel;
class MapToolBar;
class MiniMap;
class SearchBox;

/// Everything that one can do with a map besides looking at it, in one place: the tool bar, the keys, the
/// pages for the right side, the small map. Each key stands beside its word in a menu of the bar.
///
/// Keys while the map has the focus: B rectangle, Q lasso, X polygon, O radius, J distance, K area, U nearest
/// teams, V nearest cameras, Y small map, . and , through the signs, 1–9 bookmarks, Ctrl+D bookmark, Ctrl+B
/// bookmarks, Ctrl+F search, Ctrl+Z selection back, Ctrl+Enter selection into the queue, Ctrl+C coordinates,
/// Ctrl+Shift+C and Ctrl+Shift+V address, Esc leaves the tool, then the selection. See docs/map-tools.md.
class MapTools final : public QObject
{
    Q_OBJECT
public:
    /// Where the scene stands, for bookmarks and copied addresses.
    using AddressSource = ViewTools::AddressSource;

    /// All references of `context` and the resources must outlive this; the map may go first.
    MapTools(MapView& map, const ResourceModel& resources, const SceneContext& context, AddressSource address,
             QObject* parent = nullptr);
    ~MapTools() override;

    /// For the top of the map; taken by a layout.
    [[nodiscard]] MapToolBar& bar() const;
    /// Pages for the right side: selection, nearest, bookmarks.
    [[nodiscard]] QList<QWidget*> pages() const;
    /// The page whose content is there: nearest, else the selection; null when neither is.
    [[nodiscard]] QWidget* openPage() const;
    [[nodiscard]] SelectTools& selecting() { return m_select; }
    [[nodiscard]] NearestTools& nearest() { return m_nearest; }
    [[nodiscard]] BookmarkBook& bookmarks() { return m_book; }
    /// The entry of a menu by its name: "rectangle", "lasso", "polygon", "circle", "distance", "area",
    /// "teams", "cameras", "bookmark", "bookmarks", "minimap", "copy-address", "paste-address",
    /// "copy-coordinates", "undo", "clear", "to-queue", "next", "previous", "datum-GCJ-02" …. Null when there
    /// is none.
    [[nodiscard]] QAction* action(const QString& name) const { return m_actions.value(name); }
    /// What lies over the right side of the map now and then: the small map keeps beside it.
    void setCover(QWidget* cover);
    /// Nearest teams or cameras of that event, from its card.
    void showNearest(EventRow event, bool cameras);
    /// Nearest teams of a place.
    void showNearestTo(const QString& place, GeoPoint at);

Q_SIGNALS:
    void pageRequested(QWidget* page); ///< One of pages(): show it.
    void pageClosed(QWidget* page);
    void eventActivated(onescreen::EventRow event); ///< Open its card.
    void eventChosen(onescreen::EventRow event);    ///< Ring it.
    void openAddressRequested(const onescreen::ViewAddress& address);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildMenus();
    void buildViewMenu();
    QAction* add(QMenu* menu, const QString& name, const QString& text, const QKeySequence& key,
                 std::function<void()> run);
    QAction* addTool(QMenu* menu, const QString& name, const QString& text, const QKeySequence& key,
                     MapTool& tool);
    void connectPages();
    void showTool();
    void nearestHere(NearestPanel::What what);
    void showFound(const MapFind& find);
    void addBookmark();
    void openBookmark(const Bookmark& bookmark);
    void fillBookmarks();
    void selectionToQueue();
    [[nodiscard]] bool ownsKey(const QKeyEvent& event) const;
    bool key(const QKeyEvent& event);
    bool escape();

    const SceneContext m_context;
    MapView& m_map;
    QPointer<MapView> m_living; ///< m_map, or null at the end of a scene.
    ViewTools m_view;
    SelectTools m_select;
    NearestTools m_nearest;
    MeasureTool m_distance{MeasureTool::Kind::Distance};
    MeasureTool m_area{MeasureTool::Kind::Area};
    PinDrawing m_pin;
    BookmarkBook m_book;
    QPointer<BookmarkPanel> m_bookmarkPanel;
    SearchBox* m_search;
    QPointer<MapToolBar> m_bar;
    QPointer<MiniMap> m_mini;
    QPointer<QWidget> m_cover;
    QActionGroup* m_tools;
    QHash<QString, QAction*> m_actions;
    QHash<const QAction*, QPointer<MapTool>> m_toolOf;
    QMenu* m_bookmarkMenu = nullptr;
    qsizetype m_standing = 0; ///< Entries of the bookmark menu before the bookmarks.
};

} // namespace onescreen
