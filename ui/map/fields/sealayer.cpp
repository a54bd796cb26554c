// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/fields/sealayer.h"

#include "app/geo/tilepainting.h"
#include "app/models/datahub.h"
#include "ui/common/numbertext.h"

#include <QCheckBox>
#include <QJsonObject>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {

constexpr auto pause = 2s;
/// Below it signs stand for several.
constexpr double textFromZoom = 11.0;
constexpr double longestScale = 160.0;

/// The coast once more, wider and with a fringe on both sides.
class CoastPainting final : public geo::TilePainting
{
public:
    void paint(const geo::TileFrame& frame) const override
    {
        if (!frame.map)
            return;
        const double scale = frame.devicePixelRatio * frame.style.scale;
        QColor fringe = frame.style.coast;
        fringe.setAlphaF(0.25F);
        for (const QPen& pen : {QPen(fringe, 7 * scale), QPen(frame.style.coast, 2.2 * scale)}) {
            QPen round = pen;
            round.setJoinStyle(Qt::RoundJoin);
            round.setCapStyle(Qt::RoundCap);
            frame.painter.setPen(round);
            for (const geo::DetailedShape& shape : frame.map->coast()) {
                if (frame.sees(shape))
                    stroke(frame, shape);
            }
        }
    }

private:
    static void stroke(const geo::TileFrame& frame, const geo::DetailedShape& shape)
    {
        for (const geo::PlaneLine& line : shape.at(frame.zoom)) {
            geo::PlaneLine pixels;
            pixels.reserve(line.size());
            for (const QPointF point : line)
                pixels.push_back(point * frame.scale - frame.origin);
            for (const geo::PlaneLine& run : geo::visibleRuns(pixels, frame.area))
                frame.painter.drawPolyline(run.data(), static_cast<int>(run.size()));
        }
    }
};

/// 1, 2 or 5 times a power of ten, at most `most`.
double roundLength(double most)
{
    const double power = std::pow(10.0, std::floor(std::log10(most)));
    double length = power;
    for (const double step : {2.0, 5.0}) {
        if (step * power <= most)
            length = step * power;
    }
    return length;
}

std::vector<SeaLayer::Vessel> measured(const geo::BaseMap* map, std::vector<SeaLayer::Vessel> vessels)
{
    for (SeaLayer::Vessel& vessel : vessels) {
        if (!map || geo::watersAt(*map, vessel.at) != geo::Waters::Sea)
            continue;
        if (const std::optional<double> metres = geo::metresToCoast(*map, vessel.at))
            vessel.milesToCoast = geo::nauticalMiles(*metres);
    }
    return vessels;
}

} // namespace

QString milesText(double miles, const QLocale& locale)
{
    if (miles < 0.1)
        return u"<"_s + numberText(0.1, locale, 1) + u" nm"_s;
    return numberText(miles, locale, miles < 100 ? 1 : 0) + u" nm"_s;
}

class SeaLayer::Painter final : public geo::OverlayLayer
{
public:
    explicit Painter(const SeaLayer& layer) : m_layer(layer) {}

