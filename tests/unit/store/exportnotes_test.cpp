// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/exportnotes.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

ExportNote note(const QString& id, std::optional<qint64> rows = 3)
{
    return {.id = id,
            .at = fromMs(1'763'790'000'123),
            .what = u"overview?area=330902"_s,
            .format = u"csv"_s,
            .rows = rows,
            .sha256 = QByteArray(64, 'a')};
}

struct ExportNotesTest : testing::Test
{
    QTemporaryDir folder;
    QString path = folder.filePath(u"exports.json"_s);

    std::vector<ExportNote> reread() const
    {
        ExportNotes again(folder.path());
        EXPECT_TRUE(again.load().has_value());
        return again.pending();
    }
};

} // namespace

TEST_F(ExportNotesTest, WhatIsAddedIsOnTheDiskUntilItIsTaken)
{
    ExportNotes notes(folder.path());
    ASSERT_TRUE(notes.load().has_value());
    ASSERT_TRUE(notes.add(note(u"a"_s)).has_value());
    ASSERT_TRUE(notes.add(note(u"b"_s, std::nullopt)).has_value());
    ASSERT_TRUE(notes.add(note(u"a"_s)).has_value()) << "the same again is no second one";
    EXPECT_EQ(reread(), (std::vector{note(u"a"_s), note(u"b"_s, std::nullopt)}));
    ASSERT_TRUE(notes.remove(u"a"_s).has_value());
    EXPECT_EQ(reread(), std::vector{note(u"b"_s, std::nullopt)});
    EXPECT_EQ(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

TEST_F(ExportNotesTest, ADamagedFileIsSetAsideAndNeverOverwritten)
{
    for (const QByteArray& content : {QByteArray("{"), QByteArray(R"([{"id":"x"}])")}) {
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        ExportNotes notes(folder.path());
        const auto loaded = notes.load();
        ASSERT_FALSE(loaded.has_value());
        EXPECT_EQ(loaded.error().kind, ErrorKind::Corrupt);
        QFile aside(loaded.error().place.file);
        ASSERT_TRUE(aside.open(QIODevice::ReadOnly));
        EXPECT_EQ(aside.readAll(), content);
        EXPECT_TRUE(notes.add(note(u"c"_s)).has_value());
        EXPECT_EQ(reread().size(), 1U);
    }
    EXPECT_EQ(QDir(folder.path()).entryList({u"*.damaged-*"_s}).size(), 2);
}

TEST_F(ExportNotesTest, WhatCannotBeWrittenIsNotClaimed)
{
    ExportNotes notes(folder.filePath(u"missing"_s));
    EXPECT_FALSE(notes.add(note(u"a"_s)).has_value());
    EXPECT_TRUE(notes.pending().empty());
}

} // namespace onescreen
