// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace onescreen {

/// Before the application object: takes away the variables and folders by which code of others could be
/// loaded into this process. What LD_* does has been done by then.
void cleanEnvironment();

/// Before the application object: with nobody to look at it the program draws into memory.
void drawIntoMemory();

/// Whether there is a display (or a platform named by the user) to open windows on.
bool hasDisplay();

/// Since the operating system started this process, to 10 ms on Linux; elsewhere since the first call.
std::chrono::milliseconds sinceProcessStart();

} // namespace onescreen
