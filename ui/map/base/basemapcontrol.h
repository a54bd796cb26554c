// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/tiles/basemapcatalog.h"
#include "ui/common/settingsstore.h"
#include "ui/map/maplook.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

namespace onescreen {

class MapView;

/// What a window shows below its layers.
struct BaseMapChoice
{
    static constexpr double leastOpacity = 0.1;

    QString id; ///< Of a map of the catalogue; empty: the built-in vectors.
    double opacity = 1.0;
    MapTone tone = MapTone::Theme;

    friend bool operator==(const BaseMapChoice&, const BaseMapChoice&) = default;
};

/// Shows a base map of the catalogue in a map view, says on the map when it fails, and keeps the choice of
/// the window in the settings.
class BaseMapControl : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it. An empty `window` keeps nothing.
    BaseMapControl(MapView& view, geo::BaseMapCatalog& catalog, SettingsStore& settings,
                   const QString& window, QObject* parent);

    [[nodiscard]] const BaseMapChoice& choice() const { return m_choice; }
    void choose(const BaseMapChoice& choice);
    /// As an address wants it: a map that is not in the catalogue leaves the one before and says so on the
    /// map.
    void chooseAddressed(const BaseMapChoice& choice);
    /// The next map of the catalogue that can be shown (the built-in one after the last), and the next of
    /// theme, night, day; the map says which for some seconds. For windows without a chooser.
    void chooseNext();
    void chooseNextTone();
    /// Gives the choice to the windows of class wall: those that are open take it over at once, one that is
    /// opened for the first time begins with it.
    void giveToWalls();
    /// Of the chosen map: opening, or why it could not be opened, or what its source says. Plain text.
    [[nodiscard]] QString stateText() const;
    [[nodiscard]] bool hasProblem() const;
    [[nodiscard]] bool isOpening() const { return m_opening; }
    [[nodiscard]] geo::BaseMapCatalog& catalog() const { return m_catalog; }
    [[nodiscard]] MapView& view() const { return m_view; }

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void open();
    void show(const geo::BaseMapCatalog::Opened& opened);
    void updateNotice();
    void onMapsChanged();
    [[nodiscard]] QString title() const;
    [[nodiscard]] BaseMapChoice kept() const;
    void say(const QString& text);

    MapView& m_view;
    geo::BaseMapCatalog& m_catalog;
    SettingsStore& m_settings;
    QByteArray m_key; ///< In the settings.
    bool m_wall;      ///< Takes over what is given to walls.
    QString m_absent; ///< The map that an address wanted and the catalogue has not.
    QTimer m_silence; ///< Takes a message away.
    BaseMapChoice m_choice;
    geo::BaseMapDefinition m_shown; ///< What was opened last.
    std::shared_ptr<geo::TileSource> m_source;
    std::optional<Error> m_error;
    bool m_opening = false;
    quint64 m_openings = 0; ///< An answer for an earlier choice is dropped.
};

} // namespace onescreen
