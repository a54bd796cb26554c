// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/pack/packtheme.h"
#include "app/models/windowclass.h"

#include <vector>

namespace onescreen {

/// Thematic layers as a window class may see them: without persons and their telephone numbers, without free
/// text, and with points on the grid of 100 m, each where the class asks for it. Units, names and types of
/// things stay.
std::vector<geo::PackTheme> redactedThemes(const std::vector<geo::PackTheme>& themes,
                                           const Redaction& redaction);

} // namespace onescreen
