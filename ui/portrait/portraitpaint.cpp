// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/portrait/portraitpaint.h"

#include "ui/common/pictureexport.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace onescreen {

namespace {

/// Breaks `text` into lines of `width`; positions run from 0 downwards.
void breakLines(QTextLayout& layout, double width)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    double y = 0.0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(1.0, width));
        line.setPosition({0.0, y});
        y += line.height();
    }
    layout.endLayout();
}

} // namespace

double paintLine(QPainter& painter, const TextLine& line, ChartLayout& layout)
{
    const QFontMetricsF metrics(line.font);
    const QString shown = metrics.elidedText(line.text, Qt::ElideRight, line.box.width());
    const double width = std::min(metrics.horizontalAdvance(shown), line.box.width());
    const double left = line.align & Qt::AlignRight     ? line.box.right() - width
                        : line.align & Qt::AlignHCenter ? line.box.center().x() - width / 2.0
                                                        : line.box.left();
    painter.setFont(line.font);
    painter.setPen(line.color);
    drawPortableText(painter, {left, line.box.center().y() + (metrics.ascent() - metrics.descent()) / 2.0},
                     shown);
    if (!shown.isEmpty())
        layout.labels.push_back(
            {QRectF(left, line.box.center().y() - metrics.height() / 2.0, width, metrics.height()), shown});
    return width;
}

double wrappedHeight(const QString& text, const QFont& font, double width)
{
    QTextLayout lines(text, font);
    breakLines(lines, width);
    return lines.lineCount() == 0 ? 0.0 : lines.lineAt(lines.lineCount() - 1).rect().bottom();
}

double paintWrapped(QPainter& painter, const QRectF& area, const QString& text, const QFont& font,
                    const QColor& color, ChartLayout& layout)
{
    QTextLayout lines(text, font);
    breakLines(lines, area.width());
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    painter.setPen(color);
    double used = 0.0;
    for (int at = 0; at < lines.lineCount(); ++at) {
        const QTextLine line = lines.lineAt(at);
        if (line.rect().bottom() > area.height() + 0.5)
            break;
        const bool cut =
            at + 1 < lines.lineCount() && lines.lineAt(at + 1).rect().bottom() > area.height() + 0.5;
        QString shown = text.mid(line.textStart(), line.textLength());
        if (cut)
            shown = metrics.elidedText(shown + text.mid(line.textStart() + line.textLength()), Qt::ElideRight,
                                       area.width());
        drawPortableText(painter, {area.left(), area.top() + line.y() + line.ascent()}, shown);
        used = line.rect().bottom();
        layout.labels.push_back(
            {QRectF(area.left(), area.top() + line.y(), line.naturalTextWidth(), line.height()), shown});
    }
    return used;
}

QColor quietColor(const ChartStyle& style)
{
    return style.theme().secondary;
}

} // namespace onescreen
