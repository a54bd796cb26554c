// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QMap>
#include <QObject>
#include <QSet>
#include <QString>

namespace onescreen {

class MapView;
class SettingsStore;

/// What the user changed of the layers, by their ids; layers as they began are left out.
QJsonObject layerState(const MapView& view);
/// Brings every layer into that state, those that are not named to their beginning.
void restoreLayerState(MapView& view, const QJsonObject& state);

/// A layer's settings as a word of an address: "off.o50.z9-14", parts that are not simple as percent-encoded
/// JSON ("hideStates=%5B…"). Empty for a layer as it began, and for settings longer than an address may hold.
QString layerWord(const QJsonObject& settings);
/// Parts that cannot be read are left out.
QJsonObject layerSettings(QStringView word);

/// Layers as options of a view address: "layers" says that it tells about layers at all, "l-<id>" one for
/// every layer that differs from its beginning.
QMap<QString, QString> layerOptions(const MapView& view);
/// Nothing happens when the options do not speak of layers.
void applyLayerOptions(MapView& view, const QMap<QString, QString>& options);

/// Keeps the layers of a window's map in its settings: restores what was kept, also for layers that are added
/// later, and writes what the user changes.
class LayerMemory : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive it. An empty `window` keeps nothing.
    LayerMemory(MapView& view, SettingsStore& settings, const QString& window, QObject* parent);

private:
    void takeNewLayers();
    void write();

    MapView& m_view;
    SettingsStore& m_settings;
    QByteArray m_key;
    QJsonObject m_kept; ///< Of all layers that ever were, here or not.
    QSet<QString> m_known;
    bool m_restoring = false;
};

} // namespace onescreen
