// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/assessment.h"
#include "ui/common/passportcard.h"

#include <QLocale>

namespace onescreen {

/// The passport of an index: from its dimensions and the largest losses to the rounded score and the rank.
PassportSheet indexSheet(const Assessment& assessment, const QString& unit, const Period& period,
                         const QLocale& locale);

} // namespace onescreen