    void paint(const geo::LayerFrame& frame) override
    {
        if (m_layer.m_choice.vessels && geo::signZoom(frame.camera, frame.style) >= textFromZoom)
            paintVessels(frame);
        if (m_layer.m_choice.scale)
            paintScale(frame);
    }

private:
    void paintVessels(const geo::LayerFrame& frame) const
    {
        const QRectF view(QPointF(0, 0), frame.camera.size());
        const double small = frame.style.font.pixelSize() * 0.86;
        std::vector<QRectF> taken;
        for (const Vessel& vessel : m_layer.m_vessels) {
            const QPointF at = frame.camera.project(vessel.at);
            if (!view.contains(at))
                continue;
            QStringList parts;
            if (vessel.knots)
                parts << numberText(*vessel.knots, m_layer.m_locale, 1) + u" kn"_s;
            if (vessel.milesToCoast)
                parts << SeaLayer::tr("离岸 %1").arg(milesText(*vessel.milesToCoast, m_layer.m_locale));
            if (parts.isEmpty())
                continue;
            const QString text = parts.join(u" · "_s);
            const QSizeF size = frame.sprites.textSize(text, small, false);
            // To the right of the sign.
            QRectF box(QPointF(at.x() + 12 * frame.style.scale, at.y() - size.height() / 2), size);
            const auto covers = [&](const geo::SignPlace& place) { return place.covers(box); };
            const auto meets = [&](const QRectF& other) { return other.intersects(box); };
            if (std::ranges::any_of(frame.places, covers) || std::ranges::any_of(taken, meets))
                continue;
            taken.push_back(box);
            frame.sprites.draw(frame.painter, frame.sprites.text(text, small, false, frame.style.text),
                               box.center());
        }
    }

    void paintScale(const geo::LayerFrame& frame) const
    {
        const double perPixel = geo::nauticalMiles(frame.camera.metresPerPixel());
        const double miles = roundLength(perPixel * longestScale * frame.style.scale);
        const double length = miles / perPixel;
        const double small = frame.style.font.pixelSize();
        const QString text = QString::number(miles, 'g', 6) + u" nm"_s;
        const QSizeF size = frame.sprites.textSize(text, small, false);
        // At the top: the other corners belong to legend, scale bar, buttons and sources.
        const double base = 36 * frame.style.scale;
        const double left = (frame.camera.size().width() - length) / 2;
        const double tick = 5 * frame.style.scale;
        for (const auto& [colour, width] :
             {std::pair(frame.style.halo, 4.0), std::pair(frame.style.text, 1.5)}) {
            frame.painter.setPen(QPen(colour, width * frame.style.scale));
            const std::array points{QPointF(left, base - tick), QPointF(left, base),
                                    QPointF(left + length, base), QPointF(left + length, base - tick)};
            frame.painter.drawPolyline(points.data(), static_cast<int>(points.size()));
        }
        frame.sprites.draw(frame.painter, frame.sprites.text(text, small, false, frame.style.text),
                           QPointF(left + length / 2, base - tick - size.height() / 2));
    }

    const SeaLayer& m_layer;
};

SeaLayer::SeaLayer(DataHub& hub, QObject* parent)
    : MapLayer(u"sea"_s, tr("海上"), layerorder::movers + 50, parent), m_hub(hub),
      m_painter(std::make_unique<Painter>(*this)), m_coast(std::make_shared<const CoastPainting>())
{
    setStart({}, false);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (m_waiting)
            measure();
    });
    connect(this, &MapLayer::settingChanged, this, [this] {
        if (isVisible() && m_waiting)
            measure();
    });
}

SeaLayer::~SeaLayer() = default;

void SeaLayer::setChoice(const Choice& choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    Q_EMIT changed();
    Q_EMIT tilesChanged();
    Q_EMIT settingChanged();
}

void SeaLayer::setBaseMap(const std::shared_ptr<const geo::BaseMap>& map)
{
    m_map = map;
    measure();
}

void SeaLayer::setResources(const std::vector<ResourceFields>& resources)
{
    m_resources.clear();
    std::ranges::copy_if(resources, std::back_inserter(m_resources), [](const ResourceFields& resource) {
        return resource.kind == ResourceKind::Vessel;
    });
    m_speeds.take(m_resources); // also while hidden: a speed needs two positions
    measure();
}

