// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/tracks/track.h"

#include <QDate>
#include <QFile>
#include <QString>
#include <QTime>

#include <array>
#include <map>

namespace onescreen::test {

using NamedTracks = std::map<QString, std::vector<TrackPoint>>;

/// The numbers of "2008-10-23 05:53:05" or "20/03/2021 00:22" (UTC); none when it is neither.
inline std::optional<UtcTime> momentOf(QByteArrayView text)
{
    std::array<int, 6> numbers{};
    std::size_t count = 0;
    bool inNumber = false;
    for (const char c : text) {
        const bool digit = c >= '0' && c <= '9';
        if (digit && !inNumber && ++count > numbers.size())
            return std::nullopt;
        if (digit)
            numbers[count - 1] = numbers[count - 1] * 10 + (c - '0');
        inNumber = digit;
    }
    const bool yearFirst = numbers[0] > 31;
    const QDate date(numbers[yearFirst ? 0 : 2], numbers[1], numbers[yearFirst ? 2 : 0]);
    const QTime time(numbers[3], numbers[4], numbers[5]);
    if (count < 5 || !date.isValid() || !time.isValid())
        return std::nullopt;
    const qint64 days = QDate(1970, 1, 1).daysTo(date);
    return fromMs(days * 86'400'000 + time.msecsSinceStartOfDay());
}

/// Reads "name,time,a,b" lines; the columns say which of the last two is which. Lines that do not hold that
/// are counted, not guessed.
struct TrackFile
{
    NamedTracks tracks;
    int badLines = 0;

    static TrackFile read(const QString& path, int lonColumn, int latColumn)
    {
        TrackFile result;
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return result;
        file.readLine(); // header
        while (!file.atEnd()) {
            const QList<QByteArray> cells = file.readLine().trimmed().split(',');
            bool isLon = false;
            bool isLat = false;
            const auto at = cells.size() < 4 ? std::nullopt : momentOf(cells[1]);
            const auto place = cells.size() < 4 ? std::nullopt
                                                : GeoPoint::fromDegrees(cells[lonColumn].toDouble(&isLon),
                                                                        cells[latColumn].toDouble(&isLat));
            if (at && isLon && isLat && place)
                result.tracks[QString::fromUtf8(cells[0])].push_back(
                    {.at = *at, .until = *at, .place = *place});
            else
                ++result.badLines;
        }
        for (auto& [name, points] : result.tracks)
            points = geo::inOrder(std::move(points));
        return result;
    }
};

} // namespace onescreen::test
