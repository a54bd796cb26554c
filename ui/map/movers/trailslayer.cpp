// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/movers/trailslayer.h"

#include "ui/map/movers/trailoptions.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {

constexpr int placeInGroup = 10;
constexpr QSize sampleSize(36, 14);

/// What the signs of a legend are made of: painted by the painter of the map itself.
QImage sampleOf(geo::SpriteCache& sprites, const std::vector<TrackPoint>& points, UtcTime now)
{
    const geo::MapStyle& style = sprites.style();
    QImage image(sampleSize * style.scale, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    const geo::Camera camera(geo::toGeo(geo::WorldPoint{}), 16,
                             QSizeF(image.size())); // 0°, 0°: see pointAt()
    geo::HitList hits;
    std::vector<geo::SignPlace> places;
    geo::TrailSigns signs;
    signs.setTrails({geo::Trail{.kind = ResourceKind::Vehicle,
                                .status = ResourceStatus::EnRoute,
                                .chosen = false,
                                .points = points}},
                    now, 10min);
    signs.paint({.painter = painter,
                 .camera = camera,
                 .style = style,
                 .sprites = sprites,
                 .hits = hits,
                 .places = places,
                 .devicePixelRatio = 1.0,
                 .now = now});
    return image;
}

TrackPoint pointAt(double pixel, UtcTime at, double scale)
{
    constexpr double degreesPerPixel = 360.0 / (256.0 * 65'536.0); // at zoom 16
    const auto place = GeoPoint::fromDegrees(pixel * scale * degreesPerPixel, 0);
    return {.at = at, .until = at, .place = place.value_or(GeoPoint::fromE7(0, 0).value())};
}

} // namespace

TrailsLayer::TrailsLayer(QObject* parent)
    : MapLayer(u"trails"_s, tr("轨迹"), layerorder::movers + placeInGroup, parent)
{
    connect(this, &MapLayer::settingChanged, this, &TrailsLayer::wantedChanged);
}

void TrailsLayer::setTrails(std::vector<geo::Trail> trails, UtcTime now)
{
    const bool nothing = trails.empty() && m_signs.size() == 0;
    m_signs.setTrails(std::move(trails), now, length());
    if (nothing)
        return;
    Q_EMIT changed();
    Q_EMIT legendChanged();
}

void TrailsLayer::setWho(Who who)
{
    if (m_who == who)
        return;
    m_who = who;
    Q_EMIT settingChanged();
}

void TrailsLayer::setMinutes(int minutes)
{
    if (m_minutes == minutes || std::ranges::find(lengths, minutes) == lengths.end())
        return;
    m_minutes = minutes;
    Q_EMIT settingChanged();
    Q_EMIT legendChanged();
}

void TrailsLayer::setNote(const QString& note, bool problem)
{
    if (m_note == note && m_problem == problem)
        return;
    m_note = note;
    m_problem = problem;
    Q_EMIT legendChanged();
}

std::vector<LegendEntry> TrailsLayer::legend(geo::SpriteCache& sprites) const
{
    const UtcTime now = fromMs(0) + 24h;
    const double scale = sprites.style().scale;
    const auto at = [&](double pixel, Milliseconds age) { return pointAt(pixel, now - age, scale); };
    std::vector<TrackPoint> fading;
    for (int i = 0; i <= 10; ++i)
        fading.push_back(at(-16 + 3.2 * i, 10min - i * 1min));
    const std::vector<TrackPoint> silence{at(-16, 9min), at(-6, 8min), at(6, 1min), at(16, 0min)};
    const std::vector<TrackPoint> jump{at(-16, 2s), at(-6, 1s), at(1'000, 1s), at(6, 0s), at(16, 0s)};
    return {{.symbol = sampleOf(sprites, fading, now), .text = tr("轨迹，越早越淡"), .value = {}},
            {.symbol = sampleOf(sprites, silence, now), .text = tr("中断：其间没有位置"), .value = {}},
            {.symbol = sampleOf(sprites, jump, now), .text = tr("跳变：位置不可信"), .value = {}}};
}

LayerStatus TrailsLayer::status() const
{
    LayerStatus status;
    status.count = static_cast<qint64>(m_signs.size());
    status.note = m_note;
    status.problem = m_problem;
    if (m_note.isEmpty() && m_signs.leftOut() > 0)
        status.note = tr("另有 %1 条未画，放大后可见").arg(m_signs.leftOut());
    return status;
}

QWidget* TrailsLayer::createOptions(const ThemeContext& context, QWidget* parent)
{
    return new TrailOptions(*this, context, parent);
}

QJsonObject TrailsLayer::settings() const
{
    QJsonObject json = MapLayer::settings();
    if (m_who == Who::All)
        json.insert(u"who"_s, u"all"_s);
    if (m_minutes != lengths[1])
        json.insert(u"minutes"_s, m_minutes);
    return json;
}

void TrailsLayer::restore(const QJsonObject& settings)
{
    MapLayer::restore(settings);
    setWho(settings.value(u"who"_s) == u"all"_s ? Who::All : Who::Chosen);
    const int minutes = settings.value(u"minutes"_s).toInt();
    const bool known = std::ranges::find(lengths, minutes) != lengths.end();
    setMinutes(known ? minutes : lengths[1]);
}

} // namespace onescreen
