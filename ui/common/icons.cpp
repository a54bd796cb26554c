// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/icons.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace onescreen {

QPixmap iconPixmap(QStringView name, const QColor& colour, int pixels, double devicePixelRatio)
{
    QFile file(u":/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray drawing = file.readAll();
    drawing.replace("currentColor", colour.name().toLatin1());
    QSvgRenderer renderer(drawing);
    const int side = qCeil(pixels * devicePixelRatio);
    QPixmap pixmap(side, side);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

QIcon icon(QStringView name, const QColor& colour, int pixels)
{
    QIcon made;
    for (const double ratio : {1.0, 2.0})
        made.addPixmap(iconPixmap(name, colour, pixels, ratio));
    return made;
}

} // namespace onescreen
