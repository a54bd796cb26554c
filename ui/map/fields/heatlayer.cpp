// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/fields/heatlayer.h"

#include "app/geo/fields/fieldpaintings.h"
#include "ui/common/numbertext.h"
#include "ui/map/eventlayer.h"
#include "ui/map/fields/fieldcolours.h"

#include <QComboBox>
#include <QFormLayout>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {

constexpr int classes = 6;
constexpr double pixelsOfBandwidth = 24.0;
constexpr auto pause = 3s;

QString metresText(int metres)
{
    return metres >= 1000 ? u"%1 km"_s.arg(metres / 1000.0) : u"%1 m"_s.arg(metres);
}

std::vector<geo::WorldPoint> placesOf(const std::vector<geo::PointEntry>& events)
{
    std::vector<geo::WorldPoint> places;
    places.reserve(events.size());
    for (const geo::PointEntry& event : events)
        places.push_back(geo::worldOf(event.key));
    return places;
}

} // namespace

HeatLayer::HeatLayer(const EventLayer& events, QObject* parent)
    : MapLayer(u"heat"_s, tr("事件密度"), layerorder::areal + 10, parent), m_events(events)
{
    setStart({.from = geo::lowestZoom, .to = 16}, false);
    m_pool.setMaxThreadCount(1);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, &HeatLayer::compute);
    connect(&events, &EventLayer::changed, this, &HeatLayer::eventsChanged);
    connect(this, &MapLayer::settingChanged, this, &HeatLayer::compute);
}

HeatLayer::~HeatLayer()
{
    if (m_stop)
        m_stop->store(true);
    m_pool.waitForDone();
}

void HeatLayer::eventsChanged()
{
    m_outdated = true;
    // The first events do not wait behind the picture of none.
    if (isVisible() && (m_counted == 0 || !m_pause.isActive()))
        compute();
}

void HeatLayer::setBandwidth(int metres)
{
    if (metres == m_bandwidth || std::ranges::find(bandwidths, metres) == bandwidths.end())
        return;
    m_bandwidth = metres;
    Q_EMIT settingChanged();
}

int HeatLayer::wantedBandwidth() const
{
    if (m_bandwidth > 0)
        return m_bandwidth;
    // The nearest by ratio: sizes are felt by their ratio.
    const double wish = std::max(pixelsOfBandwidth * m_metresPerPixel, 1.0);
    const auto off = [wish](int metres) { return std::abs(std::log(metres / wish)); };
    return *std::ranges::min_element(bandwidths.begin() + 1, bandwidths.end(), {}, off);
}

void HeatLayer::setCamera(const geo::Camera& camera)
{
    const double whole = std::floor(camera.zoom() + 1e-9);
    m_metresPerPixel = camera.metresPerPixel() * std::exp2(camera.zoom() - whole);
    if (isVisible() && wantedBandwidth() != m_fieldFor)
        compute();
}

void HeatLayer::compute()
{
    const int bandwidth = wantedBandwidth();
    const bool needed = isVisible() && m_metresPerPixel > 0 && (m_outdated || bandwidth != m_fieldFor);
    if (!needed || m_events.isBuilding())
        return;
    if (m_stop)
        m_stop->store(true);
    m_outdated = false;
    m_fieldFor = bandwidth;
    m_stop = std::make_shared<std::atomic<bool>>(false);
    ++m_generation;
    m_pause.start();
    // A copy of a million events takes 10 ms, which is why it is not made more often than every few seconds.
    const geo::ClusterCell everything{.key = 0, .level = 0};
    std::vector<geo::PointEntry> events =
        m_events.index().eventsIn(everything, std::numeric_limits<std::size_t>::max());
    m_counted = events.size();
    m_pool.start([this, events = std::move(events), bandwidth, generation = m_generation, stop = m_stop] {
        // The destructor waits for the pool, so `this` outlives the job.
        Result<geo::DensityField> field =
            geo::DensityField::build(placesOf(events), bandwidth, [&stop] { return stop->load(); });
        if (stop->load())
            return;
        Result<std::shared_ptr<const geo::DensityField>> shared =
            field ? Result<std::shared_ptr<const geo::DensityField>>(
                        std::make_shared<const geo::DensityField>(std::move(*field)))
                  : std::unexpected(field.error());
        QMetaObject::invokeMethod(
            this, [this, generation, shared = std::move(shared)] { take(generation, shared); },
            Qt::QueuedConnection);
    });
    Q_EMIT settledChanged();
}

void HeatLayer::take(quint64 generation, Result<std::shared_ptr<const geo::DensityField>> field)
{
    if (generation != m_generation)
        return;
    m_stop.reset();
    if (field) {
        m_field = std::move(*field);
        m_problem.clear();
    } else {
        m_field.reset();
        m_problem = tr("事件分布太广，这个带宽算不了；请选更大的带宽");
    }
    repaint();
}

