// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/fields/fieldpaintings.h"

#include <QImage>

#include <algorithm>
#include <cmath>

namespace onescreen::geo {

namespace {

constexpr int patternPeriod = 8; ///< Pixels of Qt's own patterns.
/// Between sampled points of a density, in pixels at a desk; between them by straight lines.
constexpr int latticeStep = 4;

double lineScale(const TileFrame& frame)
{
    return std::max(1.0, std::round(frame.devicePixelRatio * frame.style.scale));
}

/// So that patterns run on from tile to tile.
QPointF patternOrigin(const TileFrame& frame, double scale)
{
    const double period = patternPeriod * scale;
    return {-std::fmod(frame.origin.x(), period), -std::fmod(frame.origin.y(), period)};
}

/// A clear picture of the tile and the pixel of its corner.
QImage sheetFor(const TileFrame& frame)
{
    QImage sheet(frame.area.toAlignedRect().size(), QImage::Format_ARGB32_Premultiplied);
    sheet.fill(Qt::transparent);
    return sheet;
}

// Of pixels of the pattern.
constexpr qint64 hatchPeriod = 6;
constexpr qint64 dotPeriod = 5;
bool isHatched(qint64 u, qint64 v)
{
    return (u + v) % hatchPeriod < 2;
}
bool isDotted(qint64 u, qint64 v)
{
    return u % dotPeriod < 2 && v % dotPeriod < 2;
}

QBrush textureOf(const QColor& colour, qint64 period, double scale, bool (*isDrawn)(qint64, qint64))
{
    const int thick = std::max(1, static_cast<int>(std::lround(scale)));
    const int side = static_cast<int>(period) * thick;
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            if (isDrawn(x / thick, y / thick))
                image.setPixelColor(x, y, colour);
        }
    }
    return {image};
}

QRgb premultiplied(const QColor& colour)
{
    return qPremultiply(colour.rgba());
}

} // namespace

Qt::BrushStyle missingPattern(MissingReason reason)
{
    switch (reason) {
    case MissingReason::NoSource:
        break;
    case MissingReason::NotReported:
        return Qt::BDiagPattern;
    case MissingReason::NotApplicable:
        return Qt::Dense6Pattern;
    case MissingReason::Suppressed:
        return Qt::FDiagPattern;
    case MissingReason::Rejected:
        return Qt::DiagCrossPattern;
    }
    return Qt::HorPattern;
}

QBrush patternBrush(Qt::BrushStyle pattern, const QColor& colour, double scale)
{
    QBrush brush(colour, pattern);
    brush.setTransform(QTransform::fromScale(scale, scale));
    return brush;
}

QBrush uncertainBrush(const QColor& colour, double scale)
{
    return textureOf(colour, hatchPeriod, scale, isHatched);
}

QBrush voidBrush(const QColor& colour, double scale)
{
    return textureOf(colour, dotPeriod, scale, isDotted);
}

ChoroplethPainting::ChoroplethPainting(std::shared_ptr<const Choropleth> areas, std::vector<Seat> seats,
                                       Look look)
    : m_areas(std::move(areas)), m_seats(std::move(seats)), m_look(std::move(look))
{
}

QBrush ChoroplethPainting::brushOf(const TileFrame& frame, RegionCode code) const
{
    const std::optional<int> index = m_areas->classOf(code);
    if (index && static_cast<std::size_t>(*index) < m_look.classes.size())
        return m_look.classes[static_cast<std::size_t>(*index)];
    const MissingReason reason = m_areas->missingOf(code).value_or(MissingReason::NoSource);
    return patternBrush(missingPattern(reason), m_look.missing, lineScale(frame));
}

void ChoroplethPainting::paint(const TileFrame& frame) const
{
    const double scale = lineScale(frame);
    frame.painter.setBrushOrigin(patternOrigin(frame, scale));
    if (frame.map) {
        for (const BaseMap::Area& area : frame.map->areas(m_areas->level())) {
            if (m_areas->covers(area.code) && frame.sees(area.shape))
                frame.painter.fillPath(frame.pathOf(area.shape), brushOf(frame, area.code));
        }
    }
    const double radius = discRadius * frame.devicePixelRatio * frame.style.scale;
    const QRectF room = frame.area.adjusted(-radius, -radius, radius, radius);
    frame.painter.setPen(QPen(m_look.edge, 1.5 * frame.devicePixelRatio * frame.style.scale));
    for (const Seat& seat : m_seats) {
        const QPointF at = frame.toPixel(seat.at);
        if (!m_areas->covers(seat.code) || !room.contains(at))
            continue;
        frame.painter.setBrush(brushOf(frame, seat.code));
        frame.painter.drawEllipse(at, radius, radius);
    }
}

