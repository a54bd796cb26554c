// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/panelframe.h"

#include <QImage>

namespace onescreen {

/// What an exported file says about itself.
struct PanelPaper
{
    QString title;
    QString period;
    QString scope;
    QString asOf;
    QString passport;

    [[nodiscard]] QList<std::pair<QString, QString>> lines() const; ///< Name and value; empty ones left out.
};

/// Ask for the file, write it on a worker thread, and say so when that fails. `frame` is the parent of the
/// dialogs.
void askAndWriteCsv(QWidget* frame, Dialogs& dialogs, const PanelPaper& paper, const ExportTable& table);
/// The PNG carries the lines of the paper as text chunks.
void askAndWritePng(QWidget* frame, Dialogs& dialogs, const PanelPaper& paper, QImage image);

} // namespace onescreen
