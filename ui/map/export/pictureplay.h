// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QPainter;
class QPicture;

namespace onescreen {

/// Draws a recording at the painter's origin, in its logical pixels: by itself a recording would be scaled to
/// the resolution of what it is played on.
void playPicture(QPainter& painter, const QPicture& picture);

} // namespace onescreen