void HeatLayer::repaint()
{
    m_painting.reset();
    m_limits.clear();
    if (m_field) {
        m_limits = geo::roundSteps(m_field->peak(), classes);
        m_colours = heatColours(m_limits.size(), m_theme.theme);
        m_painting = std::make_shared<const geo::HeatPainting>(
            m_field, geo::HeatPainting::Look{.limits = m_limits, .classes = m_colours});
    }
    Q_EMIT tilesChanged();
    Q_EMIT legendChanged();
    Q_EMIT settledChanged();
}

void HeatLayer::setTheme(const ThemeContext& context)
{
    m_theme = context;
    repaint();
}

std::shared_ptr<const geo::TilePainting> HeatLayer::tilePainting() const
{
    return m_painting;
}

bool HeatLayer::isSettled() const
{
    return !m_stop && (m_field || !m_problem.isEmpty()) && m_fieldFor == wantedBandwidth();
}

std::vector<LegendEntry> HeatLayer::legend(geo::SpriteCache& sprites) const
{
    std::vector<LegendEntry> entries;
    if (!m_problem.isEmpty())
        entries.push_back({.symbol = {}, .text = m_problem, .value = {}});
    if (!m_field)
        return entries;
    const QString bandwidth = metresText(static_cast<int>(std::lround(m_field->bandwidth())));
    entries.push_back({.symbol = {}, .text = tr("件/km² · 带宽 %1").arg(bandwidth), .value = {}});
    const auto number = [this](double value) {
        return numberText(value, m_locale,
                          value >= 1 ? 0 : static_cast<int>(std::ceil(-std::log10(value) - 1e-9)));
    };
    for (std::size_t i = m_limits.size(); i-- > 0;) {
        const bool last = i + 1 == m_limits.size();
        entries.push_back({.symbol = areaSymbol(sprites, m_colours.at(i)),
                           .text = last ? tr("%1 以上").arg(number(m_limits[i]))
                                        : number(m_limits[i]) + u" – "_s + number(m_limits[i + 1]),
                           .value = last ? tr("最高 %1").arg(number(m_field->peak())) : QString()});
    }
    if (m_limits.empty())
        entries.push_back({.symbol = {}, .text = tr("没有有坐标的事件"), .value = {}});
    else
        entries.push_back(
            {.symbol = {}, .text = tr("低于 %1 不着色").arg(number(m_limits.front())), .value = {}});
    if (m_events.withoutPosition() > 0)
        entries.push_back({.symbol = {},
                           .text = tr("无坐标，未计入"),
                           .value = numberText(static_cast<double>(m_events.withoutPosition()), m_locale)});
    return entries;
}

LayerStatus HeatLayer::status() const
{
    LayerStatus status;
    if (m_field)
        status.count = static_cast<qint64>(m_field->events());
    else if (isVisible())
        status.note = m_problem.isEmpty() ? tr("正在计算…") : m_problem;
    status.problem = !m_problem.isEmpty();
    return status;
}

QString HeatLayer::groundText(geo::WorldPoint at) const
{
    if (!m_field || m_limits.empty())
        return {};
    const double density = m_field->at(at);
    return density < m_limits.front()
               ? QString()
               : tr("事件密度 %1 件/km²").arg(numberText(density, m_locale, density < 10 ? 1 : 0));
}

QWidget* HeatLayer::createOptions(const ThemeContext& /*context*/, QWidget* parent)
{
    auto* options = new QWidget(parent);
    options->setObjectName(u"heatOptions"_s);
    auto* form = new QFormLayout(options);
    form->setContentsMargins({});
    auto* box = new QComboBox(options);
    box->setObjectName(u"heatBandwidth"_s);
    for (const int metres : bandwidths)
        box->addItem(metres == 0 ? tr("随缩放") : metresText(metres), metres);
    const auto show = [this, box] { box->setCurrentIndex(box->findData(m_bandwidth)); };
    show();
    connect(this, &MapLayer::settingChanged, box, show);
    connect(box, &QComboBox::activated, this, [this, box] { setBandwidth(box->currentData().toInt()); });
    form->addRow(tr("带宽（核的标准差）"), box);
    return options;
}

QJsonObject HeatLayer::settings() const
{
    QJsonObject result = MapLayer::settings();
    if (m_bandwidth > 0)
        result.insert("bandwidth"_L1, m_bandwidth);
    return result;
}

void HeatLayer::restore(const QJsonObject& settings)
{
    setBandwidth(settings.value("bandwidth"_L1).toInt(0));
    MapLayer::restore(settings);
}

} // namespace onescreen
