// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "ui/charts/chartsheet.h"
#include "ui/common/panelframe.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

class QCoreApplication;

namespace onescreen {

/// What a file does not say about its values.
struct SheetOptions
{
    QString unit; ///< "%", "件"
    int decimals = 1;
    QString valueName; ///< Of a chart with one value: "结案率".
    std::optional<double> target;
    std::optional<double> least, most; ///< Possible values: control limits outside of them are not drawn.
};

/// A chart of any type, ready to be painted and to be written as a table. Both own their data. Painting what
/// Qt Charts draws (ranked, pie, periods) is for the UI thread of a QApplication, the others for any thread.
struct SheetChart
{
    ExportPaint paint;
    ExportTable table;
};

/// The names of the types, in the order of docs/charts.md, which lists the columns of each.
QStringList sheetChartTypes();
/// Fails (Invalid) for an unknown type, and with file, line and column where the sheet does not fit it.
Result<SheetChart> chartFromSheet(const QString& type, const ChartSheet& sheet, const SheetOptions& options);

/// The application object in which charts of every type can be painted without a window. As QApplication's,
/// `argc` must outlive it.
std::unique_ptr<QCoreApplication> makeChartApplication(int& argc, char** argv);

} // namespace onescreen
