// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/http/gzip.h"

#include <QList>

#include <zlib.h>

namespace onescreen::central {

bool acceptsGzip(const QByteArray& acceptEncoding)
{
    for (const QByteArray& part : acceptEncoding.split(',')) {
        const QList<QByteArray> words = part.split(';');
        const QByteArray coding = words.first().trimmed().toLower();
        if (coding != "gzip" && coding != "*")
            continue;
        const QByteArray weight = words.value(1).trimmed().toLower();
        return !weight.startsWith("q=") || weight.sliced(2).toDouble() > 0;
    }
    return false;
}

QByteArray gzipped(const QByteArray& bytes)
{
    z_stream stream{};
    constexpr int gzipWindow = MAX_WBITS + 16; // zlib: 16 more means a gzip frame
    if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray out(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(bytes.size()))),
                   Qt::Uninitialized);
    // zlib does not write there; its interface is older than const.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.constData()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int result = deflate(&stream, Z_FINISH);
    out.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return result == Z_STREAM_END ? out : QByteArray();
}

} // namespace onescreen::central
