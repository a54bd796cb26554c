// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/panelframe.h"

#include <QByteArray>
#include <QString>

namespace onescreen {

/// One cell: quoted where needed; text that a spreadsheet would take for a formula (= + - @, their full-width
/// forms, tab or line break in front) gets a leading apostrophe, numbers do not; missing is an empty cell.
QString csvCell(const QVariant& value);
/// UTF-8 with BOM, CRLF: `about` rows (name, value), an empty row, the header, the rows.
QByteArray csvBytes(const ExportTable& table, const QList<std::pair<QString, QString>>& about);

} // namespace onescreen
