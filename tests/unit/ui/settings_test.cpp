// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/settingsstore.h"

#include <QFile>
#include <QSettings>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {
const SettingKey<QString> themeKey{"look/theme"_L1, u"night"_s};
const SettingKey<int> sizeKey{"look/size"_L1, 14};

WindowLayout someLayout()
{
    return {.geometry = QByteArray("\0\1\2", 3),
            .screen = u"DP-1"_s,
            .address = u"overview?area=330902"_s,
            .fullScreen = true,
            .splitters = {{u"overviewColumns"_s, QByteArray("abc")}}};
}
} // namespace

TEST(SettingsStore, GivesDefaultsAndDoesNotWriteThem)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"s.ini"_s);
    {
        SettingsStore store(path);
        EXPECT_EQ(store.value(themeKey), u"night"_s);
        store.setValue(themeKey, u"day"_s);
        store.setValue(sizeKey, 14);
    }
    const QSettings file(path, QSettings::IniFormat);
    EXPECT_EQ(file.value(u"look/theme"_s).toString(), u"day"_s);
    EXPECT_FALSE(file.contains(u"look/size"_s));
}

TEST(SettingsStore, TheFileIsTheUsersAlone)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"sub/desktop.ini"_s);
    for (int round = 0; round < 2; ++round) {
        SettingsStore store(path);
        store.setValue(themeKey, round == 0 ? u"day"_s : u"other"_s);
    }
    const QFile::Permissions others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    EXPECT_EQ(QFile::permissions(path) & others, QFile::Permissions());
}

TEST(SettingsStore, KeepsLayoutsAndForeignEntries)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"s.ini"_s);
    QSettings(path, QSettings::IniFormat).setValue(u"newer/version"_s, 3);
    SettingsStore(path).setWindowLayout(u"duty@1"_s, someLayout());
    const SettingsStore again(path);
    EXPECT_EQ(again.windowLayout(u"duty@1"_s), someLayout());
    EXPECT_FALSE(again.windowLayout(u"duty"_s));
    EXPECT_EQ(QSettings(path, QSettings::IniFormat).value(u"newer/version"_s).toInt(), 3);
}

TEST(SettingsStore, WorksWithoutAFile)
{
    SettingsStore store;
    store.setWindowLayout(u"wall"_s, someLayout());
    EXPECT_EQ(store.windowLayout(u"wall"_s), someLayout());
    store.setWindowLayout(u"wall"_s, {});
    EXPECT_FALSE(store.windowLayout(u"wall"_s));
}

} // namespace onescreen
