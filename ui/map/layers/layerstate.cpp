// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/layers/layerstate.h"

#include "ui/common/settingsstore.h"
#include "ui/map/mapview.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

const QString statedOption = u"layers"_s;
const QString layerPrefix = u"l-"_s;
constexpr qsizetype longestWord = 200; ///< As much as an option of an address holds.
constexpr double percent = 100.0;

QString zoomText(double zoom)
{
    return QString::number(zoom, 'g', 4).replace(u'.', u'_');
}

std::optional<double> zoomOf(const QString& text)
{
    bool read = false;
    const double zoom = QString(text).replace(u'_', u'.').toDouble(&read);
    return read ? std::optional(zoom) : std::nullopt;
}

QString encoded(const QJsonValue& value)
{
    // An array around it makes every value a document.
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    // What a word is taken apart at is written otherwise; letters stay, so that a long name fits in.
    QString text = QString::fromUtf8(json);
    for (const QChar sign : u"%=."_s)
        text.replace(sign, QString::fromLatin1(QUrl::toPercentEncoding(QString(sign), {}, "=.")));
    return text;
}

std::optional<QJsonValue> decoded(const QString& text)
{
    const QJsonArray list =
        QJsonDocument::fromJson(QUrl::fromPercentEncoding(text.toUtf8()).toUtf8()).array();
    return list.size() == 1 ? std::optional(QJsonValue(list.first())) : std::nullopt;
}

void takePart(const QString& part, QJsonObject& settings)
{
    const qsizetype equals = part.indexOf(u'=');
    if (equals > 0) {
        if (const auto value = decoded(part.sliced(equals + 1)))
            settings.insert(part.first(equals), *value);
        return;
    }
    if (part == "off"_L1 || part == "on"_L1) {
        settings.insert("visible"_L1, part == "on"_L1);
        return;
    }
    const QString rest = part.sliced(1);
    bool read = false;
    if (part.startsWith(u'o')) {
        if (const int opacity = rest.toInt(&read); read)
            settings.insert("opacity"_L1, opacity / percent);
    } else if (part.startsWith(u'n')) {
        if (const int order = rest.toInt(&read); read)
            settings.insert("order"_L1, order);
    } else if (part.startsWith(u'z')) {
        const auto from = zoomOf(rest.section(u'-', 0, 0));
        const auto to = zoomOf(rest.section(u'-', 1, 1));
        if (from && to)
            settings.insert("zoom"_L1, QJsonArray{*from, *to});
    }
}

} // namespace

QJsonObject layerState(const MapView& view)
{
    QJsonObject state;
    for (const MapLayer* layer : view.layers()) {
        const QJsonObject settings = layer->settings();
        if (!settings.isEmpty())
            state.insert(layer->id(), settings);
    }
    return state;
}

void restoreLayerState(MapView& view, const QJsonObject& state)
{
    // A copy: restoring an order sorts the view's own list.
    std::vector<MapLayer*> layers;
    std::ranges::copy(view.layers(), std::back_inserter(layers));
    for (MapLayer* layer : layers)
        layer->restore(state.value(layer->id()).toObject());
}

QString layerWord(const QJsonObject& settings)
{
    QStringList parts;
    for (auto it = settings.begin(); it != settings.end(); ++it) {
        if (it.key() == "visible"_L1)
            parts << (it->toBool() ? u"on"_s : u"off"_s);
        else if (it.key() == "opacity"_L1)
            parts << u'o' + QString::number(std::lround(it->toDouble() * percent));
        else if (it.key() == "order"_L1)
            parts << u'n' + QString::number(it->toInt());
        else if (it.key() == "zoom"_L1)
            parts << u'z' + zoomText(it->toArray().at(0).toDouble()) + u'-' +
                         zoomText(it->toArray().at(1).toDouble());
        else
            parts << it.key() + u'=' + encoded(*it);
    }
    QString word = parts.join(u'.');
    return word.size() <= longestWord ? word : QString();
}

QJsonObject layerSettings(QStringView word)
{
    QJsonObject settings;
    for (const QStringView part : word.split(u'.')) {
        if (!part.isEmpty())
            takePart(part.toString(), settings);
    }
    return settings;
}

QMap<QString, QString> layerOptions(const MapView& view)
{
    QMap<QString, QString> options;
    for (const MapLayer* layer : view.layers()) {
        const QString word = layerWord(layer->settings());
        if (!word.isEmpty())
            options.insert(layerPrefix + layer->id(), word);
    }
    options.insert(statedOption, options.isEmpty() ? u"default"_s : u"own"_s);
    return options;
}

void applyLayerOptions(MapView& view, const QMap<QString, QString>& options)
{
    if (!options.contains(statedOption))
        return;
    QJsonObject state;
    for (auto it = options.begin(); it != options.end(); ++it) {
        if (it.key().startsWith(layerPrefix))
            state.insert(it.key().sliced(layerPrefix.size()), layerSettings(*it));
    }
    restoreLayerState(view, state);
}

LayerMemory::LayerMemory(MapView& view, SettingsStore& settings, const QString& window, QObject* parent)
    : QObject(parent), m_view(view), m_settings(settings),
      m_key(window.isEmpty() ? QByteArray() : "map/layers/" + window.toUtf8())
{
    if (!m_key.isEmpty()) {
        const SettingKey<QString> key{QLatin1StringView(m_key), {}};
        m_kept = QJsonDocument::fromJson(settings.value(key).toUtf8()).object();
    }
    takeNewLayers();
    connect(&view, &MapView::layersChanged, this, &LayerMemory::takeNewLayers);
}

void LayerMemory::takeNewLayers()
{
    const std::vector<MapLayer*> layers = m_view.layers();
    for (MapLayer* layer : layers) {
        if (m_known.contains(layer->id()))
            continue;
        m_known.insert(layer->id());
        m_restoring = true;
        layer->restore(m_kept.value(layer->id()).toObject());
        m_restoring = false;
        connect(layer, &MapLayer::settingChanged, this, &LayerMemory::write);
    }
}

void LayerMemory::write()
{
    if (m_restoring || m_key.isEmpty())
        return;
    for (const MapLayer* layer : m_view.layers()) {
        const QJsonObject settings = layer->settings();
        if (settings.isEmpty())
            m_kept.remove(layer->id());
        else
            m_kept.insert(layer->id(), settings);
    }
    const SettingKey<QString> key{QLatin1StringView(m_key), {}};
    m_settings.setValue(key, m_kept.isEmpty()
                                 ? QString()
                                 : QString::fromUtf8(QJsonDocument(m_kept).toJson(QJsonDocument::Compact)));
}

} // namespace onescreen
