// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/mapdecorations.h"

#include "app/geo/crs.h"
#include "app/geo/tilepainter.h"
#include "ui/common/numbertext.h"
#include "ui/map/maplook.h"

#include <QPainter>
#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr double longestScale = 160.0;
const QString separator = u" · "_s;

int heightOf(const QFontMetrics& metrics, int lines)
{
    return lines * metrics.lineSpacing();
}

} // namespace

ScaleBar scaleBarFor(double metresPerPixel, double pixels)
{
    const double most = metresPerPixel * pixels;
    const double power = std::pow(10.0, std::floor(std::log10(most)));
    double metres = power;
    for (const double step : {2.0, 5.0}) {
        if (step * power <= most)
            metres = step * power;
    }
    const bool kilometres = metres >= 1000;
    const QString number = QString::number(kilometres ? metres / 1000 : metres, 'g', 6);
    return {.metres = metres,
            .pixels = metres / metresPerPixel,
            .text = number + (kilometres ? u" km"_s : u" m"_s)};
}

QString coordinateText(GeoPoint point, geo::Datum datum)
{
    const auto part = [](double degrees, QChar positive, QChar negative) {
        return u"%1° %2"_s.arg(std::abs(degrees), 0, 'f', 4).arg(degrees < 0 ? negative : positive);
    };
    const geo::Degrees at = geo::fromGeoPoint(datum, point);
    return u"%1  %2  %3"_s.arg(part(at.lon, u'E', u'W'), part(at.lat, u'N', u'S'), geo::datumName(datum));
}

MapDecorations::MapDecorations(QWidget* parent) : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
}

void MapDecorations::setTheme(const ThemeContext& context)
{
    m_context = context;
    m_style = mapStyleFor(context);
    update();
}

void MapDecorations::setCamera(const geo::Camera& camera)
{
    m_camera = camera;
    update(scaleRect());
}

void MapDecorations::setAttribution(const QStringList& sources, bool approximate, qsizetype leading)
{
    // Copyright notices come first, because a short line must still show them.
    static const QRegularExpression notice(u"©[^()·;,]+"_s);
    const QStringList rest = sources.sliced(leading);
    QStringList parts;
    for (const QString& source : rest) {
        for (const QRegularExpressionMatch& found : notice.globalMatch(source))
            parts << found.captured().trimmed();
    }
    parts.removeDuplicates();
    if (approximate)
        parts.prepend(tr("界线为近似"));
    m_attribution = (sources.first(leading) + parts + rest).join(separator);
    // Of the rest whose data it is; how they were made into a map stands in the whole text.
    static const QRegularExpression detail(u"([,;] | \\().*$"_s);
    QStringList names;
    for (const QString& source : rest) {
        if (!source.contains(notice))
            names << QString(source).remove(detail).trimmed();
    }
    names.removeDuplicates();
    const QStringList approved = names.filter(u"审图号"_s); // must be read, however short the line is
    names.removeIf([](const QString& name) { return name.contains(u"审图号"_s); });
    m_attributionLine = (sources.first(leading) + approved + parts + names).join(separator);
    update();
}

void MapDecorations::setLegend(const QString& title, std::shared_ptr<const geo::Choropleth> choropleth)
{
    m_legendTitle = title;
    m_choropleth = std::move(choropleth);
    update();
}

void MapDecorations::setWithoutPosition(qint64 events)
{
    m_withoutPosition = events;
    update();
}

void MapDecorations::setNotice(const QString& text)
{
    m_notice = text;
    update();
}

void MapDecorations::setBuilding(bool building)
{
    m_building = building;
    update();
}

void MapDecorations::setEventsNote(const QString& text)
{
    if (text == m_eventsNote)
        return;
    m_eventsNote = text;
    update();
}

void MapDecorations::setOffBaseMap(bool off)
{
    if (off == m_offBaseMap)
        return;
    m_offBaseMap = off;
    update();
}

void MapDecorations::setCovered(int right)
{
    if (right == m_covered)
        return;
    m_covered = right;
    update();
}

void MapDecorations::setDatum(geo::Datum datum)
{
    m_datum = datum;
    update(scaleRect());
}

void MapDecorations::setCursor(std::optional<GeoPoint> point)
{
    m_cursor = point;
    update(scaleRect());
}

void MapDecorations::setPointer(std::optional<QPointF> pixel)
{
    const bool open = pixel && attributionRect().contains(pixel->toPoint());
    if (open == m_sourcesOpen)
        return;
    m_sourcesOpen = open;
    update();
}

void MapDecorations::setHover(const QString& text, QPointF at)
{
    if (text == m_hover && at == m_hoverAt)
        return;
    update(hoverBox().rect.adjusted(-1, -1, 1, 1));
    m_hover = text;
    m_hoverAt = at;
    update(hoverBox().rect.adjusted(-1, -1, 1, 1));
}

