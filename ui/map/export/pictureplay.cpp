// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/export/pictureplay.h"

#include <QPainter>
#include <QPicture>

namespace onescreen {

void playPicture(QPainter& painter, const QPicture& picture)
{
    painter.save();
    const QPaintDevice& device = *painter.device();
    painter.scale(double(picture.logicalDpiX()) / device.logicalDpiX(),
                  double(picture.logicalDpiY()) / device.logicalDpiY());
    painter.drawPicture(QPointF(), picture);
    painter.restore();
}

} // namespace onescreen
