// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace onescreen::geo {

/// Attributions come as HTML with links: the words without the tags and entities, on one line, at most 400
/// letters.
QString plainText(const QString& markup);

} // namespace onescreen::geo
