// SPDX-License-Identifier: GPL-3.0-or-later
// The comparer of golden pictures itself: it must notice what a person would, and leave behind what explains
// it.
#include "tests/support/goldenpicture.h"

#include <QDir>
#include <QFontDatabase>
#include <QFontInfo>
#include <QPainter>
#include <QRawFont>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace onescreen::test {

namespace {

QImage plain(const QColor& color = Qt::darkBlue, QSize size = {200, 100})
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(color);
    return image;
}

struct GoldenPicture : testing::Test
{
    QTemporaryDir kept;
    QTemporaryDir failed;

    [[nodiscard]] GoldenFolders folders(bool renew = false) const
    {
        return {.expected = kept.path(), .failed = failed.path(), .renew = renew};
    }
    void keep(const QImage& image) const { ASSERT_TRUE(image.save(kept.filePath(u"one.png"_s))); }
    [[nodiscard]] QStringList left() const { return QDir(failed.path()).entryList(QDir::Files); }
};

} // namespace

TEST_F(GoldenPicture, TheSamePictureIsGolden)
{
    keep(plain());
    EXPECT_TRUE(isGolden(plain(), u"one"_s, folders()));
    EXPECT_TRUE(left().isEmpty());
}

TEST_F(GoldenPicture, APictureThatDiffersFailsAndLeavesThree)
{
    keep(plain());
    QImage other = plain();
    QPainter(&other).fillRect(10, 10, 20, 10, Qt::red);
    const testing::AssertionResult result = isGolden(other, u"one"_s, folders());
    EXPECT_FALSE(result);
    EXPECT_NE(std::string(result.message()).find("1 % of the pixels"), std::string::npos) << result.message();
    EXPECT_EQ(left(), (QStringList{u"one.actual.png"_s, u"one.difference.png"_s, u"one.expected.png"_s}));
    const QImage difference(failed.filePath(u"one.difference.png"_s));
    EXPECT_EQ(difference.pixelColor(15, 15), QColor(220, 0, 0));
    EXPECT_NE(difference.pixelColor(100, 50), QColor(220, 0, 0));
}

TEST_F(GoldenPicture, FewOrFaintDifferencesAreTolerated)
{
    keep(plain(QColor(100, 100, 100)));
    EXPECT_TRUE(isGolden(plain(QColor(116, 100, 84)), u"one"_s, folders())) << "by 16 of 255";
    EXPECT_FALSE(isGolden(plain(QColor(117, 100, 100)), u"one"_s, folders())) << "by 17 of 255, everywhere";
    QImage other = plain(QColor(100, 100, 100));
    for (int x = 0; x < 10; ++x)
        other.setPixelColor(x, 0, Qt::white);
    EXPECT_TRUE(isGolden(other, u"one"_s, folders())) << "10 of 20,000 pixels";
    other.setPixelColor(11, 0, Qt::white);
    EXPECT_FALSE(isGolden(other, u"one"_s, folders())) << "11 of 20,000 pixels";
}

TEST_F(GoldenPicture, AnotherSizeAndAMissingOrBrokenFileFail)
{
    EXPECT_FALSE(isGolden(plain(), u"one"_s, folders())) << "none is kept yet";
    EXPECT_EQ(left(), QStringList{u"one.actual.png"_s});
    keep(plain());
    EXPECT_FALSE(isGolden(plain(Qt::darkBlue, {200, 101}), u"one"_s, folders()));
    QFile file(kept.filePath(u"one.png"_s));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("no picture");
    file.close();
    EXPECT_FALSE(isGolden(plain(), u"one"_s, folders()));
    EXPECT_FALSE(isGolden(QImage(), u"one"_s, folders())) << "nothing against nothing";
}

TEST_F(GoldenPicture, RenewingWritesOnlyWhatDiffers)
{
    keep(plain());
    const QByteArray before = [this] {
        QFile file(kept.filePath(u"one.png"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }();
    EXPECT_TRUE(isGolden(plain(QColor(0, 0, 130)), u"one"_s, folders(true)));
    QFile file(kept.filePath(u"one.png"_s));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.readAll(), before) << "within the tolerance";
    EXPECT_TRUE(isGolden(plain(Qt::green), u"one"_s, folders(true)));
    EXPECT_TRUE(isGolden(plain(Qt::green), u"one"_s, folders()));
}

TEST(GoldenFonts, AreTheOnlyOnes)
{
    const QFont font(u"Noto Sans CJK SC"_s);
    EXPECT_EQ(QFontInfo(font).family(), u"Noto Sans CJK SC"_s);
    const QSet<QString> generic{u"Monospace"_s, u"Sans Serif"_s, u"Serif"_s}; // names, not fonts
    for (const QString& family : QFontDatabase::families())
        EXPECT_TRUE(family == u"Noto Sans CJK SC"_s || generic.contains(family)) << qPrintable(family);
    EXPECT_TRUE(QRawFont::fromFont(font).supportsCharacter(u'舟'));
}

} // namespace onescreen::test
