// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testpaths.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QXmlStreamReader>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct Texts
{
    int finished = 0;
    QStringList unfinished;   ///< Without a translation, or with one that was not looked at.
    QStringList placeholders; ///< Whose translation has other places for values than the text.
};

QStringList placesOf(const QString& text)
{
    static const QRegularExpression place(u"%(n|[1-9])"_s);
    QStringList places;
    for (const auto& match : place.globalMatch(text))
        places << match.captured();
    places.sort();
    return places;
}

Texts readTexts(const QString& path)
{
    Texts texts;
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    QXmlStreamReader xml(&file);
    QString source;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == "source"_L1) {
            source = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            const bool unfinished = xml.attributes().value("type"_L1) == "unfinished"_L1;
            const QString translation = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            if (unfinished || translation.trimmed().isEmpty())
                texts.unfinished << source;
            else
                ++texts.finished;
            if (!source.contains("%n"_L1) && placesOf(source) != placesOf(translation))
                texts.placeholders << source;
        }
    }
    EXPECT_FALSE(xml.hasError()) << xml.errorString().toStdString();
    return texts;
}

/// The texts of the source as they are now, merged into a copy of the file.
QString updatedCopy(const QTemporaryDir& folder, const QString& language, const QStringList& options)
{
    const QString copy = folder.filePath(u"onescreen_%1.ts"_s.arg(language));
    EXPECT_TRUE(QFile::copy(test::sourcePath(u"translations/onescreen_%1.ts"_s.arg(language)), copy));
    QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
    QProcess lupdate;
    lupdate.setWorkingDirectory(test::sourcePath({}));
    lupdate.start(QStringLiteral(ONESCREEN_LUPDATE),
                  QStringList{u"-silent"_s, u"-no-obsolete"_s, u"-locations"_s, u"none"_s, u"-I"_s, u"."_s} +
                      options +
                      QStringList{u"-recursive"_s, u"ui"_s, u"app/main/desktop"_s, u"-source-language"_s,
                                  u"zh_CN"_s, u"-target-language"_s, language, u"-ts"_s, copy});
    EXPECT_TRUE(lupdate.waitForFinished(50000));
    EXPECT_EQ(lupdate.exitCode(), 0);
    return copy;
}

} // namespace

TEST(Translations, EnglishHasEveryTextOfTheSource)
{
    const QTemporaryDir folder;
    const Texts texts = readTexts(updatedCopy(folder, u"en"_s, {}));
    EXPECT_GT(texts.finished, 100);
    EXPECT_TRUE(texts.unfinished.isEmpty()) << texts.unfinished.join(u" | "_s).toStdString();
    EXPECT_TRUE(texts.placeholders.isEmpty()) << texts.placeholders.join(u" | "_s).toStdString();
}

TEST(Translations, ChineseHasEveryTextThatANumberChanges)
{
    const QTemporaryDir folder;
    const Texts texts = readTexts(updatedCopy(folder, u"zh_CN"_s, {u"-pluralonly"_s}));
    EXPECT_GT(texts.finished, 5);
    EXPECT_TRUE(texts.unfinished.isEmpty()) << texts.unfinished.join(u" | "_s).toStdString();
}

} // namespace onescreen
