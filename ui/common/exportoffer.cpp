// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/exportoffer.h"

#include <QFileInfo>

namespace onescreen {

namespace {

PictureFormat pictureFormatOf(ExportFormat format)
{
    return format == ExportFormat::Svg   ? PictureFormat::Svg
           : format == ExportFormat::Pdf ? PictureFormat::Pdf
                                         : PictureFormat::Png;
}

} // namespace

std::optional<ExportFormat> exportFormatOf(const QString& path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    for (const ExportFormat format :
         {ExportFormat::Png, ExportFormat::Svg, ExportFormat::Pdf, ExportFormat::Csv, ExportFormat::Xlsx}) {
        if (suffix == exportSuffix(format))
            return format;
    }
    return std::nullopt;
}

ThemeContext paperLook(ThemeContext look, bool dark)
{
    look.theme = dark ? Theme::night() : Theme::day();
    look.metrics = {}; // paper is looked at from a desk
    look.wall = false;
    return look;
}

std::function<Result<QByteArray>()> exportBytes(const ExportOffer& offer, ExportFormat format,
                                                const PictureSize& size, const ThemeContext& look,
                                                const std::shared_ptr<ExportJob>& job)
{
    if (format == ExportFormat::Csv || format == ExportFormat::Xlsx)
        return [format, table = offer.table.value_or(ExportTable{}), paper = offer.paper] {
            return tableBytes(format, table, paper);
        };
    const PictureFormat chosen = pictureFormatOf(format);
    ExportPicture picture{.paint = offer.paint, .paper = offer.paper, .look = look};
    if (offer.prepare) {
        PreparedPicture prepared = offer.prepare({.format = chosen,
                                                  .size = size,
                                                  .area = pictureArea(size.logical(), offer.paper, look),
                                                  .look = look,
                                                  .job = job});
        picture.paint = std::move(prepared.paint);
        picture.words = std::move(prepared.words);
    }
    if (offer.paintOnUiThread)
        return [bytes = pictureBytes(picture, chosen, size)] { return bytes; };
    return [picture, chosen, size, job] { return pictureBytes(picture, chosen, size, &job->cancelled); };
}

} // namespace onescreen
