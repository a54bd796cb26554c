// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/tools/toolcanvas.h"

#include "ui/map/maplook.h"

#include <QPainter>

#include <algorithm>

namespace onescreen {

ToolCanvas::ToolCanvas(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("toolCanvas"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    hide();
}

void ToolCanvas::setTheme(const ThemeContext& context)
{
    m_context = context;
    m_style = mapStyleFor(context);
    update();
}

void ToolCanvas::setCamera(const geo::Camera& camera)
{
    m_camera = camera;
    if (isVisible())
        update();
}

void ToolCanvas::add(MapDrawing* drawing)
{
    if (std::ranges::find(m_drawings, drawing) != m_drawings.end())
        return;
    m_drawings.push_back(drawing);
    connect(drawing, &MapDrawing::changed, this, [this] { update(); });
    connect(drawing, &QObject::destroyed, this, [this, drawing] { std::erase(m_drawings, drawing); });
    show();
    update();
}

void ToolCanvas::remove(MapDrawing* drawing)
{
    std::erase(m_drawings, drawing);
    drawing->disconnect(this);
    setVisible(!m_drawings.empty() || !shownText().isEmpty());
    update();
}

void ToolCanvas::setTool(const MapTool* tool)
{
    m_tool = tool;
    setVisible(!m_drawings.empty() || !shownText().isEmpty());
    update();
}

void ToolCanvas::setMessage(const QString& text)
{
    m_message = text;
    setVisible(!m_drawings.empty() || !shownText().isEmpty());
    update();
}

QString ToolCanvas::shownText() const
{
    return m_tool ? m_tool->hint() : m_message;
}

QRect ToolCanvas::textRect() const
{
    const QString text = shownText();
    if (text.isEmpty())
        return {};
    const QFontMetrics metrics(m_style.font);
    const int margin = m_context.metrics.space(1);
    const int most = width() - 16 * margin;
    QRect rect = metrics.boundingRect(QRect(0, 0, most, height()), Qt::AlignHCenter | Qt::TextWordWrap, text);
    rect.setSize(rect.size() + QSize(2 * margin, margin));
    rect.moveCenter({width() / 2, 0});
    // Above what is written at the map's lower edge.
    rect.moveBottom(height() - 2 * metrics.lineSpacing() - 3 * margin);
    return rect;
}

void ToolCanvas::paintText(QPainter& painter) const
{
    const QRect rect = textRect();
    if (rect.isEmpty())
        return;
    QColor plate = m_context.theme.raised;
    plate.setAlphaF(0.94F);
    painter.fillRect(rect, plate);
    painter.setPen(m_style.badgeEdge);
    painter.drawRect(rect.adjusted(0, 0, -1, -1));
    painter.setPen(m_style.text);
    painter.setFont(m_style.font);
    painter.drawText(rect, Qt::AlignCenter | Qt::TextWordWrap, shownText());
}

void ToolCanvas::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    if (m_camera) {
        m_sprites.setLook(m_style, devicePixelRatioF());
        const ToolFrame frame{
            .painter = painter, .camera = *m_camera, .style = m_style, .sprites = m_sprites};
        for (const MapDrawing* drawing : m_drawings) {
            painter.save();
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setFont(m_style.font);
            drawing->paint(frame);
            painter.restore();
        }
    }
    paintText(painter);
}

} // namespace onescreen