HeatPainting::HeatPainting(std::shared_ptr<const DensityField> field, Look look)
    : m_field(std::move(field)), m_look(std::move(look))
{
    m_look.limits.resize(std::min(m_look.limits.size(), m_look.classes.size()));
}

void HeatPainting::paint(const TileFrame& frame) const
{
    if (m_look.limits.empty())
        return;
    QImage sheet = sheetFor(frame);
    const QRect area = frame.area.toAlignedRect();
    const int step = std::max(1, qRound(latticeStep * frame.devicePixelRatio));
    const int columns = sheet.width() / step + 2;
    const int rows = sheet.height() / step + 2;
    std::vector<float> lattice(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
    // The middle of the first pixel.
    const QPointF corner = (frame.origin + area.topLeft() + QPointF(0.5, 0.5)) / frame.scale;
    m_field->sample(corner, step / frame.scale, columns, rows, lattice);
    std::vector<float> limits;
    limits.reserve(m_look.limits.size());
    for (const double limit : m_look.limits)
        limits.push_back(static_cast<float>(limit));
    if (std::ranges::none_of(lattice, [&](float value) { return value >= limits.front(); }))
        return;
    std::vector<QRgb> colours;
    colours.reserve(m_look.classes.size());
    for (const QColor& colour : m_look.classes)
        colours.push_back(premultiplied(colour));
    for (int y = 0; y < sheet.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(sheet.scanLine(y));
        const float* upper = lattice.data() + (y / step) * columns;
        const float* lower = upper + columns;
        const float down = static_cast<float>(y % step) / static_cast<float>(step);
        for (int x = 0; x < sheet.width(); ++x) {
            const int left = x / step;
            const float right = static_cast<float>(x % step) / static_cast<float>(step);
            const float above = upper[left] * (1 - right) + upper[left + 1] * right;
            const float below = lower[left] * (1 - right) + lower[left + 1] * right;
            const float value = above * (1 - down) + below * down;
            const auto passed = std::ranges::upper_bound(limits, value) - limits.begin();
            if (passed > 0)
                line[x] = colours[static_cast<std::size_t>(passed - 1)];
        }
    }
    frame.painter.drawImage(area.topLeft(), sheet);
}

ReachPainting::ReachPainting(std::shared_ptr<const ReachMap> map, Look look)
    : m_map(std::move(map)), m_look(look)
{
}

void ReachPainting::paint(const TileFrame& frame) const
{
    const ReachGround& ground = m_map->ground();
    const QRect area = frame.area.toAlignedRect();
    const auto cellOf = [&](double pixel, double origin, double first, double length, int cells) {
        const double at = ((pixel + 0.5 + origin) / frame.scale - first) / length * cells;
        return at >= 0 && at < cells ? static_cast<int>(at) : -1;
    };
    const QRectF& world = ground.world();
    std::vector<int> columns;
    for (int x = area.left(); x <= area.right(); ++x)
        columns.push_back(cellOf(x, frame.origin.x(), world.left(), world.width(), ground.columns()));
    QImage sheet = sheetFor(frame);
    const auto scale = static_cast<qint64>(lineScale(frame));
    const auto originX = static_cast<qint64>(std::llround(frame.origin.x())) + area.left();
    const auto originY = static_cast<qint64>(std::llround(frame.origin.y())) + area.top();
    std::array<QRgb, 3> bands{};
    std::ranges::transform(m_look.bands, bands.begin(), premultiplied);
    const QRgb uncertain = premultiplied(m_look.uncertain);
    const QRgb empty = premultiplied(m_look.empty);
    for (int y = 0; y < sheet.height(); ++y) {
        const int row = cellOf(area.top() + y, frame.origin.y(), world.top(), world.height(), ground.rows());
        if (row < 0)
            continue;
        auto* line = reinterpret_cast<QRgb*>(sheet.scanLine(y));
        const qint64 v = (originY + y) / scale;
        for (int x = 0; x < sheet.width(); ++x) {
            const int column = columns[static_cast<std::size_t>(x)];
            if (column < 0)
                continue;
            const ReachMap::Cell cell = m_map->at(ground.cell(column, row));
            const qint64 u = (originX + x) / scale;
            if (cell.state == ReachState::Reached)
                line[x] = bands.at(cell.band);
            else if (cell.state == ReachState::Uncertain && isHatched(u, v))
                line[x] = uncertain;
            else if (cell.state == ReachState::Void && isDotted(u, v))
                line[x] = empty;
        }
    }
    frame.painter.drawImage(area.topLeft(), sheet);
}

} // namespace onescreen::geo
