// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/passport.h"
#include "ui/common/passportcard.h"

#include <QLocale>

namespace onescreen {

/// What a passport says, in words. `trial`: the number is one of a what-if calculation and says so.
PassportSheet passportSheet(const Passport& passport, const QLocale& locale, bool trial = false);
/// What each of PassportSheet::rows opens, in that order: first the numerator (whose rows are as many as it
/// counts), then the denominator, then single terms of either where several were added up.
std::vector<EventFilter> passportRows(const Passport& passport);

} // namespace onescreen
