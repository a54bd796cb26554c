// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/goldenpicture.h"

#include "tests/support/testpaths.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace onescreen::test {

namespace {

int channelDifference(QRgb a, QRgb b)
{
    return std::max(
        {std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)), std::abs(qBlue(a) - qBlue(b))});
}

QRgb faint(QRgb pixel)
{
    const int grey = 160 + qGray(pixel) / 4;
    return qRgb(grey, grey, grey);
}

bool savePicture(const QImage& picture, const QString& path)
{
    constexpr int smallest = 0; // Compressed as far as PNG goes.
    return picture.save(path, "PNG", smallest);
}

/// Five bits a channel, at most 4 of 255 from what it was: files that are kept become much smaller.
QImage coarse(const QImage& picture)
{
    QImage result = picture.convertToFormat(QImage::Format_RGB32);
    const auto level = [](int value) { return (value * 31 + 127) / 255 * 255 / 31; };
    for (int y = 0; y < result.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(result.scanLine(y));
        for (int x = 0; x < result.width(); ++x)
            line[x] = qRgb(level(qRed(line[x])), level(qGreen(line[x])), level(qBlue(line[x])));
    }
    return result;
}

} // namespace

PictureDifference comparePictures(const QImage& actual, const QImage& expected,
                                  const GoldenTolerance& tolerance)
{
    PictureDifference result;
    result.sameSize = actual.size() == expected.size() && !actual.isNull();
    if (!result.sameSize)
        return result;
    const QImage a = actual.convertToFormat(QImage::Format_RGB32);
    const QImage b = expected.convertToFormat(QImage::Format_RGB32);
    result.picture = QImage(a.size(), QImage::Format_RGB32);
    result.largest = 0;
    qint64 differing = 0;
    for (int y = 0; y < a.height(); ++y) {
        const auto* left = reinterpret_cast<const QRgb*>(a.constScanLine(y));
        const auto* right = reinterpret_cast<const QRgb*>(b.constScanLine(y));
        auto* out = reinterpret_cast<QRgb*>(result.picture.scanLine(y));
        for (int x = 0; x < a.width(); ++x) {
            const int difference = channelDifference(left[x], right[x]);
            const bool differs = difference > tolerance.channel;
            differing += differs ? 1 : 0;
            result.largest = std::max(result.largest, difference);
            out[x] = differs ? qRgb(220, 0, 0) : faint(right[x]);
        }
    }
    result.share = static_cast<double>(differing) / (static_cast<double>(a.width()) * a.height());
    return result;
}

GoldenFolders GoldenFolders::of(const QString& part)
{
    return {.expected = sourcePath(u"tests/golden/"_s + part),
            .failed = QStringLiteral(ONESCREEN_BINARY_DIR "/golden/") + part,
            .renew = qEnvironmentVariableIsSet("ONESCREEN_RENEW_GOLDEN")};
}

testing::AssertionResult isGolden(const QImage& actual, const QString& name, const GoldenFolders& folders,
                                  const GoldenTolerance& tolerance)
{
    const QString kept = QDir(folders.expected).filePath(name + u".png"_s);
    const QImage expected(kept);
    const PictureDifference difference = comparePictures(actual, expected, tolerance);
    if (difference.isWithin(tolerance))
        return testing::AssertionSuccess();
    if (folders.renew) {
        if (!QDir().mkpath(folders.expected) || !savePicture(coarse(actual), kept))
            return testing::AssertionFailure() << kept.toStdString() << " could not be written";
        return testing::AssertionSuccess();
    }
    const QDir failed(folders.failed);
    failed.mkpath(u"."_s);
    savePicture(actual, failed.filePath(name + u".actual.png"_s));
    auto failure = testing::AssertionFailure();
    if (expected.isNull())
        return failure << kept.toStdString() << " is not there or cannot be read; see "
                       << failed.path().toStdString();
    savePicture(expected, failed.filePath(name + u".expected.png"_s));
    if (!difference.sameSize)
        return failure << name.toStdString() << " is " << actual.width() << 'x' << actual.height() << ", not "
                       << expected.width() << 'x' << expected.height();
    savePicture(difference.picture, failed.filePath(name + u".difference.png"_s));
    return failure << name.toStdString() << ": " << 100 * difference.share
                   << " % of the pixels differ (allowed " << 100 * tolerance.share << " %), one by "
                   << difference.largest << " of 255; pictures in " << failed.path().toStdString()
                   << "; tests/golden/renew.py writes it anew";
}

bool useGoldenFonts()
{
    const QByteArray file = QFile::encodeName(sourcePath(u"tests/golden/fonts/fonts.conf"_s));
    return qputenv("FONTCONFIG_FILE", file);
}

} // namespace onescreen::test