void SeaLayer::measure()
{
    m_waiting = !isVisible() || m_measuring || m_pause.isActive();
    if (m_waiting)
        return;
    m_measuring = true;
    std::vector<Vessel> vessels;
    for (const ResourceFields& resource : m_resources) {
        if (resource.position)
            vessels.push_back({.at = geo::toWorld(*resource.position),
                               .knots = m_speeds.knotsOf(resource.id, m_hub.now()),
                               .milesToCoast = {}});
    }
    QtConcurrent::run([map = m_map, vessels = std::move(vessels)]() mutable {
        return measured(map.get(), std::move(vessels));
    }).then(this, [this](std::vector<Vessel> written) {
        m_measuring = false;
        m_vessels = std::move(written);
        m_pause.start();
        Q_EMIT changed();
        Q_EMIT legendChanged();
        Q_EMIT settledChanged();
    });
}

bool SeaLayer::isSettled() const
{
    return !m_measuring && !m_waiting;
}

geo::OverlayLayer* SeaLayer::painter()
{
    return m_painter.get();
}

std::shared_ptr<const geo::TilePainting> SeaLayer::tilePainting() const
{
    return m_choice.coast ? m_coast : nullptr;
}

std::vector<LegendEntry> SeaLayer::legend(geo::SpriteCache& /*sprites*/) const
{
    std::vector<LegendEntry> entries;
    if (m_choice.vessels) {
        const auto known =
            std::ranges::count_if(m_vessels, [](const Vessel& vessel) { return vessel.knots.has_value(); });
        entries.push_back({.symbol = {}, .text = tr("航速已知的船（kn）"), .value = QString::number(known)});
        entries.push_back({.symbol = {}, .text = tr("离岸：到最近岸线的海里数（nm）"), .value = {}});
    }
    entries.push_back({.symbol = {}, .text = tr("数据包中没有水深、领海线和岛名"), .value = {}});
    return entries;
}

LayerStatus SeaLayer::status() const
{
    LayerStatus status;
    if (isVisible())
        status.count = static_cast<qint64>(m_vessels.size());
    return status;
}

QString SeaLayer::groundText(geo::WorldPoint at) const
{
    if (!m_map || geo::watersAt(*m_map, at) != geo::Waters::Sea)
        return {};
    const std::optional<double> metres = geo::metresToCoast(*m_map, at);
    return metres ? tr("离岸 %1").arg(milesText(geo::nauticalMiles(*metres), m_locale)) : QString();
}

QWidget* SeaLayer::createOptions(const ThemeContext& context, QWidget* parent)
{
    auto* options = new QWidget(parent);
    options->setObjectName(u"seaOptions"_s);
    auto* column = new QVBoxLayout(options);
    column->setContentsMargins({});
    column->setSpacing(context.metrics.grid / 2);
    const auto add = [&](const QString& name, const QString& text, bool Choice::* part) {
        auto* box = new QCheckBox(text, options);
        box->setObjectName(name);
        const auto show = [this, box, part] { box->setChecked(m_choice.*part); };
        show();
        connect(this, &MapLayer::settingChanged, box, show);
        connect(box, &QCheckBox::toggled, this, [this, part](bool on) {
            Choice choice = m_choice;
            choice.*part = on;
            setChoice(choice);
        });
        column->addWidget(box);
    };
    add(u"seaVessels"_s, tr("船艇的航速与离岸距离"), &Choice::vessels);
    add(u"seaCoast"_s, tr("加强岸线"), &Choice::coast);
    add(u"seaScale"_s, tr("海里比例尺"), &Choice::scale);
    return options;
}

QJsonObject SeaLayer::settings() const
{
    QJsonObject result = MapLayer::settings();
    const auto put = [&](QLatin1StringView name, bool on) {
        if (!on)
            result.insert(name, false);
    };
    put("vessels"_L1, m_choice.vessels);
    put("coast"_L1, m_choice.coast);
    put("scale"_L1, m_choice.scale);
    return result;
}

void SeaLayer::restore(const QJsonObject& settings)
{
    setChoice({.vessels = settings.value("vessels"_L1).toBool(true),
               .coast = settings.value("coast"_L1).toBool(true),
               .scale = settings.value("scale"_L1).toBool(true)});
    MapLayer::restore(settings);
}

} // namespace onescreen
