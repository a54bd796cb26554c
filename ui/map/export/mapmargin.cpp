// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/export/mapmargin.h"

#include "ui/common/numbertext.h"
#include "ui/common/pictureexport.h"
#include "ui/map/export/pictureplay.h"
#include "ui/map/mapdecorations.h"
#include "ui/map/maplayer.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct MapMarginText
{
    Q_DECLARE_TR_FUNCTIONS(MapMarginText)
};

constexpr double metresAPixel = 0.0254 / 96.0; ///< Of paper.
constexpr double mostLegendHeight = 0.7;       ///< Of the picture.
constexpr double mostLegendWidth = 0.5;        ///< Of all columns.
constexpr double widestColumn = 30;            ///< Grid units; longer texts are cut.
constexpr double longestScale = 120.0;         ///< Design pixels.
constexpr double lineSpacing = 1.3;

QString classText(const geo::Choropleth::Class& of, const QLocale& locale)
{
    const double size = std::max(std::abs(of.from), std::abs(of.to));
    const bool whole = of.from == std::floor(of.from) && of.to == std::floor(of.to);
    const int decimals = whole || size >= 100 ? 0 : size >= 10 ? 1 : 2;
    const QString from = numberText(of.from, locale, decimals);
    return of.from == of.to ? from : from + u" – "_s + numberText(of.to, locale, decimals);
}

void drawText(QPainter& painter, const QRectF& box, Qt::AlignmentFlag align, const QString& text,
              const QColor& color)
{
    const QFontMetricsF metrics(painter.font());
    const QString shown = metrics.elidedText(text, Qt::ElideRight, box.width() + 0.5);
    const double width = metrics.horizontalAdvance(shown);
    const double left = align == Qt::AlignRight ? box.right() - width : box.left();
    painter.setPen(color);
    drawPortableText(painter, {left, box.center().y() + (metrics.ascent() - metrics.descent()) / 2}, shown);
}

} // namespace

QString paperScaleText(double metresPerPixel, const QLocale& locale)
{
    const double scale = metresPerPixel / metresAPixel;
    // Three digits: the scale of the projection changes over the picture by more than that.
    const double step = std::pow(10.0, std::max(0.0, std::floor(std::log10(scale)) - 2.0));
    return u"1:"_s + numberText(std::round(scale / step) * step, locale);
}

MapMargin MapMargin::of(const geo::Camera& camera, const geo::TileContent& content,
                        const QString& choroplethTitle, const std::vector<const MapLayer*>& shown,
                        geo::SpriteCache& sprites, const ThemeContext& look)
{
    MapMargin margin;
    margin.m_look = look;
    margin.m_style = content.style;
    margin.m_font = look.font(TextSize::Small);
    margin.m_font.setHintingPreference(QFont::PreferNoHinting);
    margin.m_metresPerPixel = camera.metresPerPixel();
    margin.addChoropleth(content, choroplethTitle); // first: short, and it explains the largest areas
    for (auto layer = shown.rbegin(); layer != shown.rend(); ++layer) { // the uppermost first
        const std::vector<LegendEntry> entries = (*layer)->legend(sprites);
        if (entries.empty())
            continue;
        const LayerStatus status = (*layer)->status();
        margin.m_lines.push_back({.text = (*layer)->title(), .title = true});
        if (!status.note.isEmpty())
            margin.m_lines.push_back({.text = status.note});
        for (const LegendEntry& entry : entries) {
            const QPicture* drawing = sprites.drawing(entry.symbol);
            margin.m_lines.push_back({.text = entry.text,
                                      .value = entry.value,
                                      .symbol = entry.symbol,
                                      .drawing = drawing ? *drawing : QPicture()});
        }
    }
    return margin;
}

void MapMargin::addChoropleth(const geo::TileContent& content, const QString& title)
{
    if (!content.choropleth)
        return;
    const auto& classes = content.choropleth->classes();
    const QLocale locale;
    m_lines.push_back({.text = title, .title = true});
    for (std::size_t i = classes.size(); i-- > 0;) {
        QColor colour =
            m_style.ramp.at(geo::rampIndex(static_cast<int>(i), static_cast<int>(classes.size())));
        colour.setAlphaF(static_cast<float>(m_style.areaOpacity));
        m_lines.push_back({.text = classText(classes[i], locale), .fill = colour});
    }
    if (content.choropleth->missing() > 0)
        m_lines.push_back({.text = MapMarginText::tr("缺数据"), .fill = m_style.missing, .hatched = true});
}

