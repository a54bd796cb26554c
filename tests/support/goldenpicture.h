// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

#include <gtest/gtest.h>

namespace onescreen::test {

/// How far a picture may be from the one that is kept.
struct GoldenTolerance
{
    /// A pixel differs when one of its channels does by more than this, 0 to 255; up to 5 of it come from how
    /// the kept one is stored.
    int channel = 16;
    double share = 0.0005; ///< So many of all pixels may differ.
};

struct PictureDifference
{
    bool sameSize = false;
    double share = 1.0; ///< Of the pixels that differ.
    int largest = 255;  ///< Difference of a channel.
    QImage picture;     ///< What differs is red over the faint expected picture; null with another size.

    [[nodiscard]] bool isWithin(const GoldenTolerance& tolerance) const
    {
        return sameSize && share <= tolerance.share;
    }
};
/// Transparency is not compared: both are taken as they are over black.
PictureDifference comparePictures(const QImage& actual, const QImage& expected,
                                  const GoldenTolerance& tolerance);

/// Where golden pictures are read from and what a failing comparison leaves behind. renew: pictures that
/// differ are written anew in place of failing (set by the environment variable ONESCREEN_RENEW_GOLDEN).
struct GoldenFolders
{
    QString expected; ///< tests/golden/…
    QString failed;   ///< build/…/golden/…: NAME.actual.png, NAME.expected.png, NAME.difference.png
    bool renew = false;

    static GoldenFolders of(const QString& part); ///< The folders of this source and build tree.
};
/// Compares with NAME.png of the kept ones. A picture that is not kept yet fails too.
testing::AssertionResult isGolden(const QImage& actual, const QString& name, const GoldenFolders& folders,
                                  const GoldenTolerance& tolerance = {});

/// Pictures depend on the fonts of the machine, so these tests see only those of tests/golden/fonts. To be
/// called before the application object is made; the result is for a namespace-scope constant.
bool useGoldenFonts();

} // namespace onescreen::test
