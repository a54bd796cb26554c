// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/crs.h"
#include "app/models/viewaddress.h"
#include "ui/common/scene.h"

#include <QObject>
#include <QTimer>

#include <functional>

class QAction;
class QMenu;

namespace onescreen {

class MapView;

/// What one takes from a map's view and brings to it: its address and coordinates, in the datum of choice,
/// which the window keeps ("map-datum" of its settings). Says what it has done at the lower edge of the map.
class ViewTools final : public QObject
{
    Q_OBJECT
public:
    using AddressSource = std::function<ViewAddress()>;

    /// References of `context` and the map must outlive it.
    ViewTools(MapView& map, const SceneContext& context, AddressSource address, QObject* parent = nullptr);

    [[nodiscard]] ViewAddress address() const { return m_address(); }
    [[nodiscard]] geo::Datum datum() const { return m_datum; }
    void chooseDatum(geo::Datum datum);
    /// An entry for each datum ("datum-GCJ-02"), of which one is checked.
    QList<QAction*> addDatums(QMenu* menu);
    void copyAddress();
    /// Opens the address on the clipboard, or searches for the coordinates there.
    void pasteAddress();
    void copyCoordinates(); ///< Of the middle.
    void copy(const QString& text, const QString& message);
    /// A line at the lower edge of the map, for five seconds.
    void say(const QString& message);

Q_SIGNALS:
    void openAddressRequested(const onescreen::ViewAddress& address);
    void searchRequested(const QString& text);

private:
    MapView& m_map;
    SettingsStore& m_settings;
    QString m_window;
    AddressSource m_address;
    geo::Datum m_datum = geo::Datum::Wgs84;
    QTimer m_silence; ///< Takes a message away.
};

} // namespace onescreen