QStringList MapMargin::words() const
{
    QStringList words;
    for (const Line& line : m_lines)
        words.append(line.value.isEmpty() ? line.text : line.text + u' ' + line.value);
    return words;
}

void MapMargin::paint(QPainter& painter, const QSizeF& size, int missing) const
{
    painter.save();
    painter.setFont(m_font);
    paintLegend(painter, size);
    paintScale(painter, size);
    if (missing > 0)
        paintMissing(painter, missing);
    painter.restore();
}

void MapMargin::paintPlate(QPainter& painter, const QRectF& box) const
{
    // Opaque: names of places behind it would show through and be read with it.
    painter.fillRect(box, m_look.theme.panel);
    painter.setPen(QPen(m_look.theme.hairline, 1.0));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(box);
}

double MapMargin::textWidth(const Line& line) const
{
    const QFontMetricsF metrics(m_font);
    return metrics.horizontalAdvance(line.text) +
           (line.value.isEmpty() ? 0.0 : metrics.horizontalAdvance(line.value) + m_look.metrics.space(1.5));
}

std::vector<std::vector<MapMargin::Line>> MapMargin::columnsOf(std::size_t rows) const
{
    std::vector<std::vector<Line>> columns;
    for (auto first = m_lines.begin(); first != m_lines.end();) {
        auto end = first + std::min(static_cast<std::ptrdiff_t>(rows), m_lines.end() - first);
        // A heading goes to what it heads.
        if (end != m_lines.end() && end - first > 1 && std::prev(end)->title)
            --end;
        columns.emplace_back(first, end);
        first = end;
    }
    return columns;
}

std::vector<std::vector<MapMargin::Line>> MapMargin::columnsFor(const QSizeF& size) const
{
    const double margin = m_look.metrics.space(1);
    const double height = size.height() * mostLegendHeight - 2 * margin;
    const auto rows = static_cast<std::size_t>(std::max(0.0, height / rowHeight()));
    if (rows < 2 || m_lines.empty())
        return {};
    const double room = size.width() * mostLegendWidth;
    const auto widthOf = [this](const std::vector<std::vector<Line>>& columns) {
        double width = 0.0;
        for (const std::vector<Line>& column : columns)
            width += columnWidth(column);
        return width;
    };
    std::vector<std::vector<Line>> columns = columnsOf(rows);
    // As long as each other, where that needs no further column.
    const std::size_t even = (m_lines.size() + columns.size() - 1) / columns.size();
    for (std::size_t least = even; least < rows; ++least) {
        std::vector<std::vector<Line>> level = columnsOf(least);
        if (level.size() == columns.size() && widthOf(level) <= room)
            return level;
    }
    std::size_t left = 0;
    while (columns.size() > 1 && widthOf(columns) > room) {
        left += columns.back().size();
        columns.pop_back();
    }
    if (left > 0)
        columns.back().back() = {.text = MapMarginText::tr("另有 %1 行图例").arg(left + 1)};
    return columns;
}

double MapMargin::rowHeight() const
{
    return QFontMetricsF(m_font).height() * lineSpacing;
}

double MapMargin::columnWidth(const std::vector<Line>& column) const
{
    double widest = 0.0;
    for (const Line& line : column)
        widest =
            std::max(widest, textWidth(line) + (line.title ? 0.0 : rowHeight() + m_look.metrics.space(0.5)));
    return std::min(widest + 2 * m_look.metrics.space(1), 1.0 * m_look.metrics.space(widestColumn));
}

