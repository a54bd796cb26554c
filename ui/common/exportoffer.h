// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/panelexport.h"
#include "ui/common/pictureexport.h"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace onescreen {

/// Shared by who asks for an export and who paints it on another thread.
struct ExportJob
{
    std::atomic_bool cancelled = false;
    std::atomic_int permille = -1; ///< How far it is; -1 as long as nobody knows.
};

/// What is known once the user has chosen.
struct PictureRequest
{
    PictureFormat format = PictureFormat::Png;
    PictureSize size;
    QRectF area; ///< Where the picture will stand, in logical pixels.
    ThemeContext look;
    std::shared_ptr<ExportJob> job;
};
struct PreparedPicture
{
    ExportPaint paint; ///< Any thread.
    QStringList words; ///< As ExportPicture says.
};

/// What a panel hands to the export dialog.
struct ExportOffer
{
    PanelPaper paper;
    ExportPaint paint;                ///< Empty: pictures are not offered.
    bool paintOnUiThread = false;     ///< `paint` reads a widget.
    std::optional<ExportTable> table; ///< Missing: tables are not offered.
    ThemeContext look;
    QSize shownSize{960, 540}; ///< Of the content on screen: the proposal.
    /// In place of `paint` where the picture is made for its size: called on the UI thread.
    std::function<PreparedPicture(const PictureRequest&)> prepare = {};
};

/// Which of the formats a file of that name is; none for another ending. Letters of any case.
std::optional<ExportFormat> exportFormatOf(const QString& path);
/// `look` with the colours and measures of paper.
ThemeContext paperLook(ThemeContext look, bool dark);
/// What makes the bytes of the offer, to be called on a worker thread (writeFileLater). UI thread: what reads
/// widgets is read now. `format` must be offered.
std::function<Result<QByteArray>()> exportBytes(const ExportOffer& offer, ExportFormat format,
                                                const PictureSize& size, const ThemeContext& look,
                                                const std::shared_ptr<ExportJob>& job);

} // namespace onescreen
