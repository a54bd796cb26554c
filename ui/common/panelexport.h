// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "ui/common/panelframe.h"

#include <QImage>
#include <QStringList>

#include <functional>

namespace onescreen {

/// What an exported file says about itself.
struct PanelPaper
{
    QString title;
    QString period;
    QString scope;
    QString asOf;
    QString version;        ///< Of the definitions (口径).
    QString source;         ///< Where the figures come from.
    QString passport;       ///< What they mean, at length; in tables only.
    QStringList notes = {}; ///< Whole sentences that stand under the picture too: "边界为近似".

    [[nodiscard]] AboutLines lines() const; ///< Name and value; empty ones left out.
    /// For the text chunks of a PNG, whose names are Latin: "Title", "Period", …
    [[nodiscard]] AboutLines pngTexts() const;
    /// "时段 2024Q2", "范围 舟山市", … for the lines under a picture; the title is not among them.
    [[nodiscard]] QStringList captionParts() const;
};

/// The formats that a panel can be written in.
enum class ExportFormat { Png, Svg, Pdf, Csv, Xlsx };
QString exportSuffix(ExportFormat format);     ///< "png"
QString exportFilterName(ExportFormat format); ///< "PNG 图片"

Result<QByteArray> tableBytes(ExportFormat format, const ExportTable& table, const PanelPaper& paper);

/// Says that an export failed: which file, why, and what to do.
void showExportFailure(QWidget* parent, Dialogs& dialogs, const QString& path, const Error& error);

/// Ask for the file, write it on a worker thread, and say so when that fails. `frame` is the parent of the
/// dialogs; `format` is Csv or Xlsx.
void askAndWriteTable(QWidget* frame, Dialogs& dialogs, const PanelPaper& paper, ExportFormat format,
                      const ExportTable& table);
/// The PNG carries the lines of the paper as text chunks.
void askAndWritePng(QWidget* frame, Dialogs& dialogs, const PanelPaper& paper, QImage image);

} // namespace onescreen