QRect MapDecorations::scaleRect() const
{
    const QFontMetrics metrics(m_style.font);
    const int margin = m_context.metrics.space(1);
    const int lines = m_context.wall ? 1 : 2;
    const int height = heightOf(metrics, lines) + margin;
    const int width = std::max(qRound(longestScale * m_style.scale),
                               metrics.horizontalAdvance(u"122.1070° E  30.0160° N  CGCS2000  "_s));
    return {margin, this->height() - height - margin, width + 2 * margin, height};
}

QString MapDecorations::legendLine(const geo::Choropleth::Class& of) const
{
    const QLocale shown = locale();
    const double size = std::max(std::abs(of.from), std::abs(of.to));
    const bool whole = of.from == std::floor(of.from) && of.to == std::floor(of.to);
    const int decimals = whole || size >= 100 ? 0 : size >= 10 ? 1 : 2;
    if (of.from == of.to)
        return numberText(of.from, shown, decimals);
    return numberText(of.from, shown, decimals) + u" – "_s + numberText(of.to, shown, decimals);
}

QRect MapDecorations::legendRect() const
{
    if (!m_choropleth)
        return {};
    const QFontMetrics metrics(m_style.font);
    const int margin = m_context.metrics.space(1);
    const int rows =
        static_cast<int>(m_choropleth->classes().size()) + (m_choropleth->missing() > 0 ? 1 : 0) + 1;
    int width = metrics.horizontalAdvance(m_legendTitle);
    const int swatch = metrics.height() + margin;
    for (const geo::Choropleth::Class& one : m_choropleth->classes())
        width = std::max(width, swatch + metrics.horizontalAdvance(legendLine(one)));
    width = std::max(width, swatch + metrics.horizontalAdvance(tr("缺数据")));
    const int height = heightOf(metrics, rows) + 2 * margin;
    return {margin, scaleRect().top() - height - margin, width + 2 * margin, height};
}

MapDecorations::Box MapDecorations::hoverBox() const
{
    if (m_hover.isEmpty())
        return {};
    const QFontMetrics metrics(m_style.font);
    const int margin = m_context.metrics.space(1);
    QRect rect =
        metrics.boundingRect(QRect(0, 0, 40 * metrics.averageCharWidth(), height()), Qt::AlignLeft, m_hover);
    rect.setSize(rect.size() + QSize(2 * margin, margin));
    rect.moveTopLeft(m_hoverAt.toPoint() + QPoint(2 * margin, margin));
    if (rect.right() > seenWidth())
        rect.moveRight(qRound(m_hoverAt.x()) - 2 * margin);
    if (rect.bottom() > height())
        rect.moveBottom(height() - margin);
    return {.rect = rect, .text = m_hover};
}

void MapDecorations::paintPlate(QPainter& painter, const QRect& rect) const
{
    QColor plate = m_context.theme.panel;
    plate.setAlphaF(0.88F);
    painter.fillRect(rect, plate);
}

