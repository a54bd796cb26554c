// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/tiles/tilecodec.h"

#include <QBuffer>
#include <QImageReader>

#include <array>
#include <zlib.h>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

constexpr int mostPixels = 2048; ///< Of a side.
constexpr qsizetype mostUnpacked = 8 * 1024 * 1024;

std::unexpected<Error> noPicture(const QString& why)
{
    return failure(ErrorKind::Corrupt, u"The tile is not a picture: %1."_s.arg(why));
}

bool isText(QByteArrayView bytes)
{
    const QByteArrayView start = bytes.first(std::min<qsizetype>(bytes.size(), 64)).trimmed();
    if (start.isEmpty())
        return true;
    return start.startsWith('<') || start.startsWith('{') || start.startsWith('[') ||
           std::ranges::all_of(start,
                               [](char c) { return (c >= 0x20 && c < 0x7f) || c == '\n' || c == '\r'; });
}

/// The reader's format, chosen by content: asking every plug-in to guess is what garbage would exploit.
QByteArray pictureFormat(QByteArrayView bytes)
{
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return "png";
    if (bytes.startsWith("\xff\xd8\xff"))
        return "jpeg";
    if (bytes.startsWith("GIF8"))
        return "gif";
    if (bytes.startsWith("RIFF") && bytes.size() > 12 && bytes.sliced(8).startsWith("WEBP"))
        return "webp";
    return {};
}

} // namespace

TileFormat tileFormat(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return TileFormat::Empty;
    if (!pictureFormat(bytes).isEmpty())
        return TileFormat::Picture;
    if (bytes.startsWith("\x1f\x8b"))
        return TileFormat::Gzip;
    // Compression method 8, window at most 32 KiB, check bits as RFC 1950 says.
    const auto first = static_cast<unsigned char>(bytes.front());
    const auto second = bytes.size() > 1 ? static_cast<unsigned char>(bytes.at(1)) : 0U;
    if ((first & 0x0fU) == 8 && (first >> 4U) <= 7 && (first * 256U + second) % 31 == 0)
        return TileFormat::Zlib;
    if (first == 0x1a) // Field 3 of the tile, length-delimited: a layer.
        return TileFormat::Vector;
    return isText(bytes) ? TileFormat::Page : TileFormat::Unknown;
}

Result<QImage> decodePicture(const QByteArray& bytes)
{
    const QByteArray format = pictureFormat(bytes);
    if (format.isEmpty())
        return noPicture(bytes.isEmpty() ? u"it is empty"_s : u"it is in no known format"_s);
    if (!QImageReader::supportedImageFormats().contains(format))
        return failure(ErrorKind::Unsupported,
                       u"Pictures in the format %1 cannot be decoded on this machine."_s.arg(
                           QString::fromLatin1(format)));
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, format);
    reader.setAutoTransform(false);
    const QSize size = reader.size();
    if (!size.isValid() || size.width() < 2 || size.height() < 2 || size.width() > mostPixels ||
        size.height() > mostPixels)
        return noPicture(u"it claims %1x%2 pixels"_s.arg(size.width()).arg(size.height()));
    QImage image = reader.read();
    if (image.isNull())
        return noPicture(reader.errorString());
    return image.hasAlphaChannel() ? std::move(image).convertToFormat(QImage::Format_ARGB32_Premultiplied)
                                   : std::move(image).convertToFormat(QImage::Format_RGB32);
}

Result<QByteArray> unpacked(const QByteArray& bytes)
{
    const TileFormat format = tileFormat(bytes);
    if (format != TileFormat::Gzip && format != TileFormat::Zlib)
        return bytes;
    z_stream stream{};
    constexpr int anyHeader = 15 + 32;
    if (inflateInit2(&stream, anyHeader) != Z_OK)
        return failure(ErrorKind::Internal, u"A tile cannot be unpacked: zlib does not start."_s);
    QByteArray input = bytes; // zlib takes a pointer that it could write through.
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    QByteArray output;
    std::array<char, 16 * 1024> part{};
    int code = Z_OK;
    while (code == Z_OK && output.size() <= mostUnpacked) {
        stream.next_out = reinterpret_cast<Bytef*>(part.data());
        stream.avail_out = static_cast<uInt>(part.size());
        code = inflate(&stream, Z_NO_FLUSH);
        output.append(part.data(), static_cast<qsizetype>(part.size() - stream.avail_out));
    }
    inflateEnd(&stream);
    if (output.size() > mostUnpacked)
        return failure(ErrorKind::Corrupt, u"A tile is larger than 8 MiB when unpacked."_s);
    if (code != Z_STREAM_END)
        return failure(ErrorKind::Corrupt, u"The packed tile is cut off or broken."_s);
    return output;
}

} // namespace onescreen::geo
