// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/layers/cornerlegend.h"

#include "ui/common/numbertext.h"
#include "ui/common/timetext.h"
#include "ui/map/layers/legendview.h"
#include "ui/map/mapview.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr double mostHeight = 0.75; ///< Of the map.
constexpr int legendWidth = 36;     ///< Grid units.
constexpr std::chrono::milliseconds refreshAfter{250};

} // namespace

CornerLegend::CornerLegend(MapView& view, const ThemeContext& context)
    : QWidget(&view), m_view(view), m_context(context)
{
    setObjectName(u"cornerLegend"_s);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    // Above the scale bar, under which a desk also reads coordinates.
    const int scaleLines = context.wall ? 1 : 2;
    m_bottomMargin =
        scaleLines * QFontMetrics(context.font(TextSize::Small)).lineSpacing() + context.metrics.space(2);
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(refreshAfter);
    connect(&m_refresh, &QTimer::timeout, this, &CornerLegend::refresh);
    const auto later = [this] {
        if (!m_refresh.isActive())
            m_refresh.start();
    };
    const auto follow = [this, later] {
        for (const MapLayer* layer : m_view.layers()) {
            disconnect(layer, &MapLayer::legendChanged, this, nullptr);
            connect(layer, &MapLayer::legendChanged, this, later);
        }
        refresh();
    };
    connect(&view, &MapView::layersChanged, this, follow);
    connect(&view, &MapView::cameraChanged, this, later);
    connect(&view, &MapView::settledChanged, this, later);
    view.installEventFilter(this);
    follow();
}

void CornerLegend::setShown(bool shown)
{
    m_shown = shown;
    refresh();
}

void CornerLegend::refresh()
{
    m_lines.clear();
    const double zoom = m_view.camera().zoom();
    const std::vector<MapLayer*>& layers = m_view.layers();
    for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {
        if (!(*layer)->isDrawnAt(zoom))
            continue;
        const LayerStatus status = (*layer)->status();
        const std::vector<LegendEntry> entries = (*layer)->legend(m_view.sprites());
        if (entries.empty() || status.count == 0)
            continue;
        QString heading = (*layer)->title();
        if (status.asOf)
            heading += u" · "_s + tr("截至 %1").arg(businessTimeText(*status.asOf));
        if (!status.note.isEmpty())
            heading += u" · "_s + status.note;
        m_lines.push_back(
            {.entry = {.symbol = {},
                       .text = heading,
                       .value = status.count ? numberText(static_cast<double>(*status.count), locale())
                                             : QString()},
             .heading = true});
        for (const LegendEntry& entry : entries)
            m_lines.push_back({.entry = entry, .heading = false});
    }
    setVisible(m_shown && !m_lines.empty());
    place();
    update();
    m_refresh.stop();
    Q_EMIT refreshed();
}

void CornerLegend::place()
{
    const int margin = m_context.metrics.space(1);
    const int line = legendLineHeight(m_context);
    const int room = std::max(line, qRound(mostHeight * m_view.height()) - 2 * margin) / line;
    // First the legends go, from the lowest layer up; the names stay as long as there is room.
    while (static_cast<int>(m_lines.size()) > room) {
        const auto last =
            std::find_if(m_lines.rbegin(), m_lines.rend(), [](const Line& one) { return !one.heading; });
        if (last == m_lines.rend())
            m_lines.pop_back();
        else
            m_lines.erase(std::next(last).base());
    }
    const int height = static_cast<int>(m_lines.size()) * line + margin;
    const int width = std::min(m_context.metrics.space(legendWidth), m_view.width() / 3);
    setGeometry(margin, m_view.height() - m_bottomMargin - height - margin, width, height);
}

QStringList CornerLegend::lines() const
{
    QStringList words;
    for (const Line& line : m_lines)
        words << (line.entry.text + u' ' + line.entry.value).trimmed();
    return words;
}

void CornerLegend::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    QColor plate = m_context.theme.panel;
    plate.setAlphaF(0.88F);
    painter.fillRect(rect(), plate);
    const int margin = m_context.metrics.space(1);
    QRect line(margin, margin / 2, width() - 2 * margin, legendLineHeight(m_context));
    for (const Line& one : m_lines) {
        if (one.heading) {
            painter.setFont(m_context.font(TextSize::Small, true));
            const QFontMetrics metrics(painter.font());
            const int valueWidth = metrics.horizontalAdvance(one.entry.value);
            painter.setPen(m_context.theme.text);
            painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, one.entry.value);
            const QRect words = line.adjusted(0, 0, -valueWidth - margin, 0);
            painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                             metrics.elidedText(one.entry.text, Qt::ElideRight, words.width()));
        } else {
            paintLegendLine(painter, line, one.entry, m_context);
        }
        line.translate(0, line.height());
    }
}

bool CornerLegend::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_view && event->type() == QEvent::Resize)
        refresh();
    return QWidget::eventFilter(watched, event);
}

} // namespace onescreen