void MapDecorations::paintScale(QPainter& painter) const
{
    if (!m_camera)
        return;
    const QRect rect = scaleRect();
    const int margin = m_context.metrics.space(1);
    const QFontMetrics metrics(m_style.font);
    const ScaleBar bar = scaleBarFor(m_camera->metresPerPixel(), longestScale * m_style.scale * 0.6);
    paintPlate(painter, rect);
    painter.setPen(m_style.secondary);
    QRect line = rect.adjusted(margin, margin / 2, -margin, 0);
    line.setHeight(metrics.lineSpacing());
    const int right = line.left() + qRound(bar.pixels);
    const int base = line.bottom() - line.height() / 4;
    const int tick = line.height() / 3;
    painter.drawLine(line.left(), base, right, base);
    painter.drawLine(line.left(), base - tick, line.left(), base);
    painter.drawLine(right, base - tick, right, base);
    painter.drawText(line.adjusted(right - line.left() + margin, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     bar.text);
    if (!m_context.wall)
        painter.drawText(line.translated(0, line.height()), Qt::AlignLeft | Qt::AlignVCenter,
                         coordinateText(m_cursor.value_or(m_camera->center()), m_datum));
}

void MapDecorations::paintLegend(QPainter& painter) const
{
    if (!m_choropleth)
        return;
    const QFontMetrics metrics(m_style.font);
    const int margin = m_context.metrics.space(1);
    const QRect rect = legendRect();
    paintPlate(painter, rect);
    QRect line = rect.adjusted(margin, margin, -margin, 0);
    line.setHeight(metrics.lineSpacing());
    painter.setPen(m_style.text);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, m_legendTitle);
    painter.setPen(m_style.secondary);
    const auto row = [&](const QBrush& brush, const QString& text) {
        line.translate(0, line.height());
        const QRect swatch(line.left(), line.top() + 2, metrics.height(), line.height() - 4);
        painter.fillRect(swatch, m_style.land);
        painter.fillRect(swatch, brush);
        painter.drawText(line.adjusted(swatch.width() + margin, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         text);
    };
    const std::vector<geo::Choropleth::Class>& classes = m_choropleth->classes();
    for (std::size_t i = classes.size(); i-- > 0;) {
        QColor colour =
            m_style.ramp.at(geo::rampIndex(static_cast<int>(i), static_cast<int>(classes.size())));
        colour.setAlphaF(static_cast<float>(m_style.areaOpacity));
        row(colour, legendLine(classes[i]));
    }
    if (m_choropleth->missing() > 0)
        row(QBrush(m_style.missing, Qt::BDiagPattern), tr("缺数据"));
}

void MapDecorations::paintNotes(QPainter& painter) const
{
    QStringList notes;
    if (m_building)
        notes << tr("正在整理点位…");
    if (!m_building && !m_eventsNote.isEmpty())
        notes << m_eventsNote;
    if (m_withoutPosition > 0)
        notes << tr("另有 %1 件无坐标，未上图").arg(numberText(double(m_withoutPosition), locale()));
    const QFontMetrics metrics(m_style.font);
    const int margin = m_context.metrics.space(1);
    QPoint at(margin, margin);
    const auto plate = [&](const QString& text, const QColor& colour) {
        if (text.isEmpty())
            return;
        const int flags = Qt::AlignLeft | Qt::TextWordWrap;
        const QRect words = metrics.boundingRect(QRect(0, 0, width() / 2, height()), flags, text);
        const QRect rect(at, words.size() + QSize(2 * margin, margin));
        paintPlate(painter, rect);
        painter.setPen(colour);
        painter.drawText(rect.adjusted(margin, margin / 2, 0, 0), flags, text);
        at.setY(rect.bottom() + margin);
    };
    plate(notes.join(u" · "_s), m_style.secondary);
    // Nobody can reach a wall: there it is only said.
    if (m_offBaseMap)
        plate(m_context.wall ? tr("此处没有底图数据")
                             : tr("此处没有底图数据。可在 F11 地图的“底图”里添加地图服务或 MBTiles，"
                                  "或换用含此处的数据包。"),
              m_style.text);
    plate(m_notice, m_context.theme.warning);
}

QRect MapDecorations::attributionRect() const
{
    if (m_attribution.isEmpty())
        return {};
    const QFontMetrics metrics(m_style.font);
    const int margin = m_context.metrics.space(1);
    const int room = seenWidth() - scaleRect().right() - 2 * margin;
    const int length = std::min({metrics.horizontalAdvance(m_attributionLine), room, width() / 2});
    const QSize size(length + margin, metrics.lineSpacing() + margin / 2);
    return {QPoint(seenWidth() - margin - size.width(), height() - margin - size.height()), size};
}

void MapDecorations::paintAttribution(QPainter& painter) const
{
    if (m_attribution.isEmpty())
        return;
    const int margin = m_context.metrics.space(1);
    const QRect line = attributionRect();
    // One line; the whole text opens when the cursor is on it.
    if (!m_sourcesOpen) {
        const QRect inside = line.adjusted(margin / 2, 0, -margin / 2, 0);
        paintPlate(painter, line);
        painter.setPen(m_style.secondary);
        painter.drawText(inside, Qt::AlignRight | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(m_attributionLine, Qt::ElideRight, inside.width()));
        return;
    }
    const QString text = QString(m_attribution).replace(separator, u"\n"_s);
    const int flags = Qt::AlignLeft | Qt::TextWordWrap;
    QRect rect = painter.fontMetrics().boundingRect(QRect(0, 0, width() / 2, height()), flags, text);
    rect.setSize(rect.size() + QSize(2 * margin, margin));
    rect.moveBottomRight(line.bottomRight());
    painter.fillRect(rect, m_context.theme.raised);
    painter.setPen(m_style.text);
    painter.drawText(rect.adjusted(margin, margin / 2, 0, 0), flags, text);
}

void MapDecorations::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setFont(m_style.font);
    paintScale(painter);
    paintLegend(painter);
    paintNotes(painter);
    paintAttribution(painter);
    if (const Box box = hoverBox(); !box.text.isEmpty()) {
        painter.fillRect(box.rect, m_context.theme.raised);
        painter.setPen(m_context.theme.hairline);
        painter.drawRect(box.rect.adjusted(0, 0, -1, -1));
        painter.setPen(m_style.text);
        const int margin = m_context.metrics.space(1);
        painter.drawText(box.rect.adjusted(margin, margin / 2, 0, 0), Qt::AlignLeft, box.text);
    }
}

} // namespace onescreen
