// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QStringView>

namespace onescreen {

/// An icon of resources/icons (Tabler, by file name without ".svg") in one colour. An unknown name gives a
/// null pixmap. `pixels` is the logical size.
QPixmap iconPixmap(QStringView name, const QColor& colour, int pixels, double devicePixelRatio = 1.0);
QIcon icon(QStringView name, const QColor& colour, int pixels);

} // namespace onescreen
