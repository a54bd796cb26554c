// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/tiles/basemapdefinition.h"
#include "app/geo/tiles/tileprefetch.h"

#include <QLocale>
#include <QString>

namespace onescreen {

/// What a source's state means for its user, in one line: "正常", "密钥被拒绝（HTTP 403）". Plain text.
QString sourceStateText(const geo::SourceStatus& status);
/// What to do about it; empty when there is nothing to do.
QString sourceNextStep(geo::SourceFault fault);
/// Printed on the map while a source fails: which, since when, why, what is shown meanwhile and what to do.
/// Empty when it works.
QString sourceNotice(const QString& title, const geo::SourceStatus& status);
/// "约 1,234 张，其中 200 张已有，还需约 21 MB".
QString estimateText(const geo::PrefetchEstimate& estimate, const QLocale& locale);
QString bytesText(qint64 bytes, const QLocale& locale);

} // namespace onescreen
