// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/access/tokenfile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct TokenFileTest : testing::Test
{
    QTemporaryDir folder;
    QString path = folder.filePath(u"token"_s);
    TokenFile file{path, "machine-one"_ba};

    QByteArray bytes() const
    {
        QFile raw(path);
        EXPECT_TRUE(raw.open(QIODevice::ReadOnly));
        return raw.readAll();
    }
};

} // namespace

TEST_F(TokenFileTest, GivesBackWhatItWasGivenAndNobodyElseReadsIt)
{
    EXPECT_TRUE(file.read().value().isEmpty()) << "no file is no token";
    ASSERT_TRUE(file.write("a-refresh-token").has_value());
    EXPECT_EQ(file.read().value(), "a-refresh-token");
    EXPECT_EQ(QFile::permissions(path) & ~(QFile::ReadUser | QFile::WriteUser),
              QFile::ReadOwner | QFile::WriteOwner);
    EXPECT_FALSE(bytes().contains("refresh"));
}

TEST_F(TokenFileTest, TheSameTokenNeverLooksTheSame)
{
    ASSERT_TRUE(file.write("a-refresh-token").has_value());
    const QByteArray first = bytes();
    ASSERT_TRUE(file.write("a-refresh-token").has_value());
    EXPECT_NE(bytes(), first);
}

TEST_F(TokenFileTest, IsOfNoUseOnAnotherMachineOrUnderAnotherName)
{
    ASSERT_TRUE(file.write("a-refresh-token").has_value());
    const auto elsewhere = TokenFile(path, "machine-two"_ba).read();
    ASSERT_FALSE(elsewhere.has_value());
    EXPECT_EQ(elsewhere.error().kind, ErrorKind::Corrupt);
    const QString copy = folder.filePath(u"copy"_s);
    ASSERT_TRUE(QFile::copy(path, copy));
    EXPECT_FALSE(TokenFile(copy, "machine-one"_ba).read().has_value());
}

TEST_F(TokenFileTest, EveryFlippedByteIsNoticed)
{
    ASSERT_TRUE(file.write("a-refresh-token").has_value());
    const QByteArray whole = bytes();
    for (qsizetype at = 0; at < whole.size(); ++at) {
        QByteArray flipped = whole;
        flipped[at] = static_cast<char>(flipped[at] ^ 0x40);
        QFile raw(path);
        ASSERT_TRUE(raw.open(QIODevice::WriteOnly));
        raw.write(flipped);
        raw.close();
        EXPECT_FALSE(file.read().has_value()) << at;
    }
}

TEST_F(TokenFileTest, AFileThatOthersMayReadIsNotUsed)
{
    ASSERT_TRUE(file.write("a-refresh-token").has_value());
    ASSERT_TRUE(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
    const auto open = file.read();
    ASSERT_FALSE(open.has_value());
    EXPECT_NE(open.error().kind, ErrorKind::Corrupt) << "a person has to look at it";
    EXPECT_FALSE(file.write("another").has_value());
}

TEST_F(TokenFileTest, ALooseMaskDoesNotLoosenTheFile)
{
    const mode_t before = umask(0);
    const auto written = file.write("a-refresh-token");
    umask(before);
    ASSERT_TRUE(written.has_value());
    struct stat status{};
    ASSERT_EQ(stat(path.toLocal8Bit().constData(), &status), 0);
    EXPECT_EQ(status.st_mode & 07777, 0600U);
    EXPECT_EQ(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"token"_s})
        << "nothing else is left behind";
}

TEST_F(TokenFileTest, SomebodyElsesFileIsNotUsed)
{
    if (geteuid() != 0)
        GTEST_SKIP() << "only root can give a file away";
    ASSERT_TRUE(file.write("a-refresh-token").has_value());
    ASSERT_EQ(chown(path.toLocal8Bit().constData(), 12'345, 12'345), 0);
    EXPECT_FALSE(file.read().has_value());
    EXPECT_FALSE(file.write("another").has_value()) << "whoever put it there may be waiting for it";
}

TEST_F(TokenFileTest, WhereNothingCanBeWrittenTheFaultIsSaid)
{
    const TokenFile nowhere(folder.filePath(u"no such folder/token"_s), "machine-one"_ba);
    const auto written = nowhere.write("a-refresh-token");
    ASSERT_FALSE(written.has_value());
    EXPECT_EQ(written.error().kind, ErrorKind::ReadOnly);
    EXPECT_TRUE(nowhere.read().value().isEmpty());
}

TEST_F(TokenFileTest, ALinkIsNotFollowed)
{
    ASSERT_TRUE(file.write("a-refresh-token").has_value());
    const QString link = folder.filePath(u"link"_s);
    ASSERT_TRUE(QFile::link(path, link));
    EXPECT_FALSE(TokenFile(link, "machine-one"_ba).read().has_value());
}

TEST_F(TokenFileTest, ShortAndEmptyFilesAreDamaged)
{
    for (const QByteArray& content :
         {QByteArray("x"), QByteArray("onescreen-token-1\n"), QByteArray(40, 'y')}) {
        QFile raw(path);
        ASSERT_TRUE(raw.open(QIODevice::WriteOnly));
        raw.write(content);
        raw.close();
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
        const auto damaged = file.read();
        ASSERT_FALSE(damaged.has_value());
        EXPECT_EQ(damaged.error().kind, ErrorKind::Corrupt);
    }
}

} // namespace onescreen