void MapMargin::paintLegend(QPainter& painter, const QSizeF& size) const
{
    const std::vector<std::vector<Line>> columns = columnsFor(size);
    if (columns.empty())
        return;
    const double row = rowHeight();
    const double margin = m_look.metrics.space(1);
    std::size_t rows = 0;
    for (const std::vector<Line>& column : columns)
        rows = std::max(rows, column.size());
    const double height = row * static_cast<double>(rows) + 2 * margin;
    double width = 0.0;
    for (const std::vector<Line>& column : columns)
        width += columnWidth(column);
    width = std::min(width, size.width() - 2 * margin);
    const QRectF plate(margin, size.height() - margin - height, width, height);
    paintPlate(painter, plate);
    double left = plate.left();
    for (const std::vector<Line>& column : columns) {
        const double right = std::min(left + columnWidth(column), plate.right());
        QRectF box(left + margin, plate.top() + margin, right - left - 2 * margin, row);
        for (const Line& line : column) {
            paintLine(painter, box, line);
            box.translate(0, row);
        }
        left = right;
    }
}

void MapMargin::paintLine(QPainter& painter, const QRectF& box, const Line& line) const
{
    if (line.title)
        return drawText(painter, box, Qt::AlignLeft, line.text, m_style.text);
    const double side = box.height();
    const QRectF place(box.left(), box.top(), side, side);
    if (line.fill.isValid()) {
        const QRectF swatch = place.adjusted(1, side * 0.15, -1, -side * 0.15);
        painter.fillRect(swatch, m_style.land);
        painter.fillRect(swatch, line.hatched ? QBrush(line.fill, Qt::BDiagPattern) : QBrush(line.fill));
    } else if (!line.symbol.isNull()) {
        const QSizeF natural = QSizeF(line.symbol.size()) / line.symbol.devicePixelRatio();
        const QSizeF fitting = natural.scaled(natural.boundedTo(place.size()), Qt::KeepAspectRatio);
        if (line.drawing.isNull()) {
            const QPointF corner = place.center() - QPointF(fitting.width(), fitting.height()) / 2;
            painter.drawImage(QRectF(corner, fitting), line.symbol);
        } else {
            painter.save();
            painter.translate(place.center());
            painter.scale(fitting.width() / natural.width(), fitting.height() / natural.height());
            playPicture(painter, line.drawing);
            painter.restore();
        }
    }
    QRectF text = box.adjusted(side + m_look.metrics.space(0.5), 0, 0, 0);
    if (!line.value.isEmpty()) {
        drawText(painter, text, Qt::AlignRight, line.value, m_style.text);
        text.setRight(text.right() - QFontMetricsF(m_font).horizontalAdvance(line.value) -
                      m_look.metrics.space(0.5));
    }
    drawText(painter, text, Qt::AlignLeft, line.text, m_style.secondary);
}

void MapMargin::paintScale(QPainter& painter, const QSizeF& size) const
{
    const QFontMetricsF metrics(m_font);
    const double margin = m_look.metrics.space(1);
    const ScaleBar bar = scaleBarFor(m_metresPerPixel, longestScale * m_look.metrics.scale);
    const QString text =
        bar.text + u"  "_s + MapMarginText::tr("纸面 %1").arg(paperScaleText(m_metresPerPixel, QLocale()));
    const double width = bar.pixels + margin + metrics.horizontalAdvance(text) + 2 * margin;
    const double height = metrics.height() + margin;
    const QRectF plate(size.width() - margin - width, size.height() - margin - height, width, height);
    if (plate.left() < 0 || plate.top() < 0)
        return;
    paintPlate(painter, plate);
    const double left = plate.left() + margin;
    const double base = plate.center().y() + metrics.height() / 4;
    const double tick = metrics.height() / 3;
    painter.setPen(QPen(m_style.text, 1.0));
    painter.drawLines(QList<QLineF>{{left, base, left + bar.pixels, base},
                                    {left, base, left, base - tick},
                                    {left + bar.pixels, base, left + bar.pixels, base - tick}});
    drawText(painter, plate.adjusted(2 * margin + bar.pixels, 0, -margin, 0), Qt::AlignLeft, text,
             m_style.text);
}

void MapMargin::paintMissing(QPainter& painter, int missing) const
{
    const QString text = MapMarginText::tr("底图缺 %1 块，该处是内置底图").arg(missing);
    const QFontMetricsF metrics(m_font);
    const double margin = m_look.metrics.space(1);
    const QRectF plate(margin, margin, metrics.horizontalAdvance(text) + 2 * margin,
                       metrics.height() + margin);
    paintPlate(painter, plate);
    drawText(painter, plate.adjusted(margin, 0, -margin, 0), Qt::AlignLeft, text, m_style.text);
}

} // namespace onescreen
